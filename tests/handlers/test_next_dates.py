"""What comes next: the dates that the clocks propose, the review booked from the record, and a birth."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from models.action import Action
from models.agency import Agency
from models.birth import Birth
from models.conference import Child, Conference
from models.invitation import Invitation
from models.next_dates import NextDates
from models.refusals import NotYours
from models.registering import PersonThere, add_uninvited
from models.record import Presence
from scheduling.deadlines import ConferenceType
from tests.handlers.booked import as_person, booked
from tests.handlers.carried_on import LARKFIELD, MAPLE, came_uninvited, held, plan_action, with_plan
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

pytestmark = pytest.mark.databases("sqlite")
LONDON = ZoneInfo("Europe/London")


async def test_the_review_is_booked_from_the_record_with_its_plan(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference, (MAPLE, "Health check"), (LARKFIELD, "Breakfast club"))
    plan_action(house, conference, None, "Somebody rings the landlord")
    came_uninvited(house, conference, "Lena Kowalska")
    await house.settle()
    ruth, priya, khan = house.person("URUTH"), house.person("UPRIYA"), house.person("UKHAN")

    await ruth.command("/conference", f"next {conference.code}")
    assert "Core group: hold it by Thursday 26 March, 10 working days after the conference." in reads(ruth)
    assert "Review: hold it by Friday 12 June, 3 months after the initial conference." in reads(ruth)
    assert "Set up the core group" not in reads(ruth)
    await ruth.press(shown(ruth), "Agree the next dates")
    assert shown(ruth).value("review_on") == "2026-06-12"
    await ruth.fill("review_on", "2026-06-16")
    assert "✗ Not met: this is after the limit" in reads(ruth)
    await ruth.fill("review_on", "2026-06-11")
    await ruth.fill("review_time", "14:00")
    assert (await ruth.submit()).updated
    assert "Agreed: Thursday 11 June, 2pm." in reads(ruth)
    await house.settle()

    letter = priya.find("What comes next")
    assert "Agreed: Thursday 11 June, 2pm." in letter.reads()
    await priya.press(letter, "Schedule the review")
    form = shown(priya)
    assert (form.value("type"), form.value("date"), form.value("time")) == ("RCPC", "2026-06-11", "14:00")
    assert form.value("ages") == "7, 4"
    assert "We will invite again" in form.reads()
    assert (await priya.submit()).updated
    await priya.close_modal()
    await house.settle()

    with stored(house) as session:
        review = session.exec(select(Conference).where(Conference.reviews_id == conference.id)).one()
        asked = session.exec(select(Action).where(Action.conference_id == review.id).order_by(col(Action.position)))
        assert [row.wording for row in asked] == ["Health check", "Breakfast club"]
        invited = select(Agency.name).join(Invitation, col(Invitation.agency_id) == col(Agency.id))
        names = set(session.exec(invited.where(Invitation.conference_id == review.id)))
    assert {MAPLE, LARKFIELD, "Calder Valley Police", "Safe Haven Domestic Abuse Service"} <= names
    assert "Tell us what was done about your action." in khan.dm[-1].reads()
    assert f"✓ Review ({review.code}): Thursday 11 June, 2pm" in priya.find("What comes next").reads()
