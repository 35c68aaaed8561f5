"""How the fields of a form are read: into typed values, with our own sentence for whatever cannot be.

The sentences appear under the field. What somebody typed is never part of them.
"""

from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator

from handlers.asked import Asked

E = TypeVar("E", bound=StrEnum)
F = TypeVar("F", bound=BaseModel)


def read(form: type[F], asked: Asked, suffix: str = "") -> F:
    """The form as submitted. `suffix` is what its block ids carry after their names.

    Raises pydantic's `ValidationError`, whose messages are sentences of ours.
    """
    return form.model_validate({name: asked.fields.get(name + suffix) for name in form.model_fields})


def one_of(kind: type[E], sentence: str = "Choose one of the answers.") -> BeforeValidator:
    """One choice of a closed list; `sentence` is said when nothing is chosen."""

    def choose(value: object) -> E:
        if not value:
            raise ValueError(sentence)
        return _member(kind, value)

    return BeforeValidator(choose)


def maybe(kind: type[E]) -> BeforeValidator:
    """One choice of a closed list, or none."""
    return BeforeValidator(lambda value: _member(kind, value) if value else None)


def some_of(kind: type[E]) -> BeforeValidator:
    """Any number of choices of a closed list."""
    return BeforeValidator(lambda value: tuple(_member(kind, each) for each in value or ()))


def words(most: int) -> BeforeValidator:
    """Text without the spaces around it, None when nothing is left; longer than `most` is refused.

    Slack stops at `most` itself, but not every server that speaks its language does.
    """

    def tidy(value: object) -> str | None:
        text = str(value).strip() if value else ""
        if len(text) > most:
            raise ValueError(f"This can be up to {most:,} characters long, and it is {len(text):,}. Please shorten it.")
        return text or None

    return BeforeValidator(tidy)


def _member(kind: type[E], value: object) -> E:
    try:
        return kind(str(value))
    except ValueError:
        raise ValueError("This answer is not on the list. Choose one that is.") from None


def _parsed(parse: Callable[[str], Any], sentence: str) -> BeforeValidator:
    def tidy(value: object) -> Any:
        if not value:
            return None
        try:
            return parse(str(value))
        except ValueError:
            raise ValueError(sentence) from None

    return BeforeValidator(tidy)


#: A day chosen from the calendar, as Slack writes it.
Day = Annotated[date | None, _parsed(date.fromisoformat, "Choose the date from the calendar.")]
#: A time on local clocks, as Slack writes it.
Hour = Annotated[time | None, _parsed(time.fromisoformat, "Choose a time between 00:00 and 23:59.")]
#: Several rows by their opaque ids; what is no id is left out.
Ids = Annotated[
    tuple[int, ...],
    BeforeValidator(
        lambda value: tuple(int(each) for each in value or () if str(each).isascii() and str(each).isdecimal())
    ),
]
