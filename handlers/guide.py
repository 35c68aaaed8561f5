"""Finding one's way: a short guide for the first time, and being put through to a person."""

from handlers.answers import Answer, Open, Recorded
from handlers.asked import Asked
from handlers.deeds import Deeds
from handlers.views.guide import guide, told
from models.answering import open_invitation
from models.cards import card
from models.desk import Desk
from models.redirecting import ask_a_person


def open_guide(desk: Desk, asked: Asked) -> Answer:
    """Show the guide."""
    _, invitation = open_invitation(desk, asked.number(), None)
    return Open(guide(card(desk, invitation)))


def ask_person(desk: Desk, asked: Asked) -> Answer:
    """Have the social worker told; pressing again adds nothing."""
    ask_a_person(desk, asked.number())
    _, invitation = open_invitation(desk, asked.number(), None)
    return Recorded(told(card(desk, invitation), desk.rules.duty_number))


def register(deeds: Deeds) -> None:
    """Put this room's deeds on the register."""
    deeds.add(presses={"guide": open_guide, "ask_person": ask_person})
