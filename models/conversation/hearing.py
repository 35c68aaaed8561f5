"""Hearing somebody out: a message is placed, understood in the frame of each conference it may be about, and answered.

The answer is written from what is kept here, when it is sent; of the message itself nothing is left by then.
"""

from collections.abc import Iterable
from dataclasses import replace

from sqlmodel import col, select

from models.access import hold
from models.cards import Card
from models.conversation.away import covered
from models.conversation.glossary import terms_in
from models.conversation.place import Place
from models.conversation.questions import Question, asked_in, pass_on
from models.conversation.reply import OPEN_STAGES, WAITS, Reply, Stage
from models.conversation.safety import anywhere
from models.conversation.said import Said
from models.conversation.shown import shown, understood_of
from models.conversation.translate import translate
from models.conversation.understood import Choices, Understood, sealed
from models.desk import Desk, key
from models.invitation import Invitation
from models.outbox import Delivery, OutboxRow
from models.planning import WRITTEN
from models.understanding import Frame, Meaning, understand
from scheduling.ladder import Kind

#: Says that there is nothing in a message for us.
NOTHING = frozenset({"not_understood", "ambiguous"})


def heard(desk: Desk, said: Said, place: Place) -> Reply:
    """Understand a message of the acting person as far as it is plainly said, and have them answered."""
    meanings = {card.invitation_id: understand(said.text, frame_of(desk, card)) for card in place.open}
    if any("auto_reply" in meaning.flags for meaning in meanings.values()):
        return _automatic(desk, said, place.open, meanings)
    if len(place.open) != 1 and (explained := _explained(desk, said)) is not None:
        return explained
    terms = terms_in(said.text)
    choices = {card.invitation_id: _translated(card, meanings[card.invitation_id], terms) for card in place.open}
    return kept(desk, said, place, choices)


def _explained(desk: Desk, said: Said) -> Reply | None:
    """A message that asks what words mean and nothing else is answered whatever conferences there are."""
    flags = understand(said.text, anywhere(desk.now)).flags
    if asked_in(flags) != (Question.MEANING,):
        return None
    reply = new_reply(desk, said)
    reply.kept = sealed({0: Understood(flags=(Question.MEANING.value,), terms=terms_in(said.text))})
    return answered(desk, reply)


def kept(desk: Desk, said: Said, place: Place, choices: Choices) -> Reply:
    """Keep what was understood, by invitation, until it is confirmed; ask which if there are several."""
    reply = new_reply(desk, said)
    choices = {each: Understood() if _says_nothing(found) else found for each, found in choices.items()}
    if len(choices) == 1:
        settle_on(desk, reply, next(iter(choices)), next(iter(choices.values())))
    elif any(found != Understood() for found in choices.values()):
        reply.stage, reply.kept = Stage.WHICH, sealed(choices)
    elif len(place.cards) == 1:
        reply.invitation_id = place.cards[0].invitation_id
    return answered(desk, reply)


def settle_on(desk: Desk, reply: Reply, invitation_id: int, found: Understood) -> None:
    """A reply is about this invitation: what it says is shown, and asked to be confirmed if there is anything to."""
    reply.invitation_id, reply.stage = invitation_id, Stage.CONFIRM
    reply.kept = sealed({invitation_id: found})
    pass_on(desk, shown(desk, reply).card, found.flags)
    now = shown(desk, reply)
    reply.seen = now.seen
    if now.found.is_empty:
        reply.stage = Stage.TOLD
    else:
        _supersede(desk, reply, found)


def answered(desk: Desk, reply: Reply) -> Reply:
    """Have a reply answered, in its thread; several messages that get the same answer get one."""
    about = desk.session.get(Invitation, reply.invitation_id) if reply.invitation_id is not None else None
    if about is not None:
        hold(desk, about.conference_id)
    desk.session.add(reply)
    desk.session.flush()
    if reply.stage is Stage.TOLD and _same_is_waiting(desk, reply):
        return reply
    row = OutboxRow(
        recipient_id=reply.person_id,
        invitation_id=reply.invitation_id,
        kind=Kind.ANSWER,
        occasion=f"reply:{key(reply.id)}",
        due_at=desk.now,
        thread=reply.thread,
    )
    desk.session.add(row)
    desk.note("wrote_to_us", about.conference_id if about is not None else 0, reply.invitation_id)
    return reply


def frame_of(desk: Desk, card: Card) -> Frame:
    """What is known as a reply about an invitation arrives, on the conference's own clock."""
    zone = card.conference.jurisdiction.zone
    return Frame(
        received=desk.now.astimezone(zone),
        conference=card.conference.local_start,
        type=card.conference.type.value,
        report_due=card.conference.report_due_at.astimezone(zone).date(),
        agency_kind=card.agency.kind.value,
    )


def refresh(desk: Desk, replies: Iterable[Reply]) -> None:
    """Have the messages that show these replies updated."""
    about = {f"reply:{key(reply.id)}": reply.invitation_id for reply in replies}
    rows = select(OutboxRow).where(
        OutboxRow.kind == Kind.ANSWER, col(OutboxRow.occasion).in_(about), col(OutboxRow.status).in_(WRITTEN)
    )
    for row in desk.session.exec(rows):
        row.stale, row.invitation_id = True, about[row.occasion]


def open_replies(desk: Desk, said: Said) -> list[Reply]:
    """What the acting person has still to confirm in this conversation, or in this thread of it; the newest first.

    In the thread of an answer of ours it is what that answer shows as well.
    """
    answer = select(OutboxRow.occasion).where(
        OutboxRow.kind == Kind.ANSWER, OutboxRow.channel == said.channel, OutboxRow.ts == (said.thread or "")
    )
    first = [int(occasion.partition(":")[2]) for occasion in desk.session.exec(answer)]
    rows = select(Reply).where(
        Reply.person_id == desk.actor_id,
        Reply.channel == said.channel,
        col(Reply.thread).is_not_distinct_from(said.thread) | col(Reply.id).in_(first),
        col(Reply.kept).is_not(None),
        col(Reply.stage).in_(OPEN_STAGES),
    )
    return list(desk.session.exec(rows.order_by(col(Reply.id).desc())))


def new_reply(desk: Desk, said: Said) -> Reply:
    """A reply of the acting person to which nothing has been put yet."""
    return Reply(
        person_id=desk.actor_id,
        stage=Stage.TOLD,
        received_at=desk.now,
        channel=said.channel,
        ts=said.ts,
        thread=said.thread,
    )


def _translated(card: Card, meaning: Meaning, terms: tuple[str, ...]) -> Understood:
    own = {key(action.id): action.wording for action, _ in card.answers.actions}
    found = translate(meaning, own, card.of.today)
    return replace(found, terms=terms) if asked_in(meaning.flags) else found


def _automatic(desk: Desk, said: Said, cards: Iterable[Card], meanings: dict[int, Meaning]) -> Reply:
    """A machine changes no record; whoever it names as covering is suggested, and it is answered once a day."""
    for card in cards:
        covered(desk, card, meanings[card.invitation_id])
    before = select(Reply.id).where(
        Reply.person_id == desk.actor_id,
        Reply.stage == Stage.AUTOMATIC,
        Reply.received_at > desk.now - WAITS,
    )
    known = desk.session.exec(before).first() is not None
    reply = new_reply(desk, said)
    reply.stage = Stage.AUTOMATIC
    return reply if known else answered(desk, reply)


def _says_nothing(found: Understood) -> bool:
    return found.is_empty and set(found.flags) <= NOTHING


def _supersede(desk: Desk, reply: Reply, found: Understood) -> None:
    """What somebody says now takes the place of what they have said about it before and not confirmed."""
    if reply.id is None:
        desk.session.add(reply)
        desk.session.flush()
    parts = {*found.parts, *(ask.part for ask in found.asks)}
    earlier = select(Reply).where(
        Reply.person_id == reply.person_id,
        Reply.invitation_id == reply.invitation_id,
        Reply.stage == Stage.CONFIRM,
        Reply.id != reply.id,
    )
    for before in desk.session.exec(earlier).all():
        rest = understood_of(before)
        for part in parts:
            rest = rest.without(part)
        put_back(desk, before, rest, Stage.CONTINUED)


def put_back(desk: Desk, reply: Reply, rest: Understood, otherwise: Stage = Stage.SET_ASIDE) -> None:
    """Keep what is left to confirm of a reply; when neither a fact nor a question is, it is recorded or `otherwise`."""
    if rest.is_empty:
        reply.kept = None
        reply.stage = Stage.RECORDED if reply.recorded else otherwise
    else:
        reply.kept = sealed({key(reply.invitation_id): rest})
        reply.seen = shown(desk, reply).seen  # it is written anew, beside the record of now
    refresh(desk, [reply])


def _same_is_waiting(desk: Desk, reply: Reply) -> bool:
    waiting = select(OutboxRow.occasion).where(
        OutboxRow.recipient_id == reply.person_id,
        OutboxRow.kind == Kind.ANSWER,
        OutboxRow.status == Delivery.PLANNED,
        col(OutboxRow.thread).is_not_distinct_from(reply.thread),
    )
    ids = [int(occasion.partition(":")[2]) for occasion in desk.session.exec(waiting)]
    same = select(Reply).where(
        col(Reply.id).in_(ids),
        Reply.stage == Stage.TOLD,
        col(Reply.invitation_id).is_not_distinct_from(reply.invitation_id),
    )
    return any(understood_of(before) == understood_of(reply) for before in desk.session.exec(same))
