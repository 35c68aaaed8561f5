"""The form about sharing with the family: first whether it is safe, then whether, when, how and with whom."""

from collections.abc import Sequence

from handlers.views.blocks import (
    Block,
    Element,
    View,
    context,
    date_input,
    input_block,
    multi_select,
    option,
    radio,
    section,
    select,
    ticks,
)
from handlers.views.sheet import Fields, Sheet
from handlers.views.words import label
from models.agency import Agency
from models.cards import Card
from models.sharing import FamilyResponse, Method, NotSharedReason, Relation, Safety, Shared

#: Gone through with the family before the conference, wholly or in part.
GONE_THROUGH = frozenset({Shared.YES, Shared.PARTLY})

_WILL_RING = (
    "*The chair will ring you.* Please don’t write why, here or in the report. Share nothing until you have spoken."
)
_NOT_BEFORE = (
    "In the meeting is not before the meeting: the family should not hear it there for the first time. "
    "Choose “Planned” or “No” above, or another way here."
)


def saved(card: Card) -> Fields:
    """What is recorded, as the form's fields."""
    sharing = card.answers.sharing
    if sharing is None:
        return {}
    return {
        "safety": sharing.safety,
        "value": sharing.value,
        "shared_on": sharing.shared_on.isoformat() if sharing.shared_on else None,
        "method": sharing.method,
        "shared_with": list(sharing.shared_with),
        "response": sharing.response,
        "reason": sharing.reason,
        "planned_for": sharing.planned_for.isoformat() if sharing.planned_for else None,
        "also_for": [str(agency) for agency in sharing.also_for],
    }


def form(sheet: Sheet, others: Sequence[Agency]) -> View:
    """The modal, one question leading to the next."""
    safety = sheet.text("safety")
    answers = radio([option(each, label(each)) for each in Safety], safety)
    question = "Is there any reason not to share your report with one parent?"
    blocks: list[Block] = [
        context(f"This has its own deadline: *{sheet.card.of.family_due}*."),
        input_block(
            "safety", question, answers, hint="For example if it could put a child or adult at risk.", dispatch=True
        ),
    ]
    if safety is None:
        return sheet.drawn("Shared with the family", blocks, callback_id="sharing", submit="Next")
    safe = safety == Safety.SAFE
    if not safe:
        blocks.append(section(_WILL_RING))
    blocks += _value(sheet, safe=safe)
    match sheet.text("value"):
        case Shared.YES | Shared.PARTLY:
            blocks += _gone_through(sheet, others)
        case Shared.PLANNED:
            blocks.append(input_block("planned_for", "For when?", date_input(sheet.text("planned_for"))))
        case Shared.NO:
            blocks += _not_shared(sheet)
    return sheet.drawn("Shared with the family", blocks, callback_id="sharing")


def _value(sheet: Sheet, *, safe: bool) -> list[Block]:
    question = "Have you gone through your report with the family?"
    if not safe:
        question = "Have you already gone through it with somebody in the family?"
    answers = radio([option(each, label(each), _MEANINGS.get(each, "")) for each in Shared], sheet.text("value"))
    return [input_block("value", question, answers, optional=not safe, dispatch=True)]


_MEANINGS = {
    Shared.PARTLY: "A part of it, or with one parent and not the other",
    Shared.PLANNED: "On a day before the conference",
    Shared.NO: "Also if it will only be in the meeting",
    Shared.NOT_APPLICABLE: "For example if you have no report",
}


def _gone_through(sheet: Sheet, others: Sequence[Agency]) -> list[Block]:
    methods = select([option(each, label(each)) for each in Method], sheet.text("method"), "Choose how")
    people = ticks([option(each, label(each)) for each in Relation], sheet.several("shared_with"))
    responses = select([option(each, label(each)) for each in FamilyResponse], sheet.text("response"), "Choose")
    with_whom = "By relationship only. Please write no names anywhere."
    blocks = [
        input_block("shared_on", "On which day?", date_input(sheet.text("shared_on"))),
        input_block("method", "How?", methods, optional=True, dispatch=True),
    ]
    if sheet.text("method") == Method.IN_MEETING:
        blocks.append(context(_NOT_BEFORE))
    blocks += [
        input_block("shared_with", "With whom?", people, hint=with_whom, optional=True),
        input_block("response", "What did they say about it?", responses, optional=True),
    ]
    if others:
        hint = "One call instead of several: say for whom else you spoke."
        blocks.append(
            input_block("also_for", "For other agencies as well?", _agencies(sheet, others), hint=hint, optional=True)
        )
    return blocks


def _agencies(sheet: Sheet, others: Sequence[Agency]) -> Element:
    options = [option(agency.id, agency.name) for agency in others]
    return multi_select({"Invited agencies": options}, sheet.several("also_for"), "Choose agencies")


def _not_shared(sheet: Sheet) -> list[Block]:
    reasons = select([option(each, label(each)) for each in NotSharedReason], sheet.text("reason"), "Choose a reason")
    blocks = [input_block("reason", "Why not?", reasons, dispatch=True)]
    match sheet.text("reason"):
        case NotSharedReason.INCREASED_RISK:
            blocks.append(section(_WILL_RING))
        case NotSharedReason.AGENCY_PRACTICE:
            blocks.append(
                section("The chair reads it, and the family should hear it from you first. A phone call is enough.")
            )
        case NotSharedReason.INTERPRETER_NEEDED:
            blocks.append(section("The social worker can arrange one: press “Ask a person” in the message."))
    return blocks
