"""What people in the stories do again and again, each time through Slack: book, answer, press what is before them."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import SQLModel, col, select

from bot.sandbox import Message, Person, Submission, View
from models.agency import Agency
from models.conference import Conference
from models.invitation import Invitation
from models.outbox import OutboxRow
from scheduling.ladder import Kind
from tests.harness import Partnership, stored

#: A story about words and days, which another database would tell in the same way.
ONCE = pytest.mark.databases("sqlite")
LONDON = ZoneInfo("Europe/London")
PRIYA, DANIEL, MEG, RUTH, GARETH, QUINN, ALEX = "UPRIYA", "UDANIEL", "UBUSINESS", "URUTH", "UCHAIR2", "UQUINN", "UADMIN"
KHAN, REED, HOLLY, JO, SAM, LENA, FARAH = "UKHAN", "UREED", "UHOLLY", "UJO", "USAM", "ULENA", "URECOV"
MAPLE, HILLCREST, POLICE = "Maple Street Surgery", "Hillcrest Medical Practice", "Calder Valley Police"
TOM, ANITA = f"{POLICE}: Det Sgt Tom Reed", f"{POLICE}: Det Insp Anita Desai"
LARKFIELD, VISITING = "Larkfield Primary School", "Ravensmoor Health Visiting"
SCHOOL = f"{LARKFIELD}: Jo Barker"

#: An initial conference on Thursday 12 March, whose reports are due on Monday 9 March, 5pm.
INITIAL: Mapping[str, object] = MappingProxyType(
    {
        "type": "ICPC",
        "strategy": "2026-02-26",
        "chair": "Ruth Adeyemi",
        "date": "2026-03-12",
        "time": "10:00",
        "ages": "11",
        "agencies": [MAPLE, TOM, SCHOOL],
    }
)
#: A review on the same day, whose reports are due on Thursday 5 March, 5pm.
REVIEW = MappingProxyType({**INITIAL, "type": "RCPC", "strategy": None})


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of 2026 on a clock in London."""
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


async def fill_in(person: Person, answers: Mapping[str, object]) -> None:
    """Fill in a form, field by field; None leaves one as it is."""
    for name, value in answers.items():
        if value is not None:
            await person.fill(name, value)


async def booked(house: Partnership, answers: Mapping[str, object] = INITIAL, *, by: str = PRIYA) -> str:
    """Schedule a conference by the command and its form, and have the invitations sent; its reference."""
    person = house.person(by)
    await person.command("/conference", "schedule")
    await fill_in(person, answers)
    sent = await person.submit()
    assert sent.updated, sent
    code = next(word for word in before(person).reads().split() if word.startswith("CPC-"))
    await person.close_modal()
    await house.settle()
    return code


def before(person: Person) -> View:
    """The modal that stands before somebody."""
    assert person.modal is not None, "no modal is open"
    return person.modal


def home(person: Person) -> View:
    """The Home tab of somebody who has opened it."""
    assert person.home is not None, "Home was not opened"
    return person.home


def letters(person: Person, words: str = "") -> list[Message]:
    """The messages with these words in somebody's conversation, oldest first."""
    return [message for message in person.dm if words in message.reads()]


async def answered(house: Partnership, person: Person, press: str, answers: Mapping[str, object]) -> Submission:
    """Press a button of the newest message that has it, fill in what opens, and send it."""
    message = next(message for message in reversed(person.dm) if _has(message, press))
    await person.press(message, press)
    await fill_in(person, answers)
    sent = await person.submit()
    await house.settle()
    return sent


def _has(message: Message, press: str) -> bool:
    elements = [element for block in message.blocks for element in block.get("elements", [])]
    return any(press in (element.get("action_id"), element.get("text", {}).get("text")) for element in elements)


async def shows(person: Person, command: str) -> str:
    """What a slash command says and opens; what was open before is put away."""
    await put_away(person)
    answer = await person.command("/conference", command)
    return "\n".join([answer.reads(), *(view.reads() for view in [person.modal] if view)])


async def put_away(person: Person) -> None:
    """Close every modal that stands before somebody."""
    while person.modal is not None:
        await person.close_modal()


def conference(house: Partnership, code: str) -> Conference:
    """The conference as it is stored."""
    with stored(house) as session:
        return session.exec(select(Conference).where(Conference.code == code)).one()


def invitation(house: Partnership, code: str, agency: str) -> Invitation:
    """An agency's newest invitation as it is stored."""
    with stored(house) as session:
        query = (
            select(Invitation)
            .join(Agency, col(Agency.id) == col(Invitation.agency_id))
            .join(Conference, col(Conference.id) == col(Invitation.conference_id))
            .where(Conference.code == code, Agency.name == agency)
            .order_by(col(Invitation.id).desc())
        )
        return next(iter(session.exec(query)))


def outbox(house: Partnership, *kinds: Kind) -> list[OutboxRow]:
    """The rows of these kinds, oldest first."""
    with stored(house) as session:
        rows = select(OutboxRow).where(col(OutboxRow.kind).in_(kinds)).order_by(col(OutboxRow.id))
        return list(session.exec(rows))


def count(house: Partnership, table: type[SQLModel]) -> int:
    """How many rows a table has."""
    with stored(house) as session:
        return len(session.exec(select(table)).all())
