"""What a conference decides, for each child separately, and which agencies disagree (J and G)."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column
from sqlmodel import Field, SQLModel

from models.columns import choice


class Verdict(StrEnum):
    """Whether a child is to have a child protection plan from now on."""

    PLAN = "plan"
    NO_PLAN = "no_plan"


class Category(StrEnum):
    """The category of a plan; what each is called is data, because it differs between nations."""

    NEGLECT = "neglect"
    PHYSICAL = "physical"
    EMOTIONAL = "emotional"
    SEXUAL = "sexual"
    MULTIPLE = "multiple"


class StepDown(StrEnum):
    """Where there is no plan or it ends: what was set out before the conference closed (G)."""

    CHILD_IN_NEED = "child_in_need"
    EARLY_HELP = "early_help"
    NOT_SET_OUT = "not_set_out"


class Decision(SQLModel, table=True):
    """One child's decision. A plan has a category and a beginning; no plan says what follows instead."""

    __tablename__ = "decisions"
    __table_args__ = (
        CheckConstraint("(verdict = 'plan') = (category IS NOT NULL)", name="plan_has_category"),
        CheckConstraint("(verdict = 'plan') = (plan_since IS NOT NULL)", name="plan_has_beginning"),
        CheckConstraint("(verdict = 'no_plan') = (step_down IS NOT NULL)", name="no_plan_says_what_follows"),
    )

    child_id: int = Field(foreign_key="children.id", primary_key=True, ondelete="CASCADE")
    conference_id: int = Field(foreign_key="conferences.id", index=True, ondelete="CASCADE")
    verdict: Verdict = Field(sa_column=Column(choice(Verdict), nullable=False))
    category: Category | None = Field(default=None, sa_column=Column(choice(Category)))
    plan_since: date | None = Field(
        default=None, description="When the plan began: this conference's day, or an earlier one's for a review"
    )
    step_down: StepDown | None = Field(default=None, sa_column=Column(choice(StepDown)))
    recorded_at: datetime
    recorded_by_id: int = Field(foreign_key="professionals.id")


class Dissent(SQLModel, table=True):
    """An agency that disagrees with the decision for one child; formally, a clock of 72 hours runs."""

    __tablename__ = "dissents"
    __table_args__ = (
        CheckConstraint("(raised_at IS NULL) = (closes_at IS NULL)", name="formal_has_its_clock"),
        CheckConstraint("formal = (raised_at IS NOT NULL)", name="only_formal_has_a_clock"),
    )

    child_id: int = Field(foreign_key="children.id", primary_key=True, ondelete="CASCADE")
    agency_id: int = Field(foreign_key="agencies.id", primary_key=True)
    conference_id: int = Field(foreign_key="conferences.id", index=True, ondelete="CASCADE")
    formal: bool
    raised_at: datetime | None = Field(default=None, description="When the chair recorded it as formal")
    closes_at: datetime | None = Field(
        default=None, description="72 clock hours after the end of the conference: not working days"
    )
    recorded_at: datetime
    recorded_by_id: int = Field(foreign_key="professionals.id")
