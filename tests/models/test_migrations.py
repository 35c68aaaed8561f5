"""Migrations make exactly the tables that the models describe, on both databases."""

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from cryptography.fernet import MultiFernet
from sqlmodel import SQLModel

import models.tables  # noqa: F401  # registers every table on the metadata
from models.columns import NAMING
from models.database import MIGRATIONS, make_engine, revisions, upgrade

OF_POSTGRESQL = """
    SELECT conrelid::regclass || ': ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT concat_ws(' ', table_name, column_name, data_type, character_maximum_length,
        is_nullable, column_default) FROM information_schema.columns WHERE table_schema = 'public'
"""


@pytest.fixture
def empty(empty_database_url: str, keyring: MultiFernet) -> Iterator[sa.Engine]:
    engine = make_engine(empty_database_url, keyring)
    yield engine
    engine.dispose()


def test_migrating_and_creating_from_the_models_make_the_same_database(empty: sa.Engine) -> None:
    upgrade(empty)
    migrated = schema(empty)
    downgrade(empty)
    assert schema(empty) == set()
    described().create_all(empty)
    assert migrated ^ schema(empty) == set()
    assert len(migrated) > 100


def test_the_models_have_not_drifted_from_the_migrations(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, described()) == []


def test_migrating_again_changes_nothing(engine: sa.Engine) -> None:
    before = schema(engine)
    upgrade(engine)
    assert schema(engine) == before
    current, newest = revisions(engine)
    assert current == newest is not None


def test_an_empty_database_says_that_it_has_no_revision(empty: sa.Engine) -> None:
    assert revisions(empty)[0] is None


def test_migrations_follow_one_another_in_one_line() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert len(scripts.get_heads()) == 1
    numbers = [script.revision for script in reversed(list(scripts.walk_revisions()))]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def described() -> sa.MetaData:
    """The tables of the models, every constraint named by the convention however they were imported."""
    copy = sa.MetaData(naming_convention=NAMING)
    for table in SQLModel.metadata.sorted_tables:
        table.to_metadata(copy)
    return copy


def schema(engine: sa.Engine) -> set[str]:
    """Every column, type, constraint and index of the database, each as the database itself says it."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            facts = set(connection.scalars(sa.text(OF_POSTGRESQL)))
        else:
            rows = connection.execute(sa.text("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
            facts = {fact for table, definition in rows for fact in parts(table, definition)}
    return {fact for fact in facts if "alembic_version" not in fact}


def parts(table: str, definition: str) -> set[str]:
    """The parts of SQLite's CREATE statement, whose order differs when constraints are added later."""
    plain = " ".join(definition.split()).replace('"', "")
    if not plain.startswith("CREATE TABLE"):
        return {plain}
    inside = plain[plain.index("(") + 1 : plain.rindex(")")]
    pieces = re.split(r",\s*(?![^(]*\))(?=\w)", inside)
    return {f"{table}: {piece.strip()}" for piece in pieces}


def downgrade(engine: sa.Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
