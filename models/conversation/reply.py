"""What somebody told us in plain words and has not confirmed yet: the meaning alone, sealed, and only for a day."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, Column, Index
from sqlmodel import Field, SQLModel

from models.columns import Sealed, choice

#: How long a meaning waits to be confirmed.
WAITS = timedelta(hours=24)


class Stage(StrEnum):
    """How far a reply is."""

    WHICH = "which"
    CONFIRM = "confirm"
    TOLD = "told"
    AUTOMATIC = "automatic"
    RECORDED = "recorded"
    SET_ASIDE = "set_aside"
    CONTINUED = "continued"
    LAPSED = "lapsed"


#: Somebody has still to press something.
OPEN_STAGES = frozenset({Stage.WHICH, Stage.CONFIRM})


class Reply(SQLModel, table=True):
    """One message to us. `kept` is what it meant, by invitation; it goes once recorded, put aside or too old."""

    __tablename__ = "replies"
    __table_args__ = (
        CheckConstraint("kept IS NULL OR stage IN ('which', 'confirm', 'told')", name="settled_keeps_none"),
        CheckConstraint("stage <> 'confirm' OR invitation_id IS NOT NULL", name="confirm_has_invitation"),
        Index("ix_replies_place", "channel", "ts"),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="professionals.id", index=True)
    invitation_id: int | None = Field(default=None, foreign_key="invitations.id", index=True, ondelete="CASCADE")
    stage: Stage = Field(sa_column=Column(choice(Stage), nullable=False))
    received_at: datetime = Field(index=True)
    channel: str = Field(default="", max_length=30)
    ts: str = Field(default="", max_length=30, description="The place of the message itself, which Slack keeps")
    thread: str | None = Field(default=None, max_length=30, description="In whose thread it was written")
    seen: str = Field(default="", max_length=64, description="Digest of the record beside which the meaning was shown")
    kept: str | None = Field(default=None, sa_column=Column(Sealed))
    recorded: list[str] = Field(
        default_factory=list,
        sa_column=Column(JSON, nullable=False),
        description="The parts of the record that were confirmed; what they say is read from the record itself",
    )
