"""A core group before it is set up: who is proposed to take part, whose turn it is, and what follows from the form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlmodel import col, select

from models.agency import Agency, Professional
from models.clashes import Away, Booked, Slot, away, booked
from models.conference import Conference
from models.core_group import CoreGroup, CoreGroupMember
from models.desk import Desk, key
from models.inviting import NOT_INVITED, Invitee, first_contact, invited_last_time
from models.next_dates_agreeing import must_be_a_day
from models.next_dates_facts import chain, next_facts
from models.planned_action import PlannedAction
from models.record import Attendee, Presence
from models.refusals import Refused
from scheduling.next_dates import DateLimit, core_group_limit
from scheduling.plan_facts import GroupStanding
from scheduling.rota import Turn, next_turns


@dataclass(frozen=True)
class GroupDraft:
    """The form as far as it is filled in."""

    on: date | None
    at: time | None
    minutes: int
    members: tuple[Invitee, ...]


@dataclass(frozen=True)
class GroupPreview:
    """What follows from it. `people` are those who can chair or take the minutes; two of them are proposed."""

    limit: DateLimit
    today: date
    refusal: str | None
    services: int
    most_services: int
    people: tuple[Professional, ...]
    chair_id: int | None
    minute_taker_id: int | None
    booked: tuple[Booked, ...] = ()
    away: tuple[Away, ...] = ()


def group_preview(desk: Desk, conference: Conference, draft: GroupDraft) -> GroupPreview:
    """Everything that can be said about a draft already."""
    calendar = desk.rules.calendar(conference.jurisdiction)
    people = _people(desk, conference, draft.members)
    turns = _turns(desk, conference, people)
    agencies = {each.agency_id for each in draft.members} | {person.agency_id for person in people}
    today = desk.today(conference.jurisdiction)
    refusal, clashes = None, []
    if draft.on is not None:
        try:
            starts_at = must_be_a_day(desk, conference, draft.on, draft.at or time(23, 59), "date")
        except Refused as refused:
            refusal = refused.sentence
        else:
            slot = Slot(starts_at, draft.minutes)
            clashes = booked(desk, slot, [key(person.id) for person in people]) if draft.at else []
    return GroupPreview(
        limit=core_group_limit(next_facts(desk.session, conference), calendar),
        today=today,
        refusal=refusal,
        services=len(agencies),
        most_services=desk.rules.most_services,
        people=people,
        chair_id=turns[0],
        minute_taker_id=turns[1],
        booked=tuple(clashes),
        away=tuple(
            each
            for each in away(desk.session, list(agencies), (draft.on, draft.on), draft.on, calendar)
            if each.on_the_day
        )
        if draft.on is not None
        else (),
    )


def proposed_members(desk: Desk, conference: Conference) -> tuple[Invitee, ...]:
    """Who took part last time, and everybody who owns an action of the plan; the social worker is there anyway.

    Before the first core group: who was at the conference, or when that is not recorded yet, who was expected at it.
    """
    last = _last_group(desk, conference)
    found = _members(desk, last) if last is not None else _at_the_conference(desk, conference)
    agencies = {each.agency_id for each in found}
    agencies.add(desk.session.get_one(Professional, conference.social_worker_id).agency_id)
    owners = select(PlannedAction.owner_id).where(PlannedAction.conference_id == conference.id)
    query = select(Agency).where(col(Agency.id).in_(owners), col(Agency.active)).order_by(col(Agency.name))
    owning = [
        Invitee(key(agency.id), first_contact(desk.session, agency))
        for agency in desk.session.exec(query)
        if agency.id not in agencies
    ]
    return tuple(dict.fromkeys([*found, *owning]))


def _last_group(desk: Desk, conference: Conference) -> CoreGroup | None:
    query = select(CoreGroup).where(
        col(CoreGroup.conference_id).in_([row.id for row in chain(desk.session, conference)]),
        CoreGroup.standing != GroupStanding.CANCELLED,
    )
    return desk.session.exec(query.order_by(col(CoreGroup.starts_at).desc())).first()


def _members(desk: Desk, group: CoreGroup) -> list[Invitee]:
    """Where a person has left, whoever speaks for the service now."""
    query = (
        select(CoreGroupMember, Agency)
        .join(Agency, col(Agency.id) == col(CoreGroupMember.agency_id))
        .join(CoreGroup, col(CoreGroup.id) == col(CoreGroupMember.core_group_id))
        .join(Conference, col(Conference.id) == col(CoreGroup.conference_id))
        .where(
            CoreGroupMember.core_group_id == group.id,
            col(CoreGroupMember.withdrawn_at).is_(None),
            col(CoreGroupMember.professional_id).is_distinct_from(col(Conference.social_worker_id)),
            col(Agency.active),
        )
        .order_by(col(CoreGroupMember.id))
    )
    return [_speaking(desk, agency, member.professional_id) for member, agency in desk.session.exec(query)]


def _at_the_conference(desk: Desk, conference: Conference) -> list[Invitee]:
    query = (
        select(Attendee, Agency)
        .join(Agency, col(Agency.id) == col(Attendee.agency_id))
        .where(
            Attendee.conference_id == conference.id,
            Attendee.presence != Presence.ABSENT,
            col(Attendee.professional_id).is_distinct_from(conference.social_worker_id),
            col(Agency.active),
        )
        .order_by(col(Attendee.id))
    )
    there = [_speaking(desk, agency, attendee.professional_id) for attendee, agency in desk.session.exec(query)]
    return there or list(invited_last_time(desk, key(conference.id)))


def _speaking(desk: Desk, agency: Agency, professional_id: int | None) -> Invitee:
    person = desk.session.get(Professional, professional_id) if professional_id is not None else None
    there = person is not None and person.active and person.agency_id == agency.id and person.duty not in NOT_INVITED
    return Invitee(key(agency.id), professional_id if there else first_contact(desk.session, agency))


def _people(desk: Desk, conference: Conference, members: Sequence[Invitee]) -> tuple[Professional, ...]:
    """The members who are people we know, in their order, and the social worker last."""
    ids = [each.professional_id for each in members if each.professional_id is not None]
    ids.append(conference.social_worker_id)
    rows = {row.id: row for row in desk.session.exec(select(Professional).where(col(Professional.id).in_(ids)))}
    return tuple(rows[each] for each in dict.fromkeys(ids) if each in rows)


def _turns(desk: Desk, conference: Conference, people: Iterable[Professional]) -> tuple[int | None, int | None]:
    """Whose turn it is by the rota, as people: of each service the first who takes part."""
    first = {person.agency_id: key(person.id) for person in reversed(tuple(people))}
    lead = desk.session.get_one(Professional, conference.social_worker_id).agency_id
    services = list(dict.fromkeys(person.agency_id for person in people))
    turns = next_turns(services, _held(desk, conference), lead)
    return first.get(turns.chair or 0), first.get(turns.minutes or 0)


def _held(desk: Desk, conference: Conference) -> list[Turn]:
    """Who chaired and who took the minutes at each core group that was held for this family, the oldest first."""
    query = select(CoreGroup).where(
        col(CoreGroup.conference_id).in_([row.id for row in chain(desk.session, conference)]),
        CoreGroup.standing == GroupStanding.HELD,
    )
    groups = list(desk.session.exec(query.order_by(col(CoreGroup.starts_at))))
    people = {each for group in groups for each in (group.chair_id, group.minute_taker_id)} - {None}
    rows = desk.session.exec(select(Professional).where(col(Professional.id).in_(people)))
    service = {key(row.id): row.agency_id for row in rows}
    return [Turn(service.get(group.chair_id or 0), service.get(group.minute_taker_id or 0)) for group in groups]
