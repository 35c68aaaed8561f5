"""The local file of changed days: what it may say, and what is said of its faults."""

from datetime import date
from pathlib import Path

import pytest

from scheduling.calendars import Change, ChangesFileError, Jurisdiction, WorkingCalendar, load_changes
from scheduling.changes import corrections

HEADER = "date,until,jurisdictions,change,name,source\n"


def file_of(folder: Path, text: str) -> Path:
    path = folder / "days.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_closure_over_several_days_closes_each_of_them(tmp_path: Path) -> None:
    path = file_of(tmp_path, HEADER + "2026-12-29,2026-12-31,ENG,closure,Offices closed,council notice\n")
    changes = load_changes(path)
    assert [change.day.day for change in changes] == [29, 30, 31]
    assert changes[0].change is Change.CLOSURE
    assert changes[0].source == "council notice"
    assert WorkingCalendar(Jurisdiction.ENG, changes).after(date(2026, 12, 24), 1) == date(2027, 1, 4)


def test_columns_that_say_nothing_may_be_left_out(tmp_path: Path) -> None:
    path = file_of(tmp_path, "date,jurisdictions,change,name\n2030-06-03,all,add,A jubilee\n")
    (change,) = load_changes(path)
    assert change.jurisdictions == frozenset(Jurisdiction)


def test_a_file_saved_by_a_spreadsheet_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    text = HEADER + "2030-06-03,,ENG WLS,add,A jubilee,\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    (change,) = load_changes(path)
    assert change.jurisdictions == {Jurisdiction.ENG, Jurisdiction.WLS}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("3 June 2030,,ENG,add,A jubilee,", "line 2: '3 June 2030' is not a date like 2026-06-15."),
        ("2030-06-03,,UK,add,A jubilee,", "line 2: 'UK' is not a jurisdiction: use ENG WLS SCT NIR JEY GGY IMN"),
        ("2030-06-03,,,add,A jubilee,", "line 2: '' is not a jurisdiction"),
        ("2030-06-03,,ENG,move,A jubilee,", "line 2: 'move' is not one of add, remove and closure."),
        ("2030-06-03,,ENG,add,,", "line 2: the day needs a name."),
        ("2030-06-03,2030-06-01,ENG,closure,Closed,", "line 2: '2030-06-01' must be the same day or up to"),
        ("2030-06-03,2031-06-01,ENG,closure,Closed,", "line 2: '2031-06-01' must be the same day or up to"),
        ("2030-06-03,,ENG,add,A jubilee,,more", "line 2: there are more values than columns."),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str, fault: str) -> None:
    with pytest.raises(ChangesFileError) as refused:
        load_changes(file_of(tmp_path, HEADER + row + "\n"))
    assert str(refused.value).startswith(f"days.csv, {fault}")


def test_every_bad_row_is_reported_at_once(tmp_path: Path) -> None:
    rows = "2030-06-03,,ENG,add,A jubilee,\nsoon,,ENG,add,X,\n2030-06-04,,ENG,perhaps,X,\n"
    with pytest.raises(ChangesFileError) as refused:
        load_changes(file_of(tmp_path, HEADER + rows))
    assert [line.split(":")[0] for line in str(refused.value).splitlines()] == [
        "days.csv, line 3",
        "days.csv, line 4",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1: the column 'date' is missing."),
        ("date,jurisdictions,name\n", "line 1: the column 'change' is missing."),
        ("date,jurisdictions,change,name,colour\n", "line 1: the column 'colour' is not known."),
    ],
)
def test_a_heading_that_is_not_ours_is_named(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(ChangesFileError, match=fault):
        load_changes(file_of(tmp_path, text))


def test_a_file_that_is_not_there_or_not_text_is_said_to_be_unreadable(tmp_path: Path) -> None:
    with pytest.raises(ChangesFileError, match=r"nowhere\.csv: the file cannot be read"):
        load_changes(tmp_path / "nowhere.csv")
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(ChangesFileError, match=r"picture\.csv: the file cannot be read"):
        load_changes(picture)


def test_every_correction_of_the_library_says_where_it_comes_from() -> None:
    assert corrections()
    assert all(change.source for change in corrections())
