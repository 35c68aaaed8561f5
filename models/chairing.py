"""What the chair does: challenge an agency about missing input, and say whether the conference was held."""

from datetime import date

from sqlmodel import select

from models.access import Part, conference_by_id
from models.cards import card
from models.carrying import tell_reviewed
from models.challenge import Challenge
from models.conference import Conference
from models.desk import Desk, key
from models.invitation import Invitation
from models.planning import mark_stale, plan
from models.refusals import Closed, NotYours, Refused
from scheduling.ladder import Missing, Standing
from scheduling.statutory import due

CHAIR = frozenset({Part.CHAIRS})
#: The clock of an inquorate conference.
AGAIN = "inquorate_reconvene_10wd"
OUTCOMES = frozenset({Standing.HELD, Standing.INQUORATE, Standing.POSTPONED})


def challenge(desk: Desk, invitation_id: int) -> frozenset[Missing]:
    """Challenge an agency about everything it has not told us; returns what it was challenged about.

    Logged and sent; an unanswered one goes to the agency's safeguarding lead (H: 80% saw no challenge). A second
    press adds nothing to what the agency has been challenged about already.
    """
    invitation = desk.session.get(Invitation, invitation_id)
    if invitation is None:
        raise NotYours
    conference = conference_by_id(desk, invitation.conference_id, CHAIR)
    if conference.standing is not Standing.SCHEDULED or conference.starts_at <= desk.now:
        raise Closed(f"{conference.code} has begun, is over or was cancelled, so agencies are no longer challenged.")
    missing = card(desk, invitation).missing
    if not missing:
        raise Refused("This agency has answered everything, so there is nothing to challenge.")
    query = select(Challenge.about).where(Challenge.invitation_id == invitation_id)
    already = set(desk.session.exec(query))
    for about in sorted(missing - already):
        desk.session.add(
            Challenge(invitation_id=invitation_id, about=about, made_at=desk.now, made_by_id=desk.actor_id)
        )
        desk.session.flush()
        desk.note("challenged", invitation.conference_id, invitation_id, about.value)
    plan(desk, conference)
    return missing


def record_outcome(desk: Desk, conference_id: int, outcome: Standing) -> Conference:
    """Record that a conference was held, was inquorate or was postponed. The same answer twice changes nothing."""
    conference = conference_by_id(desk, conference_id, CHAIR)
    if outcome not in OUTCOMES:
        raise Refused("Choose held, inquorate or postponed.")
    if conference.standing is outcome:
        return conference
    if conference.standing is Standing.CANCELLED:
        raise Closed(f"{conference.code} was cancelled, so there is nothing to record.")
    if conference.starts_at > desk.now:
        raise Refused(f"{conference.code} has not begun yet. You can record this once it has.")
    if conference.standing is Standing.HELD:
        raise Closed(f"{conference.code} is recorded as held, and everyone invited has the feedback form.")
    conference.standing = outcome
    conference.held_at = desk.now if outcome is Standing.HELD else None
    conference.version += 1
    desk.note("recorded_outcome", key(conference.id), detail=outcome.value)
    mark_stale(desk.session, key(conference.id))
    plan(desk, conference)
    tell_reviewed(desk, conference)
    return conference


def hold_again_by(desk: Desk, conference: Conference) -> date:
    """The last day on which an inquorate conference can be held again: ten working days."""
    return due(AGAIN, conference.local_start.date(), desk.rules.calendar(conference.jurisdiction)).on
