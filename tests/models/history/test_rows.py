"""One row of a history, as spreadsheets write it and people mistype it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.history.rows import COLUMNS, SHEET, HistoryRow, contradictions
from models.spreadsheet import FileRefused, Line
from models.spreadsheet.cells import checked_row
from tests.models.history.files import GP, NOW, file

GOOD = dict.fromkeys(COLUMNS, "") | GP


def read(**cells: str) -> tuple[HistoryRow | None, list[str]]:
    """The row with these cells changed, and what is wrong with it."""
    row, faults = checked_row(HistoryRow, Line(2, GOOD | cells))
    reasons = [fault.reason for fault in faults]
    return row, reasons + (contradictions(row, NOW.date()) if row else [])


@pytest.mark.parametrize(
    ("cells", "column", "value"),
    [
        ({"type": "pre-birth"}, "type", "PRE_BIRTH"),
        ({"type": "Transfer in"}, "type", "TRANSFER_IN"),
        ({"date": "04/03/2021"}, "date", "2021-03-04"),
        ({"date": "2021-03-04 00:00:00"}, "date", "2021-03-04"),
        ({"agency_kind": "Health visiting"}, "agency_kind", "health_visiting"),
        ({"agency_kind": ""}, "agency_kind", "other"),
        ({"attended": "N/A"}, "attended", "na"),
        ({"attended": ""}, "attended", None),
        ({"report": "Research", "report_sent_on": ""}, "report", "research"),
        ({"shared": "PARTLY"}, "shared", "partially"),
        ({"q4": "Partially"}, "q4", "partially"),
        ({"q11": "Requires improvement"}, "q11", "requires_improvement"),
        ({"q11": "requires_improvement"}, "q11", "requires_improvement"),
        ({"invited_on": ""}, "invited_on", None),
    ],
)
def test_it_is_read_as_people_write_it(cells: dict[str, str], column: str, value: str | None) -> None:
    row, wrong = read(**cells)
    assert row is not None
    assert wrong == []
    assert row.model_dump(mode="json")[column] == value


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"conference": ""}, "conference is missing."),
        ({"conference": "x" * 81}, "conference is too long: 80 characters at most."),
        ({"agency": ""}, "agency is missing."),
        ({"date": ""}, "date is missing."),
        ({"date": "44259"}, "date is a spreadsheet's own number for a day: format the column as a date, and save"),
        ({"date": "March 2021"}, "date must be a date like 2021-03-04."),
        ({"date": "03/25/2021"}, "date must be a date like 2021-03-04."),
        ({"date": "04/03/21"}, "date must be a date like 2021-03-04."),
        ({"date": "0021-03-04"}, "date is a date before 1991: write the year with four digits."),
        ({"date": "2021-03-06"}, "date is a Saturday: conferences are not held at weekends."),
        ({"date": "2026-03-03"}, "date is still to come: only conferences that were held are history."),
        ({"invited_on": "2021-03-05"}, "invited_on is after the conference."),
        ({"report": "no"}, "report_sent_on has a date, but report is no."),
        ({"report": ""}, "report must be yes, no or research."),
        ({"shared": "na"}, "shared_on has a date, but shared is not yes or partly."),
        ({"report_sent_on": "2026-03-03"}, "report_sent_on is still to come."),
        ({"agency_kind": "circus"}, "agency_kind must be one of social_care, "),
        ({"q11": "fine"}, "q11 must be outstanding, good, requires improvement or inadequate, or empty."),
        ({"q12": "x" * 3001}, "q12 is too long: 3000 characters at most."),
    ],
)
def test_what_is_wrong_is_said_with_its_column(cells: dict[str, str], reason: str) -> None:
    [said] = read(**cells)[1]
    assert said.startswith(reason)


@pytest.mark.parametrize(
    ("column", "text", "found"),
    [
        ("conference", "943 476 5919", "an NHS number: use a label that says nothing about the family."),
        ("conference", "born 3.4.2015", "a date of birth: use a label"),
        ("agency", "desk@surgery.example", "an email address: write the agency's name only."),
        ("q12", "Please ring 01632 960001 at E8 1AB", "a postcode and a phone number: take it out"),
    ],
)
def test_what_tells_who_a_family_is_is_refused_and_not_repeated(column: str, text: str, found: str) -> None:
    row, [said] = read(**{column: text})
    assert row is None
    assert said.startswith(f"{column} looks as if it holds {found}")
    assert text not in said


def test_a_comment_may_begin_with_a_dash_go_over_lines_and_hold_a_comma() -> None:
    content = file(GP | {"q12": "- no copy of the plan,\r\n- no invitation"})
    [row] = SHEET.lines_in(io.BytesIO(content))[1]
    assert isinstance(row, Line)
    assert row.cells["q12"] == "- no copy of the plan, - no invitation"


@given(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=20) | st.sampled_from(["yes", "1/1/2020", "=1"])))
def test_whatever_stands_in_a_cell_is_read_or_named(cells: dict[str, str]) -> None:
    row, wrong = read(**cells)
    assert (row is None) <= bool(wrong)
    assert all(reason.split()[0] in COLUMNS for reason in wrong)


@given(st.binary(max_size=60))
def test_whatever_a_file_holds_is_read_or_refused(garbage: bytes) -> None:
    whole, header = file(GP), file()
    for content in (garbage, header + garbage, whole[: len(garbage)] + garbage, whole.replace(b"plan", garbage)):
        try:
            lines, found = SHEET.lines_in(io.BytesIO(content))
            read_or_named = list(found)
        except FileRefused as refused:
            lines, read_or_named = len(refused.faults), list(refused.faults)
        assert 0 < len(read_or_named) <= lines
