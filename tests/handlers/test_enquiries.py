"""Somebody would like to talk to a person: the social worker is told once, and says when they have spoken."""

import pytest
from sqlmodel import select

from models.agency import Professional
from models.booking import hand_over
from models.desk import Desk, key
from tests.handlers.booked import as_person, booked
from tests.harness import Partnership

pytestmark = pytest.mark.databases("sqlite")


async def test_asked_told_and_settled(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    khan, priya = house.person("UKHAN"), house.person("UPRIYA")
    await khan.press(khan.dm[-1], "ask_person")
    await khan.press(khan.dm[-1], "ask_person")
    await house.settle()
    letter = priya.dm[-1]
    assert letter.text == (f"{conference.code}: an agency would like to talk to you before Thursday 12 March, 10am")
    assert "Dr Amira Khan, GP and practice safeguarding lead, Maple Street Surgery would like to talk" in letter.reads()
    assert "How to reach them: amira.khan@maplestreet.example; Reception 01632 960301" in letter.reads()
    await priya.press(letter, "We have spoken")
    await house.settle()
    assert "✓ You have spoken to them: Monday 2 March, 9:05am." in priya.dm[-1].reads()
    assert priya.dm[-1].buttons == []


async def test_it_goes_along_to_the_next_social_worker(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "ask_person")

    def give(desk: Desk) -> None:
        daniel = desk.session.exec(select(Professional).where(Professional.slack_id == "UDANIEL")).one()
        hand_over(desk, key(conference.id), key(daniel.id), conference.version)

    as_person(house, "UPRIYA", give)
    await house.settle()
    daniel = house.person("UDANIEL")
    assert any("would like to talk to you" in message.reads() for message in daniel.dm)
