"""The office: runs domain work in one transaction, in a worker thread, at a desk made for it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, OperationalError

from models import upkeep
from models.database import reading, transaction
from models.desk import Desk
from models.directory import person_by_slack_id
from models.rules import HouseRules
from scheduling.clock import Clock

log = structlog.get_logger("convene.office")

T = TypeVar("T")

#: Two transactions that want the same thing at once collide on a unique key or a lock: the later one is run again.
TRIES = 4
THREADS = 4


class Office:
    """Domain operations are synchronous functions of a desk; this is the one place where they meet asyncio."""

    def __init__(self, engine: Engine, clock: Clock, rules: HouseRules) -> None:
        self.engine = engine
        self.clock = clock
        self.rules = rules
        # SQLite lets one transaction write at a time: waiting for a turn here is quicker than asking again
        writers = 1 if engine.dialect.name == "sqlite" else THREADS
        self._writing = ThreadPoolExecutor(writers, thread_name_prefix="convene-writing")
        self._reading = ThreadPoolExecutor(THREADS, thread_name_prefix="convene-reading")

    async def transact(self, slack_id: str | None, work: Callable[[Desk], T]) -> T:
        """Run `work` in one transaction: committed when it returns, rolled back when it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._writing, self._transact, slack_id, work)

    async def read(self, work: Callable[[Desk], T]) -> T:
        """Run `work`, which changes nothing, without taking a write lock."""
        return await asyncio.get_running_loop().run_in_executor(self._reading, self._read, work)

    def close(self) -> None:
        """Let what is running finish, and close the database."""
        self._writing.shutdown(wait=True)
        self._reading.shutdown(wait=True)
        self.engine.dispose()

    def _transact(self, slack_id: str | None, work: Callable[[Desk], T]) -> T:
        for attempt in range(1, TRIES + 1):
            try:
                with transaction(self.engine) as session:
                    person = person_by_slack_id(session, slack_id) if slack_id else None
                    desk = Desk(session, self.clock.now(), self.rules, person)
                    if person is not None and person.unreachable_at is not None:
                        upkeep.reached(desk)
                    return work(desk)
            except (IntegrityError, OperationalError) as error:
                if attempt == TRIES:
                    raise
                log.info("transaction_again", attempt=attempt, error=type(error).__name__)
        raise AssertionError("unreachable")

    def _read(self, work: Callable[[Desk], T]) -> T:
        with reading(self.engine) as session:
            return work(Desk(session, self.clock.now(), self.rules))
