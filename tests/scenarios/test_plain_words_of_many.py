"""Several of everything: conferences, actions, sentences, and people who answer for one agency."""

import json
from functools import partial
from pathlib import Path

from sqlmodel import col, select

from models.action import ActionStatus, ActionUpdate
from models.agency import Professional
from models.conversation.reply import Reply
from models.desk import Desk, key
from models.invitation import Mode
from models.report import ReportStatus
from tests.handlers.booked import as_person
from tests.handlers.booked import booked as review
from tests.handlers.test_actions import give_actions
from tests.harness import Partnership, stored
from tests.scenarios.living import (
    JO,
    KHAN,
    LARKFIELD,
    MAPLE,
    ONCE,
    PRIYA,
    REVIEW,
    SAM,
    answered,
    at,
    before,
    booked,
    invitation,
    letters,
)
from tests.scenarios.talking import facts, pressed, wrote

pytestmark = ONCE
EXAMPLES = Path(__file__).parents[1] / "models" / "understanding" / "replies.jsonl"


async def test_actions_are_placed_by_number_and_asked_about_otherwise(house: Partnership) -> None:
    conference = review(house)
    first, second, _ = as_person(house, PRIYA, partial(give_actions, conference_id=key(conference.id)))
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    check = await wrote(house, khan, "Action 1 done. Action 2 waiting list, 14 weeks")
    assert "Action 1 (Offer Child A an appointment & tell the school): done" in check.reads()
    assert "Action 2 (Review the adult’s medication): in progress. Waiting list 14 weeks" in check.reads()
    check = await pressed(house, khan, check, f"reply_not.actions-{first}")
    await pressed(house, khan, check, "That’s right")
    with stored(house) as session:
        updates = session.exec(select(ActionUpdate)).all()
    found = [(row.action_id, row.status, row.barrier) for row in updates]
    assert found == [(second, ActionStatus.IN_PROGRESS, "Waiting list 14 weeks")]
    which = await wrote(house, khan, "parenting course: mum did 3 of 8 sessions")
    assert "Which of your actions do you mean?" in which.reads()
    assert "parenting" not in which.reads()
    check = await pressed(house, khan, which, f"reply_action.{first}")
    assert "Action 1 (Offer Child A an appointment & tell the school): in progress" in check.reads()
    await khan.press(check, "Change")
    assert before(khan).value(f"status:{first}") == "in_progress"
    await khan.submit()
    await house.settle()
    with stored(house) as session:
        assert session.get_one(ActionUpdate, first).status is ActionStatus.IN_PROGRESS
        assert session.exec(select(Reply).where(col(Reply.kept).is_not(None))).first() is None


async def test_whoever_runs_it_records_for_others_and_reads_so(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan, priya = house.person(KHAN), house.person(PRIYA)
    await khan.press(letters(khan, code)[0], "Ask a person")
    await khan.close_modal()
    await house.settle()
    check = await wrote(
        house, priya, "attending by phone, report sent yesterday", letters(priya, "would like to talk")[0]
    )
    assert "You are recording this for Dr Amira Khan, Maple Street Surgery." in check.reads()
    await pressed(house, priya, check, "That’s right")
    assert invitation(house, code, MAPLE).mode is Mode.PHONE
    report = facts(house, code)[0]
    assert report is not None
    assert report.on_behalf


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


async def test_a_deputy_answers_for_the_agency_until_they_have_left(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    jo, sam = house.person(JO), house.person(SAM)
    check = await wrote(house, jo, "I can't come, Sam Whitlock (deputy DSL) will attend instead")
    assert "Sending a deputy: Sam Whitlock, deputy designated safeguarding lead" in check.reads()
    await pressed(house, jo, check, "That’s right")
    check = await wrote(house, sam, "report sent this morning, I'll be there in person")
    assert "Now recorded: Sending a deputy" in check.reads()
    check = await pressed(house, sam, check, "reply_not.coming")
    await pressed(house, sam, check, "That’s right")
    report = facts(house, code, LARKFIELD)[0]
    assert report is not None
    assert report.status is ReportStatus.SENT
    check = await wrote(house, sam, "I have gone through it with dad in person today")

    def leave(desk: Desk) -> None:
        desk.session.exec(select(Professional).where(col(Professional.slack_id) == SAM)).one().active = False

    as_person(house, None, leave)
    await sam.press(check, "That’s right")
    assert "not in this partnership's directory" in before(sam).reads()
    assert facts(house, code, LARKFIELD)[1] is None


async def test_a_restricted_reason_is_not_shown_to_whoever_types_in_an_answer(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan, priya = house.person(KHAN), house.person(PRIYA)
    restricted = {"safety": "safe", "value": "no", "reason": "increased_risk"}
    await answered(house, khan, "Shared with the family?", restricted)
    own = await wrote(house, khan, "not shared with the family, no time")
    assert "Not shared with the family: we ran out of time. The chair will ring you" in own.reads()
    assert "risk" not in own.reads()
    await khan.press(own, "Ask a person")
    await khan.close_modal()
    await house.settle()
    check = await wrote(house, priya, "shared with mum by phone yesterday", letters(priya, "would like to talk")[0])
    assert "Shared with the mother by phone yesterday" in check.reads()
    assert " ring " not in check.reads()
    await pressed(house, priya, check, "That’s right")
    sharing = facts(house, code)[1]
    assert sharing is not None
    assert sharing.please_phone  # that the chair should ring, only the agency itself takes back
    assert " ring " not in letters(priya, "Recorded. Thank you")[-1].reads()
    mine = await wrote(house, khan, "shared it with dad in person today")
    await pressed(house, khan, mine, "That’s right")
    sharing = facts(house, code)[1]
    assert sharing is not None
    assert sharing.please_phone


async def test_a_letter_about_several_agencies_is_asked_about_by_name(house: Partnership) -> None:
    outside = ("Hillcrest Medical Practice", "Riverside Surgery")
    code = await booked(house, {**REVIEW, "agencies": list(outside)})
    priya = house.person(PRIYA)
    letter = next(message for message in priya.dm if "Ewan Pryce" in message.reads() and "Chow" in message.reads())
    which = await wrote(house, priya, "attending by phone", letter)
    assert "Which agency is that about?" in which.reads()
    assert "Dr Mei-Ling Chow, Riverside Surgery" in which.reads()
    row = invitation(house, code, "Riverside Surgery")
    check = await pressed(house, priya, which, "This one", str(row.id))
    assert "You are recording this for Dr Mei-Ling Chow, Riverside Surgery." in check.reads()
    await pressed(house, priya, check, "That’s right")
    assert invitation(house, code, "Riverside Surgery").mode is Mode.PHONE
    assert invitation(house, code, "Hillcrest Medical Practice").mode is None


async def test_every_example_is_answered_and_what_it_says_is_taken_as_the_buttons_would(house: Partnership) -> None:
    """Each in turn by the same GP: nothing is recorded by itself, and nothing that is confirmed is refused."""
    conference = review(house)
    as_person(house, PRIYA, partial(give_actions, conference_id=key(conference.id)))
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    confirmed = 0
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
        before_it, words = len(khan.dm), json.loads(line)["text"]
        version = invitation(house, conference.code, MAPLE).version
        answer = await wrote(house, khan, words)
        assert len(khan.dm) >= before_it + 2 or "Automatic reply" in words, words
        assert invitation(house, conference.code, MAPLE).version - version <= 1, words  # somebody may have been told
        if "That’s right" in answer.buttons:
            confirmed += 1
            answer = await pressed(house, khan, answer, "That’s right")
            assert khan.modal is None, words
            assert "✓ Recorded. Thank you." in answer.reads() or "?" in answer.reads(), words
    assert confirmed >= 12


async def test_a_reference_in_the_words_says_which_conference(house: Partnership) -> None:
    first, second = await booked(house, REVIEW), await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    check = await wrote(house, khan, f"{second.lower()}: I can come by video")
    assert check.text == f"{second}: please check what we understood"
    await pressed(house, khan, check, "That’s right")
    assert invitation(house, second, MAPLE).mode is Mode.VIDEO
    assert invitation(house, first, MAPLE).attendance is None
    thread = next(each for each in letters(khan, first) if second not in each.reads())
    other = await wrote(house, khan, f"I can't come to {second} after all", thread)
    assert "Which conference is that about?" in other.reads()
    unknown = await wrote(house, khan, "CPC-0000: I can come by video")
    assert "Which conference is that about?" in unknown.reads()
