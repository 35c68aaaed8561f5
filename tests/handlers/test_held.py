"""Was it held? The chair is asked once the end has passed, and what is recorded decides what follows."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from bot.sandbox import Person
from handlers.asked import Asked, Surface, Way
from handlers.held import press
from models.booking import cancel
from models.chairing import record_outcome
from models.conference import Conference
from models.desk import key
from models.invitation import Invitation
from models.refusals import Closed, NotYours, Refused
from scheduling.ladder import Standing
from tests.handlers.booked import as_person, booked
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

LONDON = ZoneInfo("Europe/London")
AFTER = datetime(2026, 3, 12, 11, 30, tzinfo=LONDON)


def standing(house: Partnership, conference: Conference) -> Standing:
    with stored(house) as session:
        return session.get_one(Conference, conference.id).standing


async def asked_after_the_end(house: Partnership) -> tuple[Conference, Person]:
    conference = booked(house)
    await house.go_to(AFTER)
    return conference, house.person("URUTH")


async def test_held_sends_the_feedback_form_and_shows_what_is_recorded(house: Partnership) -> None:
    conference, ruth = await asked_after_the_end(house)
    message = ruth.find("Was this conference held?")
    assert message.text == f"{conference.code}: please say whether the conference of Thursday 12 March, 10am was held"
    assert message.buttons == ["Yes, it was held", "No, inquorate", "No, postponed"]
    await ruth.press(message, "outcome.held")
    await house.settle()
    assert standing(house, conference) is Standing.HELD
    after = ruth.find("✓ Held. 0 of 5 have answered the feedback form. The form closes on Thursday 26 March, 5pm.")
    assert after.ts == message.ts
    assert "[Yes, it was held]" not in after.reads()
    assert "How did this conference go?" in house.person("UKHAN").dm[-1].reads()


@pytest.mark.parametrize(
    ("outcome", "words"), [("postponed", "was postponed"), ("inquorate", "was inquorate, so no decision was made")]
)
async def test_who_was_invited_reads_that_it_has_no_date_yet(house: Partnership, outcome: str, words: str) -> None:
    conference, ruth = await asked_after_the_end(house)
    await ruth.press(ruth.find("Was this conference held?"), f"outcome.{outcome}")
    await house.settle()
    sentence = f"{conference.code} {words}. There is nothing more to answer until there is a new date."
    khan = house.person("UKHAN")
    assert sentence in khan.dm[0].reads()
    assert not any("has taken place" in message.reads() for message in khan.dm)
    with pytest.raises(Closed, match=f"was {outcome}, so this can no longer be changed"):
        as_person(house, "UPRIYA", lambda desk: cancel(desk, key(conference.id), conference.version))


async def test_inquorate_proposes_the_last_day_to_hold_it_again(house: Partnership) -> None:
    conference, ruth = await asked_after_the_end(house)
    await ruth.press(ruth.find("Was this conference held?"), "outcome.inquorate")
    await house.settle()
    assert standing(house, conference) is Standing.INQUORATE
    message = ruth.find("Hold it again by Thursday 26 March, which is within 10 working days.")
    home = await house.person("UPRIYA").open_home()
    assert home is not None
    assert "It was inquorate. Hold it again by Thursday 26 March." in home.reads()
    assert not any("How did this conference go?" in each.reads() for each in house.person("UKHAN").dm)
    await ruth.press(message, "outcome.held")
    await house.settle()
    assert standing(house, conference) is Standing.HELD


async def test_held_is_not_taken_back_by_an_old_button(house: Partnership) -> None:
    conference, ruth = await asked_after_the_end(house)
    old = ruth.find("Was this conference held?")
    await ruth.press(old, "outcome.held")
    await ruth.press(old, "outcome.postponed")
    assert ruth.modal is not None
    assert "is recorded as held, and everyone invited has the feedback form." in ruth.modal.reads()
    assert standing(house, conference) is Standing.HELD


async def test_the_answer_can_be_given_in_home(house: Partnership) -> None:
    conference, ruth = await asked_after_the_end(house)
    home = await ruth.open_home()
    assert home is not None
    assert "Was it held?" in home.reads()
    await ruth.press(home, "outcome.postponed")
    assert standing(house, conference) is Standing.POSTPONED
    assert ruth.home is not None
    assert "Was it held?" not in ruth.home.reads()


def test_before_it_has_begun_nothing_can_be_recorded(house: Partnership) -> None:
    conference = booked(house)
    asked = Asked(Way.PRESS, Surface.MESSAGE, "URUTH", "outcome", option="held", value=str(conference.id))
    with pytest.raises(Refused, match="has not begun yet"):
        as_person(house, "URUTH", lambda desk: press(desk, asked))
    assert standing(house, conference) is Standing.SCHEDULED


@pytest.mark.parametrize("option", ["scheduled", "cancelled", "", "nonsense"])
def test_only_the_three_outcomes_are_outcomes(house: Partnership, option: str) -> None:
    conference = booked(house)
    house.clock.set(AFTER)
    asked = Asked(Way.PRESS, Surface.MESSAGE, "URUTH", "outcome", option=option, value=str(conference.id))
    with pytest.raises(Refused, match="Choose held, inquorate or postponed"):
        as_person(house, "URUTH", lambda desk: press(desk, asked))
    assert standing(house, conference) is Standing.SCHEDULED


@pytest.mark.parametrize("somebody", ["UPRIYA", "UKHAN", "UCHAIR2", "UQUINN", "UADMIN"])
def test_nobody_but_the_chair_says_whether_it_was_held(house: Partnership, somebody: str) -> None:
    conference = booked(house)
    house.clock.set(AFTER)
    asked = Asked(Way.PRESS, Surface.MESSAGE, somebody, "outcome", option="held", value=str(key(conference.id)))
    with pytest.raises(NotYours):
        as_person(house, somebody, lambda desk: press(desk, asked))
    assert standing(house, conference) is Standing.SCHEDULED


@pytest.mark.databases("sqlite")
async def test_what_was_not_held_is_scheduled_again_as_it_was(house: Partnership) -> None:
    conference, ruth = await asked_after_the_end(house)
    await ruth.press(ruth.find("Was this conference held?"), "outcome.inquorate")
    priya = house.person("UPRIYA")
    home = await priya.open_home()
    assert home is not None
    await priya.press(home, "Schedule it again")
    form = shown(priya)
    assert (form.value("date"), form.value("time")) == ("2026-03-26", "10:00")
    assert (form.value("ages"), form.value("place")) == ("13, 4", "Ravensmoor Town Hall")
    await priya.fill("date", "2026-03-24")
    assert (await priya.submit()).updated
    with stored(house) as session:
        first, second = session.exec(select(Conference).order_by(col(Conference.id))).all()
        assert (second.type, second.chair_id, second.minutes) == (first.type, first.chair_id, first.minutes)
        invited = select(Invitation.agency_id).order_by(col(Invitation.agency_id))
        agencies = [session.exec(invited.where(Invitation.conference_id == each.id)).all() for each in (first, second)]
        assert agencies[0] == agencies[1]
    await priya.command("/conference", f"record {conference.code}")
    await priya.press(shown(priya), "Schedule it again")
    assert shown(priya).value("chair") == str(conference.chair_id)
    as_person(house, "URUTH", lambda desk: record_outcome(desk, key(conference.id), Standing.HELD))
    await priya.press(home, "Schedule it again")
    assert "is not recorded as inquorate or postponed" in reads(priya)
