"""The form about the report: how far it is. The report itself travels by the partnership's secure route."""

from handlers.views.blocks import (
    Block,
    View,
    context,
    date_input,
    divider,
    input_block,
    option,
    radio,
    section,
    select,
)
from handlers.views.sheet import Fields, Sheet
from handlers.views.words import label
from models.agency import ReportFormat
from models.answering import CHECKLIST
from models.cards import Card
from models.report import Check, NoReportReason, ReportStatus, Route, WrittenAs

#: The states in which there is something written, or soon will be.
WRITTEN = frozenset({ReportStatus.SENT, ReportStatus.COMPLETED, ReportStatus.IN_PROGRESS})

CHECKS = {
    "childs_voice": (
        "Is the child’s voice clear in it?",
        "For a child who does not speak yet: what you have observed.",
    ),
    "identity": ("Does it consider ethnic background, culture and identity?", ""),
    "facts_apart": ("Are facts kept apart from concerns?", ""),
    "threshold": ("Does it say what you think about the threshold, and why?", ""),
    "our_offer": ("Does it say what your service can do?", ""),
}


def saved(card: Card) -> Fields:
    """What is recorded; before that, the usual answers of this agency."""
    report = card.answers.report
    own = card.agency.report_format is ReportFormat.OWN
    usual = WrittenAs.OWN if own else WrittenAs.STANDARD
    fields: Fields = {"written_as": usual, "sent_on": card.of.today.isoformat()}
    if report is None:
        return fields
    return {
        "status": report.status,
        "sent_on": (report.sent_on or card.of.today).isoformat(),
        "expected_on": report.expected_on.isoformat() if report.expected_on else None,
        "route": report.route,
        "written_as": report.written_as or usual,
        "reason": report.reason,
        **{name: getattr(report, name) for name in CHECKLIST},
    }


def form(sheet: Sheet, note: str | None = None) -> View:
    """The modal, with the fields that belong to the chosen state; `note` is about the date it is expected on."""
    statuses = radio([option(status, label(status)) for status in _order()], sheet.text("status"))
    blocks = [
        context(f"{_due(sheet.card)} Send the report itself by your secure route: it never goes through Slack."),
        input_block("status", "How far is your report?", statuses, dispatch=True),
    ]
    match sheet.text("status"):
        case ReportStatus.SENT:
            blocks += _sent(sheet)
        case ReportStatus.IN_PROGRESS | ReportStatus.COMPLETED:
            blocks += _expected(sheet, note)
        case ReportStatus.NOT_PROVIDING:
            blocks += _none(sheet)
        case ReportStatus.RESEARCH:
            blocks.append(
                section(
                    "Thank you. The conference uses your research. It is not counted as a report: if you know the "
                    "family yourselves, a short report helps as well."
                )
            )
        case ReportStatus.TOLD_SOCIAL_WORKER:
            blocks.append(
                section(
                    "Thank you. What you say is useful, but the conference and the family need it in writing, so we "
                    "still ask for a short report. Half a page is enough."
                )
            )
    if sheet.text("status") in WRITTEN:
        blocks += _checklist(sheet)
    return sheet.drawn("Your report", blocks, callback_id="report")


def _order() -> tuple[ReportStatus, ...]:
    """Sent first, because most people come to say so."""
    rest = tuple(status for status in ReportStatus if status is not ReportStatus.SENT)
    return (ReportStatus.SENT, *rest)


def _due(card: Card) -> str:
    if card.asked_too_late:
        return "You were asked after the deadline, which is never counted against you."
    return f"The deadline is *{card.of.report_due}*."


def _sent(sheet: Sheet) -> list[Block]:
    routes = [option(route, label(route)) for route in Route]
    return [
        input_block("sent_on", "When was it sent?", date_input(sheet.text("sent_on"))),
        input_block("route", "How?", select(routes, sheet.text("route"), "Choose how"), optional=True),
        _written_as(sheet),
    ]


def _expected(sheet: Sheet, note: str | None) -> list[Block]:
    calendar = date_input(sheet.text("expected_on"))
    expected = input_block("expected_on", "When do you expect to send it?", calendar, optional=True, dispatch=True)
    return [expected, *([context(note)] if note else []), _written_as(sheet)]


def _none(sheet: Sheet) -> list[Block]:
    reasons = [option(reason, label(reason)) for reason in NoReportReason]
    return [
        input_block("reason", "Why will there be none?", select(reasons, sheet.text("reason"), "Choose a reason")),
        section(
            "A short factual report helps even after little contact: when you last saw the child, and what you saw. "
            "You can change this answer until the conference."
        ),
    ]


def _written_as(sheet: Sheet) -> Block:
    ways = [option(way, label(way)) for way in WrittenAs]
    return input_block("written_as", "In which form?", radio(ways, sheet.text("written_as")), optional=True)


def _checklist(sheet: Sheet) -> list[Block]:
    answers = [option(check, label(check)) for check in Check]
    questions = [
        input_block(name, question, select(answers, sheet.text(name), "Choose"), hint=hint, optional=True)
        for name, (question, hint) in CHECKS.items()
    ]
    return [divider(), section("*A checklist for a good report.* Answer what you like; it can wait."), *questions]
