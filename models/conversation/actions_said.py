"""What was said of actions, placed: matched to the agency's own, by number or by words that only one of them has.

A name that matches none is dropped here and now, and a question takes its place.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from models.action import ActionStatus
from models.answering import ActionAnswer
from models.conversation.understood import Ask, Understood
from models.understanding import Meaning
from models.understanding.meaning import ActionSaid

#: Words of a label that say nothing about which action it is.
_EMPTY = frozenset(
    ["the", "a", "an", "of", "for", "to", "and", "with", "our", "my", "referral", "course", "appointment", "group"]
)


def placed(meaning: Meaning, found: Understood, own: Mapping[int, str], today: date) -> Understood:
    """The actions of a meaning as answers about the agency's own; what is not placed becomes a question."""
    answers: dict[int, ActionAnswer] = {}
    for said in meaning.actions:
        if said.status is None:
            continue
        for action_id in _meant(said.action, own):
            answers[action_id] = _answer(said, action_id, today)
    if answers:
        found = replace(found, actions=tuple(answers.values()))
    unplaced = [said for said in meaning.actions if said.status is not None and not _meant(said.action, own)]
    if unplaced:
        one = _answer(unplaced[0], 0, today) if len(unplaced) == 1 else None
        return replace(found, unplaced=one).asking(Ask.WHICH_ACTION)
    if "ask_action_status" in meaning.flags:
        return found.asking(Ask.HOW_FAR)
    return found


def _meant(name: str, own: Mapping[int, str]) -> list[int]:
    """Which of the agency's actions a name means: "action 2", "all actions", or words that fit exactly one."""
    ids = list(own)
    if name == "all actions":
        return ids
    number = name.removeprefix("action ")
    if number.isdecimal():
        return ids[int(number) - 1 : int(number)] if int(number) else []
    words = _telling(name) or set(name.split())
    fitting = [action_id for action_id, wording in own.items() if words <= set(_plain(wording).split())]
    return fitting if len(fitting) == 1 else []


def _telling(name: str) -> set[str]:
    return set(name.split()) - _EMPTY


def _plain(wording: str) -> str:
    return "".join(sign if sign.isalnum() else " " for sign in wording.casefold())


def _answer(said: ActionSaid, action_id: int, today: date) -> ActionAnswer:
    status = ActionStatus(str(said.status))
    if status is ActionStatus.DONE:
        return ActionAnswer(action_id, status)
    return ActionAnswer(
        action_id,
        status,
        barrier=_in_words(said.barrier),
        next_step=_in_words(said.next_step),
        next_step_on=said.next_step_on if said.next_step_on and said.next_step_on >= today else None,
    )


def _in_words(listed: str | None) -> str | None:
    """A member of the grammar's closed lists, such as waiting_list_14_weeks, as it is read: "Waiting list 14 weeks"."""
    return listed.replace("_", " ").capitalize() if listed else None
