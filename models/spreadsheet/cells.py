"""Reading cells: what stands in a spreadsheet as a value of ours, or a sentence about why it is none."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from pydantic import BaseModel, BeforeValidator, ValidationError

from models.spreadsheet.file import Fault, Line

Choice = TypeVar("Choice", bound=StrEnum)
Row = TypeVar("Row", bound=BaseModel)


def short(longest: int) -> Callable[[str], str]:
    """A text that is no longer than this."""

    def check(text: str) -> str:
        if len(text) > longest:
            raise ValueError(f"is too long: {longest} characters at most")
        return text

    return check


def needed(text: str) -> str:
    """A text that is there."""
    if not text:
        raise ValueError("is missing")
    return text


def one_of(values: type[Choice], default: Choice | None = None) -> BeforeValidator:
    """One of a closed list, whatever its capitals and whatever stands between its words."""

    def read(cell: str) -> Choice:
        if not cell and default is not None:
            return default
        try:
            return values(re.sub(r"[\s/-]+", "_", cell.casefold()))
        except ValueError:
            raise ValueError(f"must be one of {', '.join(values)}") from None

    return BeforeValidator(read)


def day_of(text: str) -> date:
    """2026-04-03, or 03/04/2026 as spreadsheets here rewrite it."""
    try:
        if "/" in text:
            day, month, year = text.split("/")
            text = f"{year}-{month:0>2}-{day:0>2}"
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("must have dates like 2026-04-03") from None


def checked_row(row: type[Row], line: Line) -> tuple[Row | None, list[Fault]]:
    """The row that a line holds, or everything that is wrong with it."""
    try:
        return row.model_validate(line.cells), []
    except ValidationError as error:
        return None, [Fault(line.number, _words(fault["loc"], fault["msg"])) for fault in error.errors()]


def _words(place: tuple[int | str, ...], message: str) -> str:
    return " ".join([*map(str, place[:1]), message.removeprefix("Value error, ")]) + "."
