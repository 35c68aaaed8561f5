"""Who cannot come or cannot write at the planned time: booked elsewhere, or away. Said as warnings, never refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from models.agency import Agency, Professional, Unavailability
from models.conference import Conference
from models.desk import Desk
from models.invitation import Attendance, Invitation
from scheduling.calendars import WorkingCalendar
from scheduling.hours import Period, is_away_throughout
from scheduling.ladder import Standing

#: No conference is planned to be longer: what begins earlier than this is over.
LONGEST = timedelta(hours=8)


@dataclass(frozen=True)
class Slot:
    """A time that is to be free. `but` is the conference that is being moved, which does not clash with itself."""

    starts_at: datetime
    minutes: int
    but: int | None = None

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Booked:
    """Somebody who is at another conference then. Which one is not said: it may be another social worker's."""

    person: Professional
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Away:
    """An agency that is away while its report is being written, or on the day of the conference."""

    agency: Agency
    starts_on: date
    ends_on: date
    reason: str
    throughout: bool
    on_the_day: bool


def booked(desk: Desk, slot: Slot, people: Iterable[int]) -> list[Booked]:
    """Who of these people runs, chairs or is expected at another conference at that time."""
    wanted = set(people)
    found: dict[int, Conference] = {}
    for conference in _overlapping(desk.session, slot):
        expected = _expected_at(desk.session, conference)
        for person_id in wanted & expected:
            found.setdefault(person_id, conference)
    names = select(Professional).where(col(Professional.id).in_(list(found))).order_by(col(Professional.full_name))
    return [
        Booked(person, found[person.id].starts_at, found[person.id].ends_at)
        for person in desk.session.exec(names)
        if person.id is not None
    ]


def away(
    session: Session, agencies: Sequence[int], window: tuple[date, date], on: date, calendar: WorkingCalendar
) -> list[Away]:
    """Which of these agencies are away between the invitation and the report deadline, or on the day itself."""
    first, last = window
    query = (
        select(Unavailability, Agency)
        .join(Agency, col(Agency.id) == col(Unavailability.agency_id))
        .where(
            col(Unavailability.agency_id).in_(agencies),
            col(Unavailability.starts_on) <= max(last, on),
            col(Unavailability.ends_on) >= first,
        )
        .order_by(col(Agency.name), col(Unavailability.starts_on))
    )
    rows = list(session.exec(query))
    found = []
    for row, agency in rows:
        own = [Period(each.starts_on, each.ends_on) for each, whose in rows if whose.id == agency.id]
        throughout = first <= last and is_away_throughout(first, last, calendar, own)
        within = row.starts_on <= last
        on_the_day = row.starts_on <= on <= row.ends_on
        if within or on_the_day:
            found.append(Away(agency, row.starts_on, row.ends_on, row.reason, throughout and within, on_the_day))
    return found


def _overlapping(session: Session, slot: Slot) -> list[Conference]:
    query = select(Conference).where(
        Conference.standing == Standing.SCHEDULED,
        col(Conference.starts_at) < slot.ends_at,
        col(Conference.starts_at) > slot.starts_at - LONGEST,
    )
    near = session.exec(query.order_by(col(Conference.starts_at), col(Conference.id)))
    return [each for each in near if each.ends_at > slot.starts_at and each.id != slot.but]


def _expected_at(session: Session, conference: Conference) -> set[int]:
    query = select(Invitation.professional_id, Invitation.deputy_id, Invitation.attendance).where(
        Invitation.conference_id == conference.id,
        col(Invitation.withdrawn_at).is_(None),
        col(Invitation.not_us_at).is_(None),
    )
    people: set[int | None] = {conference.social_worker_id, conference.chair_id}
    for invitee, deputy, attendance in session.exec(query):
        if attendance is Attendance.DEPUTY:
            people.add(deputy)
        elif attendance is not Attendance.NO:
            people.add(invitee)
    return {person for person in people if person is not None}
