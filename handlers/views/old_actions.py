"""The actions of the previous conference: those typed in for a review so far, and the form for one more."""

from collections.abc import Mapping, Sequence

from handlers.views.blocks import (
    Block,
    View,
    actions,
    button,
    confirm,
    context,
    date_input,
    escape,
    input_block,
    modal,
    option,
    section,
    select,
    text_input,
)
from handlers.views.cards import DONE
from handlers.views.changing import Change
from models.action import Action
from models.agency import Agency
from models.cards import ConferenceCard
from models.old_actions import MOST_WORDS
from scheduling.words import day_words


def actions_view(of: ConferenceCard, rows: Sequence[Action], owners: Mapping[int, str], *, added: bool = False) -> View:
    """What each agency is asked about, each with a button to take it away again."""
    value = of.conference.id
    top = [section(f"{DONE} Added. The agency is asked about it with everything else.")] if added else []
    if not rows:
        top.append(section("Type in what agencies agreed to do at the last conference. Each is asked what came of it."))
    last = [
        button("Add another" if rows else "Add an action", "add_action", value, style="primary"),
        button(f"Back to {of.conference.code}", "show", value),
    ]
    about = context(f"*{of.conference.code}* · {of.when} ({of.zone})")
    blocks = [about, *top, *(_row(row, of, owners) for row in rows), actions(last, "more")]
    return modal("Actions from last time", blocks, callback_id="old_actions", ref={"c": value})


def action_form(change: Change, invited: Sequence[Agency]) -> View:
    """One action: whose, what, and by when it was to be done."""
    filled = change.filled
    if not invited:
        words = "No agency is invited at the moment, so nobody can be asked. Invite the agency first."
        return change.drawn("Add an action", [section(words)], "add_action", submit="")
    menu = select([option(agency.id, agency.name) for agency in invited], filled.text("owner"), "Choose the agency")
    wording = text_input(filled.text("wording"), most=MOST_WORDS, placeholder="For example: weekly home visits")
    hint = "Short and neutral. No names, nothing that tells which family it is."
    blocks: list[Block] = [
        input_block("owner", "Agency", menu),
        input_block("wording", "What it agreed to do", wording, hint=hint),
        input_block("due_on", "Due by", date_input(filled.text("due_on")), optional=True),
    ]
    return change.drawn("Add an action", blocks, "add_action", "Add")


def _row(row: Action, of: ConferenceCard, owners: Mapping[int, str]) -> Block:
    due = f" – due {day_words(row.due_on, of.today)}" if row.due_on else ""
    sure = confirm("Take this action away?", "The agency is no longer asked about it.", "Take it away")
    words = f"*{escape(owners.get(row.owner_id, ''))}*\n{escape(row.wording)}{due}"
    return section(words, button("Take away", "remove_action", row.id, confirm=sure), f"action:{row.id}")
