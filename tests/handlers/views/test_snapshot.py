"""A snapshot on screen stays within Slack's limits, whatever its agencies are called and however many there are."""

from dataclasses import replace
from datetime import date

from handlers.views.home import home_view
from handlers.views.limits import check_message, check_view
from handlers.views.snapshot import MOST_PARTS, alt_words, snapshot_entries, snapshot_letter, snapshot_modal
from handlers.views.snapshot_picture import picture
from models.rules import HouseRules
from models.snapshot.days import Period
from models.snapshot.questions import TABLES
from models.snapshot.rows import By
from models.snapshot.taking import Row, Snapshot

PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31), HouseRules().zone())


def rows(part: str, n: int | None) -> tuple[Row, ...]:
    """Every row there is, with one number everywhere."""
    return tuple(
        Row(table.question, answer, table.source, table.base_is, n, 1_000_000, part)
        for table in TABLES
        if table.question
        for answer in table.shown
    )


def test_many_agencies_with_long_and_odd_names_fit() -> None:
    names = [f"{number:03d} $x^2$ <!channel> & *{'W' * 95}*" for number in range(MOST_PARTS + 50)]
    parts = {name: rows(name, None if number % 3 else 123_456) for number, name in enumerate(names)}
    whole = Snapshot(PERIOD, rows("", 123_456))
    broken = replace(whole, by=By.AGENCY, parts=parts)
    for snapshot in (whole, broken):
        for place in (-1, 0, MOST_PARTS - 1, MOST_PARTS + 100):
            view = snapshot_modal(snapshot, 2**40, place)
            check_view(view)
        check_message("Data snapshot", snapshot_letter(snapshot, 1, stopped=False))
        assert len(alt_words(snapshot)) <= 1000
        assert picture(snapshot).startswith(b"\x89PNG"), "a dollar sign begins no formula"
    check_view(home_view(snapshot_entries(whole), []))


def test_of_nobody_there_is_no_percentage() -> None:
    nobody = Snapshot(PERIOD, tuple(replace(row, n=0, base=0) for row in rows("", 0)))
    assert {row.percent for row in nobody.whole} == {None}
    check_view(snapshot_modal(nobody, 1))
    assert picture(nobody).startswith(b"\x89PNG")
    assert "No conference was held." in str(snapshot_letter(nobody, 1))
