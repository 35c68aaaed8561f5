"""Words that say little or come at the wrong time: a bare yes, nonsense, a stranger, an automatic reply, too late."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.challenge import Enquiry
from models.conversation.reply import Reply, Stage
from models.invitation import Attendance, Mode
from models.outbox import Delivery
from models.upkeep import tidy
from scheduling.ladder import Kind
from tests.handlers.booked import as_person
from tests.harness import Partnership, stored
from tests.scenarios.living import (
    HOLLY,
    KHAN,
    MAPLE,
    ONCE,
    PRIYA,
    REVIEW,
    RUTH,
    at,
    before,
    booked,
    invitation,
    letters,
    outbox,
)
from tests.scenarios.talking import facts, pressed, stages, wrote
from tests.scenarios.watch import MARKER, Watch

pytestmark = ONCE


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


async def test_a_bare_yes_is_not_taken_for_the_question_whether_sharing_is_safe(house: Partnership) -> None:
    """It may mean that it is right, or that there is a reason not to share: only a button tells which."""
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    letter = letters(khan, code)[0]
    again = await wrote(house, khan, "sent it this morning, went through it with mum on the phone Tues", letter)
    for words in ("yes", "no"):
        again = await wrote(house, khan, words, letter)
        assert "Is there any reason not to share your report with one parent?" in again.reads()
        assert facts(house, code) == (None, None)
    await pressed(house, khan, again, "That’s right")
    assert None not in facts(house, code)


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
    late = await wrote(house, khan, "yes", letters(khan, code)[0])
    assert late.bot
    assert "has taken place" in late.reads()
    assert "Nothing was recorded from your message." in late.reads()
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
    advice = "If a child has been harmed or is at immediate risk, ring 999."
    words = f"Out of office: I am away until Monday 16 March. {advice} Please contact Neil Brooks, named nurse"
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


async def test_a_lost_reply_of_slack_does_not_answer_twice_in_a_thread(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    khan = house.person(KHAN)
    letter = letters(khan, code)[0]
    await khan.say("I can attend by video", thread=letter)
    house.slack.faults.lose_next_reply()
    await house.settle()
    assert [row.status for row in outbox(house, Kind.ANSWER)] == [Delivery.UNCERTAIN]
    await house.settle()
    assert [row.status for row in outbox(house, Kind.ANSWER)] == [Delivery.SENT]
    answers = [message for message in khan.dm if message.bot and message.thread_ts == letter.ts]
    assert len(answers) == 1
    await pressed(house, khan, answers[0], "That’s right")
    assert invitation(house, code, MAPLE).mode is Mode.VIDEO


async def test_when_the_thread_is_gone_the_answer_stands_in_the_conversation(house: Partnership) -> None:
    await booked(house, REVIEW)
    khan = house.person(KHAN)
    root = await khan.say("hello")
    await house.settle()
    await khan.say("I can attend by video", thread=root)
    await khan.unsay(root)
    await house.settle()
    assert khan.dm[-1].thread_ts is None
    assert "Coming: by video" in khan.dm[-1].reads()


async def test_not_a_word_of_a_reply_is_kept_anywhere(
    house: Partnership, watch: Watch, written: StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    """Slack's own store holds the messages that the person wrote, and nothing else does: those alone are left out."""
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    words = (
        f"report sent this morning to {MARKER}, went through it with mum on the phone Tues",
        f"the {MARKER} referral: done",
        f"can you tell me about {MARKER}?",
    )
    own = []
    for said in words:
        own.append(await khan.say(said, thread=letters(khan, code)[0]))
        await house.settle()
    await khan.press(letters(khan, code)[0], "Ask a person")
    await khan.close_modal()
    check = next(message for message in khan.dm if "That’s right" in message.buttons)
    await pressed(house, khan, check, "That’s right")
    await house.go_to(at(3, 5, 16))
    assert watch.stored_as([MARKER]) == []
    path = Path(str(house.engine.url.database))
    for file in (path, path.with_name(f"{path.name}-wal")):
        assert MARKER.encode() not in (file.read_bytes() if file.exists() else b"")
    assert MARKER not in written.getvalue() + caplog.text
    kept_by_slack = [
        message
        for channel in house.slack.workspace.channels.values()
        for message in channel.messages.values()
        if message.ts not in {each.ts for each in own}
    ]
    assert not [message for message in kept_by_slack if MARKER in f"{message.text} {message.blocks} {message.metadata}"]
    assert MARKER not in watch.shown_to(KHAN) + watch.shown_to(PRIYA) + watch.shown_to(RUTH)
