"""A snapshot for other programs and for keeping: JSON, CSV and a spreadsheet, and as lines for the terminal."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from handlers.views.snapshot_words import (
    NOT_SHOWN,
    SOURCES,
    answer_words,
    base_words,
    count_words,
    part_words,
    question_words,
    title_words,
)
from models.snapshot.questions import REFERENCE, Source
from models.snapshot.taking import Row, Snapshot

COLUMNS = (
    "part",
    "question",
    "words",
    "answer",
    "source",
    "n",
    "base",
    "base is",
    "percent",
    "form against log, points",
    "City & Hackney, percent",
)


def as_json(taken: Snapshot) -> dict[str, Any]:
    """One row per question, answer and source; of a breakdown, per part too, and the whole beside it."""
    rows = [row for rows in taken.parts.values() for row in rows] if taken.by else taken.whole
    said: dict[str, Any] = {"from": taken.period.first.isoformat(), "to": taken.period.last.isoformat()}
    if taken.by:
        said |= {"by": taken.by.value, "whole": [_row(row) for row in taken.whole if row.question.isdecimal()]}
    said["rows"] = [_row(row) for row in rows if row.question.isdecimal()]
    said["extras"] = [_row(row) for row in rows if not row.question.isdecimal()]
    said["reference"] = [
        {"question": int(question), "answer": given, "percent": percent}
        for (question, given), percent in REFERENCE.items()
    ]
    return said


def _row(row: Row) -> dict[str, Any]:
    said = {
        "question": int(row.question) if row.question.isdecimal() else row.question,
        "answer": row.answer,
        "source": row.source.value,
        "n": row.n,
        "base": row.base,
        "base_is": row.base_is.value,
        "percent": row.percent,
    }
    if row.suppressed:
        said["suppressed"] = True
    return {"part": row.part, **said} if row.part else said


def as_csv(taken: Snapshot) -> str:
    """Every row in words, the whole first."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_lines(taken))
    return file.getvalue()


def as_xlsx(taken: Snapshot) -> bytes:
    """The same as a spreadsheet, with its heading kept in sight and numbers that are numbers."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # only who asks for a spreadsheet waits for it

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Snapshot")
        bold, percent = book.add_format({"bold": True}), book.add_format({"num_format": "0.0"})
        for number, line in enumerate([COLUMNS, *_lines(taken)]):
            for place, value in enumerate(line):
                look = percent if isinstance(value, float) else bold if number == 0 else None
                sheet.write(number, place, value, look)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, number, len(COLUMNS) - 1)
        sheet.autofit()
    return file.getvalue()


def _lines(taken: Snapshot) -> Iterator[list[str | int | float | None]]:
    """The rows of a spreadsheet: `not shown` stands in the place of a suppressed count."""
    for part in ("", *taken.parts):
        for pair in taken.pairs(part):
            if pair.log is not None:
                yield _line(taken, part, pair.log, None)
            if pair.form is not None:
                yield _line(taken, part, pair.form, pair.difference)


def _line(taken: Snapshot, part: str, row: Row, difference: float | None) -> list[str | int | float | None]:
    return [
        part_words(taken.by, part) if part else "all",
        row.question,
        question_words(row.question),
        answer_words(row.question, row.answer),
        SOURCES[row.source],
        NOT_SHOWN if row.suppressed else row.n,
        row.base,
        base_words(row),
        row.percent,
        difference,
        row.reference,
    ]


def as_who(taken: Snapshot) -> Iterator[str]:
    """Who was invited, who attended and who provided reports (B), a line for each part of a breakdown, from the log."""
    yield title_words(taken)
    yield ""
    columns = [(part_words(taken.by, part) if part else "all", *_who(taken, part)) for part in (*taken.parts, "")]
    wide = max(len(name) for name, *_ in columns)
    yield f"{'':<{wide}}  {'invited':>10}  {'attended':>10}  {'reports':>10}"
    for name, *counts in columns:
        shown = (NOT_SHOWN if count is None else f"{count:,}" for count in counts)
        yield f"{name:<{wide}}  " + "  ".join(f"{count:>10}" for count in shown)


def _who(taken: Snapshot, part: str) -> tuple[int | None, int | None, int | None]:
    """How many were invited, attended at least in part, and provided a report."""
    yes, partially, report = (
        taken.row(question, given, Source.LOG, part)
        for question, given in (("1", "yes"), ("1", "partially"), ("2", "yes"))
    )
    attended = None if yes.n is None or partially.n is None else yes.n + partially.n
    return yes.base, attended, report.n


def as_text(taken: Snapshot) -> Iterator[str]:
    """For people: the log and the form side by side."""
    yield title_words(taken)
    for part in taken.parts or ("",):
        if part:
            yield f"\n{part_words(taken.by, part)}"
        question = ""
        for pair in taken.pairs(part):
            if pair.question != question:
                question = pair.question
                yield f"\n{question_words(question)}"
                bases = (f"{row.source}: of {base_words(row)}" for row in (pair.log, pair.form) if row is not None)
                yield f"  ({'; '.join(bases)})"
            reference = f"City & Hackney {pair.reference:g}%" if pair.reference is not None else ""
            difference = f"{pair.difference:+g} points" if pair.difference is not None else ""
            log, form = (f"{row.source} {count_words(row)}" if row else "" for row in (pair.log, pair.form))
            line = f"  {answer_words(question, pair.answer):<30}{log:<30}{form:<30}{difference:<15}{reference}"
            yield line.rstrip()
