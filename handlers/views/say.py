"""The answer to words from which nothing could be read: what to press instead, and whom to ring about harm."""

from collections.abc import Sequence

from handlers.views.blocks import Block, actions, button, context, divider, escape, section
from handlers.views.cards import missing_lines
from models.agency import Duty
from models.cards import Card

MOST = 4


def answer_blocks(duty: Duty, cards: Sequence[Card], duty_number: str, tag: object, *, automatic: bool) -> list[Block]:
    """Kind, short, and never a record: nothing that was written has been kept."""
    sorry = "Thank you for writing. We could not read an answer from it, so nothing was recorded."
    if automatic:
        sorry = "This looks like an automatic reply, so nothing was recorded. Did you write it yourself?"
    blocks = [section(f"{sorry} {_next(duty, cards)}")]
    for card in cards[:MOST]:
        blocks += [divider(), *_open(card, tag)]
    if len(cards) > MOST:
        blocks.append(context(f"{len(cards) - MOST} more are in the Home tab."))
    blocks.append(
        context(
            "Is a child in danger now? Ring 999. "
            f"To tell somebody about harm, ring {escape(duty_number)}. Please do not write it here."
        )
    )
    return blocks


def over_blocks(sentence: str, duty_number: str) -> list[Block]:
    """Nothing can be answered any more about what somebody wrote of."""
    words = f"{escape(sentence)} Nothing was recorded from your message."
    return [
        section(words),
        context(f"To tell somebody about harm, ring {escape(duty_number)}, or 999 in an emergency."),
    ]


def _next(duty: Duty, cards: Sequence[Card]) -> str:
    if cards:
        return (
            "Say it in other words, such as “report sent this morning” or “I can come by video”, or use the buttons "
            "below. *Ask a person* has somebody contact you."
        )
    if duty is Duty.AGENCY:
        return "There is no conference at the moment for which we are waiting to hear from you."
    return "The Home tab has a button for everything; `/conference help` lists what you can type."


def _open(card: Card, tag: object) -> list[Block]:
    value = card.invitation_id
    missing = missing_lines(card) or ["✓ Nothing is missing. You can change your answers."]
    buttons = [
        button("Coming or not", "coming", value),
        button("Report", "report", value),
        button("Shared with the family", "sharing", value),
        button("Ask a person", "ask_person", value),
    ]
    text = "\n".join([f"*{card.conference.code}* · {card.of.when} ({card.of.zone})", *missing])
    return [section(text), actions(buttons, f"said:{tag}:{value}")]
