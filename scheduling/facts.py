"""What the ladder needs to know about one conference, and what it answers: plain values, no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from scheduling.deadlines import ConferenceType
from scheduling.hours import Period, WorkingHours
from scheduling.paper_facts import PaperFacts
from scheduling.plan_facts import CoreGroupFacts, NextFacts


class Kind(StrEnum):
    """Which message; each has its own renderer."""

    SCHEDULED = "scheduled"
    INVITATION = "invitation"
    RELAY = "relay"
    REMINDER = "reminder"
    OVERDUE = "overdue"
    SECURE_DETAILS = "secure_details"
    READINESS = "readiness"
    MOVED = "moved"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    HANDED_OVER = "handed_over"
    NOT_US = "not_us"
    QUESTION = "question"
    PLEASE_PHONE = "please_phone"
    DEADLINE_CHANGED = "deadline_changed"
    CHALLENGE = "challenge"
    ESCALATION = "escalation"
    HELD = "held"
    FEEDBACK = "feedback"
    FEEDBACK_REMINDER = "feedback_reminder"
    PAPERS = "papers"
    PAPERS_OVERDUE = "papers_overdue"
    RECEIPT = "receipt"
    NEXT_DATES = "next_dates"
    REVIEW_TOO_LATE = "review_too_late"
    PROFESSIONALS_MEETING = "professionals_meeting"
    CORE_GROUP = "core_group"
    CORE_GROUP_REMINDER = "core_group_reminder"
    CORE_GROUP_CHANGED = "core_group_changed"
    CORE_GROUP_HELD = "core_group_held"
    # Because of what somebody wrote: sent by the outbox, never wanted by the ladder.
    ANSWER = "answer"
    SAFETY = "safety"
    SAFETY_ALERT = "safety_alert"
    SNAPSHOT = "snapshot"  # because somebody asked for it, or a month is over


class Missing(StrEnum):
    """What an agency has still to tell us."""

    ATTENDANCE = "attendance"
    REPORT = "report"
    SHARING = "sharing"
    ACTIONS = "actions"


class Standing(StrEnum):
    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    HELD = "held"
    INQUORATE = "inquorate"
    POSTPONED = "postponed"


@dataclass(frozen=True)
class InviteeFacts:
    """One invitation. People are ids of professionals, ``None`` when Slack does not reach them."""

    invitation: int
    recipient: int | None
    deputy: int | None
    lead: int | None
    invited_at: datetime
    withdrawn_at: datetime | None
    missing: frozenset[Missing]
    secure_details_sent: bool
    unavailable: tuple[Period, ...]
    not_us_at: datetime | None
    feedback_done: bool

    @property
    def involved(self) -> bool:
        return self.withdrawn_at is None and self.not_us_at is None


@dataclass(frozen=True)
class EnquiryFacts:
    """Somebody invited asks for a person: the social worker, or the chair alone."""

    id: int
    invitation: int
    asked_at: datetime
    for_chair: bool = False


@dataclass(frozen=True)
class ChallengeFacts:
    """The chair challenges an agency about a lack of input (H: 80% saw no challenge)."""

    id: int
    invitation: int
    made_at: datetime
    answered: bool


@dataclass(frozen=True)
class ConferenceFacts:
    """One conference as it stands now. ``sequence`` counts its moves, as a calendar file does."""

    conference: int
    type: ConferenceType
    starts_at: datetime
    ends_at: datetime
    report_deadline: datetime
    standing: Standing
    created_at: datetime
    sequence: int
    moved_at: datetime | None
    cancelled_at: datetime | None
    replanned_at: datetime | None
    replan_sequence: int
    handed_over_at: datetime | None
    handover_sequence: int
    social_worker: int
    chair: int
    held_at: datetime | None
    invitees: tuple[InviteeFacts, ...]
    enquiries: tuple[EnquiryFacts, ...] = ()
    challenges: tuple[ChallengeFacts, ...] = ()
    papers: tuple[PaperFacts, ...] = ()
    core_groups: tuple[CoreGroupFacts, ...] = ()
    next: NextFacts | None = None


@dataclass(frozen=True)
class Wanted:
    """One message that should be sent at ``due_at``; (recipient, kind, occasion) names it for ever."""

    kind: Kind
    recipient: int
    occasion: str
    due_at: datetime
    invitation: int | None = None
    member: int | None = None


@dataclass(frozen=True)
class Ladder:
    """The settings of the ladder. Days are working days, hours are local."""

    report_days_before: tuple[int, ...] = (5, 2, 1)
    reminder_time: time = time(9, 30)
    overdue_days_after: int = 1
    readiness_days_before: int = 1
    secure_details_days_after: tuple[int, ...] = (1, 3)
    challenge_days: int = 1
    held_minutes_after: int = 0
    feedback_reminder_days: int = 3
    feedback_close_days: int = 10
    receipt_days: int = 3
    receipt_list_days: int = 2
    core_group_days_before: int = 2
    core_group_booking_days: int = 3
    review_booking_days: int = 20
    hours: WorkingHours = field(default_factory=WorkingHours)

    def __post_init__(self) -> None:
        if not self.hours.start <= self.reminder_time < self.hours.end:
            raise ValueError("The reminder time must be within working hours.")
        counts = (*self.report_days_before, *self.secure_details_days_after, self.overdue_days_after)
        if min(counts, default=1) < 1 or self.readiness_days_before < 1:
            raise ValueError("The ladder's working days are counted from 1.")


def rung_of(occasion: str) -> str:
    """The plain name of an occasion: "report-2" for "report-2", "report-2/1" and "report-2/1:40" alike."""
    return occasion.partition(":")[0].partition("/")[0]
