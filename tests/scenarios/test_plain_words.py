"""People answer as they would answer a colleague; nothing is recorded until they say that it is right."""

from datetime import date

from sqlmodel import col, select

from bot.sandbox import Message, Person
from models.challenge import Enquiry
from models.conversation.reply import Reply, Stage
from models.invitation import Attendance, Mode, NotUsReason
from models.report import Report, ReportStatus, Route
from models.sharing import Method, Safety, Shared, Sharing
from models.upkeep import tidy
from tests.handlers.booked import as_person
from tests.harness import Partnership, stored
from tests.scenarios.living import (
    HOLLY,
    KHAN,
    MAPLE,
    ONCE,
    PRIYA,
    REVIEW,
    at,
    before,
    booked,
    invitation,
    letters,
)
from tests.scenarios.watch import MARKER, Watch

pytestmark = ONCE


async def wrote(house: Partnership, person: Person, words: str, thread: Message | None = None) -> Message:
    """What somebody is answered when they write these words."""
    await person.say(words, thread=thread)
    await house.settle()
    return person.dm[-1]


async def pressed(house: Partnership, person: Person, message: Message, button: str, value: object = None) -> Message:
    """Press a button of a message; the message as it reads afterwards."""
    await person.press(message, button, value)
    await house.settle()
    return next(each for each in person.dm if each.ts == message.ts)


def facts(house: Partnership, code: str, agency: str = MAPLE) -> tuple[Report | None, Sharing | None]:
    row = invitation(house, code, agency)
    with stored(house) as session:
        return session.get(Report, row.id), session.get(Sharing, row.id)


def stages(house: Partnership) -> list[Stage]:
    with stored(house) as session:
        return [reply.stage for reply in session.exec(select(Reply).order_by(col(Reply.id)))]


async def test_a_reply_in_the_thread_is_shown_and_recorded_once_it_is_right(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    letter = letters(khan, code)[0]
    check = await wrote(house, khan, "sent it over this morning, went through it with mum on the phone Tues", letter)
    assert check.thread_ts == letter.ts
    assert "Report: sent today, Wednesday 4 March" in check.reads()
    assert "Shared with the mother by phone yesterday, Tuesday 3 March" in check.reads()
    assert check.buttons == ["Not this one"] * 2 + ["That’s right", "Change", "Not safe to share", "Ask a person"]
    assert facts(house, code) == (None, None)
    done = await pressed(house, khan, check, "That’s right")
    report, sharing = facts(house, code)
    assert report is not None
    assert sharing is not None
    assert (report.status, report.sent_on, report.on_behalf) == (ReportStatus.SENT, date(2026, 3, 4), False)
    assert (sharing.value, sharing.shared_on, sharing.method) == (Shared.YES, date(2026, 3, 3), Method.PHONE)
    assert (sharing.shared_with, sharing.safety) == (["mother"], Safety.SAFE)
    assert "✓ Recorded. Thank you." in done.reads()
    assert "✓ Report: sent on Wednesday 4 March" in done.reads()
    assert "That’s right" not in done.buttons
    assert "✓ Report: sent on Wednesday 4 March" in letters(khan, code)[0].reads()
    with stored(house) as session:
        assert [(reply.stage, reply.kept) for reply in session.exec(select(Reply))] == [(Stage.RECORDED, None)]
    version = invitation(house, code, MAPLE).version
    await khan.press(check, "That’s right")  # pressed twice, from a screen that was not drawn anew
    assert invitation(house, code, MAPLE).version == version


async def test_what_was_not_meant_is_taken_out_and_the_rest_recorded(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    check = await wrote(house, khan, "I can come by video and the report was sent yesterday by secure email")
    assert check.thread_ts is None
    assert "Coming: by video" in check.reads()
    check = await pressed(house, khan, check, "reply_not.report")
    assert "Report" not in check.reads()
    assert check.buttons.count("Not this one") == 1
    await pressed(house, khan, check, "That’s right")
    row = invitation(house, code, MAPLE)
    assert (row.attendance, row.mode) == (Attendance.YES, Mode.VIDEO)
    assert facts(house, code)[0] is None
    other = await wrote(house, khan, "report sent yesterday by secure email")
    other = await pressed(house, khan, other, "Not this one")
    assert "Nothing was recorded from your message." in other.reads()
    assert stages(house) == [Stage.RECORDED, Stage.SET_ASIDE]


async def test_change_opens_the_form_with_what_was_understood(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    check = await wrote(house, khan, "sent it by secure email this morning, went through it with mum on the phone Tues")
    await khan.press(check, "Change")
    assert "Report: sent today" in before(khan).reads()
    await khan.press(before(khan), "reply_change.report")
    form = before(khan)
    assert (form.value("status"), form.value("sent_on"), form.value("route")) == ("sent", "2026-03-04", "secure_email")
    await khan.fill("sent_on", "2026-03-03")
    assert (await khan.submit()).closed
    await house.settle()
    report, sharing = facts(house, code)
    assert report is not None
    assert (report.sent_on, report.route, sharing) == (date(2026, 3, 3), Route.SECURE_EMAIL, None)
    check = khan.dm[-1]
    assert "Report" not in check.reads()
    await khan.press(check, "Not safe to share")
    assert before(khan).value("safety") is None
    await khan.fill("safety", "safe")
    form = before(khan)
    assert (form.value("value"), form.value("shared_on"), form.value("method")) == ("yes", "2026-03-03", "phone")
    await khan.submit()
    await house.settle()
    sharing = facts(house, code)[1]
    assert sharing is not None
    assert sharing.shared_with == ["mother"]
    assert stages(house) == [Stage.RECORDED]
    assert "✓ Recorded. Thank you." in khan.dm[-1].reads()


async def test_a_change_is_seen_as_one_and_forgets_nothing(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 3, 14))
    khan = house.person(KHAN)
    first = await wrote(house, khan, "report is in draft, should be with you by Thursday. I will attend by video")
    await pressed(house, khan, first, "That’s right")
    await house.go_to(at(3, 4, 14))
    check = await wrote(house, khan, "sent it this morning by secure email")
    assert "Now recorded: Report: in progress, expected on Thursday 5 March" in check.reads()
    await pressed(house, khan, check, "That’s right")
    again = await wrote(house, khan, "the report has been sent")
    assert "Recorded already: Report: sent on Wednesday 4 March, by secure email" in again.reads()
    assert "That’s right" not in again.buttons
    assert invitation(house, code, MAPLE).mode is Mode.VIDEO


async def test_what_is_missing_is_asked_as_one_question(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    check = await wrote(house, khan, "report is done")
    assert "Have you sent your report to the conference service?" in check.reads()
    assert check.buttons == ["Yes, today", "Not yet", "Yes, on another day…", "Ask a person"]
    check = await pressed(house, khan, check, "Yes, today")
    assert "Report: sent today, Wednesday 4 March" in check.reads()
    assert facts(house, code)[0] is None
    await pressed(house, khan, check, "That’s right")
    report = facts(house, code)[0]
    assert report is not None
    assert report.sent_on == date(2026, 3, 4)
    check = await wrote(house, khan, "can't make it, my colleague Aisha is coming instead")
    assert "Who comes for you?" in check.reads()
    await khan.press(check, "Give name and role…")
    form = before(khan)
    assert (form.value("attendance"), form.value("deputy_name")) == ("deputy", "Aisha")
    await khan.fill("deputy_name", "Aisha Bell")
    await khan.fill("deputy_role", "practice nurse")
    await khan.submit()
    await house.settle()
    assert invitation(house, code, MAPLE).deputy_name == "Aisha Bell"
    assert stages(house) == [Stage.RECORDED, Stage.RECORDED]


async def test_yes_alone_answers_the_one_question_that_is_open(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    letter = letters(khan, code)[0]
    unclear = await wrote(house, khan, "yes", letter)
    assert "nothing was recorded" in unclear.reads()
    await wrote(house, khan, "report is done", letter)
    when = await wrote(house, khan, "yep", letter)  # it is sent; on which day?
    assert "On which day did you send your report?" in when.reads()
    assert "Have you sent" not in letters(khan, "report")[-2].reads()
    again = await wrote(house, khan, ":+1:", letter)
    assert "On which day did you send your report?" in again.reads()
    check = await pressed(house, khan, again, "Yesterday")
    assert "Report: sent yesterday, Tuesday 3 March" in check.reads()
    thanks = await wrote(house, khan, "Yes, that’s right", letter)
    assert "✓ Recorded. Thank you." in thanks.reads()
    assert thanks.thread_ts == letter.ts
    report = facts(house, code)[0]
    assert report is not None
    assert report.sent_on == date(2026, 3, 3)
    await wrote(house, khan, "I can attend in person", letter)
    wrong = await wrote(house, khan, "no", letter)
    assert "Nothing was recorded from your message." in wrong.reads()
    assert invitation(house, code, MAPLE).attendance is None


async def test_yes_in_the_thread_of_a_letter_that_asks_one_thing_is_about_that(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    letter = letters(khan, code)[0]
    check = await wrote(house, khan, "sent it this morning, went through it with mum on the phone Tues", letter)
    await pressed(house, khan, check, "That’s right")
    check = await wrote(house, khan, "👍", letter)
    assert "• Coming" in check.reads()
    await pressed(house, khan, check, "That’s right")
    assert invitation(house, code, MAPLE).attendance is Attendance.YES


async def test_with_several_conferences_the_bot_asks_and_each_has_its_own_days(house: Partnership) -> None:
    first = await booked(house, REVIEW)
    second = await booked(house, {**REVIEW, "date": "2026-03-19"})
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    which = await wrote(house, khan, "I can attend by phone, report will be with you on Thursday")
    assert "Which conference is that about?" in which.reads()
    assert first in which.reads()
    assert second in which.reads()
    assert which.buttons == ["This one", "This one"]
    again = await wrote(house, khan, "yes")
    assert "Which conference is that about?" in again.reads()
    row = invitation(house, second, MAPLE)
    check = await pressed(house, khan, again, "This one", str(row.id))
    assert second in check.reads()
    assert first not in check.reads()
    assert "Coming: by phone" in check.reads()
    await pressed(house, khan, check, "That’s right")
    assert invitation(house, second, MAPLE).mode is Mode.PHONE
    assert invitation(house, first, MAPLE).attendance is None
    in_thread = await wrote(house, khan, "I can attend by video", letters(khan, first)[0])
    assert first in in_thread.reads()
    await pressed(house, khan, in_thread, "That’s right")
    assert invitation(house, first, MAPLE).mode is Mode.VIDEO


async def test_nonsense_and_views_are_answered_kindly_and_not_kept(house: Partnership, watch: Watch) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    answer = await wrote(house, khan, f"{MARKER} the moon is a balloon")
    assert "We could not read an answer from it, so nothing was recorded." in answer.reads()
    assert "Report" in answer.buttons
    assert "Ask a person" in answer.buttons
    view = await wrote(house, khan, "we're going to disagree with stepping down btw, not enough has changed")
    assert "A view on the outcome belongs in the conference" in view.reads()
    assert "Nothing is recorded yet" not in view.reads()
    assert facts(house, code) == (None, None)
    as_person(house, None, tidy)
    with stored(house) as session:
        assert [reply.kept for reply in session.exec(select(Reply))] == [None, None]
    assert watch.stored_as([MARKER]) == []


async def test_three_words_in_a_row_that_say_nothing_get_one_answer(house: Partnership) -> None:
    await booked(house, REVIEW)
    khan = house.person(KHAN)
    count = len(khan.dm)
    for words in ("hello", "I see", "ok then hello"):
        await khan.say(words)
    await house.settle()
    assert len(khan.dm) == count + 4


async def test_nobody_is_answered_about_a_conference_that_is_not_theirs(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    check = await wrote(house, house.person(KHAN), "I can attend by video", letters(house.person(KHAN), code)[0])
    reed = house.person(HOLLY)
    answer = await wrote(house, reed, "I can attend by video")
    assert code not in answer.reads()
    assert "no conference at the moment" in answer.reads()
    with stored(house) as session:
        reply = session.exec(select(Reply).where(col(Reply.kept).is_not(None))).one()
    button = next(
        each for block in check.blocks for each in block.get("elements", []) if each.get("action_id") == "reply_right"
    )
    assert button["value"] == str(reply.id)
    forged = house.slack.workspace.post(reed.channel, "U0SANDBOXBOT", "forged", check.blocks)
    await reed.press(forged, "That’s right")
    assert "We cannot find that" in before(reed).reads()
    assert invitation(house, code, MAPLE).attendance is None


async def test_after_the_conference_nothing_is_recorded_any_more(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 11, 15))
    khan = house.person(KHAN)
    check = await wrote(house, khan, "report sent this morning", letters(khan, code)[0])
    await house.go_to(at(3, 12, 12))
    await khan.press(check, "That’s right")
    assert "has taken place" in before(khan).reads()
    await khan.close_modal()
    assert facts(house, code) == (None, None)
    late = await wrote(house, khan, "report sent this morning", letters(khan, code)[0])
    assert "has taken place" in late.reads()
    assert "Nothing was recorded from your message." in late.reads()


async def test_what_is_not_confirmed_within_a_day_is_forgotten(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 3, 14))
    khan = house.person(KHAN)
    check = await wrote(house, khan, "report sent this morning", letters(khan, code)[0])
    await house.go_to(at(3, 4, 14, 30))
    await khan.press(check, "That’s right")
    assert "waited for more than a day" in before(khan).reads()
    await khan.close_modal()
    assert facts(house, code) == (None, None)
    other = await wrote(house, khan, "report sent this morning", letters(khan, code)[0])
    await house.go_to(at(3, 5, 16))
    as_person(house, None, tidy)
    await house.settle()
    with stored(house) as session:
        assert [(reply.stage, reply.kept) for reply in session.exec(select(Reply))] == [(Stage.LAPSED, None)] * 2
    assert "waited for more than a day" in next(each for each in khan.dm if each.ts == other.ts).reads()


async def test_if_the_record_changed_meanwhile_it_is_shown_again(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    letter = letters(khan, code)[0]
    check = await wrote(house, khan, "I can attend by video", letter)
    await khan.press(letter, "By phone")
    await khan.press(check, "That’s right")
    assert "nothing was recorded now" in before(khan).reads()
    await khan.close_modal()
    await house.settle()
    assert invitation(house, code, MAPLE).mode is Mode.PHONE
    check = next(each for each in khan.dm if each.ts == check.ts)
    assert "Now recorded: Coming: by phone" in check.reads()
    await pressed(house, khan, check, "That’s right")
    assert invitation(house, code, MAPLE).mode is Mode.VIDEO


async def test_what_is_said_later_takes_the_place_of_what_was_not_confirmed(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    first = await wrote(house, khan, "I can attend by video. Report sent yesterday")
    await wrote(house, khan, "sorry, I can't attend")
    first = next(each for each in khan.dm if each.ts == first.ts)
    assert "Coming" not in first.reads()
    assert "Report: sent yesterday" in first.reads()
    await pressed(house, khan, khan.dm[-1], "That’s right")
    assert invitation(house, code, MAPLE).attendance is Attendance.NO


async def test_the_same_event_brought_twice_is_answered_once(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    khan = house.person(KHAN)
    house.slack.faults.deliver_twice()
    await wrote(house, khan, "report sent this morning", letters(khan, code)[0])
    assert stages(house) == [Stage.CONFIRM]
    assert len([message for message in khan.dm if message.bot and message.thread_ts]) == 1


async def test_an_automatic_reply_changes_nothing_and_names_who_covers(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan, priya = house.person(KHAN), house.person(PRIYA)
    words = "Automatic reply: I am out of the office until Monday 16 March. Please contact Neil Brooks, named nurse"
    answer = await wrote(house, khan, words, letters(khan, code)[0])
    assert "automatic reply, so nothing was recorded" in answer.reads()
    count = len(khan.dm)
    await wrote(house, khan, words, letters(khan, code)[0])
    assert len(khan.dm) == count + 1  # a machine is not answered again
    assert invitation(house, code, MAPLE).attendance is None
    told = letters(priya, "seems to be away")
    assert len(told) == 1
    assert "Neil Brooks, named nurse" in told[0].reads()
    assert "Neil" not in told[0].text
    assert told[0].buttons == ["It is settled", "Invite someone else", "Answer for them"]
    with stored(house) as session:
        assert session.exec(select(Enquiry)).one().away
    await pressed(house, priya, told[0], "It is settled")
    assert "Settled" in letters(priya, "Settled")[0].reads()


async def test_not_ours_is_confirmed_and_told_to_the_social_worker(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    check = await wrote(house, khan, "not one of our patients any more, they moved to another practice in Nov")
    assert "This invitation is not for you: not our patient" in check.reads()
    assert "is told, and finds out whom to ask instead" in check.reads()
    done = await pressed(house, khan, check, "That’s right")
    assert invitation(house, code, MAPLE).not_us_reason is NotUsReason.NOT_OUR_PATIENT
    assert "Not for this agency" in done.reads()
