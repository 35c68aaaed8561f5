"""Dates and hours as people read them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from scheduling.calendars import Jurisdiction
from scheduling.words import day_words, list_words, moment_words, time_words, zone_words

LONDON = ZoneInfo("Europe/London")


def test_the_year_is_said_only_when_it_is_not_this_one() -> None:
    today = date(2026, 3, 2)
    assert day_words(date(2026, 3, 5), today) == "Thursday 5 March"
    assert day_words(date(2027, 1, 5), today) == "Tuesday 5 January 2027"
    assert day_words(date(2026, 3, 5), None) == "Thursday 5 March 2026"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(17), "5pm"),
        (time(10, 30), "10:30am"),
        (time(9, 5), "9:05am"),
        (time(12), "midday"),
        (time(12, 30), "12:30pm"),
        (time(0), "midnight"),
        (time(0, 15), "12:15am"),
        (time(12, 0, 30), "midday"),
    ],
)
def test_hours_are_said_as_people_say_them(at: time, words: str) -> None:
    assert time_words(at) == words


def test_a_moment_is_read_on_a_local_clock() -> None:
    moment = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert moment_words(moment, LONDON, date(2026, 3, 2)) == "Wednesday 1 July, 12:30am"
    assert moment_words(datetime(2026, 3, 5, 17, tzinfo=UTC), LONDON, date(2026, 3, 2)) == "Thursday 5 March, 5pm"


def test_every_jurisdiction_has_words_for_its_zone() -> None:
    assert {zone_words(place.zone) for place in Jurisdiction} == {
        "UK time",
        "Jersey time",
        "Guernsey time",
        "Isle of Man time",
    }
    assert zone_words(ZoneInfo("America/New_York")) == "New York time"


def test_lists_end_with_and() -> None:
    assert list_words([]) == ""
    assert list_words(["A"]) == "A"
    assert list_words(["A", "B"]) == "A and B"
    assert list_words(["A", "B", "C"]) == "A, B and C"
