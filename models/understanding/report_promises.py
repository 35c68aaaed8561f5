"""Layer 5: the report without its name: "not started", "you'll have it Friday", "will go Monday"."""

from models.understanding.chunks import Chunk
from models.understanding.clauses import Clause
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import ReportSaid
from models.understanding.report_sent import Written, to_come
from models.understanding.said import Said, any_of, future, has
from models.understanding.vocabulary.phrases import phrases
from models.understanding.vocabulary.set_phrases import (
    LIGHT,
    NOT_BEGUN_YET,
    TO_BE_DONE,
    UNDER_WAY,
    WILL_GO,
    YOU_WILL_HAVE_IT,
)
from models.understanding.vocabulary.small_words import NO_SUBJECTS
from models.understanding.vocabulary.things import STATES
from models.understanding.written_dates import When, exactly

_SHORT = 10
_FIRST_CLAUSES = 12
#: Words of nobody's in such a clause: those of the states themselves, and small ones.
_ABOUT_IT = (
    NO_SUBJECTS
    | frozenset(word for written in STATES.values() for phrase in phrases(written) for word in phrase.split())
    | LIGHT
)


def opening_state(said: Said, every: list[ReportSaid]) -> list[ReportSaid]:
    """A reminder asks for the report: what opens a clause with how far it is needs not name it."""
    if every or "actions" in said.about(Topic.THING):
        return []
    for clause in said.clauses[:_FIRST_CLAUSES]:
        if clause.asked or clause.joined_by not in {"", ",", "-", "and", "but", "."}:
            continue
        opening = f"{said.reading.said(clause.start, clause.end).removeprefix('sorry ').removeprefix('hi ')} "
        if any(opening.startswith(f"{phrase} ") for phrase in NOT_BEGUN_YET):
            return [ReportSaid("not_started")]
        if any(opening.startswith(f"{phrase} ") for phrase in UNDER_WAY):
            return [ReportSaid("in_progress")]
        state = _state_alone(said, clause)
        if state is not None:
            return [ReportSaid(state)]
    return []


def _state_alone(said: Said, clause: Clause) -> str | None:
    """As in "it's with my manager", "not quite finished", "it'll be late": of nobody, and of no other thing."""
    states = said.about(Topic.STATE, clause)
    others = (Kind.RELATION, Kind.NAME, Kind.OTHER_THING, Kind.DOUBT)
    people = has(clause.chunks, Kind.PERSON) or any(has(clause.chunks, kind) for kind in others)
    elsewhere = any(deed.clause is clause and deed.kind not in {"write", "tell"} for deed in said.deeds)
    late = any_of(f" {said.reading.said(clause.start, clause.end)} ", "late") and not has(clause.chunks, Kind.THING)
    numbered = late or any(chunk.value.isdecimal() for chunk in clause.chunks)
    if (
        numbered
        or not states
        or people
        or elsewhere
        or clause.conditional
        or "attached" in states
        or len(clause.chunks) > _SHORT
    ):
        return None
    if any(
        chunk.kind == Kind.WORD and chunk.value not in _ABOUT_IT and chunk.value.isalpha() for chunk in clause.chunks
    ):
        return None
    ahead = has(clause.chunks, Kind.AUXILIARY, "will", "can")
    negated = states[0] == "completed" and (ahead or has(clause.chunks, Kind.NEGATION))
    return "in_progress" if negated or states[0] == "awaiting_sign_off" else states[0]


def promised_later(said: Said, every: list[ReportSaid], found: Written) -> list[ReportSaid]:
    """A day by which it will be there, said of "it" or of nothing."""
    if any_of(said.words(), *YOU_WILL_HAVE_IT) and not any_of(said.words(), "should have been", "have been with"):
        day = _day(said, list(said.reading.chunks))
        return [to_come(day, found)] if day else []
    statuses = {one.status for one in every}
    spoken_of = "report" in said.about(Topic.THING) or bool(statuses & {"not_started", "in_progress"})
    first = said.clauses[0] if said.clauses else None
    if not spoken_of and first is not None and not first.asked and any_of(said.words(first.sentence), *TO_BE_DONE):
        day = _day(said, list(first.chunks))
        return [to_come(day, found)] if day is not None and not _of_others(said, first) else []
    if not spoken_of or "submitted" in statuses:
        return []
    for clause in said.clauses:
        clause_words = f" {said.reading.said(clause.start, clause.end)} "
        if clause.asked or _of_others(said, clause) or not any_of(clause_words, *WILL_GO):
            continue
        undone = any(d.kind == "share" and d.negative and d.place < clause.start for d in said.deeds)
        if undone and any_of(clause_words, "do it", "do that", "do this"):
            continue  # what will be done is the sharing
        day = _day(said, list(clause.chunks))
        if day is not None:
            return [to_come(day, found)]
    return []


def day_alone(said: Said) -> When | None:
    """As in "… Friday am is realistic", "can it be monday?": a day of which nothing else is told."""
    for clause in said.clauses[1:]:
        days = [chunk.when for chunk in clause.chunks if chunk.kind == Kind.DAY]
        if len(days) != 1 or any(deed.clause is clause for deed in said.deeds):
            continue
        others = [c for c in clause.chunks if c.kind not in {Kind.DAY, Kind.HOUR, Kind.AUXILIARY, Kind.DOUBT}]
        light = all(c.value in LIGHT or (c.kind == Kind.THING and c.value == "it") for c in others)
        future_day = future(days[0])
        if light and future_day is not None and future_day != said.frame.conference_day:
            return days[0]
    return None


def _of_others(said: Said, clause: Clause) -> bool:
    """Whether it is somebody, or the meeting, of which the day is told."""
    deeds = [deed.kind for deed in said.deeds if deed.clause is clause]
    others = (Kind.RELATION, Kind.NAME, Kind.OTHER_THING)
    return bool({"attend", "cover", "see", "share"} & set(deeds)) or any(has(clause.chunks, kind) for kind in others)


def _day(said: Said, chunks: list[Chunk]) -> When | None:
    day = next((chunk.when for chunk in chunks if chunk.kind == Kind.DAY and future(chunk.when)), None)
    by_today = any(chunk.kind == Kind.HOUR and said.by_today(chunk) for chunk in chunks)
    return day or (exactly(said.frame.today, said.frame.today) if by_today else None)
