"""Layer 3: hours of the day and lengths of time, for people who come for part of a conference."""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from models.understanding.frame import Frame
from models.understanding.normalise import Token
from models.understanding.vocabulary.phrases import words

_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s?(am|pm)?")
_BEFORE_AN_HOUR = words("until at from by before after to around about join for past")
_UNITS = {"minutes": 1, "minute": 1, "hour": 60, "hours": 60}
_LENGTHS = {
    ("half", "an", "hour"): 30,
    ("half", "hour"): 30,
    ("an", "hour"): 60,
    ("hour",): 60,
    ("couple", "of", "hours"): 120,
}


def hour_at(tokens: Sequence[Token], at: int) -> time | None:
    """The hour written at a place, if only an hour can stand there. Hours from 1 to 6 are in the afternoon."""
    word, previous = tokens[at].word, tokens[at - 1].word if at else ""
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word in {"noon", "midday"}:
        return time(12)
    match = _CLOCK.fullmatch(word)
    if match is None or following in _UNITS or following in {"copies", "days", "weeks", "%", "th"}:
        return None
    hour, minutes, half = (
        int(match[1]),
        int(match[2] or 0),
        match[3] or (following if following in {"am", "pm"} else ""),
    )
    if not (half or match[2]) and previous not in _BEFORE_AN_HOUR:
        return None
    if half == "pm" or (not half and hour < 7):
        hour += 12 if hour < 12 else 0
    return time(hour, minutes) if hour < 24 and minutes < 60 else None


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
