"""Layer 5: on which day the family went through the report, or will."""

from datetime import date

from models.understanding.clauses import Clause
from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind
from models.understanding.said import Said, future, past
from models.understanding.sharing_deeds import One
from models.understanding.vocabulary.people import SEVERAL
from models.understanding.written_dates import When


def days_of(said: Said, value: str, one: One, every: list[One]) -> tuple[date | None, date | None, When | None]:
    when = said.when(one.deed) or _day_of_meeting(said, one.deed)
    if value in {"yes", "partly", "unsure", "offered_refused"}:
        later = next(
            (
                future(d.when)
                for d in said.deeds
                if d.kind == "see" and d.tense != Tense.PAST and d.place > one.deed.place
            ),
            None,
        )
        planned = next((future(each.deed.when) for each in every if each.value == "planned"), None)
        rest = next(
            (c for c in said.clauses if "rest" in said.reading.words[c.start : c.end] and c.start > one.deed.place),
            None,
        )
        if rest is not None:  # "most of it with mum, rest on Friday"
            planned = planned or next((future(chunk.when) for chunk in rest.chunks if chunk.when is not None), None)
            when = next((c.when for c in one.deed.clause.chunks if c.when is not None), None)
        when = _last_of(said, every) or when or _day_of_next(said, one.deed) or _day_of_that(said)
        return past(when, said.frame.today), (planned or later) if value == "partly" else None, when
    if value == "planned":
        beside = next((d.when for d in said.deeds if d.kind in {"see", "book", "reach"} and d.when is not None), None)
        chosen = (
            when
            or next((each.deed.when for each in every if each.value == "planned" and each.deed.when), None)
            or beside
        )
        return None, future(chosen) or future(beside), chosen
    return None, None, when


def _last_of(said: Said, every: list[One]) -> When | None:
    """Of two people on two days the later one: then both have seen it."""
    days = [when for each in every if each.value == "yes" for when in _each_day(said, each.deed) if when.past]
    return max(days, key=lambda when: when.past or said.frame.today) if len(days) > 1 else None


def _each_day(said: Said, deed: Deed) -> list[When]:
    """The days after a deed, each with a person of its own: "dad on the 25th and mum on the 27th"."""
    after = [chunk for chunk in deed.around if chunk.start > deed.place]
    days = [chunk.when for chunk in after if chunk.when is not None]
    people = [chunk for chunk in after if chunk.kind == Kind.RELATION]
    when = said.when(deed)
    several = sum(len(SEVERAL.get(chunk.value, ("one",))) for chunk in people)
    return days if len(days) > 1 and several > 1 else [when] if when else []


def _day_of_meeting(said: Said, deed: Deed) -> When | None:
    """As in "met with dad on Friday and read him the report": the day of the first is that of the second."""
    met = [d for d in said.deeds if d.place < deed.place and d.clause.sentence == deed.clause.sentence]
    joined = deed.clause.joined_by == "and" and met and met[-1].kind in {"see", "reach", "talk"}
    return met[-1].when if joined and met[-1].tense == deed.tense else None


def _day_of_next(said: Said, deed: Deed) -> When | None:
    """As in "was shared and sent on Monday": one day for both."""
    if any(chunk.start > deed.place for chunk in deed.clause.chunks):
        return None
    following = [d for d in said.deeds if d.place > deed.place and d.clause.sentence == deed.clause.sentence]
    return following[0].when if following and following[0].clause.joined_by == "and" else None


def that_was(said: Said) -> Clause | None:
    """As in "That was yesterday at clinic": a sentence that only adds when and where."""
    for clause in said.clauses:
        opening = [chunk.value for chunk in clause.chunks[:2]]
        if opening == ["it", "be"] and len(clause.chunks) <= 6 and any(c.kind == Kind.DAY for c in clause.chunks[2:]):
            return clause
    return None


def _day_of_that(said: Said) -> When | None:
    clause = that_was(said)
    return next((chunk.when for chunk in clause.chunks if chunk.when is not None), None) if clause else None
