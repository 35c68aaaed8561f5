"""Which days are working days, and where: bank holidays of seven jurisdictions, one-off days, closures.

The holiday library is always asked for a subdivision (bare "GB" has no Easter Monday), then
``corrections.csv`` overrules it, then the partnership's own changes overrule both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays

from scheduling.changes import Change, ChangesFileError, DayChange, corrections, load_changes
from scheduling.jurisdictions import Jurisdiction

__all__ = [
    "Change",
    "ChangesFileError",
    "DayChange",
    "Jurisdiction",
    "WorkingCalendar",
    "is_weekend",
    "load_changes",
]

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_ISLANDS = {Jurisdiction.JEY: "JE", Jurisdiction.GGY: "GG", Jurisdiction.IMN: "IM"}
# The library's names, where they are not what people call the day.
_NAMES = {
    "May Day": "Early May bank holiday",
    "May Day Bank Holiday": "Early May bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "New Year Holiday": "2 January",
    "Saint Patrick's Day": "St Patrick's Day",
    "Saint Andrew's Day": "St Andrew's Day",
}


def is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


class WorkingCalendar:
    """The working days of one jurisdiction. Asks for nothing and keeps no state that changes."""

    def __init__(self, jurisdiction: Jurisdiction, changes: Iterable[DayChange] = ()) -> None:
        self.jurisdiction = jurisdiction
        self.changes = tuple(changes)
        self._changed = {each.day: each for each in self.changes if jurisdiction in each.jurisdictions}

    def holiday(self, day: date) -> str | None:
        """The name of the bank holiday or closure on this day, if it is one."""
        change = self._changed.get(day)
        if change is None:
            return _published(self.jurisdiction, day.year).get(day)
        return None if change.change is Change.REMOVE else change.name

    def is_closure(self, day: date) -> bool:
        """Whether the partnership's own offices are shut that day: no bank holiday, but no working day."""
        change = self._changed.get(day)
        return change is not None and change.change is Change.CLOSURE

    def is_working_day(self, day: date) -> bool:
        return not is_weekend(day) and self.holiday(day) is None

    def before(self, day: date, count: int) -> date:
        """The ``count``-th working day before ``day``, which is not itself counted."""
        return self._step(day, count, -_ONE_DAY)

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``, which is day 0."""
        return self._step(day, count, _ONE_DAY)

    def on_or_before(self, day: date) -> date:
        return day if self.is_working_day(day) else self.before(day, 1)

    def on_or_after(self, day: date) -> date:
        return day if self.is_working_day(day) else self.after(day, 1)

    def between(self, start: date, end: date) -> int:
        """How many working days come after ``start``, up to and with ``end``; negative when it is earlier."""
        if end < start:
            return -self.between(end, start)
        days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)

    def holidays_between(self, start: date, end: date) -> tuple[tuple[date, str], ...]:
        """The weekdays from ``start`` to ``end``, both with, that are not worked, each with its name."""
        days = (start + timedelta(days=offset) for offset in range((end - start).days + 1))
        return tuple((day, name) for day in days if not is_weekend(day) and (name := self.holiday(day)))

    def _step(self, day: date, count: int, step: timedelta) -> date:
        if count < 0:
            raise ValueError("Working days are counted from 0 upwards.")
        while count:
            day += step
            count -= self.is_working_day(day)
        return day


@lru_cache(maxsize=512)
def _published(jurisdiction: Jurisdiction, year: int) -> Mapping[date, str]:
    """One year's holidays: the library's answer, corrected. Computed whole, so threads may share it."""
    country = _ISLANDS.get(jurisdiction, "GB")
    subdivision = None if jurisdiction in _ISLANDS else jurisdiction.value
    days = {
        day: _name(name)
        for day, name in holidays.country_holidays(country, subdiv=subdivision, years=year).items()
        if day.year == year
    }
    for change in corrections():
        if jurisdiction not in change.jurisdictions or change.day.year != year:
            continue
        if change.change is Change.REMOVE:
            days.pop(change.day, None)
        else:
            days[change.day] = change.name
    return MappingProxyType(days)


def _name(name: str) -> str:
    """Such as "substitute day for Boxing Day"; two holidays on one day are named by the first."""
    plain, substitute, _ = name.split("; ", maxsplit=1)[0].partition(" (")
    usual = _NAMES.get(plain, plain.replace("Bank Holiday", "bank holiday"))
    return f"substitute day for {usual}" if substitute else usual
