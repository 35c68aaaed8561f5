"""Days that a calendar adds or takes away: corrections of the holiday library, and a partnership's own.

One-off bank holidays are proclaimed at short notice, so a local file can say so before any library does.
The columns are ``date,until,jurisdictions,change,name,source``; ``until`` and ``source`` may be empty.
``change`` is ``add`` (a bank holiday), ``remove`` (an ordinary day after all) or ``closure`` (offices shut).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path

from scheduling.jurisdictions import Jurisdiction

_COLUMNS = ("date", "until", "jurisdictions", "change", "name", "source")
_NEEDED = ("date", "jurisdictions", "change", "name")
_LONGEST_CLOSURE = timedelta(days=62)


class Change(StrEnum):
    ADD = "add"
    REMOVE = "remove"
    CLOSURE = "closure"


@dataclass(frozen=True)
class DayChange:
    """One day that is, or is not, a working day in these jurisdictions, whatever the library says."""

    day: date
    jurisdictions: frozenset[Jurisdiction]
    change: Change
    name: str
    source: str = ""


class ChangesFileError(ValueError):
    """A file of changed days that cannot be read; the message names the file and the line."""


def load_changes(path: Path) -> tuple[DayChange, ...]:
    """Read a partnership's own file of changed days. Raises ChangesFileError naming every bad line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ChangesFileError(f"{path.name}: the file cannot be read as UTF-8 text.") from error
    return _parse(path.name, text.splitlines())


@cache
def corrections() -> tuple[DayChange, ...]:
    """Where published lists differ from the holiday library; each row names its source."""
    text = files("scheduling").joinpath("corrections.csv").read_text(encoding="utf-8")
    return _parse("corrections.csv", text.splitlines())


def _parse(name: str, lines: Iterable[str]) -> tuple[DayChange, ...]:
    rows = csv.DictReader(lines, restkey="too many columns", restval="")
    columns = [column.strip() for column in rows.fieldnames or ()]
    rows.fieldnames = columns
    if missing := [column for column in _NEEDED if column not in columns]:
        raise ChangesFileError(f"{name}, line 1: the column {missing[0]!r} is missing.")
    if unknown := [column for column in columns if column not in _COLUMNS]:
        raise ChangesFileError(f"{name}, line 1: the column {unknown[0]!r} is not known.")
    changes: list[DayChange] = []
    faults: list[str] = []
    for row in rows:
        try:
            changes.extend(_row(row))
        except ValueError as error:
            faults.append(f"{name}, line {rows.line_num}: {error}")
    if faults:
        raise ChangesFileError("\n".join(faults))
    return tuple(changes)


def _row(row: dict[str, str]) -> Iterator[DayChange]:
    if "too many columns" in row:
        raise ValueError("there are more values than columns.")
    cells = {column: value.strip() for column, value in row.items()}
    first = _date(cells["date"])
    last = _date(cells["until"]) if cells.get("until") else first
    if not first <= last <= first + _LONGEST_CLOSURE:
        raise ValueError(f"{cells['until']!r} must be the same day or up to two months later.")
    if not cells["name"]:
        raise ValueError("the day needs a name.")
    where, change = _jurisdictions(cells["jurisdictions"]), _change(cells["change"])
    for offset in range((last - first).days + 1):
        yield DayChange(first + timedelta(days=offset), where, change, cells["name"], cells.get("source", ""))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a date like 2026-06-15.") from None


def _change(text: str) -> Change:
    try:
        return Change(text.lower())
    except ValueError:
        raise ValueError(f"{text!r} is not one of add, remove and closure.") from None


def _jurisdictions(text: str) -> frozenset[Jurisdiction]:
    if text.upper() == "ALL":
        return frozenset(Jurisdiction)
    codes = text.replace(";", " ").replace("|", " ").split()
    unknown = [code for code in codes if code.upper() not in Jurisdiction.__members__]
    if unknown or not codes:
        known = " ".join(Jurisdiction)
        raise ValueError(f"{(unknown or [text])[0]!r} is not a jurisdiction: use {known} or ALL.")
    return frozenset(Jurisdiction(code) for code in codes)
