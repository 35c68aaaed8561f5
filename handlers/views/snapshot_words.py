"""The words of a snapshot: what questions, answers, sources and bases are called, on screen, in files and pictures."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from handlers.views.questions import CHANGE, EXTRAS, QUESTIONS
from handlers.views.words import CONFERENCE_TYPES, label
from models.agency import AgencyKind
from models.feedback import Answer, ChangeForChild, Rating
from models.snapshot.days import Period
from models.snapshot.questions import BaseIs, Source
from models.snapshot.rows import By
from models.snapshot.taking import Row, Snapshot
from scheduling.deadlines import ConferenceType

_ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        **{each.value: label(each) for each in (*Answer, *Rating, *ChangeForChild)},
        "no_answer": "No answer",
        "research": "No: research instead",
        "asked_too_late": "No: asked too late to comply",
        "late": "Of these, late",
        "comment": "Wrote something",
    }
)
SHORT: Mapping[str, str] = MappingProxyType(
    {
        "1": "Attended",
        "2": "Wrote a report",
        "3": "Report in time",
        "4": "Shared with the family before",
        "5": "Voice of the child clear",
        "6": "Identity considered",
        "7": "Thresholds understood",
        "8": "Update on actions",
        "9": "Alternative views to the plan",
        "10": "Challenged by the chair",
        "11": "Own contribution",
    }
)
SOURCES: Mapping[Source, str] = MappingProxyType({Source.LOG: "From the log", Source.FORM: "From the form"})
_BASES: Mapping[tuple[Source, BaseIs], str] = MappingProxyType(
    {
        (Source.LOG, BaseIs.INVITED): "agencies invited",
        (Source.LOG, BaseIs.REPORTS): "reports sent",
        (Source.LOG, BaseIs.SHARED): "reports shared before the conference",
        (Source.FORM, BaseIs.RESPONDENTS): "agencies that answered the form",
        (Source.FORM, BaseIs.REPORTS): "agencies that say they sent a report",
        (Source.FORM, BaseIs.SHARED): "agencies that say they shared it",
        (Source.FORM, BaseIs.ASKED): "agencies that had this question",
        (Source.FORM, BaseIs.REVIEWS): "agencies that had this question, about a review",
    }
)
BREAKDOWNS: Mapping[By, str] = MappingProxyType(
    {
        By.AGENCY: "by agency",
        By.KIND: "by kind of agency",
        By.TYPE: "by type of conference",
        By.MONTH: "by month",
    }
)
NOT_SHOWN = "not shown"


def question_words(question: str) -> str:
    """The question as the form asks it, with its number if it has one."""
    if question in SHORT or question == "12":
        return f"{question}. {QUESTIONS[f'q{question}']}"
    return EXTRAS.get(question, CHANGE)


def answer_words(question: str, answer: str) -> str:
    """An answer; a No about time is a late report, as those that were asked too late are counted apart."""
    return "No: late" if (question, answer) == ("3", "no") else _ANSWERS[answer]


def base_words(row: Row) -> str:
    """Of whom it is counted."""
    return _BASES[row.source, row.base_is]


def count_words(row: Row | None) -> str:
    """Such as `70 of 176 (39.8%)`; why there is no number where there is none."""
    if row is None:
        return ""
    if row.n is None:
        return NOT_SHOWN
    if not row.base:
        return "nobody"
    return f"{row.n:,} of {row.base:,} ({row.percent:g}%)"


def percent_words(row: Row) -> str:
    """Such as `40%`, without a decimal; a dash where there is no number."""
    return f"{row.share:.0f}%" if row.share is not None else "–"


def part_words(by: By | None, part: str) -> str:
    """What a part of a breakdown is called."""
    match by:
        case By.KIND:
            return label(AgencyKind(part))
        case By.TYPE:
            return CONFERENCE_TYPES[ConferenceType(part)]
        case By.MONTH:
            return f"{date.fromisoformat(f'{part}-01'):%B %Y}"
        case _:
            return part


def period_words(period: Period) -> str:
    """Such as `1 January to 31 December 2026`."""
    first, last = period.first, period.last
    year = "" if first.year == last.year else f" {first.year}"
    if first == last:
        return f"{last.day} {last:%B} {last.year}"
    return f"{first.day} {first:%B}{year} to {last.day} {last:%B} {last.year}"


def title_words(snapshot: Snapshot) -> str:
    """What stands above a snapshot."""
    broken = f", {BREAKDOWNS[snapshot.by]}" if snapshot.by else ""
    of = f" of {snapshot.agency}" if snapshot.agency else ""
    return f"Data snapshot{of}, {period_words(snapshot.period)}{broken}"
