"""Recording an agency's answers for it: by phone everything can be answered that can be answered in Slack."""

from handlers.answers import Answer, Open
from handlers.asked import Asked
from handlers.deeds import Deeds
from handlers.views.behalf import menu
from models.answering import open_invitation
from models.cards import card
from models.desk import Desk


def answer_for(desk: Desk, asked: Asked) -> Answer:
    """The agency's row, with a button for each thing that can be recorded."""
    _, invitation = open_invitation(desk, asked.number(), None)
    desk.note("opened_answer_form", invitation.conference_id, invitation.id)
    return Open(menu(card(desk, invitation)))


def register(deeds: Deeds) -> None:
    """Put this room's deeds on the register."""
    deeds.add(presses={"answer_for": answer_for})
