"""`convene directory import` and `export`: the directory from and to a spreadsheet's file."""

import sys
from pathlib import Path

import typer
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.commands.answers import FAILED, refuse, settings
from bot.commands.database import database
from bot.commands.importing import progress, refuse_file
from models.database import reading, transaction
from models.desk import Desk
from models.directory import Imported, exported, import_directory
from models.spreadsheet import FileRefused
from scheduling.clock import SystemClock

LARGEST = 10_000_000
OFTEN = 500


def import_from(file: Path) -> None:
    """Import the file, or print every fault with its line and change nothing."""
    content = _content(file)
    known = settings()
    engine = database(known)
    try:
        with progress("rows", often=OFTEN) as report, transaction(engine) as session:
            desk = Desk(session, SystemClock().now(), known.house_rules())
            imported = import_directory(desk, content, report)
    except FileRefused as refused:
        refuse_file(refused, file.name)
    except (IntegrityError, OperationalError):
        refuse("Nothing was imported: somebody else was writing at the same time. Try again.", FAILED)
    finally:
        engine.dispose()
    _say(imported)


def export_to(file: Path | None, *, overwrite: bool) -> None:
    """Write the whole directory, with the mark that tells spreadsheets it is UTF-8 when it is a file."""
    if file is not None and file.exists() and not overwrite:
        refuse(f"{file.name} is there already: choose another name, or add --overwrite.")
    engine = database(settings())
    with reading(engine) as session:
        text = exported(session)
    engine.dispose()
    if file is None:
        sys.stdout.write(text)
        return
    try:
        file.write_text(text, encoding="utf-8-sig", newline="")
    except OSError:
        refuse(f"{file.name} cannot be written there.", FAILED)
    typer.echo(f"Wrote {file.name}: {text.count(chr(10)) - 1} rows.")


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            refuse(f"{file.name} is larger than 10 MB, which no directory is.")
        return file.read_bytes()
    except OSError:
        refuse(f"{file.name} cannot be read: check the name and the folder.")


def _say(imported: Imported) -> None:
    if imported.added or imported.changed:
        typer.echo(f"Imported: {imported.added} added, {imported.changed} changed, {imported.unchanged} unchanged.")
    else:
        typer.echo(f"Nothing to change: the directory already holds all {imported.unchanged} rows.")
    if imported.left_alone:
        people = "1 person is" if imported.left_alone == 1 else f"{imported.left_alone} people are"
        typer.echo(
            f"{people} in the directory but not in this file; they stay. To remove somebody, put no under active."
        )
