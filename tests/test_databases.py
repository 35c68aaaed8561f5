"""The databases that tests get: fresh, of the kind asked for, and gone with the test run."""

import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.databases import PostgresServer, SqliteFiles


def one_table(url: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE mark (turn integer)"))
    engine.dispose()


def turns(url: str, turn: int) -> list[int]:
    """Write one row and read all."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO mark VALUES (:turn)"), {"turn": turn})
        found = connection.execute(sa.text("SELECT turn FROM mark")).scalars().all()
    engine.dispose()
    return list(found)


def test_every_sqlite_database_starts_with_the_schema_and_nothing_else(tmp_path: Path) -> None:
    files = SqliteFiles(tmp_path, one_table)
    for turn in (1, 2):
        (tmp_path / str(turn)).mkdir()
        with files.database(tmp_path / str(turn)) as url:
            assert turns(url, turn) == [turn]


def test_every_postgresql_database_starts_with_the_schema_and_nothing_else(postgresql_url: str) -> None:
    server = PostgresServer(postgresql_url, f"own_{os.getpid()}", one_table)
    for turn in (1, 2):
        with server.database() as url:
            assert turns(url, turn) == [turn]
    with server.database(schema=False) as url:
        assert tables(url) == []
    server.close()


def test_a_database_is_dropped_although_somebody_is_still_connected(postgresql_url: str) -> None:
    server = PostgresServer(postgresql_url, f"left_{os.getpid()}", one_table)
    with server.database() as url:
        left = sa.create_engine(url).connect()
    with pytest.raises(sa.exc.OperationalError):
        left.execute(sa.text("SELECT 1"))
    left.engine.dispose()
    server.close()


def tables(url: str) -> list[str]:
    engine = sa.create_engine(url)
    found = sa.inspect(engine).get_table_names()
    engine.dispose()
    return found
