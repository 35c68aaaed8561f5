"""What a social worker reads once a conference is scheduled: its reference, its deadlines, and what is still to do."""

from collections.abc import Sequence

from handlers.views.blocks import Block, Element, View, actions, button, escape, header, modal, section
from handlers.views.cards import OPEN, heading, who
from handlers.views.secure_details import details_blocks
from models.cards import Card, ConferenceCard
from scheduling.ladder import Standing

#: The modal that says so, by which a tick in it knows what to draw again.
SCHEDULED = "scheduled"


def scheduled_view(of: ConferenceCard, cards: Sequence[Card]) -> View:
    """The result of the scheduling form, in its place."""
    blocks = scheduled_letter(of, cards, tag=SCHEDULED)
    return modal("Scheduled", blocks, callback_id=SCHEDULED, ref={"c": of.conference.id})


def scheduled_letter(of: ConferenceCard, cards: Sequence[Card], tag: object) -> list[Block]:
    """The message that stays, and shows how far things are."""
    return _standing(f"{of.conference.code} is scheduled", of, cards, tag)


def handed_over_letter(of: ConferenceCard, cards: Sequence[Card], tag: object) -> list[Block]:
    """The same for a social worker who takes a conference over, before it or after it was held."""
    if of.conference.standing is Standing.HELD:
        words = "It was held. What comes next is yours to arrange."
        ways = [button("Next dates", "next_dates", of.conference.id), button("Show", "show", of.conference.id)]
        title = header(f"{of.conference.code} is now yours")
        return [title, heading(of), section(words), actions(ways, f"handed_over:{tag}")]
    return _standing(f"{of.conference.code} is now yours", of, cards, tag)


def handed_over_line(of: ConferenceCard) -> str:
    """What a lock screen shows of it."""
    if of.conference.standing is Standing.HELD:
        return f"{of.conference.code} of {of.when} was handed over to you"
    return of.closed or f"{of.conference.code} on {of.when} was handed over to you"


def _standing(title: str, of: ConferenceCard, cards: Sequence[Card], tag: object) -> list[Block]:
    if of.closed:
        return [heading(of), section(escape(of.closed))]
    return [
        header(title),
        heading(of),
        deadlines(of),
        *details_blocks(of, cards, tag, modal=tag == SCHEDULED),
        *_by_hand(cards),
        actions(_buttons(of), f"scheduled:{tag}"),
    ]


def scheduled_line(of: ConferenceCard) -> str:
    """What a lock screen shows of it."""
    if of.closed:
        return of.closed
    return f"{of.conference.code} is scheduled for {of.when}. Reports are due by {of.report_due}"


def deadlines(of: ConferenceCard) -> Block:
    """Both deadlines, with date and hour."""
    return section(f"*Reports due* {of.report_due} ({of.zone})\n*Shared with the family by* {of.family_due}")


def reach_words(card: Card) -> str:
    """How somebody is reached whom Slack does not reach."""
    ways = [card.invitee.email if card.invitee else None, card.agency.duty_contact]
    return "; ".join(way for way in ways if way) or "no contact in the directory"


def _by_hand(cards: Sequence[Card]) -> list[Block]:
    """Who has to be told in another way. The text to send follows in messages of its own."""
    lines = [
        f"• {escape(who(card))} ({escape(reach_words(card))})"
        for card in cards
        if card.invitee is None or not card.invitee.in_slack
    ]
    if not lines:
        return []
    words = f"{OPEN} *Not in Slack: {len(lines)}.* We send you the text to pass on to each of them."
    return [section("\n".join([words, *lines]))]


def _buttons(of: ConferenceCard) -> list[Element]:
    value = of.conference.id
    buttons = [button(f"Open {of.conference.code}", "show", value), button("Invite someone else", "invite", value)]
    return [*buttons, button("Actions from last time", "old_actions", value)] if of.is_review else buttons
