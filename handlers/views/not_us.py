"""The form that says an invitation went to the wrong place."""

from handlers.views.blocks import View, input_block, option, radio, section, text_input
from handlers.views.sheet import Fields, Sheet
from handlers.views.words import label
from models.cards import Card
from models.invitation import NotUsReason

MOST = 200


def saved(card: Card) -> Fields:
    """What is recorded, as the form's fields."""
    return {"reason": card.invitation.not_us_reason, "instead": card.invitation.not_us_instead}


def form(sheet: Sheet) -> View:
    """The modal."""
    reasons = radio([option(reason, label(reason)) for reason in NotUsReason], sheet.text("reason"))
    instead = text_input(sheet.text("instead"), most=MOST, placeholder="A service or a colleague")
    hint = "A professional or a service only. Please write nothing about the family."
    blocks = [
        section("That helps: we will tell the social worker, and stop asking you. You can change this later."),
        input_block("reason", "Why is it not for you?", reasons),
        input_block("instead", "Whom could we ask instead?", instead, hint=hint, optional=True),
    ]
    return sheet.drawn("Not for you?", blocks, callback_id="not_us", submit="Tell them")
