"""One thing that the doctor found."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How it stands: in order, worth knowing, or to be mended."""

    WELL = "✓"
    NOTICE = "•"
    FAULT = "✗"


@dataclass(frozen=True)
class Finding:
    """A mark, what was found, and for a fault what to do about it."""

    mark: Mark
    words: str
    remedy: str = ""


def well(words: str) -> Finding:
    return Finding(Mark.WELL, words)


def notice(words: str, remedy: str = "") -> Finding:
    return Finding(Mark.NOTICE, words, remedy)


def fault(words: str, remedy: str) -> Finding:
    return Finding(Mark.FAULT, words, remedy)
