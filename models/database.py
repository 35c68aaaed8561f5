"""The database: engines for SQLite and PostgreSQL, transactions, and bringing the schema up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from cryptography.fernet import MultiFernet
from sqlalchemy import Engine, event
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

MIGRATIONS = Path(__file__).parent / "migrations"


def make_engine(url: str, keyring: MultiFernet) -> Engine:
    """Open `url` (`sqlite:///…` or `postgresql://…`, driven by psycopg 3) with the keyring for sealed columns."""
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    options: dict[str, Any] = {"hide_parameters": True}  # values of people must not reach an exception's text
    if url in {"sqlite://", "sqlite:///:memory:"}:
        options["poolclass"] = StaticPool
    engine = sa.create_engine(url, **options)
    engine.dialect.keyring = keyring  # type: ignore[attr-defined]  # read by models.columns.Sealed
    if engine.dialect.name == "sqlite":
        _tame_sqlite(engine)
    return engine


def _tame_sqlite(engine: Engine) -> None:
    """Foreign keys on, readers beside one writer (WAL), and a write lock taken at the start of a transaction.

    Without BEGIN IMMEDIATE two transactions that both read first would deadlock when they come to write.
    """

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=5000", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        reading = connection.get_execution_options().get("convene_reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def transaction(bind: Engine | sa.Connection) -> Iterator[Session]:
    """One transaction: committed when the block ends, rolled back when it raises.

    On a connection, what one transaction has put into a temporary table is there for the next.
    """
    if isinstance(bind, sa.Connection):
        bind.execution_options(convene_reading=False)
    with Session(bind, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def reading(bind: Engine | sa.Connection) -> Iterator[Session]:
    """A transaction that only reads, and so takes no write lock."""
    with Session(bind.execution_options(convene_reading=True), expire_on_commit=False) as session:
        yield session


def upgrade(engine: Engine) -> None:
    """Bring the schema to the newest migration; a database that is there already is left as it is."""
    with engine.begin() as connection:
        command.upgrade(_alembic(connection), "head")


def revisions(engine: Engine) -> tuple[str | None, str | None]:
    """The schema's revision in this database, and the newest one this code knows."""
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    return current, ScriptDirectory(str(MIGRATIONS)).get_current_head()


def _alembic(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
