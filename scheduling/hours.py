"""When somebody may be written to: working hours on working days, outside an agency's unavailable periods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from scheduling.calendars import WorkingCalendar

# Nobody is away for longer than this; past it the search stops instead of running on for ever.
_FURTHEST = 400


@dataclass(frozen=True)
class Period:
    """An agency's unavailable days, such as a school's half-term: both ends are in it."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("A period cannot end before it starts.")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True)
class WorkingHours:
    """Local hours; the end is already too late."""

    start: time = time(9)
    end: time = time(17)


def local_moment(day: date, at: time, calendar: WorkingCalendar) -> datetime:
    """This hour of this day on a clock in the calendar's jurisdiction, in UTC."""
    return datetime.combine(day, at, calendar.jurisdiction.zone).astimezone(UTC)


def local_day(moment: datetime, calendar: WorkingCalendar) -> date:
    return moment.astimezone(calendar.jurisdiction.zone).date()


def is_available(day: date, calendar: WorkingCalendar, unavailable: Iterable[Period] = ()) -> bool:
    return calendar.is_working_day(day) and not any(day in period for period in unavailable)


def first_available(days: Iterable[date], calendar: WorkingCalendar, unavailable: Iterable[Period] = ()) -> date | None:
    """The first of these days, in the order given, that is worked."""
    periods = tuple(unavailable)
    return next((day for day in days if is_available(day, calendar, periods)), None)


def is_away_throughout(start: date, end: date, calendar: WorkingCalendar, unavailable: Iterable[Period]) -> bool:
    """Whether an agency has no day of its own between these, both with, on which it could write a report.

    Such a window must be asked about before it begins (Gloucestershire's audit). Days that nobody works do
    not make it so: there must be a working day that the agency is away.
    """
    periods = tuple(unavailable)
    window = [start + timedelta(days=offset) for offset in range((end - start).days + 1)]
    worked = [day for day in window if calendar.is_working_day(day)]
    return bool(worked) and first_available(worked, calendar, periods) is None


def next_working_moment(
    moment: datetime,
    calendar: WorkingCalendar,
    hours: WorkingHours = WorkingHours(),
    unavailable: Iterable[Period] = (),
) -> datetime:
    """This moment if it is in working hours, otherwise the start of the next ones. In UTC.

    Raises ValueError when the periods leave no day for more than a year.
    """
    periods = tuple(unavailable)
    local = moment.astimezone(calendar.jurisdiction.zone)
    day = local.date()
    if is_available(day, calendar, periods) and local.time() < hours.end:
        return max(moment.astimezone(UTC), local_moment(day, hours.start, calendar))
    for offset in range(1, _FURTHEST):
        if is_available(later := day + timedelta(days=offset), calendar, periods):
            return local_moment(later, hours.start, calendar)
    raise ValueError("The unavailable periods leave no working day for more than a year.")
