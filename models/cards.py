"""Cards: what one agency, or whoever runs a conference, is shown about it. Read models, nothing is changed here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlmodel import Session, col, select

from models.agency import Agency, AgencyKind, Professional
from models.conference import Child, Conference
from models.desk import Desk, key
from models.facts import Answers, answers_of
from models.invitation import Invitation
from scheduling.ladder import Missing, Standing
from scheduling.words import moment_words, zone_words

#: What became of a conference that has to be scheduled again.
_NO_DATE = {Standing.INQUORATE: "was inquorate, so no decision was made", Standing.POSTPONED: "was postponed"}


@dataclass(frozen=True)
class ConferenceCard:
    """A conference with the people around it; dates already in local words."""

    conference: Conference
    chair: Professional
    social_worker: Professional
    today: date
    is_over: bool

    @cached_property
    def when(self) -> str:
        """Such as `Thursday 12 March, 10am`."""
        return moment_words(self.conference.starts_at, self.conference.jurisdiction.zone, self.today)

    @cached_property
    def zone(self) -> str:
        """Such as `UK time`."""
        return zone_words(self.conference.jurisdiction.zone)

    @cached_property
    def report_due(self) -> str:
        """The report deadline, date and hour."""
        return moment_words(self.conference.report_due_at, self.conference.jurisdiction.zone, self.today)

    @cached_property
    def family_due(self) -> str:
        """The deadline for sharing with the family, date and hour."""
        return moment_words(self.conference.family_due_at, self.conference.jurisdiction.zone, self.today)

    @property
    def where(self) -> str:
        """The place, or that the link comes by secure email."""
        return self.conference.place or "Link by secure email"

    @property
    def is_review(self) -> bool:
        """Whether this is a review conference."""
        return self.conference.type.is_review

    @property
    def closed(self) -> str | None:
        """Why nothing can be answered any more, in a sentence; None while it can."""
        if self.conference.standing is Standing.CANCELLED:
            return f"{self.conference.code} was cancelled. There is nothing more to answer."
        if self.conference.standing in _NO_DATE:
            why = _NO_DATE[self.conference.standing]
            return f"{self.conference.code} {why}. There is nothing more to answer until there is a new date."
        if self.conference.standing is not Standing.SCHEDULED or self.is_over:
            return f"{self.conference.code} has taken place. There is nothing more to answer."
        return None


@dataclass(frozen=True)
class Card:
    """One agency's row at one conference."""

    of: ConferenceCard
    agency: Agency
    invitee: Professional | None
    answers: Answers
    coming_on_behalf: bool = False

    @property
    def invitation(self) -> Invitation:
        """The invitation itself."""
        return self.answers.invitation

    @property
    def invitation_id(self) -> int:
        """Its opaque id, as buttons carry it."""
        return key(self.invitation.id)

    @property
    def conference(self) -> Conference:
        """The conference it belongs to."""
        return self.of.conference

    @property
    def missing(self) -> frozenset[Missing]:
        """What this agency has still to tell us."""
        return self.answers.missing

    @property
    def asked_too_late(self) -> bool:
        """Told of the date only after the report deadline had passed: never counted as the agency's failure."""
        told = (self.invitation.invited_at, self.conference.moved_at, self.conference.replanned_at)
        return max(moment for moment in told if moment) > self.conference.report_due_at

    @property
    def closed(self) -> str | None:
        """Why nothing can be answered any more, in a sentence; None while it can."""
        if self.invitation.withdrawn_at is not None:
            return f"This invitation to {self.conference.code} was withdrawn. Nothing more is asked of you."
        return self.of.closed


def conference_card(desk: Desk, conference: Conference) -> ConferenceCard:
    """The card of a conference. Access is checked by whoever asks for it."""
    return ConferenceCard(
        conference=conference,
        chair=desk.session.get_one(Professional, conference.chair_id),
        social_worker=desk.session.get_one(Professional, conference.social_worker_id),
        today=desk.today(conference.jurisdiction),
        is_over=conference.ends_at <= desk.now,
    )


def card(desk: Desk, invitation: Invitation) -> Card:
    """The card of one invitation."""
    conference = desk.session.get_one(Conference, invitation.conference_id)
    return _cards(desk, {key(conference.id): conference_card(desk, conference)}, [invitation])[0]


def cards_of(desk: Desk, conference: Conference, *, withdrawn: bool = False) -> list[Card]:
    """The cards of a conference's invitations in the order in which they were invited."""
    query = select(Invitation).where(Invitation.conference_id == conference.id).order_by(col(Invitation.id))
    if not withdrawn:
        query = query.where(col(Invitation.withdrawn_at).is_(None))
    return _cards(desk, {key(conference.id): conference_card(desk, conference)}, list(desk.session.exec(query)))


def children_of(session: Session, conference_id: int) -> list[Child]:
    """The children of a conference, Child A first."""
    return list(session.exec(select(Child).where(Child.conference_id == conference_id).order_by(col(Child.position))))


def others_invited(desk: Desk, card: Card) -> list[Agency]:
    """The other agencies invited to the same conference, by name."""
    invited = select(Invitation.agency_id).where(
        Invitation.conference_id == card.invitation.conference_id,
        Invitation.agency_id != card.invitation.agency_id,
        col(Invitation.withdrawn_at).is_(None),
    )
    return list(desk.session.exec(select(Agency).where(col(Agency.id).in_(invited)).order_by(col(Agency.name))))


def my_cards(desk: Desk) -> list[Card]:
    """The open invitations the acting person is expected to answer, the soonest conference first."""
    rows = desk.session.exec(
        select(Invitation, Conference)
        .join(Conference, col(Conference.id) == col(Invitation.conference_id))
        .where(
            (col(Invitation.professional_id) == desk.actor_id) | (col(Invitation.deputy_id) == desk.actor_id),
            col(Invitation.withdrawn_at).is_(None),
            Conference.standing == Standing.SCHEDULED,
            col(Conference.starts_at) > desk.now,
        )
        .order_by(col(Conference.starts_at))
    ).all()
    conferences = {key(conference.id): conference_card(desk, conference) for _, conference in rows}
    return _cards(desk, conferences, [invitation for invitation, _ in rows])


def _cards(desk: Desk, of: Mapping[int, ConferenceCard], invitations: list[Invitation]) -> list[Card]:
    """The cards of these invitations, in a fixed number of queries; `of` by conference."""
    answers = answers_of(desk.session, invitations)
    agency_ids = {invitation.agency_id for invitation in invitations}
    people_ids = {id_ for row in invitations for id_ in (row.professional_id, row.answered_by_id)} - {None}
    agencies = {row.id: row for row in desk.session.exec(select(Agency).where(col(Agency.id).in_(agency_ids)))}
    people = {
        row.id: row for row in desk.session.exec(select(Professional).where(col(Professional.id).in_(people_ids)))
    }
    return [
        Card(
            of=of[row.conference_id],
            agency=agencies[row.agency_id],
            invitee=people.get(row.professional_id),
            answers=answers[key(row.id)],
            coming_on_behalf=_on_behalf(row, agencies[row.agency_id], people.get(row.answered_by_id)),
        )
        for row in invitations
    ]


def _on_behalf(invitation: Invitation, agency: Agency, answered_by: Professional | None) -> bool:
    """Whether somebody who does not speak for the agency typed in who is coming."""
    if answered_by is None or answered_by.id in {invitation.professional_id, invitation.deputy_id}:
        return False
    return answered_by.agency_id != agency.id or agency.kind is AgencyKind.SOCIAL_CARE
