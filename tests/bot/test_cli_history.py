"""`convene history import`, as somebody at a terminal uses it."""

from pathlib import Path

import pytest

from tests.bot.terminal import Convene
from tests.models.history.files import CITY_AND_HACKNEY, GP, POLICE, file


def test_a_file_is_imported_and_the_second_time_nothing_changes(stored: Convene) -> None:
    first, second = (stored("history", "import", str(CITY_AND_HACKNEY)) for _ in range(2))
    assert (first.code, first.out, first.err) == (0, "Imported: 176 added, 0 changed, 0 unchanged.\n", "")
    assert second.out == "Nothing to change: the history already holds all 176 rows.\n"


def test_every_bad_row_is_said_with_its_line_and_nothing_is_imported(stored: Convene, tmp_path: Path) -> None:
    good, bad = file(GP, POLICE), file(GP, POLICE | {"report": "", "q11": "fine"})
    (tmp_path / "audit.csv").write_bytes(bad)
    said = stored("history", "import", "audit.csv")
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines() == [
        "Line 3: q11 must be outstanding, good, requires improvement or inadequate, or empty.",
        "Line 3: report must be yes, no or research.",
        "Nothing was imported: audit.csv has 2 faults.",
    ]
    (tmp_path / "audit.csv").write_bytes(good)
    assert stored("history", "import", "audit.csv").out == "Imported: 2 added, 0 changed, 0 unchanged.\n"


@pytest.mark.databases("sqlite")
def test_of_very_many_faults_the_first_are_printed(stored: Convene, tmp_path: Path) -> None:
    (tmp_path / "audit.csv").write_bytes(file(*[POLICE | {"report": ""}] * 1000))
    said = stored("history", "import", "audit.csv").err.splitlines()
    assert said[-2:] == ["… and 800 more.", "Nothing was imported: audit.csv has 1000 faults."]
    assert len(said) == 202


@pytest.mark.databases("sqlite")
def test_what_is_no_such_file_is_said(stored: Convene, tmp_path: Path) -> None:
    said = stored("history", "import", "missing.csv")
    assert (said.code, said.err) == (2, "missing.csv cannot be read: check the name and the folder.\n")
    assert stored("history", "import", str(tmp_path)).code == 2
    (tmp_path / "audit.xlsx").write_bytes(b"PK\x03\x04 and the rest of a workbook")
    assert stored("history", "import", "audit.xlsx").err.startswith("Line 1: this is a workbook")


@pytest.mark.databases("sqlite")
def test_a_key_that_is_lost_is_said(stored: Convene, tmp_path: Path) -> None:
    (tmp_path / "audit.csv").write_bytes(file(GP))
    stored("history", "import", "audit.csv")
    said = stored("history", "import", "audit.csv", CONVENE_KEYS=stored("settings", "--new-key").out.strip())
    assert (said.code, said.out) == (1, "")
    assert "sealed with a key that CONVENE_KEYS does not hold" in said.err
