"""What people do again and again when they write to us: say it, read the answer, press what stands below it."""

from sqlmodel import col, select

from bot.sandbox import Message, Person
from models.conversation.reply import Reply, Stage
from models.report import Report
from models.sharing import Sharing
from tests.harness import Partnership, stored
from tests.scenarios.living import MAPLE, invitation


async def wrote(house: Partnership, person: Person, words: str, thread: Message | None = None) -> Message:
    """What somebody is answered when they write these words."""
    await person.say(words, thread=thread)
    await house.settle()
    return person.dm[-1]


async def pressed(house: Partnership, person: Person, message: Message, button: str, value: object = None) -> Message:
    """Press a button of a message; the message as it reads afterwards."""
    await person.press(message, button, value)
    await house.settle()
    return next(each for each in person.dm if each.ts == message.ts)


def facts(house: Partnership, code: str, agency: str = MAPLE) -> tuple[Report | None, Sharing | None]:
    row = invitation(house, code, agency)
    with stored(house) as session:
        return session.get(Report, row.id), session.get(Sharing, row.id)


def stages(house: Partnership) -> list[Stage]:
    with stored(house) as session:
        return [reply.stage for reply in session.exec(select(Reply).order_by(col(Reply.id)))]
