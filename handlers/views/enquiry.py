"""For the social worker: somebody who is invited would like to talk to a person, or seems to be away."""

from handlers.views.blocks import Block, actions, button, escape, section
from handlers.views.cards import DONE
from models.agency import Professional
from models.cards import Card
from models.challenge import Enquiry
from scheduling.words import moment_words

_DONE = {False: "You have spoken to them", True: "Settled"}


def enquiry_letter(card: Card, asker: Professional, enquiry: Enquiry) -> list[Block]:
    """Who asks, how they are reached, and the button for afterwards."""
    of = card.of
    zone = of.conference.jurisdiction.zone
    name = escape(f"{asker.full_name}, {asker.job_role}, {card.agency.name}")
    if enquiry.settled_at is not None:
        spoken = moment_words(enquiry.settled_at, zone, of.today)
        return [section(f"*{of.conference.code}* · {name}\n{DONE} {_DONE[enquiry.away]}: {spoken}.")]
    reach = escape("; ".join(way for way in (asker.email, card.agency.duty_contact) if way))
    asked = moment_words(enquiry.asked_at, zone, of.today)
    if enquiry.away:
        return _away(card, name, reach, enquiry)
    words = f"*{of.conference.code}* · {name} would like to talk to you.\nAsked {asked}. How to reach them: {reach}"
    buttons = [
        button("We have spoken", "settle", enquiry.id, style="primary"),
        button("Answer for them", "answer_for", card.invitation_id),
    ]
    return [section(words), actions(buttons if not card.closed else buttons[:1], f"enquiry:{enquiry.id}")]


def _away(card: Card, name: str, reach: str, enquiry: Enquiry) -> list[Block]:
    """An automatic reply came: whom it names as covering, to be invited instead, or that somebody has to be found."""
    words = (
        f"*{card.conference.code}* · {name} seems to be away: an automatic reply came. Nothing was recorded from it."
    )
    if enquiry.covered_by:
        words += f"\nIt names *{escape(enquiry.covered_by)}* as covering. Invite them instead?"
    else:
        words += f"\nIt names nobody who covers. How to reach the service: {reach}"
    buttons = [
        button("It is settled", "settle", enquiry.id, style="primary"),
        button("Invite someone else", "invite", card.conference.id),
        button("Answer for them", "answer_for", card.invitation_id),
    ]
    return [section(words), actions(buttons if not card.closed else buttons[:1], f"enquiry:{enquiry.id}")]


def enquiry_line(card: Card, enquiry: Enquiry) -> str:
    """What a lock screen shows of it."""
    of = card.of
    if enquiry.settled_at is not None:
        return f"{of.conference.code}: a question is settled"
    if enquiry.away:
        return f"{of.conference.code}: somebody who is invited seems to be away"
    return f"{of.conference.code}: an agency would like to talk to you before {of.when}"
