"""Working hours, and the days an agency is away."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.calendars import Jurisdiction, WorkingCalendar
from scheduling.hours import (
    Period,
    WorkingHours,
    first_available,
    is_away_throughout,
    next_working_moment,
)

ENGLAND = WorkingCalendar(Jurisdiction.ENG)
HOURS = WorkingHours()
HALF_TERM = Period(date(2026, 5, 25), date(2026, 5, 29))


def test_a_moment_in_working_hours_stays_what_it_is() -> None:
    moment = datetime(2026, 3, 5, 11, 20, tzinfo=UTC)
    assert next_working_moment(moment, ENGLAND) == moment
    assert next_working_moment(datetime(2026, 3, 5, 9, tzinfo=UTC), ENGLAND).hour == 9


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 3, 5, 6, tzinfo=UTC), datetime(2026, 3, 5, 9, tzinfo=UTC)),
        (datetime(2026, 3, 5, 17, tzinfo=UTC), datetime(2026, 3, 6, 9, tzinfo=UTC)),
        (datetime(2026, 3, 6, 20, tzinfo=UTC), datetime(2026, 3, 9, 9, tzinfo=UTC)),
        (datetime(2026, 4, 2, 18, tzinfo=UTC), datetime(2026, 4, 7, 8, tzinfo=UTC)),  # Easter, summer time
    ],
)
def test_outside_hours_the_next_working_morning_is_meant(moment: datetime, expected: datetime) -> None:
    assert next_working_moment(moment, ENGLAND) == expected


def test_an_unavailable_period_is_passed_over() -> None:
    tuesday = datetime(2026, 5, 26, 8, 30, tzinfo=UTC)
    assert next_working_moment(tuesday, ENGLAND, HOURS, [HALF_TERM]) == datetime(2026, 6, 1, 8, tzinfo=UTC)


def test_somebody_away_for_ever_is_an_error_and_not_an_endless_search() -> None:
    for_ever = Period(date(2020, 1, 1), date(2040, 1, 1))
    with pytest.raises(ValueError, match="no working day"):
        next_working_moment(datetime(2026, 3, 5, 11, tzinfo=UTC), ENGLAND, HOURS, [for_ever])


def test_a_period_includes_both_its_ends_and_runs_forward() -> None:
    assert date(2026, 5, 25) in HALF_TERM
    assert date(2026, 5, 29) in HALF_TERM
    assert date(2026, 5, 30) not in HALF_TERM
    with pytest.raises(ValueError, match="before it starts"):
        Period(date(2026, 5, 29), date(2026, 5, 25))


def test_the_first_available_of_some_days_may_be_none() -> None:
    days = [date(2026, 5, 24), date(2026, 5, 25), date(2026, 5, 26)]
    assert first_available(days, ENGLAND) == date(2026, 5, 26)
    assert first_available(days, ENGLAND, [HALF_TERM]) is None


def test_an_agency_is_away_throughout_only_when_it_misses_every_working_day() -> None:
    friday_before, friday = date(2026, 5, 22), date(2026, 5, 29)
    assert is_away_throughout(date(2026, 5, 23), friday, ENGLAND, [HALF_TERM])
    assert not is_away_throughout(friday_before, friday, ENGLAND, [HALF_TERM])
    assert not is_away_throughout(date(2026, 5, 26), friday, ENGLAND, [])
    assert not is_away_throughout(date(2026, 5, 23), date(2026, 5, 25), ENGLAND, [HALF_TERM])


@given(
    st.integers(0, 60 * 24 * 3650).map(lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
    st.sampled_from(Jurisdiction),
)
def test_a_working_moment_is_one_and_is_never_earlier(moment: datetime, jurisdiction: Jurisdiction) -> None:
    calendar = WorkingCalendar(jurisdiction)
    found = next_working_moment(moment, calendar)
    local = found.astimezone(jurisdiction.zone)
    assert found >= moment
    assert calendar.is_working_day(local.date())
    assert HOURS.start <= local.time() < HOURS.end
    assert next_working_moment(found, calendar) == found
