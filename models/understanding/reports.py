"""Layer 5: how far the report is. "Done" is not "sent"; to the social worker is not to the conference."""

from dataclasses import dataclass, field, replace

from models.understanding.chunks import Chunk
from models.understanding.dates import When
from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import ReportSaid
from models.understanding.said import Said, any_of, date_flags, future, has, past, recipient

#: Of several things said, the one that holds.
_RANK = ("submitted", "sent_elsewhere", "research_instead", "told_social_worker", "not_providing", "completed",
         "not_started", "in_progress")  # fmt: skip
_BARE = frozenset({"send", "email", "submit", "upload", "forward"})


@dataclass
class Written:
    """What was found out about the report."""

    report: ReportSaid = field(default_factory=ReportSaid)
    flags: set[str] = field(default_factory=set)
    not_sent: bool = False
    days: list[When | None] = field(default_factory=list)


def written(said: Said) -> Written:
    """Read the state of the report."""
    found = Written()
    every: list[ReportSaid] = []
    for deed in said.deeds:
        if deed.kind == "send" and deed.supposed:
            found.not_sent = True
        if deed.factual:
            one = _of_deed(said, deed, found)
            if one is not None:
                every.append(one)
    every += _without_verb(said, every, found)
    if not every:
        found.flags |= {"report_status_missing"} if found.not_sent else set()
        return found
    best = min(every, key=lambda one: _RANK.index(one.status or "in_progress"))
    if found.not_sent and best.status == "submitted":
        best = next((one for one in every if one.status not in {"submitted"}), ReportSaid())
    if best.status in {"not_started", "completed", "in_progress"}:
        expected = next((one.expected_on for one in every if one.expected_on), None)
        best = replace(best, expected_on=best.expected_on or (expected if best.status != "completed" else None))
    if (
        best.status in {"in_progress", "completed"}
        and best.reason is None
        and "awaiting_sign_off" in said.about(Topic.STATE)
    ):
        best = replace(best, reason="awaiting_sign_off")
    if best.status in {"in_progress", "not_started"} and best.expected_on is None:
        day = next((when for when in found.days if when is not None), None)
        found.flags |= date_flags(day, None) if best.status == "in_progress" or day is not None else set()
    if best.status is None:
        found.flags |= {"report_status_missing"}
    found.report = replace(best, format=_format(said) if best.status else None)
    return found


def _format(said: Said) -> str | None:
    formats = said.about(Topic.FORMAT)
    return formats[0] if formats and len(set(formats)) == 1 else None


def _of_deed(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    if deed.kind == "tell" or deed.kind == "talk" or deed.kind == "give":
        return _told(said, deed, found)
    if not deed.by_us and not (deed.subject is not None and deed.subject.value in {"manager", "colleague", "nobody"}):
        return None
    if deed.kind == "send":
        return _sent(said, deed, found)
    if deed.kind == "get" and any_of(
        said.words(deed.clause.sentence), "to you", "over to you", "in to you", "with you"
    ):
        return _sent(said, deed, found) if deed.tense != Tense.PAST else None
    if deed.kind == "share" and has(deed.clause.chunks, Kind.PERSON, "social_worker") and deed.lemma == "share":
        return _sent(said, deed, found) if not has(deed.around, Kind.RELATION) else None
    if deed.kind == "write":
        return _done(said, deed, found)
    if deed.kind == "begin":
        return _begun(said, deed, found)
    if deed.kind == "bring" and _report_in(deed) and deed.tense != Tense.PAST and not deed.negative:
        found.flags.add("explain_send_before")
        return ReportSaid("in_progress", expected_on=said.frame.conference_day)
    return None


def _report_in(deed: Deed) -> bool:
    return has(deed.around, Kind.THING, "report", "it", "them")


def _named(deed: Deed) -> bool:
    return has(deed.around, Kind.THING, "report")


def _sent(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    after = [chunk for chunk in deed.around if chunk.start > deed.place]
    if _recipient_is_family(deed, after) or not _is_the_report(deed, after, said):
        return None
    if deed.negative:
        return _not_sent(said, deed, found)
    if deed.doubt and deed.tense == Tense.PAST:
        return None
    if deed.tense == Tense.PAST:
        return _has_gone(said, deed, after, found)
    if deed.tense == Tense.FUTURE or deed.kind == "get" or any_of(said.words(deed.clause.sentence), "to follow"):
        return _to_come(said, deed.when, found)
    return None


def _is_the_report(deed: Deed, after: list[Chunk], said: Said) -> bool:
    verb = next(chunk for chunk in deed.clause.chunks if chunk.start == deed.place)
    if _named(deed) or any_of(f" {said.reading.said(verb.start, verb.end)} ", "it", "report", "this"):
        return True
    if has(deed.clause.chunks, Kind.OTHER_THING) or has(after[:1], Kind.PERSON, "me", "you"):
        return False
    if _report_in(deed) or (deed.subject is not None and deed.subject.kind == Kind.THING):
        return True
    return (
        deed.lemma in _BARE
        and bool(after)
        and not has(after[:1], Kind.NAME)
        and (deed.tense == Tense.PAST or "report" in said.about(Topic.THING))
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
            return None if not said.about(Topic.NO_REPORT) else _none(said)
        return _none(said)
    return None


def _none(said: Said) -> ReportSaid:
    reasons = said.about(Topic.NO_REPORT)
    return ReportSaid("not_providing", reason=reasons[0] if reasons else None)


def _has_gone(said: Said, deed: Deed, after: list[Chunk], found: Written) -> ReportSaid:
    on = past(deed.when, said.frame.today)
    if has(deed.around, Kind.THING, "research"):
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
        wrong = deed.when is not None and deed.when.wrong
        vague = deed.when is not None and deed.when.vague
        found.flags |= {"ask_date"} if wrong else {"date_vague"} if vague else {"submitted_date_missing"}
    return ReportSaid("submitted", on, sent_via=_route(said, deed))


def _route(said: Said, deed: Deed) -> str | None:
    routes = [
        each for each in said.about(Topic.ROUTE, deed) if each != "by_hand" or not any_of(said.words(), "in person")
    ]
    if "secure_email" in routes:
        return "secure_email"
    return routes[0] if routes else ("email" if deed.lemma == "email" else None)


def _to_come(said: Said, when: When | None, found: Written) -> ReportSaid:
    found.days.append(when)
    return ReportSaid("in_progress", expected_on=future(when))


def _done(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    if has(deed.around, Kind.THING, "research") and deed.tense == Tense.PAST and not deed.negative:
        found.flags.add("research_is_not_a_report")
        return ReportSaid("research_instead", past(deed.when, said.frame.today))
    named = _named(deed)
    it = _report_in(deed) and (deed.lemma != "do" or not _shared_before(said, deed))
    if (
        not named
        and not (it and deed.lemma != "do")
        and not (deed.lemma == "do" and "report" in said.about(Topic.THING))
    ):
        return None
    if has(deed.clause.chunks, Kind.OTHER_THING) and not named:
        return None
    if deed.negative:
        return _not_done(said, deed)
    if deed.doubt == "hedged":
        return None
    unfinished = "in_progress" in said.about(Topic.STATE, deed)
    if deed.tense == Tense.PAST and not unfinished:
        return ReportSaid("completed") if deed.lemma != "work" else ReportSaid("in_progress")
    if deed.tense == Tense.PAST:
        return _to_come(said, deed.when, found) if deed.when is not None else ReportSaid("in_progress")
    if deed.tense == Tense.FUTURE or deed.lemma in {"work", "write", "finish", "complete", "prepare", "draft", "type"}:
        return _to_come(said, deed.when, found)
    return None


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
    return _none(said)


def _begun(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    if not _named(deed) and deed.lemma in {"start", "begin"}:
        return None
    if deed.negative:
        return ReportSaid("not_started") if deed.tense == Tense.PAST else None
    if deed.tense == Tense.PAST or deed.lemma in {"start", "begin"}:
        return ReportSaid("in_progress") if deed.tense == Tense.PAST else None
    if deed.tense == Tense.FUTURE and not _named(deed) and not _shared_before(said, deed):
        found.days.append(deed.when)
        return ReportSaid("not_started", expected_on=future(deed.when))
    return _to_come(said, deed.when, found) if deed.tense == Tense.FUTURE else None


def _told(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    """Told to the social worker: welcome, but no report."""
    words = said.words(deed.clause.sentence)
    to_social_worker = has(deed.around, Kind.PERSON, "social_worker")
    about = has(deed.around, Kind.THING, "verbal") or "verbal" in said.in_sentence(Topic.THING, deed.clause.sentence)
    if deed.negative or deed.tense != Tense.PAST or not deed.by_us or not to_social_worker or not about:
        return None
    if has(deed.around, Kind.RELATION) and not any_of(words, "verbally", "verbal"):
        return None
    on = past(deed.when, said.frame.today)
    found.flags |= {"explain_separate_report"} | ({"ask_date"} if on is None else set())
    return ReportSaid("told_social_worker", on)


def _without_verb(said: Said, every: list[ReportSaid], found: Written) -> list[ReportSaid]:
    """ "Report in draft, should be Friday", "no report from us", "with the report in hand"."""
    more: list[ReportSaid] = []
    words = said.words()
    for number in sorted({clause.sentence for clause in said.clauses}):
        mine = [clause for clause in said.clauses if clause.sentence == number]
        if all(clause.asked for clause in mine) or "report" not in said.in_sentence(Topic.THING, number):
            continue
        more += _state(said, number, every, found)
    if any_of(
        words,
        "no report from",
        "no report as",
        "not be a report",
        "be no report",
        "no report will",
        "not a report from",
    ):
        more.append(_none(said))
    if any_of(words, "asked us for a report", "not asked for a report", "not been asked for a report", "asked me for a report",
              "not asked to do a report", "not asked to write", "never asked for a report"):  # fmt: skip
        more.append(ReportSaid("not_providing", reason="not_asked"))
    if any_of(words, "get paid for this report", "paid for my report", "get paid for the report", "paid for doing the report",
              "get paid for doing"):  # fmt: skip
        more.append(ReportSaid("not_started"))
    return more


def _state(said: Said, number: int, every: list[ReportSaid], found: Written) -> list[ReportSaid]:
    words = said.words(number)
    states = said.in_sentence(Topic.STATE, number)
    if any_of(
        words,
        "report in hand",
        "with the report in hand",
        "report with me",
        "copies of the report",
        "copies of my report",
    ):
        found.flags.add("explain_send_before")
        return [ReportSaid("in_progress", expected_on=said.frame.conference_day)]
    if "attached" in states and not any_of(words, "not attached"):
        found.flags.add("attachment_use_secure_route")
        return [ReportSaid("completed")]
    if every and not states:
        return []
    day = next((c.when for c in said.chunks_in(number) if c.kind == Kind.DAY), None)
    verbless = not any(d.clause.sentence == number for d in said.deeds)
    if "not_started" in states and not any(one.status for one in every):
        return [ReportSaid("not_started", expected_on=future(day))]
    if "in_progress" in states and not any(one.status == "submitted" for one in every):
        return [_to_come(said, day, found)]
    if "awaiting_sign_off" in states and not every:
        return [_to_come(said, day, found)]
    if "completed" in states and not any_of(words, "not ready"):
        return [ReportSaid("completed")]
    if (
        verbless
        and not every
        and day is not None
        and future(day)
        and not said.asks
        and any_of(words, "by", "on", "should be")
    ):
        return [_to_come(said, day, found)]
    return []
