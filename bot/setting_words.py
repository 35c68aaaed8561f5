"""How settings are read from what people write, and what is said when that cannot be used."""

from datetime import time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic.fields import FieldInfo
from pydantic_settings import NoDecode

PREFIX = "CONVENE_"
NUMBER, LOW, HIGH = "must be a whole number", "must be at least", "must be at most"


class WrongSettings(ValueError):
    """A setting that cannot be used. The message is one sentence a line and never holds what was set."""


class Log(StrEnum):
    """How log lines are written."""

    JSON = "json"
    PLAIN = "plain"


def _hour(value: object) -> object:
    """A time of day as people write it: 17, 17:00 or 9:30."""
    if not isinstance(value, str):
        return value
    hour, _, minute = value.strip().partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise ValueError("must be a time of day like 17:00") from None


def _days(value: object) -> object:
    """Several numbers of days, such as 5,2,1."""
    if not isinstance(value, str):
        return value
    try:
        return tuple(int(part) for part in value.replace(" ", ",").split(",") if part)
    except ValueError:
        raise ValueError("must be whole numbers with commas between them, like 5,2,1") from None


Hour = Annotated[time, BeforeValidator(_hour)]
Count = Annotated[int, Field(ge=0, le=60)]
Counted = Annotated[int, Field(ge=1, le=60)]
Days = Annotated[tuple[Counted, ...], NoDecode, BeforeValidator(_days)]


def name_of(name: str, field: FieldInfo) -> str:
    """The environment variable of a setting."""
    alias = field.validation_alias
    return alias if isinstance(alias, str) else PREFIX + name.upper()


def shown(value: object) -> str:
    """A default as a person would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return str(value)


def sentence(fields: dict[str, FieldInfo], fault: Any) -> str:
    """What is wrong with one setting, from pydantic's account of it."""
    place = str(fault["loc"][0])
    name = next((name_of(key, field) for key, field in fields.items() if place in {key, field.validation_alias}), place)
    limits, error = fault.get("ctx", {}), fault.get("ctx", {}).get("error")
    reasons = {
        "value_error": str(error),
        "int_parsing": NUMBER,
        "int_from_float": NUMBER,
        "greater_than_equal": f"{LOW} {limits.get('ge')}",
        "less_than_equal": f"{HIGH} {limits.get('le')}",
        "bool_parsing": "must be yes or no",
        "enum": f"must be one of {limits.get('expected')}",
        "string_too_short": f"must have {limits.get('min_length')} characters or more",
        "string_too_long": f"must have {limits.get('max_length')} characters or fewer",
    }
    return f"{name} {reasons.get(fault['type'], 'cannot be used as it is written')}."
