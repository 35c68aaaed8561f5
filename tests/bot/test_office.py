"""The office: many people at once on one conference, and each answer is recorded whole."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from functools import partial
from itertools import cycle

import pytest
from sqlalchemy import Engine
from sqlmodel import col, func, select

from bot.office import Office
from models import audit
from models.agency import Professional
from models.answering import Coming, answer_coming
from models.audit import AuditEntry
from models.booking import schedule
from models.chairing import challenge
from models.challenge import Challenge
from models.conference import Conference
from models.conversation.hearing import heard
from models.conversation.place import placed
from models.conversation.said import Said
from models.desk import Desk, key
from models.invitation import AbsenceReason, Attendance, Invitation, Mode
from models.outbox import OutboxRow
from models.refusals import Changed
from scheduling.clock import SettableClock
from scheduling.ladder import Kind
from tests.models.conftest import RULES, At, at, booking, person

__all__ = ["at"]
IN_PERSON = Coming(Attendance.YES, Mode.IN_PERSON)


@pytest.fixture
async def offices(engine: Engine, clock: SettableClock) -> AsyncIterator[tuple[Office, Office]]:
    """Two on one database, as two processes have them."""
    offices = (Office(engine, clock, RULES), Office(engine, clock, RULES))
    yield offices
    for office in offices:
        office.close()


@pytest.fixture
def invited(at: At) -> dict[str, int]:
    """A conference to which twenty people are invited: each Slack id with its invitation."""
    with at("UPRIYA") as desk:
        practice = person(desk.session, "UKHAN").agency_id
        people = tuple(f"UGP{number}" for number in range(20))
        for name in people:
            gp = Professional(full_name=f"Dr {name} Vane", job_role="GP", agency_id=practice, slack_id=name)
            desk.session.add(gp)
        desk.session.flush()
        conference = schedule(desk, booking(desk, people=people, ages=(7,)))
        places = (
            select(Professional.slack_id, Invitation.id)
            .join(Invitation, col(Invitation.professional_id) == col(Professional.id))
            .where(Invitation.conference_id == conference.id, col(Professional.slack_id).in_(people))
        )
        return {str(slack_id): key(number) for slack_id, number in desk.session.exec(places)}


async def at_once(
    offices: tuple[Office, Office], works: Iterable[tuple[str, Callable[[Desk], object]]]
) -> list[object]:
    """Everything at the same moment, by turns in one office and the other."""
    turns = zip(cycle(offices), works, strict=False)
    return await asyncio.gather(*(office.transact(slack_id, work) for office, (slack_id, work) in turns))


async def test_twenty_who_answer_at_once_are_all_recorded(
    offices: tuple[Office, Office], invited: dict[str, int], at: At
) -> None:
    answering = partial(answer_coming, answer=IN_PERSON)
    await at_once(offices, [(who, partial(answering, invitation_id=number)) for who, number in invited.items()])
    with at(None) as desk:
        said = select(func.count()).where(col(Invitation.attendance) == Attendance.YES)
        assert desk.session.exec(said).one() == len(invited) == 20
        written = select(func.count()).where(AuditEntry.deed == "answered_coming")
        assert desk.session.exec(written).one() == 20
        assert audit.first_break(desk.session) is None


async def test_of_two_forms_sent_at_once_the_later_one_is_told_of_the_change(
    offices: tuple[Office, Office], invited: dict[str, int]
) -> None:
    number = invited["UGP0"]
    sending = partial(answer_coming, invitation_id=number, seen_version=1)
    answers = (IN_PERSON, Coming(Attendance.NO, reason=AbsenceReason.CLINIC_CLASH))
    turns = [(office, partial(sending, answer=answer)) for office, answer in zip(offices, answers, strict=True)]
    outcomes = await asyncio.gather(*(office.transact("UGP0", work) for office, work in turns), return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {Invitation, Changed}


async def test_a_challenge_pressed_twice_at_once_is_made_once(
    offices: tuple[Office, Office], invited: dict[str, int], at: At
) -> None:
    await at_once(offices, [("URUTH", partial(challenge, invitation_id=invited["UGP0"]))] * 4)
    with at(None) as desk:
        about = desk.session.exec(select(Challenge.about)).all()
        assert len(about) == len(set(about)) == 3
        assert audit.first_break(desk.session) is None


async def test_a_form_that_arrives_twice_at_once_makes_one_conference(offices: tuple[Office, Office], at: At) -> None:
    made = await at_once(offices, [("UPRIYA", lambda desk: schedule(desk, booking(desk, form="once")).code)] * 4)
    assert len(set(made)) == 1
    with at(None) as desk:
        assert desk.session.exec(select(func.count()).select_from(Conference)).one() == 1


async def test_twenty_who_write_to_us_at_once_are_all_answered(
    offices: tuple[Office, Office], invited: dict[str, int], at: At
) -> None:
    def writes(desk: Desk, who: str) -> int:
        said = Said("I can come by phone", channel="D1", ts="1.0", thread=None, files=0, key=f"event:{who}")
        return key(heard(desk, said, placed(desk, said)).id)

    await at_once(offices, [(who, partial(writes, who=who)) for who in invited])
    with at(None) as desk:
        answers = select(func.count()).where(OutboxRow.kind == Kind.ANSWER)
        assert desk.session.exec(answers).one() == 20
        assert audit.first_break(desk.session) is None
