"""What happens to plain words in a DM. They are not kept: the answer says what the buttons do."""

from dataclasses import replace

from handlers.answers import Answer, Nothing, Recorded
from handlers.asked import Asked
from handlers.deeds import Deeds, Paragraph
from handlers.views.say import answer_blocks
from models.agency import Professional
from models.cards import my_cards
from models.conversation.guarding import guard
from models.conversation.place import placed
from models.conversation.safety import danger
from models.desk import Desk
from models.outbox import OutboxRow
from models.replying import answer_soon
from scheduling.ladder import Kind


def said(desk: Desk, asked: Asked) -> Answer:
    """Have the person answered; somebody whom the directory does not know has no DM of ours to be answered in."""
    if not desk.known:
        return Nothing()
    message = asked.said
    if message is not None and (found := danger(message, desk.now)) is not None:
        guard(desk, found, message, placed(desk, message).cards)
        return Recorded()
    answer_soon(desk, asked.key)
    return Recorded()


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """The answer, from the facts of now."""
    person = desk.session.get_one(Professional, row.recipient_id)
    cards = my_cards(replace(desk, person=person))
    notification = "Convene: we cannot read messages here yet. Please use the buttons, or ask a person"
    return Paragraph(notification, answer_blocks(person.duty, cards, desk.rules.duty_number))


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.say = said
    deeds.add(letters={Kind.ANSWER: letter})
