"""Taking what was not done over into the plan of a review, with one press."""

from handlers.answers import Answer, Recorded
from handlers.asked import Asked
from handlers.deeds import Deeds
from handlers.views.record_plan import outline_view
from models.continuing import continue_plan
from models.desk import Desk
from models.record_sheet import record_sheet


def take_over(desk: Desk, asked: Asked) -> Answer:
    """Take it over, and show the plan."""
    count = continue_plan(desk, asked.number())
    words = "1 action" if count == 1 else f"{count} actions"
    sentence = f"Taken over from the last plan: {words}. Check who does what, and by when."
    return Recorded(outline_view(record_sheet(desk, asked.number()), 1, sentence))


def register(deeds: Deeds) -> None:
    """The deed of this room."""
    deeds.add(presses={"continue_plan": take_over})
