"""The lower layers, each for itself: one way of writing, cutting away, spelling, names."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.understanding import understand
from models.understanding.cut import own_words
from models.understanding.lexicon import field_words, known_words
from models.understanding.normalise import one_way_of_writing, tokens
from models.understanding.spelling import corrected
from models.understanding.vocabulary.ordinary import ORDINARY
from tests.models.understanding.corpus import FRAME


def words(text: str) -> list[str]:
    return [token.word for token in tokens(one_way_of_writing(text))]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("can’t", "can not"),
        ("wont", "will not"),
        ("w/ mum", "with mum"),
        ("hv & sw", "health visitor and social worker"),
        ("f2f", "face to face"),
        ("mum’s", "mum 's"),
        ("cob tmrw", "close of business tomorrow"),
        ("fine 👍🏽", "fine thumbsup"),
        ("report<!here> sent", "report sent"),
        ("Dr. Shah", "dr shah"),
    ],
)
def test_everything_is_written_in_one_way(typed: str, meant: str) -> None:
    assert " ".join(words(typed)) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Report sent.\n\nKind regards\nDr H Mistry\nNorthgate Surgery",
        "Report sent. Many thanks, Lou",
        "Report sent.\n> Will you send it?\n> Please say when",
        "Report sent.\nOn Tue, 3 Mar 2026 at 10:02, the service wrote:\nWill you attend?",
        "Report sent.\n-----Original Message-----\nFrom: the service\nI will attend",
        "Report sent.\n--\nJo Barker, teacher",
        "Report sent. Sent from my phone",
        "Report sent. Thanks",
    ],
)
def test_only_the_persons_own_words_are_read(text: str) -> None:
    assert own_words(text).strip() == "Report sent."


def test_thanks_in_the_middle_end_nothing() -> None:
    text = "Thanks, report sent yesterday"
    assert own_words(text) == text


def test_a_quoted_question_is_not_an_answer() -> None:
    assert understand("> I will attend\nsent the report today", FRAME).attendance.value is None


@given(st.sampled_from(sorted(word for word in field_words() if len(word) > 6)), st.data())
def test_two_letters_swapped_are_put_right_or_left(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 2))
    typed = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert corrected(typed) == word or corrected(typed) in {typed, *known_words()}


@given(st.text(string.ascii_lowercase, max_size=25))
def test_a_correction_is_always_a_word_of_the_field(typed: str) -> None:
    assert corrected(typed) == typed or corrected(typed) in field_words()


def test_ordinary_words_stay_as_they_are() -> None:
    assert [word for word in ORDINARY if corrected(word) != word] == []
    assert corrected("scared") == "scared"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("atending", "attending"), ("reoprt", "report"), ("sahred", "shared"), ("conferance", "conference"),
     ("imterpreter", "interpreter"), ("submited", "submitted")],
)  # fmt: skip
def test_slips_of_the_finger_are_put_right(typed: str, meant: str) -> None:
    assert corrected(typed) == meant


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("can't come but jo barker will", "Jo Barker", None),
        ("dr shah will come instead of me", "Dr Shah", None),
        ("my colleague Mark Hall will attend instead", "Mark Hall", None),
        ("Priya Nair (specialist midwife) will come in my place", "Priya Nair", "specialist midwife"),
        ("Tenancy officer Gareth Bowen will come instead of me", "Gareth Bowen", "tenancy officer"),
        ("Leanne Frost IDVA will be going in my place", "Leanne Frost", "IDVA"),
        ("it'll be Mrs Okafor our pastoral lead instead of me", "Mrs Okafor", "pastoral lead"),
    ],
)
def test_names_and_roles_are_read_however_they_are_typed(text: str, name: str, role: str | None) -> None:
    deputy = understand(text, FRAME).deputy
    assert deputy is not None
    assert (deputy.name, deputy.role, deputy.confirmed) == (name, role, True)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("can do 10-10.30 by teams", "10:00-10:30"),
        ("I can give you 10 to half ten", "10:00-10:30"),
        ("I can dial in between 10:15 and 10:45", "10:15-10:45"),
        ("I can attend but can't stay past 11", "10:00-11:00"),
        ("will be 15 mins late", "10:15-"),
    ],
)
def test_hours_make_a_part_of_the_meeting(text: str, window: str) -> None:
    assert f"tell_chair_time_window_{window}" in understand(text, FRAME).flags


def test_an_hour_of_another_day_is_not_the_meetings() -> None:
    meaning = understand("I'll attend. Report with you by friday noon", FRAME)
    assert meaning.attendance.value == "yes"
    assert not [flag for flag in meaning.flags if flag.startswith("tell_chair")]
