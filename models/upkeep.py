"""Upkeep: deadlines follow the calendar, settings reach what is planned already, what is too old is forgotten."""

from datetime import timedelta

from sqlalchemy import update
from sqlmodel import col, or_, select

from models import directory, seen
from models.conference import Conference
from models.conversation import forgetting
from models.core_group import CoreGroup, CoreGroupMember
from models.desk import Desk, key
from models.invitation import Invitation
from models.outbox import Delivery, OutboxRow
from models.planning import mark_stale, plan
from models.snapshot.asking import plan_monthly
from scheduling.deadlines import WeekendConference, deadlines_for
from scheduling.ladder import Standing
from scheduling.plan_facts import GroupStanding

#: How long after a conference what follows it may still be to come: minutes, core groups, the question who has what.
FOLLOWED = timedelta(weeks=12)


def replan(desk: Desk) -> int:
    """Bring every open conference in step with today's calendar and settings; returns how many deadlines moved.

    A bank holiday proclaimed at short notice moves open deadlines, and the people are told (`domain.md` section 2).
    """
    ahead = select(Conference).where(Conference.standing == Standing.SCHEDULED, col(Conference.starts_at) > desk.now)
    moved = 0
    for conference in desk.session.exec(ahead.order_by(col(Conference.id))):
        moved += _redate(desk, conference)
        plan(desk, conference)
    meeting = select(CoreGroup.conference_id).where(CoreGroup.standing == GroupStanding.SCHEDULED)
    followed = (col(Conference.held_at) > desk.now - FOLLOWED) | col(Conference.id).in_(meeting)
    held = select(Conference).where(Conference.standing == Standing.HELD, followed)
    for conference in desk.session.exec(held.order_by(col(Conference.id))):
        plan(desk, conference)
    plan_monthly(desk)
    return moved


def recognised(desk: Desk, professional_id: int, slack_id: str | None) -> None:
    """Keep whose Slack account an e-mail address has, and invite there what was to be passed on by hand."""
    if not directory.recognise(desk.session, professional_id, slack_id, desk.now):
        return
    _replan_for(desk, professional_id)


def reached(desk: Desk) -> None:
    """Whoever acts here can be written to again, and gets what Slack refused to take for them meanwhile."""
    desk.actor.unreachable_at = None
    refused = (col(OutboxRow.recipient_id) == desk.actor_id, col(OutboxRow.status) == Delivery.FAILED)
    desk.session.execute(update(OutboxRow).where(*refused).values(status=Delivery.PLANNED, fault=None, letter=None))
    desk.note("reachable", subject_id=desk.actor_id)
    _replan_for(desk, desk.actor_id)


def _replan_for(desk: Desk, professional_id: int) -> None:
    """Plan anew the conferences to which somebody is invited, or which they run or chair."""
    invited_to = select(Invitation.conference_id).where(Invitation.professional_id == professional_id)
    theirs = or_(
        col(Conference.id).in_(invited_to),
        col(Conference.social_worker_id) == professional_id,
        col(Conference.chair_id) == professional_id,
    )
    core_groups = (
        select(CoreGroup.conference_id)
        .join(CoreGroupMember)
        .where(CoreGroupMember.professional_id == professional_id, CoreGroup.standing == GroupStanding.SCHEDULED)
    )
    waiting = select(Conference).where(
        (theirs & (col(Conference.standing) == Standing.SCHEDULED)) | col(Conference.id).in_(core_groups)
    )
    for conference in desk.session.exec(waiting.order_by(col(Conference.id))).all():
        plan(desk, conference)


def tidy(desk: Desk) -> None:
    """Forget requests that are too old to come again, and what people told us and did not confirm."""
    seen.forget_old(desk.session, desk.now)
    forgetting.forget_old(desk)


def _redate(desk: Desk, conference: Conference) -> bool:
    on = conference.local_start.date()
    calendar = desk.rules.calendar(conference.jurisdiction)
    try:
        deadlines = deadlines_for(conference.type, on, calendar, desk.rules.reports)
    except WeekendConference:  # cannot be scheduled; one that is there all the same keeps its deadlines
        return False
    if (deadlines.report, deadlines.family) == (conference.report_due_at, conference.family_due_at):
        return False
    if conference.report_due_at <= desk.now:
        return False  # a deadline that has passed is history
    conference.report_due_at, conference.family_due_at = deadlines.report, deadlines.family
    conference.replanned_at = desk.now
    conference.replan_sequence += 1
    conference.version += 1
    desk.note("deadlines_moved", key(conference.id))
    mark_stale(desk.session, key(conference.id))
    return True
