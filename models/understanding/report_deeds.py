"""Layer 5: what one deed says about the report: sent, to whom, written, begun, told, not to be."""

from dataclasses import dataclass, field

from models.understanding.chunks import Chunk
from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import ReportSaid
from models.understanding.said import Said, any_of, future, has, past, recipient
from models.understanding.vocabulary.set_phrases import SENDING_NOW, TO_YOU
from models.understanding.written_dates import When

_BARE = frozenset({"send", "email", "submit", "upload", "forward"})


@dataclass
class Written:
    """What was found out about the report."""

    report: ReportSaid = field(default_factory=ReportSaid)
    flags: set[str] = field(default_factory=set)
    not_sent: bool = False
    doubted: bool = False
    days: list[When | None] = field(default_factory=list)


def of_deed(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    """What a deed says of the report, if it does."""
    if _by_others(deed):
        return None
    ours = deed.by_us or (deed.subject is not None and deed.subject.value in {"manager", "colleague", "nobody"})
    read = _READERS.get(deed.kind)
    return read(said, deed, found) if read and (ours or read is _told) else None


def _by_others(deed: Deed) -> bool:
    """As in "it is done by the social worker"."""
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place]
    by = [after[place + 1 : place + 3] for place, chunk in enumerate(after) if chunk.value == "by"]
    return any(has(each, Kind.PERSON, "social_worker", "they") or has(each, Kind.RELATION) for each in by)


def _promised(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    """As in "I'm aiming for Monday", of the report."""
    about_it = "report" in said.about(Topic.THING) and not deed.negative and deed.tense != Tense.PAST
    return to_come(said.when(deed), found) if about_it and said.when(deed) is not None else None


def _went(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    """As in "report went yesterday"."""
    itself = deed.lemma == "go" and deed.subject is not None and deed.subject.value == "report"
    to_manager = any_of(said.words(deed.clause.sentence), "to my", "to the manager", "to management")
    return _sent(said, deed, found) if itself and deed.tense == Tense.PAST and not to_manager else None


def _got(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    """As in "will get it to you"; what one has got is not sent."""
    to_you = any_of(said.words(deed.clause.sentence), *TO_YOU)
    return _sent(said, deed, found) if to_you and deed.tense != Tense.PAST else None


def _shared(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    """Shared with the social worker is sent to the social worker."""
    with_social_worker = deed.lemma == "share" and has(deed.clause.chunks, Kind.PERSON, "social_worker")
    return _sent(said, deed, found) if with_social_worker and not has(deed.around, Kind.RELATION) else None


def _brought(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    if not _report_in(deed) or deed.tense == Tense.PAST or deed.negative:
        return None
    found.flags.add("explain_send_before")
    return ReportSaid("in_progress", expected_on=said.frame.conference_day)


def _report_in(deed: Deed) -> bool:
    return has(deed.around, Kind.THING, "report", "it", "them")


def _named(deed: Deed) -> bool:
    return has(deed.around, Kind.THING, "report")


def _sent(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    after = [chunk for chunk in deed.around if chunk.start > deed.place]
    if _recipient_is_family(deed, after) or not _is_the_report(deed, after, said):
        return None
    if deed.negative:
        return _not_sent(said, deed, found) if deed.lemma not in {"have", "be", "get"} else None
    if deed.doubt and deed.tense == Tense.PAST:
        found.doubted = True
        return None
    if has(deed.around, Kind.THING, "research") and not _named(deed) and deed.tense == Tense.FUTURE:
        found.flags.add("research_is_not_a_report")
        return ReportSaid("research_instead")
    if deed.tense == Tense.PAST or _going_now(said, deed):
        return _has_gone(said, deed, after, found)
    if deed.tense == Tense.FUTURE or deed.kind == "get" or any_of(said.words(deed.clause.sentence), "to follow"):
        return to_come(said.when(deed), found)
    return None


def _is_the_report(deed: Deed, after: list[Chunk], said: Said) -> bool:
    verb = next(chunk for chunk in deed.clause.chunks if chunk.start == deed.place)
    if (
        _named(deed)
        or has(deed.clause.chunks, Kind.THING, "research")
        or any_of(f" {said.reading.said(verb.start, verb.end)} ", "it", "report", "this")
    ):
        return True
    if has(deed.clause.chunks, Kind.OTHER_THING) or has(after[:1], Kind.PERSON, "me", "you"):
        return False
    if deed.lemma in {"pop", "put", "fire", "load", "ping", "post"} and "report" not in said.about(Topic.THING):
        return False
    if "twice" in said.words(deed.clause.sentence) or _family_has_it(said, deed):
        return False
    if _report_in(deed) or (deed.subject is not None and deed.subject.kind == Kind.THING):
        return True
    return (
        deed.lemma in _BARE
        and bool(after)
        and not has(after[:1], Kind.NAME)
        and (deed.tense == Tense.PAST or "report" in said.about(Topic.THING))
    )


def _family_has_it(said: Said, deed: Deed) -> bool:
    """As in "mum has had a copy, posted Monday": what was posted went to her."""
    return any(
        d.subject is not None and d.subject.kind == Kind.RELATION and d.clause.sentence == deed.clause.sentence
        for d in said.deeds
        if d.place < deed.place
    )


def _recipient_is_family(deed: Deed, after: list[Chunk]) -> bool:
    return deed.lemma in {"post", "send", "email", "give", "hand"} and recipient(after)


def _not_sent(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    cannot = "can" in [c.value for c in deed.clause.chunks if c.kind == Kind.AUXILIARY and c.start < deed.place]
    if deed.tense == Tense.PAST and not cannot:
        found.not_sent = True
        return None
    if deed.clause.joined_by == "or" or deed.tense in {Tense.FUTURE, Tense.PRESENT} or cannot:
        if any_of(said.words(deed.clause.sentence), "yet", "until", "before", "by then", "in time", "on time", "by"):
            return None if not said.about(Topic.NO_REPORT) else none(said)
        return none(said)
    return None


def none(said: Said) -> ReportSaid:
    reasons = said.about(Topic.NO_REPORT)
    return ReportSaid("not_providing", reason=reasons[0] if reasons else None)


def _has_gone(said: Said, deed: Deed, after: list[Chunk], found: Written) -> ReportSaid:
    on = (
        said.frame.today
        if said.when(deed) is None and _going_now(said, deed)
        else past(said.when(deed), said.frame.today)
    )
    if "research" in said.about(Topic.THING) and not has(deed.clause.chunks, Kind.THING, "report"):
        found.flags.add("research_is_not_a_report")
        return ReportSaid("research_instead", on)
    to = [chunk for chunk in after if chunk.kind in {Kind.PERSON, Kind.ROLE}]
    if any(chunk.value == "manager" for chunk in to):
        return ReportSaid("in_progress")
    unit = any(chunk.value in {"conference_service", "you", "chair"} for chunk in to)
    if any(chunk.value == "social_worker" for chunk in to) and not unit:
        found.flags |= {"explain_separate_report"} | ({"ask_date"} if on is None else set())
        return ReportSaid("sent_elsewhere", on, sent_via="social_worker")
    if on is None:
        found.flags.add(_missing_day(said.when(deed)))
    return ReportSaid("submitted", on, sent_via=_route(said, deed))


def _missing_day(when: When | None) -> str:
    """What to ask about the day on which it was sent."""
    if when is None:
        return "submitted_date_missing"
    return "date_vague" if when.vague else "ask_date" if when.wrong or when.future else "submitted_date_missing"


def _going_now(said: Said, deed: Deed) -> bool:
    """As in "sending now"."""
    now = any_of(said.words(deed.clause.sentence), *SENDING_NOW)
    return now and deed.tense == Tense.PRESENT and deed.kind == "send"


def _route(said: Said, deed: Deed) -> str | None:
    routes = [
        each for each in said.about(Topic.ROUTE, deed) if each != "by_hand" or not any_of(said.words(), "in person")
    ]
    if "secure_email" in routes:
        return "secure_email"
    return routes[0] if routes else ("email" if deed.lemma == "email" else None)


def to_come(when: When | None, found: Written) -> ReportSaid:
    found.days.append(when)
    return ReportSaid("in_progress", expected_on=future(when))


def _done(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    past_fact = deed.tense == Tense.PAST and not deed.negative
    if past_fact and has(deed.around, Kind.THING, "research"):
        found.flags.add("research_is_not_a_report")
        return ReportSaid("research_instead", past(said.when(deed), said.frame.today))
    if not _writes_the_report(said, deed) or (deed.doubt == "hedged" and not deed.negative):
        return None
    if deed.negative:
        return _not_done(said, deed)
    if past_fact and "in_progress" not in said.about(Topic.STATE, deed):
        return ReportSaid("in_progress" if deed.lemma == "work" else "completed")
    if past_fact and said.when(deed) is None:
        return ReportSaid("in_progress")
    return to_come(said.when(deed), found) if past_fact or deed.tense == Tense.FUTURE or deed.lemma != "do" else None


def _writes_the_report(said: Said, deed: Deed) -> bool:
    if _named(deed):
        return True
    if has(deed.clause.chunks, Kind.OTHER_THING):
        return False
    if deed.lemma != "do":
        return _report_in(deed)
    writing = any(each.kind == "write" and each.lemma != "do" and _report_in(each) for each in said.deeds)
    return writing or "report" in said.about(Topic.THING)


def _shared_before(said: Said, deed: Deed) -> bool:
    return any(each.kind in {"share", "see"} and each.place < deed.place for each in said.deeds)


def _not_done(said: Said, deed: Deed) -> ReportSaid | None:
    if deed.why == "lack_of_time" and deed.infinitive is False and deed.tense != Tense.PAST:
        return ReportSaid("not_providing", reason="no_time")
    if deed.tense == Tense.PAST:
        return (
            ReportSaid("in_progress") if deed.lemma in {"finish", "complete", "finalise"} else ReportSaid("not_started")
        )
    if any_of(said.words(deed.clause.sentence), "until", "yet", "by then"):
        return None
    return none(said)


def _begun(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    if deed.negative and deed.tense == Tense.PAST and not has(deed.around, Kind.OTHER_THING):
        promised = [said.when(each) for each in said.deeds if each.kind == "promise" and each.place > deed.place]
        found.days += promised
        return ReportSaid("not_started", expected_on=next((future(day) for day in promised if future(day)), None))
    if not _named(deed) and deed.lemma in {"start", "begin"}:
        return None
    if deed.negative:
        return ReportSaid("not_started") if deed.tense == Tense.PAST else None
    if deed.tense == Tense.PAST or deed.lemma in {"start", "begin"}:
        return ReportSaid("in_progress") if deed.tense == Tense.PAST else None
    if deed.tense == Tense.FUTURE and not _named(deed) and not _shared_before(said, deed):
        found.days.append(said.when(deed))
        return ReportSaid("not_started", expected_on=future(said.when(deed)))
    return to_come(said.when(deed), found) if deed.tense == Tense.FUTURE else None


def _told(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    """Told to the social worker: welcome, but no report."""
    if (
        deed.kind == "give"
        and has(deed.clause.chunks, Kind.THING, "report", "it")
        and not has(deed.clause.chunks, Kind.THING, "verbal")
    ):
        given = deed.tense == Tense.PAST and not deed.negative and deed.by_us and not deed.doubt
        after = [chunk for chunk in deed.around if chunk.start > deed.place]
        to_social_worker = has(after, Kind.PERSON, "social_worker")
        return _has_gone(said, deed, after, found) if given and to_social_worker else None
    words = said.words(deed.clause.sentence)
    to_social_worker = has(deed.around, Kind.PERSON, "social_worker")
    about = has(deed.around, Kind.THING, "verbal") or "verbal" in said.in_sentence(Topic.THING, deed.clause.sentence)
    if deed.negative or deed.tense != Tense.PAST or not deed.by_us or not to_social_worker or not about:
        return None
    if has(deed.around, Kind.RELATION) and not any_of(words, "verbally", "verbal"):
        return None
    on = past(said.when(deed), said.frame.today)
    found.flags |= {"explain_separate_report"} | ({"ask_date"} if on is None else set())
    return ReportSaid("told_social_worker", on)


_READERS = {
    "send": _sent,
    "leave": _went,
    "get": _got,
    "share": _shared,
    "write": _done,
    "begin": _begun,
    "bring": _brought,
    "promise": _promised,
    "tell": _told,
    "talk": _told,
    "give": _told,
}
