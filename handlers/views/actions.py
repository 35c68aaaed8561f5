"""The form about one action of the last conference, and the way to the agency's other actions."""

from handlers.views.blocks import (
    Block,
    View,
    actions,
    context,
    date_input,
    divider,
    escape,
    input_block,
    option,
    radio,
    section,
    select,
    text_input,
)
from handlers.views.cards import DONE, OPEN
from handlers.views.sheet import Fields, Sheet
from handlers.views.words import label
from models.action import Action, ActionStatus
from models.cards import Card
from models.desk import key
from scheduling.words import day_words

MOST = 300

#: What is asked in which state; the order is that of the form.
ASKED = {
    ActionStatus.DONE: ("difference",),
    ActionStatus.IN_PROGRESS: ("barrier", "next_step", "next_step_on", "difference"),
    ActionStatus.NOT_STARTED: ("barrier", "next_step", "next_step_on"),
    ActionStatus.NOT_OURS: ("next_step",),
}
_QUESTIONS = {
    "barrier": ("What stands in the way?", "For example a waiting list, or no answer to calls."),
    "next_step": ("What is the next step?", ""),
    "next_step_on": ("By when?", ""),
    "difference": ("What difference has it made for the child?", "What has changed, and how you know."),
}


def suffix(action: Action) -> str:
    """What a field's name carries, so that the text typed for one action never turns up at the next."""
    return f":{key(action.id)}"


def saved(card: Card) -> Fields:
    """What is recorded about all of the agency's actions, as the fields of their forms."""
    fields: dict[str, str | list[str] | None] = {}
    for action, update in card.answers.actions:
        if update is None:
            continue
        own = suffix(action)
        fields |= {f"{name}{own}": getattr(update, name) for name in ("status", "barrier", "next_step", "difference")}
        fields[f"next_step_on{own}"] = update.next_step_on.isoformat() if update.next_step_on else None
    return fields


def form(sheet: Sheet, action: Action) -> View:
    """The modal about one action, with the fields that belong to its state."""
    own, today = suffix(action), sheet.card.of.today
    number = [each.id for each, _ in sheet.card.answers.actions].index(action.id) + 1
    due = f"\nDue {day_words(action.due_on, today)}" if action.due_on else ""
    count = len(sheet.card.answers.actions)
    states = radio([option(status, label(status)) for status in ActionStatus], sheet.text(f"status{own}"))
    blocks: list[Block] = [
        section(f"*Action {number} of {count}*\n{escape(action.wording)}{due}"),
        input_block(f"status{own}", "How far is it?", states, dispatch=True),
    ]
    status = sheet.text(f"status{own}")
    if status in list(ActionStatus):
        blocks.append(context("Please write no names. “Child A”, “the mother” or “the school” is enough."))
        blocks += [_question(sheet, name, own) for name in ASKED[ActionStatus(status)]]
    submit = "Save and next" if _others_open(sheet.card, action) else "Save"
    ways = _ways(sheet.card, action) if count > 1 else []
    asking = sheet.carrying(a=key(action.id))
    return asking.drawn("Your actions", [*blocks, *ways], callback_id="actions", submit=submit)


def _question(sheet: Sheet, name: str, own: str) -> Block:
    question, hint = _QUESTIONS[name]
    initial = sheet.text(name + own)
    element = date_input(initial) if name == "next_step_on" else text_input(initial, most=MOST, multiline=True)
    return input_block(name + own, question, element, hint=hint, optional=True)


def _others_open(card: Card, action: Action) -> bool:
    return any(update is None and each.id != action.id for each, update in card.answers.actions)


def _ways(card: Card, action: Action) -> list[Block]:
    """A menu of all actions, each with whether it is updated."""
    made = [
        option(key(each.id), f"{DONE if update else OPEN} {number}. {each.wording}")
        for number, (each, update) in enumerate(card.answers.actions, 1)
    ]
    menu = select(made, str(key(action.id))) | {"action_id": "actions_which"}
    return [
        divider(),
        context("Go to another action. Save this one first: what is not saved is not kept."),
        actions([menu], f"which{suffix(action)}"),
    ]
