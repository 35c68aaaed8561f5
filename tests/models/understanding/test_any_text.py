"""Any text at all: never an error, always the same meaning, never slow."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.understanding import understand
from models.understanding.lexicon import field_words
from models.understanding.normalise import LONGEST
from tests.models.understanding.corpus import EXAMPLES, FRAME, sentences

_SIGNS = [
    "1",
    "2/3",
    "16th",
    "11.15",
    "Tues",
    "12 Feb",
    ",",
    ".",
    "?",
    "\n",
    "-",
    "(",
    ")",
    ":",
    "'s",
    "Jo",
    "👍",
    "“",
    ">",
]
_WORDS = st.sampled_from(sorted(field_words()) + _SIGNS * 20)
_NASTY = [
    "a", "\n", "> ", "((", ". ", "1 ", "1/", "1-3 ", "Ab ", "not ", "if ", "i will ", "and i have ", "report sent, ",
    "On ", "regards ", "thanks, ", "Kind regards\n", "action 1 done ", "actions 1 and 2 ", "@a.", "0123 456 ",
    "born ", "dob 1/", "friday ", "12 march ", "mum's ", "until 11 ", "a@a.", "﷽", "\u200d", "'", "w/c ", "3 of 8 ",
]  # fmt: skip


@given(st.text(max_size=300))
def test_any_unicode_text_has_a_meaning(text: str) -> None:
    meaning = understand(text, FRAME)
    assert meaning == understand(text, FRAME)
    assert meaning.flags or meaning.attendance.value or meaning.report.status or meaning.as_json()


@settings(max_examples=300)
@given(st.lists(_WORDS, max_size=40))
def test_any_words_of_the_field_have_a_meaning(words: list[str]) -> None:
    """Closer to what people write than random letters, and so deeper into the grammar."""
    text = " ".join(words)
    meaning = understand(text, FRAME)
    assert meaning == understand(text, FRAME)
    if meaning.report.expected_on:
        assert meaning.report.expected_on >= FRAME.today
    if meaning.report.submitted_on:
        assert meaning.report.submitted_on <= FRAME.today
    if meaning.shared_with_family.on:
        assert meaning.shared_with_family.on <= FRAME.today


@given(st.sampled_from(sentences(EXAMPLES)), st.sampled_from(["\n\n", "  ", " \u200b", "\r\n"]))
def test_blank_space_around_a_reply_changes_nothing(sentence: object, blank: str) -> None:
    text = str(getattr(sentence, "text", ""))
    assert understand(blank + text + blank, FRAME) == understand(text, FRAME)


@pytest.mark.parametrize("part", _NASTY, ids=repr)
def test_no_text_takes_long(part: str) -> None:
    """A pattern that explodes takes seconds or hours at this length; a slow machine takes a tenth of a second."""
    text = (part * LONGEST)[:LONGEST]
    understand("warm", FRAME)
    before = time.process_time()
    understand(text, FRAME)
    assert time.process_time() - before < 1
