"""Planning: the outbox is made to say what the facts want, again and again, with the same result."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from models.conference import Conference
from models.desk import Desk, key
from models.facts import facts_of
from models.outbox import UNDERIVED, Delivery, OutboxRow, SkipReason
from models.rules import HouseRules
from scheduling.ladder import Kind, Wanted, wanted

#: Messages that show the state of an invitation and are updated when it changes.
LIVE_KINDS = frozenset(
    {
        Kind.INVITATION,
        Kind.REMINDER,
        Kind.OVERDUE,
        Kind.CHALLENGE,
        Kind.ESCALATION,
        Kind.MOVED,
        Kind.DEADLINE_CHANGED,
        Kind.FEEDBACK,
    }
    | {Kind.FEEDBACK_REMINDER, Kind.SCHEDULED, Kind.SECURE_DETAILS, Kind.HELD, Kind.RELAY}
    | {Kind.HANDED_OVER, Kind.NOT_US, Kind.QUESTION, Kind.PLEASE_PHONE}
    | {Kind.NEXT_DATES, Kind.REVIEW_TOO_LATE, Kind.CORE_GROUP, Kind.CORE_GROUP_REMINDER}
    | {Kind.CORE_GROUP_CHANGED, Kind.CORE_GROUP_HELD}
)

#: Already in somebody's hands, or on the way there.
WRITTEN = (Delivery.CLAIMED, Delivery.UNCERTAIN, Delivery.SENT)

_Key = tuple[int, Kind, str]


def plan(desk: Desk, conference: Conference) -> None:
    """Derive from the facts which messages are wanted, and bring the outbox in step.

    What is new is planned, what has moved is re-timed, what is no longer wanted is skipped; what was sent stays.
    """
    session = desk.session
    session.flush()
    wishes = {_key(wish): wish for wish in wishes_for(session, conference, desk)}
    rows = {
        (row.recipient_id, row.kind, row.occasion): row
        for row in session.exec(select(OutboxRow).where(OutboxRow.conference_id == conference.id))
    }
    for name, wish in wishes.items():
        row = rows.get(name)
        if row is None:
            session.add(_new_row(key(conference.id), wish))
        elif row.status is Delivery.PLANNED:
            row.due_at = wish.due_at
        elif row.status is Delivery.SKIPPED:
            row.status, row.skip_reason, row.due_at = Delivery.PLANNED, None, wish.due_at
    for name, row in rows.items():
        if name not in wishes and row.status is Delivery.PLANNED and row.kind not in UNDERIVED:
            row.status, row.skip_reason = Delivery.SKIPPED, SkipReason.NO_LONGER_WANTED
    session.flush()


def wishes_for(session: Session, conference: Conference, desk: Desk) -> tuple[Wanted, ...]:
    """What the ladder wants for this conference, as of the desk's moment."""
    rules: HouseRules = desk.rules
    return wanted(facts_of(session, conference), rules.calendar(conference.jurisdiction), rules.ladder, desk.now)


def mark_stale(
    session: Session, conference_id: int, invitation_id: int | None = None, kinds: Collection[Kind] = LIVE_KINDS
) -> None:
    """Have the messages sent about an invitation (or the whole conference) updated to the facts of now.

    `kinds` limits them to those that show what has changed.

    One that is under way, or of which nobody knows whether it arrived, was written before: it is updated once it is
    known to be there.
    """
    query = select(OutboxRow).where(
        OutboxRow.conference_id == conference_id,
        col(OutboxRow.status).in_(WRITTEN),
        col(OutboxRow.kind).in_(kinds),
    )
    if invitation_id is not None:
        query = query.where((col(OutboxRow.invitation_id) == invitation_id) | col(OutboxRow.invitation_id).is_(None))
    for row in session.exec(query):
        row.stale = True


def _key(wish: Wanted) -> _Key:
    return wish.recipient, wish.kind, wish.occasion


def _new_row(conference_id: int, wish: Wanted) -> OutboxRow:
    return OutboxRow(
        conference_id=conference_id,
        recipient_id=wish.recipient,
        invitation_id=wish.invitation,
        member_id=wish.member,
        kind=wish.kind,
        occasion=wish.occasion,
        due_at=wish.due_at,
    )
