"""What the quality lead's numbers count, and what they do not show."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.views.numbers import shown
from models.chairing import record_outcome
from models.desk import key
from models.numbers import numbers
from scheduling.ladder import Standing
from tests.handlers.booked import as_person, booked
from tests.handlers.test_readiness import answer_in_many_ways
from tests.harness import Partnership

LONDON = ZoneInfo("Europe/London")


def test_they_count_the_conferences_that_were_held(house: Partnership) -> None:
    conference = booked(house)
    answer_in_many_ways(house, conference)
    booked(house)
    before = as_person(house, "UQUINN", numbers)
    assert (before.scheduled, before.held, before.invitations) == (2, 0, 0)
    house.clock.set(datetime(2026, 3, 12, 12, 0, tzinfo=LONDON))
    as_person(house, "URUTH", lambda desk: record_outcome(desk, key(conference.id), Standing.HELD))
    after = as_person(house, "UQUINN", numbers)
    assert (after.scheduled, after.held, after.inquorate) == (0, 1, 0)
    assert (after.invitations, after.answered, after.said_coming) == (5, 3, 2)
    assert (after.reports, after.reports_in_time, after.asked_too_late) == (1, 1, 0)
    assert (after.shared_before, after.feedback) == (1, 0)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0"), (1, "5 or fewer"), (5, "5 or fewer"), (6, "6"), (1234, "1,234")]
)
def test_small_counts_are_not_shown(count: int, words: str) -> None:
    assert shown(count) == words
