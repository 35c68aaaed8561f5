"""Counting in SQL: one pass over the rows, whichever database, and the few sums that come back as plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, False_, Select, func, literal_column, select, union_all
from sqlmodel import Session

from models.snapshot.live import live
from models.snapshot.past import past
from models.snapshot.questions import TABLES, Condition, Source
from models.snapshot.rows import Asked, Rows

#: Of one part: each table's answers and how often each was given, what is left of the base included.
Cells = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Counted:
    """How often each answer was given, in the whole and in each part of a breakdown, in the order of their names."""

    total: "Part"
    parts: Mapping[str, "Part"] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """The counts of the whole or of a part. `bases` by table."""

    cells: Cells
    bases: Mapping[str, int]


def count(session: Session, asked: Asked) -> Counted:
    """Count what was asked for."""
    found = {row.part: _part(row[1:]) for row in session.connection().execute(statement(asked))}
    if asked.by is None:
        return Counted(found.get("") or _part([]))
    return Counted(_whole(found.values()), dict(sorted(found.items())))


def statement(asked: Asked) -> Select[Any]:
    """The query: each source is counted by itself, and their counts are added up."""
    both = union_all(*(_counted(rows, asked) for rows in (live(asked), past(asked)))).subquery("counted")
    part, *counts = both.c
    sums = [func.sum(each).label(each.name) for each in counts]
    return select(part, *sums).group_by(part)


def _counted(rows: Rows, asked: Asked) -> Select[Any]:
    conditions = [table.when(rows.says, answer) for table in TABLES for answer in table.counted]
    counts = [_how_often(condition) for condition in (rows.says["responded", "yes"], *conditions)]
    labelled = (each.label(f"n{number}") for number, each in enumerate((func.count(), *counts)))
    columns: list[Any] = [rows.part.label("part"), *labelled]
    query = select(*columns).select_from(rows.source).where(rows.counted)
    return query.group_by("part") if asked.by else query


def _how_often(condition: Condition) -> ColumnElement[int]:
    """What nobody can have answered, such as the extras in an imported history, is not looked for in every row."""
    never = isinstance(getattr(condition, "element", condition), False_)  # and_() wraps what is left of it
    return literal_column("0") if never else func.count().filter(condition)


def _part(numbers: Iterable[int | None]) -> Part:
    """The counts in the order of the query; nothing was found where there are none."""
    counts = (int(number or 0) for number in numbers)
    everybody = {Source.LOG: next(counts, 0), Source.FORM: next(counts, 0)}
    cells: dict[tuple[str, str], int] = {}
    bases: dict[str, int] = {}
    for table in TABLES:
        own = {(table.name, answer): next(counts, 0) for answer in table.counted}
        whole, answers = table.of or ("", ())
        bases[table.name] = sum(cells[whole, answer] for answer in answers) if table.of else everybody[table.source]
        cells |= own | {(table.name, table.left): bases[table.name] - sum(own.values())}
    return Part(cells, bases)


def _whole(parts: Iterable[Part]) -> Part:
    every = list(parts)
    names = _part([])
    return Part(
        {name: sum(part.cells[name] for part in every) for name in names.cells},
        {name: sum(part.bases[name] for part in every) for name in names.bases},
    )
