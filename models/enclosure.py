"""Enclosures: the file that goes with a message, and how far it is. The file itself is made when it is sent."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index, text
from sqlmodel import Field, SQLModel

from models.columns import choice


class Enclosed(StrEnum):
    """How far a file is: Slack takes the bytes first, and shares them in a second step that works once."""

    WAITING = "waiting"
    UPLOADED = "uploaded"
    SHARED = "shared"
    DROPPED = "dropped"
    FAILED = "failed"


OPEN = text("status IN ('waiting', 'uploaded')")


class EnclosureRow(SQLModel, table=True):
    """The file of one message in the outbox, which has one at most."""

    __tablename__ = "enclosures"
    __table_args__ = (
        CheckConstraint("(owner IS NULL) = (leased_until IS NULL)", name="owner_has_lease"),
        CheckConstraint("status NOT IN ('uploaded', 'shared') OR file_id IS NOT NULL", name="uploaded_has_id"),
        Index("ix_enclosures_open", "outbox_id", sqlite_where=OPEN, postgresql_where=OPEN),
    )

    outbox_id: int = Field(primary_key=True, foreign_key="outbox.id", ondelete="CASCADE")
    status: Enclosed = Field(default=Enclosed.WAITING, sa_column=Column(choice(Enclosed), nullable=False))
    owner: str | None = Field(default=None, max_length=60)
    leased_until: datetime | None = None
    not_before: datetime | None = Field(default=None, description="Set when Slack asked us to wait, or after a fault")
    attempts: int = Field(default=0)
    file_id: str | None = Field(default=None, max_length=30, description="Slack's own id, by which it is looked for")
    fault: str | None = Field(default=None, max_length=60, description="Slack's own word for why it failed")
    shared_at: datetime | None = None
