"""The answer to plain words in a DM: what to press instead, and whom to ring when a child is in danger."""

from collections.abc import Sequence

from handlers.views.blocks import Block, actions, button, context, divider, escape, section
from handlers.views.cards import missing_lines
from models.agency import Duty
from models.cards import Card

MOST = 4


def answer_blocks(duty: Duty, cards: Sequence[Card], duty_number: str) -> list[Block]:
    """Kind, short, and never a record: nothing that was written has been kept."""
    sorry = "Thank you for writing. We cannot read messages here yet, so nothing was recorded."
    blocks = [section(f"{sorry} {_next(duty)}")]
    for card in cards[:MOST]:
        blocks += [divider(), *_open(card)]
    if len(cards) > MOST:
        blocks.append(context(f"{len(cards) - MOST} more are in the Home tab."))
    blocks.append(
        context(
            "Is a child in danger now? Ring 999. "
            f"To tell somebody about harm, ring {escape(duty_number)}. Please do not write it here."
        )
    )
    return blocks


def _next(duty: Duty) -> str:
    if duty is Duty.AGENCY:
        return "The buttons below do the same in a few seconds, and *Ask a person* has somebody contact you."
    return "The Home tab has a button for everything; `/conference help` lists what you can type."


def _open(card: Card) -> list[Block]:
    value = card.invitation_id
    missing = missing_lines(card) or ["✓ Nothing is missing. You can change your answers."]
    buttons = [
        button("Coming or not", "coming", value),
        button("Report", "report", value),
        button("Shared with the family", "sharing", value),
        button("Ask a person", "ask_person", value),
    ]
    text = "\n".join([f"*{card.conference.code}* · {card.of.when} ({card.of.zone})", *missing])
    return [section(text), actions(buttons, f"said:{value}")]
