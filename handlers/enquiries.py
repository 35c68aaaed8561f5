"""Somebody who is invited would like to talk to a person: the social worker is told, and says when they have."""

from handlers.answers import Answer, Recorded
from handlers.asked import Asked
from handlers.deeds import Deeds, Paragraph
from handlers.views.enquiry import enquiry_letter, enquiry_line
from models.agency import Professional
from models.cards import card
from models.challenge import Enquiry
from models.desk import Desk
from models.enquiries import settle
from models.invitation import Invitation
from models.outbox import OutboxRow
from scheduling.ladder import Kind


def settled(desk: Desk, asked: Asked) -> Answer:
    """They have spoken."""
    settle(desk, asked.number())
    return Recorded()


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """Who asks, and how they are reached."""
    enquiry = desk.session.get_one(Enquiry, int(row.occasion.partition(":")[2]))
    this = card(desk, desk.session.get_one(Invitation, enquiry.invitation_id))
    asker = desk.session.get_one(Professional, enquiry.asked_by_id)
    return Paragraph(enquiry_line(this, enquiry), enquiry_letter(this, asker, enquiry))


def register(deeds: Deeds) -> None:
    """The deed and the letter of this room."""
    deeds.add(presses={"settle": settled}, letters={Kind.QUESTION: letter})
