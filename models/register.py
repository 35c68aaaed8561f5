"""The attendance register as it reads: what the chair has said, and until then what the agencies had answered (J)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models.agency import Agency, Professional
from models.cards import Card, cards_of
from models.conference import Conference
from models.desk import Desk, key
from models.invitation import Attendance
from models.record import Attendee, Presence


@dataclass(frozen=True)
class Line:
    """One person's line. `slot` names it in forms: it is found again among this conference's lines."""

    slot: str
    agency: str
    agency_id: int | None
    full_name: str | None
    job_role: str | None
    presence: Presence | None
    invitation_id: int | None = None
    professional_id: int | None = None
    attendee: Attendee | None = None

    @property
    def recorded(self) -> bool:
        """Whether the chair has said it; until then `presence` is what the agency had answered."""
        return self.attendee is not None

    @property
    def name_is_queried(self) -> bool:
        """Somebody was there whose full name is not known (J: people recorded by first name only)."""
        return self.presence is not Presence.ABSENT and not is_full_name(self.full_name)

    @property
    def uninvited(self) -> bool:
        """Somebody whom the chair added: they can be taken away again."""
        return self.slot.startswith("a")


def attended() -> ColumnElement[bool]:
    """For a query that joins `attendees` on the invitation, outer: NULL as long as the register does not say."""
    return col(Attendee.presence) != Presence.ABSENT


def is_full_name(name: str | None) -> bool:
    """A first name and a surname, or a title and a surname."""
    return name is not None and len(name.split()) > 1


def lines_of(desk: Desk, conference: Conference) -> list[Line]:
    """The register: the invited agencies in their order, the social worker, then whoever came uninvited."""
    query = select(Attendee).where(Attendee.conference_id == conference.id).order_by(col(Attendee.id))
    rows = list(desk.session.exec(query))
    by_invitation = {row.invitation_id: row for row in rows if row.invitation_id is not None}
    agencies = _agencies(desk, rows)
    lines = [
        _invited(card, by_invitation.get(card.invitation_id))
        for card in cards_of(desk, conference)
        if card.invitation.open or card.invitation_id in by_invitation
    ]
    others = [row for row in rows if row.invitation_id is None]
    worker = next((row for row in others if row.professional_id == conference.social_worker_id), None)
    if conference.social_worker_id not in {line.professional_id for line in lines}:
        lines.append(_social_worker(desk, conference, worker))
    return lines + [_added(row, agencies) for row in others if row is not worker]


def present_agencies(desk: Desk, conference: Conference) -> list[Agency]:
    """Agencies that can disagree or own an action: those invited, and those whose people came uninvited."""
    ids = {line.agency_id for line in lines_of(desk, conference)} - {None}
    return list(desk.session.exec(select(Agency).where(col(Agency.id).in_(ids)).order_by(col(Agency.name))))


def _invited(card: Card, row: Attendee | None) -> Line:
    invitation, invitee = card.invitation, card.invitee
    deputy = invitation.attendance is Attendance.DEPUTY
    name = invitation.deputy_name if deputy else invitee.full_name if invitee else None
    role = invitation.deputy_role if deputy else invitee.job_role if invitee else None
    return Line(
        slot=f"i{card.invitation_id}",
        agency=card.agency.name,
        agency_id=card.agency.id,
        full_name=row.full_name if row else name,
        job_role=row.job_role if row else role,
        presence=row.presence if row else _expected(card),
        invitation_id=card.invitation_id,
        professional_id=row.professional_id if row else invitation.deputy_id if deputy else invitation.professional_id,
        attendee=row,
    )


def _expected(card: Card) -> Presence | None:
    """What the agency had answered, as the register would say it; nothing is guessed for one that had not."""
    invitation = card.invitation
    if invitation.attendance is Attendance.NO:
        return Presence.ABSENT
    if invitation.attendance is Attendance.PART:
        return Presence.PART
    return Presence(invitation.mode) if invitation.attendance and invitation.mode else None


def _social_worker(desk: Desk, conference: Conference, row: Attendee | None) -> Line:
    person = desk.session.get_one(Professional, conference.social_worker_id)
    agency = desk.session.get_one(Agency, person.agency_id)
    return Line(
        slot=f"p{person.id}",
        agency=agency.name,
        agency_id=agency.id,
        full_name=row.full_name if row else person.full_name,
        job_role=row.job_role if row else person.job_role,
        presence=row.presence if row else None,
        professional_id=person.id,
        attendee=row,
    )


def _added(row: Attendee, agencies: Mapping[int, Agency]) -> Line:
    agency = agencies[row.agency_id].name if row.agency_id is not None else row.other_agency or ""
    return Line(
        slot=f"a{row.id}",
        agency=agency,
        agency_id=row.agency_id,
        full_name=row.full_name,
        job_role=row.job_role,
        presence=row.presence,
        professional_id=row.professional_id,
        attendee=row,
    )


def _agencies(desk: Desk, rows: list[Attendee]) -> dict[int, Agency]:
    ids = {row.agency_id for row in rows} - {None}
    return {key(row.id): row for row in desk.session.exec(select(Agency).where(col(Agency.id).in_(ids)))}
