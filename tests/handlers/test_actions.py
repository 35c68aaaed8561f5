"""Actions of the last conference: each saved on its own, in any order, and changed again."""

from datetime import date

import pytest
from sqlmodel import col, select

from models.action import Action, ActionStatus, ActionUpdate
from models.agency import Agency
from models.conference import Conference
from models.desk import Desk, key
from models.planning import plan
from tests.handlers.booked import as_person, booked
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

#: The domain's own tests run on both databases; these are about the conversation.
pytestmark = pytest.mark.databases("sqlite")
WORDINGS = ("Offer Child A an appointment & tell the school", "Review the adult’s medication", "Join the core group")


def give_actions(desk: Desk, conference_id: int) -> list[int]:
    """Three actions that the GP practice owns, typed in when the review was scheduled."""
    maple = desk.session.exec(select(Agency).where(Agency.name == "Maple Street Surgery")).one()
    actions = [
        Action(
            conference_id=conference_id,
            position=position,
            owner_id=key(maple.id),
            wording=wording,
            due_on=date(2026, 2, 27),
            created_at=desk.now,
        )
        for position, wording in enumerate(WORDINGS)
    ]
    desk.session.add_all(actions)
    plan(desk, desk.session.get_one(Conference, conference_id))
    return [key(action.id) for action in actions]


@pytest.fixture
async def actions(house: Partnership) -> list[int]:
    """The ids of the actions, with the invitation that asks about them in the GP's DM."""
    conference = booked(house)
    ids = as_person(house, "UPRIYA", lambda desk: give_actions(desk, key(conference.id)))
    await house.settle()
    return ids


def updates(house: Partnership) -> list[ActionUpdate]:
    with stored(house) as session:
        return list(session.exec(select(ActionUpdate).order_by(col(ActionUpdate.action_id))))


async def test_one_leads_to_the_next(house: Partnership, actions: list[int]) -> None:
    khan, (first, second, third) = house.person("UKHAN"), actions
    assert "Tell us what was done about your 3 actions." in khan.dm[-1].reads()
    await khan.press(khan.dm[-1], "Update actions")
    assert "Action 1 of 3\nOffer Child A an appointment & tell the school\nDue Friday 27 February" in reads(khan)
    await khan.fill(f"status:{first}", "Done")
    assert "What stands in the way?" not in reads(khan)
    await khan.fill(f"difference:{first}", "She sleeps better 🙂")
    assert (await khan.submit()).updated
    assert "Action 2 of 3" in reads(khan)
    await house.settle()
    assert "○ Actions: 1 of 3 updated" in khan.dm[-1].reads()

    await khan.fill(f"status:{second}", "Not started")
    await khan.fill(f"barrier:{second}", "A waiting list")
    await khan.fill(f"next_step_on:{second}", "2026-03-01")
    sent = await khan.submit()
    assert sent.errors == {f"next_step_on:{second}": "This date has passed. Choose the day on which it will be done."}
    await khan.fill(f"next_step_on:{second}", "2026-03-20")
    assert (await khan.submit()).updated
    assert "Action 3 of 3" in reads(khan)
    assert "[Save] " in reads(khan)
    await khan.fill(f"status:{third}", "Not ours")
    assert (await khan.submit()).closed
    await house.settle()
    assert "✓ Actions: 3 of 3 updated" in khan.dm[-1].reads()
    assert [each.status for each in updates(house)] == [
        ActionStatus.DONE,
        ActionStatus.NOT_STARTED,
        ActionStatus.NOT_OURS,
    ]
    assert updates(house)[0].difference == "She sleeps better 🙂"


async def test_what_identifies_somebody_is_refused_under_its_field(house: Partnership, actions: list[int]) -> None:
    khan, first = house.person("UKHAN"), actions[0]
    await khan.press(khan.dm[-1], "Update actions")
    await khan.fill(f"status:{first}", "In progress")
    await khan.fill(f"barrier:{first}", "Rang 01632 960301 twice")
    await khan.fill(f"next_step:{first}", "x" * 4000)
    assert (await khan.submit()).errors == {f"next_step:{first}": "Enter at most 300 characters."}
    await khan.fill(f"next_step:{first}", "Ring again")
    assert list((await khan.submit()).errors) == [f"barrier:{first}"]
    assert "[Rang 01632 960301 twice]" in reads(khan), "the text stays with the person"
    assert updates(house) == []


async def test_any_action_can_be_chosen_and_changed(house: Partnership, actions: list[int]) -> None:
    khan, (first, _, third) = house.person("UKHAN"), actions
    await khan.press(khan.dm[-1], "Update actions")
    await khan.press(shown(khan), "actions_which", str(third))
    assert "Action 3 of 3" in reads(khan)
    await khan.fill(f"status:{third}", "In progress")
    assert (await khan.submit()).updated
    assert "Action 1 of 3" in reads(khan)
    await khan.fill(f"status:{first}", "Done")
    await khan.press(shown(khan), "actions_which", str(third))
    assert "✓ 3. Join the core group" in reads(khan)
    assert "(x) In progress" in reads(khan)
    await khan.fill(f"status:{third}", "Done")
    assert (await khan.submit()).updated
    assert [(each.action_id, each.status) for each in updates(house)] == [(third, ActionStatus.DONE)]


async def test_an_agency_without_actions_is_not_asked(house: Partnership, actions: list[int]) -> None:
    reed = house.person("UREED")
    assert "ctions" not in reed.dm[-1].reads()
    assert "actions" not in reed.dm[-1].text
