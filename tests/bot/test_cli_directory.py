"""`convene directory import` and `export`, as somebody at a terminal uses them."""

from pathlib import Path

from bot.partnership import SAMPLE
from tests.bot.terminal import Convene

GOOD = SAMPLE.read_text(encoding="utf-8")


def test_a_file_is_imported_and_the_second_time_nothing_changes(stored: Convene) -> None:
    first, second = (stored("directory", "import", str(SAMPLE)) for _ in range(2))
    rows = GOOD.count("\n") - 1
    assert (first.code, first.err) == (0, "")
    assert first.out == f"Imported: {rows} added, 0 changed, 0 unchanged.\n"
    assert second.out == f"Nothing to change: the directory already holds all {rows} rows.\n"


def test_every_bad_row_is_said_with_its_line_and_nothing_is_imported(stored: Convene, tmp_path: Path) -> None:
    lines = GOOD.replace("Priya Nair", "Priya", 1).replace("social_care", "social work", 1).splitlines()
    (tmp_path / "bad.csv").write_text("\n".join(lines))
    said = stored("directory", "import", "bad.csv")
    assert (said.code, said.out) == (1, "")
    assert [line.partition(" must")[0] for line in said.err.splitlines()] == [
        "Line 2: kind",
        "Line 3: name",
        "Nothing was imported: bad.csv has 2 faults.",
    ]
    assert stored("directory", "export").out.count("\n") == 1


def test_people_who_are_not_in_the_file_are_counted(stored: Convene, tmp_path: Path) -> None:
    stored("directory", "import", str(SAMPLE))
    (tmp_path / "short.csv").write_text("\n".join(line for line in GOOD.splitlines() if "Priya" not in line))
    out = stored("directory", "import", "short.csv").out
    assert "1 person is in the directory but not in this file; they stay." in out


def test_what_is_exported_can_be_kept_in_a_spreadsheet_and_imported_again(stored: Convene, tmp_path: Path) -> None:
    stored("directory", "import", str(SAMPLE))
    wrote = stored("directory", "export", "mine.csv")
    assert wrote.out == f"Wrote mine.csv: {GOOD.count(chr(10)) - 1} rows.\n"
    assert (tmp_path / "mine.csv").read_bytes().startswith(b"\xef\xbb\xbfrecord,"), "the mark of UTF-8 for spreadsheets"
    assert stored("directory", "import", "mine.csv").out.startswith("Nothing to change")
    assert sorted(stored("directory", "export").out.splitlines()) == sorted(GOOD.splitlines())


def test_a_file_that_is_there_is_not_written_over_unasked(stored: Convene, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("precious")
    said = stored("directory", "export", "mine.csv")
    assert (said.code, said.err) == (2, "mine.csv is there already: choose another name, or add --overwrite.\n")
    assert (tmp_path / "mine.csv").read_text() == "precious"
    assert stored("directory", "export", "mine.csv", "--overwrite").code == 0
    assert stored("directory", "export", "nowhere/mine.csv").err == "mine.csv cannot be written there.\n"


def test_a_file_that_cannot_be_read_is_said(stored: Convene, tmp_path: Path) -> None:
    said = stored("directory", "import", "missing.csv")
    assert (said.code, said.err) == (2, "missing.csv cannot be read: check the name and the folder.\n")
    assert stored("directory", "import", str(tmp_path)).code == 2


def test_a_long_import_says_how_far_it_is(stored: Convene, tmp_path: Path) -> None:
    person = "person,Maple Street Surgery,,,,,,Amira Khan,GP,agency,,a{}@maplestreet.example,yes"
    rows = [GOOD.splitlines()[0], "agency,Maple Street Surgery,gp,own,,,,,,,,,yes"]
    (tmp_path / "long.csv").write_text("\n".join([*rows, *(person.format(number) for number in range(600))]))
    said = stored("directory", "import", "long.csv")
    assert said.out == "Imported: 601 added, 0 changed, 0 unchanged.\n"
    assert said.err == "500 of 601 rows\n"
