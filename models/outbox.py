"""The outbox: what Slack still has to be told, as rows derived from facts.

A row is `planned`, then `claimed` by one sender for the length of a lease, then `sent`, `skipped`, `failed`, or
`uncertain` when the answer was lost: an uncertain row is looked for in Slack before anything is sent again.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.columns import choice
from scheduling.ladder import Kind


class Delivery(StrEnum):
    """Where a message is on its way."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    SKIPPED = "skipped"
    FAILED = "failed"


class SkipReason(StrEnum):
    """Why a planned message was not sent."""

    NO_LONGER_WANTED = "no_longer_wanted"
    NOT_IN_SLACK = "not_in_slack"


#: Not derived from the facts of a conference: wanted because somebody wrote to us or asked for it.
UNDERIVED = frozenset({Kind.ANSWER, Kind.SAFETY, Kind.SAFETY_ALERT, Kind.SNAPSHOT})

OPEN = text("status IN ('planned', 'claimed', 'uncertain')")
STALE = text("stale AND status = 'sent'")


class OutboxRow(SQLModel, table=True):
    """One message wanted for one person; the unique key makes planning it twice harmless."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("conference_id", "recipient_id", "kind", "occasion", name="uq_outbox_once"),
        Index(
            "uq_outbox_once_without_conference",
            "recipient_id",
            "kind",
            "occasion",
            unique=True,
            sqlite_where=text("conference_id IS NULL"),
            postgresql_where=text("conference_id IS NULL"),
        ),
        CheckConstraint("(status = 'claimed') = (owner IS NOT NULL)", name="claimed_has_owner"),
        CheckConstraint("(owner IS NULL) = (leased_until IS NULL)", name="owner_has_lease"),
        CheckConstraint("status <> 'sent' OR (channel IS NOT NULL AND ts IS NOT NULL)", name="sent_has_place"),
        CheckConstraint("(status = 'skipped') = (skip_reason IS NOT NULL)", name="skipped_has_reason"),
        Index("ix_outbox_open", "due_at", "id", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_outbox_stale", "id", sqlite_where=STALE, postgresql_where=STALE),
        Index("ix_outbox_message", "channel", "ts"),
    )

    id: int | None = Field(default=None, primary_key=True)
    conference_id: int | None = Field(default=None, foreign_key="conferences.id", ondelete="CASCADE")
    recipient_id: int = Field(foreign_key="professionals.id")
    invitation_id: int | None = Field(default=None, foreign_key="invitations.id", index=True, ondelete="CASCADE")
    member_id: int | None = Field(default=None, foreign_key="core_group_members.id", index=True, ondelete="CASCADE")
    kind: Kind = Field(sa_column=Column(choice(Kind), nullable=False))
    occasion: str = Field(max_length=80)
    due_at: datetime
    not_before: datetime | None = Field(default=None, description="Set when Slack asked us to wait (429)")
    status: Delivery = Field(default=Delivery.PLANNED, sa_column=Column(choice(Delivery), nullable=False))
    owner: str | None = Field(default=None, max_length=60)
    leased_until: datetime | None = None
    attempts: int = Field(default=0)
    skip_reason: SkipReason | None = Field(default=None, sa_column=Column(choice(SkipReason)))
    fault: str | None = Field(default=None, max_length=60, description="Slack's own word for why it failed")
    letter: str | None = Field(
        default=None,
        max_length=40,
        index=True,
        description="Opaque id in the message's metadata; rows sent together share it",
    )
    channel: str | None = Field(default=None, max_length=30)
    ts: str | None = Field(default=None, max_length=30)
    thread: str | None = Field(
        default=None, max_length=30, description="The ts of the message in whose thread this belongs, and stands alone"
    )
    sent_at: datetime | None = None
    stale: bool = Field(default=False, description="What it shows has changed since: the message is to be updated")
