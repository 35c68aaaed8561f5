"""Whose turn it is to chair a core group and to take its minutes, and on which day it is proposed.

Shropshire's audit found that both were left to the social worker; here every service takes its turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scheduling.calendars import WorkingCalendar
from scheduling.hours import Period, is_available


@dataclass(frozen=True)
class Turn:
    """Who did what at one core group. Services are ids; None when nobody is known to have done it."""

    chair: int | None
    minutes: int | None


@dataclass(frozen=True)
class Turns:
    """Who is proposed for the next one: two different services, as long as there are two."""

    chair: int | None
    minutes: int | None


def next_turns(services: Sequence[int], held: Sequence[Turn], lead: int | None = None) -> Turns:
    """Who did it least recently among those who take part; ``held`` is in order of time, the oldest first.

    Who never did it comes first, in the order of ``services``; where two are equal, whoever did either least
    recently. ``lead`` is the social worker's own service, which yields to every other that is equal.
    """
    present = list(dict.fromkeys(services))

    def waiting(did: Callable[[Turn], Iterable[int | None]]) -> Callable[[int], tuple[int, int, bool, int]]:
        return lambda each: (
            _last(each, held, did),
            _last(each, held, lambda turn: (turn.chair, turn.minutes)),
            each == lead,
            present.index(each),
        )

    minutes = min(present, key=waiting(lambda turn: (turn.minutes,)), default=None)
    others = [each for each in present if each != minutes] or present
    chair = min(others, key=waiting(lambda turn: (turn.chair,)), default=None)
    return Turns(chair, minutes)


def proposed_day(
    earliest: date, limit: date, calendar: WorkingCalendar, unavailable: Iterable[Iterable[Period]] = ()
) -> date:
    """The latest day up to the limit on which everybody is there; the limit itself when there is none such.

    It never falls before ``earliest``. When the limit has passed, it is the first working day from ``earliest`` on.
    """
    last = calendar.on_or_before(limit)
    if last < earliest:
        return calendar.on_or_after(earliest)
    away = [tuple(periods) for periods in unavailable]
    days = (last - timedelta(days=back) for back in range((last - earliest).days + 1))
    everybody = (day for day in days if all(is_available(day, calendar, periods) for periods in (*away, ())))
    return next(everybody, last)


def _last(service: int, held: Sequence[Turn], did: Callable[[Turn], Iterable[int | None]]) -> int:
    """At which of the meetings a service last did it, 0 for never."""
    return max((number for number, turn in enumerate(held, 1) if service in did(turn)), default=0)
