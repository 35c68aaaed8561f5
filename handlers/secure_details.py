"""Ticking off to whom the secure email has gone, and the letter that chases the social worker for it."""

from handlers.answers import Answer, Recorded
from handlers.asked import Asked, Surface
from handlers.deeds import Deeds, Paragraph
from handlers.showing import showing
from handlers.views.blocks import View
from handlers.views.scheduled import SCHEDULED, scheduled_view
from handlers.views.secure_details import chase_letter, chase_line
from models.cards import cards_of, conference_card
from models.conference import Conference
from models.desk import Desk
from models.invitation import Invitation
from models.inviting import tick_secure_details
from models.outbox import OutboxRow
from models.refusals import NotYours
from scheduling.ladder import Kind


def tick(desk: Desk, asked: Asked) -> Answer:
    """Record the boxes of one block as they stand: one that is not ticked was offered and left empty."""
    shown, sent_to = _ids(asked.offered), _ids(asked.chosen)
    invitation = desk.session.get(Invitation, min(shown, default=-1))
    if invitation is None:
        raise NotYours
    conference = tick_secure_details(desk, invitation.conference_id, sent_to, shown)
    return Recorded(_drawn_again(desk, asked, conference))


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """The reminder to send what is still to be sent."""
    conference = desk.session.get_one(Conference, row.conference_id)
    of, cards = conference_card(desk, conference), cards_of(desk, conference)
    return Paragraph(chase_line(of, cards), chase_letter(of, cards, tag=row.id))


def _drawn_again(desk: Desk, asked: Asked, conference: Conference) -> View | None:
    """The modal in which the boxes stand; a message is brought up to date by the post room."""
    if asked.surface is not Surface.MODAL:
        return None
    if asked.callback_id == SCHEDULED:
        return scheduled_view(conference_card(desk, conference), cards_of(desk, conference))
    return showing(desk, conference, page=asked.ref_id("p"))


def _ids(values: tuple[str, ...]) -> frozenset[int]:
    return frozenset(int(each) for each in values if each.isascii() and each.isdigit() and len(each) < 16)


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(presses={"secure_details": tick}, letters={Kind.SECURE_DETAILS: letter})
