"""Passing things on to people whom Slack does not reach: the social worker gets the text, and types in the answer."""

from handlers.calendar_file import for_others
from handlers.deeds import Deeds, Paragraph
from handlers.views.relay import relay_letter, relay_line, text_for
from models.agency import Professional
from models.cards import card
from models.challenge import Challenge
from models.desk import Desk
from models.invitation import Invitation
from models.outbox import OutboxRow
from scheduling.ladder import Kind, rung_of

#: Occasions whose number is a challenge's and not an invitation's.
_CHALLENGES = ("challenge", "escalation")


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """What to pass on, from the facts of now."""
    this = card(desk, desk.session.get_one(Invitation, row.invitation_id))
    rung, _, number = row.occasion.partition(":")
    challenge = desk.session.get(Challenge, int(number)) if rung in _CHALLENGES else None
    lead = None
    if rung == "escalation" and this.agency.lead_id is not None:
        lead = desk.session.get(Professional, this.agency.lead_id)
    text = text_for(this, rung_of(row.occasion), challenge.about if challenge else None, lead)
    dated = rung == "invitation" or rung.startswith("sequence")
    file = for_others(this.of, desk.now, moved=rung != "invitation") if dated and not this.closed else None
    return Paragraph(relay_line(this), relay_letter(this, text, row.id, lead), file)


def register(deeds: Deeds) -> None:
    """The letter of this room."""
    deeds.add(letters={Kind.RELAY: letter})
