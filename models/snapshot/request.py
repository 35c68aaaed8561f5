"""Snapshots that somebody asked for, or gets every month: what their message and its picture are made from."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import choice
from models.snapshot.rows import By


class SnapshotRequest(SQLModel, table=True):
    """Which snapshot, for whom. With an agency it is that agency's own, which its safeguarding lead gets monthly."""

    __tablename__ = "snapshot_requests"
    __table_args__ = (
        UniqueConstraint("agency_id", "person_id", "first_day", name="uq_snapshot_requests_monthly"),
        CheckConstraint("last_day >= first_day", name="ends_after_start"),
        CheckConstraint("agency_id IS NULL OR broken_down IS NULL", name="agency_is_whole"),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="professionals.id", index=True)
    agency_id: int | None = Field(default=None, foreign_key="agencies.id")
    first_day: date
    last_day: date
    broken_down: By | None = Field(default=None, sa_column=Column(choice(By)))
    asked_at: datetime


class SnapshotOptOut(SQLModel, table=True):
    """A safeguarding lead who does not want an agency's monthly numbers."""

    __tablename__ = "snapshot_opt_outs"

    person_id: int = Field(foreign_key="professionals.id", primary_key=True)
    agency_id: int = Field(foreign_key="agencies.id", primary_key=True)
    since: datetime
