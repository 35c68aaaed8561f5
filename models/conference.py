"""Child protection conferences: the meeting, its dates and deadlines, and the children as neutral labels."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import choice
from scheduling.calendars import Jurisdiction
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Standing


class Concern(StrEnum):
    """What is worrying about the family, in general terms: decides standing invitations (`domain.md` section 3)."""

    DOMESTIC_ABUSE = "domestic_abuse"
    SUBSTANCE_USE = "substance_use"
    OFFENDING = "offending"
    PARENT_MENTAL_HEALTH = "parent_mental_health"
    HOUSING = "housing"


class Need(StrEnum):
    """What somebody coming needs so that they can take part."""

    INTERPRETER = "interpreter"
    SIGN_LANGUAGE = "sign_language"
    STEP_FREE = "step_free"
    EASY_READ = "easy_read"
    HEARING_LOOP = "hearing_loop"
    ASK_US = "ask_us"


class Voice(StrEnum):
    """How a child of ten or older takes part (B asks it of every conference)."""

    ATTENDS = "attends"
    ADVOCATE = "advocate"
    OTHER_WAY = "other_way"


class Conference(SQLModel, table=True):
    """One conference. Carries no word that could tell which family it is about."""

    __tablename__ = "conferences"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 15 AND 480", name="sensible_length"),
        CheckConstraint("(standing = 'cancelled') = (cancelled_at IS NOT NULL)", name="cancelled_has_moment"),
        CheckConstraint("(standing = 'held') = (held_at IS NOT NULL)", name="held_has_moment"),
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=12, description="Random, neither sequential nor derived: CPC-7F3K")
    type: ConferenceType = Field(sa_column=Column(choice(ConferenceType), nullable=False))
    jurisdiction: Jurisdiction = Field(sa_column=Column(choice(Jurisdiction), nullable=False))
    starts_at: datetime = Field(index=True)
    minutes: int = Field(default=90, description="How long it is planned to last")
    place: str | None = Field(default=None, max_length=150, description="None: the link comes by secure email")
    social_worker_id: int = Field(foreign_key="professionals.id", index=True)
    chair_id: int = Field(foreign_key="professionals.id", index=True)
    strategy_on: date | None = Field(default=None, description="The discussion that started the section 47 enquiry")
    notified_on: date | None = Field(default=None, description="The written notification of a transfer in")
    reviews_id: int | None = Field(default=None, foreign_key="conferences.id", index=True)
    concerns: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    needs: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    bank_holiday_accepted: bool = Field(default=False)
    report_due_at: datetime
    family_due_at: datetime
    standing: Standing = Field(default=Standing.SCHEDULED, sa_column=Column(choice(Standing), nullable=False))
    created_at: datetime
    created_from: str = Field(unique=True, max_length=80, description="The form that created it: sent twice, made once")
    sequence: int = Field(default=0, description="How often it was moved; the SEQUENCE of its calendar entry")
    moved_at: datetime | None = None
    cancelled_at: datetime | None = None
    replan_sequence: int = Field(default=0, description="How often its deadlines moved because holidays changed")
    replanned_at: datetime | None = None
    handover_sequence: int = Field(default=0)
    handed_over_at: datetime | None = None
    held_at: datetime | None = Field(default=None, description="When the chair recorded that it was held")
    version: int = Field(default=1)

    @property
    def ends_at(self) -> datetime:
        """When it is planned to end."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def local_start(self) -> datetime:
        """When it starts, on the clocks of its jurisdiction."""
        return self.starts_at.astimezone(self.jurisdiction.zone)


class Child(SQLModel, table=True):
    """A child or unborn child the conference is about: a label and an age, nothing more."""

    __tablename__ = "children"
    __table_args__ = (
        UniqueConstraint("conference_id", "position"),
        CheckConstraint("age IS NULL OR age BETWEEN 0 AND 17", name="is_a_child"),
    )

    id: int | None = Field(default=None, primary_key=True)
    conference_id: int = Field(foreign_key="conferences.id", ondelete="CASCADE")
    position: int = Field(description="0 for Child A, 1 for Child B …")
    age: int | None = Field(default=None, description="Whole years; None is unborn")
    voice: Voice | None = Field(default=None, sa_column=Column(choice(Voice)))

    @property
    def label(self) -> str:
        """The neutral label by which this child is spoken of."""
        return f"Child {chr(ord('A') + self.position)}"

    @property
    def age_words(self) -> str:
        """The age as it is shown."""
        return "unborn" if self.age is None else "under 1" if self.age == 0 else str(self.age)
