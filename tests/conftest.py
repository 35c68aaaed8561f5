"""What every test may ask for: databases of both kinds, a clock that stands still until it is advanced."""

import gc
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography.fernet import Fernet, MultiFernet

from tests import cluster
from tests.databases import KINDS, PostgresServer, SqliteFiles, Step

if TYPE_CHECKING:  # imported by the fixtures, so that a test of pure time waits for no database library
    from sqlalchemy import Engine
    from xdist.workermanage import WorkerController

    from scheduling.clock import SettableClock
    from tests.engines import Engines

SERVER = pytest.StashKey[cluster.Cluster]()
#: Monday 2 March 2026, 9:05am in London.
MORNING = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
#: Fixtures whose people are those of the sample directory.
PEOPLED = frozenset({"house", "at"})
#: What a room shows is tested on one database; what it has stored, and the stories across rooms, on both.
HANDLERS = Path(__file__).parent / "handlers"
KEYRING = MultiFernet([Fernet(Fernet.generate_key())])


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: "WorkerController") -> None:
    """With several workers the controller owns the one server: workers end at different times."""
    if "TEST_DATABASE_URL" in os.environ:
        return
    stash = node.config.stash
    if SERVER not in stash:
        try:
            stash[SERVER] = cluster.start()
        except cluster.Unavailable:  # said by the tests that need it
            return
    node.workerinput["postgresql"] = stash[SERVER].url


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        config.stash[SERVER].stop()


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among what was imported: it saves a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_kind" in metafunc.fixturenames:
        marker = metafunc.definition.get_closest_marker("databases")
        rooms = HANDLERS in metafunc.definition.path.parents
        metafunc.parametrize("database_kind", marker.args if marker else ("sqlite",) if rooms else KINDS)


@pytest.fixture(scope="session")
def postgresql_url(request: pytest.FixtureRequest) -> str:
    """A PostgreSQL server on which databases may be made; started by the first test that needs it."""
    given: str | None = os.environ.get("TEST_DATABASE_URL") or getattr(request.config, "workerinput", {}).get(
        "postgresql"
    )
    if given:
        return given
    try:
        request.config.stash[SERVER] = cluster.start()
    except cluster.Unavailable as reason:
        if os.environ.get("CI"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))
    return request.config.stash[SERVER].url


@pytest.fixture(scope="session")
def postgresql(postgresql_url: str, request: pytest.FixtureRequest) -> Iterator[PostgresServer]:
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    server = PostgresServer(postgresql_url, f"{os.getpid()}_{worker}")
    yield server
    server.close()


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with the schema, and the sample directory if the test uses a fixture that is `peopled`.

    Without that there is nothing else in it. Once on each kind, or on those that the mark `databases` names.
    """
    steps = (with_schema, with_sample) if PEOPLED.intersection(request.fixturenames) else (with_schema,)
    with _database(database_kind, request, tmp_path, *steps) as url:
        yield url


@pytest.fixture
def another_database_url(
    database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """One more, with the sample directory, for a test that compares two."""
    with _database(database_kind, request, tmp_path_factory.mktemp("another"), with_schema, with_sample) as url:
        yield url


@pytest.fixture
def empty_database_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without so much as a table, for tests of migrations."""
    with _database(database_kind, request, tmp_path) as url:
        yield url


def _database(kind: str, request: pytest.FixtureRequest, folder: Path, *steps: Step) -> AbstractContextManager[str]:
    if kind == "sqlite":
        files: SqliteFiles = request.getfixturevalue("sqlite")
        return files.database(folder, *steps)
    server: PostgresServer = request.getfixturevalue("postgresql")
    return server.database(*steps)


@pytest.fixture
def keyring() -> MultiFernet:
    return KEYRING


@pytest.fixture(scope="session")
def engines() -> "Engines":
    from tests.engines import Engines

    return Engines(KEYRING)


@pytest.fixture
def engine(database_url: str, engines: "Engines") -> "Iterator[Engine]":
    with engines.at(database_url) as engine:
        yield engine


@pytest.fixture
def clock() -> "SettableClock":
    """Monday 2 March 2026, 9:05am in London."""
    from scheduling.clock import SettableClock

    return SettableClock(MORNING)


def with_schema(url: str) -> None:
    """A step of a template: every table."""
    from models.database import make_engine, upgrade

    engine = make_engine(url, KEYRING)
    try:
        upgrade(engine)
    finally:
        engine.dispose()


def with_sample(url: str) -> None:
    """A step of a template: the agencies and people of the sample directory."""
    from bot.partnership import SAMPLE
    from models.database import make_engine, transaction
    from models.desk import Desk
    from models.directory import import_directory
    from models.rules import HouseRules

    engine = make_engine(url, KEYRING)
    try:
        with transaction(engine) as session:
            import_directory(Desk(session, MORNING, HouseRules()), SAMPLE.read_bytes())
    finally:
        engine.dispose()
