"""The outline plan in pages: each action with what is vague about it, the contingency, and the form of an action."""

from collections.abc import Sequence

from handlers.asked import Field
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
    multi_select,
    option,
    section,
    select,
    text_input,
)
from handlers.views.cards import DONE, OPEN
from handlers.views.record_form import Writing, about, pages_of
from handlers.views.words import label, within
from models.agency import Agency
from models.conference import Child
from models.outline_plan import MOST_WORDING, MOST_WORDS, queries
from models.planned_action import Harm, PlannedAction
from models.record_sheet import RecordSheet
from scheduling.words import day_words, list_words

OUTLINE, ACTION = "outline", "planned_action"
ON_A_PAGE = 10
_CONTINGENCY = "*Is there a contingency?* It says what happens if things do not improve."


def outline_view(sheet: RecordSheet, page: int = 1, sentence: str | None = None) -> View:
    """One page of the plan."""
    pages = pages_of(len(sheet.actions), ON_A_PAGE)
    page = min(max(page, 1), pages)
    shown = sheet.actions[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    first = (page - 1) * ON_A_PAGE + 1
    rows = [_row(sheet, number, action) for number, action in enumerate(shown, first)]
    empty = [] if rows else [section("No action yet. Write down what was agreed: whose, for whom, and by when.")]
    blocks = [
        *([section(f"{DONE} {escape(sentence)}")] if sentence else []),
        about(sheet.of),
        *empty,
        *rows,
        *_uncovered(sheet),
        *_contingency(sheet),
        *_ways(sheet, page, pages),
    ]
    return modal("The outline plan", blocks, callback_id=OUTLINE, ref={"c": sheet.conference_id, "p": page})


def action_form(
    writing: Writing, children: Sequence[Child], agencies: Sequence[Agency], action_id: int | None = None
) -> View:
    """One action. Only what is to be done is required: the rest is asked for, and the chair decides."""
    filled = writing.filled
    hint = "Short and neutral. No names, nothing that tells which family it is."
    wording = text_input(filled.text("wording"), most=MOST_WORDING, placeholder="For example: weekly home visits")
    whom = multi_select(
        {"Children": [option(child.position, f"{child.label}, {child.age_words}") for child in children]},
        filled.several("children"),
        "Choose the children",
    )
    owner = select([option(each.id, each.name) for each in agencies], filled.text("owner"), "Choose the agency")
    outcome = text_input(filled.text("outcome"), most=MOST_WORDS, multiline=True)
    measure = text_input(filled.text("measure"), most=MOST_WORDS, multiline=True)
    harm = select([option(each, label(each)) for each in Harm], filled.text("harm"), "Choose the harm")
    blocks: list[Block] = [
        input_block("wording", "What is to be done", wording, hint=hint),
        input_block("children", "For which child", whom, optional=True),
        input_block("owner", "Whose action it is", owner, optional=True),
        input_block("due_on", "By when", date_input(filled.text("due_on")), optional=True),
        input_block("outcome", "What is to be different for the child", outcome, optional=True),
        input_block("measure", "How we will know", measure, optional=True),
        input_block("harm", "The harm it answers", harm, optional=True),
    ]
    back = [button("Back to the plan", f"outline.{writing.page}", writing.conference_id)]
    if action_id is not None:
        sure = confirm("Take this action away?", "The plan no longer shows it.", "Take it away")
        back.append(button("Take it away", "remove_planned", action_id, confirm=sure))
    title = "Add an action" if action_id is None else "Change the action"
    return writing.drawn(title, blocks, ACTION, back=back, a=action_id)


def saved(action: PlannedAction) -> dict[str, Field]:
    """An action as the form's fields."""
    return {
        "wording": action.wording,
        "children": [str(position) for position in action.children],
        "owner": str(action.owner_id) if action.owner_id is not None else None,
        "due_on": action.due_on.isoformat() if action.due_on else None,
        "outcome": action.outcome,
        "measure": action.measure,
        "harm": action.harm,
    }


def asked_of(action: PlannedAction) -> str:
    """What is vague about an action, as the questions to ask; empty when nothing is."""
    return " ".join(label(query) for query in queries(action))


def _row(sheet: RecordSheet, number: int, action: PlannedAction) -> Block:
    named = [child.label for child in sheet.children if child.position in action.children]
    facts = [
        f"for {list_words(named)}" if named else "",
        escape(sheet.owners.get(action.owner_id or 0, "")),
        f"by {day_words(action.due_on, sheet.of.today)}" if action.due_on else "",
        within(action.harm) if action.harm else "",
    ]
    lines = [f"*{number}. {escape(action.wording)}*", " · ".join(fact for fact in facts if fact)]
    lines += [f"To be different: {escape(action.outcome)}"] if action.outcome else []
    lines += [f"How we will know: {escape(action.measure)}"] if action.measure else []
    lines += [f"_{OPEN} {asked_of(action)}_"] if queries(action) else []
    change = button("Change", "change_planned", action.id, says=f"Change action {number}") if sheet.may_write else None
    return section("\n".join(line for line in lines if line), change, f"planned:{action.id}")


def _uncovered(sheet: RecordSheet) -> list[Block]:
    if not sheet.uncovered:
        return []
    return [context(f"{OPEN} No action is for {list_words([child.label for child in sheet.uncovered])}.")]


def _contingency(sheet: RecordSheet) -> list[Block]:
    there_is = sheet.record.contingency if sheet.record else None
    said = {True: "Contingency: yes", False: "Contingency: no"}
    if not sheet.may_write:
        return [context(said[there_is])] if there_is is not None else []
    value = sheet.conference_id
    answers = [(True, "Yes", "contingency.yes"), (False, "No", "contingency.no")]
    buttons = [button(words, deed, value) for answer, words, deed in answers if answer is not there_is]
    if there_is is None:
        return [section(_CONTINGENCY), actions(buttons, "contingency")]
    change = button(f"Change to {'no' if there_is else 'yes'}", buttons[0]["action_id"], value)
    return [section(f"{DONE} {said[there_is]}", change, "contingency")]


def _ways(sheet: RecordSheet, page: int, pages: int) -> list[Block]:
    value = sheet.conference_id
    turns = [(page - 1, "Page before")] * (page > 1) + [(page + 1, "Next page")] * (page < pages)
    paging = [actions([button(words, f"outline.{turn}", value) for turn, words in turns], "pages")] if turns else []
    last = [button("Back to the record", "record", value)]
    if sheet.may_write:
        first = [button("Add an action", "add_planned", value, style="primary")]
        if sheet.unfinished:
            first.append(button(f"Take over what was not done ({sheet.unfinished})", "continue_plan", value))
        if sheet.record is None or sheet.record.plan_at is None:
            first.append(button("That is the whole plan", "complete_plan", value))
        last = [*first, *last]
    more = [context(f"Page {page} of {pages}")] if pages > 1 else []
    return [*more, *paging, actions(last, "back")]
