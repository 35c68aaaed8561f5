"""Questions in plain words, answered from the facts of now, for whoever writes the message that they are part of."""

from collections.abc import Collection, Sequence

from handlers.views.blocks import Block
from handlers.views.questions_answered import answers
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
