"""Confirming what we understood of somebody's words: right, not this one, change it, or an answer to the one question.

The message itself is updated after each press; a press on one that is settled does nothing.
"""

from collections.abc import Callable
from dataclasses import replace

from handlers import actions, coming, not_us, report, sharing
from handlers.answers import Answer, Open, Recorded, Tell
from handlers.asked import Asked
from handlers.deeds import Deeds
from handlers.views.confirming import which_part
from models.conversation.settling import Outcome, choose, confirm, find, not_this, place_action, tell
from models.conversation.shown import Shown, shown
from models.conversation.understood import Ask, Part
from models.desk import Desk
from models.refusals import Refused

_FORMS: dict[Part, Callable[[Desk, Asked], Answer]] = {
    Part.COMING: coming.open_form,
    Part.REPORT: report.open_form,
    Part.SHARING: sharing.open_form,
    Part.ACTIONS: actions.open_form,
    Part.NOT_US: not_us.open_form,
}
_SAID = {
    Outcome.CHANGED: "What is recorded has changed since this message was written, so nothing was recorded now. "
    "The message shows it anew: check it, and press “That’s right” again.",
    Outcome.LAPSED: "This waited for more than a day, so it was forgotten and nothing was recorded from it. "
    "Say it again, or use the buttons.",
}


def right(desk: Desk, asked: Asked) -> Answer:
    """Record what was understood."""
    outcome = confirm(desk, asked.number())
    return Tell("Please check again", _SAID[outcome]) if outcome in _SAID else Recorded()


def wrong(desk: Desk, asked: Asked) -> Answer:
    """Take one fact out."""
    name, _, action = asked.option.partition("-")
    not_this(desk, asked.number(), _part(name), int(action) if action.isdecimal() else None)
    return Recorded()


def change(desk: Desk, asked: Asked) -> Answer:
    """Open the form of a fact, filled in with what was understood; with several facts, ask which."""
    reply = find(desk, asked.number())
    if reply.invitation_id is None or reply.kept is None:
        return Tell("Settled", "There is nothing left to change in this message. Use the buttons below it.")
    now = shown(desk, reply)
    part = _part(asked.option) if asked.option else _only(now)
    if part is None:
        return Open(which_part(now, asked.number()))
    ref: dict[str, object] = {"r": asked.number(), "p": part.value}
    if part is Part.ACTIONS and now.found.actions:
        ref["a"] = now.found.actions[0].action_id
    return _FORMS[part](desk, replace(asked, value=str(reply.invitation_id), ref=ref))


def about(desk: Desk, asked: Asked) -> Answer:
    """Say which conference was meant."""
    choose(desk, _id(asked.option), asked.number())
    return Recorded()


def answer(desk: Desk, asked: Asked) -> Answer:
    """Answer the question that is open."""
    ask, _, said = asked.option.partition("-")
    if ask not in list(Ask):
        raise _out_of_use()
    tell(desk, asked.number(), Ask(ask), said)
    return Recorded()


def which_action(desk: Desk, asked: Asked) -> Answer:
    """Say which action was meant."""
    place_action(desk, asked.number(), _id(asked.option))
    return Recorded()


def _only(now: Shown) -> Part | None:
    return now.found.ready[0] if len(now.found.ready) == 1 else None


def _part(name: str) -> Part:
    if name not in list(Part):
        raise _out_of_use()
    return Part(name)


def _id(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 16 else -1


def _out_of_use() -> Refused:
    return Refused("This button is no longer in use. Please use the others.")


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        presses={
            "reply_right": right,
            "reply_not": wrong,
            "reply_change": change,
            "reply_about": about,
            "reply_tell": answer,
            "reply_action": which_action,
        }
    )
