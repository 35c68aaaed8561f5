"""One engine for each kind of database, pointed at one test's database after the other.

What SQLAlchemy has compiled, and what it asked of the server when it first connected, belongs to an engine: with an
engine of its own each test would pay for both again (a third of its time).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from cryptography.fernet import MultiFernet
from sqlalchemy import URL, Engine, event

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import Dialect


class Engines:
    """Engines as the product makes them, one for each kind that has been asked for."""

    def __init__(self, keyring: MultiFernet) -> None:
        self._keyring = keyring
        self._engines: dict[str, Engine] = {}
        self._places: dict[str, URL] = {}

    @contextmanager
    def at(self, url: str) -> Iterator[Engine]:
        """The engine, with every new connection going to this database; all are closed at the end."""
        place = sa.make_url(url)
        kind = place.get_backend_name()
        engine = self._engines.get(kind) or self._make(kind, url)
        engine.dispose()
        self._places[kind] = place
        yield engine
        engine.dispose()

    def _make(self, kind: str, url: str) -> Engine:
        from models.database import make_engine

        engine = self._engines[kind] = make_engine(url, self._keyring)

        @event.listens_for(engine, "do_connect")
        def _go(dialect: "Dialect", _record: Any, words: list[Any], options: dict[str, Any]) -> None:
            words[:], now = dialect.create_connect_args(self._places[kind])
            options.update(now)

        return engine
