"""The ways in which the clocks of child protection count, each a value that answers a question.

Working days start counting after the day of the triggering event. A limit in months is clamped to the end of
the month and steps *back* to a working day, because "within three months" cannot be met late. Clock hours are
elapsed hours: over a change to or from summer time the answer's local hour moves by one.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

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


class Counting(Protocol):
    """A way to count, with its numbers in it."""

    def answer(self, asked: Question) -> Due: ...


class MissingFact(ValueError):
    """A rule was asked without something that it counts from. The message is one sentence."""


@dataclass(frozen=True)
class WorkingDays:
    """So many working days after the day of the event."""

    count: int

    def answer(self, asked: Question) -> Due:
        return Due(asked.calendar.after(asked.day, self.count))


@dataclass(frozen=True)
class WorkingDaysBefore:
    """So many working days before the event, at an hour of the local clock if one is given."""

    count: int
    at: time | None = None

    def answer(self, asked: Question) -> Due:
        day = asked.calendar.before(asked.day, self.count)
        if self.at is None:
            return Due(day)
        return Due(day, datetime.combine(day, self.at, asked.calendar.jurisdiction.zone))


@dataclass(frozen=True)
class WorkingDaysAfterBirth:
    """So many working days after the birth of a child who was unborn at the event."""

    count: int

    def answer(self, asked: Question) -> Due:
        if asked.birth is None:
            raise MissingFact("This rule needs the date of birth.")
        if asked.birth < asked.day:
            raise MissingFact("The child was born before the conference, so this rule does not apply.")
        return Due(asked.calendar.after(asked.birth, self.count))


@dataclass(frozen=True)
class Months:
    """Within so many calendar months: clamped to the month's end, then back to a working day."""

    count: int

    def answer(self, asked: Question) -> Due:
        return Due(asked.calendar.on_or_before(_months_later(asked.day, self.count)))


@dataclass(frozen=True)
class Weeks:
    """Within so many weeks, back to a working day."""

    count: int

    def answer(self, asked: Question) -> Due:
        return Due(asked.calendar.on_or_before(asked.day + timedelta(weeks=self.count)))


@dataclass(frozen=True)
class CalendarDays:
    """So many days, worked or not."""

    count: int

    def answer(self, asked: Question) -> Due:
        return Due(asked.day + timedelta(days=self.count))


@dataclass(frozen=True)
class ClockHours:
    """So many hours that really pass."""

    count: int

    def answer(self, asked: Question) -> Due:
        if not isinstance(asked.start, datetime):
            raise MissingFact("This rule counts hours, so its start needs an hour: 2026-04-02T15:00.")
        elapsed = asked.start.astimezone(UTC) + timedelta(hours=self.count)
        at = elapsed.astimezone(asked.calendar.jurisdiction.zone)
        return Due(at.date(), at)


@dataclass(frozen=True)
class Sooner:
    """The first of two clocks; until the child is born only one of them runs."""

    after_conference: Counting
    after_birth: Counting

    def answer(self, asked: Question) -> Due:
        answers = [self.after_conference.answer(asked)]
        if asked.birth is not None:
            answers.append(self.after_birth.answer(asked))
        return min(answers, key=lambda due: due.on)


@dataclass(frozen=True)
class ReportDeadline:
    """The report deadline of a conference; it is said to have passed when the agency was invited after it."""

    kind: ConferenceType

    def answer(self, asked: Question) -> Due:
        deadline = deadlines_for(self.kind, asked.day, asked.calendar, ReportRules()).report
        late = asked.invited is not None and has_passed(deadline, asked.invited)
        return Due(deadline.date(), outcome=Outcome.DEADLINE_PASSED if late else Outcome.DUE)


@dataclass(frozen=True)
class ConferenceDay:
    """Whether a conference may be on this day: never at a weekend, on a bank holiday only if overridden."""

    def answer(self, asked: Question) -> Due:
        if is_weekend(asked.day):
            return Due(asked.day, outcome=Outcome.REJECT)
        return Due(asked.day, outcome=Outcome.WARN if asked.calendar.holiday(asked.day) else Outcome.DUE)


def _months_later(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, _MONTHS)
    year = day.year + years
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
