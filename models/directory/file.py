"""The directory's file: a row is an agency or a person."""

import io
from collections.abc import Iterable, Mapping

from models.spreadsheet import Fault, Line, Sheet

COLUMNS = (
    "record",
    "agency",
    "kind",
    "report_format",
    "safeguarding_lead",
    "duty_contact",
    "unavailable",
    "name",
    "job_role",
    "duty",
    "slack",
    "email",
    "active",
)
SHEET = Sheet(COLUMNS)


def lines_of(content: bytes) -> tuple[list[Line], list[Fault]]:
    """The rows that can be read, and what is wrong with the others. A file that is no table raises FileRefused."""
    lines: list[Line] = []
    faults: list[Fault] = []
    for found in SHEET.lines_in(io.BytesIO(content))[1]:
        if isinstance(found, Fault):
            faults.append(found)
        else:
            lines.append(found)
    return lines, faults


def written(rows: Iterable[Mapping[str, str]]) -> str:
    """The file for these rows."""
    return SHEET.written(rows)
