"""`convene migrate`: bring the database up to date, or write the migration for tables that were changed."""

import typer

from bot.commands.answers import settings
from bot.commands.database import database
from models.database import revisions


def bring_up_to_date() -> None:
    """Run what is missing; run again, it changes nothing."""
    engine = database(settings(), migrate=True)
    current, _newest = revisions(engine)
    engine.dispose()
    typer.echo(f"The database is up to date (revision {current}).")


def write_draft(why: str, *, first: bool) -> None:
    """Write a migration into the source; needs a checkout."""
    from bot.commands.drafting import draft  # noqa: PLC0415  # of use to developers only

    typer.echo(f"Wrote {draft(why, first=first).name}. Read it before you commit it.")
