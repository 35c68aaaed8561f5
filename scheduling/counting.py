"""The ways in which the clocks of child protection count, each a function from a question to an answer.

Working days start counting after the day of the triggering event. A limit in months is clamped to the end of
the month and steps *back* to a working day, because "within three months" cannot be met late. Clock hours are
elapsed hours: over a change to or from summer time the answer's local hour moves by one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from scheduling.calendars import WorkingCalendar, is_weekend
from scheduling.deadlines import ConferenceType, ReportRules, deadlines_for, has_passed

_MONTHS = 12


class Outcome(StrEnum):
    DUE = "DUE"
    DEADLINE_PASSED = "DEADLINE_PASSED"
    WARN = "WARN"
    REJECT = "REJECT"


@dataclass(frozen=True)
class Due:
    """The answer of a rule: a day, or a local moment for a clock that counts hours."""

    on: date
    at: datetime | None = None
    outcome: Outcome = Outcome.DUE

    @property
    def text(self) -> str:
        """Such as 2026-03-23, 2026-04-05T15:00, DEADLINE_PASSED 2026-03-09, WARN or REJECT."""
        if self.outcome in {Outcome.WARN, Outcome.REJECT}:
            return self.outcome.value
        when = self.on.isoformat() if self.at is None else f"{self.at:%Y-%m-%dT%H:%M}"
        return when if self.outcome is Outcome.DUE else f"{self.outcome} {when}"


@dataclass(frozen=True)
class Question:
    """What a rule is asked: the event that starts its clock, and what else it may need."""

    start: date
    calendar: WorkingCalendar
    birth: date | None = None
    invited: date | None = None

    @property
    def day(self) -> date:
        """The local day on which the clock starts."""
        if isinstance(self.start, datetime):
            return self.start.astimezone(self.calendar.jurisdiction.zone).date()
        return self.start


Counting = Callable[[Question], Due]


class MissingFact(ValueError):
    """A rule was asked without something that it counts from. The message is one sentence."""


def working_days(count: int) -> Counting:
    return lambda asked: Due(asked.calendar.after(asked.day, count))


def working_days_before(count: int, at: time | None = None) -> Counting:
    def counting(asked: Question) -> Due:
        day = asked.calendar.before(asked.day, count)
        return Due(day, None if at is None else datetime.combine(day, at, asked.calendar.jurisdiction.zone))

    return counting


def working_days_after_birth(count: int) -> Counting:
    def counting(asked: Question) -> Due:
        if asked.birth is None:
            raise MissingFact("This rule needs the date of birth.")
        if asked.birth < asked.day:
            raise ValueError("The child was born before the conference, so the rule for an unborn child ends.")
        return Due(asked.calendar.after(asked.birth, count))

    return counting


def months(count: int) -> Counting:
    return lambda asked: Due(asked.calendar.on_or_before(_months_later(asked.day, count)))


def weeks(count: int) -> Counting:
    return lambda asked: Due(asked.calendar.on_or_before(asked.day + timedelta(weeks=count)))


def calendar_days(count: int) -> Counting:
    return lambda asked: Due(asked.day + timedelta(days=count))


def clock_hours(count: int) -> Counting:
    def counting(asked: Question) -> Due:
        if not isinstance(asked.start, datetime):
            raise MissingFact("This rule counts hours, so its start needs an hour: 2026-04-02T15:00.")
        elapsed = asked.start.astimezone(UTC) + timedelta(hours=count)
        at = elapsed.astimezone(asked.calendar.jurisdiction.zone)
        return Due(at.date(), at)

    return counting


def sooner(after_conference: Counting, after_birth: Counting) -> Counting:
    """Until the child is born only the first of the two clocks runs."""

    def counting(asked: Question) -> Due:
        answers = [after_conference(asked)]
        if asked.birth is not None:
            answers.append(after_birth(asked))
        return min(answers, key=lambda due: due.on)

    return counting


def report(kind: ConferenceType) -> Counting:
    """The report deadline of a conference; it is said to have passed when the agency was invited after it."""

    def counting(asked: Question) -> Due:
        deadline = deadlines_for(kind, asked.day, asked.calendar, ReportRules()).report
        late = asked.invited is not None and has_passed(deadline, asked.invited)
        return Due(deadline.date(), outcome=Outcome.DEADLINE_PASSED if late else Outcome.DUE)

    return counting


def conference_day(asked: Question) -> Due:
    """Whether a conference may be on this day: never at a weekend, on a bank holiday only if overridden."""
    if is_weekend(asked.day):
        return Due(asked.day, outcome=Outcome.REJECT)
    return Due(asked.day, outcome=Outcome.WARN if asked.calendar.holiday(asked.day) else Outcome.DUE)


def _months_later(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, _MONTHS)
    year = day.year + years
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
