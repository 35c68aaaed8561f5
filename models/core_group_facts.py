"""The core groups of one conference as plain values, in the form in which the ladder of messages reads them."""

from collections import defaultdict
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.agency import Agency, Professional, Unavailability
from models.conference import Conference
from models.core_group import CoreGroup, CoreGroupMember
from models.core_group_actions import owing
from models.desk import key
from scheduling.hours import Period
from scheduling.plan_facts import CoreGroupFacts, GroupStanding, MemberFacts


def core_group_facts(session: Session, conference: Conference) -> tuple[CoreGroupFacts, ...]:
    """Every core group of a conference, the oldest first."""
    query = select(CoreGroup).where(CoreGroup.conference_id == conference.id)
    groups = list(session.exec(query.order_by(col(CoreGroup.id))))
    if not groups:
        return ()
    ids = [group.id for group in groups]
    rows = select(CoreGroupMember).where(col(CoreGroupMember.core_group_id).in_(ids))
    members: dict[int, list[CoreGroupMember]] = defaultdict(list)
    for row in session.exec(rows.order_by(col(CoreGroupMember.id))):
        members[row.core_group_id].append(row)
    reach = _reach(session, [row for found in members.values() for row in found])
    return tuple(_facts(session, group, members[key(group.id)], reach) for group in groups)


@dataclass(frozen=True)
class _Reach:
    """Who can be written to, and when nobody at their service can read it."""

    people: dict[int, Professional]
    open_agencies: frozenset[int]
    unavailable: dict[int, tuple[Period, ...]]

    def recipient(self, member: CoreGroupMember) -> int | None:
        """The member's person, while they work there and Slack reaches them."""
        person = self.people.get(member.professional_id) if member.professional_id is not None else None
        there = person is not None and person.in_slack and person.agency_id == member.agency_id
        return member.professional_id if there and member.agency_id in self.open_agencies else None


def _reach(session: Session, members: list[CoreGroupMember]) -> _Reach:
    agencies = {row.agency_id for row in members}
    people = {row.professional_id for row in members} - {None}
    known = session.exec(select(Professional).where(col(Professional.id).in_(people)))
    are_open = session.exec(select(Agency.id).where(col(Agency.id).in_(agencies), col(Agency.active)))
    periods: dict[int, tuple[Period, ...]] = defaultdict(tuple)
    for row in session.exec(select(Unavailability).where(col(Unavailability.agency_id).in_(agencies))):
        periods[row.agency_id] += (Period(row.starts_on, row.ends_on),)
    return _Reach({key(row.id): row for row in known}, frozenset(key(each) for each in are_open), periods)


def _facts(session: Session, group: CoreGroup, members: list[CoreGroupMember], reach: _Reach) -> CoreGroupFacts:
    missing = owing(session, group) if group.standing is GroupStanding.SCHEDULED else frozenset()
    return CoreGroupFacts(
        id=key(group.id),
        starts_at=group.starts_at,
        ends_at=group.ends_at,
        standing=group.standing,
        sequence=group.sequence,
        moved_at=group.moved_at,
        cancelled_at=group.cancelled_at,
        members=tuple(
            MemberFacts(
                id=key(row.id),
                recipient=reach.recipient(row),
                invited_at=row.invited_at,
                withdrawn_at=row.withdrawn_at,
                answered=row.part is not None,
                actions_missing=row.agency_id in missing,
                unavailable=reach.unavailable.get(row.agency_id, ()),
            )
            for row in members
        ),
    )
