"""Typing in the actions of the previous conference, one after another, so that their owners are asked about them."""

from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer, Recorded
from handlers.asked import Asked
from handlers.booking_form import chosen
from handlers.changing import again, first
from handlers.deeds import Deeds, Form
from handlers.fields import Day, read, words
from handlers.finding import by_button, of_form
from handlers.views.blocks import View
from handlers.views.old_actions import action_form, actions_view
from models.cards import conference_card
from models.conference import Conference
from models.desk import Desk
from models.old_actions import MOST_WORDS, OldAction, actions_of, add_action, owner_names, owners, remove_action


class ActionForm(BaseModel):
    """The form as it is sent."""

    owner: Annotated[int, chosen("Choose the agency that agreed to do it.")]
    wording: Annotated[str | None, words(MOST_WORDS)]
    due_on: Day


def listed(desk: Desk, conference: Conference, *, added: bool = False) -> View:
    """The actions so far."""
    rows = actions_of(desk, conference)
    return actions_view(conference_card(desk, conference), rows, owner_names(desk, rows), added=added)


def draw_list(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """The actions so far, for the button that asks for them."""
    return listed(desk, conference)


def draw_form(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """The empty form."""
    return action_form(first(desk, conference), owners(desk, conference))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form as it stands."""
    conference = of_form(desk, asked)
    return action_form(again(desk, asked, conference, sentence), owners(desk, conference))


def submit(desk: Desk, asked: Asked) -> Answer:
    """Add the action, and show all of them with the way to add another."""
    filled = read(ActionForm, asked)
    action = add_action(desk, asked.ref_id("c"), OldAction(filled.owner, filled.wording or "", filled.due_on))
    return Recorded(listed(desk, desk.session.get_one(Conference, action.conference_id), added=True))


def take_away(desk: Desk, asked: Asked) -> Answer:
    """Take one away again."""
    return Recorded(listed(desk, remove_action(desk, asked.number())))


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        presses={
            "old_actions": by_button(draw_list),
            "add_action": by_button(draw_form),
            "remove_action": take_away,
        },
        forms=(Form("add_action", submit, redraw),),
    )
