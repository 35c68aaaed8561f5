"""The audit trail: who saw or changed what, when; append-only, without free text, and tamper-evident."""

import hashlib
from contextlib import closing
from datetime import UTC, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, func, select

import models.columns  # noqa: F401  # names the constraints of every table declared after it

#: The chain of what concerns no conference, and the number by which PostgreSQL knows the lock on it.
NO_CONFERENCE, LOCK = 0, 20260302


class AuditEntry(SQLModel, table=True):
    """One deed. Entries of one conference form a chain: each carries the hash of the one before."""

    __tablename__ = "audit"
    __table_args__ = (UniqueConstraint("chain", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    chain: int = Field(
        description="The conference's id; 0 for what concerns none. No foreign key: the trail outlives it"
    )
    number: int = Field(description="1, 2, 3 … within the chain: a gap shows a deletion")
    at: datetime
    actor_id: int | None = Field(default=None, description="The professional; None is the product itself")
    deed: str = Field(max_length=60)
    subject_id: int | None = Field(default=None, description="The invitation, action or person the deed was about")
    detail: str = Field(default="", max_length=120, description="A word from a closed list, never free text")
    before: str = Field(max_length=64)
    hash: str = Field(max_length=64)


def write(
    session: Session,
    *,
    at: datetime,
    actor_id: int | None,
    deed: str,
    conference_id: int = NO_CONFERENCE,
    subject_id: int | None = None,
    detail: str = "",
) -> AuditEntry:
    """Append one entry. Two writers at once collide on (chain, number), and the later transaction is run again.

    Whoever acts on a conference holds it (`models.access`), so there they come one after another; elsewhere a lock
    sees to that.
    """
    if conference_id == NO_CONFERENCE and session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(LOCK)))
    last = session.exec(
        select(AuditEntry).where(AuditEntry.chain == conference_id).order_by(col(AuditEntry.number).desc()).limit(1)
    ).first()
    entry = AuditEntry(
        chain=conference_id,
        number=last.number + 1 if last else 1,
        at=at,
        actor_id=actor_id,
        deed=deed,
        subject_id=subject_id,
        detail=detail,
        before=last.hash if last else "",
        hash="",
    )
    entry.hash = _hash(entry)
    session.add(entry)
    session.flush()
    return entry


def first_break(session: Session) -> AuditEntry | None:
    """The first entry that does not follow from the one before it, or None when the trail is whole."""
    before: AuditEntry | None = None
    query = select(AuditEntry).order_by(col(AuditEntry.chain), col(AuditEntry.number))
    with closing(session.exec(query.execution_options(yield_per=1000))) as entries:
        for entry in entries:
            follows = before if before is not None and before.chain == entry.chain else None
            expected = (follows.number + 1, follows.hash) if follows else (1, "")
            if (entry.number, entry.before) != expected or entry.hash != _hash(entry):
                return entry
            before = entry
    return None


def _hash(entry: AuditEntry) -> str:
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = (
        entry.chain,
        entry.number,
        at,
        entry.actor_id,
        entry.deed,
        entry.subject_id,
        entry.detail,
        entry.before,
    )
    return hashlib.sha256("|".join(str(part) for part in parts).encode()).hexdigest()
