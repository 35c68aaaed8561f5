"""What an agency says about its written report. The report itself never passes through here."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column
from sqlmodel import Field, SQLModel

from models.columns import choice


class ReportStatus(StrEnum):
    """How far the report is. Only SENT is a report that the conference has (H counts research as none)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    SENT = "sent"
    RESEARCH = "research"
    TOLD_SOCIAL_WORKER = "told_social_worker"
    NOT_PROVIDING = "not_providing"


class Route(StrEnum):
    """How the report travelled; always the partnership's own secure ways."""

    SECURE_EMAIL = "secure_email"
    CASE_SYSTEM = "case_system"
    PORTAL = "portal"
    POST = "post"
    BY_HAND = "by_hand"


class WrittenAs(StrEnum):
    """The form it took."""

    STANDARD = "standard"
    OWN = "own"


class NoReportReason(StrEnum):
    """Why there will be no report, as agencies explain it in H."""

    NOT_ASKED = "not_asked"
    LATE_NOTICE = "late_notice"
    NO_INVOLVEMENT = "no_involvement"
    REFERS_TO_PREVIOUS = "refers_to_previous"
    NO_TIME = "no_time"
    SHARED_IN_MEETING = "shared_in_meeting"
    OTHER = "other"


class Check(StrEnum):
    """An answer on the checklist."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Report(SQLModel, table=True):
    """The state of one agency's report for one conference."""

    __tablename__ = "reports"
    __table_args__ = (
        CheckConstraint("(status = 'sent') = (sent_on IS NOT NULL)", name="sent_has_date"),
        CheckConstraint("status = 'not_providing' OR reason IS NULL", name="reason_only_when_none"),
    )

    invitation_id: int = Field(foreign_key="invitations.id", primary_key=True, ondelete="CASCADE")
    status: ReportStatus = Field(sa_column=Column(choice(ReportStatus), nullable=False))
    sent_on: date | None = Field(
        default=None, description="The local day on which it was sent to the conference service"
    )
    expected_on: date | None = None
    route: Route | None = Field(default=None, sa_column=Column(choice(Route)))
    written_as: WrittenAs | None = Field(default=None, sa_column=Column(choice(WrittenAs)))
    reason: NoReportReason | None = Field(default=None, sa_column=Column(choice(NoReportReason)))
    childs_voice: Check | None = Field(default=None, sa_column=Column(choice(Check, "childs_voice")))
    identity: Check | None = Field(default=None, sa_column=Column(choice(Check, "identity")))
    facts_apart: Check | None = Field(default=None, sa_column=Column(choice(Check, "facts_apart")))
    threshold: Check | None = Field(default=None, sa_column=Column(choice(Check, "threshold")))
    our_offer: Check | None = Field(default=None, sa_column=Column(choice(Check, "our_offer")))
    recorded_at: datetime
    recorded_by_id: int = Field(foreign_key="professionals.id")
    on_behalf: bool = Field(default=False, description="Typed in by the social worker for the agency")
