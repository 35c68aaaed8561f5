"""Importing a history: everything in one transaction, and nothing at all when one row is wrong.

The rows are laid out in a temporary table first, and what is new or different is found out there by the database: a
file of any length takes the same memory.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, BinaryIO

import sqlalchemy as sa
from sqlmodel import SQLModel, col, select

from models.agency import Duty
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
    """Bring the history in step with the file; rows that it does not mention stay.

    A row is recognised by the conference's label and the agency, whatever their capitals. Raises `FileRefused`.
    """
    if desk.person is not None and desk.actor.duty is not Duty.ADMINISTRATOR:
        raise NotYours
    staged = _Staged(desk)
    staged.read(file, progress)
    imported = staged.bring_in()
    if imported.added or imported.changed:
        desk.note("history_imported", detail=f"added {imported.added} changed {imported.changed}")
    return imported


class _Staged:
    """A file under way into the history."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.session = desk, desk.session
        self.today = desk.today()
        self.digests = Digests(desk.session)
        self.faults = _Faults()
        self.known_here = lru_cache(maxsize=1024)(self._known_here)
        self.deadlines = lru_cache(maxsize=4096)(self._deadlines)
        self.table = _temporary()
        self.table.create(self.session.connection())

    def read(self, file: BinaryIO, progress: Progress) -> None:
        """Lay out every row; with any fault in the file, raise all of them."""
        lines, found = SHEET.lines_in(file)
        batch: list[dict[str, Any]] = []
        done = 0
        for each in found:
            if isinstance(each, Fault):
                self.faults.add(each.line, each.reason)
            elif facts := self._facts(each):
                batch.append(facts)
            if len(batch) == BATCH:
                self._lay_out(batch)
                batch.clear()
                done += BATCH
                progress(done, lines)
        self._lay_out(batch)
        for line, earlier in self._twice():
            self.faults.add(line, f"the agency is at this conference on line {earlier} already.")
        if self.faults.count:
            raise FileRefused(self.faults.first, self.faults.count)
        progress(lines, lines)

    def bring_in(self) -> Imported:
        """From the temporary table into the history: what is different goes, and comes again as it is now."""
        staged, history = self.table.c, _HISTORY.c
        total = self._count(self.table)
        same_key = sa.select(staged.key).join(_HISTORY, history.key == staged.key)
        known = self._count(same_key.subquery())
        different = same_key.where(history.content != staged.content)
        changed = self._count(different.subquery())
        self.session.execute(sa.delete(_HISTORY).where(history.key.in_(different)))
        absent = sa.select(*(staged[name] for name in _NAMES)).where(~sa.exists().where(history.key == staged.key))
        self.session.execute(sa.insert(_HISTORY).from_select(_NAMES, absent.order_by(staged.line)))
        self.table.drop(self.session.connection())
        return Imported(total - known, changed, known - changed)

    def _facts(self, line: Line) -> dict[str, Any] | None:
        """The row as it is stored, with the number of its line; None when something is wrong with it."""
        row, wrong = checked_row(HistoryRow, line)
        reasons = [fault.reason for fault in wrong]
        if row is not None:
            reasons += contradictions(row, self.today)
            if self.known_here(row.conference.upper()):
                reasons.append("conference is one of Convene's own, and would be counted twice.")
        if row is None or reasons:
            self.faults.add(line.number, *reasons)
            return None
        label, agency = row.conference.casefold(), row.agency.casefold()
        report_due_on, family_due_on = self.deadlines(row.type, row.date)
        said = row.model_dump(mode="json", exclude={"conference", "date", "action_update", "q12"})
        said |= {
            "held_on": row.date,
            "invited_on": row.invited_on,
            "report_due_on": report_due_on,
            "family_due_on": family_due_on,
            "report_sent_on": row.report_sent_on,
            "shared_on": row.shared_on,
            "actions": row.action_update and row.action_update.value,
            "q12": row.q12 or None,
            "responded": row.responded,
        }
        content = self.digests.of(*(f"{name}={said[name]}" for name in sorted(said)))
        names = {"key": self.digests.of("agency", label, agency), "conference": self.digests.of("conference", label)}
        return said | names | {"content": content, "line": line.number}

    def _lay_out(self, batch: list[dict[str, Any]]) -> None:
        if batch:
            self.session.execute(sa.insert(self.table), batch)

    def _twice(self) -> list[tuple[int, int]]:
        """Lines whose agency and conference stand on an earlier one."""
        staged = self.table.c
        earliest = sa.func.min(staged.line).over(partition_by=staged.key).label("earliest")
        lines = sa.select(staged.line, earliest).subquery()
        query = sa.select(lines).where(lines.c.line > lines.c.earliest).order_by(lines.c.line)
        return [(line, earlier) for line, earlier in self.session.execute(query)]

    def _known_here(self, label: str) -> bool:
        query = select(Conference.id).where(col(Conference.code) == label)
        return self.session.exec(query).first() is not None

    def _deadlines(self, kind: ConferenceType, on: date) -> tuple[date, date]:
        rules = self.desk.rules
        both = deadlines_for(kind, on, rules.calendar(), rules.reports)
        return both.report.date(), both.family.date()

    def _count(self, rows: sa.FromClause) -> int:
        return self.session.scalar(sa.select(sa.func.count()).select_from(rows)) or 0


def _temporary() -> sa.Table:
    """The history's columns without its rules, which hold when the rows come there, and the line of each."""
    columns = [
        sa.Column(column.name, sa.String() if isinstance(column.type, sa.Enum) else column.type) for column in _COLUMNS
    ]
    line = sa.Column("line", sa.Integer, primary_key=True)
    return sa.Table("history_file", sa.MetaData(), line, *columns, prefixes=["TEMPORARY"])
