"""`convene demo`: the whole product on this machine, with a Slack workspace of its own and a clock to move."""

import asyncio
import logging
import signal
from pathlib import Path
from tempfile import TemporaryDirectory

import typer
from pydantic import SecretStr

from bot import logs
from bot.opening import open_database
from bot.partnership import FIRST_MORNING, partnership
from bot.settings import Settings
from scheduling.clock import SettableClock

PORT = 8765
#: Quinn Marsh of the sample directory.
CONTACT = "quinn.marsh@ravensmoor.example"


async def main(port: int = PORT) -> None:
    """Serve the demo until told to stop. Everything it stores is gone afterwards: each demo begins on one morning."""
    logs.set_up(plain=True, level=logging.WARNING)
    end = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, end.set)
    with TemporaryDirectory(prefix="convene-demo-") as folder:
        settings = demo_settings(Path(folder))
        clock = SettableClock(FIRST_MORNING, running=True)
        async with partnership(open_database(settings), settings, clock=clock, port=port) as here:
            typer.echo(WELCOME.format(url=here.slack.url))
            await end.wait()


def demo_settings(folder: Path) -> Settings:
    """Settings of nobody's environment: an SQLite file, whom to tell of harm, and the product's defaults."""
    database = SecretStr(f"sqlite:///{folder / 'convene.db'}")
    return Settings.by_default(database=database, data=folder, tick_seconds=2, safeguarding_contact=CONTACT)


WELCOME = """
  Convene is running with a Slack workspace of its own, all of it on this machine.

      {url}

  Open it, choose Priya Nair (social worker) and type  /conference schedule
  The people, agencies and places are fictional. Nothing is kept when you stop it with Ctrl-C.
"""
