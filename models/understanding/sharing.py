"""Layer 5: whether the family has gone through the report, before the meeting, with whom and how."""

from dataclasses import dataclass, field
from datetime import date

from models.understanding.chunks import Chunk
from models.understanding.dates import When
from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import SharingSaid
from models.understanding.said import Said, any_of, date_flags, future, has, past, recipient
from models.understanding.vocabulary.people import SEVERAL

_HOMES = frozenset({"house", "home", "address", "flat"})
_THROUGH = ("through", "about it", "about the report", "about my report")


@dataclass
class Shared:
    """What was found out about sharing."""

    sharing: SharingSaid = field(default_factory=SharingSaid)
    flags: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _One:
    """One deed of sharing, or of not sharing."""

    value: str
    deed: Deed
    whom: tuple[str, ...]


def shared(said: Said) -> Shared:
    """Read the sharing with the family."""
    found = Shared()
    every: list[_One] = []
    for deed in said.deeds:
        one = _of_deed(said, deed, every) if deed.factual else None
        if one is not None:
            every.append(one)
    if not every:
        return found
    value, chosen = _together(every, said)
    if value is None or chosen is None:
        return found
    whom = chosen.whom
    if value == "planned" and not whom:
        seen = [_whom(said, deed) for deed in said.deeds if deed.kind == "see" and deed.factual]
        whom = next((each for each in ([one.whom for one in every] + seen) if each), ())
    method, inferred = _method(said, chosen, value)
    on, planned_for, when = _days(said, value, chosen, every)
    reason = _reason(said, value, every) if value in {"no", "planned"} else None
    response = _response(said) if value in {"yes", "partly"} else None
    if method == "in_meeting" and value == "planned":
        planned_for = said.frame.conference_day
    found.sharing = SharingSaid(value, on, whom or None, method, response, reason, planned_for)
    _flag(said, found, when, inferred=inferred)
    return found


def _flag(said: Said, found: Shared, when: When | None, *, inferred: bool) -> None:
    sharing, flags = found.sharing, found.flags
    if inferred:
        flags.add("method_inferred")
    if sharing.value in {"yes", "partly", "unsure", "refused"} and sharing.on is None:
        flags |= date_flags(when, None)
    if sharing.value == "planned":
        if sharing.method == "in_meeting":
            flags.add("in_meeting_is_not_before_conference")
        elif sharing.planned_for is None:
            flags |= date_flags(when, None) if not _before_it(said) else {"date_vague"}
        elif sharing.planned_for > said.frame.report_due:
            flags.add("after_report_deadline")
    if sharing.reason == "agency_practice_not_to_share":
        flags.add("signpost_sharing_guidance")
    if sharing.reason == "increased_risk":
        flags |= {"restricted_information", "connect_chair_privately", "do_not_show_in_channel"}


def _before_it(said: Said) -> bool:
    return "before_it" in said.about(Topic.METHOD)


def _of_deed(said: Said, deed: Deed, every: list[_One]) -> _One | None:
    if not _is_sharing(said, deed, every):
        return None
    family_does = deed.subject is not None and deed.subject.kind == Kind.RELATION
    if not (deed.by_us or family_does or _they(deed)):
        return None
    return _One(_value(said, deed), deed, _whom(said, deed))


def _they(deed: Deed) -> bool:
    return deed.subject is not None and deed.subject.value == "they" and deed.kind in {"refuse", "see"}


def _is_sharing(said: Said, deed: Deed, every: list[_One]) -> bool:
    report = has(deed.around, Kind.THING, "report", "it")
    family = (
        has(deed.around, Kind.RELATION)
        or has(deed.clause.chunks, Kind.PERSON, "they")
        or has(deed.clause.chunks, Kind.THING, "them")
    )
    restricted = "restricted" in said.in_sentence(Topic.OUTLOOK, deed.clause.sentence)
    if restricted and not has(deed.around, Kind.THING, "report"):
        return False
    if deed.kind == "share":
        others = has(deed.clause.chunks, Kind.OTHER_THING) or _with_professionals(deed)
        through = deed.lemma in {"go", "run", "be"} or any_of(said.words(deed.clause.sentence), "through")
        return (
            (report or (family and (through or deed.lemma == "share")))
            and not (others and not family)
            and not _elsewhere(deed)
        )
    if deed.kind == "talk":
        return family and any_of(said.words(deed.clause.sentence), *_THROUGH)
    if deed.kind == "give":
        return has(deed.around, Kind.RELATION) and report and not has(deed.clause.chunks, Kind.PERSON, "social_worker")
    if deed.kind == "send":
        return report and _to_family(deed)
    if deed.kind == "see":
        family_does = deed.subject is not None and deed.subject.kind == Kind.RELATION
        return family_does and (report or (bool(every) and deed.negative))
    if deed.kind in {"refuse", "offer"}:
        return report or any(each.kind == "share" for each in said.deeds)
    if deed.kind == "reach":
        return (
            has(deed.around, Kind.RELATION)
            and "report" in said.about(Topic.THING)
            and _unreached(said, deed)
            and not _share_follows(said, deed)
        )
    if deed.kind == "write":  # "will do it on the day", after the sharing it stands for
        return (
            bool(every)
            and deed.lemma == "do"
            and has(deed.clause.chunks, Kind.THING, "it")
            and every[-1].value in {"no", "planned"}
        )
    return False


def _elsewhere(deed: Deed) -> bool:
    return has(deed.clause.chunks, Kind.THING, "research")


def _with_professionals(deed: Deed) -> bool:
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place]
    return (
        has(after, Kind.PERSON, "social_worker", "chair", "conference_service")
        or has(after, Kind.ROLE)
        or has(after, Kind.NAME)
    )


def _to_family(deed: Deed) -> bool:
    after = [chunk for chunk in deed.around if chunk.start > deed.place]
    return recipient(after)


def _share_follows(said: Said, deed: Deed) -> bool:
    return any(d.kind == "share" and d.clause is deed.clause and d.place > deed.place for d in said.deeds)


def _unreached(said: Said, deed: Deed) -> bool:
    return "unable_to_reach" in said.in_sentence(Topic.REASON, deed.clause.sentence) or deed.why == "unable_to_reach"


def _value(said: Said, deed: Deed) -> str:
    sentence = deed.clause.sentence
    reasons = set(said.in_sentence(Topic.REASON, sentence))
    if deed.kind == "refuse":
        return "refused"
    if deed.kind == "reach":
        return "no"
    if "increased_risk" in reasons or (deed.tense == Tense.PRESENT and deed.negative):
        return "no"
    if "interpreter_needed" in reasons and deed.infinitive:
        return "planned" if any(c.kind == Kind.DAY for c in said.chunks_in(sentence)) else "no"
    if deed.infinitive and "unable_to_reach" in reasons:
        return "no"
    if deed.doubt == "hedged" or (deed.doubt and deed.tense == Tense.PAST) or _unsure(said, deed):
        return "unsure"
    if deed.negative:
        return "no"
    if deed.kind == "offer":
        return "offered"
    if "agency_practice_not_to_share" in reasons and deed.infinitive:
        return "no"
    if deed.tense == Tense.PAST:
        return "yes"
    return "planned"


def _unsure(said: Said, deed: Deed) -> bool:
    chunks = said.chunks_in(deed.clause.sentence)
    return deed.tense == Tense.PAST and has(chunks, Kind.DOUBT, "hedged")


def _whom(said: Said, deed: Deed) -> tuple[str, ...]:
    found: list[str] = []
    words = said.reading.words
    chunks = list(deed.around)
    if deed.subject is not None and deed.subject.kind == Kind.RELATION and deed.subject not in chunks:
        chunks.insert(0, deed.subject)
    if has(deed.clause.chunks, Kind.PERSON, "they"):
        found += _antecedent(said, deed)
    for chunk in chunks:
        if chunk.kind == Kind.RELATION and not _only_beside(words, chunk):
            found += SEVERAL.get(chunk.value, (chunk.value,))
    return tuple(dict.fromkeys(found))


def _antecedent(said: Said, deed: Deed) -> list[str]:
    """Whom "her" stands for: the one person named before, in the same sentence."""
    if not any_of(f" {said.reading.said(deed.clause.start, deed.clause.end)} ", "with her", "with him", "he", "she"):
        return []
    before = [c for c in said.chunks_in(deed.clause.sentence) if c.kind == Kind.RELATION and c.end <= deed.clause.start]
    return [before[-1].value] if before and before[-1].value not in SEVERAL else []


def _only_beside(words: tuple[str, ...], chunk: Chunk) -> bool:
    """ "mum's boyfriend", "child protection", "children's centre": the relation only belongs to another word."""
    following = words[chunk.end : chunk.end + 2]
    if following[:1] == ("'s",):
        return following[1:2] != () and following[1] not in _HOMES
    return (
        following[:1] in {("protection",), ("in",), ("health",)}
        and chunk.value == "child"
        and following[1:2] in {("need",), ("protection",), ()}
        or following[:1] == ("protection",)
    )


def _together(every: list[_One], said: Said) -> tuple[str | None, _One | None]:
    values = {one.value for one in every}
    first = {value: next(one for one in every if one.value == value) for value in values}
    if "refused" in values:
        refused = first["refused"]
        whom = refused.whom or (first["offered"].whom if "offered" in values else ())
        chosen = _One(
            "refused",
            first["offered"].deed if "offered" in values and refused.deed.when is None else refused.deed,
            whom,
        )
        return ("partly", first["yes"]) if "yes" in values else ("refused", chosen)
    if "yes" in values:
        return (
            ("partly" if values & {"no", "planned"} and _differ(every) else "yes", first["yes"])
            if "unsure" not in values
            else ("unsure", first["unsure"])
        )
    for value in ("planned", "unsure", "no"):
        if value in values:
            return value, first[value]
    return None, None


def _differ(every: list[_One]) -> bool:
    """Whether what was not done concerns somebody else than what was."""
    done = {whom for one in every if one.value == "yes" for whom in one.whom}
    rest = {whom for one in every if one.value != "yes" for whom in one.whom}
    return bool(rest - done)


def _method(said: Said, one: _One, value: str) -> tuple[str | None, bool]:
    methods = said.about(Topic.METHOD, one.deed)
    if value == "planned" and "before_it" not in methods and "in_meeting" in methods:
        return "in_meeting", False
    if value == "planned" and "interpreter_needed" in said.in_sentence(Topic.REASON, one.deed.clause.sentence):
        return "face_to_face", False
    lemma = one.deed.lemma
    for method in ("video", "phone", "face_to_face", "copy_handed_over"):
        if method in methods:
            return method, False
    if lemma == "post" or "post" in methods:
        return "post", False
    if one.deed.kind == "send" and lemma == "email":
        return "email", False
    if one.deed.kind == "give" and has(one.deed.around, Kind.THING, "report", "it"):
        return "copy_handed_over", False
    together = lemma in {"go", "run"} and one.deed.kind == "share" and bool(one.whom)
    return ("face_to_face", True) if together and value == "yes" else (None, False)


def _days(said: Said, value: str, one: _One, every: list[_One]) -> tuple[date | None, date | None, When | None]:
    when = one.deed.when
    if value in {"yes", "partly", "unsure", "refused"}:
        later = next(
            (
                future(d.when)
                for d in said.deeds
                if d.kind == "see" and d.tense != Tense.PAST and d.place > one.deed.place
            ),
            None,
        )
        planned = next((future(each.deed.when) for each in every if each.value == "planned"), None)
        when = when or _day_of_next(said, one.deed)
        return past(when, said.frame.today), (planned or later) if value == "partly" else None, when
    if value == "planned":
        beside = next((d.when for d in said.deeds if d.kind in {"see", "book"} and d.when is not None), None)
        chosen = (
            when
            or next((each.deed.when for each in every if each.value == "planned" and each.deed.when), None)
            or beside
        )
        return None, future(chosen), chosen
    return None, None, when


def _day_of_next(said: Said, deed: Deed) -> When | None:
    """ "was shared and sent on Monday": one day for both."""
    if any(chunk.start > deed.place for chunk in deed.clause.chunks):
        return None
    following = [d for d in said.deeds if d.place > deed.place and d.clause.sentence == deed.clause.sentence]
    return following[0].when if following and following[0].clause.joined_by == "and" else None


def _reason(said: Said, value: str, every: list[_One]) -> str | None:
    for one in every:
        if one.value in {"no", value} and one.deed.why:
            return one.deed.why
    mine = {one.deed.clause.sentence for one in every}
    for sentence in sorted(mine):
        found = said.in_sentence(Topic.REASON, sentence)
        if found:
            return "increased_risk" if "increased_risk" in found else found[0]
    deeds = [one.deed for one in every if one.value == "no"]
    never = any(d.tense == Tense.PRESENT and d.negative and d.clause.chunks for d in deeds)
    return (
        "agency_practice_not_to_share"
        if never and any_of(said.words(), "reports", "never", "policy", "practice")
        else None
    )


def _response(said: Said) -> str | None:
    found = said.about(Topic.RESPONSE)
    if "in_part" in found and "disagreed" in found:
        return "disagreed_in_part"
    for response in ("disagreed", "no_response", "agreed"):
        if response in found:
            return "disagreed_in_part" if response == "agreed" and "in_part" in found else response
    return None
