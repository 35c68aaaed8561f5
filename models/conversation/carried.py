"""What a reply leaves out and the record knows: carried over, so that confirming a line never forgets an answer.

A fact that says no more than the record is left out: there is nothing to confirm.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from models.answering import ActionAnswer, Coming, ReportAnswer, SharingAnswer
from models.cards import Card
from models.conversation.understood import Ask, Part, Understood
from models.invitation import Attendance
from models.report import Report, ReportStatus
from models.sharing import NotSharedReason, Relation, Safety, Shared, Sharing

_GONE_THROUGH = frozenset({Shared.YES, Shared.PARTLY})
_UNSENT = frozenset({ReportStatus.IN_PROGRESS, ReportStatus.COMPLETED})


def carried(found: Understood, card: Card, *, on_behalf: bool) -> tuple[Understood, tuple[Part, ...]]:
    """The facts filled up from the record, and the parts in which they say what is recorded already.

    Whoever types them in on the agency's behalf is shown nothing of what only the agency and the chair may know.
    """
    found = _report(_coming(found, card), card)
    found = _sharing(found, card, on_behalf=on_behalf)
    known = tuple(part for part in found.ready if _is_recorded(found, card, part))
    for part in known:
        found = replace(found, actions=()) if part is Part.ACTIONS else found.without(part)
    if Part.ACTIONS not in known:
        found = replace(found, actions=tuple(each for each in found.actions if not _same_action(each, card)))
    return found, known


def _coming(found: Understood, card: Card) -> Understood:
    found = _part_of_the_meeting(found, card)
    said, recorded = found.coming, as_coming(card)
    if said is None or recorded is None or said.attendance is not recorded.attendance:
        return found
    found = replace(found, coming=replace(said, mode=said.mode or recorded.mode, reason=said.reason or recorded.reason))
    if said.attendance is Attendance.PART and not (said.joins_at or said.leaves_at):
        hours = replace(recorded, mode=said.mode or recorded.mode)
        return replace(found, coming=hours).answered(Ask.PART_HOURS)
    same_name = said.deputy_name in {None, recorded.deputy_name}
    if said.attendance is Attendance.DEPUTY and Ask.DEPUTY in found.asks and same_name:
        return replace(found, coming=replace(recorded, mode=said.mode or recorded.mode)).answered(Ask.DEPUTY)
    return found


def _part_of_the_meeting(found: Understood, card: Card) -> Understood:
    """Hours beyond the meeting's own are those; hours outside it are none, and are asked for."""
    said = found.coming
    if said is None or not (said.joins_at or said.leaves_at):
        return found
    start = card.conference.local_start.replace(tzinfo=None)
    end = start + timedelta(minutes=card.conference.minutes)
    joins = datetime.combine(start.date(), said.joins_at) if said.joins_at else start
    leaves = datetime.combine(start.date(), said.leaves_at) if said.leaves_at else end
    if not joins < end or not start < leaves or not joins < leaves:
        return replace(found, coming=replace(said, joins_at=None, leaves_at=None)).asking(Ask.PART_HOURS)
    within = replace(
        said,
        joins_at=said.joins_at if joins > start else None,
        leaves_at=said.leaves_at if leaves < end else None,
    )
    if within.joins_at or within.leaves_at:
        return replace(found, coming=within)
    return replace(found, coming=Coming(Attendance.YES, said.mode))  # all of it


def _report(found: Understood, card: Card) -> Understood:
    said, recorded = found.report, card.answers.report
    if said is None or recorded is None:
        return found
    if said.status is ReportStatus.COMPLETED and recorded.status is ReportStatus.SENT and Ask.IS_SENT in found.asks:
        return replace(found, report=as_report(recorded)).answered(Ask.IS_SENT)  # done, and sent as we know
    if said.status is not recorded.status:
        both_unsent = said.status in _UNSENT and recorded.status in _UNSENT
        expected = said.expected_on or (recorded.expected_on if both_unsent and _ahead(recorded, card) else None)
        return replace(found, report=replace(said, expected_on=expected))
    kept = as_report(recorded)
    filled = replace(
        said,
        sent_on=said.sent_on or kept.sent_on,
        expected_on=said.expected_on or (kept.expected_on if _ahead(recorded, card) else None),
        route=said.route or kept.route,
        written_as=said.written_as or kept.written_as,
        reason=said.reason or kept.reason,
    )
    return replace(found, report=filled).answered(Ask.WHEN_SENT, Ask.WHY_NO_REPORT, Ask.IS_SENT)


def _ahead(report: Report, card: Card) -> bool:
    return report.expected_on is not None and report.expected_on >= card.of.today


def _sharing(found: Understood, card: Card, *, on_behalf: bool) -> Understood:
    said, recorded = found.sharing, card.answers.sharing
    if said is None or recorded is None:
        return found
    kept = as_sharing(recorded)
    if on_behalf and kept.reason is NotSharedReason.INCREASED_RISK:
        kept = replace(kept, value=None, reason=None)
    if recorded.please_phone and not on_behalf:  # a line in a message does not take back that the chair rings
        said = replace(said, safety=Safety.UNSURE if kept.safety is Safety.SAFE else kept.safety)
    if said.value in _GONE_THROUGH and kept.value in _GONE_THROUGH:
        people = tuple(each for each in Relation if each in {*said.shared_with, *kept.shared_with})
        said = replace(
            said,
            shared_on=said.shared_on or kept.shared_on,
            method=said.method or kept.method,
            shared_with=people,
            response=said.response or kept.response,
            also_for=kept.also_for,
        )
        found = found.answered(Ask.WHEN_SHARED)
    elif said.value is kept.value:
        said = replace(said, planned_for=said.planned_for or kept.planned_for, reason=said.reason or kept.reason)
        found = found.answered(Ask.WHEN_PLANNED, Ask.WHY_NOT_SHARED)
    return replace(found, sharing=said)


def _is_recorded(found: Understood, card: Card, part: Part) -> bool:
    match part:
        case Part.COMING:
            return found.coming == as_coming(card)
        case Part.REPORT:
            report = card.answers.report
            return report is not None and found.report == as_report(report)
        case Part.SHARING:
            sharing = card.answers.sharing
            return sharing is not None and found.sharing == as_sharing(sharing)
        case Part.ACTIONS:
            return all(_same_action(each, card) for each in found.actions)
        case Part.NOT_US:
            return found.not_us == card.invitation.not_us_reason


def _same_action(said: ActionAnswer, card: Card) -> bool:
    """Whether an action is recorded in this state, and the reply adds nothing to it."""
    update = next((update for action, update in card.answers.actions if action.id == said.action_id), None)
    if update is None or update.status is not said.status:
        return False
    added = (said.barrier, said.next_step, said.next_step_on)
    return all(
        new in {None, old}
        for new, old in zip(added, (update.barrier, update.next_step, update.next_step_on), strict=True)
    )


def as_coming(card: Card) -> Coming | None:
    """What is recorded about coming."""
    row = card.invitation
    if row.attendance is None:
        return None
    return Coming(
        row.attendance, row.mode, row.absence_reason, row.deputy_name, row.deputy_role, row.joins_at, row.leaves_at
    )


def as_report(row: Report) -> ReportAnswer:
    """What is recorded about the report, without the checklist, which stays as it is."""
    return ReportAnswer(row.status, row.sent_on, row.expected_on, row.route, row.written_as, row.reason)


def as_sharing(row: Sharing) -> SharingAnswer:
    """What is recorded about sharing."""
    return SharingAnswer(
        safety=row.safety,
        value=row.value,
        shared_on=row.shared_on,
        method=row.method,
        shared_with=tuple(Relation(each) for each in row.shared_with),
        response=row.response,
        reason=row.reason,
        planned_for=row.planned_for,
        also_for=tuple(row.also_for),
    )
