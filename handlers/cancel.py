"""Cancelling a conference: asked once more, then everyone who was invited is told once."""

from handlers.answers import Answer
from handlers.asked import Asked
from handlers.changing import again, done, first
from handlers.deeds import Deeds, Form
from handlers.finding import by_button, by_code, of_form
from handlers.views.blocks import View
from handlers.views.changing import cancel_form
from models.booking import cancel
from models.cards import cards_of
from models.conference import Conference
from models.desk import Desk


def draw(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """The question."""
    return cancel_form(first(desk, conference), len(cards_of(desk, conference)))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The question once more, when something changed in between."""
    conference = of_form(desk, asked)
    return cancel_form(again(desk, asked, conference, sentence), len(cards_of(desk, conference)))


def submit(desk: Desk, asked: Asked) -> Answer:
    """Cancel it."""
    conference = cancel(desk, asked.ref_id("c"), asked.seen_version())
    return done(desk, conference, f"{conference.code} is cancelled. Everyone who was invited is told once.")


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        commands={"cancel": by_code("cancel", draw)},
        presses={"cancel": by_button(draw)},
        forms=(Form("cancel", submit, redraw),),
    )
