"""Secure details: a tick for each person to whom the email that names the family has been sent."""

from collections.abc import Sequence

from handlers.views.blocks import TICKS, Block, actions, button, escape, option, section, ticks
from handlers.views.cards import DONE, OPEN, heading, who
from models.cards import Card, ConferenceCard


def details_blocks(of: ConferenceCard, cards: Sequence[Card], tag: object, *, modal: bool = False) -> list[Block]:
    """The ticks, in as many blocks as Slack needs. `tag` keeps the blocks of one letter apart.

    Slack keeps what is ticked as long as a block keeps its id: in a modal somebody may tick quickly, one after
    another, but a message is to show what is recorded.
    """
    cards = [card for card in cards if card.invitation.open]
    if not cards:
        return []
    rows = [cards[start : start + TICKS] for start in range(0, len(cards), TICKS)]
    return [
        section(details_words(of, cards)),
        *(
            actions([_boxes(row, number)], f"secure_details:{tag}:{number}{'' if modal else _state(row)}")
            for number, row in enumerate(rows)
        ),
    ]


def details_words(of: ConferenceCard, cards: Sequence[Card]) -> str:
    """How far it is, and what a tick means."""
    waiting = sum(card.invitation.secure_details_at is None for card in cards)
    if not waiting:
        return f"{DONE} *Secure details* are marked as sent to everyone."
    return (
        f"{OPEN} *Secure details: {waiting} of {len(cards)} to send.* Send the secure email that says who the family "
        f"is, with the reference {of.conference.code}, and tick whom you have sent it to."
    )


def chase_letter(of: ConferenceCard, cards: Sequence[Card], tag: object) -> list[Block]:
    """The reminder: the same ticks once more."""
    if of.closed:
        return [heading(of), section(escape(of.closed))]
    show = button(f"Open {of.conference.code}", "show", of.conference.id)
    return [heading(of), *details_blocks(of, cards, tag), actions([show], f"details:{tag}")]


def chase_line(of: ConferenceCard, cards: Sequence[Card]) -> str:
    """What a lock screen shows of it."""
    waiting = sum(card.invitation.open and card.invitation.secure_details_at is None for card in cards)
    if of.closed or not waiting:
        return of.closed or f"{of.conference.code}: secure details are marked as sent to everyone"
    people = "1 person" if waiting == 1 else f"{waiting} people"
    return f"{of.conference.code}: please send the secure details to {people} before {of.when}"


def _state(cards: Sequence[Card]) -> str:
    return ":" + "".join("1" if card.invitation.secure_details_at else "0" for card in cards)


def _boxes(cards: Sequence[Card], number: int) -> dict[str, object]:
    sent = [str(card.invitation_id) for card in cards if card.invitation.secure_details_at]
    return ticks([option(card.invitation_id, who(card)) for card in cards], sent, f"secure_details.{number}")
