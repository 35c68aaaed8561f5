"""What is done about a dangerous message: its writer is answered, the right person is told, its words are not kept.

Whoever is told learns who wrote and about which conference, never what. The audit trail says that it happened.
"""

import hashlib
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace

from sqlmodel import col, select

from models.agency import Professional
from models.cards import Card, my_cards
from models.conference import Conference
from models.conversation.contacts import alerted
from models.conversation.safety import Danger
from models.conversation.said import Said
from models.desk import Desk, key
from models.invitation import Invitation
from models.outbox import Delivery, OutboxRow
from models.redirecting import ask_the_chair
from models.refusals import Closed
from scheduling.ladder import Kind


def guard(desk: Desk, danger: Danger, said: Said, about: Sequence[Card]) -> None:
    """Answer a dangerous message of the acting person. `about` are the invitations that it may be about.

    If all are of one conference, as in a thread, that is known; otherwise it is left open and never guessed.
    """
    known = _only(about)
    deed = "wrote_of_harm" if danger.harm else "wrote_what_is_not_kept"
    desk.note(deed, known.conference_id if known else 0, desk.actor_id)
    digest = hashlib.sha256(said.key.encode()).hexdigest()[:12]
    if danger.harm:
        _alert(desk, desk.actor, _conferences(about), digest)
    if danger.for_chair and known is not None:
        with suppress(Closed):  # the answer says that the conference is over, and whom to ring
            ask_the_chair(desk, key(known.id))
    answer = OutboxRow(
        conference_id=known.conference_id if known else None,
        recipient_id=desk.actor_id,
        invitation_id=known.id if known else None,
        kind=Kind.SAFETY,
        occasion=f"{danger.code}:{digest}",
        due_at=desk.now,
        thread=said.thread,
    )
    _send(desk, answer)


def danger_of(answer: OutboxRow) -> Danger:
    """What an answer is about, from its row."""
    return Danger.from_code(answer.occasion.partition(":")[0])


def writer_of(desk: Desk, alert: OutboxRow) -> Professional:
    """Who wrote the message that an alert is about."""
    return desk.session.get_one(Professional, int(alert.occasion.partition(":")[0]))


def alerts_of(desk: Desk, answer: OutboxRow) -> list[Professional]:
    """Who was told of the message that an answer is about."""
    same = f"{answer.recipient_id}:{answer.occasion.partition(':')[2]}"
    alerts = select(OutboxRow.recipient_id).where(
        OutboxRow.kind == Kind.SAFETY_ALERT,
        OutboxRow.occasion == same,
        col(OutboxRow.status).not_in([Delivery.SKIPPED, Delivery.FAILED]),
    )
    told = select(Professional).where(col(Professional.id).in_(alerts)).order_by(col(Professional.id))
    return list(desk.session.exec(told))


def pass_on(desk: Desk, alert: OutboxRow) -> None:
    """Somebody who should have been alerted cannot be reached in Slack: alert whoever comes next."""
    writer = writer_of(desk, alert)
    if alert.conference_id is not None:
        conferences = [desk.session.get_one(Conference, alert.conference_id)]
    else:
        conferences = _conferences(my_cards(replace(desk, person=writer)))
    same = (OutboxRow.kind == Kind.SAFETY_ALERT, OutboxRow.occasion == alert.occasion)
    tried = desk.session.exec(select(OutboxRow.recipient_id).where(*same)).all()
    _alert(desk, writer, conferences, alert.occasion.partition(":")[2], tried)


def _alert(
    desk: Desk, writer: Professional, conferences: Sequence[Conference], digest: str, tried: Collection[int] = ()
) -> None:
    told = alerted(desk, writer, conferences, tried)
    for person, conference in told:
        of = conferences[0] if len(conferences) == 1 else conference
        alert = OutboxRow(
            conference_id=of.id if of else None,
            recipient_id=person,
            kind=Kind.SAFETY_ALERT,
            occasion=f"{writer.id}:{digest}",
            due_at=desk.now,
        )
        _send(desk, alert)
    if not told:
        desk.note("nobody_to_alert", subject_id=writer.id)


def _send(desk: Desk, row: OutboxRow) -> None:
    """Plan a message, unless the same is planned or was tried: several messages in a row get one answer."""
    part = row.occasion.partition(":")[0]
    same = select(OutboxRow.id).where(
        OutboxRow.recipient_id == row.recipient_id,
        OutboxRow.kind == row.kind,
        col(OutboxRow.conference_id).is_not_distinct_from(row.conference_id),
        col(OutboxRow.thread).is_not_distinct_from(row.thread),
        (col(OutboxRow.occasion) == row.occasion)
        | (
            (col(OutboxRow.status) == Delivery.PLANNED)
            & col(OutboxRow.occasion).startswith(f"{part}:", autoescape=True)
        ),
    )
    if desk.session.exec(same).first() is None:
        desk.session.add(row)
        desk.session.flush()


def _only(about: Sequence[Card]) -> Invitation | None:
    return about[0].invitation if len(_conferences(about)) == 1 else None


def _conferences(about: Sequence[Card]) -> list[Conference]:
    return list({card.conference.id: card.conference for card in about}.values())
