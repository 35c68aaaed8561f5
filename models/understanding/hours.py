"""Layer 3: hours of the day and lengths of time, for people who come for part of a conference."""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from models.understanding.frame import Frame
from models.understanding.normalise import Token
from models.understanding.vocabulary.phrases import words

_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s?(am|pm)?")
_BEFORE_AN_HOUR = words("until at from by before after to around about join for past between")
_UNITS = {"minutes": 1, "minute": 1, "hour": 60, "hours": 60}
_PARTS = frozenset({"half", "quarter"})
_HOURS = {str(hour): hour for hour in range(1, 13)} | {
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "one": 1,
    "two": 2,
}
_LENGTHS = {
    ("half", "an", "hour"): 30,
    ("half", "hour"): 30,
    ("an", "hour"): 60,
    ("hour",): 60,
    ("couple", "of", "hours"): 120,
}


def hour_at(tokens: Sequence[Token], at: int) -> tuple[int, time] | None:
    """The hour written at a place, and its length in words, if only an hour can stand there.

    Hours from 1 to 6 are in the afternoon.
    """
    word, previous = tokens[at].word, tokens[at - 1].word if at else ""
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word in {"noon", "midday"}:
        return 1, time(12)
    if word in _PARTS:
        return _part_of_an_hour([token.word for token in tokens[at : at + 3]])
    match = _CLOCK.fullmatch(word)
    if match is None or following in _UNITS or following in {"copies", "days", "weeks", "%", "th"}:
        return None
    half = match[3] or (following if following in {"am", "pm"} else "")
    if not (half or match[2] or previous in _BEFORE_AN_HOUR or _spans(tokens, at) or _ends_a_span(tokens, at)):
        return None
    if not (half or match[2]) and int(match[1]) > 12:
        return None  # a house number, rather
    found = _clock_time(int(match[1]), int(match[2] or 0), half)
    return (2 if following in {"am", "pm"} and not match[3] else 1, found) if found else None


def _spans(tokens: Sequence[Token], at: int) -> bool:
    """As in "10 to half ten": the first of two hours."""
    after = [token.word for token in tokens[at + 1 : at + 3]]
    if len(after) < 2 or after[0] not in {"to", "until"} or not tokens[at].word.isdecimal():
        return False
    return after[1] in _PARTS or (bool(_CLOCK.fullmatch(after[1])) and 7 <= int(tokens[at].word) <= 18)


def _ends_a_span(tokens: Sequence[Token], at: int) -> bool:
    """As in "between 10.30 and 11"."""
    before = [token.word for token in tokens[max(0, at - 4) : at]]
    return before[-1:] == ["and"] and "between" in before


def _clock_time(hour: int, minutes: int, half: str) -> time | None:
    if half == "pm" or (not half and hour < 7):
        hour += 12 if hour < 12 else 0
    return time(hour, minutes) if hour < 24 and minutes < 60 else None


def _part_of_an_hour(words: Sequence[str]) -> tuple[int, time] | None:
    """As in "half 10", "half past ten", "quarter to 11"."""
    turn = words[1] if words[1:2] and words[1] in {"past", "to"} else ""
    place = 2 if turn else 1
    hour = _HOURS.get(words[place], 0) if len(words) > place else 0
    if not hour or (words[0] == "quarter" and not turn):
        return None
    minutes = {"half": 30, "quarter": 45 if turn == "to" else 15}[words[0]]
    found = _clock_time(hour - (turn == "to"), minutes, "")
    return (place + 1, found) if found else None


def length_at(words: Sequence[str], at: int) -> timedelta | None:
    """A length of time written at a place: "20 minutes", "half an hour", "first hour"."""
    for said, minutes in _LENGTHS.items():
        if tuple(words[at : at + len(said)]) == said:
            return timedelta(minutes=minutes)
    if at + 1 < len(words) and words[at].isdecimal() and len(words[at]) < 4 and words[at + 1] in _UNITS:
        return timedelta(minutes=int(words[at]) * _UNITS[words[at + 1]])
    return None


def on_the_day(frame: Frame, at: time) -> datetime:
    return datetime.combine(frame.conference_day, at)
