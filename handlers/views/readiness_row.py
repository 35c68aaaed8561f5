"""One agency in the readiness summary: every line a symbol and words, so that neither is needed alone."""

from datetime import date

from handlers.views.blocks import Block, button, confirm, context, escape, section, short
from handlers.views.cards import DONE, OPEN, actions_line, coming_line, recorded_lines
from handlers.views.words import within
from models.readiness import ReadinessRow, ReportState
from models.report import Report, ReportStatus
from models.sharing import NotSharedReason, Shared
from scheduling.ladder import Missing
from scheduling.words import day_words, list_words

LATE, NO = "△", "✗"
_SYMBOLS = {
    ReportState.IN_TIME: DONE,
    ReportState.LATE: LATE,
    ReportState.NOT_YET: OPEN,
    ReportState.OVERDUE: NO,
    ReportState.ASKED_TOO_LATE: LATE,
    ReportState.RESEARCH: LATE,
    ReportState.TOLD_SOCIAL_WORKER: LATE,
    ReportState.NOT_PROVIDING: NO,
}


def row_blocks(row: ReadinessRow, *, chairs: bool) -> list[Block]:
    """The agency with its cells, and a small line on how it was asked."""
    head = f"*{escape(row.card.agency.name)}*\n{escape(who_answers(row))}"
    if not row.card.invitation.open:
        return [section(f"{head}\n{recorded_lines(row.card)[0]}")]
    cells = [coming_line(row.card), report_cell(row), sharing_cell(row, chairs=chairs), actions_line(row.card)]
    challengeable = chairs and row.card.missing - row.challenged and row.card.closed is None
    block = section("\n".join([head, *filter(None, cells)]), _challenge_button(row) if challengeable else None)
    return [block, context(" · ".join(asked_words(row, chairs=chairs)))]


def who_answers(row: ReadinessRow) -> str:
    """The full name and role of whoever answers for the agency."""
    invitee = row.card.invitee
    return f"{invitee.full_name}, {invitee.job_role}" if invitee else "Nobody known there yet"


def report_cell(row: ReadinessRow) -> str:
    """How the report stands against its deadline."""
    report, today = row.card.answers.report, row.card.of.today
    return f"{_SYMBOLS[row.report]} Report: {_report(row.report, report, row.card.of.report_due, today)}"


def _report(state: ReportState, report: Report | None, due: str, today: date) -> str:
    on = f" on {day_words(report.sent_on, today)}" if report and report.sent_on else ""
    expected = f", expected {day_words(report.expected_on, today)}" if report and report.expected_on else ""
    match state:
        case ReportState.IN_TIME:
            return f"in time, sent{on}"
        case ReportState.LATE:
            return f"late, sent{on}"
        case ReportState.NOT_YET:
            stage = within(report.status) if report and report.status is not ReportStatus.NOT_STARTED else "not yet"
            return f"{stage}{expected} – due {due}"
        case ReportState.OVERDUE:
            return f"missing{expected} – was due {due}"
        case ReportState.ASKED_TOO_LATE:
            return f"sent{on}; asked too late to be in time" if on else f"not yet{expected}; asked after the deadline"
        case ReportState.NOT_PROVIDING if report and report.reason:
            return f"there will be none: {within(report.reason)}"
    return within(state)


def sharing_cell(row: ReadinessRow, *, chairs: bool) -> str:
    """Whether the family has seen it. Reasons are the chair's, except the restricted one, which is nobody's."""
    sharing, today = row.card.answers.sharing, row.card.of.today
    if sharing is None:
        not_needed = Missing.SHARING not in row.card.missing
        return "" if not_needed else f"{OPEN} Shared with the family: not answered yet"
    match sharing.value:
        case Shared.YES | Shared.PARTLY if sharing.shared_on:
            late = ", late" if row.shared_late else ""
            on = day_words(sharing.shared_on, today)
            return f"{LATE if late else DONE} Shared with the family: {within(sharing.value)}, on {on}{late}"
        case Shared.PLANNED if sharing.planned_for:
            return f"{OPEN} Shared with the family: planned for {day_words(sharing.planned_for, today)}"
        case Shared.UNSURE:
            return f"{OPEN} Shared with the family: not sure yet"
        case Shared.REFUSED | Shared.NOT_APPLICABLE:
            return f"{DONE} Shared with the family: {within(sharing.value)}"
    open_reason = chairs and sharing.reason not in {None, NotSharedReason.INCREASED_RISK}
    why = f": {within(sharing.reason)}" if open_reason and sharing.reason else ""
    return f"{NO} Not shared with the family{why}"


def asked_words(row: ReadinessRow, *, chairs: bool) -> list[str]:
    """When it was invited, how often it was asked again, what it was challenged about, and whether to ring."""
    invitation, of = row.card.invitation, row.card.of
    local = invitation.invited_at.astimezone(of.conference.jurisdiction.zone).date()
    late = ", after the report deadline" if row.card.asked_too_late else ", later than the others" * invitation.late
    words = [f"Invited {day_words(local, of.today)}{late}", chased_words(row.chased)]
    if invitation.priority:
        words.append(f"Priority: {within(invitation.priority)}")
    if row.challenged:
        words.append(f"{DONE} Challenged about {about_words(row.challenged)}")
    if chairs and row.please_phone:
        words.insert(0, ":telephone_receiver: *Please phone before the meeting*")
    return words


def chased_words(times: int) -> str:
    """How often the agency was asked again."""
    return {0: "not chased", 1: "chased once", 2: "chased twice"}.get(times, f"chased {times} times")


def about_words(about: frozenset[Missing]) -> str:
    """Such as `the report and an update on actions`, always in one order."""
    return list_words([within(each) for each in Missing if each in about])


def _challenge_button(row: ReadinessRow) -> dict[str, object]:
    name = row.card.agency.name
    new = about_words(row.card.missing - row.challenged)
    whom = row.card.invitee.full_name if row.card.invitee else name
    question = confirm(
        short(f"Challenge {name}?", 100),
        short(
            f"We will tell {whom} that you have asked about {new}. It is logged. "
            "If it stays unanswered, their safeguarding lead is told.",
            300,
        ),
        "Challenge",
    )
    says = f"Challenge {name}"
    return button("Challenge", "challenge", row.card.invitation_id, confirm=question, says=says)
