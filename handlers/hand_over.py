"""Handing a conference over to another social worker, who gets everything from then on."""

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer, Recorded
from handlers.asked import Asked
from handlers.booking_form import chosen
from handlers.changing import again, first
from handlers.deeds import Deeds, Form, Paragraph
from handlers.fields import read
from handlers.finding import by_button, by_code, of_form
from handlers.views.blocks import View, notice
from handlers.views.changing import Change, hand_over_form
from handlers.views.scheduled import handed_over_letter, handed_over_line
from models.booking import hand_over, may_change_hands
from models.cards import cards_of, conference_card
from models.choices import social_workers
from models.conference import Conference
from models.desk import Desk
from models.outbox import OutboxRow
from scheduling.ladder import Kind


class HandOverForm(BaseModel):
    """The form as it is sent."""

    to: Annotated[int, chosen("Choose the social worker who takes it over.")]


def draw(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """The form."""
    return _form(desk, first(desk, conference, must_be=may_change_hands))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form once more, when something changed in between."""
    return _form(desk, again(desk, asked, of_form(desk, asked), sentence))


def submit(desk: Desk, asked: Asked) -> Answer:
    """Hand it over. Whoever did so may not see it any more, and so gets a sentence."""
    filled = read(HandOverForm, asked)
    conference = hand_over(desk, asked.ref_id("c"), filled.to, asked.seen_version())
    receiver = conference_card(desk, conference).social_worker.full_name
    return Recorded(notice("Handed over", f"{receiver} now has {conference.code}, and is told so."))


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """To whoever takes it over: where it stands, and what is still to do."""
    conference = desk.session.get_one(Conference, row.conference_id)
    of, cards = conference_card(desk, conference), cards_of(desk, conference)
    return Paragraph(handed_over_line(of), handed_over_letter(of, cards, tag=row.id))


def worded(desk: Desk, asked: Asked) -> Answer:
    """`/conference hand over CODE`, the two words as people say them."""
    word, _, rest = asked.text.partition(" ")
    if word.casefold() == "over":
        asked = replace(asked, text=rest.strip())
    return by_code("hand_over", draw)(desk, asked)


def _form(desk: Desk, change: Change) -> View:
    others = [each for each in social_workers(desk) if each.id != change.of.conference.social_worker_id]
    return hand_over_form(change, others)


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        commands={"handover": by_code("hand_over", draw), "hand": worded},
        presses={"hand_over": by_button(draw)},
        forms=(Form("hand_over", submit, redraw),),
        letters={Kind.HANDED_OVER: letter},
    )
