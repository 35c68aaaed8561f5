"""Opening the database that the settings name: its folder made, its keys at hand, the embedded one up to date."""

from sqlalchemy import Engine

from bot.keys import database_file
from bot.settings import Settings
from models.database import make_engine, upgrade


def open_database(settings: Settings, *, migrate: bool | None = None) -> Engine:
    """The engine for these settings; `migrate` says whether to bring it up to date (by default only the embedded one).

    Raises `WrongSettings` when there is no key, and the database's own errors when it cannot be reached.
    """
    file = database_file(settings.database_url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = make_engine(settings.database_url, settings.keyring())
    if settings.embedded if migrate is None else migrate:
        upgrade(engine)
    return engine
