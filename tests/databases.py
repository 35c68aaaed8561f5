"""A fresh database for each test, SQLite or PostgreSQL, copied from a template that has in it what the test wants.

A template is named by the steps that made it, such as the schema and then the sample directory; each is made once,
when first wanted. Measured on PostgreSQL, in memory, on a busy machine: CREATE DATABASE … STRATEGY FILE_COPY 30 ms and
DROP 8 ms, STRATEGY WAL_LOG 80 ms; TRUNCATE of every table 30 ms. The copy needs no list of tables and resets the
sequences too.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql
from sqlalchemy import make_url

KINDS = ("sqlite", "postgresql")
PATIENCE = 20  # seconds for a server that is only just being made, on a busy machine

Step = Callable[[str], None]  # puts something into the database at a URL
Steps = tuple[Step, ...]


class SqliteFiles:
    """Database files, with a folder for their templates."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._templates: dict[Steps, Path] = {}

    @contextmanager
    def database(self, folder: Path, *steps: Step) -> Iterator[str]:
        """The URL of a new database in this folder; without steps there is nothing in it."""
        path = folder / "convene.db"
        if steps:
            shutil.copyfile(self._template(steps), path)
        yield f"sqlite:///{path}"

    def _template(self, steps: Steps) -> Path:
        if steps not in self._templates:
            unfinished = self._folder / "unfinished.db"
            unfinished.unlink(missing_ok=True)  # an earlier try may have stopped half way
            if steps[:-1]:
                shutil.copyfile(self._template(steps[:-1]), unfinished)
            steps[-1](f"sqlite:///{unfinished}")
            self._templates[steps] = unfinished.rename(self._folder / f"template_{len(self._templates)}.db")
        return self._templates[steps]


class PostgresServer:
    """Databases on a server, which others may use at the same time: `run` tells ours apart from theirs."""

    def __init__(self, url: str, run: str) -> None:
        self._url = make_url(url).set(drivername="postgresql+psycopg")
        self._run = run
        self._connection = _patiently_connect(self._url.set(drivername="postgresql").render_as_string(False))
        self._numbers = count(1)
        self._templates: dict[Steps, str] = {}

    @contextmanager
    def database(self, *steps: Step) -> Iterator[str]:
        """The URL of a new database, which is dropped afterwards, whoever is still connected."""
        name = self._new_name()
        self._copy(self._template(steps), name)
        yield self._at(name)
        self._drop(name)

    def close(self) -> None:
        """Drop the templates and leave the server."""
        for name in self._templates.values():
            self._drop(name)
        self._connection.close()

    def _template(self, steps: Steps) -> str:
        if not steps:
            return "template0"
        if steps not in self._templates:
            name = self._new_name()
            self._copy(self._template(steps[:-1]), name)
            try:
                steps[-1](self._at(name))
            except BaseException:
                self._drop(name)
                raise
            self._templates[steps] = name
        return self._templates[steps]

    def _new_name(self) -> str:
        return f"convene_test_{self._run}_{next(self._numbers)}"

    def _copy(self, source: str, name: str) -> None:
        self._execute("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, source)

    def _drop(self, name: str) -> None:
        self._execute("DROP DATABASE {} WITH (FORCE)", name)

    def _execute(self, statement: LiteralString, *names: str) -> None:
        self._connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _at(self, name: str) -> str:
        return self._url.set(database=name).render_as_string(hide_password=False)


def _patiently_connect(url: str) -> psycopg.Connection:
    """Connect to a server that may still be starting."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return psycopg.connect(url, autocommit=True)
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
        time.sleep(0.02)
