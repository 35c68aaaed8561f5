"""`convene history import`: a partnership's own audits from a spreadsheet's file, so that day one has a past."""

from pathlib import Path

import typer
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.commands.answers import FAILED, refuse, settings
from bot.commands.database import database
from bot.commands.importing import progress, refuse_file
from models.columns import SealedWithAnotherKey
from models.database import reading, transaction
from models.desk import Desk
from models.history import Imported, bring_in, lay_out, prepare
from models.spreadsheet import FileRefused
from scheduling.clock import SystemClock

OFTEN = 50_000


def import_from(file: Path) -> None:
    """Import the file, or print every fault with its line and change nothing."""
    try:
        content = file.open("rb")
    except OSError:
        refuse(f"{file.name} cannot be read: check the name and the folder.")
    known = settings()
    engine = database(known)
    now, rules = SystemClock().now(), known.house_rules()
    try:
        with content, engine.connect() as connection, progress("lines", often=OFTEN) as report:
            with transaction(connection) as session:
                prepare(Desk(session, now, rules))
            with reading(connection) as session:
                rows = lay_out(Desk(session, now, rules), content, report)
                session.commit()
            with transaction(connection) as session:
                imported = bring_in(Desk(session, now, rules), rows)
    except FileRefused as refused:
        refuse_file(refused, file.name)
    except SealedWithAnotherKey as wrong:
        refuse(f"Nothing was imported. {wrong}", FAILED)
    except (IntegrityError, OperationalError):
        refuse("Nothing was imported: somebody else was writing at the same time. Try again.", FAILED)
    finally:
        engine.dispose()
    _say(imported)


def _say(imported: Imported) -> None:
    if imported.added or imported.changed:
        typer.echo(f"Imported: {imported.added} added, {imported.changed} changed, {imported.unchanged} unchanged.")
    else:
        typer.echo(f"Nothing to change: the history already holds all {imported.unchanged} rows.")
