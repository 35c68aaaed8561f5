"""Moving, cancelling, handing over, inviting later, withdrawing: what the social worker does and what others hear."""

from datetime import date, time, timedelta
from functools import partial

import pytest

from bot.sandbox import Person
from models.booking import Moment, cancel, reschedule
from models.conference import Conference
from models.desk import key
from models.invitation import Invitation, NotUsReason, PriorityReason
from models.inviting import withdraw
from models.redirecting import say_not_us
from scheduling.ladder import Standing
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

pytestmark = pytest.mark.databases("sqlite")
MAPLE = "Maple Street Surgery"


def now(house: Partnership, conference: Conference) -> Conference:
    with stored(house) as session:
        return session.get_one(Conference, conference.id)


async def opened(house: Partnership, typed: str, conference: Conference) -> Person:
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"{typed} {conference.code}")
    return priya


async def test_it_moves_and_everyone_is_told_once(house: Partnership) -> None:
    conference = booked(house)
    await house.pass_by(timedelta(hours=1))
    priya = await opened(house, "reschedule", conference)
    assert shown(priya).value("date") == "2026-03-12"
    assert shown(priya).value("time") == "10:00"
    await priya.fill("date", "2026-03-19")
    assert "Reports due Thursday 12 March, 5pm" in reads(priya)
    await priya.fill("time", "13:30")
    assert (await priya.submit()).updated
    assert "✓ Moved to Thursday 19 March, 1:30pm. Everyone who is invited is told once." in reads(priya)
    await house.settle()
    for slack_id in ("UKHAN", "UREED", "UJO", "UHOLLY", "UPROB", "URUTH"):
        told = [message for message in house.person(slack_id).dm if "has a new date" in message.text]
        assert len(told) == 1
    assert now(house, conference).sequence == 1


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({}, "date", "This is the date and time it already has."),
        ({"date": "2026-03-14"}, "date", "Conferences are not held at weekends"),
        ({"date": "2026-02-20"}, "date", "This is in the past."),
        ({"date": "2026-04-06"}, "date", "tick “Hold it on a bank holiday” below"),
    ],
)
async def test_it_does_not_move_there(house: Partnership, changes: dict[str, str], field: str, sentence: str) -> None:
    conference = booked(house)
    priya = await opened(house, "reschedule", conference)
    for name, value in changes.items():
        await priya.fill(name, value)
    sent = await priya.submit()
    assert sentence in sent.errors[field]
    assert now(house, conference).sequence == 0


async def test_it_is_not_in_its_own_way(house: Partnership) -> None:
    conference = booked(house)
    priya = await opened(house, "reschedule", conference)
    await priya.fill("time", "10:30")
    assert "at another conference" not in reads(priya)
    booked(house, by="UDANIEL", agencies=("UKHAN",), at=time(11))
    await priya.fill("time", "10:15")
    assert "Dr Amira Khan is at another conference from 11am to 12:30pm." in reads(priya)


async def test_what_was_typed_survives_a_change_in_between(house: Partnership) -> None:
    conference = booked(house)
    priya = await opened(house, "reschedule", conference)
    await priya.fill("date", "2026-03-19")
    meanwhile = Moment(date(2026, 3, 17), time(9), 60)
    as_person(house, "UBUSINESS", lambda desk: reschedule(desk, key(conference.id), meanwhile, 1))
    assert (await priya.submit()).updated
    assert "This was changed while your form was open." in reads(priya)
    assert "Tuesday 17 March, 9am" in reads(priya)
    assert shown(priya).value("date") == "2026-03-19"
    assert now(house, conference).sequence == 1
    assert (await priya.submit()).updated
    assert now(house, conference).sequence == 2


async def test_cancelling_is_asked_once_more(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    priya = await opened(house, "cancel", conference)
    assert "The 5 agencies that are invited are told once, and so is the chair." in reads(priya)
    assert now(house, conference).standing is Standing.SCHEDULED
    assert (await priya.submit()).updated
    assert f"✓ {conference.code} is cancelled." in reads(priya)
    await house.settle()
    assert f"{conference.code} on Thursday 12 March, 10am is cancelled" in house.person("UKHAN").dm[-1].text
    again = await priya.command("/conference", f"cancel {conference.code}")
    assert again.text == f"{conference.code} was cancelled. There is nothing more to answer."


async def test_a_form_of_a_conference_cancelled_meanwhile(house: Partnership) -> None:
    conference = booked(house)
    priya = await opened(house, "reschedule", conference)
    await priya.fill("date", "2026-03-19")
    as_person(house, "UBUSINESS", lambda desk: cancel(desk, key(conference.id), 1))
    sent = await priya.submit()
    assert sent.errors == {"date": f"{conference.code} was cancelled. There is nothing more to answer."}


@pytest.mark.parametrize("typed", ["handover", "hand over"])
async def test_handing_over(house: Partnership, typed: str) -> None:
    conference = booked(house)
    await house.pass_by(timedelta(hours=1))
    priya = await opened(house, typed, conference)
    await priya.fill("to", "Daniel Osei")
    assert (await priya.submit()).updated
    assert f"Daniel Osei now has {conference.code}, and is told so." in reads(priya)
    await house.settle()
    daniel = house.person("UDANIEL")
    assert daniel.dm[-1].text == f"{conference.code} on Thursday 12 March, 10am was handed over to you"
    assert "Secure details: 5 of 5 to send" in daniel.dm[-1].reads()
    await daniel.press(daniel.dm[-1], f"Open {conference.code}")
    assert shown(daniel).title == conference.code
    gone = await priya.command("/conference", f"show {conference.code}")
    assert gone.text.startswith("We cannot find")


async def test_inviting_later_is_recorded_as_such(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    priya = await opened(house, "invite", conference)
    assert MAPLE not in str(shown(priya).blocks), "who is invited already is not offered"
    await priya.fill("agencies", ["Calder Recovery Service"])
    await priya.fill("priority", "Sees the family most")
    assert (await priya.submit()).updated
    assert "✓ Invited: Farah Siddiqui, Calder Recovery Service." in reads(priya)
    assert "later than the others. Priority: sees the family most" in reads(priya)
    await house.settle()
    assert house.person("URECOV").dm[-1].text.startswith("You are invited.")
    with stored(house) as session:
        invitation = session.get_one(Invitation, invitation_of(house, conference, "Calder Recovery Service"))
    assert invitation.late
    assert invitation.priority is PriorityReason.MAIN_CONTACT


async def test_withdrawing_an_invitation(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    priya = await opened(house, "withdraw", conference)
    await priya.fill("invitation", "Dr Amira Khan, Maple Street Surgery")
    assert (await priya.submit()).updated
    assert "✓ Withdrawn: Dr Amira Khan, Maple Street Surgery. They are told once." in reads(priya)
    assert "Withdrawn: Dr Amira Khan, Maple Street Surgery" in reads(priya).splitlines()[-2]
    await house.settle()
    assert house.person("UKHAN").dm[-1].text == f"Your invitation to {conference.code} was withdrawn"


async def test_nobody_is_left_to_withdraw(house: Partnership) -> None:
    conference = booked(house, agencies=("UKHAN",), ages=(7,))
    for agency in (MAPLE, "Calder Probation Service"):
        number = invitation_of(house, conference, agency)
        as_person(house, "UPRIYA", partial(withdraw, invitation_id=number))
    priya = await opened(house, "withdraw", conference)
    assert "Nobody is invited at the moment." in reads(priya)


async def test_an_agency_says_it_is_the_wrong_one(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    number = invitation_of(house, conference, MAPLE)
    as_person(
        house, "UKHAN", lambda desk: say_not_us(desk, number, NotUsReason.NOT_OUR_PATIENT, "Hillcrest <b> & sons")
    )
    await house.settle()
    priya = house.person("UPRIYA")
    letter = priya.dm[-1]
    assert letter.text == (
        f"{conference.code}: an agency says the invitation for Thursday 12 March, 10am is not for them. "
        "Please see who to ask"
    )
    assert "says that this invitation is not for them: not our patient, pupil or client any more." in letter.reads()
    assert "Ask instead: Hillcrest <b> & sons" in letter.reads()
    await priya.press(letter, "Invite someone else")
    await priya.fill("agencies", ["Hillcrest Medical Practice"])
    await priya.submit()
    await priya.press(letter, "Withdraw this invitation")
    await priya.press(letter, "Withdraw this invitation")
    await house.settle()
    after = next(message for message in priya.dm if message.ts == letter.ts)
    assert "was withdrawn" in after.reads()
    assert after.buttons == []


@pytest.mark.parametrize("typed", ["invite", "withdraw", "reschedule", "cancel", "handover"])
async def test_the_chair_looks_on(house: Partnership, typed: str) -> None:
    conference = booked(house)
    ruth = house.person("URUTH")
    answer = await ruth.command("/conference", f"{typed} {conference.code}")
    assert answer.text.startswith("We cannot find")
    assert ruth.modal is None


async def test_every_form_leads_back(house: Partnership) -> None:
    conference = booked(house)
    priya = await opened(house, "show", conference)
    for button in ("Move it", "Cancel it", "Hand over", "Invite someone else", "Withdraw an invitation"):
        await priya.press(shown(priya), button)
        assert shown(priya).title != conference.code
        await priya.press(shown(priya), f"Back to {conference.code}")
        assert shown(priya).title == conference.code
    assert house.slack.workspace.screens.depth("UPRIYA") == 1
