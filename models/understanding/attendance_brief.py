"""Layer 5: coming or not, said without a verb of coming: apologies, leave, a way alone, a bare no."""

from models.understanding.clauses import Clause
from models.understanding.deputies import (
    mode_in,
)
from models.understanding.lexicon import Kind, Topic
from models.understanding.said import Said, any_of, has
from models.understanding.vocabulary.coming_phrases import (
    AFTER_ALL,
    APOLOGIES,
    COMING,
    NOT_COMING,
    NOT_THEN,
    ON_THAT_DAY,
    PERHAPS_COMING,
)
from models.understanding.vocabulary.people import TITLES
from models.understanding.vocabulary.phrases import words

_NOES = words("no nope nah")
_SO = {("no",), ("can", "not"), ("i", "can", "not"), ("i", "will", "not")}
_BUSY = frozenset({"another_meeting", "clinic_clash", "teaching_clash", "duty_doctor", "school_trip", "surgery_clash"})
_WAYS = words("in person by on via teams zoom video phone face to please")
_PERHAPS = words("tbc maybe possibly perhaps hopefully unsure potentially probably")
_POLITE = words("sorry im i am afraid hi hello unfortunately thanks so yes not sure yet it is a from me ,")
AWAY = frozenset({"annual_leave", "sickness", "maternity_leave", "court_clash", "training", "another_conference",
                   "non_working_day", "night_shift", "personal", "away"})  # fmt: skip


def opens_with_way(said: Said) -> bool:
    """As in "In person, need a room downstairs"."""
    first = said.clauses[0] if said.clauses else None
    words = said.reading.words[first.start : first.end] if first is not None and not first.asked else ()
    return bool(words) and set(words) <= _WAYS and len(words) > 1 and "report" not in said.about(Topic.THING)


def only_a_way(said: Said, clause: Clause) -> bool:
    """As in "In person.", standing for itself."""
    start, end = said.bounds(clause.sentence)
    return end - start <= 4 and len(clause.chunks) <= 3 and not any(deed.clause is clause for deed in said.deeds)


def without_verb(said: Said) -> str | None:
    words = said.words().replace(" - ", " : ")
    away = any_of(words, "so apologies", "apologies :") and said.about(Topic.ABSENCE)
    if away or any_of(words, *APOLOGIES) or _sends_apologies(said):
        return "no"
    if any_of(words, *COMING):
        return "yes"
    if any_of(words, *NOT_COMING) and not any_of(words, *AFTER_ALL):
        return "no"
    if way_alone(said):
        return "yes"
    if (_opens_with(said, _NOES) and said.about(Topic.ABSENCE)) or _so_no(said):
        return "no"  # "No. Off sick"
    if opens_with_way(said):
        return "yes"
    for clause in said.clauses:
        if not clause.asked and _away_on_the_day(said, clause):
            return "no"
    return _tentative(said)


def _sends_apologies(said: Said) -> bool:
    """As in "Dr Malik sends apologies, she has morning surgery": written for who was asked, by the office."""
    first = next(iter(said.reading.chunks), None)
    titled = first is not None and first.kind == Kind.NAME and first.value.split()[0].lower() in TITLES
    return titled and any_of(said.words(0), "sends apologies", "sends her apologies", "sends his apologies")


def _so_no(said: Said) -> bool:
    """As in "At court Thursday so no", "On nights so I can't"."""
    ends = [c for c in said.clauses if c.joined_by == "so" and said.reading.words[c.start : c.end] in _SO]
    return any(said.in_sentence(Topic.ABSENCE, clause.sentence) for clause in ends)


def _opens_with(said: Said, these: frozenset[str]) -> bool:
    """Whether the first clause is nothing but one of these, and politeness."""
    first = said.clauses[0] if said.clauses else None
    words = said.reading.words[first.start : first.end] if first is not None and not first.asked else ()
    refused = these is _NOES and {"can", "not"} <= set(words)
    return (bool(these & set(words)) or refused) and set(words) <= these | _POLITE | (
        {"can", "do"} if refused else set()
    )


def way_alone(said: Said) -> bool:
    """As in "By phone please": how one comes, and nothing else."""
    opening = said.reading.words[: said.bounds(0)[1]]
    words = [word for word in opening if word not in {"please", "thanks", "for", "me", ".", "-"}]
    wished = any_of(said.words(), "please", "for me")
    if {"ring", "call", "phone"} & set(words) and "me" in said.reading.words:
        return False  # "please ring me"
    if wished and 0 < len(words) <= 3 and not said.asks and mode_in(said, 0) is not None:
        return True
    first = said.clauses[0] if said.clauses else None  # "In person. Report sent …"
    return first is not None and first.sentence == 0 and only_a_way(said, first) and mode_in(said, 0) == "in_person"


def _tentative(said: Said) -> str | None:
    """Doubt without a verb: the whole reply is "will try", or a set phrase that is not about the report."""
    if _opens_with(said, _PERHAPS):
        return "tentative"  # "tbc! waiting to hear if my clinic can be moved"
    if said.asks or "report" in said.about(Topic.THING):
        return None
    doubt = has(said.reading.chunks, Kind.DOUBT, "maybe") and not has(said.reading.chunks, Kind.VERB)
    short = doubt and len(said.reading.words) <= 4
    return "tentative" if short or any_of(said.words(), *PERHAPS_COMING) else None


def _away_on_the_day(said: Said, clause: Clause) -> bool:
    """Leave, court and the like, when it is said to cover the conference."""
    if not (AWAY | _BUSY) & set(said.about(Topic.ABSENCE, clause)) or has(clause.chunks, Kind.RELATION):
        return False
    if any(
        d.clause is clause and d.subject is not None and d.subject.kind in {Kind.NAME, Kind.ROLE} for d in said.deeds
    ):
        return False
    words = said.words(clause.sentence)
    if any_of(words, *AFTER_ALL, *NOT_THEN):
        return False  # "Thursdays are my day off but I can swap"
    if any_of(words, *ON_THAT_DAY):  # fmt: skip
        return True
    if "non_working_day" in said.about(Topic.ABSENCE, clause) and any_of(
        words, f"{said.frame.conference_day:%A}s".lower()
    ):
        return True
    days = [c.when for c in said.chunks_in(clause.sentence) if c.kind == Kind.DAY and c.when is not None]
    day = said.frame.conference_day
    if any(when.future == day for when in days) or any(c.when and c.when.covers(day) for c in clause.chunks):
        return True
    ends = [when.future for when in days if when.future is not None]
    if "maternity_leave" in said.about(Topic.ABSENCE, clause) and days:
        return True
    back = any_of(words, "until", "to", "back", "returning", "through")
    return back and bool(ends) and max(ends) > day and (len(ends) < 2 or min(ends) <= day)
