"""Challenging an agency about what it has not told us: the chair's button in the readiness summary."""

from handlers.answers import Answer, Recorded
from handlers.asked import Asked
from handlers.deeds import Deeds
from handlers.readiness import view_for
from models.chairing import challenge
from models.desk import Desk


def press(desk: Desk, asked: Asked) -> Answer:
    """Record the challenge, and show the summary with it on the page where the chair stands."""
    challenge(desk, asked.number())
    conference_id = asked.ref_id("c")
    return Recorded(view_for(desk, conference_id, asked.ref_id("p")) if conference_id >= 0 else None)


def register(deeds: Deeds) -> None:
    """The deed of this room."""
    deeds.add(presses={"challenge": press})
