"""A core group as people live it: set up from the next dates, asked, reminded, moved, held, and the next proposed."""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from bot.sandbox import Person
from handlers.asked import Asked, Surface, Way
from handlers.core_group_member import come, open_actions
from models.agency import Agency
from models.conference import Conference
from models.core_group import CoreGroup, CoreGroupMember, CoreGroupUpdate, Part
from models.desk import key
from models.refusals import NotYours
from scheduling.plan_facts import GroupStanding
from tests.handlers.booked import as_person
from tests.handlers.carried_on import CARE, LARKFIELD, MAPLE, POLICE, held, with_plan
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

pytestmark = pytest.mark.databases("sqlite")
LONDON = ZoneInfo("Europe/London")


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


async def set_up(house: Partnership, conference: Conference) -> CoreGroup:
    """Priya sets it up as it is proposed, from the message about what comes next."""
    priya = house.person("UPRIYA")
    await house.settle()
    await priya.press(priya.find("What comes next"), "Set up the core group")
    await priya.fill("confirmed", ["yes"])
    sent = await priya.submit()
    assert sent.updated, sent
    await put_away(priya)
    await house.settle()
    with stored(house) as session:
        return session.exec(select(CoreGroup).where(CoreGroup.conference_id == conference.id)).one()


async def put_away(person: Person) -> None:
    while person.modal is not None:
        await person.close_modal()


def place(house: Partnership, agency: str) -> CoreGroupMember:
    """The newest place of a service."""
    with stored(house) as session:
        query = select(CoreGroupMember).join(Agency, col(Agency.id) == col(CoreGroupMember.agency_id))
        return next(iter(session.exec(query.where(Agency.name == agency).order_by(col(CoreGroupMember.id).desc()))))


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


def others(house: Partnership) -> list[CoreGroupMember]:
    """The members besides the social worker."""
    with stored(house) as session:
        rows = session.exec(select(CoreGroupMember).order_by(col(CoreGroupMember.id))).all()
    return [row for row in rows if row.id != place(house, CARE).id]


def field(person: Person, name: str) -> str:
    """A field's block id, which carries the action it is about."""
    names = [str(block.get("block_id")) for block in shown(person).blocks]
    return next(each for each in names if each.startswith(f"{name}:"))


async def test_moved_changed_and_called_off_are_told_once(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference)
    group = await set_up(house, conference)
    priya, khan, jo, reed = (house.person(who) for who in ("UPRIYA", "UKHAN", "UJO", "UREED"))
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


async def test_nine_services_are_flagged_and_everyone_takes_a_turn(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference)
    priya = house.person("UPRIYA")
    await house.settle()
    await priya.press(priya.find("What comes next"), "Set up the core group")
    assert "services are involved" not in reads(priya)
    eight_more = [
        MAPLE,
        "Calder Valley Police: Det Sgt Tom Reed",
        f"{LARKFIELD}: Jo Barker",
        "Ravensmoor Health Visiting",
        "Calder Probation Service",
        "Safe Haven Domestic Abuse Service",
        "Calder Recovery Service",
        "Ravensmoor Midwifery",
    ]
    await priya.fill("agencies", eight_more[:-1])
    assert "services are involved" not in reads(priya)
    await priya.fill("agencies", eight_more)
    assert "9 services are involved, which is more than 8." in reads(priya)
    await priya.fill("confirmed", ["yes"])
    assert (await priya.submit()).updated
    assert "9 services are involved, which is more than 8." in reads(priya)
    with stored(house) as session:
        group = session.exec(select(CoreGroup)).one()
    assert None not in {group.chair_id, group.minute_taker_id}
    assert conference.social_worker_id not in {group.chair_id, group.minute_taker_id}, "rather than always hers"


async def test_an_action_not_done_at_two_meetings_running_is_a_drift_flag(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference, (MAPLE, "Health check"), (MAPLE, "Dental check"))
    priya, ruth = house.person("UPRIYA"), house.person("URUTH")
    for day, moment in ((26, at(3, 26, 12)), (7, at(5, 7, 12))):
        group = await set_up_again(house, conference)
        await answer(house, group, {"Health check": "not_started", "Dental check": "done"})
        await house.go_to(moment)
        await priya.press(priya.find("Was this core group held?"), "Record who came")
        await priya.fill("took_place", "yes")
        assert (await priya.submit()).updated
        assert ("1 action was not done at two meetings running" in reads(priya)) is (day == 7)
        await put_away(priya)
        await house.settle()
    await priya.press(priya.find("What comes next"), "Schedule the review")
    assert (await priya.submit()).updated
    code = next(word for word in reads(priya).split() if word.startswith("CPC-"))
    await ruth.command("/conference", f"readiness {code}")
    assert "Health check (Thursday 26 March and Thursday 7 May; due Friday 1 May)" in reads(ruth)
    assert "Dental check (" not in reads(ruth)


async def set_up_again(house: Partnership, conference: Conference) -> CoreGroup:
    priya = house.person("UPRIYA")
    await house.settle()
    await priya.press(priya.find("What comes next"), "Set up the core group")
    await priya.fill("confirmed", ["yes"])
    assert (await priya.submit()).updated
    await put_away(priya)
    await house.settle()
    with stored(house) as session:
        query = select(CoreGroup).where(CoreGroup.conference_id == conference.id).order_by(col(CoreGroup.id).desc())
        return next(iter(session.exec(query)))


async def answer(house: Partnership, group: CoreGroup, states: dict[str, str]) -> None:
    """Dr Khan says how far her actions are, as many as she is asked about."""
    khan = house.person("UKHAN")
    await khan.press(khan.find("You are asked to a core group"), "Update actions")
    while khan.modal is not None:
        wording = next(each for each in states if each in reads(khan))
        await khan.fill(field(khan, "status"), states[wording])
        await khan.submit()
    await house.settle()


async def test_nobody_answers_for_another_service(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference, (MAPLE, "Health check"))
    await set_up(house, conference)
    member = place(house, MAPLE)
    for stranger in ("UREED", "UDANIEL", "URUTH", "UQUINN", "UADMIN", "UCHAIR2"):
        press = Asked(Way.PRESS, Surface.MESSAGE, stranger, "core_come", option="coming", value=str(member.id))
        for deed in (come, open_actions):
            with pytest.raises(NotYours):
                as_person(house, stranger, partial(deed, asked=press))
    missing = Asked(Way.PRESS, Surface.MESSAGE, "UKHAN", "core_come", option="coming", value="987654")
    with pytest.raises(NotYours):
        as_person(house, "UKHAN", lambda desk: come(desk, missing))
    assert place(house, MAPLE).part is None
    with stored(house) as session:
        assert session.exec(select(CoreGroupUpdate)).all() == []


async def test_other_peoples_core_groups_cannot_be_opened(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference)
    group = await set_up(house, conference)
    daniel, khan = house.person("UDANIEL"), house.person("UKHAN")
    await daniel.command("/conference", f"next {conference.code}")
    assert daniel.modal is None
    await khan.open_home()
    assert khan.home is not None
    assert "Core group on Thursday 26 March, 10am" in khan.home.reads()
    assert f"core_group:{group.id}" not in str(khan.home.blocks)
    assert key(group.id) > 0
