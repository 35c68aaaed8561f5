"""People answer as they would answer a colleague; nothing is recorded until they say that it is right."""

from datetime import date

from sqlmodel import select

from models.conversation.reply import Reply, Stage
from models.invitation import Attendance, Mode, NotUsReason
from models.report import ReportStatus, Route
from models.sharing import Method, NotSharedReason, Safety, Shared
from tests.harness import Partnership, stored
from tests.scenarios.living import (
    KHAN,
    MAPLE,
    ONCE,
    REVIEW,
    at,
    before,
    booked,
    invitation,
    letters,
)
from tests.scenarios.talking import facts, pressed, stages, wrote

pytestmark = ONCE


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


async def test_not_ours_is_confirmed_and_told_to_the_social_worker(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    check = await wrote(house, khan, "not one of our patients any more, they moved to another practice in Nov")
    assert "This invitation is not for you: not your patient" in check.reads()
    assert "is told, and finds out whom to ask instead" in check.reads()
    done = await pressed(house, khan, check, "That’s right")
    assert invitation(house, code, MAPLE).not_us_reason is NotUsReason.NOT_OUR_PATIENT
    assert "Not for this agency" in done.reads()


async def test_a_question_is_answered_beside_what_was_understood(house: Partnership) -> None:
    await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    check = await wrote(house, khan, "I can come by video. When is the report due?")
    assert "Coming: by video" in check.reads()
    assert "Your report is due by Thursday 5 March, 5pm" in check.reads()
    answer = await wrote(house, khan, "what does RCPC mean?")
    assert "review" in answer.reads()
    assert "Nothing is recorded yet" not in answer.reads()


async def test_what_only_the_form_may_ask_is_explained(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    words = "ran out of time to go through it with them before, will do it on the day"
    check = await wrote(house, khan, words)
    assert "Not shared with the family: we ran out of time" in check.reads()
    assert "In the meeting is not before the meeting" in check.reads()
    await pressed(house, khan, check, "That’s right")
    sharing = facts(house, code)[1]
    assert sharing is not None
    assert (sharing.value, sharing.reason) == (Shared.NO, NotSharedReason.RAN_OUT_OF_TIME)
    check = await wrote(house, khan, "report in draft, waiting for manager to sign off, should be Friday")
    assert "That is after the deadline, Thursday 5 March, 5pm." in check.reads()
    elsewhere = await wrote(house, khan, "Sent to the social worker last wk, she said she'd put it in her report")
    assert "does not replace your own report" in elsewhere.reads()
    assert "Have you sent your report to the conference service?" in elsewhere.reads()
