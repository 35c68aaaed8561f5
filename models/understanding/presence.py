"""Layer 5: which part of the meeting somebody is there for, from the hours in a reply."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.understanding.chunks import Chunk
from models.understanding.flags import WINDOW
from models.understanding.hours import length_at, on_the_day
from models.understanding.lexicon import Kind, Topic
from models.understanding.said import Said, any_of
from models.understanding.vocabulary.coming_phrases import GOING

#: An hour as far from the start as this belongs to something else.
_FAR = timedelta(hours=6)


@dataclass
class _Hours:
    """From when until when; `busy_until` is the end of whatever keeps them."""

    start: datetime | None = None
    end: datetime | None = None
    busy_until: datetime | None = None


def window(said: Said) -> str | None:
    """The part of the meeting that is attended, as a flag; None when it is all of it."""
    begins = said.frame.conference.replace(tzinfo=None)
    hours = _Hours()
    for chunk in said.reading.chunks:
        if chunk.kind == Kind.HOUR and chunk.hour is not None and not _of_another_day(said, chunk):
            _take(said, chunk, on_the_day(said.frame, chunk.hour), hours)
    hours.start = hours.start or hours.busy_until
    _take_length(said, begins, hours)
    if hours.start is not None and hours.start > begins + _FAR:
        return None
    if hours.end is None and (hours.start is None or hours.start <= begins):
        return None
    start = max(hours.start or begins, begins)
    end = hours.end if hours.end is not None and hours.end > start else None
    return f"{WINDOW}{start:%H:%M}-{f'{end:%H:%M}' if end else ''}"


def _of_another_day(said: Said, hour: Chunk) -> bool:
    """As in "friday noon", "tomorrow at 2": an hour that is none of the conference's."""
    at = said.place_of(hour)
    near = [chunk for chunk in said.reading.chunks[max(0, at - 2) : at + 2] if chunk.when is not None]
    return bool(near) and all(chunk.when and chunk.when.future != said.frame.conference_day for chunk in near)


def _take(said: Said, chunk: Chunk, at: datetime, hours: _Hours) -> None:
    """Put one hour where it belongs, by the word before it."""
    previous = said.reading.words[chunk.start - 1] if chunk.start else ""
    before = said.reading.chunks[max(0, said.place_of(chunk) - 2)]
    between = previous == "and" and "between" in said.reading.words[max(0, before.start - 1) : before.start]
    if (between or previous in {"until", "to"}) and before.kind == Kind.HOUR and hours.start is not None:
        hours.end = at
    elif previous in {"until", "before"} and _barred(said, chunk):
        hours.start = at
    elif any_of(f" {said.reading.said(max(0, chunk.start - 3), chunk.start)} ", *GOING):
        hours.end = at
    elif previous == "at" and _elsewhere(said, chunk):
        return
    elif previous in {"until", "to"}:
        if _keeps_them(said, chunk):
            hours.busy_until = at
        else:
            hours.end = at
    elif hours.start is None:
        hours.start = at


def _keeps_them(said: Said, hour: Chunk) -> bool:
    """Whether the hour is told of what keeps somebody away."""
    clause = next((each for each in said.clauses if each.start <= hour.start < each.end), None)
    return clause is not None and bool(said.about(Topic.ABSENCE, clause))


def _elsewhere(said: Said, hour: Chunk) -> bool:
    """As in "got a meeting at 10 but can make it from 11"."""
    coming = any(deed.kind == "attend" and deed.clause.start <= hour.start < deed.clause.end for deed in said.deeds)
    return _keeps_them(said, hour) and not coming


def _take_length(said: Said, begins: datetime, hours: _Hours) -> None:
    """Lengths of time: "20 minutes late", "for the first hour", "for half an hour"."""
    words = said.reading.words
    for place in range(len(words)):
        length = length_at(words, place)
        if length is None:
            continue
        before = words[max(0, place - 2) : place]
        if "late" in words[place : place + 4]:
            hours.start = begins + length
        elif "first" in before:
            hours.start, hours.end = begins, begins + length
        elif "for" in before and hours.start is None and "start" in words[place : place + 5]:
            hours.start, hours.end = begins, begins + length  # "for 10 minutes at the start"
        elif "for" in before and hours.start is not None:
            hours.end = hours.start + length
        return


def _barred(said: Said, hour: Chunk) -> bool:
    """Whether the hour limits a "cannot": "I can't join before 11"."""
    return any(
        deed.kind == "attend" and deed.negative and deed.clause.start <= hour.start < deed.clause.end
        for deed in said.deeds
    )
