"""A core group as people live it: set up from the next dates, asked, reminded, moved, held, and the next proposed."""

import pytest
from sqlmodel import select

from models.core_group import CoreGroup, CoreGroupMember, Part
from scheduling.plan_facts import GroupStanding
from tests.handlers.carried_on import CARE, LARKFIELD, MAPLE, POLICE, held, with_plan
from tests.handlers.core_groups import at, field, others, place, put_away, set_up
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

pytestmark = pytest.mark.databases("sqlite")


async def test_set_up_answered_and_reminded_of_once(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference, (MAPLE, "Health check"), (MAPLE, "Dental check"), (CARE, "Weekly visits"))
    priya, khan, jo = (house.person(who) for who in ("UPRIYA", "UKHAN", "UJO"))
    await house.settle()
    await priya.press(priya.find("What comes next"), "Set up the core group")
    assert "Hold it by Thursday 26 March: 10 working days after the conference. ✓ Met" in reads(priya)
    assert "confirmed" in (await priya.submit()).errors, "people change between meetings"
    await priya.fill("confirmed", ["yes"])
    assert (await priya.submit()).updated
    assert "The core group is set up, and its members are asked." in reads(priya)
    assert "Chairs: Det Sgt Tom Reed · Takes the minutes: Dr Amira Khan" in reads(priya)
    await put_away(priya)
    await house.settle()

    asked = khan.find("You are asked to a core group")
    assert "It is your turn to take the minutes." in asked.reads()
    assert asked.text == (
        f"{conference.code}: please say if you are coming, and update your actions, for "
        "the core group on Thursday 26 March, 10am"
    )
    await khan.press(asked, "Coming")
    await khan.press(asked, "Update actions")
    assert "Action 1 of 2\nHealth check" in reads(khan)
    await khan.fill(field(khan, "status"), "in_progress")
    await khan.fill(field(khan, "barrier"), "Ring 07700 900123")
    assert "a phone number" in str((await khan.submit()).errors)
    await khan.fill(field(khan, "barrier"), "A waiting list")
    assert (await khan.submit()).updated
    await khan.fill(field(khan, "status"), "done")
    assert (await khan.submit()).closed
    await house.settle()
    assert "✓ Coming\n✓ Actions: 2 of 2 updated" in khan.find("You are asked to a core group").reads()

    await house.go_to(at(3, 24, 9, 29))
    assert not any("the core group is on" in each.reads() for each in jo.dm)
    await house.go_to(at(3, 24, 9, 30))
    assert "the core group is on Thursday 26 March, 10am\n○ Coming: not answered yet" in jo.dm[-1].reads()
    assert not any("the core group is on" in each.reads() for each in khan.dm), "whoever has answered is not reminded"
    await jo.press(jo.dm[-1], "A colleague comes")
    await house.settle()
    assert "Everything is recorded for the core group" in jo.dm[-1].reads()
    assert (place(house, LARKFIELD).part, place(house, MAPLE).part) == (Part.COLLEAGUE, Part.COMING)


async def test_held_who_came_is_ticked_and_the_next_one_proposed(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference)
    await set_up(house, conference)
    priya, khan, reed = (house.person(who) for who in ("UPRIYA", "UKHAN", "UREED"))
    await khan.press(khan.find("You are asked to a core group"), "Coming")
    await house.go_to(at(3, 26, 11))
    await priya.press(priya.find("Was this core group held?"), "Record who came")
    await priya.fill("took_place", "yes")
    came, stayed_away = place(house, MAPLE), place(house, POLICE)
    assert shown(priya).value("attended_0") == [str(place(house, CARE).id), str(came.id)], "who said they would come"
    await priya.fill("chair", "Priya Nair")
    assert (await priya.submit()).updated
    assert "Core group: hold it by Thursday 7 May, 6 weeks after the last one." in reads(priya)
    await priya.press(shown(priya), "Set up the core group")
    assert shown(priya).value("date") == "2026-05-07"
    assert shown(priya).value("agencies") == [f"p:{row.professional_id}" for row in others(house)], (
        "last time's members"
    )
    menus = {block["block_id"].partition(":")[0]: block["block_id"] for block in shown(priya).blocks}
    names = [shown(priya).value(menus[name]) for name in ("chair", "minutes_by")]
    assert str(conference.social_worker_id) not in names
    assert str(came.professional_id) != names[1], "who took the minutes last time does not do so again"
    await put_away(priya)
    await house.settle()
    with stored(house) as session:
        assert session.exec(select(CoreGroup.standing)).one() is GroupStanding.HELD
        attended = {row.id: row.attended for row in session.exec(select(CoreGroupMember))}
    assert (attended[came.id], attended[stayed_away.id]) == (True, False)
    assert "Recorded: 2 of 6 came." in priya.find("Recorded:").reads()
    assert "is over. Thank you." in reed.dm[-1].text


async def test_one_that_did_not_take_place_is_not_said_to_be_over(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference)
    await set_up(house, conference)
    priya, reed = house.person("UPRIYA"), house.person("UREED")
    await house.go_to(at(3, 26, 11))
    await priya.press(priya.find("Was this core group held?"), "Record who came")
    await priya.fill("took_place", "no")
    assert (await priya.submit()).updated
    await house.settle()
    assert f"{conference.code}: the core group of Thursday 26 March, 10am did not take place." in reed.dm[-1].reads()


async def test_whose_turn_it_is_follows_the_members_until_somebody_is_chosen(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference)
    await house.settle()
    priya = house.person("UPRIYA")
    await priya.press(priya.find("What comes next"), "Set up the core group")

    def turn(name: str) -> tuple[str, object]:
        field = next(block["block_id"] for block in shown(priya).blocks if block["block_id"].startswith(f"{name}:"))
        return field, shown(priya).value(field)

    lead, jo = str(conference.social_worker_id), f"{LARKFIELD}: Jo Barker"
    await priya.fill("agencies", [MAPLE])
    assert turn("chair")[1] == lead, "there are but two"
    await priya.fill("agencies", [MAPLE, jo])
    school = turn("chair")[1]
    assert school not in {lead, turn("minutes_by")[1]}, "not always the social worker"
    await priya.fill(turn("chair")[0], "Priya Nair")
    await priya.fill("agencies", [MAPLE, jo, f"{POLICE}: Det Sgt Tom Reed"])
    assert turn("chair")[1] == lead, "as was chosen"
    await priya.fill("time", "11:00")
    await priya.fill("confirmed", ["yes"])
    assert (await priya.submit()).updated
    assert "Chairs: Priya Nair" in reads(priya)


async def test_moved_changed_and_called_off_are_told_once(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference)
    await house.settle()
    priya, khan, jo, reed = (house.person(who) for who in ("UPRIYA", "UKHAN", "UJO", "UREED"))
    old = priya.find("What comes next")
    group = await set_up(house, conference)
    await priya.press(old, "Set up the core group")
    assert "A core group is booked for Thursday 26 March." in reads(priya), "by a button of before"
    await put_away(priya)
    await khan.press(khan.find("You are asked to a core group"), "Coming")
    await house.go_to(at(3, 13, 9))
    await priya.open_home()
    assert priya.home is not None
    assert "Core groups you run" in priya.home.reads()
    await priya.press(priya.home, "core_group", str(group.id))
    await priya.press(shown(priya), "Change it")
    assert shown(priya).value("confirmed") in (None, [])
    await priya.fill("date", "2026-03-25")
    await priya.fill("agencies", [MAPLE, f"{LARKFIELD}: Jo Barker", "Safe Haven Domestic Abuse Service"])
    await priya.fill("confirmed", ["yes"])
    sent = await priya.submit()
    assert sent.updated, sent
    await put_away(priya)
    await house.settle()
    moved = khan.find("has a new date or place")
    assert "Wednesday 25 March, 10am" in moved.reads()
    assert "Your answers are kept.\n✓ Coming" in moved.reads()
    assert "you are not asked to the core group" in reed.dm[-1].text
    assert "You are asked to a core group" in house.person("ULENA").dm[-1].reads()
    told = len(jo.dm)

    await priya.open_home()
    assert priya.home is not None
    await priya.press(priya.home, "core_group", str(group.id))
    await priya.press(shown(priya), "Cancel it")
    assert "Cancelled." in reads(priya)
    await house.settle()
    assert len(jo.dm) == told + 1
    assert f"{conference.code}: the core group on Wednesday 25 March, 10am is cancelled." in jo.dm[-1].reads()
    assert "is cancelled" not in reed.dm[-1].text
    await khan.press(moved, "Nobody can come")
    assert "This core group was cancelled." in reads(khan)
    await house.go_to(at(3, 26, 12))
    assert len([each for each in jo.dm if "core group" in each.reads()]) == told, "nothing more about it"
    assert "Set up the core group" in priya.find("What comes next").reads(), "another can be set up"


async def test_somebody_outside_slack_is_asked_through_the_social_worker(house: Partnership) -> None:
    conference = held(house, agencies=("UKHAN", "UREED", "UJO"), ages=(7, 4))
    with_plan(house, conference, ("Calder Probation Service", "Weekly reporting"))
    priya = house.person("UPRIYA")
    await house.settle()
    await priya.press(priya.find("What comes next"), "Set up the core group")
    await priya.fill("agencies", [MAPLE, "Hillcrest Medical Practice", "Calder Probation Service"])
    await priya.fill("confirmed", ["yes"])
    assert (await priya.submit()).updated
    await put_away(priya)
    await house.settle()
    relay = priya.find("Please pass this on to Dr Ewan Pryce, Hillcrest Medical Practice.")
    assert "Please tell me if you or a colleague can come." in relay.reads()
    await priya.press(relay, "Answer for them")
    assert "You are recording this for Dr Ewan Pryce, Hillcrest Medical Practice" in reads(priya)
    await priya.fill("part", "not_coming")
    assert (await priya.submit()).updated
    assert "✓ Nobody can come" in reads(priya)
    member = place(house, "Hillcrest Medical Practice")
    assert (member.part, member.answered_by_id is not None) == (Part.NOT_COMING, True)
