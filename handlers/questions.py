"""Questions in plain words, answered from the facts of now, for whoever writes the message that they are part of."""

from collections.abc import Collection, Sequence

from handlers.views.blocks import Block, context, section
from handlers.views.questions_answered import answers, meanings
from handlers.views.safety import danger_words
from models.cards import Card
from models.conversation.questions import asked_in, known
from models.desk import Desk


def answers_to(
    desk: Desk, card: Card, flags: Collection[str], *, terms: Sequence[str] = (), tag: object = ""
) -> list[Block]:
    """Paragraphs, and a row of buttons, that answer the questions among `flags`; empty when there is none.

    The acting person of `desk` is the one who reads them; that they may answer `card` was checked when they wrote.
    """
    questions = asked_in(flags)
    return answers(questions, known(desk, card), tag, terms) if questions else []


def explain(desk: Desk, terms: Sequence[str]) -> list[Block]:
    """What words mean, for somebody of whom no single conference is known."""
    return [section(meanings(terms, desk.rules.jurisdiction)), context(danger_words(desk.rules.duty_number))]
