"""A bare yes or no is told from everything that says more."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.conversation.yes_no import yes_or_no

YES = (
    "yes",
    "Yes.",
    "yep!",
    "Yeah thanks",
    "👍",
    ":+1:",
    "👍\N{EMOJI MODIFIER FITZPATRICK TYPE-4}",
    ":+1::skin-tone-3:",
    "that’s right",
    "Yes, that's correct",
    "OK",
)
NO = ("no", "Nope", "No thanks.", "👎", ":thumbsdown:", "that’s not right", "wrong")
NEITHER = (
    "",
    "   ",
    "yes no",
    "yes I can come by video",
    "no report from us",
    "thanks",
    "sent",
    "not",
    "yes yes yes yes yes yes yes",
    ":tada:",
    "…",
)


@pytest.mark.parametrize("text", YES)
def test_yes(text: str) -> None:
    assert yes_or_no(text) is True


@pytest.mark.parametrize("text", NO)
def test_no(text: str) -> None:
    assert yes_or_no(text) is False


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text: str) -> None:
    assert yes_or_no(text) is None


@given(some.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert yes_or_no(text) in {True, False, None}
    assert yes_or_no(f"{text} report") is None
