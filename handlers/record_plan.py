"""Writing the outline plan: one action after another, whether there is a contingency, and that it is whole."""

from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer, Recorded, Update
from handlers.asked import Asked
from handlers.booking_form import Maybe
from handlers.deeds import Deeds, Form
from handlers.fields import Day, Ids, maybe, read, words
from handlers.record import record_of
from handlers.recording import again, first, page_of, to_write
from handlers.views.blocks import View
from handlers.views.record_form import Writing, pages_of
from handlers.views.record_plan import ACTION, ON_A_PAGE, action_form, asked_of, outline_view, saved
from models.cards import children_of
from models.conference import Conference
from models.desk import Desk, key
from models.outline_plan import (
    MOST_WORDING,
    MOST_WORDS,
    Agreed,
    add_planned,
    change_planned,
    complete_plan,
    planned,
    remove_planned,
    say_contingency,
)
from models.planned_action import Harm, PlannedAction
from models.record_sheet import record_sheet
from models.refusals import NotYours
from models.register import present_agencies


class ActionForm(BaseModel):
    """The form of one action as it is sent."""

    wording: Annotated[str | None, words(MOST_WORDING)]
    children: Ids
    owner: Maybe
    due_on: Day
    outcome: Annotated[str | None, words(MOST_WORDS)]
    measure: Annotated[str | None, words(MOST_WORDS)]
    harm: Annotated[Harm | None, maybe(Harm)]

    def as_agreed(self) -> Agreed:
        """As the domain takes it."""
        return Agreed(
            wording=self.wording,
            children=tuple(sorted(set(self.children))),
            owner_id=self.owner,
            due_on=self.due_on,
            outcome=self.outcome,
            measure=self.measure,
            harm=self.harm,
        )


def open_plan(desk: Desk, asked: Asked) -> Answer:
    """A page of the plan."""
    return Update(_plan(desk, asked.number(), int(asked.option) if asked.option.isdecimal() else 1))


def open_empty(desk: Desk, asked: Asked) -> Answer:
    """The form of another action; with one child there is nothing to choose."""
    conference, _ = to_write(desk, asked.number())
    children = children_of(desk.session, key(conference.id))
    fields = {"children": ["0"]} if len(children) == 1 else {}
    return Update(_form(desk, conference, first(desk, conference, fields, page_of(asked))))


def open_action(desk: Desk, asked: Asked) -> Answer:
    """The form of an action that is there."""
    action, conference = _action(desk, asked.number())
    writing = first(desk, conference, saved(action), page_of(asked))
    return Update(_form(desk, conference, writing, action.id))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form as it stands."""
    conference, _ = to_write(desk, asked.ref_id("c"))
    number = asked.ref_id("a")
    action = _action(desk, number)[0] if number >= 0 else None
    writing = again(desk, asked, saved(action) if action else {}, sentence)
    return _form(desk, conference, writing, action.id if action else None)


def submit(desk: Desk, asked: Asked) -> Answer:
    """Save the action, and show the plan with what is vague about it on top: the chair decides."""
    agreed = read(ActionForm, asked).as_agreed()
    conference_id, number = asked.ref_id("c"), asked.ref_id("a")
    if number >= 0:
        action = change_planned(desk, number, agreed, asked.seen_version())
        page = page_of(asked)
    else:
        action = add_planned(desk, conference_id, agreed, asked.seen_version())
        page = pages_of(len(planned(desk, conference_id)), ON_A_PAGE)
    asks = asked_of(action)
    sentence = f"Saved. It leaves open: {asks} You can add it, or leave the action as it is." if asks else "Saved."
    return Recorded(_plan(desk, action.conference_id, page, sentence))


def take_away(desk: Desk, asked: Asked) -> Answer:
    """Take a mistaken action away."""
    conference = remove_planned(desk, asked.number())
    return Recorded(_plan(desk, key(conference.id), page_of(asked), "Taken away."))


def contingency(desk: Desk, asked: Asked) -> Answer:
    """Say whether there is one."""
    if asked.option not in {"yes", "no"}:
        raise NotYours
    say_contingency(desk, asked.number(), asked.option == "yes")
    return Recorded(_plan(desk, asked.number(), max(asked.ref_id("p"), 1)))


def complete(desk: Desk, asked: Asked) -> Answer:
    """Say that these are all the actions, and go back to the record."""
    complete_plan(desk, asked.number())
    return Recorded(record_of(desk, asked.number(), "Saved: the outline plan."))


def _plan(desk: Desk, conference_id: int, page: int = 1, sentence: str | None = None) -> View:
    return outline_view(record_sheet(desk, conference_id), page, sentence)


def _action(desk: Desk, action_id: int) -> tuple[PlannedAction, Conference]:
    action = desk.session.get(PlannedAction, action_id)
    if action is None:
        raise NotYours
    conference, _ = to_write(desk, action.conference_id)
    return action, conference


def _form(desk: Desk, conference: Conference, writing: Writing, action_id: int | None = None) -> View:
    children = children_of(desk.session, key(conference.id))
    return action_form(writing, children, present_agencies(desk, conference), action_id)


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        presses={
            "outline": open_plan,
            "add_planned": open_empty,
            "change_planned": open_action,
            "remove_planned": take_away,
            "contingency": contingency,
            "complete_plan": complete,
        },
        forms=(Form(ACTION, submit, redraw),),
    )
