"""What a member of a core group answers: whether they come, and what was done about the actions of their service."""

from sqlmodel import col, select

from models.access import place_to_answer, speaks_for
from models.action import ActionStatus
from models.conference import Conference
from models.core_group import CoreGroup, CoreGroupMember, CoreGroupUpdate, Part
from models.core_group_actions import Asked, asked_about
from models.core_groups import must_be_booked
from models.desk import Desk, key
from models.outbox import OutboxRow
from models.planning import WRITTEN, plan
from models.refusals import Closed, NotYours, Refused
from models.screening import must_be_clean

MOST_BARRIER = 300


def answer_part(desk: Desk, member_id: int, part: Part) -> CoreGroupMember:
    """Record whether they come. The newest answer counts, until it is recorded whether the meeting was held."""
    conference, _, member = to_answer(desk, member_id)
    if member.part is part:
        return member
    member.part, member.answered_at, member.answered_by_id = part, desk.now, desk.actor_id
    _recorded(desk, conference, member, "answered_core_group", part.value)
    return member


def update_action(
    desk: Desk, member_id: int, action_id: int, status: ActionStatus, barrier: str | None
) -> CoreGroupUpdate:
    """Record how far one of the service's actions is, and what stands in the way. Raises `Refused` under `barrier`."""
    conference, group, member = to_answer(desk, member_id)
    if action_id not in {asked.action.id for asked in own_actions(desk, group, member)}:
        raise NotYours
    if barrier and len(barrier) > MOST_BARRIER:
        raise Refused(f"Keep this to {MOST_BARRIER} characters.", "barrier")
    must_be_clean(barrier, "barrier")
    update = desk.session.get(CoreGroupUpdate, (group.id, action_id))
    if update is None:
        update = CoreGroupUpdate(
            core_group_id=key(group.id),
            action_id=action_id,
            member_id=member_id,
            status=status,
            recorded_at=desk.now,
            recorded_by_id=desk.actor_id,
        )
        desk.session.add(update)
    update.member_id, update.status = member_id, status
    update.barrier = None if status is ActionStatus.DONE else barrier
    update.recorded_at, update.recorded_by_id = desk.now, desk.actor_id
    update.on_behalf = on_behalf(desk, member)
    _recorded(desk, conference, member, "updated_core_group_action", status.value)
    return update


def to_answer(desk: Desk, member_id: int) -> tuple[Conference, CoreGroup, CoreGroupMember]:
    """The place of a service, for somebody who may answer; raises `Closed` when nothing is asked any more."""
    conference, group, member = place_to_answer(desk, member_id)
    must_be_booked(group)
    if member.withdrawn_at is not None:
        raise Closed("You are not asked to this core group any more. Thank you.")
    return conference, group, member


def own_actions(desk: Desk, group: CoreGroup, member: CoreGroupMember) -> list[Asked]:
    """The actions of the plan that the member's service is asked about."""
    return [asked for asked in asked_about(desk.session, group) if asked.action.owner_id == member.agency_id]


def on_behalf(desk: Desk, member: CoreGroupMember) -> bool:
    """Whether the acting person does not speak for the service, but runs the conference."""
    return not speaks_for(desk, member.agency_id, {member.professional_id})


def _recorded(desk: Desk, conference: Conference, member: CoreGroupMember, deed: str, detail: str) -> None:
    desk.session.flush()
    desk.note(deed, key(conference.id), member.id, detail)
    _own_messages_follow(desk, member)
    plan(desk, conference)


def _own_messages_follow(desk: Desk, member: CoreGroupMember) -> None:
    """The messages of the service show what it has answered; nobody else's do."""
    colleagues = select(CoreGroupMember.id).where(
        CoreGroupMember.core_group_id == member.core_group_id, CoreGroupMember.agency_id == member.agency_id
    )
    rows = select(OutboxRow).where(col(OutboxRow.member_id).in_(colleagues), col(OutboxRow.status).in_(WRITTEN))
    for row in desk.session.exec(rows):
        row.stale = True
