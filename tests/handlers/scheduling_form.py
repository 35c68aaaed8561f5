"""The scheduling form as a social worker fills it in, and what is stored of it."""

from sqlmodel import col, select

from bot.sandbox import Person
from models.agency import Agency
from models.conference import Conference
from models.invitation import Invitation
from tests.harness import Partnership, stored

MAPLE, POLICE = "Maple Street Surgery", "Calder Valley Police: Det Sgt Tom Reed"
ANSWERS: dict[str, object] = {
    "type": "ICPC",
    "strategy": "2026-02-27",
    "chair": "Ruth Adeyemi",
    "date": "2026-03-12",
    "time": "10:00",
    "ages": "7, 4 and unborn",
    "concerns": ["domestic_abuse"],
    "needs": ["interpreter"],
    "agencies": [MAPLE, POLICE],
}


async def fill_in(person: Person, **changes: object) -> None:
    """The usual answers, with some of them changed; None leaves one open."""
    for name, value in {**ANSWERS, **changes}.items():
        if value is not None:
            await person.fill(name, value)


async def opened(house: Partnership, slack_id: str = "UPRIYA") -> Person:
    person = house.person(slack_id)
    await person.command("/conference", "schedule")
    return person


def conferences(house: Partnership) -> list[Conference]:
    with stored(house) as session:
        return list(session.exec(select(Conference).order_by(col(Conference.id))))


def invited(house: Partnership) -> list[str]:
    with stored(house) as session:
        query = select(Agency.name).join(Invitation, col(Invitation.agency_id) == col(Agency.id))
        return list(session.exec(query.order_by(col(Invitation.id))))
