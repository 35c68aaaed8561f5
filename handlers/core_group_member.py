"""What members of a core group are asked and answer: coming or not, and what was done about their actions."""

from typing import Annotated

from pydantic import BaseModel, ValidationError

from handlers.answers import Answer, FieldErrors, Open, Recorded
from handlers.asked import Asked
from handlers.calendar_file import for_member
from handlers.core_group import showing_group
from handlers.deeds import Deeds, Form, Paragraph
from handlers.enclosure import Enclosure
from handlers.fields import one_of, read, words
from handlers.views.blocks import View
from handlers.views.core_group_actions import action_form, for_form
from handlers.views.core_group_letters import (
    asked_letter,
    asked_line,
    changed_letter,
    changed_line,
    plain_words,
    reminder_letter,
    to_pass_on,
)
from handlers.views.schedule import Filled
from models.action import ActionStatus
from models.core_group import CoreGroup, CoreGroupMember, Part
from models.core_group_actions import Asked as AskedAction
from models.core_group_answers import MOST_BARRIER, answer_part, to_answer, update_action
from models.core_group_cards import PlaceCard, place_card
from models.desk import Desk
from models.outbox import OutboxRow
from models.refusals import NotYours, Refused
from scheduling.ladder import Kind


class ActionForm(BaseModel):
    """The form about one action as it is sent."""

    status: Annotated[ActionStatus, one_of(ActionStatus, "Choose how far it is.")]
    barrier: Annotated[str | None, words(MOST_BARRIER)] = None


class ForForm(BaseModel):
    """What is typed in for somebody."""

    part: Annotated[Part, one_of(Part, "Choose one answer.")]


def come(desk: Desk, asked: Asked) -> Answer:
    """One press: recorded, however often it is pressed."""
    try:
        part = Part(asked.option)
    except ValueError:
        raise Refused("This button is no longer in use. Answer in the newest message.") from None
    answer_part(desk, asked.number(), part)
    return Recorded()


def open_actions(desk: Desk, asked: Asked) -> Answer:
    """The form of the first action that is not updated for this core group."""
    place = _place(desk, asked.number())
    if not place.asked:
        raise Refused("Your service has no actions in this plan. There is nothing to update.")
    return Open(action_form(place, _next(place) or place.asked[0], Filled({})))


def redraw_actions(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form with the fields that belong to the state chosen now."""
    place = _place(desk, asked.ref_id("m"))
    return action_form(place, _action(place, asked.ref_id("a")), Filled(asked.fields), sentence)


def submit_actions(desk: Desk, asked: Asked) -> Answer:
    """Record one action and go on to the next that is not updated."""
    own = f":{asked.ref_id('a')}"
    try:
        filled = read(ActionForm, asked, own)
    except ValidationError as errors:
        found = errors.errors(include_input=False, include_url=False)
        return FieldErrors({f"{each['loc'][0]}{own}": each["msg"].removeprefix("Value error, ") for each in found})
    try:
        update_action(desk, asked.ref_id("m"), asked.ref_id("a"), filled.status, filled.barrier)
    except Refused as refusal:
        refusal.field = f"{refusal.field}{own}" if refusal.field else None
        raise
    place = _place(desk, asked.ref_id("m"))
    following = _next(place)
    return Recorded(action_form(place, following, Filled({})) if following is not None else None)


def open_for(desk: Desk, asked: Asked) -> Answer:
    """The form in which the social worker types in what somebody said."""
    return Open(for_form(_place(desk, asked.number()), Filled({})))


def redraw_for(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The same once more."""
    return for_form(_place(desk, asked.ref_id("m")), Filled(asked.fields), sentence)


def submit_for(desk: Desk, asked: Asked) -> Answer:
    """Record it, and go back to the core group."""
    member = answer_part(desk, asked.ref_id("m"), read(ForForm, asked).part)
    group = desk.session.get_one(CoreGroup, member.core_group_id)
    return Recorded(showing_group(desk, group, "Recorded for them."))


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """The invitation, or for somebody outside Slack the text to pass on."""
    place = _of_row(desk, row)
    if _is_relayed(place, row):
        return _relayed(place, row, "asked", _file(desk, place, passed_on=True))
    return Paragraph(asked_line(place), asked_letter(place, row.id), _file(desk, place))


def remind(desk: Desk, row: OutboxRow) -> Paragraph:
    """Only what is still missing."""
    place = _of_row(desk, row)
    if _is_relayed(place, row):
        return _relayed(place, row, "reminder")
    return Paragraph(asked_line(place), reminder_letter(place, row.id))


def say_changed(desk: Desk, row: OutboxRow) -> Paragraph:
    """Moved, called off, or no longer asked: the occasion says which."""
    place, what = _of_row(desk, row), row.occasion.partition(":")[0].partition("-")[0]
    passed_on = _is_relayed(place, row)
    off = what in {"withdrawn", "cancelled"}
    file = for_member(place, desk.now, moved=True, passed_on=passed_on) if off or _stands(place) else None
    if passed_on:
        return _relayed(place, row, what, file)
    return Paragraph(changed_line(place, what), changed_letter(place, what, row.id), file)


def _file(desk: Desk, place: PlaceCard, *, passed_on: bool = False) -> Enclosure | None:
    """For the calendar, while there is a meeting to come."""
    return for_member(place, desk.now, passed_on=passed_on) if _stands(place) else None


def _stands(place: PlaceCard) -> bool:
    return place.card.is_booked and place.member.withdrawn_at is None


def _relayed(place: PlaceCard, row: OutboxRow, what: str, file: Enclosure | None = None) -> Paragraph:
    line = f"{place.card.of.conference.code}: please pass a message about the core group on to somebody outside Slack"
    return Paragraph(line, to_pass_on(place, plain_words(place, what), row.id), file)


def _is_relayed(place: PlaceCard, row: OutboxRow) -> bool:
    return row.recipient_id != place.member.professional_id


def _of_row(desk: Desk, row: OutboxRow) -> PlaceCard:
    return place_card(desk, desk.session.get_one(CoreGroupMember, row.member_id))


def _place(desk: Desk, member_id: int) -> PlaceCard:
    return place_card(desk, to_answer(desk, member_id)[2])


def _action(place: PlaceCard, action_id: int) -> AskedAction:
    for each in place.asked:
        if each.action.id == action_id:
            return each
    raise NotYours


def _next(place: PlaceCard) -> AskedAction | None:
    return next((each for each in place.asked if each.update is None), None)


def register(deeds: Deeds) -> None:
    """The deeds and the letters of this room."""
    deeds.add(
        presses={"core_come": come, "core_actions": open_actions, "core_group_for": open_for},
        forms=(
            Form("core_actions", submit_actions, redraw_actions),
            Form("core_group_for", submit_for, redraw_for),
        ),
        letters={
            Kind.CORE_GROUP: letter,
            Kind.CORE_GROUP_REMINDER: remind,
            Kind.CORE_GROUP_CHANGED: say_changed,
        },
    )
