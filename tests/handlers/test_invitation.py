"""The letters to those who are invited, as they arrive over the weeks."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.sandbox import Person
from bot.sandbox.records import Message
from handlers.views.invitation import plain_words
from models.agency import Professional, Unavailability
from models.answering import Coming, ReportAnswer, SharingAnswer, answer_coming, answer_report, answer_sharing
from models.booking import Moment, cancel, reschedule
from models.cards import card
from models.chairing import challenge
from models.conference import Conference
from models.desk import Desk, key
from models.invitation import Attendance, Invitation, Mode, PriorityReason
from models.inviting import withdraw
from models.report import ReportStatus
from models.sharing import Safety, Shared
from scheduling.deadlines import ConferenceType
from tests.handlers.booked import as_person, booked, invitation_of
from tests.harness import Partnership

LONDON = ZoneInfo("Europe/London")
MAPLE, POLICE, SCHOOL = "Maple Street Surgery", "Calder Valley Police", "Larkfield Primary School"


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=LONDON)


def buttons(message: Message) -> int:
    return sum(len(block["elements"]) for block in message.blocks if block["type"] == "actions")


def letters(person: Person) -> list[str]:
    return [message.reads() for message in person.dm]


async def test_the_invitation_says_why_what_and_by_when(house: Partnership) -> None:
    conference = booked(house, kind=ConferenceType.ICPC, ages=(None,))
    await house.settle()
    khan = house.person("UKHAN")
    letter = khan.dm[-1]
    for words in (
        "Initial child protection conference",
        "Thursday 12 March, 10am (UK time), 1 hour 30 minutes",
        "Ravensmoor Town Hall",
        "Why you. Maple Street Surgery may know this family.",
        "The secure email with this reference names them",
        "What is decided. Whether each child needs a child protection plan.",
        "Send your report by Monday 9 March, 5pm",
        "Go through it with the family by Monday 9 March, 5pm.",
        "You do not need to know everything.",
        "If that might not be safe, say so and the chair will ring you.",
        "A colleague can come as your deputy.",
        "[First time?]",
        "[Ask a person]",
    ):
        assert words in letter.reads()
    assert letter.text == (
        f"You are invited. {conference.code}: please tell us if you are coming, send your report and "
        "go through it with the family by Monday 9 March, 5pm"
    )
    assert max(len(block["elements"]) for block in letter.blocks if block["type"] == "actions") <= 4
    assert len(letter.reads().split()) < 200, "forty seconds"


@pytest.mark.databases("sqlite")
async def test_an_agency_asked_too_late_reads_so_kindly(house: Partnership) -> None:
    booked(house, on=date(2026, 3, 4))
    await house.settle()
    letter = house.person("UKHAN").dm[-1]
    assert "You were asked after the deadline, Wednesday 25 February, 5pm" in letter.reads()
    assert "never counted against you" in letter.reads()
    assert letter.text.endswith("and send what you can before Wednesday 4 March, 10am")
    await house.go_to(on(3, 10))
    reminder = house.person("UKHAN").dm[-1]
    assert "You were asked late, which is never counted against you." in reminder.reads()
    assert "○ Report: not yet – asked after the deadline, Wednesday 25 February, 5pm" in reminder.reads()
    assert "due" not in reminder.reads()


async def test_reminders_ask_only_for_what_is_missing(house: Partnership) -> None:
    conference = booked(house)
    maple = invitation_of(house, conference, MAPLE)
    await house.settle()
    as_person(house, "UKHAN", lambda desk: answer_coming(desk, maple, Coming(Attendance.YES, Mode.VIDEO)))
    await house.go_to(on(3, 9, 30))
    khan = house.person("UKHAN")
    reminder = khan.dm[-1]
    assert len(khan.dm) == 2
    assert "Will you be there?" not in reminder.reads()
    assert "○ Report: not yet – due Thursday 5 March, 5pm" in reminder.reads()
    assert reminder.text == (
        f"{conference.code}: please send your report and go through it with the family by Thursday 5 March, 5pm"
    )
    assert buttons(reminder) == 3, "report, sharing, a person"

    sent, safe = ReportAnswer(ReportStatus.SENT, sent_on=date(2026, 3, 3)), Safety.SAFE
    as_person(house, "UKHAN", lambda desk: answer_report(desk, maple, sent))
    shared = SharingAnswer(safe, Shared.YES, shared_on=date(2026, 3, 3))
    as_person(house, "UKHAN", lambda desk: answer_sharing(desk, maple, shared))
    await house.go_to(on(11, 9))
    assert len(khan.dm) == 2, "nothing more is asked of somebody who has answered everything"
    assert "Everything we asked for is recorded. Thank you." in khan.dm[-1].reads()


async def test_an_overdue_report_is_asked_for_once_of_the_person_and_the_deputy(house: Partnership) -> None:
    conference = booked(house)
    school = invitation_of(house, conference, SCHOOL)
    await house.settle()
    deputy = Coming(Attendance.DEPUTY, deputy_name="Sam Whitlock", deputy_role="Deputy safeguarding lead")
    as_person(house, "UJO", lambda desk: answer_coming(desk, school, deputy))
    await house.go_to(on(6, 9, 30))
    jo, sam = house.person("UJO"), house.person("USAM")
    words = (
        "We haven’t had your report, and don’t know whether the family has seen it. The deadline was Thursday 5 March"
    )
    assert words in jo.dm[-1].reads()
    assert words in sam.dm[-1].reads()
    assert "You are coming for Jo Barker, so we ask you as well." in sam.dm[-1].reads()
    assert "You are coming for" not in jo.dm[-1].reads()

    await sam.press(sam.dm[-1], "Report: how far is it?")
    await sam.fill("status", "Sent")
    await sam.fill("sent_on", "2026-03-06")
    assert (await sam.submit()).closed
    await house.settle()
    assert "We don’t know whether the family has seen your report." in jo.dm[-1].reads()
    count = len(jo.dm)
    await house.go_to(on(11, 9))
    assert len(jo.dm) == count


async def test_the_safeguarding_lead_is_asked_while_the_agency_is_away(house: Partnership) -> None:
    school = invitation_of(house, booked(house, agencies=("USAM", "UKHAN", "UREED")), SCHOOL)

    def close_the_school(desk: Desk) -> None:
        sam = desk.session.exec(select(Professional).where(Professional.slack_id == "USAM")).one()
        away = Unavailability(agency_id=sam.agency_id, starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31))
        desk.session.add(away)
        answer_coming(desk, school, Coming(Attendance.YES, Mode.PHONE))

    as_person(house, "USAM", close_the_school)
    await house.go_to(on(4, 9, 30))
    jo = house.person("UJO")
    assert (
        "Sam Whitlock is away, so we ask you as the safeguarding lead of Larkfield Primary School." in letters(jo)[-1]
    )


async def test_the_chairs_challenge_and_its_escalation(house: Partnership) -> None:
    conference = booked(house, agencies=("USAM", "UKHAN", "UREED"))
    school = invitation_of(house, conference, SCHOOL)
    await house.settle()
    sam, jo = house.person("USAM"), house.person("UJO")
    as_person(house, "USAM", lambda desk: answer_coming(desk, school, Coming(Attendance.YES, Mode.PHONE)))
    as_person(house, "URUTH", lambda desk: challenge(desk, school))
    await house.settle()
    challenged = sam.dm[-1]
    assert "The chair, Ruth Adeyemi, has asked about the report." in challenged.reads()
    assert "has asked about sharing the report with the family." in challenged.reads()
    assert f"{conference.code}: the chair has asked about the report. Please answer before Thursday 12 March" in (
        challenged.text
    )
    await house.go_to(on(3, 9, 30))
    escalated = [letter for letter in letters(jo) if "As the safeguarding lead, please help" in letter]
    assert len(escalated) == 1
    assert "asked Larkfield Primary School about the report on Monday 2 March." in escalated[0]

    await jo.press(jo.find("As the safeguarding lead"), "Report: how far is it?")
    await jo.fill("status", "Sent")
    assert (await jo.submit()).closed
    await house.settle()
    assert "✓ Larkfield Primary School has answered the chair. Thank you." in letters(jo)[-1]
    assert "✓ You have answered this. Thank you." in sam.find("Ruth Adeyemi, has asked about the report.").reads()


async def test_moved_withdrawn_and_cancelled_are_each_said_once(house: Partnership) -> None:
    conference = booked(house)
    police, maple = invitation_of(house, conference, POLICE), invitation_of(house, conference, MAPLE)
    await house.go_to(on(2, 11))
    moved = Moment(date(2026, 3, 19), time(14), 60)
    as_person(house, "UPRIYA", lambda desk: reschedule(desk, key(conference.id), moved, 1))
    await house.settle()
    khan, reed, ruth = house.person("UKHAN"), house.person("UREED"), house.person("URUTH")
    assert "Report, and sharing it with the family: by Thursday 12 March, 5pm." in letters(khan)[-1]
    assert "Please tell us if you can come on the new date." in letters(khan)[-1]
    assert "Thursday 19 March, 2pm (UK time), 1 hour" in letters(khan)[0], "the invitation shows the new date too"
    assert f"{conference.code} has a new date" in letters(ruth)[-1]
    assert "[Report" not in letters(ruth)[-1]

    as_person(house, "UPRIYA", lambda desk: withdraw(desk, police))
    await house.settle()
    assert "speak to Priya Nair, Social worker" in letters(reed)[-1]
    assert all("[" not in letter for letter in letters(reed))

    def call_off(desk: Desk) -> None:
        cancel(desk, key(conference.id), desk.session.get_one(Conference, conference.id).version)

    as_person(house, "UPRIYA", call_off)
    await house.settle()
    assert len(letters(khan)) == 3
    assert "is cancelled\nNothing more is asked of you." in letters(khan)[-1]
    assert "is cancelled" in letters(ruth)[-1]
    assert not any("is cancelled" in letter for letter in letters(reed))
    assert as_person(house, "UKHAN", lambda desk: desk.session.get_one(Invitation, maple).attendance) is None


@pytest.mark.databases("sqlite")
async def test_a_priority_is_said_without_its_reason(house: Partnership) -> None:
    conference = booked(house)
    police = invitation_of(house, conference, POLICE)

    def mark(desk: Desk) -> None:
        desk.session.get_one(Invitation, police).priority = PriorityReason.POSSIBLE_PROSECUTION

    as_person(house, "UPRIYA", mark)
    await house.settle()
    letter = house.person("UREED").dm[-1]
    assert "The social worker has marked your part as a priority." in letter.reads()
    assert "rosecution" not in letter.reads()


@pytest.mark.databases("sqlite")
async def test_the_same_words_to_send_to_somebody_outside_slack(house: Partnership) -> None:
    conference = booked(house)
    maple = invitation_of(house, conference, MAPLE)

    def written(desk: Desk) -> str:
        return plain_words(card(desk, desk.session.get_one(Invitation, maple)))

    words = as_person(house, "UPRIYA", written)
    assert "You are invited to a child protection conference." in words
    assert "Thursday 12 March, 10am (UK time), 10am to 11:30am. Ravensmoor Town Hall" in words
    assert "2. Send your report by Thursday 5 March, 5pm" in words
    assert words.endswith("Priya Nair, Social worker")
    assert not set("*<>[]_") & set(words)
    as_person(house, "UKHAN", lambda desk: answer_coming(desk, maple, Coming(Attendance.YES, Mode.PHONE)))
    words = as_person(house, "UPRIYA", written)
    assert "We still need:\n○ Report: not yet – due Thursday 5 March, 5pm" in words
