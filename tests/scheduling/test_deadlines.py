"""Report and family deadlines: the examples counted by hand, and what people are warned of."""

import csv
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scheduling.calendars import Change, DayChange, Jurisdiction, WorkingCalendar, is_weekend
from scheduling.deadlines import (
    ConferenceType,
    ReportRules,
    WeekendConference,
    deadlines_for,
    has_passed,
    warnings_for,
)

ENGLAND = WorkingCalendar(Jurisdiction.ENG)
ICPC, RCPC = ConferenceType.ICPC, ConferenceType.RCPC
with (Path(__file__).parent / "data" / "report_deadlines.csv").open(encoding="utf-8") as file:
    EXAMPLES = list(csv.DictReader(file))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda row: row["id"])
def test_the_deadline_is_the_one_counted_by_hand(example: dict[str, str]) -> None:
    calendar = WorkingCalendar(Jurisdiction(example["jurisdiction"]))
    kind, on = ConferenceType(example["type"]), date.fromisoformat(example["conference_date"])
    plain = deadlines_for(kind, on, calendar)
    clear = deadlines_for(kind, on, calendar, ReportRules(clear_days=True))
    assert plain.report.date().isoformat() == example["expected_report_deadline"]
    assert f"{plain.report:%a}" == example["deadline_weekday"]
    assert clear.report.date().isoformat() == example["deadline_if_clear_days"]


def test_a_deadline_is_an_hour_in_the_zone_of_the_conference() -> None:
    jersey = WorkingCalendar(Jurisdiction.JEY)
    report = deadlines_for(ICPC, date(2026, 6, 11), jersey).report
    assert report.tzinfo == jersey.jurisdiction.zone
    assert report.astimezone(UTC) == datetime(2026, 6, 8, 16, tzinfo=UTC)


def test_the_report_and_sharing_it_with_the_family_are_two_clocks() -> None:
    rules = ReportRules(initial_days=3, family_initial_days=2, at=time(12))
    deadlines = deadlines_for(ICPC, date(2026, 3, 12), ENGLAND, rules)
    assert deadlines.report.date() == date(2026, 3, 9)
    assert deadlines.family.date() == date(2026, 3, 10)
    assert deadlines.family.time() == time(12)


@pytest.mark.parametrize("kind", ["PRE-BIRTH", "pre_birth", "TRANSFER-IN", "Transfer in"])
def test_pre_birth_and_transfer_in_conferences_count_as_initial_ones(kind: str) -> None:
    assert deadlines_for(ConferenceType(kind), date(2026, 3, 12), ENGLAND) == deadlines_for(
        ICPC, date(2026, 3, 12), ENGLAND
    )


def test_types_have_labels_and_others_are_refused() -> None:
    assert RCPC.label == "Review child protection conference"
    assert RCPC.is_review
    assert not ConferenceType.PRE_BIRTH.is_review
    with pytest.raises(ValueError, match="CIN"):
        ConferenceType("CIN")


def test_a_weekend_conference_is_refused_in_one_sentence() -> None:
    with pytest.raises(WeekendConference) as refused:
        warnings_for(ICPC, date(2026, 3, 14), ENGLAND)
    assert str(refused.value) == (
        "Conferences are not held at weekends and 14 March 2026 is a Saturday, so choose a day from Monday to Friday."
    )
    assert refused.value.on == date(2026, 3, 14)


@given(
    st.sampled_from(ConferenceType),
    st.dates(date(2015, 1, 1), date(2035, 12, 31)),
    st.sampled_from(Jurisdiction),
    st.builds(ReportRules, clear_days=st.booleans()),
)
def test_a_deadline_is_a_working_day_before_the_conference(
    kind: ConferenceType, on: date, jurisdiction: Jurisdiction, rules: ReportRules
) -> None:
    assume(not is_weekend(on))
    calendar = WorkingCalendar(jurisdiction)
    report = deadlines_for(kind, on, calendar, rules).report.date()
    assert calendar.is_working_day(report)
    assert calendar.between(report, on) == (5 if kind.is_review else 3) + rules.clear_days - (
        not calendar.is_working_day(on)
    )


def test_a_plain_conference_has_nothing_to_warn_of() -> None:
    assert warnings_for(ICPC, date(2026, 3, 12), ENGLAND) == []
    assert warnings_for(ICPC, date(2026, 3, 12), ENGLAND, invited=date(2026, 3, 2)) == []


def test_a_conference_on_a_bank_holiday_is_warned_of_by_name() -> None:
    (warning,) = warnings_for(ICPC, date(2026, 8, 31), ENGLAND, today=date(2026, 8, 3))
    assert warning == ("The conference is on a bank holiday in England: Monday 31 August (Summer bank holiday).")


def test_bank_holidays_before_the_conference_are_said_not_to_count() -> None:
    (one,) = warnings_for(ICPC, date(2026, 5, 6), ENGLAND, today=date(2026, 4, 1))
    assert one == (
        "Monday 4 May (Early May bank holiday) is a bank holiday in England, so it is not counted as a working day."
    )
    (two,) = warnings_for(ICPC, date(2026, 4, 7), ENGLAND, today=date(2026, 3, 2))
    assert two == (
        "Friday 3 April (Good Friday) and Monday 6 April (Easter Monday) are bank holidays in England, "
        "so they are not counted as working days."
    )


def test_a_closure_is_not_called_a_bank_holiday() -> None:
    closed = DayChange(date(2026, 3, 10), frozenset({Jurisdiction.ENG}), Change.CLOSURE, "Office move")
    calendar, today = WorkingCalendar(Jurisdiction.ENG, [closed]), date(2026, 3, 2)
    assert deadlines_for(ICPC, date(2026, 3, 12), calendar).report.date() == date(2026, 3, 6)
    assert warnings_for(ICPC, date(2026, 3, 12), calendar, today=today) == [
        "Tuesday 10 March (Office move) is a closure, so it is not counted as a working day."
    ]
    assert warnings_for(ICPC, date(2026, 3, 10), calendar, today=today) == [
        "The conference is on the day of a closure: Tuesday 10 March (Office move)."
    ]


def test_an_agency_asked_too_late_is_told_that_it_will_not_count_against_it() -> None:
    *_, late = warnings_for(RCPC, date(2027, 1, 5), ENGLAND, invited=date(2026, 12, 30))
    assert late == (
        "The report deadline, Thursday 24 December 2026, 5pm, had already passed when the agency was "
        "invited, so it will not be counted against the agency."
    )


def test_only_the_deadline_that_has_passed_is_said_to_have() -> None:
    rules = ReportRules(family_initial_days=1)
    warnings = warnings_for(ICPC, date(2026, 3, 12), ENGLAND, rules, invited=date(2026, 3, 10))
    assert len(warnings) == 1
    assert warnings[0].startswith("The report deadline, Monday 9 March 2026, 5pm, had already passed")


@pytest.mark.parametrize(
    ("invited", "warning"),
    [
        (date(2026, 3, 5), None),
        (date(2026, 3, 6), "The agency has only 1 working day to write its report."),
        (date(2026, 3, 7), "The agency has only 1 working day to write its report."),
        (date(2026, 3, 9), "The report is due by 5pm on the day of the invitation."),
        (datetime(2026, 3, 9, 16, tzinfo=UTC), "The report is due by 5pm on the day of the invitation."),
    ],
)
def test_a_short_notice_is_warned_of(invited: date, warning: str | None) -> None:
    found = warnings_for(ICPC, date(2026, 3, 12), ENGLAND, invited=invited)
    assert found == ([warning] if warning else [])


def test_a_deadline_passes_at_its_hour_and_a_bare_date_is_the_start_of_that_day() -> None:
    deadline = deadlines_for(ICPC, date(2026, 3, 12), ENGLAND).report
    assert not has_passed(deadline, datetime(2026, 3, 9, 17, tzinfo=UTC))
    assert has_passed(deadline, datetime(2026, 3, 9, 17, 0, 1, tzinfo=UTC))
    assert not has_passed(deadline, date(2026, 3, 9))
    assert has_passed(deadline, date(2026, 3, 10))
