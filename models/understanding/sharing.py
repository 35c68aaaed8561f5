"""Layer 5: whether the family has gone through the report, before the meeting, with whom and how."""

import re
from dataclasses import dataclass, field, replace

from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import SharingSaid
from models.understanding.said import Said, any_of, date_flags, future, has
from models.understanding.sharing_besides import again, in_turn, in_vain, left_out, still_to_come, to_be_seen, unwelcome
from models.understanding.sharing_days import days_of
from models.understanding.sharing_deeds import One, of_deed
from models.understanding.sharing_methods import method_of, methods_of
from models.understanding.sharing_whom import excepted, whom_of
from models.understanding.vocabulary.people import SEVERAL
from models.understanding.vocabulary.set_phrases import MISSED, OUTRIGHT, RIGHT_BEFORE, TURNED_DOWN
from models.understanding.written_dates import When

_A_BIT = re.compile(r" the (?:\w+ ){0,2}(?:bit|bits|part|section) ")

_FORGETTING = ("remember", "recall", "not sure", "unsure", "not certain")


@dataclass
class Shared:
    """What was found out about sharing."""

    sharing: SharingSaid = field(default_factory=SharingSaid)
    flags: set[str] = field(default_factory=set)


def shared(said: Said) -> Shared:
    """Read the sharing with the family."""
    found = Shared()
    every = _told(said)
    if not every:
        _by_practice(said, found)
        return found
    value, chosen = _together(every)
    if value == "no" and any_of(said.words(), *OUTRIGHT) and has(said.reading.chunks, Kind.RELATION):
        value = "offered_refused"
    if value == "no" and _interpreter_rebooked(said):
        value = "planned"
    but_not = any_of(said.words(), "but not the report", "but not the actual report", "but not the full report")
    if value == "yes" and chosen is not None and (but_not or _but_not(said, chosen)):
        value = "partly"
    value = "partly" if value == "yes" and chosen is not None and _in_part(said, chosen) else value
    at_risk = value in {"yes", "partly"} and "sharing_would_increase_risk" in said.about(Topic.REASON)
    value = "partly" if at_risk else value  # "can't go to dad, it would put her at risk; went through it with mum"
    if value is None or chosen is None:
        return found
    whom = _whom(said, value, chosen, every)
    if value == "yes" and in_turn(said, [one for one in every if one.deed.clause is chosen.deed.clause]):
        whom = tuple(dict.fromkeys(each for one in every for each in one.whom))
    method, inferred = method_of(said, chosen, value, every)
    on, planned_for, when = days_of(said, value, chosen, every)
    reason = _reason(said, value, every) if value in {"no", "planned"} else None
    reason = "sharing_would_increase_risk" if at_risk else reason
    response = _response(said) if value in {"yes", "partly"} else None
    on_the_day = value == "planned" and planned_for is None and _on_its_day(said, chosen)
    if (method == "in_meeting" and value == "planned") or on_the_day:
        planned_for = said.frame.conference_day
    found.sharing = SharingSaid(value, on, whom or None, method, response, reason, planned_for)
    _flag(said, found, when, inferred=inferred)
    return found


def _told(said: Said) -> list[One]:
    """Every deed of sharing, then what is planned for those who have not seen it."""
    every: list[One] = []
    for deed in said.deeds:
        if unwelcome(said, deed) and has(deed.clause.chunks, Kind.THING, "report", "it"):
            every.append(One("offered_refused", deed, _of_sentence(said, deed)))
            continue
        told = deed.factual or _given_up(deed) or _unwanted(said, deed) or _forgotten(said, deed)
        one = of_deed(said, deed, every) if told else None
        if one is not None:
            every.append(replace(one, value="unsure") if _forgotten(said, deed) else one)
    offered = [one for one in every if one.value == "offered"]
    if offered and any_of(said.words(), *TURNED_DOWN):
        every.append(replace(offered[0], value="offered_refused"))
    every += in_turn(said, every)
    every += left_out(said, every)
    if every and {one.value for one in every} <= {"no", "yes"}:
        every += [one for deed in said.deeds if (one := to_be_seen(said, deed, every)) is not None]
        every += again(said, every) if {one.value for one in every} == {"no"} else []
        every += still_to_come(said, every) if {one.value for one in every} == {"no"} else []
    return every or in_vain(said)


def _in_part(said: Said, one: One) -> bool:
    """As in "been through most of it with mum, rest on Friday"."""
    words = f" {said.reading.said(one.deed.place, one.deed.clause.end)} "
    return any_of(words, "most of it", "most of the report", "part of it", "some of it", "half of it", "main points")


def _on_its_day(said: Said, one: One) -> bool:
    """As in "just before we go in": in time for the meeting, and no sooner."""
    methods = set(methods_of(said, one.deed))
    return {"before_it", "in_meeting"} <= methods or any_of(said.words(one.deed.clause.sentence), *RIGHT_BEFORE)


def _whom(said: Said, value: str, chosen: One, every: list[One]) -> tuple[str, ...]:
    """With whom it was, or will be, shared; nobody when it was not."""
    if value == "no":
        return ()
    if value != "planned" or chosen.whom:
        return chosen.whom
    seen = [whom_of(said, deed) for deed in said.deeds if deed.kind == "see" and deed.factual]
    return next((each for each in ([one.whom for one in every] + seen) if each), ()) or _unreached(said)


def _unreached(said: Said) -> tuple[str, ...]:
    """As in "Mum wasn't in, so not been able to go through it"."""
    people = {c.value for c in said.reading.chunks if c.kind == Kind.RELATION}
    return tuple(people) if len(people) == 1 and "unable_to_reach" in said.about(Topic.REASON) else ()


def _of_sentence(said: Said, deed: Deed) -> tuple[str, ...]:
    named = [c.value for c in said.chunks_in(deed.clause.sentence) if c.kind == Kind.RELATION and c.start < deed.place]
    return tuple(dict.fromkeys(each for name in named for each in SEVERAL.get(name, (name,))))


def _given_up(deed: Deed) -> bool:
    """As in "I was going to share it": it did not happen."""
    return deed.supposed and deed.kind == "share" and not (deed.clause.asked or deed.reported)


def _forgotten(said: Said, deed: Deed) -> bool:
    """As in "can't remember if I shared it with them": it may have happened."""
    mine = deed.by_me and deed.kind == "share" and deed.clause.joined_by in {"if", "whether"}
    before = f" {said.reading.said(max(0, deed.clause.start - 4), deed.clause.start)} "
    return mine and deed.tense == Tense.PAST and any_of(before, *_FORGETTING)


def _unwanted(said: Said, deed: Deed) -> bool:
    """As in "I don't want dad to see it, it's not safe for mum"."""
    wanted = any(each.lemma == "want" and each.negative and each.by_me for each in said.deeds)
    return deed.reported and wanted and "sharing_would_increase_risk" in said.about(Topic.REASON)


def _by_practice(said: Said, found: Shared) -> None:
    """As in "Reports go straight to conference and not to parents": nobody does it, so there is no deed."""
    for number in sorted({clause.sentence for clause in said.clauses if not clause.asked}):
        families = has(said.chunks_in(number), Kind.RELATION, "parents", "family")
        ours = "report" in said.in_sentence(Topic.THING, number)
        if ours and families and "agency_practice_not_to_share" in said.in_sentence(Topic.REASON, number):
            found.sharing = SharingSaid("no", reason="agency_practice_not_to_share")
            found.flags.add("signpost_sharing_guidance")


def _interpreter_rebooked(said: Said) -> bool:
    ahead = any(deed.kind == "book" and future(deed.when) is not None for deed in said.deeds)
    return ahead and "interpreter_needed" in said.about(Topic.REASON)


def _flag(said: Said, found: Shared, when: When | None, *, inferred: bool) -> None:
    sharing, flags = found.sharing, found.flags
    if inferred:
        flags.add("method_inferred")
    if sharing.value in {"yes", "partly", "unsure", "offered_refused"} and sharing.on is None:
        flags |= date_flags(when, None)
    if sharing.value == "partly" and sharing.planned_for is not None and sharing.planned_for > said.frame.report_due:
        flags.add("after_report_deadline")
    if sharing.value == "planned":
        if sharing.method == "in_meeting":
            flags.add("in_meeting_is_not_before_conference")
        elif sharing.planned_for is None:
            flags |= date_flags(when, None) if not _before_it(said) else {"date_vague"}
        elif sharing.planned_for > said.frame.report_due:
            flags.add("after_report_deadline")
    if sharing.reason == "agency_practice_not_to_share":
        flags.add("signpost_sharing_guidance")
    if sharing.reason == "sharing_would_increase_risk":
        flags |= {"restricted_information", "connect_chair_privately", "do_not_show_in_channel"}


def _before_it(said: Said) -> bool:
    return "before_it" in said.about(Topic.METHOD)


def _together(every: list[One]) -> tuple[str | None, One | None]:
    values = {one.value for one in every}
    first = {value: next(one for one in every if one.value == value) for value in values}
    if "offered_refused" in values:
        refused = first["offered_refused"]
        whom = refused.whom or (first["offered"].whom if "offered" in values else ())
        chosen = One(
            "offered_refused",
            first["offered"].deed if "offered" in values and refused.deed.when is None else refused.deed,
            whom,
        )
        return ("partly", first["yes"]) if "yes" in values else ("offered_refused", chosen)
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


def _differ(every: list[One]) -> bool:
    """Whether what was not done concerns somebody else than what was."""
    done = {whom for one in every if one.value == "yes" for whom in one.whom}
    rest = {whom for one in every if one.value != "yes" for whom in one.whom}
    return bool(rest - done)


def _but_not(said: Said, one: One) -> bool:
    return any(chunk.kind == Kind.RELATION and excepted(said.reading.words, chunk) for chunk in one.deed.around)


def _reason(said: Said, value: str, every: list[One]) -> str | None:
    for one in every:
        if one.value in {"no", value} and one.deed.why:
            return one.deed.why
    if value == "planned" and not any(one.value == "no" for one in every) and _in_meeting(said, every):
        return None
    mine = {one.deed.clause.sentence for one in every}
    for sentence in sorted(mine):
        found = said.in_sentence(Topic.REASON, sentence)
        if found:
            return "sharing_would_increase_risk" if "sharing_would_increase_risk" in found else found[0]
    beside = set(said.about(Topic.REASON))
    if value == "no" and len(beside) == 1:
        return beside.pop()
    if not beside and any_of(said.words(), *MISSED) and not _in_meeting(said, every):
        return "unable_to_reach"
    deeds = [one.deed for one in every if one.value == "no"]
    never = any(d.tense == Tense.PRESENT and d.negative and d.clause.chunks for d in deeds)
    return (
        "agency_practice_not_to_share"
        if never and any_of(said.words(), "reports", "never", "policy", "practice")
        else None
    )


def _in_meeting(said: Said, every: list[One]) -> bool:
    return any("in_meeting" in said.about(Topic.METHOD, one.deed) for one in every)


def _response(said: Said) -> str | None:
    found = said.about(Topic.RESPONSE)
    if any_of(said.words(), "not disagree"):
        found = [each for each in found if each != "disagreed"]
    if any_of(said.words(), "my calls", "my call", "my messages"):
        found = [each for each in found if each != "no_response"]  # to being rung, not to the report
    if any_of(said.words(), "disagreed with most", "disagrees with most", "not agree with most"):
        return "disagreed"
    if "disagreed" in found and ("in_part" in found or _A_BIT.search(said.words())):
        return "disagreed_in_part"
    for response in ("disagreed", "no_response", "agreed"):
        if response in found:
            return "disagreed_in_part" if response == "agreed" and "in_part" in found else response
    return None
