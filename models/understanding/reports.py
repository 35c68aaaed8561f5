"""Layer 5: how far the report is. "Done" is not "sent"; to the social worker is not to the conference."""

import re
from dataclasses import replace

from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import ReportSaid
from models.understanding.report_deeds import of_deed
from models.understanding.report_promises import day_alone, opening_state, promised_later
from models.understanding.report_sent import Written, none, research, to_come
from models.understanding.said import Said, any_of, date_flags, future, has, past
from models.understanding.vocabulary.set_phrases import (
    ATTACHED,
    IN_A_MAIL,
    IN_ALREADY,
    IN_HAND,
    LIGHT,
    NO_REPORT_FROM_US,
    NOT_ASKED,
    OUTSTANDING,
    PAID_FOR,
    RESEARCH_ONLY,
    SIGNED_OFF,
    WILL_BE,
    WITH_SOCIAL_WORKER,
)

#: Of several things said, the one that holds.
_RANK = ("submitted", "sent_elsewhere", "research_provided", "told_social_worker", "not_providing", "completed",
         "not_started", "in_progress")  # fmt: skip


_WILL_BE_READY = re.compile(r" (?:will|should|to|can|might|may|could) (?:\w+ )?be (?:\w+ )?ready ")
_NOT_READY = re.compile(r" not (?:\w+ ){0,5}(?:ready|good) ")


def written(said: Said) -> Written:
    """Read the state of the report."""
    found = Written()
    every: list[ReportSaid] = []
    for deed in said.deeds:
        found.not_sent |= deed.kind == "send" and deed.supposed
        one = of_deed(said, deed, found) if deed.factual else None
        if one is not None:
            every.append(one)
    every += _without_verb(said, every, found)
    found.not_sent |= any_of(said.words(), *OUTSTANDING)
    best = _holding(said, every, found)
    if best is None or best.status is None:
        found.flags |= {"report_status_missing"} if every or found.not_sent or found.doubted else set()
        return found
    open_yet = best.status in {"in_progress", "not_started", "completed"} and "submitted" not in {
        e.status for e in every
    }
    if open_yet and best.expected_on is None and not any(found.days) and (when := day_alone(said)) is not None:
        best = replace(best, expected_on=future(when))
    if best.status in {"in_progress", "not_started"} and best.expected_on is None:
        day = next((when for when in found.days if when is not None), None)
        if day is not None and day.earliest is not None and day.earliest > said.frame.report_due:
            found.flags.add("will_miss_report_deadline")
        found.flags |= date_flags(day, None) if best.status == "in_progress" or day is not None else set()
    found.report = replace(best, format=_format(said), reason=best.reason or _why_not_ready(said, best))
    return found


def _why_not_ready(said: Said, best: ReportSaid) -> str | None:
    """As in "not started, been off sick": why it is late, when nothing else is told of by the same words."""
    if best.status not in {"in_progress", "not_started"}:
        return None
    people = [chunk for chunk in said.reading.chunks if chunk.kind == Kind.RELATION and chunk.value != "family"]
    if said.about(Topic.REASON) or people:
        return None
    reasons = list(dict.fromkeys(said.about(Topic.NOT_READY)))
    return reasons[0] if len(reasons) == 1 else None


def _holding(said: Said, every: list[ReportSaid], found: Written) -> ReportSaid | None:
    """Of all that was said, what holds; a promised day and a reason are taken over from the rest."""
    if not every:
        return None
    best = min(
        every, key=lambda one: (_RANK.index(one.status or "in_progress"), one.submitted_on is None, one.reason is None)
    )
    if best.status == "not_providing" and best.reason is None:  # "done, but I can't get it to send"
        best = next((one for one in every if one.status in {"completed", "in_progress", "not_started"}), best)
    if found.not_sent and best.status == "submitted":  # sent, and not sent: only what else is said
        best = next((one for one in every if one.status != "submitted"), ReportSaid())
    if best.status == "not_started" and "explain_send_before" in found.flags:  # "not done yet, will bring it"
        best = next((one for one in every if one.expected_on == said.frame.conference_day), best)
    if best.status in {"not_started", "in_progress", "completed"} and best.expected_on is None:
        best = replace(best, expected_on=next((one.expected_on for one in every if one.expected_on), None))
    waits = "awaiting_sign_off" in said.about(Topic.STATE) and not any_of(said.words(), *SIGNED_OFF)
    signing = best.status in {"in_progress", "completed"} and waits
    return replace(best, reason=best.reason or "awaiting_sign_off") if signing else best


def _format(said: Said) -> str | None:
    formats = said.about(Topic.FORMAT)
    if any_of(said.words(), "not your form", "not your template", "not the template", "not your format"):
        formats = [each for each in formats if each != "standard"]
    return formats[0] if formats and len(set(formats)) == 1 else None


def _without_verb(said: Said, every: list[ReportSaid], found: Written) -> list[ReportSaid]:
    """As in "Report in draft, should be Friday", "no report from us", "with the report in hand"."""
    more: list[ReportSaid] = []
    words = said.words()
    stated = {clause.sentence for clause in said.clauses if not clause.asked}
    for number in sorted(stated):
        if "report" in said.in_sentence(Topic.THING, number) or any_of(said.words(number), *ATTACHED):
            one = _carried(said, number, found) or _state(said, number, every, found)
            more += [one] if one else []
    more += opening_state(said, every)
    more += promised_later(said, [*every, *more], found)
    if any_of(words, *WITH_SOCIAL_WORKER) and not said.asks and not every:
        found.flags |= {"explain_separate_report", "ask_date"}
        more.append(ReportSaid("sent_elsewhere", sent_via="social_worker"))
    if any_of(words, *RESEARCH_ONLY):
        more.append(research(found))
    if any_of(words, *NO_REPORT_FROM_US) and not any_of(words, "one until", "one yet", "report until"):
        more.append(none(said))
    if any(said.reading.words[c.start : c.end] == ("no", "report") and not c.asked for c in said.clauses) and not every:
        more.append(none(said))
    if any_of(words, *NOT_ASKED) and not said.asks:
        more.append(ReportSaid("not_providing", reason="not_asked"))
    if any_of(words, *PAID_FOR) and not every and not more:
        more.append(ReportSaid("not_started"))
    return more


def _carried(said: Said, number: int, found: Written) -> ReportSaid | None:
    """A report that is brought along, or hangs on a message."""
    gone_through = any(d.kind in {"share", "see"} and d.clause.sentence == number for d in said.deeds)
    if any_of(said.words(number), *IN_HAND) and not gone_through:
        found.flags.add("explain_send_before")
        return ReportSaid("in_progress", expected_on=said.frame.conference_day)
    if any_of(said.words(number), *IN_A_MAIL) and not has(said.chunks_in(number), Kind.NEGATION):
        on = next((day for c in said.chunks_in(number) if (day := past(c.when, said.frame.today))), None)
        found.flags |= set() if on else {"submitted_date_missing"}
        return ReportSaid("submitted", on, sent_via="email")
    in_already = any_of(said.words(number), *IN_ALREADY)
    if not in_already and _by_its_way(said, number):
        on = next(day for c in said.chunks_in(number) if (day := past(c.when, said.frame.today)))
        return ReportSaid("submitted", on, sent_via=said.in_sentence(Topic.ROUTE, number)[0])
    if in_already and has(said.chunks_in(number), Kind.DOUBT):
        found.doubted = True
        return None
    if in_already and not any_of(said.words(number), "to my manager", "not"):
        on = next((day for c in said.chunks_in(number) if (day := past(c.when, said.frame.today))), None)
        found.flags |= set() if on else {"submitted_date_missing"}
        return ReportSaid("submitted", on)
    if (any_of(said.words(number), *ATTACHED) or "attached" in said.in_sentence(Topic.STATE, number)) and not any_of(
        said.words(number), "not attached"
    ):
        found.flags.add("attachment_use_secure_route")
        return ReportSaid("completed")
    return None


def _by_its_way(said: Said, number: int) -> bool:
    """As in "Report on the portal 2/3": how it went and when, without a verb."""
    chunks = said.chunks_in(number)
    told = any(c.kind in {Kind.VERB, Kind.AUXILIARY, Kind.NEGATION, Kind.DOUBT, Kind.RELATION} for c in chunks)
    dated = any(past(c.when, said.frame.today) and not future(c.when) for c in chunks)
    return dated and not told and bool(said.in_sentence(Topic.ROUTE, number))


def _state(said: Said, number: int, every: list[ReportSaid], found: Written) -> ReportSaid | None:
    states = said.in_sentence(Topic.STATE, number)
    day = next((c.when for c in said.chunks_in(number) if c.kind == Kind.DAY), None)
    if "not_started" in states and not every:
        return ReportSaid("not_started", expected_on=future(day))
    in_progress = "in_progress" in states and not any(one.status == "submitted" for one in every)
    if in_progress or ("awaiting_sign_off" in states and not every):
        return to_come(day, found)
    if "completed" in states:
        negated = bool(_NOT_READY.search(said.words(number)) or _WILL_BE_READY.search(said.words(number)))
        return to_come(day, found) if negated else ReportSaid("completed")
    promised = not (states or every or said.asks) and future(day) is not None
    vague = not (states or every or said.asks) and day is not None and day.vague and not day.wrong
    if (promised or vague) and any_of(said.words(number), *WILL_BE) and not any_of(said.words(number), "not"):
        return to_come(day, found)
    return to_come(day, found) if promised and _by_a_day(said, number) else None


def _by_a_day(said: Said, number: int) -> bool:
    """As in "yes to attending, report by Friday": the report and its day, without a verb."""
    for clause in said.clauses:
        words = f" {said.reading.said(clause.start, clause.end)} "
        verbless = clause.sentence == number and not any(deed.clause is clause for deed in said.deeds)
        named = [c for c in clause.chunks if c.kind == Kind.WORD and c.value.isalpha()]
        verbless = verbless and all(
            chunk.value in LIGHT or chunk.value in {"full", "written", "our", "a"} for chunk in named
        )
        dated = has(clause.chunks, Kind.THING, "report") and has(clause.chunks, Kind.DAY)
        if verbless and dated and any_of(words, "by", "on", "to follow") and not has(clause.chunks, Kind.NEGATION):
            return True
    return False
