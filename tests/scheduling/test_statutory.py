"""The statutory clocks: the examples counted by hand, month ends, births and the change of the clocks."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.calendars import Jurisdiction, WorkingCalendar
from scheduling.deadlines import ConferenceType
from scheduling.statutory import CLOCKS, MissingFact, UnknownRule, due, limit_rule, start_of

ENGLAND = WorkingCalendar(Jurisdiction.ENG)
with (Path(__file__).parent / "data" / "timescales.csv").open(encoding="utf-8") as file:
    EXAMPLES = list(csv.DictReader(file))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda row: row["id"])
def test_the_answer_is_the_one_counted_by_hand(example: dict[str, str]) -> None:
    jurisdiction = Jurisdiction(example["jurisdiction"])
    extra = dict(pair.split("=") for pair in example["extra"].split())
    facts = {name: date.fromisoformat(value) for name, value in extra.items()}
    start = start_of(example["start"], jurisdiction)
    answer = due(example["rule"], start, WorkingCalendar(jurisdiction), **facts)
    assert answer.text == example["expected"]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2025-11-28", "2026-02-27"),  # 28 February is a Saturday: back, not on
        ("2025-11-30", "2026-02-27"),  # no 30 February either
        ("2027-11-30", "2028-02-29"),  # a leap day, a Tuesday
        ("2026-01-03", "2026-04-02"),  # 3 April is Good Friday
    ],
)
def test_three_months_are_clamped_and_step_back(start: str, expected: str) -> None:
    assert due("first_rcpc_3_months", date.fromisoformat(start), ENGLAND).text == expected


@given(st.sampled_from(["first_rcpc_3_months", "next_rcpc_6_months"]), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_a_review_is_never_later_than_its_months(rule: str, start: date) -> None:
    answer = due(rule, start, ENGLAND).on
    count = 3 if rule == "first_rcpc_3_months" else 6
    passed = (answer.year - start.year) * 12 + answer.month - start.month
    assert passed < count or (passed == count and answer.day <= start.day)
    assert ENGLAND.is_working_day(answer)


def test_an_unborn_childs_first_review_is_the_sooner_of_two_clocks() -> None:
    conference = date(2026, 1, 15)
    assert due("unborn_first_rcpc_tees", conference, ENGLAND).text == "2026-04-15"
    assert due("unborn_first_rcpc_tees", conference, ENGLAND, birth=date(2026, 1, 20)).text == "2026-02-03"
    assert due("unborn_first_rcpc_tees", conference, ENGLAND, birth=date(2026, 4, 14)).text == "2026-04-15"
    assert due("unborn_first_rcpc_20wd", conference, ENGLAND, birth=date(2026, 1, 20)).text == "2026-02-17"
    with pytest.raises(ValueError, match="born before the conference"):
        due("unborn_first_rcpc_tees", conference, ENGLAND, birth=date(2026, 1, 14))


def test_72_hours_are_elapsed_hours_when_the_clocks_change() -> None:
    friday = start_of("2026-03-27T15:00", Jurisdiction.ENG)
    assert due("dissent_72_hours_sussex", friday, ENGLAND).text == "2026-03-30T16:00"
    autumn = start_of("2026-10-23T15:00", Jurisdiction.ENG)
    assert due("dissent_72_hours_sussex", autumn, ENGLAND).text == "2026-10-26T14:00"


def test_a_moment_in_another_zone_starts_on_its_local_day() -> None:
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight on 2 June in England
    assert due("decision_letter_1wd", late, ENGLAND).text == "2026-06-03"


def test_a_rule_of_hours_needs_an_hour() -> None:
    with pytest.raises(MissingFact, match="needs an hour"):
        due("dissent_72_hours_sussex", date(2026, 4, 2), ENGLAND)


def test_late_notice_is_late_only_when_the_deadline_had_passed() -> None:
    conference = date(2026, 3, 12)
    assert due("late_notice_report_3wd", conference, ENGLAND).text == "2026-03-09"
    assert due("late_notice_report_3wd", conference, ENGLAND, invited=date(2026, 3, 9)).text == "2026-03-09"
    evening = datetime(2026, 3, 9, 18, tzinfo=UTC)
    answer = due("late_notice_report_3wd", conference, ENGLAND, invited=evening)
    assert answer.text == "DEADLINE_PASSED 2026-03-09"


@pytest.mark.parametrize("rule", ["reject_weekend", "reject_bank_holiday"])
def test_a_conference_day_is_allowed_warned_of_or_rejected(rule: str) -> None:
    assert due(rule, date(2026, 3, 12), ENGLAND).text == "2026-03-12"
    assert due(rule, date(2026, 12, 26), ENGLAND).text == "REJECT"
    assert due(rule, date(2026, 8, 31), ENGLAND).text == "WARN"
    assert due(rule, date(2026, 8, 31), WorkingCalendar(Jurisdiction.SCT)).text == "2026-08-31"


def test_the_other_clocks_of_the_domain() -> None:
    thursday = date(2026, 4, 2)
    answers = {
        "minutes_15wd": "2026-04-27",
        "later_core_group_6_weeks": "2026-05-14",
        "transfer_in_15wd": "2026-04-27",
        "plan_review_12_months": "2027-04-02",
        "exclusion_request_3wd": "2026-03-30",
        "reports_to_professionals_10am": "2026-04-01T10:00",
        "icpc_report_3wd": "2026-03-30",
        "rcpc_report_5wd": "2026-03-26",
    }
    assert {rule: due(rule, thursday, ENGLAND).text for rule in answers} == answers


def test_every_rule_says_what_starts_it_and_where_it_comes_from() -> None:
    assert {row["rule"] for row in EXAMPLES} <= set(CLOCKS)
    assert all(clock.name == name and clock.starts_with and clock.source for name, clock in CLOCKS.items())


def test_every_type_of_conference_has_a_limit() -> None:
    assert limit_rule(ConferenceType.ICPC) == limit_rule(ConferenceType.PRE_BIRTH) == "strategy_to_icpc_15wd"
    assert limit_rule(ConferenceType.TRANSFER_IN) == "transfer_in_15wd"
    assert limit_rule(ConferenceType.RCPC) == "first_rcpc_3_months"
    assert limit_rule(ConferenceType.RCPC, ConferenceType.TRANSFER_IN) == "first_rcpc_3_months"
    assert limit_rule(ConferenceType.RCPC, ConferenceType.RCPC) == "next_rcpc_6_months"
    assert limit_rule(ConferenceType.RCPC, ConferenceType.PRE_BIRTH) == "unborn_first_rcpc_tees"
    assert {limit_rule(kind) for kind in ConferenceType} <= set(CLOCKS)


def test_an_unknown_rule_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownRule, match="strategy_to_icpc_15wd"):
        due("strategy_to_icpc", date(2026, 3, 2), ENGLAND)


@pytest.mark.parametrize("text", ["2 March", "2026-03-02T", "2026-13-01", "tomorrow"])
def test_a_start_that_cannot_be_read_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^The start must be a date like 2026-03-02"):
        start_of(text, Jurisdiction.ENG)


def test_an_hour_is_read_on_the_jurisdictions_own_clock() -> None:
    start = start_of("2026-06-01T15:00", Jurisdiction.JEY)
    assert isinstance(start, datetime)
    assert start.astimezone(UTC).hour == 14
    assert start_of("2026-06-01T15:00+00:00", Jurisdiction.JEY) == datetime(2026, 6, 1, 15, tzinfo=UTC)
