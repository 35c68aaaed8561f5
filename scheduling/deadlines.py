"""When a report is due and when it should have been shared with the family: two clocks, never one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from scheduling.calendars import WorkingCalendar, is_weekend
from scheduling.words import day_words, list_words, moment_words, time_words

_TIGHT_DAYS = 2


class ConferenceType(StrEnum):
    ICPC = "ICPC"
    RCPC = "RCPC"
    PRE_BIRTH = "PRE_BIRTH"
    TRANSFER_IN = "TRANSFER_IN"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_review(self) -> bool:
        return self is ConferenceType.RCPC

    @classmethod
    def _missing_(cls, value: object) -> ConferenceType | None:
        """The command line spells PRE-BIRTH and TRANSFER-IN, in any case."""
        if not isinstance(value, str):
            return None
        return cls.__members__.get(value.strip().upper().replace("-", "_").replace(" ", "_"))


_LABELS = {
    ConferenceType.ICPC: "Initial child protection conference",
    ConferenceType.RCPC: "Review child protection conference",
    ConferenceType.PRE_BIRTH: "Pre-birth child protection conference",
    ConferenceType.TRANSFER_IN: "Transfer-in child protection conference",
}


class WeekendConference(ValueError):
    """Conferences are not held at weekends. The message is one sentence for the person who asked."""

    def __init__(self, on: date) -> None:
        super().__init__(
            f"Conferences are not held at weekends and {on.day} {on:%B} {on.year} is a {on:%A}, "
            "so choose a day from Monday to Friday."
        )
        self.on = on


@dataclass(frozen=True)
class ReportRules:
    """How many working days before a conference its reports are due (City & Hackney's audit; a setting).

    ``clear_days`` is the reading of council law: one working day earlier.
    """

    initial_days: int = 3
    review_days: int = 5
    family_initial_days: int = 3
    family_review_days: int = 5
    at: time = time(17)
    clear_days: bool = False


@dataclass(frozen=True)
class Deadlines:
    """Both deadlines, aware, in the jurisdiction's own zone."""

    report: datetime
    family: datetime


def deadlines_for(
    kind: ConferenceType, on: date, calendar: WorkingCalendar, rules: ReportRules = ReportRules()
) -> Deadlines:
    """The Nth working day before the conference, whose own day is not counted. Raises WeekendConference."""
    if is_weekend(on):
        raise WeekendConference(on)
    if kind.is_review:
        report, family = rules.review_days, rules.family_review_days
    else:
        report, family = rules.initial_days, rules.family_initial_days
    return Deadlines(_end_of_day(report, on, calendar, rules), _end_of_day(family, on, calendar, rules))


def _end_of_day(days: int, on: date, calendar: WorkingCalendar, rules: ReportRules) -> datetime:
    day = calendar.before(on, days + rules.clear_days)
    return datetime.combine(day, rules.at, calendar.jurisdiction.zone)


def has_passed(deadline: datetime, invited: date) -> bool:
    """Whether this deadline had gone when the agency was invited. A bare date means its first moment."""
    if isinstance(invited, datetime):
        return invited > deadline
    return invited > deadline.date()


def warnings_for(
    kind: ConferenceType,
    on: date,
    calendar: WorkingCalendar,
    rules: ReportRules = ReportRules(),
    *,
    invited: date | None = None,
    today: date | None = None,
) -> list[str]:
    """What to tell the person who schedules, in sentences. ``invited`` is a date or an aware datetime.

    Dates carry their year unless it is ``today``'s. Raises WeekendConference.
    """
    deadlines = deadlines_for(kind, on, calendar, rules)
    warnings = _days_off(on, deadlines, calendar, today)
    if invited is not None:
        warnings += _notice(deadlines, invited, calendar, today)
    return warnings


def _days_off(on: date, deadlines: Deadlines, calendar: WorkingCalendar, today: date | None) -> list[str]:
    """The holiday that the conference is on, then those that its deadlines were counted around."""
    where = calendar.jurisdiction.place
    warnings = []
    if name := calendar.holiday(on):
        what = "the day of a closure" if calendar.is_closure(on) else f"a bank holiday in {where}"
        warnings.append(f"The conference is on {what}: {day_words(on, today)} ({name}).")
    first = min(deadlines.report, deadlines.family).date()
    skipped = [(day, name) for day, name in calendar.holidays_between(first, on) if day != on]
    for closed, one, several in (
        (False, f"is a bank holiday in {where}", f"are bank holidays in {where}"),
        (True, "is a closure", "are closures"),
    ):
        days = [f"{day_words(day, today)} ({name})" for day, name in skipped if calendar.is_closure(day) is closed]
        if len(days) == 1:
            warnings.append(f"{days[0]} {one}, so it is not counted as a working day.")
        elif days:
            warnings.append(f"{list_words(days)} {several}, so they are not counted as working days.")
    return warnings


def _notice(deadlines: Deadlines, invited: date, calendar: WorkingCalendar, today: date | None) -> list[str]:
    zone = calendar.jurisdiction.zone
    warnings = []
    named = {deadlines.family: "The deadline to share with the family"}
    named |= {deadlines.report: "The report deadline"}
    for deadline, subject in named.items():
        if has_passed(deadline, invited):
            warnings.append(
                f"{subject}, {moment_words(deadline, zone, today)}, had already passed when the agency "
                "was invited, so it will not be counted against the agency."
            )
    if not has_passed(deadlines.report, invited):
        warnings += _tight(deadlines.report, invited, calendar)
    return warnings


def _tight(deadline: datetime, invited: date, calendar: WorkingCalendar) -> list[str]:
    day = invited.astimezone(deadline.tzinfo).date() if isinstance(invited, datetime) else invited
    left = calendar.between(day, deadline.date())
    if left >= _TIGHT_DAYS:
        return []
    if left == 0:
        return [f"The report is due by {time_words(deadline.time())} on the day of the invitation."]
    return ["The agency has only 1 working day to write its report."]
