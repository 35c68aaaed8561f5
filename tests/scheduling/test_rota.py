"""Whose turn it is, and on which day a meeting is proposed: properties over any history."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from scheduling.calendars import Jurisdiction, WorkingCalendar
from scheduling.hours import Period
from scheduling.rota import Turn, Turns, next_turns, proposed_day

ENGLAND = WorkingCalendar(Jurisdiction.ENG)
SERVICES = st.lists(st.integers(1, 9), min_size=1, max_size=9, unique=True)
HISTORY = st.lists(st.builds(Turn, st.none() | st.integers(1, 9), st.none() | st.integers(1, 9)), max_size=12)
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(SERVICES, HISTORY, st.none() | st.integers(1, 9))
def test_two_who_take_part_and_have_waited_longest(services: list[int], held: list[Turn], lead: int | None) -> None:
    turns = next_turns(services, held, lead)
    assert turns.minutes in services
    assert turns.chair in services
    assert (turns.chair != turns.minutes) or len(services) == 1
    took = [turn.minutes for turn in held]
    never = [each for each in services if each not in took]
    if never:
        assert turns.minutes in never
    else:
        assert turns.minutes == min(services, key=lambda each: len(took) - took[::-1].index(each))


@given(st.lists(st.integers(1, 9), min_size=2, max_size=9, unique=True), st.integers(1, 4))
def test_in_the_long_run_everybody_takes_as_many_minutes(services: list[int], rounds: int) -> None:
    held: list[Turn] = []
    for _ in range(rounds * len(services)):
        turns = next_turns(services, held, lead=services[0])
        held.append(Turn(turns.chair, turns.minutes))
    assert set(Counter(turn.minutes for turn in held).values()) == {rounds}


def test_the_social_workers_own_service_yields_while_others_are_equal() -> None:
    assert next_turns([1, 2, 3], [], lead=1) == Turns(chair=3, minutes=2)
    assert next_turns([1, 2], [], lead=1) == Turns(chair=1, minutes=2)
    assert next_turns([1, 2, 3], [Turn(3, 2)], lead=1) == Turns(chair=2, minutes=1)
    assert next_turns([1], [Turn(1, 1)], lead=1) == Turns(1, 1)
    assert next_turns([], []) == Turns(None, None)


@given(DAYS, st.integers(0, 120), st.lists(st.tuples(st.integers(0, 120), st.integers(0, 20)), max_size=4))
def test_the_proposed_day_is_worked_and_within_the_limit(
    earliest: date, ahead: int, away: list[tuple[int, int]]
) -> None:
    limit = earliest + timedelta(days=ahead)
    periods = [Period(earliest + timedelta(days=a), earliest + timedelta(days=a + long)) for a, long in away]
    day = proposed_day(earliest, limit, ENGLAND, [periods])
    assert ENGLAND.is_working_day(day)
    assert day >= earliest
    if any(ENGLAND.is_working_day(earliest + timedelta(days=n)) for n in range(ahead + 1)):
        assert day <= limit
        there = [d for n in range(ahead + 1) if ENGLAND.is_working_day(d := earliest + timedelta(days=n))]
        free = [d for d in there if not any(d in period for period in periods)]
        assert day == (free or there)[-1]
