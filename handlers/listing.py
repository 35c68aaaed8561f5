"""Looking at one's conferences: the list, one of them in full, and how its older children take part."""

from handlers.answers import Answer, Recorded
from handlers.asked import Asked, Surface
from handlers.deeds import Deeds
from handlers.finding import by_button, by_code, choose, turn_page
from handlers.showing import showing
from handlers.views.blocks import View
from models.access import SEES_ALL
from models.conference import Conference, Voice
from models.desk import Desk, key
from models.refusals import Refused
from models.voices import record_voice


def list_mine(desk: Desk, asked: Asked) -> Answer:  # noqa: ARG001  # a deed is asked for by somebody
    """The conferences that the person runs or chairs."""
    return choose(desk, "show")


def show(desk: Desk, asked: Asked, conference: Conference) -> View:
    """One conference; that it was seen is audited."""
    desk.note("saw", key(conference.id))
    return showing(desk, conference, page=int(asked.option) if asked.option.isdecimal() else 1)


def say_voice(desk: Desk, asked: Asked) -> Answer:
    """Record how a child of ten or older takes part."""
    try:
        child_id, voice = int(asked.option), Voice(asked.value)
    except ValueError:
        raise Refused("This answer is not on the list. Choose one that is.") from None
    child = record_voice(desk, child_id, voice)
    if asked.surface is not Surface.MODAL:
        return Recorded()
    conference = desk.session.get_one(Conference, child.conference_id)
    return Recorded(showing(desk, conference, page=asked.ref_id("p")))


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        commands={"list": list_mine, "show": by_code("show", show, SEES_ALL)},
        presses={"show": by_button(show, SEES_ALL), "list": list_mine, "list_page": turn_page, "voice": say_voice},
    )
