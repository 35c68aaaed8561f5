"""What one row of an imported history says, checked by itself: one agency that was invited to one conference."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from models.agency import AgencyKind
from models.feedback import QUESTIONS, Answer, Rating
from models.history.entry import Written
from models.screening import identifiers_in
from models.spreadsheet import Sheet
from models.spreadsheet.cells import day_of, needed, one_of, short
from scheduling.deadlines import ConferenceType
from scheduling.words import list_words

Value = TypeVar("Value")

COLUMNS = (
    "conference",
    "type",
    "date",
    "agency",
    "agency_kind",
    "invited_on",
    "attended",
    "report",
    "report_sent_on",
    "shared",
    "shared_on",
    "action_update",
    *QUESTIONS,
    "q11",
    "q12",
)
SHEET = Sheet(COLUMNS, prose=frozenset({"q12"}))
FIRST_YEAR = 1991  # in which child protection conferences as they are now began
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")


def _choice(values: dict[str, Value], *, may_be_empty: bool = True) -> BeforeValidator:
    """One of these answers, in any capitals; the short forms n/a and partly are read as well."""
    words = [word for word in values if word]

    def read(cell: str) -> Value | None:
        answer = cell.casefold().replace("n/a", "na").replace("_", " ")
        if answer in values:
            return values[answer]
        if may_be_empty and not answer:
            return None
        allowed = " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
        raise ValueError(f"must be {allowed}{', or empty' if may_be_empty else ''}")

    return BeforeValidator(read)


def _type(cell: str) -> ConferenceType:
    try:
        return ConferenceType(cell)
    except ValueError:
        raise ValueError("must be ICPC, RCPC, PRE-BIRTH or TRANSFER-IN") from None


@lru_cache(maxsize=4096)
def _day(cell: str) -> date:
    if _SERIAL.fullmatch(cell):
        raise ValueError("is a spreadsheet's own number for a day: format the column as a date, and save it again")
    try:
        day = day_of(_MIDNIGHT.sub("", cell))
    except ValueError:
        raise ValueError("must be a date like 2021-03-04") from None
    if day.year < FIRST_YEAR:
        raise ValueError(f"is a date before {FIRST_YEAR}: write the year with four digits")
    return day


def _day_or_none(cell: str) -> date | None:
    return _day(cell) if cell else None


def _day_of_it(cell: str) -> date:
    return _day(needed(cell))


def _clean(advice: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if found := identifiers_in(text):
            raise ValueError(f"looks as if it holds {list_words(list(found))}: {advice}")
        return text

    return check


#: Labels and agencies stand in many rows: they are looked through once.
_label = lru_cache(maxsize=4096)(_clean("use a label that says nothing about the family"))
_agency = lru_cache(maxsize=4096)(_clean("write the agency's name only"))
_PLAIN = {"yes": Answer.YES, "no": Answer.NO, "na": Answer.NOT_APPLICABLE}
_PARTLY = {"yes": Answer.YES, "partly": Answer.PARTIALLY, "no": Answer.NO, "na": Answer.NOT_APPLICABLE}
_PARTIALLY = {"yes": Answer.YES, "partially": Answer.PARTIALLY, "no": Answer.NO, "na": Answer.NOT_APPLICABLE}

Plain = Annotated[Answer | None, _choice(_PLAIN)]
Full = Annotated[Answer | None, _choice(_PARTIALLY)]
Day = Annotated[date | None, BeforeValidator(_day_or_none)]


class HistoryRow(BaseModel):
    """A row of the file."""

    model_config = ConfigDict(frozen=True)

    conference: Annotated[str, AfterValidator(needed), AfterValidator(short(80)), AfterValidator(_label)]
    type: Annotated[ConferenceType, BeforeValidator(_type)]
    date: Annotated[date, BeforeValidator(_day_of_it)]
    agency: Annotated[str, AfterValidator(needed), AfterValidator(short(120)), AfterValidator(_agency)]
    agency_kind: Annotated[AgencyKind, one_of(AgencyKind, AgencyKind.OTHER)]
    invited_on: Day
    attended: Plain
    report: Annotated[Written, _choice({written.value: written for written in Written}, may_be_empty=False)]
    report_sent_on: Day
    shared: Annotated[Answer | None, _choice(_PARTLY)]
    shared_on: Day
    action_update: Plain
    q1: Full
    q2: Full
    q3: Full
    q4: Full
    q5: Full
    q6: Full
    q7: Full
    q8: Full
    q9: Full
    q10: Full
    q11: Annotated[Rating | None, _choice({rating.value.replace("_", " "): rating for rating in Rating})]
    q12: Annotated[str, AfterValidator(short(3000)), AfterValidator(_clean("take it out; nothing was kept"))]

    @property
    def responded(self) -> bool:
        """Whether the agency answered any of the twelve questions."""
        return any(getattr(self, name) is not None for name in (*QUESTIONS, "q11")) or bool(self.q12)


def contradictions(row: HistoryRow, today: date) -> list[str]:
    """What cannot be true of a conference that was held, in sentences that begin with the column."""
    found = []
    if row.date > today:
        found.append("date is still to come: only conferences that were held are history.")
    if row.date.weekday() > 4:
        found.append(f"date is a {row.date:%A}: conferences are not held at weekends.")
    if row.invited_on and row.invited_on > row.date:
        found.append("invited_on is after the conference.")
    if row.report_sent_on and row.report is Written.NO:
        found.append("report_sent_on has a date, but report is no.")
    if row.shared_on and row.shared not in {Answer.YES, Answer.PARTIALLY}:
        found.append("shared_on has a date, but shared is not yes or partly.")
    later = [name for name in ("report_sent_on", "shared_on") if (day := getattr(row, name)) and day > today]
    return found + [f"{name} is still to come." for name in later]
