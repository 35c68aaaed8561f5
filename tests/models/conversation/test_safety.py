"""What is dangerous in a message is noticed whatever else it says, and named in closed words alone."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.conversation.confided import confides, excludes
from models.conversation.harm import may_be_harm
from models.conversation.names import family_named
from models.conversation.safety import Danger, Sign, danger
from models.conversation.said import Said
from tests.models.understanding.corpus import FILES, sentences

NOW = datetime(2026, 3, 4, 14, tzinfo=UTC)


def found(words: str, files: int = 0) -> set[Sign]:
    noticed = danger(Said(words, "D1", "1.1", files=files), NOW)
    return set(noticed.signs) if noticed else set()


@pytest.mark.parametrize(
    "words",
    [
        "Ollie had a black eye this morning & says mums boyfriend did it",
        "sent the report this morning. also she told me dad hit her last night",
        "baby has bruising on both arms, what do i do",
        "He has just disclosed to me that his uncle touched him",
        "mum has taken an overdose and the kids are home alone",
        "I’m worried, the 4 year old came in with a burn mark on her hand",
        "She says she is scared to go home. Report attached",
        "the baby hasn’t been seen for 5 days and nobody's answering the door",
        "Report sent. Dad was drunk in charge of the kids last night",
        "we found needles in the house with the toddler there",
        "mum’s new partner is a sex offender",
        "child says he doesn't feel safe at home",
        "she's not eating and has lost loads of weight and is filthy",
        "I'm really worried about her safety tonight",
        "she told me her brother does things to her",
        "the toddler was found wandering on the road",
        "he locks her in her room with no food",
        "mum is saying she'll end it all and take the kids with her",
        "mum is using again and left the baby alone for two days",
        "left the baby with a stranger",
        "i think he is in danger",
        "He hit Zyx last night",
        "dad has slapped Oscar again",
        "dad dragged her by the hair",
        "he was thrown against the wall",
        "he tried to hang himself",
        "she's pregnant, 13",
    ],
)
def test_harm_is_noticed_beside_anything_else(words: str) -> None:
    assert Sign.HARM in found(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Sent it over this morning, went through it with mum on the phone Tues",
        "No new concerns and no injuries seen, report to follow on Thursday",
        "I can’t make it, surgery is on until 12",
        "what does RCPC mean?",
        "when is the report due?",
        "We will hit the deadline",
        "She has not been seen here since November, so we have no current involvement",
        "I would not feel safe with so little time to prepare",
        "Not safe to post it, I will ring mum",
        "We have a high caseload looking after 40 children, the report will be late",
        "My report covers the drugs found in the house",
        "Shared with mum Tues and dad Friday, parents eve was in between",
        "Mum DNA’d twice. Child A (4) was seen. Jo Barker (deputy head) will attend",
        "Went through it with mum, Dr Patel will come",
        "I have not shared it with dad yet",
        "I will have to leave early, the conference moved",
        "Mum and her partner have seen it, I left the report with mum",
        "The child is not in danger, report sent today",
        "They hit the deadline, and we hit traffic",
        "Went through it with Dad and his girlfriend, and Grandma and her son; I will attend",
        "There was no food at the last meeting for the parents",
        "👍",
    ],
)
def test_ordinary_replies_are_read(words: str) -> None:
    assert found(words) == set()


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("re 485 777 3456, report sent", {Sign.NHS_NUMBER}),
        ("report sent, dob 14/2/19", {Sign.BIRTH}),
        ("they have moved to RM4 8QQ", {Sign.POSTCODE}),
        ("ring me on 07700 900123", {Sign.PHONE}),
        ("send it to amira.khan@maplestreet.example please", {Sign.EMAIL}),
        ("report sent for her son Alfie Holt", {Sign.CHILD_NAME}),
        ("I spoke to mum (Sarah Jones) on Tuesday", {Sign.CHILD_NAME}),
        ("went through it with dad john yesterday", {Sign.CHILD_NAME}),
        ("Kayleigh (mum) agreed with it", {Sign.CHILD_NAME}),
        ("I went through it with Tyler and his dad", {Sign.CHILD_NAME}),
        ("the Baker children are doing well", {Sign.CHILD_NAME}),
        ("Ellie (4) was happy when I saw her", {Sign.CHILD_NAME}),
        ("I have information that can't be shared in front of dad, can I speak to the chair", {Sign.RESTRICTED}),
        ("there is third party info in my report that can't be disclosed", {Sign.RESTRICTED}),
        ("I need a confidential slot with the chair", {Sign.RESTRICTED}),
        ("some of it must not be seen by the stepfather", {Sign.RESTRICTED}),
        ("Dad should not be in the room", {Sign.EXCLUSION}),
        ("can dad be asked to leave while I speak?", {Sign.EXCLUSION}),
        ("I’d rather the father wasn’t there when I give my information", {Sign.EXCLUSION}),
    ],
)
def test_each_kind_is_told_apart(words: str, signs: set[Sign]) -> None:
    assert found(words) == signs


def test_a_file_is_noticed_with_and_without_words() -> None:
    assert found("", files=1) == {Sign.FILE}
    assert found("here you are", files=2) == {Sign.FILE, Sign.WORDS_BESIDE}


def test_an_automatic_reply_gives_its_own_senders_number() -> None:
    away = "Automatic reply: I am out of the office until 23 March. Ring 01632 960301 or write to desk@maple.example."
    assert found(away) == set()
    assert found(f"{away}\n> re 485 777 3456") == {Sign.NHS_NUMBER}


def test_what_an_automatic_reply_advises_everybody_is_no_disclosure() -> None:
    away = "Out of office: I am away until 16 March. If a child is at immediate risk ring 999 or the duty team on"
    assert found(f"{away} 01632 960111. Contact Dr Shah.") == set()
    assert found("I am on annual leave. If you are worried about a child ring 01632 960111.") == {Sign.PHONE}
    assert Sign.HARM in found(f"{away} 01632 960111. He hit her last night.")


@pytest.mark.parametrize("words", ["He hit her last night", "NHS 485 777 3456", "exclude dad from the meeting please"])
def test_what_stands_far_down_or_is_quoted_is_noticed(words: str) -> None:
    signs = found(words)
    assert signs
    assert found(f"I will attend.\n&gt; {words}\nCan I come by video?") == signs
    for far in (195, 200, 900):
        assert found(f"I will attend. {'All went well here. ' * far}{words}.") == signs


@given(st.sets(st.sampled_from(Sign), min_size=1))
def test_a_danger_is_named_in_few_letters_and_read_again(signs: set[Sign]) -> None:
    one = Danger(frozenset(signs))
    assert Danger.from_code(one.code) == one
    assert len(one.code) <= 64


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.integers(0, 3))
def test_no_text_is_too_strange(words: str, files: int) -> None:
    signs = found(words, files)
    assert (Sign.FILE in signs) is (files > 0)


def test_the_sentences_of_the_grammar_are_told_apart() -> None:
    """Every disclosure among them is noticed; the wider nets stop none of the others."""
    known = [each for name in FILES for each in sentences(name)]
    told = [each for each in known if "new_risk" in each.meaning["flags"]]
    assert [each.text for each in told if Sign.HARM not in found(each.text)] == []
    assert [each.text for each in known if each not in told and may_be_harm(each.text)] == []
    named = [each.text for each in known if "contains_child_name" not in each.meaning["flags"]]
    assert [words for words in named if family_named(words)] == []
    chairs = {"exclusion_request", "restricted_information"}
    others = [each.text for each in known if not chairs & set(each.meaning["flags"])]
    assert [words for words in others if confides(words) or excludes(words)] == []
