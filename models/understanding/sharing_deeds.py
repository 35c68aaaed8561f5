"""Layer 5: what one deed says about going through the report with the family, and with whom."""

from dataclasses import dataclass

from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.said import Said, any_of, future, has, other_object, recipient
from models.understanding.sharing_whom import family_before, whom_of
from models.understanding.vocabulary.people import SEVERAL
from models.understanding.vocabulary.phrases import words

_UNREACHED = "unable_to_reach"
_PREVENTING = frozenset({_UNREACHED, "agency_practice_not_to_share"})
_WHEN_AND_WHERE = words(
    "on at by in over via the phone home visit face to clinic school both already and a his her their"
)
_GIVEN_TO_US = {("got",), ("been",), ("was",), ("were",), ("being",), ("get",)}
_THE_LAST_TIME = ("at the last conference", "for the last conference", "at the last review", "last time")
_THROUGH = ("through", "about it", "about the report", "about my report")


@dataclass(frozen=True)
class One:
    """One deed of sharing, or of not sharing."""

    value: str
    deed: Deed
    whom: tuple[str, ...]


def of_deed(said: Said, deed: Deed, every: list[One]) -> One | None:
    if _of_something_else(said, deed) or not _is_sharing(said, deed, every):
        return None
    family_does = deed.subject is not None and deed.subject.kind == Kind.RELATION
    by_custom = deed.subject is not None and deed.subject.kind == Kind.ROLE and deed.negative
    colleague = deed.subject is not None and deed.subject.value == "colleague"
    they_read = deed.lemma == "read" and bool(family_before(said, deed))
    if not (
        deed.by_us
        or _arranged(deed)
        or colleague
        or family_does
        or _they(deed)
        or they_read
        or (by_custom and deed.tense == Tense.PRESENT)
    ):
        return None
    value = "no" if deed.supposed else _value(said, deed)
    if value in {"no", "unsure"} and _kept_away(said, deed):
        return One("offered_refused", deed, _of_clause(deed))
    whom = whom_of(said, deed, own=value == "no" or deed.lemma == "do") or _met_with(said, deed)
    return One(value, deed, whom)


def _of_something_else(said: Said, deed: Deed) -> bool:
    """As in "worried about sharing it with dad", "left it for mum to read", "shared at the last conference"."""
    before = said.reading.words[max(0, deed.place - 4) : deed.place]
    worries = deed.form == "ing" and before[-1:] == ("about",)
    for_them = deed.lemma == "read" and deed.infinitive and "for" in before
    then = deed.tense == Tense.PAST and any_of(said.words(deed.clause.sentence), *_THE_LAST_TIME)
    return worries or for_them or then


def _kept_away(said: Said, deed: Deed) -> bool:
    """As in "mum wouldn't let me share it", "dad wouldn't look at it"."""
    before = f" {said.reading.said(deed.clause.start, deed.place)} "
    if any_of(before, "not let me", "not let us", "not allow me", "not allow us", "not sit down"):
        return has(deed.clause.chunks, Kind.RELATION) or has(deed.clause.chunks, Kind.PERSON, "they")
    theirs = deed.subject is not None and (deed.subject.kind == Kind.RELATION or deed.subject.value == "they")
    return (
        theirs
        and (deed.kind in {"see", "share"} or deed.lemma == "look")
        and any_of(before, "would not", "not want to")
    )


def _of_clause(deed: Deed) -> tuple[str, ...]:
    named = [chunk.value for chunk in deed.clause.chunks if chunk.kind == Kind.RELATION]
    return tuple(dict.fromkeys(each for name in named[:1] for each in SEVERAL.get(name, (name,))))


def _met_with(said: Said, deed: Deed) -> tuple[str, ...]:
    """As in "rang dad and went through it"."""
    met = [d for d in said.deeds if d.place < deed.place and d.clause.sentence == deed.clause.sentence]
    if deed.clause.joined_by != "and" or not met or met[-1].kind not in {"see", "reach", "talk"}:
        return ()
    return whom_of(said, met[-1])


def _arranged(deed: Deed) -> bool:
    """As in "home visit booked for the 11th to go through it with mum"."""
    return deed.infinitive and deed.subject is not None and deed.subject.kind == Kind.OTHER_THING


def _they(deed: Deed) -> bool:
    return deed.subject is not None and deed.subject.value in {"they", "them"} and deed.kind in {"refuse", "see"}


def _is_sharing(said: Said, deed: Deed, every: list[One]) -> bool:
    named = has(deed.around, Kind.THING, "report")
    if "restricted" in said.in_sentence(Topic.OUTLOOK, deed.clause.sentence) and not named:
        return False
    tell = _TELLERS.get(deed.kind)
    return tell is not None and tell(said, deed, every)


def _looks_at_it(_: Said, deed: Deed, __: list[One]) -> bool:
    """As in "dad wouldn't look at it", "will look at it with mum on Friday"."""
    if deed.lemma == "look" and deed.tense != Tense.PRESENT and deed.by_me and not deed.negative:
        return has(deed.clause.chunks, Kind.RELATION)
    theirs = deed.lemma == "look" and not deed.infinitive
    return theirs and deed.subject is not None and deed.subject.kind == Kind.RELATION


def _report(deed: Deed) -> bool:
    return has(deed.around, Kind.THING, "report", "it")


def family_named(deed: Deed) -> bool:
    chunks = deed.clause.chunks
    return has(deed.around, Kind.RELATION) or has(chunks, Kind.PERSON, "they") or has(chunks, Kind.THING, "them")


def _goes_through(said: Said, deed: Deed, every: list[One]) -> bool:
    if deed.lemma == "go" and deed.subject is not None and deed.subject.value == "report" and not deed.passive:
        return False  # "report going over tonight": it is sent
    others = has(deed.clause.chunks, Kind.OTHER_THING) or _with_professionals(deed)
    does = deed.subject is not None and deed.subject.kind == Kind.RELATION
    family = family_named(deed) or (deed.lemma == "read" and does)
    if other_object(deed) or (deed.lemma == "read" and not family):
        return False
    through = deed.lemma in {"go", "run", "be", "share"} or any_of(said.words(deed.clause.sentence), "through")
    research = has(deed.clause.chunks, Kind.THING, "research")
    discussed = deed.lemma == "discuss" and family and "report" in said.about(Topic.THING)
    opening = deed.lemma == "discuss" and family and deed.place <= 1 and deed.tense == Tense.PAST and not deed.negative
    discussed = discussed or opening
    instead = bool(every) and deed.tense == Tense.FUTURE and not others
    short = deed.tense == Tense.PAST and len(deed.clause.chunks) <= 2
    there = deed.tense == Tense.FUTURE and "in_meeting" in said.about(Topic.METHOD, deed)
    unable = deed.lemma == "share" and (deed.negative or short or instead or there) and not others
    return (_report(deed) or (family and through) or unable or discussed) and (family or not others) and not research


def _talks_through(said: Said, deed: Deed, _: list[One]) -> bool:
    return family_named(deed) and any_of(said.words(deed.clause.sentence), *_THROUGH)


def _hands_over(said: Said, deed: Deed, __: list[One]) -> bool:
    to_social_worker = has(deed.clause.chunks, Kind.PERSON, "social_worker")
    copy = "copy_handed_over" in said.about(Topic.METHOD, deed)
    if said.reading.words[max(0, deed.place - 1) : deed.place] in _GIVEN_TO_US and deed.by_me:
        return False  # "only got given this family on Monday"
    return has(deed.around, Kind.RELATION) and (_report(deed) or copy) and not to_social_worker


def _sends(said: Said, deed: Deed, _: list[One]) -> bool:
    to_them = deed.passive and deed.subject is not None and deed.subject.kind == Kind.RELATION
    copy = "copy_handed_over" in said.about(Topic.METHOD, deed)
    after = [chunk for chunk in deed.around if chunk.start > deed.place]
    return (_report(deed) or copy) and (to_them or recipient(after)) and deed.lemma != "put"


def _sees(said: Said, deed: Deed, every: list[One]) -> bool:
    if deed.lemma in {"see", "read"} and deed.tense == Tense.PAST and _by_family(deed):
        return True
    family_does = deed.subject is not None and (deed.subject.kind == Kind.RELATION or bool(family_before(said, deed)))
    copy = deed.lemma in {"have", "get", "receive"} and "copy_handed_over" in said.about(Topic.METHOD, deed)
    return family_does and (_report(deed) or copy or (bool(every) and deed.negative))


def _by_family(deed: Deed) -> bool:
    """As in "not seen by parents"."""
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place][:3]
    return deed.subject is None and bool(after) and after[0].value == "by" and has(after, Kind.RELATION)


def _refuses(said: Said, deed: Deed, every: list[One]) -> bool:
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place]
    if after and after[0].value in {"all", "any", "contact", "visits"} and not _report(deed):
        return False  # contact, or whatever else
    return _report(deed) or bool(every) or any(each.kind == "share" or each.lemma == "look" for each in said.deeds)


def _rings(said: Said, deed: Deed, _: list[One]) -> bool:
    """Rang about the report, and reached nobody; what it was for may follow, and then tells it itself."""
    follows = any(d.kind == "share" and d.clause is deed.clause and d.place > deed.place for d in said.deeds)
    unreached = deed.why == _UNREACHED or _UNREACHED in said.in_sentence(Topic.REASON, deed.clause.sentence)
    about_report = "report" in said.about(Topic.THING)
    return has(deed.around, Kind.RELATION) and about_report and unreached and not follows


def _does_it(said: Said, deed: Deed, every: list[One]) -> bool:
    """As in "will do it on the day", after the sharing it stands for."""
    there = "in_meeting" in said.about(Topic.METHOD, deed) and "report" not in said.about(Topic.THING)
    if there and deed.tense == Tense.FUTURE and deed.lemma == "do" and has(deed.clause.chunks, Kind.THING, "it"):
        return True
    if deed.lemma == "do" and deed.tense == Tense.PAST and _somebody_done(said, deed):
        return True
    with_them = has(deed.clause.chunks, Kind.THING, "it") and has(deed.clause.chunks, Kind.RELATION)
    if deed.lemma == "do" and deed.negative and with_them and said.about(Topic.REASON):
        return True  # "couldn't do it with dad, interpreter cancelled"
    if deed.lemma == "do" and deed.tense == Tense.FUTURE and not deed.negative and with_them:
        return any_of(f" {said.reading.said(deed.place, deed.clause.end)} ", "it with", "this with", "that with")
    ahead = deed.tense == Tense.FUTURE or (deed.tense == Tense.PRESENT and future(said.when(deed)) is not None)
    open_yet = bool(every) and ahead and every[-1].value in {"no", "planned"}
    something_else = has(deed.clause.chunks, Kind.OTHER_THING) or has(deed.clause.chunks, Kind.THING, "report")
    return open_yet and deed.lemma == "do" and not something_else


def _somebody_done(said: Said, deed: Deed) -> bool:
    """As in "did mum on Monday", where going through it is spoken of besides."""
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place]
    besides = "share" in said.kinds and any(d.kind == "share" and d.place > deed.place for d in said.deeds)
    themselves = deed.subject is not None and deed.subject.kind == Kind.RELATION and deed.form == "ed" and not after
    with_days = deed.subject is not None and deed.subject.kind == Kind.RELATION and deed.form == "ed"
    only_when = all(c.kind in {Kind.DAY, Kind.HOUR} or c.value in _WHEN_AND_WHERE for c in after)
    right_after = deed.subject is not None and deed.subject.end == deed.place
    return (
        themselves
        or (with_days and right_after and only_when)
        or (besides and bool(after) and after[0].kind == Kind.RELATION)
    )


def _with_professionals(deed: Deed) -> bool:
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place]
    return (
        has(after, Kind.PERSON, "social_worker", "chair", "conference_service")
        or has(after, Kind.ROLE)
        or has(after, Kind.NAME)
    )


def _value(said: Said, deed: Deed) -> str:
    """yes, no, planned, unsure, refused, offered."""
    reasons = set(said.in_sentence(Topic.REASON, deed.clause.sentence))
    if deed.kind in {"refuse", "reach"}:
        return "offered_refused" if deed.kind == "refuse" else "no"
    if "interpreter_needed" in reasons and deed.infinitive:
        days = any(chunk.kind == Kind.DAY for chunk in said.chunks_in(deed.clause.sentence))
        return "planned" if days else "no"
    habit = deed.tense == Tense.PRESENT and deed.negative
    risky = "sharing_would_increase_risk" in reasons and (deed.negative or deed.tense != Tense.PAST)
    before = f" {said.reading.said(deed.clause.start, deed.place)} "
    could_not = deed.negative and any_of(before, "could not")
    if habit or risky or could_not or (deed.infinitive and reasons & _PREVENTING):
        return "no"
    if deed.doubt == "hedged" or (deed.doubt and deed.tense == Tense.PAST) or _unsure(said, deed):
        return "unsure"
    if deed.negative:
        return "no"
    if deed.kind == "offer":
        return "offered"
    ahead = deed.form == "ing" or deed.tense == Tense.FUTURE
    holds = deed.kind == "see" and deed.lemma in {"have", "aware"} and not ahead  # "the carers have a copy"
    done = deed.tense == Tense.PAST and not said.only_then(deed)
    return "yes" if holds or done else "planned"


def _unsure(said: Said, deed: Deed) -> bool:
    chunks = said.chunks_in(deed.clause.sentence)
    return deed.tense == Tense.PAST and has(chunks, Kind.DOUBT, "hedged")


_TELLERS = {
    "share": _goes_through,
    "talk": _talks_through,
    "give": _hands_over,
    "send": _sends,
    "see": _sees,
    "refuse": _refuses,
    "offer": _refuses,
    "reach": _rings,
    "write": _does_it,
    "begin": _looks_at_it,
}
