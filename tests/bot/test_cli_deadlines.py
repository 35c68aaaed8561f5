"""`convene deadlines` as people and other programs ask it."""

import csv
import json
from pathlib import Path

import pytest

from tests.bot.terminal import Convene

DATA = Path(__file__).parent.parent / "scheduling" / "data"
CONFERENCES = list(csv.DictReader((DATA / "report_deadlines.csv").read_text(encoding="utf-8").splitlines()))
CLOCKS = list(csv.DictReader((DATA / "timescales.csv").read_text(encoding="utf-8").splitlines()))
CHRISTMAS = ("--type", "RCPC", "--on", "2027-01-05", "--jurisdiction", "ENG")


@pytest.mark.parametrize("row", CONFERENCES, ids=lambda row: row["id"])
def test_every_worked_example_of_a_report_deadline(convene: Convene, row: dict[str, str]) -> None:
    asked = ("--type", row["type"], "--on", row["conference_date"], "--jurisdiction", row["jurisdiction"], "--json")
    plain, clear = convene("deadlines", *asked), convene("deadlines", *asked, "--clear-days")
    assert (plain.code, plain.err) == (0, "")
    assert json.loads(plain.out)["report_deadline"]["date"] == row["expected_report_deadline"]
    assert json.loads(clear.out)["report_deadline"]["date"] == row["deadline_if_clear_days"]


@pytest.mark.parametrize("row", CLOCKS, ids=lambda row: row["id"])
def test_every_worked_example_of_a_clock(convene: Convene, row: dict[str, str]) -> None:
    extra = [f"--{row['extra'].split('=')[0]}", row["extra"].split("=")[1]] if row["extra"] else []
    asked = ("--rule", row["rule"], "--start", row["start"], "--jurisdiction", row["jurisdiction"], *extra)
    said = convene("deadlines", *asked, "--json")
    assert (said.code, json.loads(said.out)) == (0, {"rule": row["rule"], "due": row["expected"]})
    assert convene("deadlines", *asked).out.startswith(f"{row['rule']}: ")


def test_the_answer_for_other_programs_has_both_deadlines_with_hour_and_zone(convene: Convene) -> None:
    answer = json.loads(convene("deadlines", *CHRISTMAS, "--json").out)
    expected = {"date": "2026-12-24", "time": "17:00", "zone": "Europe/London"}
    assert (answer["report_deadline"], answer["family_deadline"]) == (expected, expected)
    assert set(answer) == {"report_deadline", "family_deadline", "warnings"}
    [warning] = answer["warnings"]
    assert "Christmas Day" in warning
    assert "New Year's Day" in warning


def test_an_invitation_after_the_deadline_is_said_and_not_held_against_the_agency(convene: Convene) -> None:
    answer = json.loads(convene("deadlines", *CHRISTMAS, "--invited", "2026-12-30", "--json").out)
    assert any("already passed" in warning for warning in answer["warnings"])


def test_a_bank_holiday_is_a_warning(convene: Convene) -> None:
    asked = ("--type", "ICPC", "--on", "2026-08-31", "--jurisdiction", "ENG", "--json")
    said = convene("deadlines", *asked)
    assert said.code == 0
    assert "bank holiday" in json.loads(said.out)["warnings"][0]


def test_people_read_dates_in_words(convene: Convene) -> None:
    out = convene("deadlines", "--type", "icpc", "--on", "2031-05-12", "--jurisdiction", "jey").out
    assert "Initial child protection conference, Monday 12 May 2031, Jersey" in out
    assert "Tuesday 6 May 2031, 5pm (Jersey time)" in out
    assert "Liberation Day" in out


def test_every_type_can_be_written_as_people_write_it(convene: Convene) -> None:
    for kind in ("ICPC", "rcpc", "PRE-BIRTH", "pre_birth", "transfer-in", "TRANSFER_IN"):
        assert convene("deadlines", "--type", kind, "--on", "2026-03-12", "--json").code == 0


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("--type", "RCPC", "--on", "2027-01-09"), "weekends"),
        (("--type", "RCPC", "--on", "2027-01-08", "--jurisdiction", "FRA"), "--jurisdiction must be one of ENG"),
        (("--type", "LAC", "--on", "2027-01-08"), "--type must be"),
        (("--type", "RCPC", "--on", "8 January"), "--on must be a date"),
        (("--type", "RCPC", "--on", "2027-02-30"), "--on must be a date"),
        (("--type", "RCPC", "--on", "9999-12-31"), "between the years"),
        (("--type", "RCPC", "--on", "2027-01-08", "--invited", "yesterday"), "--invited must be a date"),
        (("--type", "RCPC"), "Give --type and --on"),
        ((), "Give --type and --on"),
        (("--type", "RCPC", "--on", "2027-01-08", "--birth", "2027-01-01"), "--birth goes with --rule"),
        (("--rule", "strategy_to_icpc_15wd"), "--rule and --start go together"),
        (("--rule", "next_full_moon", "--start", "2026-03-02"), "not known"),
        (("--rule", "strategy_to_icpc_15wd", "--start", "soon"), "--start must be a date"),
        (("--rule", "dissent_72_hours_sussex", "--start", "2026-04-02"), "needs an hour"),
        (("--rule", "strategy_to_icpc_15wd", "--start", "2026-03-02", "--type", "ICPC"), "do not go with --rule"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(
    convene: Convene, asked: tuple[str, ...], sentence: str
) -> None:
    for words in (asked, (*asked, "--json")):
        said = convene("deadlines", *words)
        assert (said.code, said.out) == (2, "")
        assert sentence in said.err
        assert said.err.count("\n") == 1
        assert said.err.endswith(".\n")


def test_the_partnerships_own_settings_count(convene: Convene, tmp_path: Path) -> None:
    (tmp_path / "closed.csv").write_text("date,jurisdictions,change,name\n2026-03-10,ENG,closure,Offices closed\n")
    asked = ("deadlines", "--type", "ICPC", "--on", "2026-03-12", "--json")
    house = {"CONVENE_REPORT_DAYS_INITIAL": "2", "CONVENE_DEADLINE_HOUR": "12", "CONVENE_DAY_CHANGES": "closed.csv"}
    answer = json.loads(convene(*asked, **house).out)
    assert answer["report_deadline"] == {"date": "2026-03-09", "time": "12:00", "zone": "Europe/London"}
    assert answer["family_deadline"]["date"] == "2026-03-06"
    assert "Offices closed" in answer["warnings"][0]


def test_a_house_that_counts_clear_days_can_be_asked_for_the_other_reading(convene: Convene) -> None:
    asked = ("deadlines", "--type", "ICPC", "--on", "2026-03-12", "--json")
    days = [
        json.loads(convene(*asked, *more, CONVENE_CLEAR_DAYS="yes").out)["report_deadline"]["date"]
        for more in ((), ("--no-clear-days",))
    ]
    assert days == ["2026-03-06", "2026-03-09"]
