"""Layer 5: what became of the actions of the last conference. They are read first, and taken out of the reply."""

import re
from collections.abc import Sequence
from datetime import date

from models.understanding.action_names import MOST_ACTIONS, sections
from models.understanding.dates import day_at
from models.understanding.frame import Frame
from models.understanding.meaning import ActionSaid
from models.understanding.normalise import Token
from models.understanding.vocabulary.phrases import phrases
from models.understanding.vocabulary.tasks import BARRIERS, IN_SESSIONS, NEXT_STEPS, STATUSES
from models.understanding.written_dates import When


def actions(tokens: Sequence[Token], frame: Frame) -> tuple[tuple[ActionSaid, ...], list[Token], set[str]]:
    """The actions, the reply without them, and what to ask about them."""
    found = sections(tokens)
    said: list[ActionSaid] = []
    flags: set[str] = set()
    rest: list[Token] = []
    at = 0
    for section in found:
        rest += tokens[at : section.start]
        at = section.end
        for name in section.names:
            one = _read(name, tokens[section.body : section.end], frame)
            rest_of_it = [token.word for token in tokens[section.body : section.end]]
            if name == "all actions" and {"apart", "except", "bar", "but", "other"} & set(rest_of_it):
                one = ActionSaid(name)  # all but one: which is to be asked
            if tokens[section.start].word == "none":  # none started is not started; none finished is not told
                started = one.status == "in_progress" and one.barrier is None
                one = ActionSaid(name, "not_started" if started else None)
            if one.status is None:
                flags.add("ask_action_status")
            else:
                said.append(one)
    if len(found) <= MOST_ACTIONS:  # nobody tells of more, and of the rest there is no telling
        rest += tokens[at:]
    return tuple(said), rest, flags


def _read(name: str, body: Sequence[Token], frame: Frame) -> ActionSaid:
    text = f" {' '.join(token.word for token in body)} "
    barrier = _barrier(text)
    next_step, step_at = _next_step(name, text, body)
    declined = barrier == "parent_declined" and _status(text, waiting=False) is None
    made = re.match(r" (?:is |was |has been )?(?:now )?(?:done|made|sent|completed?|accepted and booked) ", text)
    done_first = made is not None and barrier is None and next_step == "appointment"
    status = (
        "not_started"
        if declined
        else "done"
        if done_first
        else _status(text, waiting=barrier is not None or next_step is not None)
    )
    days = _days(body, frame)
    step_on = next((when.future for place, when in days if next_step and place >= step_at and when.future), None)
    done_on: date | None = None
    if status == "done" and name != "all actions":
        done_on = next((when.past for place, when in days if when.past and place < step_at), None)
    return ActionSaid(name, status, done_on, barrier, next_step, step_on)


def _days(body: Sequence[Token], frame: Frame) -> list[tuple[int, When]]:
    found = []
    at = 0
    while at < len(body):
        day = day_at(body, at, frame) if body[at].word not in {"1", "2"} or at + 1 < len(body) else None
        if day:
            found.append((at, day[1]))
        at += day[0] if day else 1
    return found


def _status(text: str, *, waiting: bool) -> str | None:
    part = re.search(r" (\d{1,3}) (?:of|out of) (?:the )?(\d{1,3}) ", text)
    if part:
        return "done" if part[1] == part[2] and not waiting else "in_progress"
    for status, written in STATUSES.items():
        if status == "done" and waiting:
            continue
        for phrase in phrases(written):
            if f" {phrase} " in text and not (
                status == "done" and re.search(rf" not (\w+ )?{re.escape(phrase)} ", text)
            ):
                return status
    return "in_progress" if waiting else None


def _barrier(text: str) -> str | None:
    for barrier, written in BARRIERS.items():
        if any(f" {phrase} " in text for phrase in phrases(written)):
            if barrier == "waiting_list":
                length = re.search(r" (\d{1,3}) (week|month)s? ", text)
                return f"waiting_list_{length[1]}_{length[2]}s" if length else barrier
            return barrier
    return None


def _next_step(name: str, text: str, body: Sequence[Token]) -> tuple[str | None, int]:
    next_one = re.search(r" (?:next|first|second|third) one ", text)
    if next_one:
        sessions = bool(IN_SESSIONS & set(f"{name} {text}".split()))
        return "next_session" if sessions else "appointment", len(text[: next_one.start()].split())
    for step, written in NEXT_STEPS.items():
        for phrase in phrases(written):
            place = text.find(f" {phrase} ")
            if place >= 0:
                return step, len(text[:place].split())
    return None, len(body)
