"""Saying that an invitation went to the wrong place, so that it corrects itself."""

from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer
from handlers.asked import Asked
from handlers.deeds import Deeds, Form
from handlers.fields import one_of, read, words
from handlers.filling import again, first, recorded, show
from handlers.views.blocks import View
from handlers.views.not_us import MOST, form, saved
from models.desk import Desk
from models.invitation import NotUsReason
from models.redirecting import say_not_us


class NotUsForm(BaseModel):
    """The form as it is sent."""

    reason: Annotated[NotUsReason, one_of(NotUsReason, "Choose the reason that comes closest.")]
    instead: Annotated[str | None, words(MOST)]


def open_form(desk: Desk, asked: Asked) -> Answer:
    """Ask why, and whom to ask instead."""
    sheet = first(desk, asked, saved)
    return show(sheet, form(sheet))


def submit(desk: Desk, asked: Asked) -> Answer:
    """Record it; the social worker is told and the reminders stop."""
    filled = read(NotUsForm, asked)
    say_not_us(desk, asked.ref_id("i"), filled.reason, filled.instead, asked.seen_version())
    return recorded(desk, asked)


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form as it stands, with a sentence on top."""
    return form(again(desk, asked, sentence, saved))


def register(deeds: Deeds) -> None:
    """Put this room's deeds on the register."""
    deeds.add(presses={"not_us": open_form}, forms=(Form("not_us", submit, redraw),))
