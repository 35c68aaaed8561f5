"""The outline plan's actions: whose, for which children, by when, and how one will know that it helped (B, J)."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import Sealed, choice


class Harm(StrEnum):
    """The harm that an action answers. J: plans were not clearly linked to the harms the child was suffering."""

    NEGLECT = "neglect"
    PHYSICAL = "physical"
    EMOTIONAL = "emotional"
    SEXUAL = "sexual"


class PlannedAction(SQLModel, table=True):
    """One action. What is missing is queried and not refused: the chair decides."""

    __tablename__ = "planned_actions"
    __table_args__ = (UniqueConstraint("conference_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    conference_id: int = Field(foreign_key="conferences.id", ondelete="CASCADE")
    position: int = Field(description="The order in which they were agreed")
    children: list[int] = Field(
        default_factory=list,
        sa_column=Column(JSON, nullable=False),
        description="Positions of the children it is for: 0 is Child A",
    )
    owner_id: int | None = Field(default=None, foreign_key="agencies.id", index=True)
    wording: str = Field(sa_column=Column(Sealed, nullable=False))
    due_on: date | None = None
    outcome: str | None = Field(default=None, sa_column=Column(Sealed), description="What is to be different")
    measure: str | None = Field(default=None, sa_column=Column(Sealed), description="How one will know")
    harm: Harm | None = Field(default=None, sa_column=Column(choice(Harm)))
    continues_id: int | None = Field(
        default=None, description="The action of the last plan that this one carries on; no foreign key: it may go"
    )
    recorded_at: datetime
    recorded_by_id: int = Field(foreign_key="professionals.id")
