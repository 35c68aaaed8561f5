"""Layer 5: what became of the actions of the last conference. They are read first, and taken out of the reply."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.understanding.dates import day_at
from models.understanding.frame import Frame
from models.understanding.meaning import ActionSaid
from models.understanding.normalise import Token
from models.understanding.vocabulary.phrases import phrases, words
from models.understanding.vocabulary.tasks import ALL_ACTIONS, BARRIERS, NEXT_STEPS, STATUSES, TASKS
from models.understanding.written_dates import When

_LONGEST_LABEL = 6
_AFTER_A_NUMBER = words("is has was not - : in done complete completed ongoing outstanding still")
_ALL = frozenset(said.split()[0] for said in ALL_ACTIONS)
_LONGEST_STATEMENT = 60
_MOST_ACTIONS = 30


@dataclass(frozen=True)
class Section:
    """The part of a reply that tells of some actions: their names, and where it is told."""

    names: tuple[str, ...]
    start: int
    body: int
    end: int


def actions(tokens: Sequence[Token], frame: Frame) -> tuple[tuple[ActionSaid, ...], list[Token], set[str]]:
    """The actions, the reply without them, and what to ask about them."""
    sections = _sections(tokens)
    said: list[ActionSaid] = []
    flags: set[str] = set()
    rest: list[Token] = []
    at = 0
    for section in sections:
        rest += tokens[at : section.start]
        at = section.end
        for name in section.names:
            one = _read(name, tokens[section.body : section.end], frame)
            if tokens[section.start].word == "none":  # none started is not started; none finished is not told
                started = one.status == "in_progress" and one.barrier is None
                one = ActionSaid(name, "not_started" if started else None)
            if one.status is None:
                flags.add("ask_action_status")
            else:
                said.append(one)
    rest += tokens[at:]
    return tuple(said), rest, flags


def _sections(tokens: Sequence[Token]) -> list[Section]:
    found: list[Section] = []
    for at in range(len(tokens)):
        if len(found) > _MOST_ACTIONS:
            break
        if found and at < found[-1].body:
            continue
        named = (
            _numbered(tokens, at, after=bool(found) and found[-1].end >= at - 1)
            or _all_of_them(tokens, at)
            or _labelled(tokens, at)
        )
        if named is None:
            continue
        names, body = named
        if found and found[-1].end > at:
            last = found[-1]
            found[-1] = Section(last.names, last.start, last.body, at)
        found.append(Section(names, at, body, _end(tokens, body)))
    return [section for section in found if section.end >= section.body]


def _end(tokens: Sequence[Token], body: int) -> int:
    """To the end of the sentence, and over a following one that has no subject of its own."""
    end, last = body, min(len(tokens), body + _LONGEST_STATEMENT)
    while end < last and not tokens[end].stop:
        if (
            tokens[end].word in {",", "-", ";", "and", "but"}
            and end + 2 < len(tokens)
            and _other_matter(tokens, end + 1)
        ):
            return end
        end += 1
    return end


def _other_matter(tokens: Sequence[Token], at: int) -> bool:
    words = [token.word for token in tokens[at : at + 3]]
    return words[0] in {"report", "attending", "apologies"} or words[:2] in (
        ["i", "will"],
        ["will", "attend"],
        ["i", "can"],
        ["my", "report"],
    )


def _numbered(tokens: Sequence[Token], at: int, *, after: bool) -> tuple[tuple[str, ...], int] | None:
    """As in "Action 1", "actions 1 and 3", "actions 1-3"; a bare "2" only after another action."""
    word = tokens[at].word
    place = at + 1 if word in {"action", "actions"} else at
    if place == at and not (after and _bare(tokens, at)):
        return None
    while place > at and place < len(tokens) and tokens[place].word in {"no", "number", "point", "points", ":"}:
        place += 1
    numbers: list[int] = []
    while place < len(tokens):
        word = tokens[place].word
        span = re.fullmatch(r"(\d{1,2})-(\d{1,2})", word)
        if span and int(span[1]) < int(span[2]) <= int(span[1]) + 20:
            numbers += range(int(span[1]), int(span[2]) + 1)
        elif word.isdecimal() and len(word) < 3:
            numbers.append(int(word))
        elif not (
            numbers
            and word in {"and", ",", "/"}
            and place + 1 < len(tokens)
            and _number(tokens[place + 1].word)
            and (word != "," or not _bare(tokens, place + 1))
        ):
            break
        place += 1
    return (tuple(f"action {number}" for number in numbers), place) if numbers else None


def _number(word: str) -> bool:
    return word.isdecimal() and len(word) < 3


def _bare(tokens: Sequence[Token], at: int) -> bool:
    """As in "…, 3 is ongoing": a number that starts a statement."""
    words = [token.word for token in tokens[at - 1 : at + 3]] if at else []
    if len(words) < 3 or words[0] not in {",", ";", ".", "\n", "and", "-", "but"} or not _number(words[1]):
        return False
    following = f" {' '.join(words[2:])} "
    return words[2] in _AFTER_A_NUMBER or any(
        f" {phrase} " in following for written in STATUSES.values() for phrase in phrases(written)
    )


def _all_of_them(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int] | None:
    if tokens[at].word not in _ALL:
        return None
    words = " ".join(token.word for token in tokens[at : at + 5]) + " "
    for said in ALL_ACTIONS:
        after = at + said.count(" ") + 1
        if words.startswith(f"{said} ") and _followed_by_status(tokens, after):
            return ("all actions",), after
    return None


def _followed_by_status(tokens: Sequence[Token], at: int) -> bool:
    text = f" {' '.join(token.word for token in tokens[at : at + 5])} "
    return any(f" {phrase} " in text for written in STATUSES.values() for phrase in phrases(written))


def _labelled(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int] | None:
    """As in "parenting course: …": a task of the usual kinds, before a colon or a dash at the start of a sentence."""
    if at and not tokens[at - 1].stop:
        return None
    for place in range(at + 1, min(at + _LONGEST_LABEL, len(tokens))):
        if tokens[place].word in {":", "-"}:
            label = [token.word for token in tokens[at:place]]
            label = [word for word in label if word not in {"the", "our", "my", "a"}]
            return ((" ".join(label),), place + 1) if label and label[-1] in TASKS else None
        if not tokens[place].word.isalpha() and tokens[place].word != "'s":
            return None
    return None


def _read(name: str, body: Sequence[Token], frame: Frame) -> ActionSaid:
    text = f" {' '.join(token.word for token in body)} "
    barrier = _barrier(text)
    next_step, step_at = _next_step(text, body)
    status = _status(text, waiting=barrier is not None or next_step is not None)
    days = _days(body, frame)
    step_on = next((when.future for place, when in days if next_step and place >= step_at and when.future), None)
    done_on: date | None = None
    if status == "done" and name != "all actions":
        done_on = next((when.past for _, when in days if when.past), None)
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


def _next_step(text: str, body: Sequence[Token]) -> tuple[str | None, int]:
    for step, written in NEXT_STEPS.items():
        for phrase in phrases(written):
            place = text.find(f" {phrase} ")
            if place >= 0:
                return step, len(text[:place].split())
    return None, len(body)
