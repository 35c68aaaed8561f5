"""Core groups: setting one up, changing it, calling it off, and recording who came. For whoever runs the conference."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeVar

from sqlmodel import col, select

from models.access import Part as In
from models.access import conference_by_id, core_group_by_id
from models.agency import Professional
from models.conference import Conference
from models.core_group import CoreGroup, CoreGroupMember, Part
from models.desk import Desk, key
from models.inviting import Invitee
from models.next_dates_agreeing import must_be_a_day, must_lead_on
from models.planning import mark_stale, plan
from models.refusals import Changed, Closed, Refused
from models.screening import must_be_clean
from scheduling.ladder import Kind
from scheduling.plan_facts import GroupStanding
from scheduling.words import day_words

RUNNERS = frozenset({In.RUNS})
MOST_MEMBERS = 40
#: The messages that show a core group.
ABOUT_CORE_GROUPS = frozenset(
    {Kind.CORE_GROUP, Kind.CORE_GROUP_REMINDER, Kind.CORE_GROUP_CHANGED, Kind.CORE_GROUP_HELD, Kind.NEXT_DATES}
)
T = TypeVar("T")


@dataclass(frozen=True)
class Meeting:
    """What the form of a core group asks. Times are local; `confirmed` says that these are the right members."""

    on: date
    at: time
    minutes: int
    place: str | None
    members: tuple[Invitee, ...]
    chair_id: int | None = None
    minute_taker_id: int | None = None
    confirmed: bool = False
    form: str = field(default="")


@dataclass(frozen=True)
class Held:
    """What is recorded afterwards. People are professionals, `attended` are members."""

    took_place: bool
    attended: frozenset[int] = frozenset()
    chair_id: int | None = None
    minute_taker_id: int | None = None


def set_up(desk: Desk, conference_id: int, meeting: Meeting) -> CoreGroup:
    """Set up the next core group of a conference that was held, and invite its members; a form sent twice makes one.

    Raises `Refused` with the field it belongs to, `Closed` when another is booked already or a review was held.
    """
    conference = conference_by_id(desk, conference_id, RUNNERS)
    existing = desk.session.exec(select(CoreGroup).where(CoreGroup.created_from == meeting.form)).first()
    if existing is not None:
        return core_group_by_id(desk, key(existing.id), RUNNERS)[1]
    must_lead_on(desk, conference)
    none_may_be_booked(desk, conference)
    starts_at = _checked(desk, conference, meeting)
    group = CoreGroup(
        conference_id=conference_id,
        starts_at=starts_at,
        minutes=meeting.minutes,
        place=meeting.place,
        chair_id=meeting.chair_id,
        minute_taker_id=meeting.minute_taker_id,
        created_at=desk.now,
        created_from=meeting.form,
        confirmed_at=desk.now,
    )
    desk.session.add(group)
    desk.session.flush()
    _add_members(desk, conference, group, meeting.members)
    desk.note("set_up_core_group", conference_id, group.id)
    return _told(desk, conference, group)


def change(desk: Desk, core_group_id: int, meeting: Meeting, seen_version: int) -> CoreGroup:
    """Change a core group: who was asked hears once of a new date or place; who is taken out hears that."""
    conference, group = _to_change(desk, core_group_id, seen_version)
    starts_at = _checked(desk, conference, meeting)
    if (starts_at, meeting.minutes, meeting.place) != (group.starts_at, group.minutes, group.place):
        group.starts_at, group.minutes, group.place = starts_at, meeting.minutes, meeting.place
        group.sequence += 1
        group.moved_at = desk.now
    group.chair_id, group.minute_taker_id = meeting.chair_id, meeting.minute_taker_id
    group.confirmed_at = desk.now
    everybody = _everybody(desk, conference.social_worker_id, meeting.members)
    wanted = {(each.agency_id, each.professional_id) for each in everybody}
    for member in members_of(desk, group):
        if (member.agency_id, member.professional_id) not in wanted:
            member.withdrawn_at = desk.now
            desk.note("withdrew_core_group", key(conference.id), member.id)
    desk.session.flush()
    _add_members(desk, conference, group, meeting.members)
    desk.note("changed_core_group", key(conference.id), group.id)
    return _told(desk, conference, group)


def call_off(desk: Desk, core_group_id: int, seen_version: int) -> CoreGroup:
    """Cancel it: everybody who was asked hears so once, and nothing more is asked."""
    conference, group = _to_change(desk, core_group_id, seen_version)
    group.standing, group.cancelled_at = GroupStanding.CANCELLED, desk.now
    desk.note("cancelled_core_group", key(conference.id), group.id)
    return _told(desk, conference, group)


def close(desk: Desk, core_group_id: int, held: Held, seen_version: int) -> CoreGroup:
    """Record whether it took place, who came, and who chaired and took the minutes. It can be corrected later."""
    conference, group = core_group_by_id(desk, core_group_id, RUNNERS)
    if group.standing is GroupStanding.CANCELLED:
        raise Closed("This core group was cancelled. There is nothing to record.")
    if group.starts_at > desk.now:
        raise Refused("This core group has not begun yet. You can record this once it has.")
    if group.version != seen_version:
        raise Changed
    members = members_of(desk, group)
    known = {key(member.id) for member in members}
    if held.took_place and not held.attended & known:
        raise Refused("Tick who came. If nobody did, choose “It did not take place”.", "attended")
    people = {member.professional_id for member in members}
    if held.took_place:
        _must_be_among(held.chair_id, people, "chair")
        _must_be_among(held.minute_taker_id, people, "minutes_by")
        group.chair_id, group.minute_taker_id = held.chair_id, held.minute_taker_id
    for member in members:
        member.attended = held.took_place and key(member.id) in held.attended
    group.standing = GroupStanding.HELD if held.took_place else GroupStanding.NOT_HELD
    group.closed_at = desk.now
    desk.note("recorded_core_group", key(conference.id), group.id, group.standing.value)
    return _told(desk, conference, group)


def change_lead(desk: Desk, conference: Conference, to_id: int) -> None:
    """Another social worker takes a conference over, and so leads the core group that is booked."""
    query = select(CoreGroup).where(
        CoreGroup.conference_id == conference.id, CoreGroup.standing == GroupStanding.SCHEDULED
    )
    for group in desk.session.exec(query).all():
        for member in members_of(desk, group):
            if member.professional_id == conference.social_worker_id:
                member.withdrawn_at = desk.now
        desk.session.flush()
        _add_members(desk, conference, group, (), lead_id=to_id)
        group.chair_id = to_id if group.chair_id == conference.social_worker_id else group.chair_id
        group.minute_taker_id = to_id if group.minute_taker_id == conference.social_worker_id else group.minute_taker_id
        group.version += 1


def members_of(desk: Desk, group: CoreGroup, *, withdrawn: bool = False) -> list[CoreGroupMember]:
    """The members of a core group in the order in which they were asked."""
    query = select(CoreGroupMember).where(CoreGroupMember.core_group_id == group.id)
    if not withdrawn:
        query = query.where(col(CoreGroupMember.withdrawn_at).is_(None))
    return list(desk.session.exec(query.order_by(col(CoreGroupMember.id))))


def must_be_booked(group: CoreGroup) -> None:
    """Raise `Closed` when a core group was cancelled, or it is recorded whether it was held."""
    if group.standing is GroupStanding.CANCELLED:
        raise Closed("This core group was cancelled. There is nothing more to answer.")
    if group.standing is not GroupStanding.SCHEDULED:
        raise Closed("This core group is over and recorded, so this can no longer be changed here.")


def _to_change(desk: Desk, core_group_id: int, seen_version: int) -> tuple[Conference, CoreGroup]:
    conference, group = core_group_by_id(desk, core_group_id, RUNNERS)
    must_be_booked(group)
    if group.starts_at <= desk.now:
        raise Closed("This core group has begun. Record who came instead.")
    if group.version != seen_version:
        raise Changed
    return conference, group


def _told(desk: Desk, conference: Conference, group: CoreGroup) -> CoreGroup:
    group.version += 1
    desk.session.flush()
    mark_stale(desk.session, key(conference.id), kinds=ABOUT_CORE_GROUPS)
    plan(desk, conference)
    return group


def none_may_be_booked(desk: Desk, conference: Conference) -> None:
    """Raise `Closed` while a core group is booked: one after another, each recorded before the next."""
    query = select(CoreGroup).where(
        CoreGroup.conference_id == conference.id, CoreGroup.standing == GroupStanding.SCHEDULED
    )
    booked = desk.session.exec(query).first()
    if booked is not None:
        on = day_words(booked.starts_at.astimezone(conference.jurisdiction.zone).date(), desk.today())
        raise Closed(
            f"A core group is booked for {on}. Change it, or record whether it was held, before you set up another."
        )


def _checked(desk: Desk, conference: Conference, meeting: Meeting) -> datetime:
    """The moment at which it starts; raises `Refused` under the field that cannot be."""
    starts_at = must_be_a_day(desk, conference, meeting.on, meeting.at, "date")
    must_be_clean(meeting.place, "place")
    if not meeting.members:
        raise Refused("Choose who takes part.", "agencies")
    if len(meeting.members) > MOST_MEMBERS:
        raise Refused(
            f"One core group can have {MOST_MEMBERS} members. Choose those who work with the family.", "agencies"
        )
    if not meeting.confirmed:
        raise Refused("Check the members, then tick this: people change between meetings.", "confirmed")
    people = {each.professional_id for each in _everybody(desk, conference.social_worker_id, meeting.members)}
    _must_be_among(meeting.chair_id, people, "chair")
    _must_be_among(meeting.minute_taker_id, people, "minutes_by")
    return starts_at


def _must_be_among(person: int | None, people: set[int | None], name: str) -> None:
    if person is not None and person not in people:
        raise Refused("Choose one of the members.", name)


def _everybody(desk: Desk, lead_id: int, chosen: Sequence[Invitee]) -> tuple[Invitee, ...]:
    """Those who were chosen, and the social worker, who leads every core group and is one of its members."""
    lead = Invitee(desk.session.get_one(Professional, lead_id).agency_id, lead_id)
    return tuple({(each.agency_id, each.professional_id): each for each in (lead, *chosen)}.values())


def _add_members(
    desk: Desk, conference: Conference, group: CoreGroup, chosen: Sequence[Invitee], lead_id: int | None = None
) -> None:
    lead = lead_id if lead_id is not None else conference.social_worker_id
    there = {(member.agency_id, member.professional_id) for member in members_of(desk, group)}
    for each in _everybody(desk, lead, chosen):
        if (each.agency_id, each.professional_id) in there:
            continue
        leads = each.professional_id == lead
        member = CoreGroupMember(
            core_group_id=key(group.id),
            agency_id=each.agency_id,
            professional_id=each.professional_id,
            invited_at=desk.now,
            part=Part.COMING if leads else None,
            answered_at=desk.now if leads else None,
            answered_by_id=desk.actor_id if leads else None,
        )
        desk.session.add(member)
        desk.session.flush()
        desk.note("asked_to_core_group", key(conference.id), member.id)
