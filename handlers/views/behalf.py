"""What can be recorded for an agency that answers by phone: a small menu, for the social worker."""

from handlers.views.blocks import Block, Element, View, actions, button, context, escape, modal, section
from handlers.views.cards import recorded_lines, who
from models.cards import Card

#: The modal from which a form is chosen, and to which it goes back.
MENU = "answer_for"


def menu(card: Card, *, saved: bool = False) -> View:
    """One agency's row with a button for each thing that can be recorded."""
    code, when = card.conference.code, card.of.when
    blocks: list[Block] = [
        section(f"*{escape(who(card))}*\n{code} · {when} ({card.of.zone})"),
        section("\n".join(recorded_lines(card))),
        actions(answer_buttons(card), "answer_for_rows"),
        context("What you record here is marked as recorded by you. The same rules apply as when they answer."),
    ]
    if saved:
        blocks.insert(0, section("✓ Recorded."))
    return modal("Answer for them", blocks, callback_id=MENU, ref={"i": card.invitation_id})


def answer_buttons(card: Card) -> list[Element]:
    """The four answers and the wrong address."""
    value = card.invitation_id
    buttons = [
        button("Coming or not", "coming", value),
        button("Report", "report", value),
        button("Shared with the family", "sharing", value),
    ]
    if card.answers.actions:
        buttons.append(button("Actions", "actions", value))
    return [*buttons, button("Not them", "not_us", value)]
