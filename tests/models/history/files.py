"""Files of a history for tests: a header, and rows that are right unless a test says otherwise."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from models.database import transaction
from models.desk import Desk
from models.history import COLUMNS, Imported, import_history
from models.history.entry import HistoryEntry
from models.rules import HouseRules
from models.spreadsheet import FileRefused

RULES = HouseRules()
NOW = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
#: City & Hackney's audit, as a file that fits what it published; docs/ shows the page made from it.
CITY_AND_HACKNEY = Path(__file__).parents[3] / "docs" / "city-and-hackney.csv"
#: A review on Thursday 4 March 2021: reports were due on Thursday 25 February.
GP = {
    "conference": "Audit 7",
    "type": "RCPC",
    "date": "2021-03-04",
    "agency": "Maple Street Surgery",
    "agency_kind": "gp",
    "invited_on": "2021-02-11",
    "attended": "no",
    "report": "yes",
    "report_sent_on": "2021-02-25",
    "shared": "partly",
    "shared_on": "2021-03-01",
    "action_update": "na",
    "q1": "no",
    "q2": "yes",
    "q9": "partially",
    "q11": "requires improvement",
    "q12": "We would have liked a copy of the plan.",
}
POLICE = {"conference": "Audit 7", "type": "RCPC", "date": "2021-03-04", "agency": "Police", "report": "research"}


def file(*rows: dict[str, str], columns: Iterable[str] = COLUMNS) -> bytes:
    """A file with these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def imported(engine: Engine, content: bytes, rules: HouseRules = RULES) -> Imported:
    """Import a file in a transaction of its own."""
    with transaction(engine) as session:
        return import_history(Desk(session, NOW, rules), io.BytesIO(content))


def refused(engine: Engine, content: bytes) -> list[str]:
    """Each fault of a file that is refused, with its line."""
    before = kept(engine)
    with pytest.raises(FileRefused) as refusal:
        imported(engine, content)
    assert kept(engine) == before, "nothing may be half-imported"
    return [str(fault) for fault in refusal.value.faults]


def kept(engine: Engine) -> list[dict[str, Any]]:
    """What the history holds, row by row."""
    with Session(engine) as session:
        rows = session.exec(select(HistoryEntry).order_by(col(HistoryEntry.agency), col(HistoryEntry.held_on))).all()
        return [row.model_dump(exclude={"id"}) for row in rows]
