"""What a snapshot counts: every question, from the log and from the form, with its answers and its base, as data.

The answers of a table divide its base: each agency of the base gave one of them, or none. What is counted of something
that is counted already (of the reports; of those that were shared) has answers of another table as its base.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import ColumnElement, and_, not_, or_

Condition = ColumnElement[bool]
#: The name of something that a row can say, and the answer, to the condition that it does.
Says = Mapping[tuple[str, str], Condition]


class Source(StrEnum):
    """Where an answer was taken from. H: raw data should be triangulated."""

    LOG = "log"
    FORM = "form"


class BaseIs(StrEnum):
    """Of whom an answer is counted."""

    INVITED = "invited"
    RESPONDENTS = "respondents"
    REPORTS = "reports"
    SHARED = "shared"
    ASKED = "asked"
    REVIEWS = "reviews"


NO_ANSWER = "no_answer"
#: What is left of a base and stands nowhere: of what was shared, what was not late.
REST = "rest"
ANSWERS = ("yes", "partially", "no", "na")
RATINGS = ("outstanding", "good", "requires_improvement", "inadequate")
CHANGES = ("significant_improvement", "some_improvement", "no_progress", "risks_higher")
EXTRAS = ("invited_in_time", "received_last_record", "could_judge_threshold", "change_for_child")
#: The questions that are answered twice, by the record and by the agency.
TWICE = ("1", "2", "3", "4", "8")

#: What City & Hackney published in April 2021, in percent (H; questions 9 and 10 by their No).
REFERENCE: Mapping[tuple[str, str], float] = MappingProxyType(
    {
        ("1", "yes"): 40,
        ("2", "yes"): 57,
        ("3", "yes"): 70,
        ("4", "yes"): 34,
        ("4", "late"): 17.6,
        ("5", "yes"): 41,
        ("6", "yes"): 40,
        ("7", "yes"): 70,
        ("8", "yes"): 37,
        ("9", "no"): 77,
        ("10", "no"): 80,
        ("11", "good"): 50,
        ("11", "requires_improvement"): 43,
    }
)


@dataclass(frozen=True)
class Table:
    """One question from one source: the answers that SQL counts, when each is given, and what they leave over.

    `of` names the table and its answers that make up the base; without it, the base is everybody of the source.
    `percent_of` is the base that is shown, where that is another: research is a kind of No, counted of all.
    """

    name: str
    question: str
    source: Source
    base_is: BaseIs
    counted: tuple[str, ...]
    when: Callable[[Says, str], Condition]
    left: str = NO_ANSWER
    of: tuple[str, tuple[str, ...]] | None = None
    percent_of: str | None = None

    @property
    def answers(self) -> tuple[str, ...]:
        """Every answer; what is left of the base is the last."""
        return (*self.counted, self.left)

    @property
    def shown(self) -> tuple[str, ...]:
        """The answers that have a row of their own."""
        return tuple(answer for answer in self.answers if answer != REST)


def _says(column: str, *within: tuple[str, str]) -> Callable[[Says, str], Condition]:
    """A column's own answer, of those for whom something else holds."""
    return lambda says, answer: and_(*(says[each] for each in within), says[column, answer])


def _in_time(says: Says, answer: str) -> Condition:
    """A No of somebody who was asked too late is not a No."""
    if answer not in {"no", "asked_too_late"}:
        return and_(says["q2", "yes"], says["q3", answer])
    too_late = or_(says["asked", "too_late"], says["said", "asked_late"])
    return and_(says["q2", "yes"], says["q3", "no"], too_late if answer == "asked_too_late" else not_(too_late))


def _late(says: Says, _answer: str) -> Condition:
    """The form does not ask when: the day is the record's."""
    return and_(says["q2", "yes"], or_(says["q4", "yes"], says["q4", "partially"]), says["shared", "late"])


_REPORT_MADE, _REPORT_SAID = ("report", "yes"), ("q2", "yes")
_REPORTS_MADE, _REPORTS_SAID = ("log.2", ("yes",)), ("form.2", ("yes",))
_GAVE = ("yes", "partially")


def _log(question: str, counted: tuple[str, ...], column: str) -> Table:
    return Table(f"log.{question}", question, Source.LOG, BaseIs.INVITED, counted, _says(column))


def _of_reports_made(question: str, counted: tuple[str, ...], column: str) -> Table:
    when = _says(column, _REPORT_MADE)
    return Table(f"log.{question}", question, Source.LOG, BaseIs.REPORTS, counted, when, of=_REPORTS_MADE)


def _form(question: str, column: str, counted: tuple[str, ...] = ANSWERS) -> Table:
    return Table(f"form.{question}", question, Source.FORM, BaseIs.RESPONDENTS, counted, _says(column))


def _of_reports_said(
    question: str, counted: tuple[str, ...] = ANSWERS, when: Callable[[Says, str], Condition] | None = None
) -> Table:
    when = when or _says(f"q{question}", _REPORT_SAID)
    return Table(f"form.{question}", question, Source.FORM, BaseIs.REPORTS, counted, when, of=_REPORTS_SAID)


def _part_of(
    source: Source, question: str, answer: str, when: Callable[[Says, str], Condition], answers: tuple[str, ...]
) -> Table:
    """An answer that is part of others: of the shared ones those that were late, of the Noes those with research."""
    whole = f"{source}.{question}"
    base_is = BaseIs.SHARED if answer == "late" else BaseIs.INVITED if source is Source.LOG else BaseIs.RESPONDENTS
    percent_of = None if answer == "late" else whole
    return Table(f"{whole}.{answer}", question, source, base_is, (answer,), when, REST, (whole, answers), percent_of)


def _asked(what: str) -> Table:
    """Who was asked a question that is not in everybody's form: a base and no row of its own."""
    return Table(f"form.{what}", "", Source.FORM, BaseIs.RESPONDENTS, (what,), _says("asked"), REST)


def _extra(name: str, answers: tuple[str, ...], base_is: BaseIs, asked: str) -> Table:
    when = _says(name, ("asked", asked))
    return Table(f"form.{name}", name, Source.FORM, base_is, answers, when, of=(f"form.{asked}", (asked,)))


#: In the order in which they depend on each other, and a page shows them.
TABLES: tuple[Table, ...] = (
    _log("1", ANSWERS, "attended"),
    _form("1", "q1"),
    _log("2", ("yes", "no"), "report"),
    _part_of(Source.LOG, "2", "research", _says("report"), ("no",)),
    _form("2", "q2"),
    _part_of(Source.FORM, "2", "research", _says("said", ("q2", "no")), ("no",)),
    _of_reports_made("3", ("yes", "no", "asked_too_late"), "in_time"),
    _of_reports_said("3", ("yes", "partially", "no", "asked_too_late", "na"), _in_time),
    _of_reports_made("4", ANSWERS, "shared"),
    _part_of(Source.LOG, "4", "late", _says("shared", _REPORT_MADE), _GAVE),
    _of_reports_said("4"),
    _part_of(Source.FORM, "4", "late", _late, _GAVE),
    _of_reports_said("5"),
    _form("6", "q6"),
    _of_reports_said("7"),
    _log("8", ANSWERS, "actions"),
    *(_form(question, f"q{question}") for question in ("8", "9", "10")),
    _form("11", "q11", RATINGS),
    _form("12", "q12", ("comment",)),
    _asked("extras"),
    *(_extra(name, ANSWERS, BaseIs.ASKED, "extras") for name in EXTRAS[:3]),
    _asked("at_review"),
    _extra(EXTRAS[3], CHANGES, BaseIs.REVIEWS, "at_review"),
)
BY_NAME: Mapping[str, Table] = MappingProxyType({table.name: table for table in TABLES})
