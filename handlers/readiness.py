"""Looking at how ready a conference is: the command, the button, its pages, and the chair's letter the day before."""

from handlers.answers import Answer, Open, Tell, Update
from handlers.asked import Asked
from handlers.deeds import Deeds, Paragraph
from handlers.views.blocks import View
from handlers.views.readiness import readiness_modal
from handlers.views.readiness_letter import chooser, readiness_letter
from models.access import SEES_ALL, Part, conference_by_code, parts_in
from models.conference import Conference
from models.desk import Desk, key
from models.outbox import OutboxRow
from models.overview import chairing, running
from models.readiness import readiness, summary
from scheduling.ladder import Kind


def by_code(desk: Desk, asked: Asked) -> Answer:
    """`/conference readiness CODE`; without a code one chooses among one's own."""
    if not asked.text:
        return _choose(desk)
    conference = conference_by_code(desk, asked.text, SEES_ALL)
    return Open(view_for(desk, key(conference.id)))


def by_button(desk: Desk, asked: Asked) -> Answer:
    """The button that carries a conference's id."""
    return Open(view_for(desk, asked.number()))


def turn_page(desk: Desk, asked: Asked) -> Answer:
    """Another page, in place of the one that is open."""
    return Update(view_for(desk, asked.number(), int(asked.option) if asked.option.isdecimal() else 1))


def view_for(desk: Desk, conference_id: int, page: int = 1) -> View:
    """The summary as the acting person may see it."""
    found = readiness(desk, conference_id)
    chairs = Part.CHAIRS in parts_in(desk, found.card.conference)
    return readiness_modal(found, chairs=chairs, page=page)


def _choose(desk: Desk) -> Answer:
    lines = {line.conference_id: line for line in (*chairing(desk), *running(desk))}
    if not lines:
        return Tell("Readiness", "You have no conferences coming up, so there is nothing to look at yet.")
    return Open(chooser(sorted(lines.values(), key=lambda line: line.of.conference.starts_at)))


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """The summary to the chair, on the working day before."""
    conference = desk.session.get_one(Conference, row.conference_id)
    found = summary(desk, conference)
    notification = f"{conference.code}: who is coming and what is missing for {found.card.when}"
    return Paragraph(notification, readiness_letter(found, desk.now))


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        commands={"readiness": by_code},
        presses={"readiness": by_button, "readiness_page": turn_page},
        letters={Kind.READINESS: letter},
    )
