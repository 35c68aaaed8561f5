"""Settling a reply: confirmed, put aside, placed, completed. What is recorded is recorded as the buttons would.

Only its writer settles a reply. Doing anything twice changes nothing: what is settled has nothing left to record.
"""

from dataclasses import replace
from enum import StrEnum

from models.answering import answer_action, answer_coming, answer_report, answer_sharing, open_invitation
from models.conversation.hearing import put_back, refresh, settle_on
from models.conversation.place import card_to_answer
from models.conversation.reply import OPEN_STAGES, Reply, Stage
from models.conversation.shown import Shown, has_lapsed, shown, understood_of
from models.conversation.telling import told
from models.conversation.understood import Ask, Part, Understood, unsealed
from models.desk import Desk
from models.redirecting import say_not_us
from models.refusals import NotYours


class Outcome(StrEnum):
    """What became of a press."""

    RECORDED = "recorded"
    CHANGED = "changed"
    NOTHING = "nothing"
    LAPSED = "lapsed"


def find(desk: Desk, reply_id: int) -> Reply:
    """A reply of the acting person; raises `NotYours` for anybody else's."""
    reply = desk.session.get(Reply, reply_id, with_for_update=True)
    if reply is None or reply.person_id != desk.actor_id:
        raise NotYours
    if reply.stage in OPEN_STAGES and has_lapsed(reply, desk.now):
        lapse(desk, reply)
    return reply


def lapse(desk: Desk, reply: Reply) -> None:
    """Forget what waited too long."""
    reply.stage, reply.kept = (Stage.RECORDED if reply.recorded else Stage.LAPSED), None
    refresh(desk, [reply])


def confirm(desk: Desk, reply_id: int) -> Outcome:
    """Record all that is ready, in one go or not at all. Raises `Refused` as the buttons' own operations do.

    If the record has changed since it was shown, it is shown again instead.
    """
    reply = find(desk, reply_id)
    if reply.stage is not Stage.CONFIRM or reply.invitation_id is None:
        return _settled(reply)
    open_invitation(desk, reply.invitation_id, None)
    now = shown(desk, reply)
    if now.seen != reply.seen:
        reply.seen = now.seen
        refresh(desk, [reply])
        return Outcome.CHANGED
    ready = now.found.ready
    if not ready:
        return Outcome.NOTHING
    desk.note("confirmed_reply", now.card.invitation.conference_id, reply.invitation_id)
    for part in ready:
        record(desk, now, part)
    reply.recorded = [*reply.recorded, *(part.value for part in ready)]
    put_back(desk, reply, now.found.without_ready())
    return Outcome.RECORDED


def record(desk: Desk, now: Shown, part: Part) -> None:
    """Record one fact by the operation that the buttons use."""
    found, invitation_id = now.found, now.card.invitation_id
    if found.coming is not None and part is Part.COMING:
        answer_coming(desk, invitation_id, found.coming)
    elif found.report is not None and part is Part.REPORT:
        answer_report(desk, invitation_id, found.report)
    elif found.sharing is not None and part is Part.SHARING:
        answer_sharing(desk, invitation_id, found.sharing)
    elif found.not_us is not None and part is Part.NOT_US:
        say_not_us(desk, invitation_id, found.not_us, None)
    elif part is Part.ACTIONS:
        recorded = {update.action_id: update for _, update in now.card.answers.actions if update is not None}
        for action in found.actions:
            before = recorded.get(action.action_id)
            answer_action(desk, invitation_id, replace(action, difference=before.difference if before else None))


def not_this(desk: Desk, reply_id: int, part: Part, action_id: int | None = None) -> None:
    """Put aside one of the facts: it was not meant."""
    reply = find(desk, reply_id)
    if reply.stage is Stage.CONFIRM:
        put_back(desk, reply, _less(understood_of(reply), part, action_id))


def none_of_it(desk: Desk, reply: Reply) -> None:
    """Put aside everything that waits to be confirmed."""
    if reply.stage in OPEN_STAGES:
        put_back(desk, reply, Understood())


def choose(desk: Desk, reply_id: int, invitation_id: int) -> None:
    """Say which conference a reply is about; what it would have meant for the others is forgotten."""
    reply = find(desk, reply_id)
    if reply.stage is not Stage.WHICH or reply.kept is None:
        return
    choices = unsealed(reply.kept)
    if invitation_id not in choices:
        raise NotYours
    card_to_answer(desk, invitation_id)
    open_invitation(desk, invitation_id, None)
    settle_on(desk, reply, invitation_id, choices[invitation_id])
    refresh(desk, [reply])


def tell(desk: Desk, reply_id: int, ask: Ask, answer: str) -> None:
    """Answer the question that is open; a button of one that is answered already changes nothing."""
    reply = find(desk, reply_id)
    if reply.stage is not Stage.CONFIRM or reply.invitation_id is None:
        return
    open_invitation(desk, reply.invitation_id, None)
    now = shown(desk, reply)
    if ask not in now.found.asks:
        return
    put_back(desk, reply, told(now.found, ask, answer, now.card.of.today))


def place_action(desk: Desk, reply_id: int, action_id: int) -> None:
    """Say which of the agency's actions was meant."""
    reply = find(desk, reply_id)
    if reply.stage is not Stage.CONFIRM or reply.invitation_id is None:
        return
    now = shown(desk, reply)
    if now.found.unplaced is None:
        return
    if action_id not in {action.id for action, _ in now.card.answers.actions}:
        raise NotYours
    answer = replace(now.found.unplaced, action_id=action_id)
    others = tuple(each for each in now.found.actions if each.action_id != action_id)
    put_back(desk, reply, replace(now.found, actions=(*others, answer), unplaced=None).answered(Ask.WHICH_ACTION))


def filled_in(desk: Desk, reply_id: int, part: Part, action_id: int | None = None) -> None:
    """A form that was opened from a reply has recorded one of its facts."""
    reply = find(desk, reply_id)
    if reply.stage is not Stage.CONFIRM:
        return
    reply.recorded = list(dict.fromkeys([*reply.recorded, part.value]))
    put_back(desk, reply, _less(understood_of(reply), part, action_id))


def _less(found: Understood, part: Part, action_id: int | None) -> Understood:
    if part is not Part.ACTIONS or action_id is None:
        return found.without(part)
    rest = tuple(each for each in found.actions if each.action_id != action_id)
    return replace(found, actions=rest)


def _settled(reply: Reply) -> Outcome:
    return Outcome.LAPSED if reply.stage is Stage.LAPSED else Outcome.NOTHING
