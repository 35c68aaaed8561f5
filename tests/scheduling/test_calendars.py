"""Working days in seven jurisdictions, held against published lists and against arithmetic."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.calendars import Change, DayChange, Jurisdiction, WorkingCalendar, is_weekend

ALL = frozenset(Jurisdiction)
ENG, WLS, SCT, NIR, JEY, GGY, IMN = Jurisdiction
CALENDARS = {jurisdiction: WorkingCalendar(jurisdiction) for jurisdiction in Jurisdiction}

calendars = st.sampled_from(list(CALENDARS.values()))
days = st.dates(date(2010, 1, 1), date(2040, 12, 31))
counts = st.integers(0, 60)

# Days on which the jurisdictions differ, or which no rule foretells, and where each is a holiday.
PUBLISHED = {
    "2010-05-10": {GGY},  # Guernsey's substitute for Liberation Day, that once
    "2011-04-29": ALL,
    "2012-06-04": ALL,
    "2012-06-05": ALL,
    "2018-06-01": set(),
    "2018-06-08": {IMN},
    "2020-05-04": {JEY},  # Jersey kept the first Monday and had VE Day as well
    "2020-05-08": ALL,
    "2020-05-11": set(),
    "2020-06-12": set(),
    "2020-08-28": {IMN},
    "2021-05-10": set(),  # Liberation Day on a Sunday
    "2021-06-11": set(),
    "2021-08-27": {IMN},
    "2021-09-27": {JEY},
    "2022-05-30": set(),
    "2022-06-02": ALL,
    "2022-06-03": ALL,
    "2022-06-10": {IMN},
    "2022-09-19": ALL,
    "2023-05-08": ALL,
    "2023-05-09": {JEY, GGY},
    "2023-06-02": set(),
    "2023-06-09": {IMN},
    "2024-03-18": {NIR},  # St Patrick's Day on a Sunday
    "2024-06-07": {IMN},
    "2024-07-15": {JEY},
    "2024-07-16": {GGY},
    "2024-12-02": {SCT},  # St Andrew's Day on a Saturday
    "2025-06-06": {IMN},
    "2025-07-07": {IMN},  # Tynwald Day on a Saturday
    "2025-07-14": {NIR},  # 12 July on a Saturday
    "2026-01-02": {SCT},
    "2026-03-17": {NIR},
    "2026-04-03": ALL,
    "2026-04-06": ALL - {SCT},
    "2026-05-08": set(),
    "2026-05-11": set(),
    "2026-06-05": {IMN},
    "2026-06-15": {SCT},
    "2026-07-06": {IMN},
    "2026-07-13": {NIR},
    "2026-08-03": {SCT},
    "2026-08-31": ALL - {SCT},
    "2026-11-30": {SCT},
    "2026-12-28": ALL,
    "2027-05-10": set(),
    "2027-12-27": ALL,
    "2027-12-28": ALL,
    "2028-01-03": ALL,
    "2028-01-04": {SCT},
}


@pytest.mark.parametrize("day", PUBLISHED)
def test_a_published_holiday_is_one_where_it_was_published(day: str) -> None:
    where = {code for code, calendar in CALENDARS.items() if calendar.holiday(date.fromisoformat(day))}
    assert where == set(PUBLISHED[day])


ORDINARY = {ENG: 8, WLS: 8, SCT: 9, NIR: 10, JEY: 9, GGY: 9, IMN: 10}
EXTRA = {
    (2020, JEY): 1,
    (2021, JEY): 1,
    (2024, JEY): 1,
    (2024, GGY): 1,
    (2026, SCT): 1,
} | {(year, code): extra for year, extra in {2022: 2, 2023: 1}.items() for code in Jurisdiction}


@pytest.mark.parametrize("year", range(2018, 2033))
@pytest.mark.parametrize("code", Jurisdiction)
def test_no_year_has_a_holiday_too_many_or_too_few(code: Jurisdiction, year: int) -> None:
    found = CALENDARS[code].holidays_between(date(year, 1, 1), date(year, 12, 31))
    liberation_lost = code in {JEY, GGY} and is_weekend(date(year, 5, 9))
    assert len(found) == ORDINARY[code] + EXTRA.get((year, code), 0) - liberation_lost


def test_holidays_have_the_names_people_use() -> None:
    england, scotland = CALENDARS[ENG], CALENDARS[SCT]
    assert england.holiday(date(2026, 5, 4)) == "Early May bank holiday"
    assert england.holiday(date(2026, 8, 31)) == "Summer bank holiday"
    assert england.holiday(date(2026, 12, 28)) == "substitute day for Boxing Day"
    assert scotland.holiday(date(2026, 1, 2)) == "2 January"
    assert scotland.holiday(date(2023, 1, 2)) == "2 January"  # two holidays on one day: one name
    assert CALENDARS[IMN].holiday(date(2022, 6, 3)) == "Platinum Jubilee bank holiday"
    assert england.holiday(date(2026, 3, 2)) is None


@given(calendars, days, counts)
def test_going_back_undoes_going_forward(calendar: WorkingCalendar, day: date, count: int) -> None:
    day = calendar.on_or_after(day)
    assert calendar.before(calendar.after(day, count), count) == day
    assert calendar.after(calendar.before(day, count), count) == day


@given(calendars, days, counts)
def test_between_counts_what_after_went(calendar: WorkingCalendar, day: date, count: int) -> None:
    assert calendar.between(day, calendar.after(day, count)) == count
    assert calendar.between(calendar.after(day, count), day) == -count


@given(calendars, days, st.integers(1, 60))
def test_a_counted_day_is_always_worked(calendar: WorkingCalendar, day: date, count: int) -> None:
    assert calendar.is_working_day(calendar.after(day, count))
    assert calendar.is_working_day(calendar.before(day, count))


@given(calendars, days)
def test_the_nearest_working_days_enclose_a_day(calendar: WorkingCalendar, day: date) -> None:
    earlier, later = calendar.on_or_before(day), calendar.on_or_after(day)
    assert earlier <= day <= later
    assert calendar.is_working_day(day) == (earlier == later)
    assert later - earlier <= timedelta(days=7)


def test_counts_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="upwards"):
        CALENDARS[ENG].before(date(2026, 3, 2), -1)


def test_a_partnerships_own_changes_overrule_the_published_days() -> None:
    closed = DayChange(date(2026, 3, 11), frozenset({ENG, WLS}), Change.CLOSURE, "Offices closed")
    worked = DayChange(date(2026, 5, 4), frozenset({ENG}), Change.REMOVE, "Early May bank holiday")
    england, scotland = WorkingCalendar(ENG, [closed, worked]), WorkingCalendar(SCT, [closed, worked])
    assert england.holiday(date(2026, 3, 11)) == "Offices closed"
    assert england.before(date(2026, 3, 12), 1) == date(2026, 3, 10)
    assert england.is_working_day(date(2026, 5, 4))
    assert scotland.is_working_day(date(2026, 3, 11))
    assert not scotland.is_working_day(date(2026, 5, 4))


def test_each_jurisdiction_has_its_label_and_clock() -> None:
    assert (ENG.label, ENG.zone.key) == ("England", "Europe/London")
    assert (JEY.label, JEY.zone.key) == ("Jersey", "Europe/Jersey")
    assert IMN.zone.key == "Europe/Isle_of_Man"
    assert (IMN.label, IMN.place, JEY.place) == ("Isle of Man", "the Isle of Man", "Jersey")
    assert Jurisdiction("sct") is SCT
    with pytest.raises(ValueError, match="XXX"):
        Jurisdiction("XXX")
