"""Inviting agencies: by choice and by standing rule, late or in time, withdrawn again; secure details ticked off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.access import Part, conference_by_id
from models.agency import Agency, AgencyKind, Duty, Professional
from models.conference import Concern, Conference
from models.desk import Desk, key
from models.invitation import Invitation, PriorityReason
from models.planning import mark_stale, plan
from models.refusals import Closed, NotYours, Refused
from scheduling.ladder import Standing

RUNNERS = frozenset({Part.RUNS})
#: People with these duties are there for the conference, not for an agency.
NOT_INVITED = frozenset({Duty.CHAIR, Duty.QUALITY_LEAD, Duty.ADMINISTRATOR})


@dataclass(frozen=True)
class Invitee:
    """An agency to invite and the person who speaks for it; None when nobody there is known yet."""

    agency_id: int
    professional_id: int | None
    by_standing_rule: bool = False
    priority: PriorityReason | None = None


#: Which kinds of agency are always asked, and which for a concern (`domain.md` section 3; B for domestic abuse).
ALWAYS = (AgencyKind.GP, AgencyKind.PROBATION)
FOR_CONCERN = {
    Concern.DOMESTIC_ABUSE: AgencyKind.DOMESTIC_ABUSE,
    Concern.SUBSTANCE_USE: AgencyKind.RECOVERY_SERVICE,
    Concern.OFFENDING: AgencyKind.PROBATION,
    Concern.PARENT_MENTAL_HEALTH: AgencyKind.MENTAL_HEALTH_TRUST,
    Concern.HOUSING: AgencyKind.HOUSING,
}
SCHOOL_AGE, HEALTH_VISITOR_UNTIL = 5, 5


def standing_kinds(concerns: Iterable[Concern], ages: Iterable[int | None]) -> frozenset[AgencyKind]:
    """The kinds of agency that the rules invite for these concerns and these ages (None: unborn)."""
    kinds = set(ALWAYS) | {FOR_CONCERN[concern] for concern in concerns}
    for age in ages:
        if age is None:
            kinds.add(AgencyKind.MIDWIFERY)
        elif age < HEALTH_VISITOR_UNTIL:
            kinds.add(AgencyKind.HEALTH_VISITING)
        if age is not None and age >= SCHOOL_AGE:
            kinds.add(AgencyKind.SCHOOL)
    return frozenset(kinds)


def standing_invitees(
    desk: Desk, concerns: Iterable[Concern], ages: Iterable[int | None], chosen: Sequence[Invitee]
) -> tuple[Invitee, ...]:
    """Invitees the rules add: where a kind is wanted, none is chosen and exactly one agency of the kind exists."""
    agencies = kinds_missing(desk.session, standing_kinds(concerns, ages), chosen)
    return tuple(
        Invitee(key(found[0].id), first_contact(desk.session, found[0]), by_standing_rule=True)
        for found in agencies.values()
        if len(found) == 1
    )


def invited_last_time(desk: Desk, conference_id: int) -> tuple[Invitee, ...]:
    """Whom a review invites again: everybody who was expected at the conference it reviews (`domain.md` section 3).

    Where a person has left, whoever speaks for the agency now.
    """
    conference_by_id(desk, conference_id, RUNNERS)
    query = (
        select(Invitation, Agency)
        .join(Agency, col(Agency.id) == col(Invitation.agency_id))
        .where(
            Invitation.conference_id == conference_id,
            col(Invitation.withdrawn_at).is_(None),
            col(Invitation.not_us_at).is_(None),
            col(Agency.active),
        )
        .order_by(col(Invitation.id))
    )
    found = []
    for invitation, agency in desk.session.exec(query):
        person = desk.session.get(Professional, invitation.professional_id) if invitation.professional_id else None
        there = person is not None and person.active and person.agency_id == agency.id
        contact = invitation.professional_id if there else first_contact(desk.session, agency)
        found.append(Invitee(key(agency.id), contact))
    return tuple(dict.fromkeys(found))


def kinds_missing(
    session: Session, kinds: Iterable[AgencyKind], chosen: Sequence[Invitee]
) -> dict[AgencyKind, list[Agency]]:
    """Each wanted kind that nobody chosen belongs to, with the agencies of that kind in the directory."""
    chosen_ids = [invitee.agency_id for invitee in chosen]
    have = set(session.exec(select(Agency.kind).where(col(Agency.id).in_(chosen_ids))))
    missing: dict[AgencyKind, list[Agency]] = {}
    for kind in sorted(set(kinds) - have):
        query = select(Agency).where(Agency.kind == kind, col(Agency.active)).order_by(col(Agency.name))
        missing[kind] = list(session.exec(query))
    return missing


def first_contact(session: Session, agency: Agency) -> int | None:
    """Who speaks for an agency when nobody was named: its safeguarding lead, else the first person we know."""
    query = select(Professional.id).where(
        Professional.agency_id == agency.id,
        col(Professional.active),
        col(Professional.duty).not_in(NOT_INVITED),
    )
    there = list(session.exec(query.order_by(col(Professional.id))))
    return agency.lead_id if agency.lead_id in there else next(iter(there), None)


def add_invitations(desk: Desk, conference: Conference, invitees: Iterable[Invitee], *, late: bool) -> list[Invitation]:
    """Invite each agency's person once, whatever is chosen twice; returns the new invitations only."""
    session, conference_id = desk.session, key(conference.id)
    current = session.exec(
        select(Invitation).where(Invitation.conference_id == conference_id, col(Invitation.withdrawn_at).is_(None))
    )
    there = {(row.agency_id, row.professional_id) for row in current}
    added = []
    for invitee in invitees:
        place = _checked(session, invitee)
        if place in there:
            continue
        there.add(place)
        invitation = Invitation(
            conference_id=conference_id,
            agency_id=invitee.agency_id,
            professional_id=invitee.professional_id,
            invited_at=desk.now,
            by_standing_rule=invitee.by_standing_rule,
            late=late,
            priority=invitee.priority,
        )
        session.add(invitation)
        session.flush()
        desk.note("invited", conference_id, invitation.id, "late" if late else "")
        added.append(invitation)
    return added


def invite(desk: Desk, conference_id: int, invitees: Sequence[Invitee]) -> list[Invitation]:
    """Invite further agencies to a scheduled conference; recorded as invited later than the others."""
    conference = _open_conference(desk, conference_id)
    if not invitees:
        raise Refused("Choose at least one agency to invite.", "agencies")
    invited = select(Invitation.id).where(Invitation.conference_id == conference_id)
    most = desk.rules.most_invitations
    if len(desk.session.exec(invited).all()) + len(invitees) > most:
        raise Refused(f"One conference can invite {most} agencies. Choose fewer.", "agencies")
    added = add_invitations(desk, conference, invitees, late=True)
    if not added:
        raise Refused("Everyone you chose is invited already.", "agencies")
    conference.version += 1
    mark_stale(desk.session, conference_id)
    plan(desk, conference)
    return added


def withdraw(desk: Desk, invitation_id: int) -> Invitation:
    """Withdraw an invitation: the agency is told once and asked nothing more. Doing it twice changes nothing."""
    invitation = desk.session.get(Invitation, invitation_id)
    if invitation is None:
        raise NotYours
    conference = _open_conference(desk, invitation.conference_id)
    if invitation.withdrawn_at is None:
        invitation.withdrawn_at = desk.now
        invitation.version += 1
        conference.version += 1
        desk.note("withdrew", invitation.conference_id, invitation_id)
        mark_stale(desk.session, invitation.conference_id)
        plan(desk, conference)
    return invitation


def tick_secure_details(desk: Desk, conference_id: int, sent_to: frozenset[int], shown: frozenset[int]) -> Conference:
    """Record for which invitations the secure email has gone out, among those that were `shown` with a tick box."""
    conference = conference_by_id(desk, conference_id, RUNNERS)
    rows = desk.session.exec(
        select(Invitation).where(Invitation.conference_id == conference_id, col(Invitation.id).in_(shown))
    )
    for row in rows:
        sent = row.id in sent_to
        if sent == (row.secure_details_at is not None):
            continue
        row.secure_details_at = desk.now if sent else None
        desk.note("secure_details", conference_id, row.id, "sent" if sent else "not sent")
    mark_stale(desk.session, conference_id)
    plan(desk, conference)
    return conference


def _open_conference(desk: Desk, conference_id: int) -> Conference:
    conference = conference_by_id(desk, conference_id, RUNNERS)
    if conference.standing is not Standing.SCHEDULED or conference.ends_at <= desk.now:
        raise Closed(f"{conference.code} is over or cancelled, so its invitations stay as they are.")
    return conference


def _checked(session: Session, invitee: Invitee) -> tuple[int, int | None]:
    """The agency and the person, if they exist and belong together."""
    agency = session.get(Agency, invitee.agency_id)
    if agency is None or not agency.active:
        raise Refused("One of the agencies is no longer in the directory. Choose again.", "agencies")
    if invitee.professional_id is not None:
        person = session.get(Professional, invitee.professional_id)
        if person is None or not person.active or person.agency_id != invitee.agency_id:
            raise Refused("One of the people is no longer in the directory. Choose again.", "agencies")
        if person.duty in NOT_INVITED:
            raise Refused("Chairs, quality leads and administrators are not invited as an agency.", "agencies")
    return invitee.agency_id, invitee.professional_id
