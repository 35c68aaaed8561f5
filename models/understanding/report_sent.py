"""Layer 5: sending the report: whether it was the report, to whom it went, and whether it has gone yet."""

from dataclasses import dataclass, field, replace
from datetime import date

from models.understanding.chunks import Chunk
from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import ReportSaid
from models.understanding.said import Said, any_of, future, has, other_object, past, recipient
from models.understanding.vocabulary.set_phrases import RATHER, SENDING_NOW, WENT_ASTRAY
from models.understanding.written_dates import When

_BARE_FAMILY = frozenset({"post", "send", "email", "give", "hand"})


_FEW = 4
_BARE = frozenset({"deliver", "resend", "send", "email", "submit", "upload", "forward"})


@dataclass
class Written:
    """What was found out about the report."""

    report: ReportSaid = field(default_factory=ReportSaid)
    flags: set[str] = field(default_factory=set)
    not_sent: bool = False
    doubted: bool = False
    days: list[When | None] = field(default_factory=list)


def report_in(deed: Deed) -> bool:
    return has(deed.around, Kind.THING, "report", "it", "them")


def named(deed: Deed) -> bool:
    return has(deed.around, Kind.THING, "report")


def sent(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    """What a verb of sending says: that it has gone, that it will, or that it will not."""
    after = [chunk for chunk in deed.around if chunk.start > deed.place]
    before_it = "before" in said.reading.words[deed.clause.start : deed.place] and not deed.negative
    # "will go through it with mum tomorrow before I send it"
    if before_it or (deed.lemma in _BARE_FAMILY and recipient(after)) or not _is_the_report(deed, after, said):
        return None
    if deed.negative and _not_until(said, deed):
        return to_come(said.when(deed), found)
    if deed.negative:
        return _not_sent(said, deed, found) if deed.lemma not in {"have", "be", "get"} else None
    rather = any_of(said.words(deed.clause.sentence), "not a report", "not a full report", *RATHER)
    if (
        _named_research(deed) or (rather and has(deed.clause.chunks, Kind.THING, "research"))
    ) and deed.tense != Tense.PAST:
        return research(found, expected_on=future(said.when(deed)))
    if deed.tense == Tense.PAST and said.only_then(deed):
        return None
    if deed.tense == Tense.PAST or _going_now(said, deed):
        return None if _in_doubt(said, deed, found) else has_gone(said, deed, after, found)
    dated = (
        deed.tense == Tense.PRESENT and future(said.when(deed)) is not None and (not deed.bare or deed.form == "ing")
    )
    promised = deed.lemma == "have" and deed.tense == Tense.FUTURE and future(said.when(deed)) is not None
    late = any_of(said.words(deed.clause.sentence), "should be with you already", "should have", "should already")
    if late and not promised:
        found.doubted = True
        return None
    to_follow = deed.kind == "get" or any_of(said.words(deed.clause.sentence), "to follow")
    return _going_later(said, deed, found) if deed.tense == Tense.FUTURE or dated or to_follow else None


def _going_later(said: Said, deed: Deed, found: Written) -> ReportSaid:
    by_hand = route(said, deed) == "by_hand"
    return replace(to_come(said.when(deed), found), sent_via="by_hand" if by_hand else None)


def _in_doubt(said: Said, deed: Deed, found: Written) -> bool:
    """As in "I think I sent it", "sent to the wrong address"."""
    found.doubted |= bool(deed.doubt)
    astray = any_of(said.words(deed.clause.sentence), *WENT_ASTRAY)
    found.not_sent |= astray
    return bool(deed.doubt) or astray


def _is_the_report(deed: Deed, after: list[Chunk], said: Said) -> bool:
    verb = next(chunk for chunk in deed.clause.chunks if chunk.start == deed.place)
    if other_object(deed):
        return False
    if (
        named(deed)
        or has(deed.clause.chunks, Kind.THING, "research")
        or any_of(f" {said.reading.said(verb.start, verb.end)} ", "it", "report", "this")
    ):
        return True
    if has(deed.clause.chunks, Kind.OTHER_THING) or has(after[:1], Kind.PERSON, "me", "you"):
        return False
    if deed.lemma in {"pop", "put", "fire", "load", "ping", "post"} and _no_post(said, deed):
        return False
    if "twice" in said.words(deed.clause.sentence) or _family_has_it(said, deed) or _this_to_them(said, after):
        return False
    ahead = future(said.when(deed))
    with_you = deed.lemma == "be" and deed.subject is None and ahead is not None and ahead != said.frame.conference_day
    with_you = with_you and not has(said.reading.chunks, Kind.RELATION)  # "bear with me, will be with you Friday"
    if with_you or _will_send(said, deed, after):
        return True
    spoken_of = report_in(deed) or (deed.subject is not None and deed.subject.kind == Kind.THING)
    if deed.lemma in {"press", "submit"} or spoken_of or _said_alone(said, deed, after):
        return True
    opening = deed.place == 0 and any(each.kind == "share" for each in said.deeds)
    return (
        deed.lemma in _BARE
        and (bool(after) or opening)
        and not has(after[:1], Kind.NAME)
        and (deed.tense == Tense.PAST or "report" in said.about(Topic.THING) or _going_now(said, deed))
    )


def _no_post(said: Said, deed: Deed) -> bool:
    """As in "put the bins out", "can't put this in writing": what may be said of anything."""
    return "report" not in said.about(Topic.THING) or any_of(said.words(deed.clause.sentence), "in writing")


def _will_send(said: Said, deed: Deed, after: list[Chunk]) -> bool:
    """As in "hope to send on Thursday": a reminder of the report is what they answer."""
    only_when = all(chunk.kind in {Kind.DAY, Kind.HOUR} or chunk.value in {"on", "by", "it", "over"} for chunk in after)
    sends = deed.lemma in _BARE and deed.tense == Tense.FUTURE and not deed.negative and deed.by_me
    others = has(said.reading.chunks, Kind.RELATION) or has(said.reading.chunks, Kind.OTHER_THING)
    return sends and bool(after) and only_when and not others


def _said_alone(said: Said, deed: Deed, after: list[Chunk]) -> bool:
    """As in "already sent", "done and sent"."""
    if any_of(said.words(), "already sent", "already submitted", "already emailed") and len(said.reading.words) <= _FEW:
        return True
    if after or deed.lemma not in _BARE or deed.tense != Tense.PAST:
        return False
    written = [each for each in said.deeds if each.kind == "write" and each.tense == Tense.PAST and not each.negative]
    return any(each.place < deed.place <= each.place + 4 and each.by_us for each in written)


def _this_to_them(said: Said, after: list[Chunk]) -> bool:
    """As in "I've forwarded this to her": the message, to somebody it is for."""
    this = any(said.reading.words[chunk.start] in {"this", "that"} for chunk in after if chunk.kind == Kind.THING)
    return this and (has(after, Kind.PERSON, "they") or has(after, Kind.NAME))


def _named_research(deed: Deed) -> bool:
    return has(deed.clause.chunks, Kind.THING, "research") and not has(deed.clause.chunks, Kind.THING, "report")


def _family_has_it(said: Said, deed: Deed) -> bool:
    """As in "mum has had a copy, posted Monday": what was posted went to her."""
    return any(
        d.subject is not None and d.subject.kind == Kind.RELATION and d.clause.sentence == deed.clause.sentence
        for d in said.deeds
        if d.place < deed.place
    )


def _not_sent(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    cannot = "can" in [c.value for c in deed.clause.chunks if c.kind == Kind.AUXILIARY and c.start < deed.place]
    if deed.tense == Tense.PAST and not cannot:
        found.not_sent = True
        return None
    if deed.doubt == "hedged":
        return None  # "I don't think we need to send one"
    if deed.clause.joined_by == "or" or deed.tense in {Tense.FUTURE, Tense.PRESENT} or cannot:
        if any_of(said.words(deed.clause.sentence), "yet", "until", "before", "by then", "in time", "on time", "by"):
            return None if not said.about(Topic.NO_REPORT) else none(said)
        return none(said)
    return None


def _not_until(said: Said, deed: Deed) -> bool:
    """As in "won't get it to you until the 10th": it will be sent, then."""
    days = [chunk for chunk in deed.around if chunk.kind == Kind.DAY and chunk.start > deed.place]
    before = said.reading.words[max(0, days[0].start - 3) : days[0].start] if days else ()
    return "until" in before or ("before" in before and deed.tense != Tense.PAST)


def research(
    found: Written, submitted_on: date | None = None, expected_on: date | None = None, sent_via: str | None = None
) -> ReportSaid:
    """Research is welcome, and counts as no report (H)."""
    found.flags |= {"research_is_not_a_report", "explain_separate_report"}
    return ReportSaid("research_provided", submitted_on, expected_on, sent_via=sent_via)


def none(said: Said) -> ReportSaid:
    reasons = said.about(Topic.NO_REPORT)
    reason = reasons[0] if reasons else None
    late = list(dict.fromkeys(said.about(Topic.NOT_READY)))
    reason = reason or (late[0] if len(late) == 1 else None)
    ended = {"lapsed", "gone"} & set(said.about(Topic.OUTLOOK))
    reason = "no_current_involvement" if ended and reason == "no_involvement" else reason
    return ReportSaid("not_providing", reason=reason)


def has_gone(said: Said, deed: Deed, after: list[Chunk], found: Written) -> ReportSaid:
    on = (
        said.frame.today
        if said.when(deed) is None and _going_now(said, deed)
        else past(said.when(deed), said.frame.today)
    )
    rather = any_of(said.words(), *RATHER)
    in_place = rather or not has(deed.clause.chunks, Kind.THING, "report")
    if "research" in said.about(Topic.THING) and in_place:
        to_them = has(after, Kind.PERSON, "social_worker")
        return research(found, submitted_on=on, sent_via="social_worker" if to_them else None)
    to = [chunk for chunk in after if chunk.kind in {Kind.PERSON, Kind.ROLE}]
    if any(chunk.value == "manager" for chunk in to):
        return ReportSaid("in_progress")
    words = said.reading.words
    unit = any(
        chunk.value in {"conference_service", "you", "chair"} and "not" not in words[chunk.start - 2 : chunk.start]
        for chunk in to
    )
    if any(chunk.value == "social_worker" for chunk in to) and not unit:
        found.flags |= {"explain_separate_report"} | ({"ask_date"} if on is None else set())
        return ReportSaid("sent_elsewhere", on, sent_via="social_worker")
    if on is None and any_of(said.words(deed.clause.sentence), "both"):  # "sent and shared, both on Monday"
        on = next((day for c in said.chunks_in(deed.clause.sentence) if (day := past(c.when))), None)
    if on is None:
        found.flags.add(_missing_day(said.when(deed)))
    return ReportSaid("submitted", on, sent_via=route(said, deed))


def _missing_day(when: When | None) -> str:
    """What to ask about the day on which it was sent."""
    if when is None:
        return "submitted_date_missing"
    return "date_vague" if when.vague else "ask_date" if when.wrong or when.future else "submitted_date_missing"


def _going_now(said: Said, deed: Deed) -> bool:
    """As in "sending now", "just emailed it"."""
    if deed.kind != "send":
        return False
    just = said.reading.words[max(0, deed.place - 1) : deed.place] == ("just",)
    now = any_of(said.words(deed.clause.sentence), *SENDING_NOW)
    return (now and deed.tense == Tense.PRESENT) or (just and deed.tense == Tense.PAST)


def route(said: Said, deed: Deed) -> str | None:
    routes = [
        each for each in said.about(Topic.ROUTE, deed) if each != "by_hand" or not any_of(said.words(), "in person")
    ]
    if any_of(said.words(deed.clause.sentence), "off emis", "from emis", "off systmone", "from systmone", "off rio"):
        routes = [each for each in routes if each != "case_system"]  # where it was written
    if "secure_email" in routes:
        return "secure_email"
    return routes[0] if routes else ("email" if deed.lemma == "email" else None)


def to_come(when: When | None, found: Written) -> ReportSaid:
    found.days.append(when)
    return ReportSaid("in_progress", expected_on=future(when))
