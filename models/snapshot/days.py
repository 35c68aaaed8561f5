"""The period of a snapshot: whole local days, the months that it touches, and days in SQL on both databases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Date, case, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import SQLColumnExpression
from sqlalchemy.sql.functions import FunctionElement

#: No conference is before or after: a period that is wider, "everything", is looked through between these.
EARLIEST, LATEST = date(1990, 1, 1), date(2199, 12, 31)
_YEAR = timedelta(days=364)  # and the last day itself


def year_to(last: date) -> date:
    """The first day of the twelve months that end on a day."""
    return max(last, date.min + _YEAR) - _YEAR


@dataclass(frozen=True)
class Period:
    """From the first to the last day, both included, on the partnership's own clocks."""

    first: date
    last: date
    zone: ZoneInfo

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("A period ends on the day it begins, or later.")

    @property
    def begins_at(self) -> datetime:
        """The first moment of the first day."""
        return self._midnight(_within(self.first))

    @property
    def ends_before(self) -> datetime:
        """The first moment that is not in it any more."""
        return self._midnight(_within(self.last) + timedelta(days=1))

    def covers_moment(self, moment: SQLColumnExpression[datetime]) -> ColumnElement[bool]:
        """The condition for a moment."""
        return (moment >= self.begins_at) & (moment < self.ends_before)

    def covers_day(self, day: SQLColumnExpression[date]) -> ColumnElement[bool]:
        """The condition for a local day."""
        return day.between(self.first, self.last)

    def month_of_moment(self, moment: SQLColumnExpression[datetime]) -> ColumnElement[str]:
        """The local month, as 2026-03, of a moment in the period: worked out here, as SQLite knows no zones."""
        return _found(moment, [(self._midnight(first), f"{first:%Y-%m}") for first in self._months()])

    def month_of_day(self, day: SQLColumnExpression[date]) -> ColumnElement[str]:
        """The same of a local day."""
        return _found(day, [(first, f"{first:%Y-%m}") for first in self._months()])

    def _months(self) -> list[date]:
        """The first days of its months."""
        month, last, found = _within(self.first).replace(day=1), _within(self.last), []
        while month <= last:
            found.append(month)
            month = (month + timedelta(days=31)).replace(day=1)
        return found

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(0), self.zone).astimezone(UTC)


def _within(day: date) -> date:
    return min(max(day, EARLIEST), LATEST)


def _found(value: SQLColumnExpression[Any], months: Sequence[tuple[date, str]]) -> ColumnElement[str]:
    """Which of the months it is in, looked for as in a dictionary: a few comparisons, however many months there are."""
    if len(months) == 1:
        return literal(months[0][1])
    middle = len(months) // 2
    earlier, later = months[:middle], months[middle:]
    return case((value < later[0][0], _found(value, earlier)), else_=_found(value, later))


class day_of(FunctionElement[date]):  # noqa: N801  # reads as a function of SQL
    """The day of a moment. Nobody meets, and nothing is due, in the hour in which it is not the local one."""

    type = Date()
    inherit_cache = True


@compiles(day_of, "sqlite")
def _on_sqlite(element: day_of, compiler: SQLCompiler, **options: Any) -> str:
    return f"substr({compiler.process(element.clauses, **options)}, 1, 10)"


@compiles(day_of, "postgresql")
def _on_postgresql(element: day_of, compiler: SQLCompiler, **options: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **options)} AT TIME ZONE 'UTC' AS DATE)"
