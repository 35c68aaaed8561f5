"""The sentences: every example exactly, and of the others what the product promises."""

import json

import pytest

from models.understanding import understand
from models.understanding.flags import FLAGS, NEVER_STORED, WINDOW
from tests.models.understanding.corpus import (
    DEVELOPMENT,
    EXAMPLES,
    FACTS,
    FILES,
    FRAME,
    FRESH,
    HELD_OUT,
    ROUNDS,
    Sentence,
    score,
    sentences,
)

EVERY = [sentence for name in FILES for sentence in sentences(name)]


@pytest.mark.parametrize("sentence", sentences(EXAMPLES), ids=lambda sentence: sentence.text[:40])
def test_every_example_is_understood_exactly(sentence: Sentence) -> None:
    assert json.dumps(understand(sentence.text, FRAME).as_json()) == json.dumps(sentence.meaning)


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [(DEVELOPMENT, 0.98, 0.85), (HELD_OUT, 0.98, 0.85), (FRESH, 0.95, 0.75), *((name, 0.95, 0.75) for name in ROUNDS)],
)
def test_a_recorded_fact_is_right_and_most_are_found(name: str, precision: float, recall: float) -> None:
    """A wrong record is worse than a question."""
    found = score(name)
    assert found.precision(*FACTS) >= precision
    assert found.recall(*FACTS) >= recall


def test_the_sentences_are_many_and_different() -> None:
    assert len(sentences(DEVELOPMENT)) >= 100
    assert len(sentences(HELD_OUT)) >= 100
    assert len({sentence.text for sentence in EVERY}) == len(EVERY)


@pytest.mark.parametrize("flag", sorted(NEVER_STORED))
def test_nothing_dangerous_is_overlooked(flag: str) -> None:
    """Of all sentences, on whichever half: safety has no acceptable rate."""
    due = [sentence.text for sentence in EVERY if flag in sentence.meaning["flags"]]
    assert due
    assert [text for text in due if flag not in understand(text, FRAME).flags] == []


def test_nothing_is_stored_of_what_must_not_be() -> None:
    kept = [sentence.text for sentence in EVERY if not sentence.meaning["store_raw_text"]]
    assert [text for text in kept if understand(text, FRAME).store_raw_text] == []


def test_a_disclosure_is_never_filed_as_a_reply() -> None:
    told = understand("Report sent yesterday, I'll attend. He hit her again last night", FRAME)
    assert told.flags[0] == "new_risk"
    assert told.report.status is None
    assert told.attendance.value is None
    assert not told.store_raw_text


def test_every_flag_is_documented_and_listed_in_the_tables_order() -> None:
    order = list(FLAGS)
    for sentence in EVERY:
        flags = [WINDOW if flag.startswith(WINDOW) else flag for flag in understand(sentence.text, FRAME).flags]
        assert flags == sorted(set(flags), key=order.index)


def test_a_meaning_always_has_all_its_keys() -> None:
    shape = sentences(EXAMPLES)[0].meaning
    for sentence in EVERY:
        meaning = understand(sentence.text, FRAME).as_json()
        assert list(meaning) == list(shape)
        for part in ("attendance", "report", "shared_with_family", "involvement"):
            assert list(meaning[part]) == list(shape[part])  # type: ignore[call-overload]  # JSON values
