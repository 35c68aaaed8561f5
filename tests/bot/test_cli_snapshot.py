"""`convene snapshot`, as somebody at a terminal and another program use it, on City & Hackney's audit (H)."""

import csv
import io
import json
import struct
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.bot.terminal import Convene
from tests.code import ROOT

HACKNEY = ROOT / "docs" / "city-and-hackney.csv"
PERIOD = ("--from", "2021-01-01", "--to", "2021-12-31")


@pytest.fixture
def audited(stored: Convene) -> Convene:
    """A terminal on a database with the audit in it."""
    assert stored("history", "import", str(HACKNEY)).code == 0
    return stored


def row(rows: list[dict[str, Any]], question: object, answer: str, source: str = "form") -> dict[str, Any]:
    return next(
        each for each in rows if (each["question"], each["answer"], each["source"]) == (question, answer, source)
    )


def test_the_published_page_comes_out_again(audited: Convene) -> None:
    said = json.loads(audited("snapshot", *PERIOD, "--json").out)
    assert (said["from"], said["to"]) == ("2021-01-01", "2021-12-31")
    assert row(said["rows"], 1, "yes") == {
        "question": 1,
        "answer": "yes",
        "source": "form",
        "n": 70,
        "base": 176,
        "base_is": "respondents",
        "percent": 39.8,
    }
    for each in said["reference"]:
        found = row(said["rows"], each["question"], each["answer"])
        assert found["percent"] == pytest.approx(each["percent"], abs=0.5), each
    counts = [row(said["rows"], q, "yes")["n"] for q in range(1, 9)]
    assert counts == [70, 100, 70, 34, 41, 70, 70, 65]
    late = row(said["rows"], 4, "late")
    assert (late["n"], late["base"], late["base_is"], late["percent"]) == (6, 34, "shared", 17.6)


@pytest.mark.databases("sqlite")
def test_each_question_is_whole_in_every_source(audited: Convene) -> None:
    rows = json.loads(audited("snapshot", *PERIOD, "--json").out)["rows"]
    apart = {"late", "research"}  # of what is counted already
    for question, source in {(each["question"], each["source"]) for each in rows}:
        these = [each for each in rows if (each["question"], each["source"]) == (question, source)]
        assert sum(each["n"] for each in these if each["answer"] not in apart) == these[0]["base"], (question, source)
    assert {each["source"] for each in rows if each["question"] in {1, 2, 3, 4, 8}} == {"log", "form"}
    assert {each["answer"] for each in rows if (each["question"], each["source"]) == (3, "log")} == {
        *("yes", "no", "asked_too_late", "no_answer")
    }


@pytest.mark.databases("sqlite")
def test_a_breakdown_hides_small_counts_unless_asked(audited: Convene) -> None:
    said = json.loads(audited("snapshot", *PERIOD, "--by", "kind", "--json").out)
    assert said["by"] == "kind"
    assert row(said["whole"], 1, "yes")["n"] == 70
    assert all(each["n"] is None or each["n"] == 0 or each["n"] > 5 for each in said["rows"])
    hidden = [each for each in said["rows"] if each.get("suppressed")]
    assert hidden
    assert {(each["n"], each["percent"], each["suppressed"]) for each in hidden} == {(None, None, True)}
    everything = json.loads(audited("snapshot", *PERIOD, "--by", "kind", "--json", "--show-small").out)
    assert all(isinstance(each["n"], int) for each in everything["rows"])
    yes = [
        each["n"]
        for each in everything["rows"]
        if (each["question"], each["answer"], each["source"]) == (1, "yes", "form")
    ]
    assert sum(yes) == 70


@pytest.mark.databases("sqlite")
def test_it_can_be_kept_as_csv_a_spreadsheet_and_a_picture(audited: Convene, tmp_path: Path) -> None:
    lines = list(csv.DictReader(io.StringIO(audited("snapshot", *PERIOD, "--csv").out)))
    first = next(
        line for line in lines if (line["question"], line["answer"], line["source"]) == ("4", "Yes", "From the form")
    )
    assert (first["n"], first["base"], first["percent"]) == ("34", "100", "34.0")
    assert first["base is"] == "agencies that say they sent a report"
    assert (first["form against log, points"], first["City & Hackney, percent"]) == ("2.8", "34")
    assert audited("snapshot", *PERIOD, "--by", "month", "--xlsx", "page.xlsx").out == "Wrote page.xlsx.\n"
    with ZipFile(tmp_path / "page.xlsx") as book:
        assert b"January 2021" in book.read("xl/sharedStrings.xml")
    assert audited("snapshot", *PERIOD, "--png", "page.png").code == 0
    width, height = struct.unpack(">II", (tmp_path / "page.png").read_bytes()[16:24])
    assert width > 1200 < height * 2
    again = audited("snapshot", *PERIOD, "--png", "page.png")
    assert (again.code, again.err) == (2, "page.png is there already: choose another name, or add --overwrite.\n")
    assert audited("snapshot", *PERIOD, "--png", "page.png", "--overwrite").code == 0


@pytest.mark.databases("sqlite")
def test_a_csv_file_opens_in_a_spreadsheet_with_its_letters(audited: Convene, tmp_path: Path) -> None:
    printed = audited("snapshot", *PERIOD, "--csv").out
    assert audited("snapshot", *PERIOD, "--csv", "page.csv").code == 0
    assert (tmp_path / "page.csv").read_bytes() == b"\xef\xbb\xbf" + printed.encode()
    assert not printed.startswith("\ufeff")


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize("by", [(), ("--by", "month")])
def test_a_period_may_be_as_wide_as_dates_go(audited: Convene, by: tuple[str, ...]) -> None:
    said = json.loads(audited("snapshot", "--from", "0001-01-01", "--to", "9999-12-31", "--json", *by).out)
    assert (said["from"], said["to"]) == ("0001-01-01", "9999-12-31")
    assert row(said["whole" if by else "rows"], 1, "yes")["n"] == 70
    if by:
        assert {each["part"] for each in said["rows"]} == {"2021-01", "2021-02", "2021-03"}
    assert audited("snapshot", "--to", "0001-02-01").code == 0


@pytest.mark.databases("sqlite")
def test_people_read_the_log_and_the_form_side_by_side(audited: Convene) -> None:
    lines = audited("snapshot", *PERIOD).out.splitlines()
    assert lines[0] == "Data snapshot, 1 January to 31 December 2021"
    attended = next(line for line in lines if "67 of 176" in line)
    assert attended.split("  ")[1:2] == ["Yes"]
    assert "log 67 of 176 (38.1%)" in attended
    assert "form 70 of 176 (39.8%)" in attended
    assert attended.endswith("+1.7 points    City & Hackney 40%")


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--json", "--csv"), "Choose one of --json, --csv, --xlsx and --png."),
        (("--from", "2026-02-30"), "--from must be a date like 2027-01-05."),
        (("--from", "2026-03-02", "--to", "2026-03-01"), "--from must be on or before --to."),
        (("--by", "family"), "--by must be one of agency, kind, type, month."),
        (("page.csv",), "Say what to write: --json, --csv, --xlsx or --png."),
    ],
)
def test_what_cannot_be_asked_is_said(stored: Convene, words: tuple[str, ...], why: str) -> None:
    said = stored("snapshot", *words)
    assert (said.code, said.out, said.err) == (2, "", f"{why}\n")


@pytest.mark.databases("sqlite")
def test_who_was_invited_attended_and_provided_reports(audited: Convene) -> None:
    lines = audited("snapshot", *PERIOD, "--who", "--by", "type", "--show-small").out.splitlines()
    assert lines[2].split() == ["invited", "attended", "reports"]
    assert lines[-1].split() == ["all", "176", "67", "96"]
    columns = [line.split()[-3:] for line in lines[3:-1]]
    assert [sum(int(line[place]) for line in columns) for place in range(3)] == [176, 67, 96]
    assert "not shown" in audited("snapshot", *PERIOD, "--who").out


@pytest.mark.databases("postgresql")
def test_where_nothing_was_held_there_is_nobody(stored: Convene) -> None:
    said = json.loads(stored("snapshot", "--json").out)
    assert {(each["n"], each["base"], each["percent"]) for each in said["rows"]} == {(0, 0, None)}
