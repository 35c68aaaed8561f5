"""Agencies of the partnership and the professionals who speak for them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import choice


class AgencyKind(StrEnum):
    """What an agency is, in the partnership's words. Standing invitations are given by kind."""

    SOCIAL_CARE = "social_care"
    MENTAL_HEALTH_TRUST = "mental_health_trust"
    HEALTH_TRUST = "health_trust"
    EDUCATION = "education"
    EARLY_YEARS = "early_years"
    POLICE = "police"
    RECOVERY_SERVICE = "recovery_service"
    COMMUNITY_SAFETY = "community_safety"
    YOUTH_OFFENDING = "youth_offending"
    HEALTH_COMMISSIONING = "health_commissioning"
    PROBATION = "probation"
    GP = "gp"
    SCHOOL = "school"
    HEALTH_VISITING = "health_visiting"
    MIDWIFERY = "midwifery"
    DOMESTIC_ABUSE = "domestic_abuse"
    HOUSING = "housing"
    ADULT_SERVICES = "adult_services"
    OTHER = "other"


class ReportFormat(StrEnum):
    """The form an agency's reports take: GPs and police use their own (H, theme 2)."""

    STANDARD = "standard"
    OWN = "own"


class Duty(StrEnum):
    """What a person does in Convene; decides what they may see (`models.access`)."""

    AGENCY = "agency"
    SOCIAL_WORKER = "social_worker"
    BUSINESS_SUPPORT = "business_support"
    CHAIR = "chair"
    QUALITY_LEAD = "quality_lead"
    ADMINISTRATOR = "administrator"


class Agency(SQLModel, table=True):
    """A service that is invited to conferences."""

    __tablename__ = "agencies"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=120)
    kind: AgencyKind = Field(sa_column=Column(choice(AgencyKind), nullable=False, index=True))
    report_format: ReportFormat = Field(sa_column=Column(choice(ReportFormat), nullable=False))
    lead_id: int | None = Field(
        default=None,
        description="The agency's safeguarding lead, to whom unanswered challenges go",
        sa_column=Column(
            Integer, ForeignKey("professionals.id", use_alter=True, name="fk_agencies_lead_id_professionals")
        ),
    )
    duty_contact: str = Field(default="", max_length=200, description="How the service itself is reached")
    active: bool = Field(default=True)


class Unavailability(SQLModel, table=True):
    """Days, first and last included, on which nobody at the agency can answer (school holidays, closures)."""

    __tablename__ = "unavailabilities"
    __table_args__ = (
        UniqueConstraint("agency_id", "starts_on", "ends_on"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
    )

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agencies.id", ondelete="CASCADE")
    starts_on: date
    ends_on: date
    reason: str = Field(default="", max_length=80)


class Professional(SQLModel, table=True):
    """A person who works for an agency; never a parent or a child."""

    __tablename__ = "professionals"
    __table_args__ = (CheckConstraint("slack_id IS NOT NULL OR email IS NOT NULL", name="can_be_reached"),)

    id: int | None = Field(default=None, primary_key=True)
    full_name: str = Field(max_length=120, description="Never the first name only (J)")
    job_role: str = Field(max_length=120)
    agency_id: int = Field(foreign_key="agencies.id", index=True)
    slack_id: str | None = Field(default=None, unique=True, max_length=30)
    email: str | None = Field(default=None, unique=True, max_length=200)
    duty: Duty = Field(default=Duty.AGENCY, sa_column=Column(choice(Duty), nullable=False))
    looked_up_at: datetime | None = Field(
        default=None, description="When Slack was last asked whose account has this e-mail address"
    )
    unreachable_at: datetime | None = Field(
        default=None,
        description="When Slack said that this account cannot be written to; the person is then asked by others",
    )
    active: bool = Field(default=True)

    @property
    def in_slack(self) -> bool:
        """Whether a message can reach this person in Slack."""
        return self.slack_id is not None and self.active and self.unreachable_at is None
