"""What is asked, each question of several; and what is news of harm, and what only sounds like it."""

import pytest

from models.understanding import understand
from tests.models.understanding.corpus import FRAME


def asked(text: str) -> set[str]:
    return {flag for flag in understand(text, FRAME).flags if flag.startswith("question")}


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("when is it due and where is it?", {"question_report_due", "question_where"}),
        ("sorry who else is coming? and what does ICPC mean", {"question_who_is_coming", "question_meaning_of_words"}),
        ("when is it, where is it and who is chairing?", {"question_when", "question_where", "question_who_chairs"}),
        ("do you still need a report? and how do I send it", {"question_report_still_needed", "question_how_to_send"}),
        ("can it be moved? also do I have to share it with dad", {"question_can_it_move", "question_must_i_share"}),
        ("whats cpp", {"question_meaning_of_words"}),
        ("what's the RCPC", {"question_meaning_of_words"}),
        ("what's a core group?", {"question_meaning_of_words"}),
        ("what's the room", {"question_unanswered"}),
        ("I'm a student, can I come and observe", {"question_unanswered"}),
        ("have a strat at 9.30 so may be 10 mins late", set()),
        ("can it move?", {"question_can_it_move"}),
        ("is the report still needed", {"question_report_still_needed"}),
    ],
)
def test_each_question_of_a_reply_is_heard(text: str, flags: set[str]) -> None:
    assert asked(text) == flags


@pytest.mark.parametrize(
    "text",
    [
        "it's killing me, this report, you'll have it Friday",
        "I broke my arm so can't drive, can I join on teams",
        "I've been attacked by a dog so off sick, can't come",
        "the assault in October is in my report",
        "I hurt my back and am signed off until the 20th",
        "my car was hit this morning so I'll be late",
        "Beaten by the traffic, will dial in",
        "no new concerns or injuries",
        "dad disagreed with the bit about mum",
        "sending my deputy Mark Ellis, deputy head",
        "I've been hit with flu so cannot attend",
        "no report from us as she's not been seen since birth",
    ],
)
def test_what_only_sounds_like_harm(text: str) -> None:
    assert "new_risk" not in understand(text, FRAME).flags


@pytest.mark.parametrize(
    "text",
    [
        "I think he hit her again",
        "I saw bruises on the arm today",
        "I found cuts on both legs this morning",
        "my student has a broken arm, says her uncle did it",
        "he's killing me she said",
        "I've broken up a fight, dad hit mum",
        "she said stepdad locked her out on Sunday night",
        "dad shut him in his room for two days",
        "dad's out on bail and has been at the house",
        "he bit her on the hand",
        "Mark on her face this morning",
        "I was hit by dad in reception",
        "mum was attacked by the dog while I was there",
        "I hurt to tell you this: the baby has a fracture",
    ],
)
def test_in_doubt_it_is_harm(text: str) -> None:
    assert understand(text, FRAME).flags[0] == "new_risk"


def test_what_was_not_shared_for_want_of_a_chance_is_nothing_for_the_chair() -> None:
    told = understand("the report could not be shared with mum as she was away", FRAME)
    assert told.shared_with_family.value == "no"
    assert not {"restricted_information", "connect_chair_privately"} & set(told.flags)
    kept = understand("it cannot be shared with dad", FRAME)
    assert "restricted_information" in kept.flags
