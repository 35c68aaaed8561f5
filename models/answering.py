"""What an invited agency answers: coming or not, its report, sharing it, its actions. Each a correctable fact.

Every operation looks the invitation up again, checks access, refuses a conference that is over, and notices when the
facts changed under an open form (`seen_version`; None means a plain button, which always states its own meaning).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from sqlmodel import col, func, select

from models.access import answers_for, invitation_to_answer
from models.action import Action, ActionStatus, ActionUpdate
from models.agency import Professional
from models.booking import must_be_open
from models.conference import Conference
from models.desk import Desk, key
from models.invitation import AbsenceReason, Attendance, Invitation, Mode
from models.planning import mark_stale, plan
from models.refusals import Changed, Closed, NotYours, Refused
from models.report import Check, NoReportReason, Report, ReportStatus, Route, WrittenAs
from models.screening import must_be_clean
from models.sharing import FamilyResponse, Method, NotSharedReason, Relation, Safety, Shared, Sharing


@dataclass(frozen=True)
class Coming:
    """An answer about attendance. Local times; a deputy has a full name and a role (J)."""

    attendance: Attendance
    mode: Mode | None = None
    reason: AbsenceReason | None = None
    deputy_name: str | None = None
    deputy_role: str | None = None
    joins_at: time | None = None
    leaves_at: time | None = None


@dataclass(frozen=True)
class ReportAnswer:
    """What the agency says about its report. All but the status may be left open and filled in later."""

    status: ReportStatus
    sent_on: date | None = None
    expected_on: date | None = None
    route: Route | None = None
    written_as: WrittenAs | None = None
    reason: NoReportReason | None = None
    checklist: Mapping[str, Check | None] | None = None


@dataclass(frozen=True)
class SharingAnswer:
    """What the agency says about going through its report with the family."""

    safety: Safety
    value: Shared | None = None
    shared_on: date | None = None
    method: Method | None = None
    shared_with: tuple[Relation, ...] = ()
    response: FamilyResponse | None = None
    reason: NotSharedReason | None = None
    planned_for: date | None = None
    also_for: tuple[int, ...] = ()


@dataclass(frozen=True)
class ActionAnswer:
    """What was done about one action."""

    action_id: int
    status: ActionStatus
    barrier: str | None = None
    next_step: str | None = None
    next_step_on: date | None = None
    difference: str | None = None


CHECKLIST = ("childs_voice", "identity", "facts_apart", "threshold", "our_offer")


def answer_coming(desk: Desk, invitation_id: int, answer: Coming, seen_version: int | None = None) -> Invitation:
    """Record who is coming, and how. The newest answer counts, until the planned end of the conference."""
    conference, invitation = open_invitation(desk, invitation_id, seen_version)
    answer = _checked_coming(answer)
    deputy = _known_colleague(desk, invitation, answer.deputy_name)
    new = {
        "attendance": answer.attendance,
        "mode": answer.mode,
        "absence_reason": answer.reason,
        "joins_at": answer.joins_at,
        "leaves_at": answer.leaves_at,
        "deputy_name": answer.deputy_name,
        "deputy_role": answer.deputy_role,
        "deputy_id": deputy,
        "not_us_at": None,
        "not_us_reason": None,
        "not_us_instead": None,
    }
    if all(getattr(invitation, name) == value for name, value in new.items()):
        return invitation  # pressed twice: already recorded
    for name, value in new.items():
        setattr(invitation, name, value)
    invitation.answered_at, invitation.answered_by_id = desk.now, desk.actor_id
    return recorded(desk, conference, invitation, "answered_coming", answer.attendance.value)


def answer_report(desk: Desk, invitation_id: int, answer: ReportAnswer, seen_version: int | None = None) -> Report:
    """Record how far the report is. Police research is no report, and telling the social worker is none either (H)."""
    conference, invitation = open_invitation(desk, invitation_id, seen_version)
    answer = _checked_report(desk, conference, answer)
    report = desk.session.get(Report, invitation_id)
    if report is None:
        report = Report(
            invitation_id=invitation_id,
            status=answer.status,
            recorded_at=desk.now,
            recorded_by_id=desk.actor_id,
        )
    report.status, report.sent_on, report.expected_on = answer.status, answer.sent_on, answer.expected_on
    report.route, report.written_as, report.reason = answer.route, answer.written_as, answer.reason
    for name, value in (answer.checklist or {}).items():
        setattr(report, name, value)
    _sign(desk, invitation, report)
    recorded(desk, conference, invitation, "answered_report", answer.status.value)
    return report


def answer_sharing(desk: Desk, invitation_id: int, answer: SharingAnswer, seen_version: int | None = None) -> Sharing:
    """Record whether the family has seen the report. The reason 'more risk' is never written into the audit trail."""
    conference, invitation = open_invitation(desk, invitation_id, seen_version)
    answer = _checked_sharing(desk, conference, answer)
    sharing = desk.session.get(Sharing, invitation_id)
    if sharing is None:
        sharing = Sharing(
            invitation_id=invitation_id,
            safety=answer.safety,
            recorded_at=desk.now,
            recorded_by_id=desk.actor_id,
        )
    elif sharing.please_phone and answer.safety is Safety.SAFE and on_behalf(desk, invitation):
        answer = replace(answer, safety=Safety.UNSURE)  # that the chair should ring, only the agency itself takes back
    sharing.safety, sharing.value, sharing.shared_on = answer.safety, answer.value, answer.shared_on
    sharing.method, sharing.response, sharing.reason = answer.method, answer.response, answer.reason
    sharing.planned_for = answer.planned_for
    sharing.shared_with = [relation.value for relation in answer.shared_with]
    sharing.also_for = list(answer.also_for)
    _sign(desk, invitation, sharing)
    # An answer that stops at the question of safety reads like a plain no, in the trail as on every screen.
    recorded(desk, conference, invitation, "answered_sharing", (answer.value or Shared.NO).value)
    return sharing


def answer_action(
    desk: Desk, invitation_id: int, answer: ActionAnswer, seen_version: int | None = None
) -> ActionUpdate:
    """Record what was done about one action that the invited agency owns."""
    conference, invitation = open_invitation(desk, invitation_id, seen_version)
    action = desk.session.get(Action, answer.action_id)
    if action is None or (action.conference_id, action.owner_id) != (conference.id, invitation.agency_id):
        raise NotYours
    for name in ("barrier", "next_step", "difference"):
        must_be_clean(getattr(answer, name), name)
    update = desk.session.get(ActionUpdate, answer.action_id)
    if update is None:
        update = ActionUpdate(
            action_id=answer.action_id,
            invitation_id=invitation_id,
            status=answer.status,
            recorded_at=desk.now,
            recorded_by_id=desk.actor_id,
        )
    update.status, update.barrier, update.next_step = answer.status, answer.barrier, answer.next_step
    update.next_step_on, update.difference = answer.next_step_on, answer.difference
    _sign(desk, invitation, update)
    recorded(desk, conference, invitation, "answered_action", answer.status.value)
    return update


def open_invitation(desk: Desk, invitation_id: int, seen_version: int | None) -> tuple[Conference, Invitation]:
    """The invitation, if the person may answer it, the conference is still to come, and nothing changed meanwhile."""
    conference, invitation = invitation_to_answer(desk, invitation_id)
    must_be_open(desk, conference)
    if invitation.withdrawn_at is not None:
        raise Closed(f"This invitation to {conference.code} was withdrawn. Nothing more is asked of you.")
    if seen_version is not None and version_of(conference, invitation) != seen_version:
        raise Changed
    return conference, invitation


def version_of(conference: Conference, invitation: Invitation) -> int:
    """Of all that a form about an invitation shows: what is recorded, and the date that the answer is about."""
    return invitation.version + conference.sequence


def on_behalf(desk: Desk, invitation: Invitation) -> bool:
    """Whether the acting person types this in for somebody else's agency."""
    return not answers_for(desk, invitation)


def _sign(desk: Desk, invitation: Invitation, row: Report | Sharing | ActionUpdate) -> None:
    row.recorded_at, row.recorded_by_id, row.on_behalf = desk.now, desk.actor_id, on_behalf(desk, invitation)
    desk.session.add(row)


def recorded(desk: Desk, conference: Conference, invitation: Invitation, deed: str, detail: str = "") -> Invitation:
    """What follows every answer: a new version, an audit row, the messages that show it updated, the ladder anew."""
    invitation.version += 1
    desk.note(deed, invitation.conference_id, invitation.id, detail)
    mark_stale(desk.session, invitation.conference_id, key(invitation.id))
    plan(desk, conference)
    return invitation


def _checked_coming(answer: Coming) -> Coming:
    if answer.attendance is not Attendance.DEPUTY:
        return replace(answer, deputy_name=None, deputy_role=None)
    if not answer.deputy_name:
        raise Refused("Tell us the deputy’s full name, so that the chair knows who is in the room.", "deputy_name")
    if len(answer.deputy_name.split()) < 2:
        raise Refused("Give the first name and the surname, or a title and the surname.", "deputy_name")
    if not answer.deputy_role:
        raise Refused("Tell us the deputy’s role, for example “practice nurse”.", "deputy_role")
    must_be_clean(answer.deputy_name, "deputy_name")
    must_be_clean(answer.deputy_role, "deputy_role")
    return answer


def _known_colleague(desk: Desk, invitation: Invitation, name: str | None) -> int | None:
    """The deputy in the directory, when exactly one colleague at the agency has this name."""
    if not name:
        return None
    same_name = select(Professional.id).where(
        Professional.agency_id == invitation.agency_id,
        func.lower(col(Professional.full_name)) == name.casefold(),
        col(Professional.active),
    )
    found = desk.session.exec(same_name).all()
    return found[0] if len(found) == 1 else None


def _checked_report(desk: Desk, conference: Conference, answer: ReportAnswer) -> ReportAnswer:
    today = desk.today(conference.jurisdiction)
    if answer.status is ReportStatus.SENT:
        if answer.sent_on is None:
            raise Refused("Tell us the date on which you sent it.", "sent_on")
        if answer.sent_on > today:
            raise Refused(
                "This date is still to come. If it is not sent yet, choose “In progress” and say by when.",
                "sent_on",
            )
        return replace(answer, expected_on=None, reason=None)
    if answer.status is not ReportStatus.NOT_PROVIDING:
        answer = replace(answer, reason=None)
    elif answer.reason is None:
        raise Refused("Choose the reason why there will be no report.", "reason")
    if answer.expected_on is not None and answer.expected_on < today:
        raise Refused("This date has passed. Tell us the day on which you expect to send it.", "expected_on")
    return replace(answer, sent_on=None)


def _checked_sharing(desk: Desk, conference: Conference, answer: SharingAnswer) -> SharingAnswer:
    today = desk.today(conference.jurisdiction)
    if answer.value in {Shared.YES, Shared.PARTLY}:
        if answer.shared_on is None:
            raise Refused("Tell us the date on which you went through it with the family.", "shared_on")
        if answer.shared_on > today:
            raise Refused("This date is still to come. Choose “Planned” and tell us for when.", "shared_on")
        if answer.method is Method.IN_MEETING:
            raise Refused(
                "In the meeting is not before the meeting. Choose “Planned” or “No”, or another way.",
                "method",
            )
        return replace(answer, planned_for=None, reason=None)
    if answer.value is Shared.PLANNED and answer.planned_for is None:
        raise Refused("Tell us the date for which you have planned it.", "planned_for")
    if answer.planned_for is not None and answer.planned_for < today:
        raise Refused("This date has passed. Choose the day on which you will do it.", "planned_for")
    if answer.value is Shared.NO and answer.reason is None:
        raise Refused("Choose the reason.", "reason")
    return replace(answer, shared_on=None)
