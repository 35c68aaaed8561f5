"""What can be asked of Convene: the commands of whoever asks, each of which is a button as well."""

from handlers.answers import Answer, Tell
from handlers.asked import Asked
from handlers.deeds import Deeds
from handlers.views.help import help_words
from models.desk import Desk


def help_me(desk: Desk, asked: Asked) -> Answer:
    """The help; it is also the answer to a subcommand that does not exist, which is not repeated."""
    return Tell("Help", help_words(desk.actor.duty, unknown=asked.deed != "help"))


def register(deeds: Deeds) -> None:
    """The deed of this room."""
    deeds.add(commands={"help": help_me}, presses={"help": help_me})
