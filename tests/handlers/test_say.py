"""Words from which nothing can be read get a kind answer with buttons, once, and are kept nowhere."""

from functools import partial

from sqlmodel import select

from handlers.answers import Recorded, SayAtOnce
from handlers.asked import Asked, Surface, Way
from handlers.say import said
from models.audit import AuditEntry
from models.conversation.reply import Reply
from models.conversation.said import Said
from models.outbox import OutboxRow
from scheduling.ladder import Kind
from tests.handlers.booked import as_person, booked
from tests.harness import Partnership, stored


def words_of(slack_id: str, words: str, number: int = 0) -> Asked:
    message = Said(words, "D1", f"{number}.1", key=f"event:{number}")
    return Asked(Way.SAY, Surface.MESSAGE, slack_id, "say", said=message, key=message.key)


async def test_words_are_answered_with_what_the_buttons_do(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    khan = house.person("UKHAN")
    await khan.say("Lovely weather, and the kettle is on")
    await house.settle()
    answer = khan.dm[-1]
    text = answer.reads()
    assert "nothing was recorded" in text
    assert conference.code in text
    assert "○ Report: not yet – due Thursday 5 March, 5pm" in text
    assert "Ring 999" in text
    assert "kettle" not in text
    await khan.press(answer, "coming")
    assert khan.modal is not None


def test_several_messages_get_one_answer_and_none_is_kept(house: Partnership) -> None:
    for number, words in enumerate(("hello", "good afternoon", "The kettle is on")):
        asked = words_of("UPRIYA", words, number)
        assert as_person(house, "UPRIYA", partial(said, asked=asked)) == Recorded()
    with stored(house) as session:
        rows = session.exec(select(OutboxRow).where(OutboxRow.kind == Kind.ANSWER)).all()
        replies = session.exec(select(Reply)).all()
        trail = session.exec(select(AuditEntry)).all()
    assert [row.occasion for row in rows] == [f"reply:{replies[0].id}"]
    assert {reply.kept for reply in replies} == {None}
    kept = " ".join(str(each.model_dump()) for each in (*rows, *replies, *trail))
    assert "kettle" not in kept
    assert "hello" not in kept


def test_somebody_unknown_is_told_whom_to_ring_and_nothing_is_kept(house: Partnership) -> None:
    answer = as_person(house, "UNOBODY", partial(said, asked=words_of("UNOBODY", "kettle")))
    assert isinstance(answer, SayAtOnce)
    assert "999" in answer.text
    assert "kettle" not in str(answer)
    with stored(house) as session:
        assert session.exec(select(Reply)).all() == []
