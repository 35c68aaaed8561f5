"""Forgetting what people told us: once it is answered and there is nothing to confirm, or after a day."""

from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import col, select

from models.conversation.reply import WAITS, Reply, Stage
from models.conversation.settling import lapse
from models.desk import Desk, key
from models.outbox import Delivery, OutboxRow
from scheduling.ladder import Kind

#: How long it is known that somebody wrote to us about nothing in particular; of an invitation it goes with that.
KNOWN_FOR = timedelta(days=30)


def forget_old(desk: Desk) -> None:
    """Drop every meaning that has been answered, or has waited for a day, and in the end that there was one."""
    old = (col(Reply.invitation_id).is_(None), col(Reply.kept).is_(None), col(Reply.received_at) < desk.now - KNOWN_FOR)
    desk.session.execute(delete(Reply).where(*old))
    kept = select(Reply).where(col(Reply.kept).is_not(None)).order_by(col(Reply.id))
    replies = list(desk.session.exec(kept))
    answered = _answered(desk, [reply for reply in replies if reply.stage is Stage.TOLD])
    for reply in replies:
        if reply.stage is Stage.TOLD and (key(reply.id) in answered or reply.received_at + WAITS <= desk.now):
            reply.kept = None
        elif reply.received_at + WAITS <= desk.now:
            lapse(desk, reply)


def _answered(desk: Desk, replies: list[Reply]) -> set[int]:
    """Of these, the ones whose answer is in Slack, or was never sent and never will be."""
    occasions = [f"reply:{key(reply.id)}" for reply in replies]
    rows = select(OutboxRow.occasion).where(
        OutboxRow.kind == Kind.ANSWER,
        col(OutboxRow.occasion).in_(occasions),
        col(OutboxRow.status).in_([Delivery.SENT, Delivery.SKIPPED, Delivery.FAILED]),
    )
    return {int(occasion.partition(":")[2]) for occasion in desk.session.exec(rows)}
