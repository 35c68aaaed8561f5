"""The clock everybody is given: aware, in UTC, and never going back."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from scheduling.clock import Clock, SettableClock, SystemClock

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_the_system_clock_is_aware_and_goes_forward() -> None:
    clock: Clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.utcoffset() == timedelta(0)
    assert first <= second


def test_a_settable_clock_stands_still_until_it_is_advanced() -> None:
    clock = SettableClock(NINE)
    assert clock.now() == clock.now() == NINE
    clock.advance(timedelta(days=1, minutes=5))
    assert clock.now() == datetime(2026, 3, 3, 9, 5, tzinfo=UTC)


def test_setting_goes_forward_only() -> None:
    clock = SettableClock(NINE)
    clock.set(NINE + timedelta(hours=3))
    clock.set(NINE)
    assert clock.now() == NINE + timedelta(hours=3)


def test_what_is_set_in_another_zone_is_told_in_utc() -> None:
    clock = SettableClock(datetime(2026, 3, 2, 11, tzinfo=timezone(timedelta(hours=2))))
    assert clock.now() == NINE
    assert clock.now().tzinfo is UTC


def test_a_clock_cannot_be_advanced_backwards_or_set_without_a_zone() -> None:
    clock = SettableClock(NINE)
    with pytest.raises(ValueError, match="negative"):
        clock.advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="time zone"):
        clock.set(datetime(2026, 3, 2, 9))  # noqa: DTZ001 - the mistake under test
    assert clock.now() == NINE


def test_a_running_clock_ticks_on_from_where_it_was_set() -> None:
    seconds = [100.0]
    clock = SettableClock(NINE, running=True, monotonic=lambda: seconds[0])
    seconds[0] += 90
    assert clock.now() == NINE + timedelta(seconds=90)
    clock.set(NINE + timedelta(days=3))
    seconds[0] += 30
    assert clock.now() == NINE + timedelta(days=3, seconds=30)
    clock.advance(timedelta(hours=1))
    assert clock.now() == NINE + timedelta(days=3, hours=1, seconds=30)
