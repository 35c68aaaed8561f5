"""Saying what was done about the actions of the last conference: one at a time, each saved on its own."""

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, ValidationError

from handlers.answers import Answer, FieldErrors, Recorded, Update
from handlers.asked import Asked
from handlers.deeds import Deeds, Form
from handlers.drafts import draft_used
from handlers.fields import Day, one_of, read, words
from handlers.filling import again, first, recorded, show
from handlers.views.actions import ASKED, MOST, form, saved, suffix
from handlers.views.blocks import View
from models.action import Action, ActionStatus
from models.answering import ActionAnswer, answer_action, version_of
from models.cards import Card
from models.desk import Desk
from models.refusals import NotYours, Refused


class ActionForm(BaseModel):
    """The form as it is sent; fields that were not shown are empty."""

    status: Annotated[ActionStatus, one_of(ActionStatus, "Choose how far it is.")]
    barrier: Annotated[str | None, words(MOST)]
    next_step: Annotated[str | None, words(MOST)]
    next_step_on: Day
    difference: Annotated[str | None, words(MOST)]

    def as_answer(self, action_id: int) -> ActionAnswer:
        """The domain's value; what does not belong to the chosen state is left out."""
        told = {name: getattr(self, name) for name in ASKED[self.status]}
        return ActionAnswer(action_id, self.status, **told)


def open_form(desk: Desk, asked: Asked) -> Answer:
    """Open the form at the first action that is not updated yet."""
    sheet = first(desk, asked, saved)
    if not sheet.card.answers.actions:
        raise Refused("Your agency has no actions from the last conference. There is nothing to update.")
    if asked.ref_id("a") >= 0:
        return show(sheet, form(sheet, _action(sheet.card, asked.ref_id("a"))))
    return show(sheet, form(sheet, _next(sheet.card) or sheet.card.answers.actions[0][0]))


def choose(desk: Desk, asked: Asked) -> Answer:
    """Go to another action."""
    sheet = again(desk, asked, None, saved)
    return Update(form(sheet, _action(sheet.card, asked.number())))


def submit(desk: Desk, asked: Asked) -> Answer:
    """Record one action and go on to the next that is not updated."""
    sheet = again(desk, asked, None, saved)
    action = _action(sheet.card, asked.ref_id("a"))
    own = suffix(action)
    try:
        filled = read(ActionForm, asked, own)
    except ValidationError as errors:
        return _under_fields(errors, own)
    if filled.next_step_on and filled.next_step_on < sheet.card.of.today:
        raise Refused("This date has passed. Choose the day on which it will be done.", f"next_step_on{own}")
    try:
        answer_action(desk, asked.ref_id("i"), filled.as_answer(asked.ref_id("a")), asked.seen_version())
    except Refused as refusal:
        refusal.field = f"{refusal.field}{own}" if refusal.field else None
        raise
    draft_used(desk, asked)
    sheet = again(desk, asked, None, saved)
    following = _next(sheet.card)
    if following is None:
        return recorded(desk, asked)
    return Recorded(form(replace(sheet, version=version_of(sheet.card.conference, sheet.card.invitation)), following))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form with the fields that belong to the state chosen now."""
    sheet = again(desk, asked, sentence, saved)
    return form(sheet, _action(sheet.card, asked.ref_id("a")))


def _action(card: Card, action_id: int) -> Action:
    for action, _ in card.answers.actions:
        if action.id == action_id:
            return action
    raise NotYours


def _next(card: Card) -> Action | None:
    return next((action for action, update in card.answers.actions if update is None), None)


def _under_fields(errors: ValidationError, own: str) -> FieldErrors:
    found = errors.errors(include_input=False, include_url=False)
    return FieldErrors({f"{each['loc'][0]}{own}": each["msg"].removeprefix("Value error, ") for each in found})


def register(deeds: Deeds) -> None:
    """Put this room's deeds on the register."""
    deeds.add(presses={"actions": open_form, "actions_which": choose}, forms=(Form("actions", submit, redraw),))
