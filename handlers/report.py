"""Saying how far the report is. Whether it is counted as one is the domain's business, and is explained here."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer, Update
from handlers.asked import Asked
from handlers.deeds import Deeds, Form
from handlers.fields import Day, maybe, one_of, read
from handlers.filling import again, first, recorded, show
from handlers.views.blocks import View
from handlers.views.report import WRITTEN, form, saved
from handlers.views.sheet import Sheet
from models.answering import CHECKLIST, ReportAnswer, answer_report
from models.desk import Desk
from models.report import Check, NoReportReason, ReportStatus, Route, WrittenAs

#: What is asked further for each answer: if the form was sent before it was shown, it is shown then.
_NEEDS = {
    ReportStatus.SENT: "sent_on",
    ReportStatus.IN_PROGRESS: "expected_on",
    ReportStatus.COMPLETED: "expected_on",
    ReportStatus.NOT_PROVIDING: "reason",
}
Checked = Annotated[Check | None, maybe(Check)]


class ReportForm(BaseModel):
    """The form as it is sent; fields that were not shown are empty."""

    status: Annotated[ReportStatus, one_of(ReportStatus, "Choose how far your report is.")]
    sent_on: Day
    expected_on: Day
    route: Annotated[Route | None, maybe(Route)]
    written_as: Annotated[WrittenAs | None, maybe(WrittenAs)]
    reason: Annotated[NoReportReason | None, maybe(NoReportReason)]
    childs_voice: Checked
    identity: Checked
    facts_apart: Checked
    threshold: Checked
    our_offer: Checked

    def as_answer(self) -> ReportAnswer:
        """The domain's value; what does not belong to the chosen state is left out."""
        if self.status not in WRITTEN:
            return ReportAnswer(self.status, reason=self.reason)
        sent = self.status is ReportStatus.SENT
        return ReportAnswer(
            status=self.status,
            sent_on=self.sent_on if sent else None,
            expected_on=None if sent else self.expected_on,
            route=self.route if sent else None,
            written_as=self.written_as,
            checklist={name: getattr(self, name) for name in CHECKLIST},
        )


def open_form(desk: Desk, asked: Asked) -> Answer:
    """Open the form with what is recorded."""
    sheet = first(desk, asked, saved)
    return show(sheet, form(sheet, _note(sheet)))


def submit(desk: Desk, asked: Asked) -> Answer:
    """Record what the form says."""
    filled = read(ReportForm, asked)
    if _NEEDS.get(filled.status, "status") not in asked.fields:
        return Update(redraw(desk, asked, None))
    answer_report(desk, asked.ref_id("i"), filled.as_answer(), asked.seen_version())
    return recorded(desk, asked)


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form with the fields that belong to what is chosen now."""
    sheet = again(desk, asked, sentence, saved)
    return form(sheet, _note(sheet))


def _note(sheet: Sheet) -> str | None:
    """What a date after the deadline means, said while it can still be changed."""
    try:
        expected = date.fromisoformat(sheet.text("expected_on") or "")
    except ValueError:
        return None
    card = sheet.card
    if expected <= card.conference.report_due_at.astimezone(card.conference.jurisdiction.zone).date():
        return None
    if expected > card.conference.local_start.date():
        return f"That is after the conference itself, on {card.of.when}. Please send what you have before then."
    if card.asked_too_late:
        return "That is before the conference. Thank you."
    return f"That is after the deadline, {card.of.report_due}. Later is better than never: the chair sees it is coming."


def register(deeds: Deeds) -> None:
    """Put this room's deeds on the register."""
    deeds.add(presses={"report": open_form}, forms=(Form("report", submit, redraw),))
