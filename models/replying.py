"""Answering somebody who wrote to us: the only messages that are wanted because of a request, not because of facts."""

from sqlmodel import select

from models.desk import Desk
from models.outbox import Delivery, OutboxRow
from scheduling.ladder import Kind


def answer_soon(desk: Desk, occasion: str) -> None:
    """Have the acting person answered. Several messages in a row get one answer; none of their words is kept."""
    waiting = select(OutboxRow).where(
        OutboxRow.recipient_id == desk.actor_id,
        OutboxRow.kind == Kind.ANSWER,
        OutboxRow.status == Delivery.PLANNED,
    )
    if desk.session.exec(waiting).first() is not None:
        return
    row = OutboxRow(recipient_id=desk.actor_id, kind=Kind.ANSWER, occasion=occasion[:80], due_at=desk.now)
    desk.session.add(row)
    desk.note("wrote_to_us")
