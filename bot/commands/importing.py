"""What commands that import a spreadsheet's file do alike: say how far they are, and what is wrong with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

from bot.commands.answers import FAILED, refuse
from models.spreadsheet import FileRefused

Report = Callable[[int, int], None]


@contextmanager
def progress(of: str, often: int) -> Iterator[Report]:
    """A bar on a terminal; elsewhere a line every so `often`."""
    console = Console(stderr=True)
    if not console.is_terminal:

        def now_and_then(done: int, total: int) -> None:
            if done % often == 0 and done < total:
                typer.echo(f"{done} of {total} {of}", err=True)

        yield now_and_then
        return
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Importing", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def refuse_file(refused: FileRefused, name: str) -> NoReturn:
    """Print every fault that is kept, and how many there are."""
    for fault in refused.faults:
        typer.echo(str(fault), err=True)
    if more := refused.count - len(refused.faults):
        typer.echo(f"… and {more} more.", err=True)
    faults = "1 fault" if refused.count == 1 else f"{refused.count} faults"
    refuse(f"Nothing was imported: {name} has {faults}.", FAILED)
