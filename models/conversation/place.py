"""Where a message belongs: the invitation of the thread it stands in, or of the one conference that is open.

Nothing is guessed. Each place is what the acting person may answer; what they may not is left out without a word.
"""

from dataclasses import dataclass, replace

from sqlmodel import col, select

from models.access import invitation_to_answer
from models.cards import Card, card, my_cards
from models.conversation.reply import Reply
from models.conversation.said import Said
from models.desk import Desk
from models.invitation import Invitation
from models.outbox import OutboxRow
from models.refusals import NotYours


@dataclass(frozen=True)
class Place:
    """What a message may be about. `in_thread` says that a letter of ours names it, even if nothing can be answered."""

    cards: tuple[Card, ...]
    in_thread: bool = False

    @property
    def open(self) -> tuple[Card, ...]:
        """The invitations that can still be answered."""
        return tuple(card for card in self.cards if card.closed is None)


def placed(desk: Desk, said: Said) -> Place:
    """The invitations that a message of the acting person can be about, the soonest conference first.

    A reference in its words says which; in the thread of another conference, both are possible.
    """
    place = _where(desk, said)
    words = said.text.upper()
    here = place.cards if place.in_thread else ()
    mine = my_cards(desk) if place.in_thread else place.cards
    named = {card.invitation_id: card for card in mine if card.conference.code in words}
    both = {card.invitation_id: card for card in here} | named
    return replace(place, cards=tuple(both.values())) if named else place


def _where(desk: Desk, said: Said) -> Place:
    if said.thread is not None:
        here = (OutboxRow.channel == said.channel, OutboxRow.ts == said.thread, OutboxRow.recipient_id == desk.actor_id)
        rows = desk.session.exec(select(OutboxRow).where(*here).order_by(col(OutboxRow.id))).all()
        ids = list(dict.fromkeys(found for row in rows for found in _invitations(desk, row)))
        if ids or any(row.conference_id is not None for row in rows):
            return Place(_cards(desk, ids), in_thread=True)
        own = (Reply.channel == said.channel, Reply.ts == said.thread, Reply.person_id == desk.actor_id)
        before = desk.session.exec(select(Reply.invitation_id).where(*own)).first()
        if before is not None:
            return Place(_cards(desk, [before]), in_thread=True)
    return Place(tuple(my_cards(desk)))


def card_to_answer(desk: Desk, invitation_id: int) -> Card:
    """The card of an invitation that the acting person may answer; raises `NotYours`."""
    _, invitation = invitation_to_answer(desk, invitation_id)
    return card(desk, invitation)


def _invitations(desk: Desk, row: OutboxRow) -> list[int]:
    """The invitation that a row of a letter is about, or else the acting person's own to its conference."""
    if row.invitation_id is not None:
        return [row.invitation_id]
    own = select(Invitation.id).where(
        Invitation.conference_id == row.conference_id,
        (col(Invitation.professional_id) == desk.actor_id) | (col(Invitation.deputy_id) == desk.actor_id),
        col(Invitation.withdrawn_at).is_(None),
    )
    return [found for found in desk.session.exec(own) if found is not None]


def _cards(desk: Desk, ids: list[int]) -> tuple[Card, ...]:
    found = []
    for invitation_id in ids:
        try:
            found.append(card_to_answer(desk, invitation_id))
        except NotYours:
            continue
    return tuple(sorted(found, key=lambda each: each.conference.starts_at))
