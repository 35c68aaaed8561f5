"""Who was invited, who attended, who provided a report: asked of one conference, by command or button."""

from handlers.asked import Asked
from handlers.deeds import Deeds
from handlers.finding import by_button, by_code
from handlers.views.blocks import View
from handlers.views.who import who_view
from models.access import SEES_ALL
from models.conference import Conference
from models.desk import Desk, key
from models.who import who


def view(desk: Desk, asked: Asked, conference: Conference) -> View:
    """The list for one conference."""
    del asked
    return who_view(*who(desk, key(conference.id)))


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(commands={"who": by_code("show", view, SEES_ALL)}, presses={"who": by_button(view, SEES_ALL)})
