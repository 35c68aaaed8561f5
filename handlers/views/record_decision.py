"""The form of one child's decision: plan or no plan, what follows from it, and which agencies disagree."""

from collections.abc import Iterable, Sequence
from datetime import date

from handlers.asked import Field
from handlers.views.blocks import (
    Block,
    Element,
    View,
    date_input,
    escape,
    input_block,
    multi_select,
    option,
    radio,
    section,
    select,
)
from handlers.views.record_form import Writing
from handlers.views.words import label
from models.agency import Agency
from models.conference import Child
from models.decision import Category, Decision, Dissent, StepDown, Verdict

DECIDE = "decide"
#: For a review: what a plan and no plan can mean there.
_AT_A_REVIEW = {
    Verdict.PLAN: "It goes on, or one begins now",
    Verdict.NO_PLAN: "It ends, or there was none",
}


def saved(
    decision: Decision | None, dissents: Iterable[tuple[Dissent, Agency]], began: date | None
) -> dict[str, Field]:
    """What is recorded, as the form's fields; `began` stands there until another day is said."""
    rows = [row for row, _ in dissents]
    since = decision.plan_since if decision and decision.plan_since else began
    return {
        "verdict": decision.verdict if decision else None,
        "category": decision.category if decision else None,
        "since": since.isoformat() if since else None,
        "step_down": decision.step_down if decision else None,
        "disagree": [str(row.agency_id) for row in rows if not row.formal],
        "formal": [str(row.agency_id) for row in rows if row.formal],
    }


def decision_form(writing: Writing, child: Child, agencies: Sequence[Agency], dissent_until: str) -> View:
    """The modal, with the fields that belong to the verdict."""
    filled, review = writing.filled, writing.of.is_review
    words = _AT_A_REVIEW if review else {}
    verdicts = radio([option(each, label(each), words.get(each, "")) for each in Verdict], filled.text("verdict"))
    blocks: list[Block] = [
        section(f"*{child.label}*, {child.age_words}"),
        input_block("verdict", "What was decided for this child?", verdicts, dispatch=True),
    ]
    if filled.text("verdict") == Verdict.PLAN:
        categories = select([option(each, label(each)) for each in Category], filled.text("category"), "Choose")
        blocks.append(input_block("category", "Category", categories))
        if review:
            since = date_input(filled.text("since"))
            blocks.append(input_block("since", "Since when has there been a plan?", since, optional=True))
    elif filled.text("verdict") == Verdict.NO_PLAN:
        follows = radio([option(each, label(each)) for each in StepDown], filled.text("step_down"))
        blocks.append(input_block("step_down", "What was set out instead?", follows))
    if agencies and filled.text("verdict"):
        blocks += [
            input_block("disagree", "Agencies that disagree", _menu(writing, "disagree", agencies), optional=True),
            input_block(
                "formal",
                "Agencies that dissent formally",
                _menu(writing, "formal", agencies),
                hint=f"The 72 hours for it end on {dissent_until}.",
                optional=True,
            ),
        ]
    return writing.drawn(child.label, blocks, DECIDE, k=child.id)


def about_child(child: Child) -> str:
    """What a saved decision says on top of the record."""
    return f"Saved for {escape(child.label)}."


def _menu(writing: Writing, name: str, agencies: Sequence[Agency]) -> Element:
    options = [option(agency.id, agency.name) for agency in agencies]
    return multi_select({"In the register": options}, writing.filled.several(name), "None")
