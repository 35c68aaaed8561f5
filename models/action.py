"""Actions of the previous conference, and what their owners say was done."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import Sealed, choice


class ActionStatus(StrEnum):
    """How far an action is."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NOT_OURS = "not_ours"


class Action(SQLModel, table=True):
    """Something an agency agreed to do, asked about at this review. Wording is short and neutral."""

    __tablename__ = "actions"
    __table_args__ = (UniqueConstraint("conference_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    conference_id: int = Field(foreign_key="conferences.id", ondelete="CASCADE")
    position: int
    owner_id: int = Field(foreign_key="agencies.id", index=True)
    wording: str = Field(sa_column=Column(Sealed, nullable=False))
    due_on: date | None = None
    created_at: datetime
    planned_id: int | None = Field(
        default=None,
        index=True,
        description="The outline plan's action that was carried over; no foreign key: a correction may take it away",
    )


class ActionUpdate(SQLModel, table=True):
    """What the owner says about one action: barrier and next step as H's recommendation HCFS 3 asks."""

    __tablename__ = "action_updates"

    action_id: int = Field(foreign_key="actions.id", primary_key=True, ondelete="CASCADE")
    invitation_id: int = Field(foreign_key="invitations.id", index=True, ondelete="CASCADE")
    status: ActionStatus = Field(sa_column=Column(choice(ActionStatus), nullable=False))
    barrier: str | None = Field(default=None, sa_column=Column(Sealed))
    next_step: str | None = Field(default=None, sa_column=Column(Sealed))
    next_step_on: date | None = None
    difference: str | None = Field(default=None, sa_column=Column(Sealed), description="G: updates are not evaluation")
    recorded_at: datetime
    recorded_by_id: int = Field(foreign_key="professionals.id")
    on_behalf: bool = Field(default=False)
