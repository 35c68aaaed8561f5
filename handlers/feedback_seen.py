"""Seeing what came back: how many answered, and by name only those who agreed to it."""

from handlers.answers import Answer, Open, Update
from handlers.asked import Asked
from handlers.deeds import Deeds
from handlers.views.blocks import View
from handlers.views.feedback_seen import Named, feedback_seen
from models.access import SEES_ALL, Part, conference_by_id, parts_in
from models.agency import Agency
from models.desk import Desk
from models.responding import named_feedback, response


def press(desk: Desk, asked: Asked) -> Answer:
    """Open it."""
    return Open(_view(desk, asked.number()))


def turn_page(desk: Desk, asked: Asked) -> Answer:
    """Another page of it."""
    return Update(_view(desk, asked.number(), int(asked.option) if asked.option.isdecimal() else 1))


def _view(desk: Desk, conference_id: int, page: int = 1) -> View:
    counted = response(desk, conference_id)
    chairs = Part.CHAIRS in parts_in(desk, conference_by_id(desk, conference_id, SEES_ALL))
    given = named_feedback(desk, conference_id) if chairs else []
    named = [Named(desk.session.get_one(Agency, invitation.agency_id).name, feedback) for invitation, feedback in given]
    desk.note("saw_feedback", conference_id)
    return feedback_seen(conference_id, counted, named if chairs else None, page)


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(presses={"feedback_seen": press, "feedback_page": turn_page})
