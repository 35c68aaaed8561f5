"""Recording that a child was born who was unborn at the conference: no name, and the date is shown to nobody again."""

from pydantic import BaseModel

from handlers.answers import Answer, Recorded
from handlers.asked import Asked
from handlers.booking_form import Maybe
from handlers.deeds import Deeds, Form
from handlers.fields import Day, read
from handlers.finding import by_button
from handlers.next_dates import next_dates_sheet
from handlers.showing import showing
from handlers.views.birth import birth_form
from handlers.views.blocks import View
from models.access import SEES_ALL, conference_by_id
from models.birth import were_unborn
from models.births import record_birth
from models.cards import conference_card
from models.conference import Child, Conference
from models.desk import Desk, key
from models.next_dates_sheet import sheet_of
from models.refusals import Refused
from scheduling.ladder import Standing
from scheduling.words import day_words


class BirthForm(BaseModel):
    """The form as it is sent."""

    child: Maybe
    born_on: Day


def draw(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """The empty form."""
    return birth_form(conference_card(desk, conference), _children(desk, conference))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form again: the date is not repeated, as it identifies."""
    conference = conference_by_id(desk, asked.ref_id("c"), SEES_ALL)
    return birth_form(conference_card(desk, conference), _children(desk, conference), sentence)


def submit(desk: Desk, asked: Asked) -> Answer:
    """Record the birth, and say by when the review has to be held now."""
    filled = read(BirthForm, asked)
    conference = conference_by_id(desk, asked.ref_id("c"), SEES_ALL)
    children = {key(child.id): child for child in _children(desk, conference)}
    chosen = filled.child if filled.child is not None else next(iter(children), None)
    if chosen is None or chosen not in children:
        raise Refused("Choose the child from the list.", "child")
    if filled.born_on is None:
        raise Refused("Choose the date from the calendar.", "born_on")
    record_birth(desk, chosen, filled.born_on)
    label = children[chosen].label
    if conference.standing is not Standing.HELD:
        return Recorded(showing(desk, conference, sentence=f"Recorded: {label} was born."))
    sheet = sheet_of(desk, conference)
    by = day_words(sheet.review_by.on, sheet.of.today)
    sentence = f"Recorded: {label} was born. The review has to be held by {by}."
    if sheet.review_too_late:
        sentence += " The one that is booked is too late now: it has to be moved."
    return Recorded(next_dates_sheet(desk, conference, sentence))


def _children(desk: Desk, conference: Conference) -> list[Child]:
    """The children who are unborn, and those whose birth may have to be corrected."""
    found = were_unborn(desk.session, key(conference.id))
    if not found:
        raise Refused(f"{conference.code} is about no unborn child.")
    return found


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(presses={"birth": by_button(draw, SEES_ALL)}, forms=(Form("birth", submit, redraw),))
