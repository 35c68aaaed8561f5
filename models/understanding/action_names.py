"""Layer 5: where a reply tells of actions, and what they are called: by number, all of them, or by the task's name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.understanding.lexicon import verb_forms
from models.understanding.normalise import Token
from models.understanding.vocabulary.phrases import phrases, words
from models.understanding.vocabulary.tasks import (
    ALL_ACTIONS,
    GOES_ON,
    NO_LABELS,
    PLAIN_TASKS,
    STATUSES,
    STRAIGHT,
    TASKS,
)

_LONGEST_LABEL = 8
_AFTER_A_NUMBER = words("is has was not - : in done complete completed ongoing outstanding still")
_NO_TASKS = (
    ["action"],
    ["actions"],
    ["change", "of", "plan"],
    ["attendance"],
    ["meeting"],
    ["plan"],
    ["contact"],
    ["hearing"],
)
_NEVER_ALONE = words("check checks test tests review reviews assessment reg screening")
_ALL = frozenset(said.split()[0] for said in ALL_ACTIONS)
_LONGEST_STATEMENT = 60
MOST_ACTIONS = 30


@dataclass(frozen=True)
class Section:
    """The part of a reply that tells of some actions: their names, and where it is told."""

    names: tuple[str, ...]
    start: int
    body: int
    end: int


def sections(tokens: Sequence[Token]) -> list[Section]:
    found: list[Section] = []
    for at in range(len(tokens)):
        if len(found) > MOST_ACTIONS:
            break
        if found and at < found[-1].body:
            continue
        named = (
            _numbered(tokens, at, after=bool(found) and found[-1].end >= at - 1)
            or _all_of_them(tokens, at)
            or _labelled(tokens, at)
            or _stated(tokens, at, after=bool(found) and found[-1].end >= at - 1)
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
    while end < last and not (tokens[end].stop and not _goes_on(tokens, end + 1)):
        if (
            tokens[end].word in {",", "-", ";", "and", "but"}
            and end + 2 < len(tokens)
            and _other_matter(tokens, end + 1)
        ):
            return end
        end += 1
    return end


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """As in "2 of 6 sessions. Next one is Tuesday": the next sentence tells of the same action."""
    opening = f"{' '.join(token.word for token in tokens[at : at + 6])} "
    return "report" not in opening and any(opening.startswith(f"{phrase} ") for phrase in GOES_ON)


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


def _digits(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].word.isdecimal()


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
    """As in "parenting course: …": a task of the usual kinds, before a colon or a dash at the start of a sentence;
    or any other few words before a colon, when how far it is follows.
    """
    if at and not tokens[at - 1].stop:
        return None
    for place in range(at + 1, min(at + _LONGEST_LABEL, len(tokens))):
        if tokens[place].word in {":", "-"}:
            label = _label([token.word for token in tokens[at:place]])
            told = bool(label) and label[-1] in TASKS and label not in _NO_TASKS
            told = told or (_namable(label) and _straight(tokens, place + 1))
            told = told or (_namable(label) and _counted(tokens, place + 1))
            return ((" ".join(label),), place + 1) if told else None
        if not tokens[place].word.isalpha() and tokens[place].word != "'s":
            return None
    return None


def _label(typed: list[str]) -> list[str]:
    """The name alone: "our action was the assessment" is "assessment", "rent arrears action" is "rent arrears"."""
    for lead in (["our", "action", "was"], ["our", "action", "is"], ["my", "action", "was"], ["my", "action", "is"]):
        if typed[: len(lead)] == lead:
            typed = typed[len(lead) :]
    found = [word for word in typed if word not in {"the", "our", "my", "a"}]
    return found[:-1] if len(found) > 1 and found[-1] in {"action", "actions"} else found


def _namable(label: list[str]) -> bool:
    return bool(label) and not any(word in NO_LABELS or word in verb_forms() - TASKS for word in label)


def _counted(tokens: Sequence[Token], at: int) -> bool:
    """As in "14 of 20 sessions done", "booked for 24 March"."""
    text = f" {' '.join(token.word for token in tokens[at : at + 8])} "
    return bool(re.search(r" \d{1,3} (?:of|out of) (?:the )?\d{1,3} ", text)) or any(
        f" {phrase} " in text for phrase in STRAIGHT
    )


def _straight(tokens: Sequence[Token], at: int) -> bool:
    text = f"{' '.join(token.word for token in tokens[at : at + 5])} "
    return any(text.startswith(f"{phrase} ") for phrase in STRAIGHT)


def _stated(tokens: Sequence[Token], at: int, *, after: bool) -> tuple[tuple[str, ...], int] | None:
    """As in "smoking cessation referral done 9 Feb": a plain task at the start of a sentence, and how far it is."""
    begins = at == 0 or tokens[at - 1].stop or (after and tokens[at - 1].word in {",", ";", "and", "but"})
    if not begins and tokens[at - 1].word not in {",", ";"}:
        return None
    for place in range(at, min(at + _LONGEST_LABEL - 1, len(tokens))):
        if (
            tokens[place].stop
            or tokens[place].word in {"-", ":", ","}
            or (tokens[place].word == "action" and _digits(tokens, place + 1))
        ):
            return None
        body = place + 1
        ours = [token.word for token in tokens[body : body + 4]] == ["(", "our", "action", ")"]
        plain = tokens[place].word in PLAIN_TASKS or (place > at and tokens[place].word in {"action", "sessions"})
        if not (plain or ours):
            continue
        alone = place == at and tokens[place].word in _NEVER_ALONE
        if (alone and not ours) or (not begins and place == at):
            continue
        body += 4 if ours else 0
        label = _label([token.word for token in tokens[at : place + 1]])
        text = f"{' '.join(token.word for token in tokens[body : body + 4])} "
        straight = _straight(tokens, body)
        counted = bool(re.match(r"\d{1,3} (?:of|out of) (?:the )?\d{1,3} ", text))
        if _namable(label) and (straight or counted):
            return (" ".join(label),), body
    return None
