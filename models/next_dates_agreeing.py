"""Agreeing the next dates: the chair or the social worker takes over what the clocks propose, or chooses others."""

from dataclasses import dataclass
from datetime import date, datetime, time

from models.access import SEES_ALL, conference_by_id
from models.carrying import next_dates_changed
from models.conference import Conference
from models.desk import Desk
from models.next_dates import NextDates
from models.next_dates_facts import followed_by
from models.refusals import Changed, Closed, Refused
from scheduling.calendars import is_weekend
from scheduling.ladder import Standing
from scheduling.words import day_words


@dataclass(frozen=True)
class Agreed:
    """The dates as the form has them, on local clocks."""

    core_group_on: date
    core_group_time: time
    review_on: date
    review_time: time


def held(desk: Desk, conference_id: int) -> Conference:
    """The conference, for whoever runs or chairs it; raises `Closed` unless it was held and is the newest."""
    conference = conference_by_id(desk, conference_id, SEES_ALL)
    must_lead_on(desk, conference)
    return conference


def must_lead_on(desk: Desk, conference: Conference) -> None:
    """Raise `Closed` unless a conference was held, and no review of it has been held since."""
    if conference.standing is not Standing.HELD:
        raise Closed(f"{conference.code} is not recorded as held. The next dates follow a conference that was held.")
    later = followed_by(desk.session, conference)
    if later is not None:
        raise Closed(f"{conference.code} was reviewed by {later.code}. The next dates are those of {later.code} now.")


def agree(desk: Desk, conference_id: int, agreed: Agreed, seen_version: int) -> NextDates:
    """Record the dates. One that is after its limit is kept all the same: it is shown, and the chair decides.

    Raises `Refused` under `core_group_on` or `review_on` for a weekend, a bank holiday or a day that has passed.
    """
    conference = held(desk, conference_id)
    row = desk.session.get(NextDates, conference_id)
    if seen_version != version_of(row):
        raise Changed
    must_be_a_day(desk, conference, agreed.core_group_on, agreed.core_group_time, "core_group_on")
    must_be_a_day(desk, conference, agreed.review_on, agreed.review_time, "review_on")
    if row is None:
        row = NextDates(
            conference_id=conference_id, agreed_at=desk.now, agreed_by_id=desk.actor_id, version=0, **vars(agreed)
        )
        desk.session.add(row)
    for name, value in vars(agreed).items():
        setattr(row, name, value)
    row.agreed_at, row.agreed_by_id = desk.now, desk.actor_id
    row.version += 1
    desk.note("agreed_next_dates", conference_id)
    next_dates_changed(desk, conference)
    return row


def version_of(row: NextDates | None) -> int:
    """The version of dates that may not have been agreed yet."""
    return row.version if row is not None else 0


def must_be_a_day(desk: Desk, conference: Conference, on: date, at: time, field: str) -> datetime:
    """The moment in UTC's terms; raises `Refused` under `field` for a day on which nobody meets, or one gone by."""
    zone = conference.jurisdiction.zone
    today = desk.today(conference.jurisdiction)
    if is_weekend(on):
        raise Refused(f"{day_words(on, today)} is at a weekend. Choose a day from Monday to Friday.", field)
    holiday = desk.rules.calendar(conference.jurisdiction).holiday(on)
    if holiday:
        raise Refused(f"{day_words(on, today)} is a bank holiday ({holiday}). Choose another day.", field)
    moment = datetime.combine(on, at, zone)
    if moment <= desk.now:
        raise Refused("This is in the past. Choose a date and time still to come.", field)
    return moment
