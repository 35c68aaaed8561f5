"""Saying whether a conference was held: the chair's letter once its end has passed, and the three buttons."""

from handlers.answers import Answer, Home, Recorded
from handlers.asked import Asked, Surface
from handlers.deeds import Deeds, Paragraph
from handlers.home import home_of
from handlers.record import record_of
from handlers.views.held import held_letter
from handlers.views.record import RECORD
from models.cards import conference_card
from models.chairing import hold_again_by, record_outcome
from models.conference import Conference
from models.desk import Desk, key
from models.outbox import OutboxRow
from models.recording import still_to_record
from models.refusals import Refused
from models.responding import closing_words, responses
from scheduling.ladder import Kind, Standing


def press(desk: Desk, asked: Asked) -> Answer:
    """Record the outcome that the button states."""
    try:
        outcome = Standing(asked.option)
    except ValueError:
        raise Refused("Choose held, inquorate or postponed.") from None
    conference = record_outcome(desk, asked.number(), outcome)
    if asked.surface is Surface.HOME:
        return Home(home_of(desk), recorded=True)
    return Recorded(record_of(desk, key(conference.id)) if asked.callback_id == RECORD else None)


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """The question to the chair; after the answer, what is recorded."""
    conference = desk.session.get_one(Conference, row.conference_id)
    of = conference_card(desk, conference)
    again = hold_again_by(desk, conference)
    closes = closing_words(desk, conference) if conference.standing is Standing.HELD else None
    still_open = still_to_record(desk, key(conference.id))
    blocks = held_letter(of, responses(desk, key(conference.id)), again, closes, still_open)
    return Paragraph(f"{conference.code}: please say whether the conference of {of.when} was held", blocks)


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(presses={"outcome": press}, letters={Kind.HELD: letter})
