"""`convene snapshot`: the data snapshot of a period, for people, for other programs, as a spreadsheet or a picture."""

import codecs
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import typer

from bot.commands.answers import FAILED, refuse, settings
from bot.commands.database import database
from bot.snapshot_files import as_csv, as_json, as_text, as_who, as_xlsx
from handlers.views.snapshot_picture import picture
from models.database import reading
from models.snapshot.days import Period, year_to
from models.snapshot.rows import Asked as Rows
from models.snapshot.rows import By
from models.snapshot.taking import Snapshot, take
from scheduling.clock import SystemClock


class Format(StrEnum):
    """What can be written."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PNG = "png"


@dataclass(frozen=True)
class Asked:
    """The options as they were typed."""

    first: str | None
    last: str | None
    by: str | None
    show_small: bool
    who: bool = False


_WRITERS: dict[Format, Callable[[Snapshot], bytes]] = {
    Format.JSON: lambda taken: f"{json.dumps(as_json(taken), ensure_ascii=False)}\n".encode(),
    Format.CSV: lambda taken: as_csv(taken).encode(),
    Format.XLSX: as_xlsx,
    Format.PNG: picture,
}


def answer(asked: Asked, formats: list[Format], file: Path | None, *, overwrite: bool) -> None:
    """Print the snapshot or write it to a file; one sentence on standard error with exit code 2 when asked wrongly."""
    if len(formats) > 1:
        refuse("Choose one of --json, --csv, --xlsx and --png.")
    if file is not None and not formats:
        refuse("Say what to write: --json, --csv, --xlsx or --png.")
    if file is not None and file.exists() and not overwrite:
        refuse(f"{file.name} is there already: choose another name, or add --overwrite.")
    if file is None and formats in ([Format.XLSX], [Format.PNG]) and sys.stdout.isatty():
        refuse(f"Name a file to write: --{formats[0]} snapshot.{formats[0]}")
    if asked.who and formats:
        refuse("--who is printed, and not written to a file.")
    taken = _take(asked)
    if not formats:
        for line in as_who(taken) if asked.who else as_text(taken):
            typer.echo(line)
    else:
        content = _WRITERS[formats[0]](taken)
        marked = file is not None and formats == [Format.CSV]  # as spreadsheets want it, to read é as é
        _write(codecs.BOM_UTF8 + content if marked else content, file)


def _take(asked: Asked) -> Snapshot:
    known = settings()
    zone = known.house_rules().zone()
    last = _day("--to", asked.last) if asked.last else SystemClock().now().astimezone(zone).date()
    first = _day("--from", asked.first) if asked.first else year_to(last)
    if last < first:
        refuse("--from must be on or before --to.")
    try:
        by = By(asked.by) if asked.by else By.AGENCY if asked.who else None
    except ValueError:
        refuse(f"--by must be one of {', '.join(By)}.")
    engine = database(known)
    with reading(engine) as session:
        taken = take(session, Rows(Period(first, last, zone), by), show_small=asked.show_small)
    engine.dispose()
    return taken


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(f"{option} must be a date like 2027-01-05.")


def _write(content: bytes, file: Path | None) -> None:
    if file is None:
        typer.echo(content, nl=False)
        return
    try:
        file.write_bytes(content)
    except OSError:
        refuse(f"{file.name} cannot be written there.", FAILED)
    typer.echo(f"Wrote {file.name}.")
