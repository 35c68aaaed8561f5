"""Screening: what identifies somebody is found and named, ordinary sentences pass, and nothing found is quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.refusals import Refused
from models.screening import Identifier, identifiers_in, is_nhs_number, must_be_clean


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("re 943 476 5919 report sent", Identifier.NHS_NUMBER),
        ("re 485 777 3456, one digit mistyped", Identifier.NHS_NUMBER),
        ("9434765919", Identifier.NHS_NUMBER),
        ("they live at E8 1EA now", Identifier.POSTCODE),
        ("ring 07700 900123", Identifier.PHONE),
        ("on 020 7946 0018", Identifier.PHONE),
        ("+44 7700 900123", Identifier.PHONE),
        ("write to a.khan@surgery.example", Identifier.EMAIL),
        ("dob 14/2/19", Identifier.BIRTH),
        ("born on 3 May 2018", Identifier.BIRTH),
        ("born on the 3rd of May 2018", Identifier.BIRTH),
        ("his DOB is 3rd March, 2019", Identifier.BIRTH),
        ("14/02/2016", Identifier.BIRTH),
    ],
)
def test_what_identifies_is_found(text: str, found: Identifier) -> None:
    assert found in identifiers_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Waiting list, 14 weeks",
        "Sent on 12/03/2026 at 10.15",
        "3 of 8 sessions, trying the evening group from 18 March",
        "Action 1 done, action 2 in progress",
        "report for CPC-7F3K",
        "12345 67890 leaflets",
        "👍🏽",
        "",
    ],
)
def test_ordinary_sentences_pass(text: str) -> None:
    assert identifiers_in(text) == ()


@given(st.text(max_size=4000))
def test_any_text_is_screened_without_an_error(text: str) -> None:
    assert identifiers_in(text) == identifiers_in(text)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_exactly_one_check_digit_fits_or_none(first_nine: int) -> None:
    fitting = [digit for digit in range(10) if is_nhs_number(f"{first_nine:09d}{digit}")]
    assert len(fitting) <= 1


def test_nothing_found_is_quoted() -> None:
    with pytest.raises(Refused) as refusal:
        must_be_clean("mum is on 07700 900123, dob 14/2/19", "barrier")
    assert refusal.value.field == "barrier"
    assert "07700" not in refusal.value.sentence
    assert "a phone number and a date of birth" in refusal.value.sentence
