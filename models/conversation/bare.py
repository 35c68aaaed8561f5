"""A bare yes or no: the answer to the one question that is open in this conversation, or else it is asked again."""

from models.answering import Coming
from models.conversation.hearing import answered, kept, new_reply, open_replies, put_back
from models.conversation.place import Place
from models.conversation.reply import Reply, Stage
from models.conversation.said import Said
from models.conversation.settling import Outcome, confirm, none_of_it
from models.conversation.shown import has_lapsed, shown
from models.conversation.telling import plainly
from models.conversation.understood import Understood
from models.desk import Desk, key
from models.invitation import Attendance
from scheduling.ladder import Missing

_UNCLEAR = Understood(flags=("ambiguous",))


def taken(desk: Desk, said: Said, place: Place, *, yes: bool) -> Reply:
    """Take a bare yes or no for what it answers: never for more than one thing, and never for a guess."""
    waiting = [reply for reply in open_replies(desk, said) if not has_lapsed(reply, desk.now)]
    if len(waiting) == 1 and waiting[0].stage is Stage.CONFIRM:
        return _answer(desk, said, waiting[0], yes=yes)
    if waiting:
        return _asked_again(desk, said, waiting)
    asked = place.open[0] if place.in_thread and len(place.open) == 1 else None
    if asked is not None and asked.missing == {Missing.ATTENDANCE}:  # all that the letter asks
        attendance = Attendance.YES if yes else Attendance.NO
        return kept(desk, said, place, {asked.invitation_id: Understood(coming=Coming(attendance))})
    return kept(desk, said, place, {card.invitation_id: _UNCLEAR for card in place.open})


def _answer(desk: Desk, said: Said, reply: Reply, *, yes: bool) -> Reply:
    now = shown(desk, reply)
    if now.card.closed is not None:
        return _too_late(desk, said, reply)
    if now.found.ready and (now.found.asks or now.asks_safety):  # two questions: a yes to which?
        return _asked_again(desk, said, [reply])
    if now.found.ask is None:
        return _right(desk, said, reply) if yes else _wrong(desk, said, reply)
    found = plainly(now.found, now.found.ask, yes=yes)
    if found is None:
        return _asked_again(desk, said, [reply])
    put_back(desk, reply, Understood(), Stage.CONTINUED)
    return kept(desk, said, Place((now.card,), in_thread=True), {now.card.invitation_id: found})


def _right(desk: Desk, said: Said, reply: Reply) -> Reply:
    before = len(reply.recorded)
    outcome = confirm(desk, key(reply.id))
    if outcome is not Outcome.RECORDED:
        return _asked_again(desk, said, [reply])
    thanks = new_reply(desk, said)
    thanks.invitation_id, thanks.stage = reply.invitation_id, Stage.RECORDED
    thanks.recorded = reply.recorded[before:]
    return answered(desk, thanks)


def _too_late(desk: Desk, said: Said, reply: Reply) -> Reply:
    """The conference was cancelled or has taken place meanwhile: that is said, and nothing is recorded."""
    told = new_reply(desk, said)
    told.invitation_id = reply.invitation_id
    return answered(desk, told)


def _wrong(desk: Desk, said: Said, reply: Reply) -> Reply:
    none_of_it(desk, reply)
    again = new_reply(desk, said)
    again.invitation_id, again.stage = reply.invitation_id, Stage.SET_ASIDE
    return answered(desk, again)


def _asked_again(desk: Desk, said: Said, waiting: list[Reply]) -> Reply:
    """The newest question once more, below what was just written; it replaces the one above."""
    newest = waiting[0]
    again = new_reply(desk, said)
    again.invitation_id, again.stage = newest.invitation_id, newest.stage
    again.kept, again.seen = newest.kept, newest.seen
    put_back(desk, newest, Understood(), Stage.CONTINUED)
    return answered(desk, again)
