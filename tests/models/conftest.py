"""Desks at which people of the sample directory sit, without Slack: the domain tested by itself, on both databases."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date, time

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from models.agency import Agency, Professional
from models.booking import Booking, schedule
from models.chairing import record_outcome
from models.conference import Conference
from models.database import transaction
from models.desk import Desk, key
from models.inviting import Invitee
from models.rules import HouseRules
from scheduling.clock import SettableClock
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Standing
from tests.models.recorded import END

At = Callable[..., AbstractContextManager[Desk]]
RULES = HouseRules()
PEOPLE = ("UKHAN", "UREED", "UHOLLY", "UJO", "ULENA")


@pytest.fixture
def at(engine: Engine, clock: SettableClock) -> At:
    """A way to sit down at a desk for one transaction, as somebody by Slack id or, with None, as the product."""

    @contextmanager
    def sit(slack_id: str | None, rules: HouseRules = RULES) -> Iterator[Desk]:
        with transaction(engine) as session:
            yield Desk(session, clock.now(), rules, person(session, slack_id) if slack_id else None)

    return sit


@pytest.fixture
def conference(at: At) -> Conference:
    """Priya's initial conference on Thursday 12 March 2026 at 10am; five agencies are invited, all in Slack."""
    with at("UPRIYA") as desk:
        return schedule(desk, booking(desk))


@pytest.fixture
def held(conference: Conference, at: At, clock: SettableClock) -> int:
    """The conference of Child A, 7, and an unborn Child B, recorded as held."""
    clock.set(END)
    with at("URUTH") as desk:
        return key(record_outcome(desk, key(conference.id), Standing.HELD).id)


@pytest.fixture
def past(conference: Conference, at: At, clock: SettableClock) -> Conference:
    """The same conference once it is over, and its chair has just said that it was held."""
    clock.set(conference.ends_at)
    with at("URUTH") as desk:
        record_outcome(desk, key(conference.id), Standing.HELD)
    return conference


def booking(
    desk: Desk, people: tuple[str, ...] = PEOPLE, changes: Mapping[str, object] | None = None, **more: object
) -> Booking:
    """An ordinary booking, with changes."""
    session = desk.session
    plain: dict[str, object] = {
        "type": ConferenceType.ICPC,
        "on": date(2026, 3, 12),
        "at": time(10),
        "minutes": 90,
        "place": None,
        "chair_id": key(person(session, "URUTH").id),
        "ages": (7, None),
        "invitees": tuple(invitee(session, slack_id) for slack_id in people),
        "form": "V1",
    }
    return Booking(**plain | dict(changes or {}) | more)  # type: ignore[arg-type]  # the changes are the test's own affair


def invitee(session: Session, slack_id: str) -> Invitee:
    """The place of somebody's agency at a conference, with them speaking for it."""
    found = person(session, slack_id)
    return Invitee(found.agency_id, key(found.id))


def person(session: Session, slack_id: str) -> Professional:
    """Somebody of the sample directory."""
    return session.exec(select(Professional).where(Professional.slack_id == slack_id)).one()


def agency(session: Session, name: str) -> Agency:
    """An agency of the sample directory."""
    return session.exec(select(Agency).where(col(Agency.name) == name)).one()
