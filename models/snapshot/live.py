"""Conferences that were held here, as rows that the snapshot counts: one for each agency that was invited."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    String,
    Subquery,
    and_,
    false,
    func,
    join,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.sql.expression import SQLColumnExpression
from sqlmodel import col

from models.action import Action, ActionUpdate
from models.agency import Agency
from models.conference import Conference
from models.feedback import Answer, Feedback
from models.invitation import Attendance, Invitation
from models.record import Attendee, Presence
from models.report import Report, ReportStatus
from models.sharing import Shared, Sharing
from models.snapshot.days import day_of
from models.snapshot.questions import ANSWERS, CHANGES, EXTRAS, RATINGS, Condition, Says
from models.snapshot.rows import Asked, By, Rows
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Standing


def live(asked: Asked) -> Rows:
    """The agencies that were invited to conferences held here in the period, and still expected at the end."""
    owned = _owned_actions()
    counted = and_(
        col(Conference.standing) == Standing.HELD,
        asked.period.covers_moment(col(Conference.starts_at)),
        col(Invitation.withdrawn_at).is_(None),
        col(Invitation.not_us_at).is_(None),
    )
    if asked.agency is not None:
        counted = and_(counted, col(Agency.name) == asked.agency)
    return Rows(
        source=_joined(asked, owned),
        counted=counted,
        part=_part(asked),
        says={**_attended(), **_reported(), **_shared(), **_updated(owned), **_said()},
    )


def _joined(asked: Asked, owned: Subquery) -> FromClause:
    number = col(Invitation.id)
    answered = and_(col(Feedback.invitation_id) == number, col(Feedback.submitted_at).is_not(None))
    owns = and_(owned.c.conference_id == col(Invitation.conference_id), owned.c.owner_id == col(Invitation.agency_id))
    source = join(Conference, Invitation, col(Invitation.conference_id) == col(Conference.id))
    if asked.agency is not None or asked.by in {By.AGENCY, By.KIND}:
        source = source.join(Agency, col(Agency.id) == col(Invitation.agency_id))
    return (
        source.outerjoin(Attendee, col(Attendee.invitation_id) == number)
        .outerjoin(Report, col(Report.invitation_id) == number)
        .outerjoin(Sharing, col(Sharing.invitation_id) == number)
        .outerjoin(Feedback, answered)
        .outerjoin(owned, owns)
    )


def _part(asked: Asked) -> ColumnElement[str]:
    columns: Mapping[By | None, Any] = {By.AGENCY: Agency.name, By.KIND: Agency.kind, By.TYPE: Conference.type}
    if asked.by is By.MONTH:
        return asked.period.month_of_moment(col(Conference.starts_at))
    return type_coerce(columns[asked.by], String()) if asked.by else literal("")


def _attended() -> Says:
    """The chair's register; where it says nothing, what the agency answered. A deputy is the agency coming."""
    presence, said, silent = col(Attendee.presence), col(Invitation.attendance), col(Attendee.id).is_(None)
    there = (Presence.IN_PERSON, Presence.VIDEO, Presence.PHONE)
    return {
        ("attended", "yes"): or_(presence.in_(there), and_(silent, said.in_((Attendance.YES, Attendance.DEPUTY)))),
        ("attended", "partially"): or_(presence == Presence.PART, and_(silent, said == Attendance.PART)),
        ("attended", "na"): false(),
        ("attended", "no"): or_(presence == Presence.ABSENT, and_(silent, said == Attendance.NO)),
    }


def _reported() -> Says:
    """H counts research as no report; telling the social worker does not replace one either."""
    status, sent_on, due = col(Report.status), col(Report.sent_on), day_of(col(Conference.report_due_at))
    too_late = _told_after(col(Conference.report_due_at))
    return {
        ("report", "yes"): status == ReportStatus.SENT,
        ("report", "no"): status != ReportStatus.SENT,
        ("report", "research"): status == ReportStatus.RESEARCH,
        ("in_time", "yes"): sent_on <= due,
        ("in_time", "no"): and_(sent_on > due, ~too_late),
        ("in_time", "asked_too_late"): and_(sent_on > due, too_late),
        ("asked", "too_late"): too_late,
    }


def _shared() -> Says:
    """An answer that stops at the question of safety reads like a plain no, here as on every screen."""
    value, on, deadline = col(Sharing.value), col(Sharing.shared_on), col(Conference.family_due_at)
    before, given = on <= day_of(col(Conference.starts_at)), (Shared.YES, Shared.PARTLY)
    late = and_(before, on > day_of(deadline), ~_told_after(deadline))
    stopped = and_(col(Sharing.invitation_id).is_not(None), value.is_(None))
    return {
        ("shared", "yes"): and_(value == Shared.YES, before),
        ("shared", "partially"): and_(value == Shared.PARTLY, before),
        ("shared", "no"): or_(value.in_((Shared.NO, Shared.REFUSED)), and_(value.in_(given), ~before), stopped),
        ("shared", "na"): value == Shared.NOT_APPLICABLE,
        ("shared", "late"): and_(value.in_(given), late),
    }


def _updated(owned: Subquery) -> Says:
    total, updated = owned.c.total, owned.c.updated
    return {
        ("actions", "yes"): updated == total,
        ("actions", "partially"): and_(updated > 0, updated < total),
        ("actions", "no"): updated == 0,
        ("actions", "na"): total.is_(None),
    }


def _said() -> Says:
    """What the feedback form says."""
    names = {**{f"q{number}": ANSWERS for number in range(1, 11)}, "q11": RATINGS}
    names |= {name: CHANGES if name == "change_for_child" else ANSWERS for name in EXTRAS}
    says: dict[tuple[str, str], Condition] = {
        (name, answer): col(getattr(Feedback, name)) == answer for name, answers in names.items() for answer in answers
    }
    answered = col(Feedback.invitation_id).is_not(None)
    return says | {
        ("responded", "yes"): answered,
        ("asked", "extras"): answered,
        ("asked", "at_review"): and_(answered, col(Conference.type) == ConferenceType.RCPC),
        ("q12", "comment"): col(Feedback.q12).is_not(None),
        ("said", "research"): _no_because("q2", "research_instead"),
        ("said", "asked_late"): _no_because("q3", "asked_late"),
    }


def _told_after(deadline: SQLColumnExpression[datetime]) -> Condition:
    """Whether the agency was told of the date only when the deadline had passed, as `models.cards` has it."""
    invited_at = col(Invitation.invited_at)
    told = (col(Conference.moved_at), col(Conference.replanned_at))
    return or_(invited_at > deadline, *(func.coalesce(moment, invited_at) > deadline for moment in told))


def _no_because(question: str, reason: str) -> Condition:
    no = col(getattr(Feedback, question)) == Answer.NO
    return and_(no, func.coalesce(col(Feedback.reasons)[question].as_string(), "") == reason)


def _owned_actions() -> Subquery:
    """How many actions each agency had at each conference, and of how many of them it has said something."""
    return (
        select(
            col(Action.conference_id),
            col(Action.owner_id),
            func.count().label("total"),
            func.count(col(ActionUpdate.action_id)).label("updated"),
        )
        .outerjoin(ActionUpdate, col(ActionUpdate.action_id) == col(Action.id))
        .group_by(col(Action.conference_id), col(Action.owner_id))
        .subquery("owned")
    )
