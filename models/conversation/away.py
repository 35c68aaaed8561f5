"""Automatic replies: nothing is recorded, but whoever looks after the conference learns whom they name as covering."""

from sqlmodel import col, select

from models.answering import recorded
from models.cards import Card
from models.challenge import Enquiry
from models.desk import Desk
from models.screening import identifiers_in
from models.understanding import Meaning

#: With one of these somebody else has to be asked, whether or not the reply names anybody.
_NOBODY_THERE = frozenset({"back_after_conference", "find_other_contact"})


def covered(desk: Desk, card: Card, meaning: Meaning) -> None:
    """Tell the social worker once that the acting person's account answers by itself, and whom it names."""
    deputy = meaning.deputy
    name = deputy.name if deputy is not None else None
    if name is not None and identifiers_in(name):
        name = None
    if name is None and not _NOBODY_THERE & set(meaning.flags):
        return
    waiting = select(Enquiry).where(
        Enquiry.invitation_id == card.invitation_id,
        Enquiry.asked_by_id == desk.actor_id,
        col(Enquiry.away),
        col(Enquiry.settled_at).is_(None),
    )
    if desk.session.exec(waiting).first() is not None:
        return
    role = deputy.role if deputy is not None and name is not None else None
    enquiry = Enquiry(
        invitation_id=card.invitation_id,
        asked_by_id=desk.actor_id,
        asked_at=desk.now,
        away=True,
        covered_by=", ".join(each for each in (name, role) if each) or None,
    )
    desk.session.add(enquiry)
    recorded(desk, card.conference, card.invitation, "answered_automatically")
