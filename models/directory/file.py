"""The directory as a CSV file: from bytes to cells and back, whatever the spreadsheet made of it.

A row is an agency or a person. Every fault is said with its line, in words for whoever keeps the spreadsheet.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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
_FORMULA = ("=", "+", "-", "@")
_PHONE = re.compile(r"\+[\d ()/-]+")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong with one line of the file."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.reason}"


class DirectoryRefused(ValueError):
    """The file was not imported. The message counts the faults; only `faults` says what they are."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__(f"the file has {len(self.faults)} faults")


@dataclass(frozen=True)
class Line:
    """One row of the file as cleaned text, with the number of the line on which it starts."""

    number: int
    cells: Mapping[str, str]


def lines_of(content: bytes) -> tuple[list[Line], list[Fault]]:
    """The rows that can be read, and what is wrong with the others. A file that is no table raises DirectoryRefused."""
    rows = _rows(_text(content))
    header = next(rows, None)
    if header is None:
        raise DirectoryRefused([Fault(1, "the file is empty.")])
    columns = [_clean(name).casefold().replace(" ", "_") for name in header[1]]
    _check_header(header[0], columns)
    lines: list[Line] = []
    faults: list[Fault] = []
    for number, row in rows:
        if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
            faults.append(
                Fault(number, "there are more cells than columns: put a text with a comma in quotation marks.")
            )
            continue
        cells = dict.fromkeys(columns, "") | {name: _clean(cell) for name, cell in zip(columns, row, strict=False)}
        formulas = [name for name, cell in cells.items() if _is_formula(cell)]
        faults += [Fault(number, f"{name} looks like a spreadsheet formula: write plain text.") for name in formulas]
        if not formulas:
            lines.append(Line(number, cells))
    if not lines and not faults:
        raise DirectoryRefused([Fault(1, "the file has column names but no rows.")])
    return lines, faults


def written(rows: Iterable[Mapping[str, str]]) -> str:
    """The file for these rows; no cell can be taken for a formula by the spreadsheet that opens it."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: f"'{cell}" if cell.startswith(_FORMULA) else cell for name, cell in row.items()})
    return file.getvalue()


def _text(content: bytes) -> str:
    """UTF-8 or, as older spreadsheets save, Windows-1252."""
    if content.startswith(b"PK"):
        raise DirectoryRefused([Fault(1, "this is a workbook: save it as “CSV UTF-8” and import that file.")])
    try:
        if content.startswith(_UTF16):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise DirectoryRefused([Fault(1, "the text cannot be read: save the file as “CSV UTF-8”.")]) from None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with the line on which it starts."""
    if "\0" in text:
        raise DirectoryRefused([Fault(1, "this is not a text file: save it as “CSV UTF-8” and import that file.")])
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    start = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield start, row
            start = reader.line_num + 1
    except csv.Error:
        raise DirectoryRefused([Fault(start, "the quotation marks on this line do not match.")]) from None


def _check_header(line: int, columns: list[str]) -> None:
    missing = [name for name in COLUMNS if name not in columns]
    unknown = [name for name in columns if name and name not in COLUMNS]
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    faults = [Fault(line, f"the column {name} is missing.") for name in missing]
    faults += [Fault(line, f"the column {name[:40]} is not known.") for name in unknown]
    faults += [Fault(line, f"the column {name} is there twice.") for name in twice]
    if faults:
        raise DirectoryRefused(faults)


def _clean(cell: str) -> str:
    """One space between words, no invisible signs, and without the mark that keeps a spreadsheet from calculating."""
    visible = "".join(" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", cell))
    plain = " ".join("".join(sign for sign in visible if unicodedata.category(sign) not in {"Cc", "Cf"}).split())
    return plain[1:] if plain.startswith("'") and plain[1:].startswith(_FORMULA) else plain


def _is_formula(cell: str) -> bool:
    return cell.startswith(_FORMULA) and not _PHONE.fullmatch(cell)
