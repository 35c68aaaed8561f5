"""What one row of the directory has to say about an agency or a person, checked by itself."""

import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator

from models.agency import AgencyKind, Duty, ReportFormat
from models.spreadsheet import Fault, Line
from models.spreadsheet.cells import checked_row, day_of, needed, one_of, short

#: Words before a name that are not part of it: "Dr Khan" is not a full name.
_TITLES = re.compile(
    r"(?:(?:dr|mr|mrs|ms|miss|mx|prof|professor|revd?|reverend|sir|dame|lady|lord|sister|nurse|midwife|cllr|"
    r"pc|dc|ds|di|dci|dsu|det|detective|con|constable|sgt|sergeant|insp|inspector|supt|superintendent)\s+)+"
)
_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")
_SLACK = re.compile(r"[UW][A-Z0-9]{2,29}")
_PERIOD = re.compile(r"(?P<start>[\d/-]+)(?:\s*(?:\.\.+|…|–|to)\s*(?P<end>[\d/-]+))?(?:\s+(?P<reason>.*))?")
_LONGEST = timedelta(days=366)


def bare_name(name: str) -> str:
    """A name without titles, for comparing."""
    words = " ".join(name.casefold().replace(".", " ").split())
    titles = _TITLES.match(words)
    return words[titles.end() :] if titles else words


def _full_name(name: str) -> str:
    words = [word for word in bare_name(name).split() if any(map(str.isalpha, word))]
    if len(words) < 2 or len(words[-1]) < 2:
        raise ValueError("must be a full name, please: first name and surname")
    return name


def _yes_or_no(cell: str) -> bool:
    answers = {"": True, "yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
    if cell.casefold() not in answers:
        raise ValueError("must be yes or no")
    return answers[cell.casefold()]


def _email(cell: str) -> str | None:
    address = cell.lower()
    if address and (len(address) > 200 or not _EMAIL.fullmatch(address)):
        raise ValueError("must be an address like name@agency.example")
    return address or None


def _slack(cell: str) -> str | None:
    if cell and not _SLACK.fullmatch(cell):
        raise ValueError("must be a Slack member ID like U012AB3CD, which is in the person's Slack profile")
    return cell or None


class Period(BaseModel):
    """Days, first and last included, on which nobody at the agency can answer."""

    model_config = ConfigDict(frozen=True)

    start: date
    end: date
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.start}..{self.end} {self.reason}".strip()


def _periods(cell: str) -> tuple[Period, ...]:
    """Such as "2026-04-03..2026-04-17 Easter holidays; 2026-05-25..2026-05-29 half-term"."""
    periods = sorted((_period(part.strip()) for part in cell.split(";") if part.strip()), key=lambda one: one.start)
    if len({(period.start, period.end) for period in periods}) < len(periods):
        raise ValueError("has the same period twice")
    return tuple(periods)


def _period(text: str) -> Period:
    found = _PERIOD.fullmatch(text)
    if not found:
        raise ValueError("must be periods like 2026-04-03..2026-04-17 Easter holidays, with semicolons between them")
    start = day_of(found["start"])
    end = day_of(found["end"]) if found["end"] else start
    if not start <= end <= start + _LONGEST:
        raise ValueError("has a period that ends before it starts, or lasts more than a year")
    return Period(start=start, end=end, reason=short(80)(found["reason"] or ""))


Named = Annotated[str, AfterValidator(needed), AfterValidator(short(120))]
Active = Annotated[bool, BeforeValidator(_yes_or_no)]


class AgencyRow(BaseModel):
    """A row of an agency."""

    model_config = ConfigDict(frozen=True)

    agency: Named
    kind: Annotated[AgencyKind, one_of(AgencyKind)]
    report_format: Annotated[ReportFormat, one_of(ReportFormat, ReportFormat.STANDARD)]
    safeguarding_lead: str
    duty_contact: Annotated[str, AfterValidator(short(200))]
    unavailable: Annotated[tuple[Period, ...], BeforeValidator(_periods)]
    active: Active


class PersonRow(BaseModel):
    """A row of a professional."""

    model_config = ConfigDict(frozen=True)

    agency: Named
    name: Annotated[str, AfterValidator(needed), AfterValidator(_full_name), AfterValidator(short(120))]
    job_role: Named
    duty: Annotated[Duty, one_of(Duty, Duty.AGENCY)]
    slack: Annotated[str | None, BeforeValidator(_slack)]
    email: Annotated[str | None, BeforeValidator(_email)]
    active: Active

    @model_validator(mode="after")
    def _can_be_reached(self) -> "PersonRow":
        if not (self.slack or self.email):
            raise ValueError("slack and email are both empty: give at least one, so that the person can be reached")
        return self


ROWS: dict[str, type[AgencyRow] | type[PersonRow]] = {
    "agency": AgencyRow,
    "person": PersonRow,
    "professional": PersonRow,
}


def row_of(line: Line) -> tuple[AgencyRow | PersonRow | None, list[Fault]]:
    """The row that a line holds, or everything that is wrong with it."""
    row = ROWS.get(line.cells["record"].casefold())
    if row is None:
        return None, [Fault(line.number, "record must be agency or person.")]
    known = {"record", "", *row.model_fields}
    foreign = [name for name, cell in line.cells.items() if cell and name not in known]
    faults = [Fault(line.number, f"{name} must be empty in the row of this record.") for name in foreign]
    read, wrong = checked_row(row, line)
    return (None if faults else read), faults + wrong
