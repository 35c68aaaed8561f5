"""The biggest core group that can be, with long names and a long plan: all of it stays within Slack's limits."""

from datetime import date, time

import pytest
from sqlmodel import col, select

from models.agency import Agency, AgencyKind, ReportFormat
from models.core_group import CoreGroup
from models.core_groups import MOST_MEMBERS, Meeting, set_up
from models.desk import Desk, key
from models.inviting import Invitee
from scheduling.plan_facts import GroupStanding
from tests.handlers.booked import as_person
from tests.handlers.carried_on import LARKFIELD, MAPLE, held, with_plan
from tests.handlers.core_groups import at, put_away
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored
from tests.models.conftest import invitee

pytestmark = pytest.mark.databases("sqlite")
LONG = "W" * 100
ACTIONS = tuple((MAPLE if n % 2 else LARKFIELD, f"{n} {'visit ' * 23}") for n in range(20))


def everybody(desk: Desk) -> tuple[Invitee, ...]:
    """Two people in Slack, and agencies of which nobody is known, until there are as many as there may be."""
    known = tuple(invitee(desk.session, each) for each in ("UKHAN", "UJO"))
    for number in range(MOST_MEMBERS - len(known)):
        named = f"<!here> {number:02} {LONG}"
        desk.session.add(Agency(name=named, kind=AgencyKind.OTHER, report_format=ReportFormat.OWN, duty_contact=LONG))
    desk.session.flush()
    query = select(Agency.id).where(col(Agency.name).endswith(LONG)).order_by(col(Agency.id))
    return known + tuple(Invitee(key(number), None) for number in desk.session.exec(query))


async def test_forty_members_with_long_names(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference, *ACTIONS)
    priya, khan = house.person("UPRIYA"), house.person("UKHAN")

    def work(desk: Desk) -> int:
        members = everybody(desk)
        meeting = Meeting(date(2026, 3, 26), time(10), 60, "P" * 150, members, confirmed=True, form="big")
        return key(set_up(desk, key(conference.id), meeting).id)

    group = as_person(house, "UPRIYA", work)
    await house.settle()
    asked = [each.reads().count("Please pass this on to <!here>") for each in priya.dm]
    assert sum(asked) == MOST_MEMBERS - 2, "several in one message, as many as Slack allows"
    await priya.open_home()
    assert priya.home is not None
    await priya.press(priya.home, "core_group", str(group))
    assert reads(priya).count("[Answer for them]") == MOST_MEMBERS
    assert "41 services are involved" in reads(priya)
    await priya.press(shown(priya), "Change it")
    assert len(shown(priya).value("agencies") or []) == MOST_MEMBERS
    await put_away(priya)
    await khan.press(khan.find("You are asked to a core group"), "Update actions")
    assert "Action 1 of 10" in reads(khan)
    await put_away(khan)
    await house.go_to(at(3, 26, 11))
    await priya.press(priya.find("Was this core group held?"), "Record who came")
    await priya.fill("took_place", "yes")
    assert "Who came, continued" in reads(priya)
    assert (await priya.submit()).updated
    with stored(house) as session:
        assert session.get_one(CoreGroup, group).standing is GroupStanding.HELD
