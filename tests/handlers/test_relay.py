"""People whom Slack does not reach: the social worker passes on the text, and types in what they answer."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from handlers.views.limits import check_message
from models.agency import Agency, Professional
from models.booking import Moment, reschedule
from models.chairing import challenge
from models.conference import Conference
from models.desk import Desk, key
from models.inviting import Invitee, invite
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.screens import reads, shown
from tests.harness import Partnership

pytestmark = pytest.mark.databases("sqlite")
HILLCREST = "Hillcrest Medical Practice"


def with_hillcrest(house: Partnership) -> Conference:
    conference = booked(house)

    def work(desk: Desk) -> None:
        agency = desk.session.exec(select(Agency).where(Agency.name == HILLCREST)).one()
        person = desk.session.exec(select(Professional).where(col(Professional.agency_id) == agency.id)).one()
        invite(desk, key(conference.id), [Invitee(key(agency.id), key(person.id))])

    as_person(house, "UPRIYA", work)
    return conference


async def test_the_invitation_is_passed_on_and_answered_by_phone(house: Partnership) -> None:
    conference = with_hillcrest(house)
    await house.settle()
    priya = house.person("UPRIYA")
    letter = priya.find("please pass this on to Dr Ewan Pryce, Hillcrest Medical Practice.")
    assert (
        "Slack does not reach them. How to reach them: ewan.pryce@hillcrest.example; Reception 01632" in letter.reads()
    )
    assert "You are invited to a child protection conference." in letter.reads()
    assert "Priya Nair, Social worker" in letter.reads()
    check_message(letter.text, letter.blocks)
    number = invitation_of(house, conference, HILLCREST)
    await priya.press(letter, "answer_for", str(number))
    await priya.press(shown(priya), "coming")
    await priya.fill("attendance", "phone")
    await priya.submit()
    await house.settle()
    after = next(message for message in priya.dm if message.ts == letter.ts)
    assert "We still need:" in after.reads()
    assert "Report: not yet – due Thursday 5 March, 5pm" in after.reads()
    await priya.command("/conference", f"show {conference.code}")
    assert "✓ Coming: by phone (recorded by the social worker)" in reads(priya)


async def test_reminders_are_passed_on_as_well(house: Partnership) -> None:
    with_hillcrest(house)
    await house.settle()
    priya = house.person("UPRIYA")
    before = len(priya.dm)
    await house.go_to(house.clock.now().replace(day=3, hour=10))
    reminder = "\n".join(message.reads() for message in priya.dm[before:])
    assert "This is what we have not had yet:" in reminder
    await house.go_to(house.clock.now().replace(day=6, hour=10))
    assert "We haven’t had your report, and don’t know whether the family has seen it." in priya.dm[-1].reads()


async def test_a_new_date_is_passed_on(house: Partnership) -> None:
    conference = with_hillcrest(house)
    await house.pass_by(timedelta(hours=1))
    start = conference.local_start
    moment = Moment(start.date().replace(day=19), start.time(), 90)
    as_person(house, "UPRIYA", lambda desk: reschedule(desk, key(conference.id), moment, 2))
    await house.settle()
    letter = house.person("UPRIYA").dm[-1]
    assert f"{conference.code} has a new date: Thursday 19 March, 10am (UK time)" in letter.reads()


async def test_a_challenge_is_passed_on(house: Partnership) -> None:
    conference = with_hillcrest(house)
    await house.settle()
    number = invitation_of(house, conference, HILLCREST)
    as_person(house, "URUTH", lambda desk: challenge(desk, number))
    await house.settle()
    words = "\n".join(message.reads() for message in house.person("UPRIYA").dm)
    assert "the chair, Ruth Adeyemi, has asked about the report." in words
    await house.go_to(house.clock.now().replace(day=3, hour=12))
    words = "\n".join(message.reads() for message in house.person("UPRIYA").dm)
    assert "Dr Ewan Pryce, safeguarding lead." in words


async def test_nobody_is_known_there(house: Partnership) -> None:
    conference = booked(house)

    def work(desk: Desk) -> None:
        agency = desk.session.exec(select(Agency).where(Agency.name == "Oakfield Health Centre")).one()
        invite(desk, key(conference.id), [Invitee(key(agency.id), None)])

    as_person(house, "UPRIYA", work)
    await house.settle()
    letter = house.person("UPRIYA").find("please pass this on to Oakfield Health Centre.")
    assert "How to reach them: Reception 01632 960304." in letter.reads()
