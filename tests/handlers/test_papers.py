"""Decision letter and minutes, told as people live them: sent, asked about once, and listed for the chair."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from bot.sandbox import Person
from models import upkeep
from models.agency import Agency, Professional
from models.audit import AuditEntry
from models.chairing import record_outcome
from models.conference import Conference
from models.database import transaction
from models.desk import Desk, key
from models.inviting import Invitee, invite
from models.outbox import OutboxRow
from models.paper import Receipt, SentPaper
from models.papers import mark_sent, papers_missing, papers_sheet, papers_to_send, say_received
from models.refusals import Closed, NotYours, Refused
from models.rules import HouseRules
from scheduling.changes import Change, DayChange
from scheduling.jurisdictions import Jurisdiction
from scheduling.ladder import Standing
from scheduling.paper_facts import Paper
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

LONDON = ZoneInfo("Europe/London")
ONCE = pytest.mark.databases("sqlite")
LETTER, MINUTES = Paper.DECISION_LETTER, Paper.MINUTES
MAPLE, POLICE, HILLCREST = "Maple Street Surgery", "Calder Valley Police", "Hillcrest Medical Practice"


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


async def held(house: Partnership, *, outside: bool = False) -> Conference:
    """The review of Thursday 12 March was held; Dr Pryce of Hillcrest is not in Slack."""
    conference = booked(house, agencies=("UKHAN", "UREED"))
    if outside:
        with stored(house) as session:
            hillcrest = key(session.exec(select(Agency.id).where(Agency.name == HILLCREST)).one())
        as_person(house, "UPRIYA", lambda desk: invite(desk, key(conference.id), [Invitee(hillcrest, None)]))
    await house.go_to(at(3, 12, 11, 30))
    as_person(house, "URUTH", lambda desk: record_outcome(desk, key(conference.id), Standing.HELD))
    await house.settle()
    return conference


async def sent(house: Partnership, paper: Paper, on: date) -> None:
    """Priya says so in the form behind the button of her message."""
    priya = house.person("UPRIYA")
    await priya.press(priya.find("Letter and minutes"), f"paper_sent.{paper.value}")
    await priya.fill("sent_on", on.isoformat())
    answer = await priya.submit()
    assert answer.errors == {}, answer
    await house.settle()


def newest(person: Person, words: str) -> str:
    return person.find(words).reads()


def rows(house: Partnership, table: type[SentPaper] | type[Receipt]) -> int:
    with stored(house) as session:
        return len(session.exec(select(table)).all())


async def test_both_are_sent_received_and_listed(house: Partnership) -> None:
    conference = await held(house)
    code, priya, khan, ruth = conference.code, house.person("UPRIYA"), house.person("UKHAN"), house.person("URUTH")
    prompt = priya.find("Letter and minutes")
    assert f"{code}: please send the decision letter by Friday 13 March, 5pm, and say so here" in prompt.text
    assert "○ Decision letter and outline plan – due Friday 13 March, 5pm" in prompt.reads()
    assert "○ Minutes – due Thursday 2 April, 5pm" in prompt.reads()
    await house.go_to(at(3, 13, 12))
    await sent(house, LETTER, date(2026, 3, 13))
    assert "Received by 0 of 4" in reads(priya)
    assert "sent on Friday 13 March\n" in next(m for m in priya.dm if m.ts == prompt.ts).reads()
    await house.go_to(at(3, 18, 10))
    question = khan.find(f"Have you received the decision letter of {code}?")
    assert question.buttons == ["Yes, received", "Not yet"]
    assert question.text == f"{code}: have you received the decision letter?"
    await khan.press(question, "Yes, received")
    await house.person("UREED").press(house.person("UREED").find("Have you received"), "Not yet")
    await house.settle()
    assert f"✓ You have received the decision letter of {code}." in newest(khan, "You have received")
    assert "The social worker and the chair see this." in newest(house.person("UREED"), "has not arrived yet")
    await house.go_to(at(3, 20, 10))
    listed = ruth.find("Received by 1 of 4")
    assert listed.text == f"{code}: the decision letter has not reached everyone"
    assert "Calder Valley Police – not yet" in listed.reads()
    assert "Calder Probation Service – no answer" in listed.reads()
    assert "Maple Street Surgery" not in listed.reads()
    assert "please send them a copy by your secure route" in newest(priya, "Calder Valley Police – not yet")
    await house.person("UREED").press(house.person("UREED").find("has not arrived yet"), "Received now")
    await house.settle()
    assert "Received by 2 of 4" in newest(ruth, "Received by")
    assert (rows(house, SentPaper), rows(house, Receipt), house.slack.complaints) == (1, 2, [])


@ONCE
async def test_nobody_is_asked_twice_and_what_is_overdue_is_said_once(house: Partnership) -> None:
    conference = await held(house)
    ruth, khan = house.person("URUTH"), house.person("UKHAN")
    await house.go_to(at(3, 31, 12))
    overdue = [
        message for message in ruth.dm if "not marked as sent; due since Friday 13 March, 5pm" in message.reads()
    ]
    assert [message.text for message in overdue] == [f"{conference.code}: the decision letter is not marked as sent"]
    home = await ruth.open_home()
    assert home is not None
    assert "Letters and minutes" in home.reads()
    await sent(house, LETTER, date(2026, 3, 30))
    assert "sent on Monday 30 March, after the deadline, Friday 13 March, 5pm" in newest(ruth, "after the deadline")
    await house.go_to(at(4, 30, 12))
    assert sum("Have you received the decision letter" in message.reads() for message in khan.dm) == 1
    assert sum("Minutes" in message.reads() and "due since" in message.reads() for message in ruth.dm) == 1


@ONCE
async def test_somebody_outside_slack_is_asked_by_the_social_worker(house: Partnership) -> None:
    conference = await held(house, outside=True)
    await house.go_to(at(3, 13, 12))
    await sent(house, LETTER, date(2026, 3, 13))
    await house.go_to(at(3, 18, 10))
    priya = house.person("UPRIYA")
    question = priya.find("Please ask Hillcrest Medical Practice: have they received the decision letter")
    assert "How to reach them: Reception 01632 960302" in question.reads()
    await priya.press(question, "received.decision_letter-yes")
    await house.settle()
    assert "Hillcrest Medical Practice have received the decision letter" in newest(priya, "have received the decision")
    await priya.command("/conference", f"papers {conference.code}")
    sheet = shown(priya)
    assert sheet.reads().index("Maple Street Surgery") < sheet.reads().index("Calder Probation Service")  # GPs first
    police = invitation_of(house, conference, POLICE)
    await priya.press(sheet, "received_for.decision_letter", str(police))
    assert "✓ Det Sgt Tom Reed, Calder Valley Police" in reads(priya)
    with stored(house) as session:
        assert [row.on_behalf for row in session.exec(select(Receipt))] == [True, True]


@ONCE
async def test_a_mistake_is_taken_back_until_somebody_has_it(house: Partnership) -> None:
    conference = await held(house)
    await house.go_to(at(3, 16, 10))
    await sent(house, MINUTES, date(2026, 3, 13))
    priya = house.person("UPRIYA")
    await priya.press(shown(priya), "paper_sent.minutes")
    await priya.fill("undo", ["undo"])
    await priya.submit()
    await house.go_to(at(3, 20, 12))
    assert rows(house, SentPaper) == 0
    assert not any("Have you received the minutes" in message.reads() for message in house.person("UKHAN").dm)
    await sent(house, MINUTES, date(2026, 3, 20))
    number = invitation_of(house, conference, MAPLE)
    as_person(house, "UKHAN", lambda desk: say_received(desk, number, MINUTES, received=True))
    with pytest.raises(Refused, match="Somebody has received it already"):
        as_person(house, "UPRIYA", lambda desk: mark_sent(desk, key(conference.id), MINUTES, None))


@ONCE
@pytest.mark.parametrize("day", ["2026-03-11", "2026-03-14"])
async def test_a_day_that_cannot_be_is_refused_under_its_field(house: Partnership, day: str) -> None:
    await held(house)
    await house.go_to(at(3, 13, 12))
    priya = house.person("UPRIYA")
    await priya.press(priya.find("Letter and minutes"), "paper_sent.minutes")
    await priya.fill("sent_on", day)
    answer = await priya.submit()
    assert "not before the conference, and not after today" in answer.errors["sent_on"]
    assert rows(house, SentPaper) == 0


@ONCE
async def test_who_may_say_what(house: Partnership) -> None:
    conference = await held(house)
    number, police = key(conference.id), invitation_of(house, conference, POLICE)

    def mark(desk: Desk) -> object:
        return mark_sent(desk, number, LETTER, date(2026, 3, 12))

    for somebody in ("URUTH", "UKHAN", "UDANIEL", "UQUINN", "UADMIN", "UCHAIR2"):
        with pytest.raises(NotYours):
            as_person(house, somebody, mark)
    with pytest.raises(Closed, match="not marked as sent to you"):
        as_person(house, "UREED", lambda desk: say_received(desk, police, LETTER, received=True))
    as_person(house, "UBUSINESS", mark)
    for somebody in ("URUTH", "UKHAN", "UDANIEL", "UQUINN"):
        with pytest.raises(NotYours):
            as_person(house, somebody, lambda desk: say_received(desk, police, LETTER, received=True))
    as_person(house, "UREED", lambda desk: say_received(desk, police, LETTER, received=True))
    as_person(house, "UREED", lambda desk: say_received(desk, police, LETTER, received=True))
    with stored(house) as session:
        deeds = session.exec(select(AuditEntry.deed).where(col(AuditEntry.chain) == number)).all()
    assert (deeds.count("marked_paper_sent"), deeds.count("received_paper")) == (1, 1)


@ONCE
async def test_before_it_was_held_there_is_nothing_to_send(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    with pytest.raises(Closed, match="once the chair has said that it was held"):
        as_person(house, "UPRIYA", lambda desk: mark_sent(desk, key(conference.id), LETTER, date(2026, 3, 2)))
    priya = house.person("UPRIYA")
    answer = await priya.command("/conference", f"papers {conference.code}")
    said = [answer.reads(), *(view.reads() for view in [priya.modal] if view)]
    assert "once the chair has said that it was held" in "\n".join(said)


@ONCE
async def test_the_lists_hold_what_is_still_to_do_and_no_more(house: Partnership) -> None:
    await held(house)
    assert len(as_person(house, "UPRIYA", papers_to_send)) == 1
    assert as_person(house, "UDANIEL", papers_to_send) == []
    assert as_person(house, "URUTH", papers_missing) == []
    await house.go_to(at(3, 14, 9))
    assert len(as_person(house, "URUTH", papers_missing)) == 1
    await sent(house, LETTER, date(2026, 3, 13))
    await sent(house, MINUTES, date(2026, 3, 13))
    assert as_person(house, "UPRIYA", papers_to_send) == []


@ONCE
async def test_the_question_stands_in_home_until_it_is_answered(house: Partnership) -> None:
    conference = await held(house)
    await house.go_to(at(3, 13, 12))
    await sent(house, MINUTES, date(2026, 3, 13))
    khan = house.person("UKHAN")
    home = await khan.open_home()
    assert home is not None
    assert f"Have you received the minutes of {conference.code}?" in home.reads()
    await khan.press(home, "received.minutes-yes")
    assert khan.home is not None
    assert "Have you received" not in khan.home.reads()
    await house.go_to(at(3, 31, 12))
    assert not any("Have you received the minutes" in message.reads() for message in khan.dm)


@ONCE
async def test_who_cannot_be_written_to_any_more_is_asked_by_the_social_worker(house: Partnership) -> None:
    await held(house)
    await house.go_to(at(3, 13, 12))
    await sent(house, LETTER, date(2026, 3, 13))
    with stored(house) as session:
        session.exec(select(Professional).where(Professional.slack_id == "UKHAN")).one().slack_id = "UGONE"
        session.commit()
    await house.go_to(at(3, 18, 10))
    await house.settle()
    assert "Please ask Dr Amira Khan, Maple Street Surgery" in newest(house.person("UPRIYA"), "have they received")


@ONCE
async def test_a_bank_holiday_proclaimed_afterwards_moves_what_is_still_to_come(house: Partnership) -> None:
    conference = await held(house)
    day = DayChange(date(2026, 3, 20), frozenset({Jurisdiction.ENG}), Change.ADD, "A state funeral")
    rules = replace(HouseRules(), day_changes=(day,))
    with transaction(house.engine) as session:
        upkeep.replan(Desk(session, house.clock.now(), rules))
        sheet = papers_sheet(Desk(session, house.clock.now(), rules), session.get_one(Conference, conference.id))
        due = session.exec(select(OutboxRow.due_at).where(OutboxRow.occasion == "minutes-day")).one()
    assert [line.due_at for line in sheet.lines] == [at(3, 13, 17), at(4, 7, 17)]
    assert due == at(4, 7, 9, 30)
