"""A CSV file from bytes to cells and back, whatever the spreadsheet made of it.

It is read as a stream, so that a long one takes no more memory than a short one. Every fault is said with its line,
in words for whoever keeps the spreadsheet.
"""

import csv
import io
import re
import unicodedata
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 1 << 20
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


class FileRefused(ValueError):
    """The file was not imported. The message counts the faults; only `faults` says what they are.

    `count` is more than there are `faults` when a file has so many that not all are kept.
    """

    def __init__(self, faults: Iterable[Fault], count: int | None = None) -> None:
        self.faults = tuple(sorted(set(faults)))
        self.count = len(self.faults) if count is None else count
        super().__init__(f"the file has {self.count} faults")


@dataclass(frozen=True)
class Line:
    """One row of the file as cleaned text, with the number of the line on which it starts."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class _Writing:
    """How a file is written down."""

    encoding: str
    head: str
    lines: int


@dataclass(frozen=True)
class Sheet:
    """A kind of file. `prose` are columns of free text, which may begin with a dash without being a formula."""

    columns: tuple[str, ...]
    prose: frozenset[str] = frozenset()

    def lines_in(self, file: BinaryIO) -> tuple[int, Iterator[Line | Fault]]:
        """How many lines the file has, more or less, and what stands on each: a row, or what is wrong with it.

        A file that is no such table raises FileRefused, at once or while it is read. It is closed in the end.
        """
        writing = _written_down(file)
        file.seek(0)
        text = io.TextIOWrapper(file, writing.encoding, newline="")
        return writing.lines, self._lines(_rows(text, max(",;\t", key=writing.head.count)))

    def written(self, rows: Iterable[Mapping[str, str]]) -> str:
        """The file for these rows; no cell can be taken for a formula by the spreadsheet that opens it."""
        file = io.StringIO()
        writer = csv.DictWriter(file, self.columns, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: f"'{cell}" if cell.startswith(_FORMULA) else cell for name, cell in row.items()})
        return file.getvalue()

    def _lines(self, rows: Iterator[tuple[int, list[str]]]) -> Iterator[Line | Fault]:
        header = next(rows, None)
        if header is None:
            raise FileRefused([Fault(1, "the file is empty.")])
        columns = [_clean(name).casefold().replace(" ", "_") for name in header[1]]
        self._check_header(header[0], columns)
        blank = dict.fromkeys(columns, "")
        empty = True
        for number, row in rows:
            empty = False
            if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
                yield Fault(number, "there are more cells than columns: put a text with a comma in quotation marks.")
                continue
            cells = blank | {name: _clean(cell) for name, cell in zip(columns, row, strict=False)}
            formulas = [name for name, cell in cells.items() if _is_formula(cell) and name not in self.prose]
            for name in formulas:
                yield Fault(number, f"{name} looks like a spreadsheet formula: write plain text.")
            if not formulas:
                yield Line(number, cells)
        if empty:
            raise FileRefused([Fault(1, "the file has column names but no rows.")])

    def _check_header(self, line: int, columns: list[str]) -> None:
        missing = [name for name in self.columns if name not in columns]
        unknown = [name for name in columns if name and name not in self.columns]
        twice = sorted({name for name in columns if name and columns.count(name) > 1})
        faults = [Fault(line, f"the column {name} is missing.") for name in missing]
        faults += [Fault(line, f"the column {name[:40]} is not known.") for name in unknown]
        faults += [Fault(line, f"the column {name} is there twice.") for name in twice]
        if faults:
            raise FileRefused(faults)


def _written_down(file: BinaryIO) -> _Writing:
    """UTF-8 or, as older spreadsheets save, Windows-1252; found out by reading it once from end to end."""
    file.seek(0)
    start = file.read(4)
    if start.startswith(b"PK"):
        raise FileRefused([Fault(1, "this is a workbook: save it as “CSV UTF-8” and import that file.")])
    for encoding in ("utf-16" if start.startswith(_UTF16) else "utf-8-sig", "cp1252"):
        file.seek(0)
        try:
            return _read_through(file, encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused([Fault(1, "the text cannot be read: save the file as “CSV UTF-8”.")])


def _read_through(file: BinaryIO, encoding: str) -> _Writing:
    decoder = getincrementaldecoder(encoding)()
    head, ends = "", [0, 0]
    while chunk := file.read(CHUNK):
        text = decoder.decode(chunk)
        if "\0" in text:
            raise FileRefused([Fault(1, "this is not a text file: save it as “CSV UTF-8” and import that file.")])
        head = head or text.partition("\n")[0]
        ends = [ends[0] + text.count("\n"), ends[1] + text.count("\r")]
    decoder.decode(b"", final=True)
    return _Writing(encoding, head, max(ends) + 1)


def _rows(text: io.TextIOWrapper, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with the line on which it starts."""
    start = 1
    with text:
        reader = csv.reader(text, delimiter=delimiter, strict=True)  # or a lost mark would swallow what follows
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield start, row
                start = reader.line_num + 1
        except csv.Error:
            raise FileRefused([Fault(start, "the quotation marks on this line do not match.")]) from None


def _clean(cell: str) -> str:
    """One space between words, no invisible signs, and without the mark that keeps a spreadsheet from calculating."""
    if not (cell.isascii() and cell.isprintable()):  # most cells are, and are done with quickly
        visible = "".join(" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", cell))
        cell = "".join(sign for sign in visible if unicodedata.category(sign) not in {"Cc", "Cf"})
    plain = " ".join(cell.split())
    return plain[1:] if plain.startswith("'") and plain[1:].startswith(_FORMULA) else plain


def _is_formula(cell: str) -> bool:
    return cell.startswith(_FORMULA) and not _PHONE.fullmatch(cell)
