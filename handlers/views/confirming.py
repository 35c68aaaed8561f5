"""What we understood of a message, shown to whoever wrote it: nothing is recorded until they say that it is right."""

from collections.abc import Sequence

from handlers.views.asking import questions
from handlers.views.asks import ask_blocks
from handlers.views.blocks import Block, Element, View, actions, button, context, divider, escape, modal, section, short
from handlers.views.cards import DONE, who
from handlers.views.remarks import remarks
from handlers.views.understood import (
    fact_lines,
    recorded_action,
    recorded_line,
    settled_lines,
    still_missing,
)
from models.cards import Card
from models.conversation.shown import Shown
from models.conversation.understood import Ask, Part
from scheduling.ladder import Missing

#: Actions with a line and a button each; of more there is one list, whose end is in the form.
MOST_ACTIONS, MOST_LINES, SHORT = 8, 30, 90
_SAFE = (
    "Is there any reason not to share your report with one parent? *That’s right* says that there is none. "
    "If there is one, or you are not sure, press *Not safe to share*."
)
_ASKED_AS = {
    Part.COMING: Missing.ATTENDANCE,
    Part.REPORT: Missing.REPORT,
    Part.SHARING: Missing.SHARING,
    Part.ACTIONS: Missing.ACTIONS,
}
_NAMES = {
    Part.COMING: "Coming or not",
    Part.REPORT: "Report",
    Part.SHARING: "Shared with the family",
    Part.ACTIONS: "Actions",
    Part.NOT_US: "Not for us",
}


def confirm_blocks(now: Shown, reply_id: int, answers: Sequence[Block]) -> list[Block]:
    """Each fact as a line with a way to take it out, and the ways on; answers; then the one question that is open."""
    card, found = now.card, now.found
    blocks: list[Block] = [_about(now)]
    if found.ready:
        asking = "This is what we understood. Is it right? Nothing is recorded yet."
        blocks.append(section(f"*{asking}*"))
        blocks += [block for part in found.ready for block in _facts(now, part, reply_id)]
    blocks += _known(now)
    blocks += [context(remark) for remark in remarks(card, found.flags)]
    if now.asks_safety:
        blocks.append(section(_SAFE))
    if found.ready:
        blocks.append(actions(_ways_on(now, reply_id), f"right:{reply_id}"))
    for further in (answers, [*_waiting(now), *ask_blocks(card, found, reply_id)]):
        if further:
            blocks += [*([divider()] if len(blocks) > 1 else []), *further]
    return [*blocks, actions([_person(card)], f"person:{reply_id}")] if not found.ready else blocks


def recorded_blocks(now: Shown, recorded: list[str], reply_id: int) -> list[Block]:
    """After it was confirmed: what the record says of it now, and what is asked besides."""
    card = now.card
    lines = "\n".join(settled_lines(card, recorded, to_agency=not now.on_behalf))
    blocks = [_about(now), section(f"*{DONE} Recorded. Thank you.*\n{lines}")]
    if card.closed:
        return blocks
    missing = still_missing(card)
    if missing:
        blocks.append(context(f"Still asked: {missing}. Write to us again, or use the buttons."))
    about = card.missing or {_ASKED_AS[part] for part in Part if part in recorded and part in _ASKED_AS}
    return [*blocks, *questions(card, f"reply:{reply_id}", about, quiet=False)]


def told_blocks(now: Shown, reply_id: int, answers: Sequence[Block]) -> list[Block]:
    """Nothing to confirm, but something to say: it is recorded already, a sentence explains it, or it was asked.

    Empty when there is nothing of the kind.
    """
    card = now.card
    said = [*_known(now), *(section(remark) for remark in remarks(card, now.found.flags)), *answers]
    if not said:
        return []
    return [_about(now), *said, *([] if answers else questions(card, f"reply:{reply_id}", quiet=False))]


def set_aside_blocks(now: Shown, words: str, reply_id: int) -> list[Block]:
    """Nothing was recorded from a message, with the usual ways to answer instead."""
    return [_about(now), section(words), *questions(now.card, f"reply:{reply_id}", quiet=False)]


def which_part(now: Shown, reply_id: int) -> View:
    """What to change, when several facts were understood."""
    blocks: list[Block] = [section("What would you like to change? The rest stays as it is, to be confirmed.")]
    for part in now.found.ready:
        lines = "\n".join(fact_lines(now.card, now.found, part))
        change = button("Change", f"reply_change.{part}", reply_id, says=f"Change: {_NAMES[part]}")
        blocks.append(section(lines, accessory=change))
    return modal("Change", blocks, callback_id="reply_parts")


def _about(now: Shown) -> Block:
    card = now.card
    about = f"*{card.conference.code}* · {card.of.when} ({card.of.zone})"
    return context(f"{about}\nYou are recording this for *{escape(who(card))}*." if now.on_behalf else about)


def _facts(now: Shown, part: Part, reply_id: int) -> list[Block]:
    """The lines of a part, each with what the record says now, so that a change is seen as one."""
    card, found = now.card, now.found
    lines = fact_lines(card, found, part)
    if part is Part.ACTIONS and len(lines) <= MOST_ACTIONS:
        ids = [action.action_id for action in found.actions]
        return [
            _fact(line, recorded_action(card, action_id), f"reply_not.{part}-{action_id}", reply_id)
            for action_id, line in zip(ids, lines, strict=True)
        ]
    if part is Part.ACTIONS:
        return [_fact(f"{len(lines)} actions:\n{_in_short(lines)}", "", f"reply_not.{part}", reply_id)]
    recorded = recorded_line(card, part, to_agency=not now.on_behalf)
    return [_fact(line, recorded, f"reply_not.{part}", reply_id) for line in lines]


def _in_short(lines: Sequence[str]) -> str:
    return "\n".join(short(line, SHORT) for line in lines[:MOST_LINES])


def _fact(line: str, recorded: str, deed: str, reply_id: int) -> Block:
    words = f"• {line}" + (f"\n_Now recorded:_ {recorded}" if recorded else "")
    return section(words, accessory=button("Not this one", deed, reply_id, says=f"Not this one: {line}"))


def _known(now: Shown) -> list[Block]:
    to_agency = not now.on_behalf
    lines = [recorded_line(now.card, part, to_agency=to_agency) for part in now.known if part is not Part.ACTIONS]
    lines += ["Actions: as you have told us before"] if Part.ACTIONS in now.known else []
    return [section("\n".join(f"{DONE} Recorded already: {line}" for line in lines))] if lines else []


def _waiting(now: Shown) -> list[Block]:
    """The facts that wait for the answer to the question."""
    found = now.found
    if found.ask is None or found.ask.part is Part.ACTIONS or found.ask in {Ask.WILL_YOU, Ask.IS_SENT}:
        return []
    lines: Sequence[str] = fact_lines(now.card, found, found.ask.part) if found.ask.part in found.parts else ()
    return [section("\n".join(f"• {line}" for line in lines))] if lines else []


def _ways_on(now: Shown, reply_id: int) -> list[Element]:
    ways = [
        button("That’s right", "reply_right", reply_id, style="primary"),
        button("Change", "reply_change", reply_id),
    ]
    if now.asks_safety:
        ways.append(button("Not safe to share", "reply_change.sharing", reply_id))
    return [*ways, _person(now.card)]


def _person(card: Card) -> Element:
    return button("Ask a person", "ask_person", card.invitation_id)
