"""What wakes the programme every few seconds. It never holds a reminder, so nothing is lost with it."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Job:
    """Something to do every so many seconds. It is told nothing: what is due is found in the database."""

    name: str
    run: Callable[[], Awaitable[object]]
    every: float


class Ticker:
    """Runs its jobs one tick at a time each: a tick that comes while the last one still runs is left out."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._jobs = tuple(jobs)
        self._running = {job.name: asyncio.Lock() for job in self._jobs}
        if len(self._running) != len(self._jobs):
            raise ValueError("Every job of a ticker needs a name of its own.")
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._ticking = False

    def start(self) -> None:
        """Begin to tick, in the running event loop."""
        for job in self._jobs:
            self._scheduler.add_job(
                self._run,
                IntervalTrigger(seconds=job.every, timezone=UTC),
                args=(job,),
                id=job.name,
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )
        self._scheduler.start()
        self._ticking = True

    async def stop(self, patience: float = 10) -> None:
        """Tick no more, and let what is running finish for ``patience`` seconds before it is cut off."""
        if not self._ticking:
            return
        self._ticking = False
        self._scheduler.pause()
        try:
            async with asyncio.timeout(patience):
                for lock in self._running.values():
                    await lock.acquire()
                    lock.release()
        except TimeoutError:
            _log.warning("ticker_cut_off")
        self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # it shuts down in the loop's next turn

    async def run_now(self, *names: str) -> None:
        """Run each job once, or those named, in order, and return when all have finished."""
        for job in self._jobs:
            if not names or job.name in names:
                await self._run(job)

    async def _run(self, job: Job) -> None:
        async with self._running[job.name]:
            try:
                await job.run()
            except Exception as error:  # noqa: BLE001 - whatever it is, the other jobs go on
                # Neither the message nor the values: an exception's text may hold what people wrote.
                _log.error("job_failed", job=job.name, error=type(error).__name__, at=_place(error))


def _place(error: Exception) -> str:
    """The file and line that raised, which names no person."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return f"{last.filename.rsplit('/', 1)[-1]}:{last.lineno}"
