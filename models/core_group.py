"""Core groups: the meetings that carry a plan on between conferences, who takes part, and what they say was done."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index, text
from sqlmodel import Field, SQLModel

from models.action import ActionStatus
from models.columns import Sealed, choice
from scheduling.plan_facts import GroupStanding


class Part(StrEnum):
    """Whether a service takes part in a core group. A colleague coming is the service coming."""

    COMING = "coming"
    COLLEAGUE = "colleague"
    NOT_COMING = "not_coming"


class CoreGroup(SQLModel, table=True):
    """One meeting of the core group. It hangs on the conference whose plan it carries on."""

    __tablename__ = "core_groups"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 15 AND 480", name="sensible_length"),
        CheckConstraint("(standing = 'cancelled') = (cancelled_at IS NOT NULL)", name="cancelled_has_moment"),
        CheckConstraint("(standing IN ('held', 'not_held')) = (closed_at IS NOT NULL)", name="closed_has_moment"),
    )

    id: int | None = Field(default=None, primary_key=True)
    conference_id: int = Field(foreign_key="conferences.id", index=True, ondelete="CASCADE")
    starts_at: datetime
    minutes: int = Field(default=60, description="How long it is planned to last")
    place: str | None = Field(default=None, max_length=150, description="None: the link comes by secure email")
    chair_id: int | None = Field(default=None, foreign_key="professionals.id", description="Whose turn it is to chair")
    minute_taker_id: int | None = Field(
        default=None, foreign_key="professionals.id", description="Whose turn it is to take the minutes"
    )
    standing: GroupStanding = Field(
        default=GroupStanding.SCHEDULED, sa_column=Column(choice(GroupStanding), nullable=False)
    )
    created_at: datetime
    created_from: str = Field(unique=True, max_length=80, description="The form that set it up: sent twice, made once")
    confirmed_at: datetime = Field(description="When the social worker last said that these are the right members")
    sequence: int = Field(default=0, description="How often it was moved")
    moved_at: datetime | None = None
    cancelled_at: datetime | None = None
    closed_at: datetime | None = Field(default=None, description="When it was recorded whether it was held")
    version: int = Field(default=1, description="Counts every change, so that a form opened before one is noticed")

    @property
    def ends_at(self) -> datetime:
        """When it is planned to end."""
        return self.starts_at + timedelta(minutes=self.minutes)


class CoreGroupMember(SQLModel, table=True):
    """One service's place in one core group: whether it comes, and afterwards whether it was there."""

    __tablename__ = "core_group_members"
    __table_args__ = (
        Index(
            "uq_core_group_members_person",
            "core_group_id",
            "professional_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
            postgresql_where=text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
        ),
        Index(
            "uq_core_group_members_nobody_known",
            "core_group_id",
            "agency_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL AND professional_id IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL AND professional_id IS NULL"),
        ),
        CheckConstraint("(part IS NULL) = (answered_at IS NULL)", name="answer_has_moment"),
    )

    id: int | None = Field(default=None, primary_key=True)
    core_group_id: int = Field(foreign_key="core_groups.id", index=True, ondelete="CASCADE")
    agency_id: int = Field(foreign_key="agencies.id", index=True)
    professional_id: int | None = Field(
        default=None, foreign_key="professionals.id", index=True, description="None: nobody known there yet"
    )
    invited_at: datetime
    withdrawn_at: datetime | None = None
    part: Part | None = Field(default=None, sa_column=Column(choice(Part)))
    answered_at: datetime | None = None
    answered_by_id: int | None = Field(default=None, foreign_key="professionals.id")
    attended: bool | None = Field(default=None, description="Ticked by the social worker after the meeting")


class CoreGroupUpdate(SQLModel, table=True):
    """What the owner of a planned action says about it at one core group."""

    __tablename__ = "core_group_updates"

    core_group_id: int = Field(foreign_key="core_groups.id", primary_key=True, ondelete="CASCADE")
    action_id: int = Field(foreign_key="planned_actions.id", primary_key=True, ondelete="CASCADE")
    member_id: int = Field(foreign_key="core_group_members.id", index=True, ondelete="CASCADE")
    status: ActionStatus = Field(sa_column=Column(choice(ActionStatus), nullable=False))
    barrier: str | None = Field(default=None, sa_column=Column(Sealed))
    recorded_at: datetime
    recorded_by_id: int = Field(foreign_key="professionals.id")
    on_behalf: bool = Field(default=False)
