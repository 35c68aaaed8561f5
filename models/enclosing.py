"""Files on their way: which are due, who has them in hand, and what became of them. Nothing here talks to Slack.

A file is due once its message is there. It is claimed for the length of a lease; where nobody knows what became of it,
the lease runs out, and whoever claims it next looks for it in Slack first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import col, or_, select

from models.desk import Desk, key
from models.enclosure import Enclosed, EnclosureRow
from models.outbox import Delivery, OutboxRow
from models.sending import LEASE, Sender

#: After so many refusals a file is given up; the message that it belongs to is there.
TRIES = 3
PAUSE = timedelta(seconds=20)
_OPEN = (Enclosed.WAITING, Enclosed.UPLOADED)


@dataclass(frozen=True)
class Due:
    """A file to be shared in a conversation; with a `file_id` it may be there already, since its message."""

    row_id: int
    recipient_id: int
    channel: str
    message_at: datetime
    file_id: str | None


def expect(desk: Desk, rows: Iterable[OutboxRow]) -> None:
    """These messages are about to be sent and have a file each."""
    for row in rows:
        if desk.session.get(EnclosureRow, row.id) is None:
            desk.session.add(EnclosureRow(outbox_id=key(row.id)))


def claim(desk: Desk, sender: Sender) -> list[Due]:
    """Take the files that are due for the length of a lease, oldest first; no other sender gets the same."""
    due = (
        select(EnclosureRow.outbox_id)
        .join(OutboxRow, col(OutboxRow.id) == col(EnclosureRow.outbox_id))
        .where(
            OutboxRow.status == Delivery.SENT,
            col(EnclosureRow.status).in_(_OPEN),
            or_(col(EnclosureRow.leased_until).is_(None), col(EnclosureRow.leased_until) < desk.now),
            or_(col(EnclosureRow.not_before).is_(None), col(EnclosureRow.not_before) <= desk.now),
        )
        .order_by(col(EnclosureRow.outbox_id))
        .limit(sender.batch)
        .with_for_update(skip_locked=True, of=EnclosureRow)
    )
    claimed = desk.session.scalars(
        update(EnclosureRow)
        .where(col(EnclosureRow.outbox_id).in_(due.scalar_subquery()))
        .values(owner=sender.owner, leased_until=desk.now + LEASE, attempts=EnclosureRow.attempts + 1)
        .returning(EnclosureRow)
        .execution_options(synchronize_session=False)
    ).all()
    return [_due(desk, row) for row in sorted(claimed, key=lambda row: row.outbox_id)]


def uploaded(desk: Desk, sender: Sender, row_id: int, file_id: str) -> bool:
    """Slack has the bytes; False when somebody else has the file in hand by now."""
    row = _mine(desk, sender, row_id)
    if row is None:
        return False
    row.status, row.file_id = Enclosed.UPLOADED, file_id
    return True


def shared(desk: Desk, sender: Sender, row_id: int) -> None:
    """The file stands in the conversation."""
    _finish(desk, sender, row_id, Enclosed.SHARED)


def dropped(desk: Desk, sender: Sender, row_id: int) -> None:
    """There is nothing to share any more: the facts have changed, or its reader may not see it."""
    _finish(desk, sender, row_id, Enclosed.DROPPED)


def again(desk: Desk, sender: Sender, row_id: int, wait: timedelta | None) -> None:
    """It certainly did not go through: try the same step later."""
    row = _mine(desk, sender, row_id)
    if row is not None:
        row.owner = row.leased_until = None
        row.not_before = desk.now + (wait if wait is not None else PAUSE * row.attempts)


def refused(desk: Desk, sender: Sender, row_id: int, fault: str) -> None:
    """Slack refused it, with Slack's own word: begin anew, and give up after some tries."""
    row = _mine(desk, sender, row_id)
    if row is None:
        return
    row.owner = row.leased_until = None
    row.fault = fault[:60]
    if row.attempts >= TRIES:
        row.status = Enclosed.FAILED
    else:
        row.status, row.file_id, row.not_before = Enclosed.WAITING, None, desk.now + PAUSE * row.attempts


def _due(desk: Desk, row: EnclosureRow) -> Due:
    message = desk.session.get_one(OutboxRow, row.outbox_id)
    return Due(
        row.outbox_id, message.recipient_id, str(message.channel), message.sent_at or message.due_at, row.file_id
    )


def _mine(desk: Desk, sender: Sender, row_id: int) -> EnclosureRow | None:
    row = desk.session.get(EnclosureRow, row_id, with_for_update=True)
    return row if row is not None and row.owner == sender.owner and row.status in _OPEN else None


def _finish(desk: Desk, sender: Sender, row_id: int, status: Enclosed) -> None:
    row = _mine(desk, sender, row_id)
    if row is not None:
        row.status, row.owner, row.leased_until = status, None, None
        row.shared_at = desk.now if status is Enclosed.SHARED else None
