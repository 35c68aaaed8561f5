"""Plain words in a DM get a kind answer with buttons, and are kept nowhere."""

from functools import partial

from sqlmodel import select

from handlers.answers import Recorded
from handlers.asked import Asked, Surface, Way
from handlers.say import said
from models.audit import AuditEntry
from models.outbox import OutboxRow
from scheduling.ladder import Kind
from tests.handlers.booked import as_person, booked
from tests.harness import Partnership, stored


async def test_words_are_answered_with_what_the_buttons_do(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    khan = house.person("UKHAN")
    await khan.say("I can’t come, surgery is on till 12. Tommy was seen last week")
    await house.settle()
    answer = khan.dm[-1]
    text = answer.reads()
    assert "nothing was recorded" in text
    assert conference.code in text
    assert "○ Report: not yet – due Thursday 5 March, 5pm" in text
    assert "Ring 999" in text
    assert "Tommy" not in text
    await khan.press(answer, "coming")
    assert khan.modal is not None


def test_several_messages_get_one_answer_and_none_is_kept(house: Partnership) -> None:
    for number, words in enumerate(("hello", "are you there", "It is about Tommy")):
        asked = Asked(Way.SAY, Surface.MESSAGE, "UPRIYA", "say", text=words, key=f"event:{number}")
        assert as_person(house, "UPRIYA", partial(said, asked=asked)) == Recorded()
    with stored(house) as session:
        rows = session.exec(select(OutboxRow).where(OutboxRow.kind == Kind.ANSWER)).all()
        trail = session.exec(select(AuditEntry)).all()
    assert [row.occasion for row in rows] == ["event:0"]
    kept = " ".join(str(each.model_dump()) for each in (*rows, *trail))
    assert "Tommy" not in kept
    assert "hello" not in kept
