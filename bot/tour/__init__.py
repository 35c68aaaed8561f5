"""`convene tour`: the story of one conference, lived by the real programme and told step by step."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from bot import logs
from bot.demo import demo_settings
from bot.opening import open_database
from bot.partnership import FIRST_MORNING, partnership
from bot.sandbox import NotAllowed, NotOnScreen
from bot.tour import afterwards, story
from bot.tour.narrator import Narrator, StepMissed
from scheduling.clock import SettableClock

__all__ = ["main", "tell"]

#: From the first command to the data snapshot.
SCENES: tuple[Callable[[Narrator], Awaitable[None]], ...] = (
    story.schedule,
    story.invite,
    story.outside_slack,
    story.remind,
    story.plain_words,
    story.deadline,
    story.readiness,
    story.held,
    afterwards.record,
    afterwards.plan,
    afterwards.next_dates,
    afterwards.papers,
    afterwards.snapshot,
)


def main() -> None:
    """Tell the story on standard output; ends the command with 1 when a step did not happen as it should."""
    if code := asyncio.run(tell(Console(file=sys.stdout, highlight=False, soft_wrap=True))):
        sys.exit(code)


async def tell(console: Console) -> int:
    """Tell the story on a console; the exit code says whether every step happened."""
    logs.set_up(plain=True, level=logging.WARNING)
    with TemporaryDirectory(prefix="convene-tour-") as folder:
        settings = demo_settings(Path(folder))
        clock = SettableClock(FIRST_MORNING)
        async with partnership(open_database(settings), settings, clock=clock, hurried=False, nudges=False) as here:
            narrator = Narrator(console, here)
            try:
                for scene in SCENES:
                    await scene(narrator)
            except (StepMissed, NotOnScreen, NotAllowed) as missed:
                narrator.missed(missed)
                return 1
            narrator.finish()
    return 0
