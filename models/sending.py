"""The outbox at work: claim what is due, see whether it is still wanted, and record what became of it.

Nothing here talks to Slack. Every step is one short transaction, so that no network call is ever made inside one, and
finishing is fenced: a sender that lost its lease cannot overwrite what another has recorded since.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, or_, select

from models.agency import Professional
from models.conference import Conference
from models.conversation.guarding import pass_on
from models.desk import Desk, key
from models.outbox import UNDERIVED, Delivery, OutboxRow, SkipReason
from models.planning import plan, wishes_for
from scheduling.ladder import Kind, Standing

#: How long a sender may take over a letter before others wonder whether it died; then it is looked for in Slack.
LEASE = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)


@dataclass(frozen=True)
class Sender:
    """A process that sends; `owner` is its own for its lifetime."""

    owner: str
    batch: int = 100


def claim(desk: Desk, sender: Sender) -> list[OutboxRow]:
    """Take what is due for the length of a lease, oldest first; no other sender gets the same rows."""
    due = (
        select(OutboxRow.id)
        .where(
            OutboxRow.status == Delivery.PLANNED,
            col(OutboxRow.due_at) <= desk.now,
            or_(col(OutboxRow.not_before).is_(None), col(OutboxRow.not_before) <= desk.now),
        )
        .order_by(col(OutboxRow.due_at), col(OutboxRow.id))
        .limit(sender.batch)
        .with_for_update(skip_locked=True)  # SQLite has no row locks and leaves this out: its transaction is exclusive
    )
    claimed = desk.session.scalars(
        update(OutboxRow)
        .where(col(OutboxRow.id).in_(due.scalar_subquery()))
        .values(status=Delivery.CLAIMED, owner=sender.owner, leased_until=desk.now + LEASE)
        .returning(OutboxRow)
        .execution_options(synchronize_session=False)
    ).all()
    return sorted(claimed, key=lambda row: (row.due_at, key(row.id)))


def sift(desk: Desk, sender: Sender, ids: Sequence[int]) -> list[OutboxRow]:
    """Of claimed rows, those to send now: still wanted, to somebody in Slack.

    What piled up during an outage comes as one: the ladder wants only the newest of the rungs that are due.
    """
    mine = _mine(desk.session, sender, ids)
    wanted = _still_wanted(desk, {row.conference_id for row in mine})
    keep: list[OutboxRow] = []
    for row in mine:
        person = desk.session.get_one(Professional, row.recipient_id)
        if row.kind not in UNDERIVED and (row.conference_id, row.recipient_id, row.kind, row.occasion) not in wanted:
            skip(row, SkipReason.NO_LONGER_WANTED)
        elif not person.in_slack:
            skip(row, SkipReason.NOT_IN_SLACK)
            _pass_on(desk, [row])
        else:
            keep.append(row)
    desk.session.flush()
    return keep


def put_in_letter(desk: Desk, rows: Iterable[OutboxRow], letter: str) -> None:
    """Remember, before it is sent, under which opaque id a message can be found again.

    The lease begins anew: others in front of it may have taken long, and nobody may look for it before it is sent.
    """
    for row in rows:
        row.letter = letter
        row.attempts += 1
        row.leased_until = desk.now + LEASE


def sent(desk: Desk, sender: Sender, letter: str, channel: str, ts: str) -> bool:
    """Record that a letter arrived; False when somebody else has taken it over since."""
    return _finish(
        desk, sender, letter, status=Delivery.SENT, channel=channel, ts=ts, sent_at=desk.now, not_before=None
    )


def uncertain(desk: Desk, sender: Sender, letter: str) -> bool:
    """Record that nobody knows whether a letter arrived: it is looked for before it is sent again."""
    return _finish(desk, sender, letter, status=Delivery.UNCERTAIN)


def not_sent(desk: Desk, sender: Sender, letter: str, wait: timedelta | None = None) -> bool:
    """Record that a letter was certainly not sent, and when to try again (a growing while, when not told)."""
    row = desk.session.exec(select(OutboxRow).where(OutboxRow.letter == letter)).first()
    attempts = row.attempts if row else 1
    pause = wait if wait is not None else min(timedelta(seconds=5) * 2 ** min(attempts, 10), LONGEST_WAIT)
    return _finish(desk, sender, letter, status=Delivery.PLANNED, not_before=desk.now + pause)


def failed(desk: Desk, sender: Sender, letter: str, fault: str) -> bool:
    """Record that Slack refused a letter for good, with Slack's own word for why."""
    done = _finish(desk, sender, letter, status=Delivery.FAILED, fault=fault[:60])
    _pass_on(desk, desk.session.exec(select(OutboxRow).where(OutboxRow.letter == letter)).all())
    return done


def out_of_thread(desk: Desk, sender: Sender, letter: str) -> bool:
    """Record that the thread in which a letter belongs is gone: it is sent outside it."""
    return _finish(desk, sender, letter, status=Delivery.PLANNED, thread=None)


def unwritable(desk: Desk, sender: Sender, ids: Sequence[int]) -> None:
    """Record that a message could not be written: a fault of ours, shown by `convene doctor`, not tried for ever."""
    rows = _mine(desk.session, sender, ids)
    for row in rows:
        row.status, row.fault = Delivery.FAILED, "unwritable"
        row.owner = row.leased_until = None
    _pass_on(desk, rows)


def unreachable(desk: Desk, recipient_id: int) -> None:
    """Slack cannot reach this person: the social workers who wait for them are asked to, instead."""
    person = desk.session.get_one(Professional, recipient_id)
    if person.unreachable_at is not None:
        return
    person.unreachable_at = desk.now
    desk.note("unreachable", subject_id=recipient_id)
    rows = select(OutboxRow.conference_id).where(OutboxRow.recipient_id == recipient_id).distinct()
    for conference_id in desk.session.exec(rows):
        conference = desk.session.get(Conference, conference_id) if conference_id is not None else None
        if conference is not None and (conference.starts_at > desk.now or conference.standing is Standing.HELD):
            plan(desk, conference)


def recover(desk: Desk) -> None:
    """Rows whose sender died: nobody knows whether Slack got them, so they are looked for. Unsent ones go back."""
    expired = (col(OutboxRow.status) == Delivery.CLAIMED, col(OutboxRow.leased_until) < desk.now)
    release = {"owner": None, "leased_until": None}
    session = desk.session
    session.execute(
        update(OutboxRow).where(*expired, col(OutboxRow.letter).is_(None)).values(status=Delivery.PLANNED, **release)
    )
    session.execute(
        update(OutboxRow)
        .where(*expired, col(OutboxRow.letter).is_not(None))
        .values(status=Delivery.UNCERTAIN, **release)
    )


def to_look_for(desk: Desk, most: int = 20) -> list[OutboxRow]:
    """One row of each letter whose fate is unknown."""
    rows = desk.session.exec(
        select(OutboxRow).where(OutboxRow.status == Delivery.UNCERTAIN).order_by(col(OutboxRow.id)).limit(most * 10)
    )
    return list({row.letter: row for row in rows}.values())[:most]


def found(desk: Desk, letter: str, channel: str, ts: str) -> None:
    """The letter of unknown fate had arrived."""
    _settle(desk, letter, {"status": Delivery.SENT, "channel": channel, "ts": ts, "sent_at": desk.now})


def not_found(desk: Desk, letter: str, **changes: None) -> None:
    """The letter of unknown fate had not arrived: it is planned again, under a new id, and with these `changes`."""
    _settle(desk, letter, {"status": Delivery.PLANNED, "letter": None, **changes})


def lost(desk: Desk, letter: str, fault: str) -> None:
    """The letter of unknown fate cannot be looked for any more, with Slack's own word for why."""
    _settle(desk, letter, {"status": Delivery.FAILED, "fault": fault[:60]})
    _pass_on(desk, desk.session.exec(select(OutboxRow).where(OutboxRow.letter == letter)).all())


def take_stale(desk: Desk, most: int = 50) -> list[list[OutboxRow]]:
    """Messages to be updated, each as all the rows it shows; they count as updated unless `stale_again`.

    The newest first: it is the one before which somebody sits who has just pressed its button.
    """
    stale = select(OutboxRow).where(col(OutboxRow.stale), OutboxRow.status == Delivery.SENT)
    places = {
        (row.channel, row.ts): None for row in desk.session.exec(stale.order_by(col(OutboxRow.id).desc()).limit(most))
    }
    messages = []
    for channel, ts in places:
        rows = desk.session.exec(
            select(OutboxRow).where(OutboxRow.channel == channel, OutboxRow.ts == ts).order_by(col(OutboxRow.id))
        ).all()
        for row in rows:
            row.stale = False
        messages.append(list(rows))
    return messages


def stale_again(desk: Desk, places: Iterable[tuple[str, str]]) -> None:
    """Updates of the messages at these places (channel, ts) did not go through: try them again."""
    for channel, ts in places:
        desk.session.execute(
            update(OutboxRow).where(col(OutboxRow.channel) == channel, col(OutboxRow.ts) == ts).values(stale=True)
        )


def skip(row: OutboxRow, reason: SkipReason) -> None:
    """Do not send a claimed row after all."""
    row.status, row.skip_reason = Delivery.SKIPPED, reason
    row.owner = row.leased_until = None


def next_due(session: Session, after: datetime) -> list[tuple[datetime, Kind]]:
    """What is planned after a moment, soonest first: for the demo's clock."""
    rows = session.exec(
        select(OutboxRow.due_at, OutboxRow.kind)
        .where(OutboxRow.status == Delivery.PLANNED, col(OutboxRow.due_at) > after)
        .order_by(col(OutboxRow.due_at))
        .limit(200)
    )
    return [(due_at, Kind(kind)) for due_at, kind in rows]


def _pass_on(desk: Desk, rows: Iterable[OutboxRow]) -> None:
    """What was given up and concerns a child's safety goes to somebody else."""
    for row in rows:
        if row.kind is Kind.SAFETY_ALERT and row.status in {Delivery.FAILED, Delivery.SKIPPED}:
            pass_on(desk, row)


def _mine(session: Session, sender: Sender, ids: Sequence[int]) -> list[OutboxRow]:
    rows = session.exec(
        select(OutboxRow)
        .where(col(OutboxRow.id).in_(ids), OutboxRow.status == Delivery.CLAIMED, OutboxRow.owner == sender.owner)
        .order_by(col(OutboxRow.due_at), col(OutboxRow.id))
    )
    return list(rows)


def _still_wanted(desk: Desk, conferences: set[int | None]) -> set[tuple[int | None, int, Kind, str]]:
    found: set[tuple[int | None, int, Kind, str]] = set()
    for conference_id in sorted(each for each in conferences if each is not None):
        # Held until the letter is written: whoever answers meanwhile waits, and then finds it under way.
        conference = desk.session.get_one(Conference, conference_id, with_for_update={"key_share": True})
        for wish in wishes_for(desk.session, conference, desk):
            found.add((conference_id, wish.recipient, wish.kind, wish.occasion))
    return found


def _finish(desk: Desk, sender: Sender, letter: str, **values: object) -> bool:
    fenced = update(OutboxRow).where(
        col(OutboxRow.letter) == letter,
        col(OutboxRow.status) == Delivery.CLAIMED,
        col(OutboxRow.owner) == sender.owner,
    )
    result = desk.session.execute(fenced.values(owner=None, leased_until=None, **values))
    return bool(getattr(result, "rowcount", 0))


def _settle(desk: Desk, letter: str, values: dict[str, object]) -> None:
    unknown = update(OutboxRow).where(col(OutboxRow.letter) == letter, col(OutboxRow.status) == Delivery.UNCERTAIN)
    desk.session.execute(unknown.values(values))
