"""Invitations: one agency's place at one conference, and what it answered about coming."""

from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index, text
from sqlmodel import Field, SQLModel

from models.columns import Sealed, choice


class Attendance(StrEnum):
    """Will the agency be at the conference? Sending a deputy is the agency coming."""

    YES = "yes"
    PART = "part"
    DEPUTY = "deputy"
    NO = "no"


class Mode(StrEnum):
    """How somebody takes part."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


class AbsenceReason(StrEnum):
    """Why nobody can come. H: clashing surgery hours is the GP's usual one."""

    SURGERY_CLASH = "surgery_clash"
    CLINIC_CLASH = "clinic_clash"
    SHIFT_OR_COURT = "shift_or_court"
    ANNUAL_LEAVE = "annual_leave"
    SICKNESS = "sickness"
    SCHOOL_HOLIDAY = "school_holiday"
    LATE_NOTICE = "late_notice"
    CAPACITY = "capacity"
    OTHER = "other"


class NotUsReason(StrEnum):
    """Why an invitation went to the wrong place."""

    NOT_INVOLVED = "not_involved"
    NOT_OUR_PATIENT = "not_our_patient"
    WRONG_PERSON = "wrong_person"


class PriorityReason(StrEnum):
    """Why this agency is critical to this conference (B: police ask which conferences are)."""

    RECENT_HARM = "recent_harm"
    DOMESTIC_ABUSE = "domestic_abuse"
    MAIN_CONTACT = "main_contact"
    POSSIBLE_PROSECUTION = "possible_prosecution"
    SPECIALIST_VIEW = "specialist_view"


class Invitation(SQLModel, table=True):
    """An agency's place at a conference. The facts of the newest answer; older ones are in the audit trail."""

    __tablename__ = "invitations"
    __table_args__ = (
        Index(
            "uq_invitations_person",
            "conference_id",
            "professional_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
            postgresql_where=text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
        ),
        Index(
            "uq_invitations_nobody_known",
            "conference_id",
            "agency_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL AND professional_id IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL AND professional_id IS NULL"),
        ),
        CheckConstraint(
            "CASE WHEN attendance = 'deputy' THEN deputy_name IS NOT NULL ELSE deputy_name IS NULL END",
            name="deputy_is_named",
        ),
        CheckConstraint("(deputy_name IS NULL) = (deputy_role IS NULL)", name="deputy_has_role"),
        CheckConstraint("(not_us_at IS NULL) = (not_us_reason IS NULL)", name="not_us_has_reason"),
    )

    id: int | None = Field(default=None, primary_key=True)
    conference_id: int = Field(foreign_key="conferences.id", index=True, ondelete="CASCADE")
    agency_id: int = Field(foreign_key="agencies.id", index=True)
    professional_id: int | None = Field(
        default=None, foreign_key="professionals.id", index=True, description="None: nobody known there yet"
    )
    invited_at: datetime
    by_standing_rule: bool = Field(default=False, description="Added because of the concerns or the children's ages")
    late: bool = Field(default=False, description="Invited after the conference was first scheduled")
    priority: PriorityReason | None = Field(default=None, sa_column=Column(choice(PriorityReason)))
    withdrawn_at: datetime | None = None
    secure_details_at: datetime | None = Field(
        default=None, description="When the secure email that names the family was marked as sent"
    )
    attendance: Attendance | None = Field(default=None, sa_column=Column(choice(Attendance)))
    mode: Mode | None = Field(default=None, sa_column=Column(choice(Mode)))
    joins_at: time | None = Field(default=None, description="Local time from which somebody comes for a part")
    leaves_at: time | None = None
    absence_reason: AbsenceReason | None = Field(default=None, sa_column=Column(choice(AbsenceReason)))
    deputy_name: str | None = Field(default=None, sa_column=Column(Sealed))
    deputy_role: str | None = Field(default=None, max_length=120)
    deputy_id: int | None = Field(
        default=None, foreign_key="professionals.id", description="The deputy, when the directory knows them"
    )
    answered_at: datetime | None = None
    answered_by_id: int | None = Field(default=None, foreign_key="professionals.id")
    not_us_at: datetime | None = None
    not_us_reason: NotUsReason | None = Field(default=None, sa_column=Column(choice(NotUsReason)))
    not_us_instead: str | None = Field(default=None, sa_column=Column(Sealed), description="Whom to ask instead")
    version: int = Field(default=1, description="Counts every change to this invitation and what hangs on it")

    @property
    def open(self) -> bool:
        """Whether the agency is still expected: neither withdrawn nor known to be the wrong place."""
        return self.withdrawn_at is None and self.not_us_at is None
