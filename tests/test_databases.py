"""The databases that tests get: fresh, of the kind asked for, and gone with the test run."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.databases import PostgresServer, SqliteFiles
from tests.engines import Engines


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
    files = SqliteFiles(tmp_path)
    for turn in (1, 2):
        (tmp_path / str(turn)).mkdir()
        with files.database(tmp_path / str(turn), one_table) as url:
            assert turns(url, turn) == [turn]


def test_every_postgresql_database_starts_with_the_schema_and_nothing_else(postgresql_url: str) -> None:
    server = PostgresServer(postgresql_url, f"own_{os.getpid()}")
    for turn in (1, 2):
        with server.database(one_table) as url:
            assert turns(url, turn) == [turn]
    with server.database() as url:
        assert tables(url) == []
    server.close()


def mark_again(url: str) -> None:
    turns(url, 7)


def test_a_template_is_made_of_another_and_leaves_that_as_it_was(postgresql_url: str, tmp_path: Path) -> None:
    server, files = PostgresServer(postgresql_url, f"steps_{os.getpid()}"), SqliteFiles(tmp_path)
    both: list[Callable[..., AbstractContextManager[str]]] = [server.database, partial(files.database, tmp_path)]
    for database in both:
        for steps, found in (((one_table, mark_again), [7, 1]), ((one_table,), [1]), ((one_table, mark_again), [7, 1])):
            with database(*steps) as url:
                assert turns(url, 1) == found
    server.close()


def test_an_engine_goes_from_database_to_database(engine: sa.Engine, engines: Engines, tmp_path: Path) -> None:
    here = sa.inspect(engine).get_table_names()
    folder = tmp_path / "other"
    folder.mkdir()
    with SqliteFiles(folder).database(folder, one_table) as url, engines.at(url) as there:
        assert sa.inspect(there).get_table_names() == ["mark"]
        assert "conferences" in here
        assert (there is engine) == (engine.dialect.name == "sqlite")


def test_a_database_is_dropped_although_somebody_is_still_connected(postgresql_url: str) -> None:
    server = PostgresServer(postgresql_url, f"left_{os.getpid()}")
    with server.database(one_table) as url:
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
