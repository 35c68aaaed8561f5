"""What people in the stories of core groups do again and again."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from bot.sandbox import Person
from models.agency import Agency
from models.conference import Conference
from models.core_group import CoreGroup, CoreGroupMember
from tests.handlers.carried_on import CARE
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

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
        query = select(CoreGroup).where(CoreGroup.conference_id == conference.id).order_by(col(CoreGroup.id).desc())
        return next(iter(session.exec(query)))


async def put_away(person: Person) -> None:
    while person.modal is not None:
        await person.close_modal()


def place(house: Partnership, agency: str) -> CoreGroupMember:
    """The newest place of a service."""
    with stored(house) as session:
        query = select(CoreGroupMember).join(Agency, col(Agency.id) == col(CoreGroupMember.agency_id))
        return next(iter(session.exec(query.where(Agency.name == agency).order_by(col(CoreGroupMember.id).desc()))))


async def answer(house: Partnership, states: dict[str, str]) -> None:
    """Dr Khan says how far her actions are, as many as she is asked about."""
    khan = house.person("UKHAN")
    await khan.press(khan.find("You are asked to a core group"), "Update actions")
    while khan.modal is not None:
        wording = next(each for each in states if each in reads(khan))
        await khan.fill(field(khan, "status"), states[wording])
        await khan.submit()
    await house.settle()


def field(person: Person, name: str) -> str:
    """A field's block id, which carries the action it is about."""
    names = [str(block.get("block_id")) for block in shown(person).blocks]
    return next(each for each in names if each.startswith(f"{name}:"))


def others(house: Partnership) -> list[CoreGroupMember]:
    """The members besides the social worker."""
    with stored(house) as session:
        rows = session.exec(select(CoreGroupMember).order_by(col(CoreGroupMember.id))).all()
    return [row for row in rows if row.id != place(house, CARE).id]
