"""Readiness: what the chair is shown before the meeting. Facts and what is missing; never a score or a prediction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sqlmodel import col, func, select

from models.access import SEES_ALL, conference_by_id
from models.agency import AgencyKind
from models.cards import Card, ConferenceCard, cards_of, children_of, conference_card
from models.challenge import Challenge, Enquiry
from models.conference import Child, Conference
from models.core_group_actions import Drift, drifting
from models.desk import Desk, key
from models.invitation import Attendance
from models.next_dates_sheet import agency_names
from models.outbox import Delivery, OutboxRow
from models.report import ReportStatus
from models.sharing import Shared
from scheduling.ladder import Kind, Missing

COMING = frozenset({Attendance.YES, Attendance.PART, Attendance.DEPUTY})
#: Messages that ask the agency again.
CHASES = frozenset({Kind.REMINDER, Kind.OVERDUE, Kind.CHALLENGE, Kind.ESCALATION})


class ReportState(StrEnum):
    """A report seen from the chair's side. Asked too late is never the agency's failure."""

    IN_TIME = "in_time"
    LATE = "late"
    NOT_YET = "not_yet"
    OVERDUE = "overdue"
    ASKED_TOO_LATE = "asked_too_late"
    RESEARCH = "research"
    TOLD_SOCIAL_WORKER = "told_social_worker"
    NOT_PROVIDING = "not_providing"


@dataclass(frozen=True)
class ReadinessRow:
    """One agency, as the chair sees it."""

    card: Card
    report: ReportState
    shared_late: bool
    chased: int
    challenged: frozenset[Missing]
    asked_to_phone: bool = False

    @property
    def actions_updated(self) -> tuple[int, int]:
        """How many of the agency's actions are updated, of how many."""
        actions = self.card.answers.actions
        return sum(update is not None for _, update in actions), len(actions)

    @property
    def please_phone(self) -> bool:
        """The agency should be rung before the meeting; why is not said here."""
        sharing = self.card.answers.sharing
        return self.asked_to_phone or (sharing is not None and sharing.please_phone)

    @property
    def coming(self) -> bool:
        """Whether somebody from the agency says they are coming."""
        return self.card.invitation.attendance in COMING


@dataclass(frozen=True)
class Quorum:
    """A forecast, never a declaration: the chair decides. `others` counts agencies besides social care."""

    others: int
    needed: int

    @property
    def forecast(self) -> bool:
        """Whether enough agencies say they are coming."""
        return self.others >= self.needed


@dataclass(frozen=True)
class Readiness:
    """The whole summary."""

    card: ConferenceCard
    rows: tuple[ReadinessRow, ...]
    quorum: Quorum
    children: tuple[Child, ...]
    drifting: tuple[Drift, ...] = ()
    owners: Mapping[int, str] = field(default_factory=dict)

    @property
    def still_missing(self) -> tuple[ReadinessRow, ...]:
        """The agencies from which something is missing."""
        return tuple(row for row in self.rows if row.card.missing)

    @property
    def older_children(self) -> tuple[Child, ...]:
        """Children of ten or older, who attend or are represented."""
        return tuple(child for child in self.children if child.age is not None and child.age >= 10)


def readiness(desk: Desk, conference_id: int) -> Readiness:
    """The summary, for the chair and for whoever runs the conference; that it was seen is audited."""
    conference = conference_by_id(desk, conference_id, SEES_ALL)
    desk.note("saw_readiness", conference_id)
    return summary(desk, conference)


def summary(desk: Desk, conference: Conference) -> Readiness:
    """The summary itself, for a message to the chair whose access was decided when it was planned."""
    cards = cards_of(desk, conference)
    chased = _chased(desk, key(conference.id))
    challenged = _challenged(desk, [card.invitation_id for card in cards])
    to_phone = _asked_to_phone(desk, [card.invitation_id for card in cards])
    rows = tuple(
        ReadinessRow(
            card=card,
            report=report_state(desk, card),
            shared_late=_shared_late(card),
            chased=chased.get(card.invitation_id, 0),
            challenged=challenged.get(card.invitation_id, frozenset()),
            asked_to_phone=card.invitation_id in to_phone,
        )
        for card in cards
    )
    drifts = _drifting(desk, conference)
    others = {row.card.agency.id for row in rows if row.coming and row.card.agency.kind is not AgencyKind.SOCIAL_CARE}
    return Readiness(
        card=conference_card(desk, conference),
        rows=rows,
        quorum=Quorum(len(others), desk.rules.quorum_others),
        children=tuple(children_of(desk.session, key(conference.id))),
        drifting=drifts,
        owners=agency_names(desk.session, (drift.owner_id for drift in drifts)),
    )


def _drifting(desk: Desk, conference: Conference) -> tuple[Drift, ...]:
    """For a review: the actions of the plan that were not done at two meetings running."""
    if conference.reviews_id is None:
        return ()
    return tuple(drifting(desk.session, desk.session.get_one(Conference, conference.reviews_id)))


def report_state(desk: Desk, card: Card) -> ReportState:
    """How an agency's report stands against its deadline. A report sent on the day it is due is in time."""
    report, conference = card.answers.report, card.conference
    match report.status if report else None:
        case ReportStatus.SENT:
            due_on = conference.report_due_at.astimezone(conference.jurisdiction.zone).date()
            late = report is not None and report.sent_on is not None and report.sent_on > due_on
            if late:
                return ReportState.ASKED_TOO_LATE if card.asked_too_late else ReportState.LATE
            return ReportState.IN_TIME
        case ReportStatus.RESEARCH:
            return ReportState.RESEARCH
        case ReportStatus.TOLD_SOCIAL_WORKER:
            return ReportState.TOLD_SOCIAL_WORKER
        case ReportStatus.NOT_PROVIDING:
            return ReportState.NOT_PROVIDING
    if desk.now <= conference.report_due_at:
        return ReportState.NOT_YET
    return ReportState.ASKED_TOO_LATE if card.asked_too_late else ReportState.OVERDUE


def _shared_late(card: Card) -> bool:
    sharing, conference = card.answers.sharing, card.conference
    if sharing is None or sharing.value not in {Shared.YES, Shared.PARTLY} or sharing.shared_on is None:
        return False
    due_on = conference.family_due_at.astimezone(conference.jurisdiction.zone).date()
    return sharing.shared_on > due_on


def _chased(desk: Desk, conference_id: int) -> dict[int, int]:
    counted = desk.session.exec(
        # To the person and the deputy at once is one time, and so is a challenge about several things.
        select(OutboxRow.invitation_id, func.count(col(OutboxRow.due_at).distinct()))
        .where(
            OutboxRow.conference_id == conference_id,
            OutboxRow.status == Delivery.SENT,
            col(OutboxRow.kind).in_(CHASES),
            col(OutboxRow.invitation_id).is_not(None),
        )
        .group_by(col(OutboxRow.invitation_id))
    )
    return {invitation_id: number for invitation_id, number in counted if invitation_id is not None}


def _asked_to_phone(desk: Desk, invitation_ids: Iterable[int]) -> set[int]:
    """The invitations from which somebody asked that the chair ring them, and has not been rung yet."""
    waiting = select(Enquiry.invitation_id).where(
        col(Enquiry.invitation_id).in_(list(invitation_ids)),
        col(Enquiry.for_chair).is_(True),
        col(Enquiry.settled_at).is_(None),
    )
    return set(desk.session.exec(waiting))


def _challenged(desk: Desk, invitation_ids: Iterable[int]) -> dict[int, frozenset[Missing]]:
    found: dict[int, frozenset[Missing]] = {}
    for row in desk.session.exec(select(Challenge).where(col(Challenge.invitation_id).in_(list(invitation_ids)))):
        found[row.invitation_id] = found.get(row.invitation_id, frozenset()) | {row.about}
    return found
