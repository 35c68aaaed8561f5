"""A conference that is there already, for stories that begin after it was scheduled."""

from collections.abc import Callable, Iterable
from datetime import date, time
from itertools import count
from typing import TypeVar

from sqlmodel import col, select

from models.agency import Agency, Professional
from models.booking import Booking, schedule
from models.conference import Conference, Need
from models.database import transaction
from models.desk import Desk, key
from models.invitation import Invitation
from models.inviting import Invitee
from models.rules import HouseRules
from scheduling.deadlines import ConferenceType
from tests.harness import Partnership, stored

T = TypeVar("T")
AGENCIES = ("UKHAN", "UREED", "UJO", "UHOLLY")
_forms = count(1)


def as_person(house: Partnership, slack_id: str | None, work: Callable[[Desk], T]) -> T:
    """Do domain work as somebody, at the house's moment, by the default rules."""
    with transaction(house.engine) as session:
        known = select(Professional).where(col(Professional.slack_id) == slack_id)
        person = session.exec(known).first() if slack_id else None
        return work(Desk(session, house.clock.now(), HouseRules(), person))


def booked(
    house: Partnership,
    *,
    agencies: Iterable[str] = AGENCIES,
    on: date = date(2026, 3, 12),
    at: time = time(10),
    kind: ConferenceType = ConferenceType.RCPC,
    ages: tuple[int | None, ...] = (13, 4),
    needs: frozenset[Need] = frozenset(),
    by: str = "UPRIYA",
) -> Conference:
    """Schedule a conference with Ruth Adeyemi in the chair; the standing rules add probation."""

    def work(desk: Desk) -> Conference:
        people = {row.slack_id: row for row in desk.session.exec(select(Professional))}
        booking = Booking(
            type=kind,
            on=on,
            at=at,
            minutes=90,
            place="Ravensmoor Town Hall",
            chair_id=key(people["URUTH"].id),
            ages=ages,
            invitees=tuple(Invitee(people[each].agency_id, key(people[each].id)) for each in agencies),
            needs=needs,
            form=f"story-{next(_forms)}",
        )
        return schedule(desk, booking)

    return as_person(house, by, work)


def invitation_of(house: Partnership, conference: Conference, agency: str) -> int:
    """The opaque id of an agency's invitation."""
    with stored(house) as session:
        query = (
            select(Invitation.id)
            .join(Agency, col(Agency.id) == col(Invitation.agency_id))
            .where(Invitation.conference_id == conference.id, Agency.name == agency)
        )
        return key(session.exec(query).one())
