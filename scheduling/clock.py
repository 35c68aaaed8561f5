"""The one clock that everything is given, because nothing else may ask what time it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Says what time it is, as an aware moment in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class SettableClock:
    """A clock for the demo and the tests: it is set and advanced, and it never goes back.

    With ``running=True`` it also ticks on in real time from the moment it was last set to.
    """

    def __init__(
        self, start: datetime, *, running: bool = False, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._running = running
        self._monotonic = monotonic
        # One tuple, replaced whole: worker threads read the clock while the page sets it.
        self._set_at = (_utc(start), monotonic())

    def now(self) -> datetime:
        moment, read_at = self._set_at
        if not self._running:
            return moment
        return moment + timedelta(seconds=self._monotonic() - read_at)

    def set(self, moment: datetime) -> None:
        """Go forward to ``moment``. A moment that has already passed leaves the clock where it is:
        on a running clock "the next reminder" may pass while the request is under way.
        """
        self._set_at = (max(_utc(moment), self.now()), self._monotonic())

    def advance(self, by: timedelta) -> None:
        if by < timedelta(0):
            raise ValueError("A clock cannot be advanced by a negative time.")
        self._set_at = (self.now() + by, self._monotonic())


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A clock needs a moment with its time zone.")
    return moment.astimezone(UTC)
