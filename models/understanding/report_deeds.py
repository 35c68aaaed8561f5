"""Layer 5: what one deed says about the report: sent, to whom, written, begun, told, not to be."""

from dataclasses import replace
from itertools import takewhile

from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import ReportSaid
from models.understanding.report_sent import Written, has_gone, named, none, report_in, research, route, sent, to_come
from models.understanding.said import Said, any_of, future, has, past
from models.understanding.vocabulary.set_phrases import TO_YOU
from models.understanding.vocabulary.small_words import NO_SUBJECTS

#: Words after a verb that name nothing.
_ADDING = NO_SUBJECTS | {"my", "now", "properly", "quickly", "week", "weekend", "time", "asap", "half", "part", "mine"}


_FINISHING = frozenset({"finish", "complete", "type", "write", "prepare", "finalise"})
_OPENING = 3
_BEFORE = (
    "last time",
    "last year",
    "for the last conference",
    "for the last review",
    "for the previous conference",
    "for this family before",
    "one of these before",
)
_SHORT = 5


def of_deed(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    """What a deed says of the report, if it does."""
    before = deed.tense == Tense.PAST and any_of(said.words(deed.clause.sentence), *_BEFORE)
    if before or _by_others(deed):
        return None
    ours = deed.by_us or (
        deed.subject is not None and deed.subject.value in {"manager", "colleague", "nobody", "secretary"}
    )
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
    going = deed.form == "ing" and deed.lemma == "go" and (future(said.when(deed)) is not None)
    if going and deed.subject is not None and deed.subject.value == "report" and not deed.negative:
        return replace(to_come(said.when(deed), found), sent_via=route(said, deed))
    itself = deed.lemma == "go" and deed.subject is not None and deed.subject.value == "report"
    opens = (
        deed.place < _OPENING
        and deed.subject is not None
        and deed.subject.value == "it"
        and bool(past(said.when(deed)))
    )
    itself = itself or (deed.lemma == "go" and opens and len(deed.clause.chunks) <= _SHORT)
    to_manager = any_of(said.words(deed.clause.sentence), "to my", "to the manager", "to management")
    return sent(said, deed, found) if itself and deed.tense == Tense.PAST and not to_manager else None


def _got(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    """As in "will get it to you"; what one has got is not sent."""
    to_you = any_of(said.words(deed.clause.sentence), *TO_YOU)
    return sent(said, deed, found) if to_you and deed.tense != Tense.PAST else None


def _shared(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    """Shared with the social worker is sent to the social worker."""
    if deed.lemma == "go" and deed.subject is not None and deed.subject.value == "report" and not deed.passive:
        return _went(said, deed, found)  # "report going over tonight"
    with_social_worker = deed.lemma == "share" and has(deed.clause.chunks, Kind.PERSON, "social_worker")
    return sent(said, deed, found) if with_social_worker and not has(deed.around, Kind.RELATION) else None


def _brought(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    somebody = has(deed.clause.chunks, Kind.RELATION) and not has(deed.clause.chunks, Kind.THING, "report")
    if somebody or not report_in(deed) or deed.tense == Tense.PAST or deed.negative:
        return None
    found.flags.add("explain_send_before")
    return ReportSaid("in_progress", expected_on=said.frame.conference_day)


def _done(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    past_fact = deed.tense == Tense.PAST and not deed.negative
    unshared = any(d.kind == "share" and d.negative and d.place < deed.place for d in said.deeds)
    if (past_fact and said.only_then(deed)) or (deed.lemma == "do" and deed.tense == Tense.FUTURE and unshared):
        return None
    if past_fact and has(deed.around, Kind.THING, "research"):
        return research(found, submitted_on=past(said.when(deed), said.frame.today))
    nobody = deed.subject is not None and deed.subject.value == "nobody"
    if nobody or not _writes_the_report(said, deed) or (deed.doubt == "hedged" and not deed.negative):
        return None
    if deed.negative:
        return _not_done(said, deed)
    if past_fact and "in_progress" not in said.about(Topic.STATE, deed):
        return ReportSaid("in_progress" if deed.lemma in {"work", "draft"} else "completed")
    if past_fact and said.when(deed) is None:
        return ReportSaid("in_progress")
    return to_come(said.when(deed), found) if past_fact or deed.tense == Tense.FUTURE or deed.lemma != "do" else None


def _writes_the_report(said: Said, deed: Deed) -> bool:
    if has(deed.clause.chunks, Kind.THING, "report"):
        return True
    if has(deed.clause.chunks, Kind.OTHER_THING):
        return False
    if deed.lemma == "work" and "report" not in said.about(Topic.THING) and deed.clause.start > 1:
        return False
    if deed.lemma in _FINISHING and deed.place < _OPENING and deed.bare and deed.tense == Tense.PAST:
        return not _something_unknown(deed)  # "Finished but needs checking"
    if deed.lemma != "do":
        active = deed.subject is not None and deed.subject.kind == Kind.THING and not deed.passive
        return report_in(deed) and not (active and deed.tense == Tense.PAST)  # "it finished" is something else
    if _something_unknown(deed):
        return False
    writing = said.written != {"do"} and any(
        each.kind == "write" and each.lemma != "do" and report_in(each) for each in said.deeds
    )
    sending = deed.passive and "send" in said.kinds
    return (
        writing
        or sending
        or named(deed)
        or "report" in said.reading.about(Topic.THING, 0, said.bounds(deed.clause.sentence)[1])
    )


def _something_unknown(deed: Deed) -> bool:
    """As in "did three houses with her": what was done has a name of its own."""
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place]
    after = list(takewhile(lambda chunk: chunk.value not in {"and", "on"}, after))
    return any(c.kind == Kind.WORD and c.value.isalpha() and c.value not in _ADDING for c in after) or has(
        after, Kind.RELATION
    )


def _shared_before(said: Said, deed: Deed) -> bool:
    return any(each.kind in {"share", "see"} and each.place < deed.place for each in said.deeds)


def _not_done(said: Said, deed: Deed) -> ReportSaid | None:
    if deed.why == "lack_of_time" and deed.infinitive is False and deed.tense != Tense.PAST:
        return ReportSaid("not_providing", reason="no_time")
    if deed.tense == Tense.PAST:
        return (
            ReportSaid("in_progress") if deed.lemma in {"finish", "complete", "finalise"} else ReportSaid("not_started")
        )
    named_here = has(deed.clause.chunks, Kind.THING, "report")
    if not named_here or any_of(said.words(deed.clause.sentence), "until", "yet", "by then", "in time", "on time"):
        return None
    return none(said)


def _begun(said: Said, deed: Deed, found: Written) -> ReportSaid | None:
    if deed.lemma == "look" and (deed.tense == Tense.PAST or has(deed.around, Kind.RELATION)):
        return None  # "will look at it with mum on Friday"
    if deed.negative and deed.tense == Tense.PAST and not deed.bare and not has(deed.around, Kind.OTHER_THING):
        promised = [said.when(each) for each in said.deeds if each.kind == "promise" and each.place > deed.place]
        found.days += promised
        return ReportSaid("not_started", expected_on=next((future(day) for day in promised if future(day)), None))
    opens = deed.place < _OPENING and has(deed.clause.chunks, Kind.THING, "it") and not has(deed.around, Kind.RELATION)
    if not named(deed) and not opens and deed.lemma in {"start", "begin"}:
        return None
    if deed.tense == Tense.FUTURE and deed.lemma in {"start", "begin"} and not deed.negative:
        return ReportSaid("not_started")
    if deed.negative:
        return ReportSaid("not_started") if deed.tense == Tense.PAST else None
    if deed.tense == Tense.PAST or deed.lemma in {"start", "begin"}:
        return ReportSaid("in_progress") if deed.tense == Tense.PAST else None
    if deed.tense == Tense.FUTURE and not named(deed) and not _shared_before(said, deed):
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
        to_them = has(after, Kind.PERSON, "social_worker", "chair", "conference_service")
        return has_gone(said, deed, after, found) if given and to_them and not has(after, Kind.RELATION) else None
    words = said.words(deed.clause.sentence)
    to_social_worker = has(deed.around, Kind.PERSON, "social_worker") or _told_them(said, deed)
    about = has(deed.around, Kind.THING, "verbal") or "verbal" in said.in_sentence(Topic.THING, deed.clause.sentence)
    if deed.negative or deed.tense != Tense.PAST or not deed.by_us or not to_social_worker or not about:
        return None
    if has(deed.around, Kind.RELATION) and not any_of(words, "verbally", "verbal"):
        return None
    found.flags.add("explain_separate_report")
    return ReportSaid("told_social_worker")


def _told_them(said: Said, deed: Deed) -> bool:
    """As in "rang the sw and told her everything": "her" is the social worker, when nobody else is spoken of."""
    before = [chunk for chunk in said.reading.chunks if chunk.end <= deed.place]
    spoken_of = has(before, Kind.PERSON, "social_worker") and not has(said.reading.chunks, Kind.RELATION)
    return spoken_of and has(deed.clause.chunks, Kind.PERSON, "they")


_READERS = {
    "send": sent,
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
