"""Importing a history: the whole file, and nothing at all when one row is wrong.

The rows are laid out in a temporary table first, and what is new or different is found out there by the database: a
file of any length takes the same memory, and nobody waits for the many minutes that a very long one takes to read.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, BinaryIO

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, select

from models.agency import Agency, Duty
from models.code import BEGINNING
from models.conference import Conference
from models.desk import Desk
from models.history.labels import Digests
from models.history.rows import SHEET, HistoryRow, contradictions
from models.refusals import NotYours
from models.spreadsheet import Fault, FileRefused, Line
from models.spreadsheet.cells import checked_row
from scheduling.deadlines import ConferenceType, deadlines_for

BATCH = 1000
MOST_FAULTS = 200  # that are kept; the others are counted
Progress = Callable[[int, int], None]

_HISTORY: sa.Table = SQLModel.metadata.tables["history"]
_COLUMNS = [column for column in _HISTORY.columns if column.name != "id"]
_NAMES = [column.name for column in _COLUMNS]


@dataclass(frozen=True)
class Imported:
    """How many rows were new, different or known already."""

    added: int
    changed: int
    unchanged: int


@dataclass
class _Faults:
    """The first faults of a file, and how many there are."""

    first: list[Fault] = field(default_factory=list)
    count: int = 0

    def add(self, line: int, *reasons: str) -> None:
        self.count += len(reasons)
        room = MOST_FAULTS - len(self.first)
        self.first += [Fault(line, reason) for reason in reasons][: max(room, 0)]


def import_history(desk: Desk, file: BinaryIO, progress: Progress = lambda _done, _all: None) -> Imported:
    """Bring the history in step with the file, in one transaction; rows that it does not mention stay.

    A row is recognised by the conference's label and the agency, whatever their capitals. Raises `FileRefused`.
    """
    prepare(desk)
    return bring_in(desk, lay_out(desk, file, progress))


def prepare(desk: Desk) -> None:
    """The first of three steps for a long file, each in a transaction of its own: what the others need is there."""
    if desk.person is not None and desk.actor.duty is not Duty.ADMINISTRATOR:
        raise NotYours
    Digests(desk.session)


def lay_out(desk: Desk, file: BinaryIO, progress: Progress) -> sa.Table:
    """The long one: every row goes into a temporary table, which needs no lock. Any fault raises them all."""
    table = _temporary()
    table.create(desk.session.connection())
    _Rows(desk).into(table, file, progress)
    return table


def bring_in(desk: Desk, table: sa.Table) -> Imported:
    """From there into the history, in moments: what is different goes, and comes again as it is now."""
    session, laid, history = desk.session, table.c, _HISTORY.c
    same = sa.select(laid.key).join(_HISTORY, history.key == laid.key)
    different = same.where(history.content != laid.content)
    absent = sa.select(*(laid[name] for name in _NAMES)).where(~sa.exists().where(history.key == laid.key))
    every, known, changed = (_count(session, rows) for rows in (table, same.subquery(), different.subquery()))
    session.execute(sa.delete(_HISTORY).where(history.key.in_(different)))
    session.execute(sa.insert(_HISTORY).from_select(_NAMES, absent.order_by(laid.line)))
    table.drop(session.connection())
    if changed or every > known:
        desk.note("history_imported", detail=f"added {every - known} changed {changed}")
    return Imported(every - known, changed, known - changed)


class _Rows:
    """The rows of one file under way, as they are stored."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.session = desk, desk.session
        self.today = desk.today()
        self.digests = Digests(desk.session)
        self.faults = _Faults()
        self.names = {name.casefold(): name for name in desk.session.exec(select(Agency.name))}
        self.deadlines = lru_cache(maxsize=4096)(self._deadlines)

    def into(self, table: sa.Table, file: BinaryIO, progress: Progress) -> None:
        """Lay out every row; with any fault in the file, raise all of them."""
        lines, found = SHEET.lines_in(file)
        rows = filter(None, map(self._row, found))
        done = 0
        while batch := list(islice(rows, BATCH)):
            self.session.execute(sa.insert(table), batch)
            done += len(batch)
            progress(done, lines)
        for line, earlier in self.session.execute(_twice(table)):
            self.faults.add(line, f"the agency is at this conference on line {earlier} already.")
        if self.faults.count:
            raise FileRefused(self.faults.first, self.faults.count)
        progress(lines, lines)

    def _row(self, found: Line | Fault) -> dict[str, Any] | None:
        """What is stored of a line, with its number; None when something is wrong with it."""
        if isinstance(found, Fault):
            self.faults.add(found.line, found.reason)
            return None
        row, wrong = checked_row(HistoryRow, found)
        reasons = [fault.reason for fault in wrong]
        if row is not None:
            reasons += contradictions(row, self.today)
            if self._is_here(row.conference.upper()):
                reasons.append("conference is one of Convene's own, and would be counted twice.")
        if row is None or reasons:
            self.faults.add(found.number, *reasons)
            return None
        return self._facts(row) | {"line": found.number}

    def _facts(self, row: HistoryRow) -> dict[str, Any]:
        said = dict(row)
        label, agency = said.pop("conference").casefold(), row.agency.casefold()
        report_due_on, family_due_on = self.deadlines(row.type, row.date)
        said |= {"report_due_on": report_due_on, "family_due_on": family_due_on, "responded": row.responded}
        said["agency"] = self.names.setdefault(agency, row.agency)  # one agency in a breakdown, however it is written
        said["held_on"], said["actions"] = said.pop("date"), said.pop("action_update")
        content = self.digests.of(*said.values())
        key = self.digests.of("agency", label, agency)
        said["q12"] = row.q12 or None
        return said | {"key": key, "conference": self.digests.of("conference", label), "content": content}

    def _is_here(self, label: str) -> bool:
        if not label.startswith(BEGINNING):
            return False
        return self.session.exec(select(Conference.id).where(Conference.code == label)).first() is not None

    def _deadlines(self, kind: ConferenceType, on: date) -> tuple[date, date]:
        rules = self.desk.rules
        both = deadlines_for(kind, on, rules.calendar(), rules.reports)
        return both.report.date(), both.family.date()


def _twice(table: sa.Table) -> sa.Select[tuple[int, int]]:
    """Lines whose agency and conference stand on an earlier one, with that one."""
    earliest = sa.func.min(table.c.line).over(partition_by=table.c.key).label("earliest")
    lines = sa.select(table.c.line, earliest).subquery()
    return sa.select(lines.c.line, lines.c.earliest).where(lines.c.line > lines.c.earliest).order_by(lines.c.line)


def _count(session: Session, rows: sa.FromClause) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(rows)) or 0


def _temporary() -> sa.Table:
    """The history's columns without its rules, which hold when the rows come there, and the line of each."""
    columns = [
        sa.Column(column.name, sa.String() if isinstance(column.type, sa.Enum) else column.type) for column in _COLUMNS
    ]
    line = sa.Column("line", sa.Integer, primary_key=True)
    return sa.Table("history_file", sa.MetaData(), line, *columns, prefixes=["TEMPORARY"])
