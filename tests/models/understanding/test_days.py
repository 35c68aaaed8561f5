"""Days in words, read from Wednesday 4 March 2026: backwards after what was done, forwards after what will be."""

from datetime import date

import pytest

from models.understanding import understand
from models.understanding.dates import day_at
from models.understanding.normalise import one_way_of_writing, tokens
from models.understanding.written_dates import When
from tests.models.understanding.corpus import FRAME


def read(text: str) -> When:
    found = day_at(tokens(one_way_of_writing(text)), 0, FRAME)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("today", (3, 4), (3, 4)),
        ("this morning", (3, 4), (3, 4)),
        ("tmrw", None, (3, 5)),
        ("yesterday", (3, 3), None),
        ("last night", (3, 3), None),
        ("the day before yesterday", (3, 2), None),
        ("3 days ago", (3, 1), None),
        ("Tues", (3, 3), (3, 10)),
        ("Fri", (2, 27), (3, 6)),
        ("Monday", (3, 2), (3, 9)),
        ("last Friday", (2, 27), None),
        ("this Friday", None, (3, 6)),
        ("next Monday", None, (3, 9)),
        ("Friday week", None, (3, 13)),
        ("a week on Friday", None, (3, 13)),
        ("Monday next week", None, (3, 9)),
        ("eod Friday", (2, 27), (3, 6)),
        ("cob tomorrow", None, (3, 5)),
        ("end of the week", None, (3, 6)),
        ("12 Feb", (2, 12), None),
        ("12th of February", (2, 12), None),
        ("March 2nd", (3, 2), None),
        ("2/3", (3, 2), None),
        ("02/03/26", (3, 2), None),
        ("2.3.26", (3, 2), None),
        ("2026-03-02", (3, 2), None),
        ("Tuesday 3 March", (3, 3), None),
        ("Friday the 6th", (2, 6), (3, 6)),
    ],
)
def test_a_day_has_a_reading_backwards_and_one_forwards(
    words: str, past: tuple[int, int] | None, future: tuple[int, int] | None
) -> None:
    said = read(words)
    assert said.past == (date(2026, *past) if past else None)
    assert said.future == (date(2026, *future) if future else None)


@pytest.mark.parametrize(
    "words",
    ["next week", "last wk", "w/c 9 March", "soon", "asap", "over the weekend", "next Friday", "last Tuesday",
     "Friday wk before", "2 weeks ago", "a couple of days ago"],
)  # fmt: skip
def test_what_could_be_several_days_is_vague(words: str) -> None:
    said = read(words)
    assert (said.vague, said.past, said.future) == (True, None, None)


@pytest.mark.parametrize("words", ["Tuesday 4 March", "Friday 12 March", "31 Feb", "30/2/26"])
def test_a_day_that_does_not_exist_is_refused(words: str) -> None:
    said = read(words)
    assert said.past is None
    assert said.future is None or words == "Friday 12 March"
    assert understand(f"report sent on {words}", FRAME).report.submitted_on is None


def test_a_month_is_the_last_of_its_name() -> None:
    assert understand("we closed the case in Nov", FRAME).involvement.last_contact == "2025-11"
    assert understand("we closed the case in January 2024", FRAME).involvement.last_contact == "2024-01"


def test_an_old_date_is_not_when_a_report_was_sent() -> None:
    meaning = understand("report sent 14/2/19", FRAME)
    assert meaning.report.status == "submitted"
    assert meaning.report.submitted_on is None


@pytest.mark.parametrize("leave", ["on leave next week", "on leave 11-13 March", "annual leave w/c 9 March"])
def test_leave_over_the_day_is_not_coming(leave: str) -> None:
    assert understand(f"I'm {leave}", FRAME).attendance.value == "no"


def test_the_same_day_is_the_last_one_named_and_an_hour_is_today() -> None:
    assert understand("Report sent Monday, shared with mum same day", FRAME).shared_with_family.on == date(2026, 3, 2)
    assert understand("with you by 5", FRAME).report.expected_on == FRAME.today
    assert understand("Went through it with dad on the 25th and mum on the 27th", FRAME).shared_with_family.on == date(
        2026, 2, 27
    )
