"""Redirecting: an invitation that went to the wrong place, and somebody who would rather talk to a person."""

from sqlmodel import col, select

from models.answering import open_invitation, recorded
from models.challenge import Enquiry
from models.desk import Desk
from models.invitation import Invitation, NotUsReason
from models.screening import must_be_clean


def say_not_us(
    desk: Desk, invitation_id: int, reason: NotUsReason, instead: str | None, seen_version: int | None = None
) -> Invitation:
    """Record that the invitation went to the wrong place; the social worker is told, reminders stop."""
    conference, invitation = open_invitation(desk, invitation_id, seen_version)
    must_be_clean(instead, "instead")
    if invitation.not_us_at and (invitation.not_us_reason, invitation.not_us_instead) == (reason, instead):
        return invitation
    invitation.not_us_at, invitation.not_us_reason, invitation.not_us_instead = desk.now, reason, instead
    invitation.attendance = invitation.mode = invitation.absence_reason = None
    invitation.deputy_name = invitation.deputy_role = invitation.deputy_id = None
    invitation.joins_at = invitation.leaves_at = None
    invitation.answered_at, invitation.answered_by_id = desk.now, desk.actor_id
    return recorded(desk, conference, invitation, "said_not_us", reason.value)


def ask_a_person(desk: Desk, invitation_id: int) -> Enquiry:
    """Have the social worker told that somebody would like to talk; pressing again meanwhile adds nothing."""
    return _ask(desk, invitation_id, for_chair=False)


def ask_the_chair(desk: Desk, invitation_id: int) -> Enquiry:
    """Have the chair, and nobody else, told that somebody would like to be rung; why is said on the phone."""
    return _ask(desk, invitation_id, for_chair=True)


def _ask(desk: Desk, invitation_id: int, *, for_chair: bool) -> Enquiry:
    conference, invitation = open_invitation(desk, invitation_id, None)
    waiting = select(Enquiry).where(
        Enquiry.invitation_id == invitation_id,
        Enquiry.asked_by_id == desk.actor_id,
        col(Enquiry.for_chair) == for_chair,
        col(Enquiry.away).is_(False),
        col(Enquiry.settled_at).is_(None),
    )
    enquiry = desk.session.exec(waiting).first()
    if enquiry is None:
        enquiry = Enquiry(
            invitation_id=invitation_id, asked_by_id=desk.actor_id, asked_at=desk.now, for_chair=for_chair
        )
        desk.session.add(enquiry)
        recorded(desk, conference, invitation, "asked_a_person")  # the trail does not say which
    return enquiry
