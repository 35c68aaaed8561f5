"""Finding a conference for a deed: by the reference behind a command, by a button, or chosen from one's own."""

from collections.abc import Callable

from handlers.answers import Answer, Open, Tell, Update
from handlers.asked import Asked
from handlers.deeds import Deed
from handlers.views.blocks import View
from handlers.views.conference import list_view
from models.access import Part, conference_by_code, conference_by_id
from models.booking import RUNNERS, SCHEDULERS
from models.conference import Conference
from models.desk import Desk
from models.overview import Line, chairing, running

_NONE_TO_RUN = "You have no conferences coming up. You can schedule one with `/conference schedule`."
_NONE_TO_CHAIR = "You run or chair no conference that is coming up. What you are invited to is in the Home tab."

#: Draws the first view of a deed for a conference.
Draw = Callable[[Desk, Asked, Conference], View]

#: What the button of each conference says, when a command came without a reference.
_VERBS = {
    "show": "Open",
    "invite": "Invite",
    "withdraw": "Withdraw",
    "reschedule": "Move",
    "cancel": "Cancel",
    "hand_over": "Hand over",
    "old_actions": "Open",
}


def by_code(deed: str, draw: Draw, allowed: frozenset[Part] = RUNNERS) -> Deed:
    """A command that is followed by a reference; when it is not, one chooses."""

    def carry_out(desk: Desk, asked: Asked) -> Answer:
        if not asked.text:
            return choose(desk, deed)
        return Open(draw(desk, asked, conference_by_code(desk, asked.text, allowed)))

    return carry_out


def by_button(draw: Draw, allowed: frozenset[Part] = RUNNERS) -> Deed:
    """A button that carries a conference's id; in a modal, what it opens takes the modal's place."""

    def carry_out(desk: Desk, asked: Asked) -> Answer:
        return Update(draw(desk, asked, conference_by_id(desk, asked.number(), allowed)))

    return carry_out


def choose(desk: Desk, deed: str, page: int = 1) -> Answer:
    """One's conferences to come, each with a button for the deed."""
    lines = _lines(desk, with_chaired=deed == "show")
    if not lines:
        return Tell("Your conferences", _NONE_TO_RUN if desk.actor.duty in SCHEDULERS else _NONE_TO_CHAIR)
    view = list_view("Your conferences", lines, deed, _VERBS.get(deed, "Open"), page)
    return Open(view) if page == 1 else Update(view)


def turn_page(desk: Desk, asked: Asked) -> Answer:
    """Another page of that list."""
    deed = asked.option.partition("-")[0]
    answer = choose(desk, deed if deed in _VERBS else "show", asked.number())
    return Update(answer.view) if isinstance(answer, Open) else answer


def of_form(desk: Desk, asked: Asked) -> Conference:
    """The conference that an open form is about, for whoever runs it."""
    return conference_by_id(desk, asked.ref_id("c"), RUNNERS)


def _lines(desk: Desk, *, with_chaired: bool) -> list[Line]:
    lines = {line.conference_id: line for line in running(desk)}
    if with_chaired:
        lines |= {line.conference_id: line for line in chairing(desk)}
    return sorted(lines.values(), key=lambda line: (line.of.conference.starts_at, line.conference_id))
