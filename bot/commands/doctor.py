"""`convene doctor`: look at everything the bot needs, and say in plain words what to do about what is not in order."""

import os
from collections.abc import Iterator
from pathlib import Path

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.commands.answers import FAILED
from bot.commands.checks import machine, records
from bot.commands.checks.contact import contact
from bot.commands.checks.finding import Finding, Mark, fault, notice
from bot.commands.checks.slack import slack
from bot.keys import database_file
from bot.opening import open_database
from bot.settings import Settings, WrongSettings
from scheduling.clock import Clock, SystemClock

COLOURS = {Mark.WELL: typer.colors.GREEN, Mark.NOTICE: typer.colors.YELLOW, Mark.FAULT: typer.colors.RED}


def examine() -> None:
    """Print every finding as it is made; ends the command with 1 when something must be mended."""
    faults = 0
    for found in findings(SystemClock()):
        typer.echo(f"{typer.style(found.mark.value, fg=COLOURS[found.mark])} {found.words}")
        if found.remedy:
            typer.echo(f"  → {found.remedy}")
        faults += found.mark is Mark.FAULT
    if faults:
        typer.echo(f"\n{faults} to mend." if faults > 1 else "\nOne thing to mend.")
        raise typer.Exit(FAILED)
    typer.echo("\nEverything that must be in order is.")


def findings(clock: Clock) -> Iterator[Finding]:
    """All findings, in the order in which things depend on each other."""
    yield from machine.names_nobody_reads([*os.environ, *machine.names_in(Path(".env"))])
    try:
        settings = Settings.load()
    except WrongSettings as wrong:
        for words in str(wrong).splitlines():
            yield fault(words, "See `convene settings` or docs/settings.md.")
        return
    yield from machine.time_zones(settings)
    yield from machine.keys(settings)
    yield from _records(settings, clock)
    yield from slack(settings, clock)


def _records(settings: Settings, clock: Clock) -> Iterator[Finding]:
    file = database_file(settings.database_url)
    if settings.embedded and file is not None and not file.exists():
        yield notice("There is no database yet.", "It is made when the bot starts, or by `convene migrate`.")
        return
    try:
        engine = open_database(settings, migrate=False)
        schema = list(records.schema(engine))
    except WrongSettings as wrong:
        yield fault(str(wrong), "")
        return
    except (SQLAlchemyError, OSError, ImportError):
        yield fault("The database cannot be opened.", "Check DATABASE_URL, and that the server is running.")
        return
    yield from schema
    if all(found.mark is Mark.WELL for found in schema):
        yield from records.contents(engine)
        yield contact(engine, settings, clock)
    engine.dispose()
