"""The chair's record of a conference that was held: its parts, who was there, and what was corrected later."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, Column, Index, text
from sqlmodel import Field, SQLModel

from models.columns import Sealed, choice


class Part(StrEnum):
    """The parts in which a record is saved, in the order in which they are asked."""

    REGISTER = "register"
    FAMILY = "family"
    DECISIONS = "decisions"
    PLAN = "plan"


class Presence(StrEnum):
    """How somebody attended. J: the register says who was there and how, by full name."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    PART = "part"
    ABSENT = "absent"


class NotMetReason(StrEnum):
    """Why the chair did not meet the family before the conference."""

    DID_NOT_COME = "did_not_come"
    CAME_LATE = "came_late"
    DECLINED = "declined"
    NO_INTERPRETER = "no_interpreter"
    NOT_SAFE = "not_safe"
    NO_TIME = "no_time"
    OTHER = "other"


class Corrected(StrEnum):
    """What a correction changed: decides how its former value is read."""

    PRESENCE = "presence"
    PERSON = "person"
    FAMILY_MET = "family_met"
    FAMILY_WITH = "family_with"
    DECISION = "decision"
    CATEGORY = "category"
    PLAN_SINCE = "plan_since"
    STEP_DOWN = "step_down"
    DISSENT = "dissent"
    ACTION = "action"
    CONTINGENCY = "contingency"


class ConferenceRecord(SQLModel, table=True):
    """One conference's record; its parts hang on the conference, so each can be saved by itself."""

    __tablename__ = "records"
    __table_args__ = (
        CheckConstraint("family_met_at IS NULL OR not_met_reason IS NULL", name="met_or_not"),
        CheckConstraint(
            "finished_at IS NULL OR (register_at IS NOT NULL AND plan_at IS NOT NULL "
            "AND (family_met_at IS NOT NULL OR not_met_reason IS NOT NULL))",
            name="finished_is_whole",
        ),
    )

    conference_id: int = Field(foreign_key="conferences.id", primary_key=True, ondelete="CASCADE")
    begun_at: datetime
    register_at: datetime | None = Field(default=None, description="When the register was said to be complete")
    family_met_at: datetime | None = Field(
        default=None, description="When the chair met the family beforehand (J: not a required field there)"
    )
    family_with: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False), description="By relation only, never a name"
    )
    not_met_reason: NotMetReason | None = Field(default=None, sa_column=Column(choice(NotMetReason)))
    contingency: bool | None = Field(default=None, description="Whether the plan says what happens if nothing changes")
    plan_at: datetime | None = Field(default=None, description="When the outline plan was said to be complete")
    finished_at: datetime | None = Field(
        default=None, description="When the chair finished it: what changes later is a correction"
    )
    version: int = Field(default=1, description="Counts every change, so that a form opened before one is noticed")


class Attendee(SQLModel, table=True):
    """A line of the attendance register. With an invitation it says whether that agency attended."""

    __tablename__ = "attendees"
    __table_args__ = (
        Index(
            "uq_attendees_invitation",
            "invitation_id",
            unique=True,
            sqlite_where=text("invitation_id IS NOT NULL"),
            postgresql_where=text("invitation_id IS NOT NULL"),
        ),
        CheckConstraint("(agency_id IS NULL) <> (other_agency IS NULL)", name="has_an_agency"),
    )

    id: int | None = Field(default=None, primary_key=True)
    conference_id: int = Field(foreign_key="conferences.id", index=True, ondelete="CASCADE")
    invitation_id: int | None = Field(
        default=None, foreign_key="invitations.id", ondelete="CASCADE", description="None: came uninvited"
    )
    professional_id: int | None = Field(
        default=None, foreign_key="professionals.id", description="The person, when the directory knows them"
    )
    agency_id: int | None = Field(default=None, foreign_key="agencies.id", index=True)
    other_agency: str | None = Field(default=None, max_length=120, description="An agency outside the directory")
    full_name: str | None = Field(
        default=None, sa_column=Column(Sealed), description="None: nobody came and nobody was named"
    )
    job_role: str | None = Field(default=None, max_length=120)
    presence: Presence = Field(sa_column=Column(choice(Presence), nullable=False))
    recorded_at: datetime
    recorded_by_id: int = Field(foreign_key="professionals.id")


class Correction(SQLModel, table=True):
    """A change to a record that was finished: what it was, who changed it and when."""

    __tablename__ = "corrections"

    id: int | None = Field(default=None, primary_key=True)
    conference_id: int = Field(foreign_key="conferences.id", index=True, ondelete="CASCADE")
    part: Part = Field(sa_column=Column(choice(Part), nullable=False))
    what: Corrected = Field(sa_column=Column(choice(Corrected), nullable=False))
    subject_id: int | None = Field(
        default=None, description="The attendee, child or action; no foreign key: a correction may take it away"
    )
    was: str | None = Field(
        default=None, sa_column=Column(Sealed), description="The former value; None: there was none"
    )
    corrected_at: datetime
    corrected_by_id: int = Field(foreign_key="professionals.id")
