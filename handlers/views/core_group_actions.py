"""The forms of a core group's members: one action at a time, the answer given for somebody, and who came."""

from collections.abc import Sequence

from handlers.views.actions import MOST
from handlers.views.blocks import (
    TICKS,
    Block,
    View,
    actions,
    button,
    context,
    escape,
    input_block,
    modal,
    option,
    radio,
    section,
    select,
    text_input,
    ticks,
)
from handlers.views.cards import DONE
from handlers.views.core_group import PARTS, group_heading, people_options
from handlers.views.schedule import Filled
from handlers.views.words import label
from models.action import ActionStatus
from models.agency import Professional
from models.core_group import Part
from models.core_group_actions import Asked
from models.core_group_cards import GroupSheet, PlaceCard
from scheduling.words import day_words

ACTIONS, FOR, HELD = "core_actions", "core_group_for", "core_group_held"
TOOK_PLACE, DID_NOT = "yes", "no"


def action_form(place: PlaceCard, asked: Asked, filled: Filled, sentence: str | None = None) -> View:
    """One action: how far it is, and unless it is done what stands in the way."""
    number = [each.action.id for each in place.asked].index(asked.action.id) + 1
    own = f":{asked.action.id}"
    due = f"\nDue {day_words(asked.action.due_on, place.card.of.today)}" if asked.action.due_on else ""
    update = asked.update
    status = filled.text(f"status{own}") or (update.status.value if update else None)
    barrier = filled.text(f"barrier{own}") or (update.barrier if update else None)
    states = radio([option(each, label(each)) for each in ActionStatus], status)
    blocks: list[Block] = [
        *([section(f"*{escape(sentence)}*")] if sentence else []),
        context(_about(place)),
        section(f"*Action {number} of {len(place.asked)}*\n{escape(asked.action.wording)}{due}"),
        input_block(f"status{own}", "How far is it?", states, dispatch=True),
    ]
    if status in {ActionStatus.IN_PROGRESS, ActionStatus.NOT_STARTED, ActionStatus.NOT_OURS}:
        hint = "In a few words, without names."
        words = text_input(barrier, most=MOST, multiline=True)
        blocks.append(input_block(f"barrier{own}", "What stands in the way?", words, hint=hint, optional=True))
    others = any(each.update is None and each is not asked for each in place.asked)
    ref = {"m": place.member.id, "a": asked.action.id}
    submit = "Save and next" if others else "Save"
    return modal("Your actions", blocks, callback_id=ACTIONS, submit=submit, close="Cancel", ref=ref)


def for_form(place: PlaceCard, filled: Filled, sentence: str | None = None) -> View:
    """What somebody said by phone, typed in for them."""
    chosen = filled.text("part") or (place.member.part.value if place.member.part else None)
    parts = radio([option(part.value, PARTS[part]) for part in Part], chosen)
    blocks: list[Block] = [
        *([section(f"*{escape(sentence)}*")] if sentence else []),
        context(_about(place)),
        input_block("part", "Do they come?", parts),
    ]
    if place.asked:
        words = f"Actions: {place.updated} of {len(place.asked)} updated"
        blocks.append(actions([button(words, "core_actions", place.member.id)], "their_actions"))
    ref = {"m": place.member.id}
    return modal("Answer for them", blocks, callback_id=FOR, submit="Save", close="Cancel", ref=ref)


def held_form(
    sheet: GroupSheet, people: Sequence[Professional], filled: Filled, version: int, sentence: str | None = None
) -> View:
    """Did it take place, who came, and who really chaired and took the minutes."""
    took = radio(
        [option(TOOK_PLACE, "It took place"), option(DID_NOT, "It did not take place")], filled.text("took_place")
    )
    blocks: list[Block] = [
        *([section(f"*{escape(sentence)}*")] if sentence else []),
        section(group_heading(sheet.card)),
        input_block("took_place", "Was it held?", took, dispatch=True),
    ]
    if filled.text("took_place") == TOOK_PLACE:
        blocks += _register(sheet, filled)
        menu = people_options(people)
        chair, minutes = select(menu, filled.text("chair")), select(menu, filled.text("minutes_by"))
        blocks.append(input_block("chair", "Who chaired it", chair, optional=True))
        blocks.append(input_block("minutes_by", "Who took the minutes", minutes, optional=True))
    ref = {"g": sheet.card.group.id, "v": version}
    return modal("Record who came", blocks, callback_id=HELD, submit="Save", close="Cancel", ref=ref)


def held_question(sheet: GroupSheet, tag: object) -> list[Block]:
    """To the social worker, once its end has passed; afterwards what is recorded."""
    card = sheet.card
    value = card.group.id
    if card.is_booked:
        ask = button("Record who came", "core_group_held", value, style="primary")
        words = "*Was this core group held?* Tick who came, and we propose the next one."
    else:
        came = sum(place.member.attended is True for place in sheet.places)
        ask = button("Open the core group", "core_group", value)
        words = f"{DONE} Recorded: {came} of {len(sheet.places)} came." if came else f"{DONE} It did not take place."
    ways = [ask, button("Next dates", "next_dates", card.of.conference.id)]
    return [section(group_heading(card)), section(words), actions(ways, f"core_group_held:{tag}")]


def held_line(sheet: GroupSheet) -> str:
    """What a lock screen shows of it."""
    return f"{sheet.card.of.conference.code}: please say whether the core group of {sheet.card.when} was held"


def attended_fields(count: int) -> list[str]:
    """The names of the blocks of tick boxes: Slack allows ten boxes in one."""
    return [f"attended_{number}" for number in range(-(-count // TICKS))]


def _register(sheet: GroupSheet, filled: Filled) -> list[Block]:
    """A tick for each member, those first ticked who said that they were coming."""
    blocks = []
    for number, name in enumerate(attended_fields(len(sheet.places))):
        some = sheet.places[number * TICKS : (number + 1) * TICKS]
        boxes = [option(place.member.id, place.who) for place in some]
        words = "Who came" if number == 0 else "Who came, continued"
        blocks.append(input_block(name, words, ticks(boxes, filled.several(name)), optional=True))
    return blocks


def _about(place: PlaceCard) -> str:
    card = place.card
    about = f"*{card.of.conference.code}* · Core group on {card.when}"
    return f"You are recording this for *{escape(place.who)}*\n{about}" if place.on_behalf else about
