"""What every command does alike: read the settings, open the database, and refuse in one clear sentence."""

from typing import NoReturn

import typer
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.opening import open_database
from bot.settings import Settings, WrongSettings
from models.database import revisions

WRONG, FAILED = 2, 1  # exit codes: what was asked is wrong; it was right, and could not be done


def refuse(sentence: str, code: int = WRONG) -> NoReturn:
    """Say why on standard error and end the command."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def settings() -> Settings:
    """The settings, or the end of the command."""
    try:
        return Settings.load()
    except WrongSettings as wrong:
        refuse(str(wrong))


def database(of: Settings, *, migrate: bool | None = None) -> Engine:
    """The database of these settings, up to date, or the end of the command. Never shows its URL."""
    try:
        engine = open_database(of, migrate=migrate)
        current, newest = revisions(engine)
    except WrongSettings as wrong:
        refuse(str(wrong))
    except (SQLAlchemyError, OSError):
        refuse("The database cannot be opened: check DATABASE_URL, and that the server is running.", FAILED)
    if current != newest:
        refuse("The database is not up to date: run `convene migrate`.", FAILED)
    return engine
