"""Recording that an unborn child was born: the limit of the first review follows, and nobody reads the date again."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlmodel import col, select

from models.access import SEES_ALL, conference_by_id
from models.birth import Birth
from models.carrying import next_dates_changed
from models.conference import Child, Conference
from models.desk import Desk, key
from models.next_dates_facts import chain
from models.planning import mark_stale
from models.refusals import NotYours, Refused
from scheduling.ladder import Standing

#: Nobody is born later than this after a conference was held about them.
LONGEST = timedelta(days=300)


def record_birth(desk: Desk, child_id: int, on: date) -> Conference:
    """Record the day of birth, for whoever runs or chairs the conference; a mistaken one is corrected by the next.

    The child is the same at the conferences before and after this one, so it is recorded there as well. Raises
    `Refused` under `born_on`.
    """
    child = desk.session.get(Child, child_id)
    if child is None:
        raise NotYours
    conference = conference_by_id(desk, child.conference_id, SEES_ALL)
    born = desk.session.get(Birth, child_id)
    if child.age is not None and born is None:
        raise Refused("This child was born before the conference was scheduled.", "born_on")
    if on > desk.today(conference.jurisdiction):
        raise Refused("This day is still to come. Record the birth once the child is born.", "born_on")
    if abs(on - conference.local_start.date()) > LONGEST:
        raise Refused("This is long before or after the conference. Check the date.", "born_on")
    if born is not None and born.on == on:
        return conference
    family = list(_same_child(desk, conference, child))
    for each in family:
        _record(desk, each, on)
    for its in sorted({row.conference_id for row in family}):
        mark_stale(desk.session, its)
        next_dates_changed(desk, desk.session.get_one(Conference, its))
    return conference


def _record(desk: Desk, child: Child, on: date) -> None:
    birth = desk.session.get(Birth, child.id)
    if birth is None:
        birth = Birth(child_id=key(child.id), day=on.isoformat(), recorded_at=desk.now, recorded_by_id=desk.actor_id)
        desk.session.add(birth)
    birth.day, birth.recorded_at, birth.recorded_by_id = on.isoformat(), desk.now, desk.actor_id
    child.age = 0
    desk.note("recorded_birth", child.conference_id, child.id)
    desk.session.flush()


def _same_child(desk: Desk, conference: Conference, child: Child) -> Iterable[Child]:
    """The child here, and as long as they were unborn there too, at the conferences before and after."""
    conferences = chain(desk.session, conference) + _reviews_of(desk, conference)
    query = select(Child).where(
        col(Child.conference_id).in_([row.id for row in conferences]), Child.position == child.position
    )
    rows = list(desk.session.exec(query))
    return [row for row in rows if row.age is None or desk.session.get(Birth, row.id) is not None]


def _reviews_of(desk: Desk, conference: Conference) -> list[Conference]:
    found: list[Conference] = []
    to_ask = [key(conference.id)]
    while to_ask:
        query = select(Conference).where(
            col(Conference.reviews_id).in_(to_ask), Conference.standing != Standing.CANCELLED
        )
        later = [row for row in desk.session.exec(query) if row.id not in {each.id for each in found}]
        found += later
        to_ask = [key(row.id) for row in later]
    return found
