"""Decision letter and minutes: marked as sent by the secure route, acknowledged by those who received them, listed."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator

from handlers.answers import Answer, Home, Recorded, Tell, Update
from handlers.asked import Asked, Surface
from handlers.deeds import Deeds, Form, Paragraph
from handlers.fields import Day, read
from handlers.finding import by_button, by_code
from handlers.home import home_of
from handlers.views.blocks import View
from handlers.views.papers import (
    FORM,
    TITLE,
    overdue_letter,
    overdue_line,
    papers_view,
    receipt_letter,
    receipt_line,
    sent_form,
    to_send_letter,
    to_send_line,
)
from models.access import SEES_ALL, Part, conference_by_id, parts_in
from models.booking import RUNNERS
from models.cards import card
from models.conference import Conference
from models.desk import Desk, key
from models.invitation import Invitation
from models.outbox import OutboxRow
from models.papers import mark_sent, must_be_held, papers_sheet, say_received
from models.refusals import Refused
from scheduling.ladder import Kind, rung_of
from scheduling.paper_facts import Paper


class SentForm(BaseModel):
    """The form as it is sent."""

    sent_on: Day
    undo: Annotated[bool, BeforeValidator(lambda ticked: "undo" in (ticked or []))]


def sheet_of(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """Both papers and their receipts, for whoever runs or chairs the conference; that it was seen is audited."""
    must_be_held(conference)
    desk.note("saw_papers", key(conference.id))
    return _drawn(desk, conference)


def typed(desk: Desk, asked: Asked) -> Answer:
    """`/conference papers CODE`. What is still to do stands in Home, so nothing is listed without a reference."""
    if not asked.text:
        return Tell(TITLE, "Type the reference after it, such as `/conference papers CPC-7F3K`.")
    return by_code("papers", sheet_of, SEES_ALL)(desk, asked)


def open_form(desk: Desk, asked: Asked) -> Answer:
    """Ask for the day on which it went out."""
    conference = conference_by_id(desk, asked.number(), RUNNERS)
    must_be_held(conference)
    sheet = papers_sheet(desk, conference)
    return Update(sent_form(sheet, sheet.line(_paper(asked.option)), None))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form as it stands."""
    conference = conference_by_id(desk, asked.ref_id("c"), RUNNERS)
    sheet = papers_sheet(desk, conference)
    return sent_form(sheet, sheet.line(_paper(asked.ref.get("k"))), read(SentForm, asked).sent_on, sentence)


def submit(desk: Desk, asked: Asked) -> Answer:
    """Record the day, or take it back, and show where both papers stand."""
    filled, paper = read(SentForm, asked), _paper(asked.ref.get("k"))
    if filled.sent_on is None and not filled.undo:
        raise Refused("Choose the day on which it was sent.", "sent_on")
    conference = mark_sent(desk, asked.ref_id("c"), paper, None if filled.undo else filled.sent_on)
    return Recorded(_drawn(desk, conference, "Recorded."))


def received(desk: Desk, asked: Asked) -> Answer:
    """One press on “Yes” or “Not yet”."""
    name, _, said = asked.option.partition("-")
    if said not in {"yes", "no"}:
        raise Refused("Choose yes or not yet.")
    say_received(desk, asked.number(), _paper(name), received=said == "yes")
    return Home(home_of(desk), recorded=True) if asked.surface is Surface.HOME else Recorded()


def received_for(desk: Desk, asked: Asked) -> Answer:
    """Typed in by whoever runs the conference, for somebody who told them."""
    invitation = say_received(desk, asked.number(), _paper(asked.option), received=True)
    conference = conference_by_id(desk, invitation.conference_id, SEES_ALL)
    return Recorded(_drawn(desk, conference, "Recorded."))


def to_send(desk: Desk, row: OutboxRow) -> Paragraph:
    """To the social worker, once more on the day, and whom it has not reached."""
    if row.occasion.endswith("-receipts"):
        return overdue(desk, row)
    sheet = papers_sheet(desk, desk.session.get_one(Conference, row.conference_id))
    return Paragraph(to_send_line(sheet), to_send_letter(sheet, row.id))


def overdue(desk: Desk, row: OutboxRow) -> Paragraph:
    """To the chair: not sent, or not received; the latter to the social worker as well."""
    sheet = papers_sheet(desk, desk.session.get_one(Conference, row.conference_id))
    line = sheet.line(_of_occasion(row))
    runs = row.kind is Kind.PAPERS
    return Paragraph(overdue_line(sheet, line), overdue_letter(sheet, line, row.id, runs=runs))


def receipt(desk: Desk, row: OutboxRow) -> Paragraph:
    """To everybody invited; about somebody outside Slack, to the social worker."""
    this = card(desk, desk.session.get_one(Invitation, row.invitation_id))
    line = papers_sheet(desk, this.conference).line(_of_occasion(row))
    for_them = row.recipient_id == this.conference.social_worker_id != this.invitation.professional_id
    blocks = receipt_letter(this, line, for_them=for_them, tag=row.id)
    return Paragraph(receipt_line(this, line, for_them=for_them), blocks)


def _drawn(desk: Desk, conference: Conference, sentence: str | None = None) -> View:
    return papers_view(papers_sheet(desk, conference), runs=Part.RUNS in parts_in(desk, conference), sentence=sentence)


def _paper(name: object) -> Paper:
    try:
        return Paper(str(name))
    except ValueError:
        raise Refused("Choose the decision letter or the minutes.") from None


def _of_occasion(row: OutboxRow) -> Paper:
    """Which paper: the occasion begins with its name."""
    return Paper(rung_of(row.occasion).partition("-")[0])


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        commands={"papers": typed},
        presses={
            "papers": by_button(sheet_of, SEES_ALL),
            "paper_sent": open_form,
            "received": received,
            "received_for": received_for,
        },
        forms=(Form(FORM, submit, redraw),),
        letters={Kind.PAPERS: to_send, Kind.PAPERS_OVERDUE: overdue, Kind.RECEIPT: receipt},
    )
