"""What is shown of a reply: what it would record, beside the record of now."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from models.answering import on_behalf
from models.cards import Card, card
from models.conversation.carried import as_report, as_sharing, carried
from models.conversation.reply import WAITS, Reply
from models.conversation.understood import Part, Understood, unsealed
from models.desk import Desk
from models.invitation import Invitation


@dataclass(frozen=True)
class Shown:
    """`found` is what there is to confirm or to ask; `known` names the parts that are recorded just so already.

    `on_behalf`: it is typed in for somebody else's agency, so that what only that may see is left out.
    """

    card: Card
    found: Understood
    known: tuple[Part, ...] = ()
    on_behalf: bool = False

    @property
    def asks_safety(self) -> bool:
        """Whether it is asked beside the facts if there is a reason not to share: a second question."""
        return Part.SHARING in self.found.ready and self.card.answers.sharing is None

    @property
    def seen(self) -> str:
        """A digest of the record of now, as far as it would be changed: it tells whether that was shown."""
        beside = {part: recorded(self.card, part) for part in self.found.parts}
        return hashlib.sha256(repr((self.card.conference.sequence, beside)).encode()).hexdigest()


def recorded(card: Card, part: Part) -> object:
    """What is recorded about a part."""
    invitation, answers = card.invitation, card.answers
    match part:
        case Part.COMING | Part.NOT_US:
            return invitation.attendance, invitation.mode, invitation.answered_at, invitation.not_us_at
        case Part.REPORT:
            return as_report(answers.report) if answers.report else None
        case Part.SHARING:
            return as_sharing(answers.sharing) if answers.sharing else None
        case Part.ACTIONS:
            return [(action.id, update and (update.status, update.recorded_at)) for action, update in answers.actions]


def shown(desk: Desk, reply: Reply) -> Shown:
    """A reply of the acting person about one invitation, as of now. Access is checked by whoever asks for it."""
    of = card(desk, desk.session.get_one(Invitation, reply.invitation_id))
    behalf = not desk.known or on_behalf(desk, of.invitation)
    if reply.kept is None:
        return Shown(of, Understood(), on_behalf=behalf)
    found, known = carried(understood_of(reply), of, on_behalf=behalf)
    return Shown(of, found, known, behalf)


def understood_of(reply: Reply) -> Understood:
    """What is kept of a reply that is about one invitation, or none."""
    if reply.kept is None:
        return Understood()
    choices = unsealed(reply.kept)
    return choices.get(reply.invitation_id or 0) or next(iter(choices.values()), Understood())


def has_lapsed(reply: Reply, now: datetime) -> bool:
    """Whether a reply has waited too long to be confirmed."""
    return reply.received_at + WAITS <= now
