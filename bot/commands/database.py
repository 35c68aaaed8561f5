"""The database, for the commands that need it: open and up to date, or a sentence about why it is not."""

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.commands.answers import FAILED, refuse
from bot.opening import open_database
from bot.settings import Settings, WrongSettings
from models.database import revisions


def database(settings: Settings, *, migrate: bool | None = None) -> Engine:
    """The database of these settings, up to date, or the end of the command. Never shows its URL."""
    try:
        engine = open_database(settings, migrate=migrate)
        current, newest = revisions(engine)
    except WrongSettings as wrong:
        refuse(str(wrong))
    except (SQLAlchemyError, OSError, ImportError):  # ImportError: a database whose driver is not here
        refuse("The database cannot be opened: check DATABASE_URL, and that the server is running.", FAILED)
    if current != newest:
        engine.dispose()
        refuse("The database is not up to date: run `convene migrate`.", FAILED)
    return engine
