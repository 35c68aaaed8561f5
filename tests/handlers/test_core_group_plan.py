"""Core groups and the plan: too many services, actions that drift, and who may answer for whom."""

from functools import partial

import pytest
from sqlmodel import select

from handlers.asked import Asked, Surface, Way
from handlers.core_group_member import come, open_actions
from models.core_group import CoreGroup, CoreGroupUpdate
from models.desk import key
from models.refusals import NotYours
from tests.handlers.booked import as_person
from tests.handlers.carried_on import LARKFIELD, MAPLE, held, with_plan
from tests.handlers.core_groups import answer, at, place, put_away, set_up
from tests.handlers.screens import reads
from tests.harness import Partnership, stored

pytestmark = pytest.mark.databases("sqlite")


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
        await set_up(house, conference)
        await answer(house, {"Health check": "not_started", "Dental check": "done"})
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
