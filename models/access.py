"""Who may do what, for which conference: denied by default, decided here, checked inside every operation.

Social worker and chair have the whole conference; an agency's professional has their own agency's row; the quality
lead has aggregates; the administrator has the directory, not cases (`domain.md` section 9, rule 6).
"""

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models.agency import Agency, AgencyKind, Duty, Professional
from models.conference import Conference
from models.core_group import CoreGroup, CoreGroupMember
from models.desk import Desk
from models.invitation import Invitation
from models.outbox import UNDERIVED, OutboxRow
from models.refusals import NotYours
from scheduling.ladder import Kind


class Part(StrEnum):
    """The part somebody has in one conference."""

    RUNS = "runs"
    CHAIRS = "chairs"


SEES_ALL = frozenset({Part.RUNS, Part.CHAIRS})
#: Messages to whoever runs the conference. The others are an invitation's, or else the chair's.
_FOR_RUNNERS = frozenset(
    {Kind.SCHEDULED, Kind.RELAY, Kind.SECURE_DETAILS, Kind.NOT_US, Kind.QUESTION, Kind.HANDED_OVER, Kind.PAPERS}
    | {Kind.NEXT_DATES, Kind.CORE_GROUP_HELD}
)
#: To whoever runs it and to the chair alike.
_FOR_BOTH = frozenset({Kind.REVIEW_TOO_LATE, Kind.PROFESSIONALS_MEETING})
#: An invitation's, and for the chair's eyes alone.
_FOR_CHAIRS = frozenset({Kind.PLEASE_PHONE})


def parts_in(desk: Desk, conference: Conference) -> frozenset[Part]:
    """The parts the acting person has in this conference: none at all for everybody else."""
    actor = desk.actor
    parts: set[Part] = set()
    if actor.id == conference.social_worker_id or _supports(desk, actor, conference):
        parts.add(Part.RUNS)
    if actor.id == conference.chair_id:
        parts.add(Part.CHAIRS)
    return frozenset(parts)


def run_by_actor(desk: Desk) -> ColumnElement[bool]:
    """The condition by which a query finds the conferences that the acting person runs."""
    actor = desk.actor
    if actor.duty is Duty.BUSINESS_SUPPORT:
        colleagues = select(Professional.id).where(Professional.agency_id == actor.agency_id)
        return col(Conference.social_worker_id).in_(colleagues)
    return col(Conference.social_worker_id) == actor.id


def conference_by_code(desk: Desk, code: str, allowed: frozenset[Part]) -> Conference:
    """The conference with this reference, if the person has one of the `allowed` parts in it.

    Raises `NotYours`, with one and the same answer, when it does not exist and when it is somebody else's.
    """
    tidy = tidy_code(code)
    found = desk.session.exec(select(Conference.id).where(Conference.code == tidy)).first()
    conference = hold(desk, found) if found is not None else None
    if conference is None or not parts_in(desk, conference) & allowed:
        raise NotYours(typed=True)
    return conference


def conference_by_id(desk: Desk, conference_id: int, allowed: frozenset[Part]) -> Conference:
    """The same for an opaque id that came back from a button or a form."""
    conference = hold(desk, conference_id)
    if conference is None or not parts_in(desk, conference) & allowed:
        raise NotYours
    return conference


def invitation_to_answer(desk: Desk, invitation_id: int) -> tuple[Conference, Invitation]:
    """The invitation, for somebody of its own agency or for whoever runs the conference on their behalf."""
    of = desk.session.exec(select(Invitation.conference_id).where(Invitation.id == invitation_id)).first()
    conference = hold(desk, of) if of is not None else None
    if conference is None:
        raise NotYours
    invitation = desk.session.get_one(Invitation, invitation_id, populate_existing=True)
    if not may_answer(desk, conference, invitation):
        raise NotYours
    return conference, invitation


def may_answer(desk: Desk, conference: Conference, invitation: Invitation) -> bool:
    """Whether the acting person speaks for the invited agency, or types in what it says."""
    return answers_for(desk, invitation) or Part.RUNS in parts_in(desk, conference)


def core_group_by_id(desk: Desk, core_group_id: int, allowed: frozenset[Part]) -> tuple[Conference, CoreGroup]:
    """A core group and the conference it hangs on, for somebody who has one of the `allowed` parts in that."""
    of = desk.session.exec(select(CoreGroup.conference_id).where(CoreGroup.id == core_group_id)).first()
    if of is None:
        raise NotYours
    conference = conference_by_id(desk, of, allowed)
    return conference, desk.session.get_one(CoreGroup, core_group_id, populate_existing=True)


def place_to_answer(desk: Desk, member_id: int) -> tuple[Conference, CoreGroup, CoreGroupMember]:
    """One service's place in a core group, for somebody of that service or whoever runs the conference."""
    row = desk.session.exec(
        select(CoreGroupMember.core_group_id, CoreGroup.conference_id)
        .join(CoreGroup, col(CoreGroup.id) == col(CoreGroupMember.core_group_id))
        .where(CoreGroupMember.id == member_id)
    ).first()
    conference = hold(desk, row[1]) if row is not None else None
    if row is None or conference is None:
        raise NotYours
    member = desk.session.get_one(CoreGroupMember, member_id, populate_existing=True)
    if not (speaks_for(desk, member.agency_id, {member.professional_id}) or Part.RUNS in parts_in(desk, conference)):
        raise NotYours
    return conference, desk.session.get_one(CoreGroup, row[0], populate_existing=True), member


def answers_for(desk: Desk, invitation: Invitation) -> bool:
    """Whether the acting person speaks for the invited agency at a conference."""
    return speaks_for(desk, invitation.agency_id, {invitation.professional_id, invitation.deputy_id})


def speaks_for(desk: Desk, agency_id: int, named: Collection[int | None]) -> bool:
    """Whether the acting person speaks for an agency: who is named there, its lead, or a colleague.

    In social care colleagues do not: its staff must not see each other's cases. Who has moved on speaks for nobody
    there any more; the safeguarding lead, who is asked when nobody answers, may work elsewhere.
    """
    actor = desk.actor
    if actor.duty is Duty.ADMINISTRATOR:
        return False
    agency = desk.session.get_one(Agency, agency_id)
    if actor.id == agency.lead_id:
        return True
    return actor.agency_id == agency.id and (actor.id in named or agency.kind is not AgencyKind.SOCIAL_CARE)


def may_still_read(desk: Desk, row: OutboxRow) -> bool:
    """Whether a message that somebody got may still follow the facts.

    It may not once they have handed the conference over, left, or moved to another agency.
    """
    reader = desk.session.get_one(Professional, row.recipient_id)
    conference = desk.session.get(Conference, row.conference_id) if row.conference_id is not None else None
    theirs = replace(desk, person=reader)
    if row.kind in UNDERIVED:
        return theirs.known
    if conference is None or not theirs.known:
        return False
    parts = parts_in(theirs, conference)
    if row.kind in _FOR_BOTH:
        return bool(parts)
    if row.member_id is not None:
        member = desk.session.get_one(CoreGroupMember, row.member_id)
        return Part.RUNS in parts or speaks_for(theirs, member.agency_id, {member.professional_id})
    if row.invitation_id is None or row.kind in _FOR_RUNNERS | _FOR_CHAIRS:
        return (Part.RUNS if row.kind in _FOR_RUNNERS else Part.CHAIRS) in parts
    invitation = desk.session.get_one(Invitation, row.invitation_id)
    return Part.RUNS in parts or answers_for(theirs, invitation)


def tidy_code(typed: str) -> str:
    """A reference as people type it, brought to the form in which it is stored."""
    tidy = typed.strip().upper().replace(" ", "")[:12]
    if tidy and not tidy.startswith("CPC-"):
        tidy = "CPC-" + tidy.removeprefix("CPC")
    return tidy


def hold(desk: Desk, conference_id: int) -> Conference | None:
    """The conference, held until the transaction ends: what is done about one is done one after another.

    Otherwise two who answer at once would each plan without the other's answer, and collide in the audit trail. (SQLite
    leaves the lock out: its transactions come one after another anyway.)
    """
    return desk.session.get(Conference, conference_id, with_for_update={"key_share": True})


def _supports(desk: Desk, actor: Professional, conference: Conference) -> bool:
    """Business support works for the social workers of its own agency."""
    if actor.duty is not Duty.BUSINESS_SUPPORT:
        return False
    social_worker = desk.session.get_one(Professional, conference.social_worker_id)
    return social_worker.agency_id == actor.agency_id
