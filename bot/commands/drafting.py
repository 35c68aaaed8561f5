"""Writing a migration for what the tables have become: `convene migrate --draft "why"`, for people who change them.

A migration is a record of its time, so column types are written out plainly and import nothing of ours: what
`models` means by a type may change later, what this migration did must not.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import CreateTableOp, DowngradeOps, UpgradeOps
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

import models.tables  # noqa: F401  # registers every table on the metadata
from models.columns import Sealed
from models.database import MIGRATIONS, upgrade

VERSIONS = MIGRATIONS / "versions"
BEYOND_SQLITE = '    if op.get_bind().dialect.name != "sqlite":'
FRAME = '''"""{why}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {before}
branch_labels = None
depends_on = None


def upgrade() -> None:
{upgrades}


def downgrade() -> None:
{downgrades}
'''


def draft(why: str, *, first: bool = False) -> Path:
    """Write the migration that leads from the newest one to the tables of now; `first` writes 0001 anew.

    It is a draft: a renamed column looks like one dropped and one added, and of a CHECK that became another (a
    choice more, a choice less) nothing is seen at all. The tests say what is still missing.
    """
    before = None if first else ScriptDirectory(str(MIGRATIONS)).get_current_head()
    revision = f"{int(before or 0) + 1:04}"
    slug = re.sub(r"[^a-z0-9]+", "_", why.lower()).strip("_")[:50]
    for old in VERSIONS.glob("0001_*.py") if first else ():
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        engine = sa.create_engine(f"sqlite:///{folder}/draft.db")
        if before:
            upgrade(engine)
        with engine.connect() as connection:
            upgrades, downgrades = _code(connection)
        engine.dispose()
    path = VERSIONS / f"{revision}_{slug}.py"
    quoted = f'"{before}"' if before else "None"
    path.write_text(FRAME.format(why=why, revision=revision, before=quoted, upgrades=upgrades, downgrades=downgrades))
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(path)], check=False)  # noqa: S603  # our own path
    return path


def _code(connection: sa.Connection) -> tuple[str, str]:
    """The bodies of `upgrade` and `downgrade`."""
    context = MigrationContext.configure(connection, opts={"render_item": _plain_type})
    script = produce_migrations(context, SQLModel.metadata)
    up, down = script.upgrade_ops or UpgradeOps(), script.downgrade_ops or DowngradeOps()
    created = {step.table_name for step in up.ops if isinstance(step, CreateTableOp)}
    late = [key for key in _needing_each_other() if str(key.parent) in created]
    ups = [_rendered(up, context), *map(_added_later, late)]
    downs = [*map(_dropped_first, late), _rendered(down, context)]
    return "\n".join(ups), "\n".join(downs)


def _rendered(steps: UpgradeOps | DowngradeOps, context: MigrationContext) -> str:
    code = render_python_code(steps, render_as_batch=True, render_item=_plain_type, migration_context=context)
    return re.sub(r"^ *# ###.*\n?", "", code, flags=re.MULTILINE)


def _plain_type(kind: str, thing: object, _context: AutogenContext) -> str | Literal[False]:
    """Our own and SQLModel's column types as the plain types that they are in the database."""
    if kind != "type":
        return False
    if isinstance(thing, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(thing, AutoString):
        return f"sa.String(length={getattr(thing.impl_instance, 'length', None)})"
    return "sa.Text()" if isinstance(thing, Sealed) else False


def _needing_each_other() -> list[sa.ForeignKeyConstraint]:
    """Foreign keys between tables that refer to each other: PostgreSQL adds them when both tables stand."""
    tables = SQLModel.metadata.tables.values()
    return [key for table in tables for key in table.foreign_key_constraints if key.use_alter]


def _added_later(key: sa.ForeignKeyConstraint) -> str:
    fields = [element.column.name for element in key.elements]
    names = ", ".join(map(repr, (key.name, str(key.parent), str(key.referred_table), key.column_keys, fields)))
    return f"{BEYOND_SQLITE}  # which has had it since the table was made\n        op.create_foreign_key({names})"


def _dropped_first(key: sa.ForeignKeyConstraint) -> str:
    names = f'{key.name!r}, {str(key.parent)!r}, type_="foreignkey"'
    return f"{BEYOND_SQLITE}\n        op.drop_constraint({names})"
