"""Requests to be put through to a person: told to the social worker or the chair, settled once they have spoken."""

from models.access import Part, conference_by_id
from models.booking import RUNNERS
from models.challenge import Enquiry
from models.desk import Desk
from models.invitation import Invitation
from models.planning import mark_stale, plan
from models.refusals import NotYours

CHAIRS = frozenset({Part.CHAIRS})


def settle(desk: Desk, enquiry_id: int) -> Enquiry:
    """Record that whoever was asked for has spoken to whoever asked. Doing it twice changes nothing."""
    enquiry = desk.session.get(Enquiry, enquiry_id)
    if enquiry is None:
        raise NotYours
    invitation = desk.session.get_one(Invitation, enquiry.invitation_id)
    conference = conference_by_id(desk, invitation.conference_id, CHAIRS if enquiry.for_chair else RUNNERS)
    if enquiry.settled_at is None:
        enquiry.settled_at = desk.now
        desk.note("settled_question", invitation.conference_id, invitation.id)
        mark_stale(desk.session, invitation.conference_id, invitation.id)
        plan(desk, conference)
    return enquiry
