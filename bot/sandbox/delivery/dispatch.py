"""Sends to the app and follows Slack's rules for silence: retries for events, none for what people press."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.sandbox.delivery.payloads import event_payload
from bot.sandbox.delivery.transport import Ack, Kind, Retry, Transport
from bot.sandbox.faults import Faults
from bot.sandbox.records import Json
from bot.sandbox.workspace import Workspace

RETRY_AFTER = (0.0, 60.0, 300.0)
Pause = Callable[[float], Awaitable[None]]


class Dispatch:
    """The one door from the workspace to the app."""

    def __init__(self, workspace: Workspace, transport: Transport, faults: Faults, pause: Pause) -> None:
        self.workspace = workspace
        self.transport = transport
        self.faults = faults
        self.pause = pause
        self.retries: set[asyncio.Task[None]] = set()

    async def ask(self, kind: Kind, payload: Json) -> Ack:
        """A command or an interaction: sent once, twice when that fault is on."""
        if not self.faults.take_duplicate():
            return await self._send(kind, payload)
        first, _ = await asyncio.gather(self._send(kind, payload), self._send(kind, payload))
        return first

    async def tell(self, name: str, event: Json) -> Ack | None:
        """An event the app subscribed to; unacknowledged ones come again at once, after 1 and 5 minutes."""
        if name not in self.workspace.app.events:
            return None
        payload = event_payload(self.workspace, event)
        ack = await self.ask("events_api", payload)
        if ack.failure:
            ack = await self._send("events_api", payload, Retry(1, ack.failure))
        if ack.failure:
            task = asyncio.create_task(self._retry_later(payload, ack.failure))
            self.retries.add(task)
            task.add_done_callback(self.retries.discard)
        return ack

    async def close(self) -> None:
        """Give up what is still to be retried."""
        for task in list(self.retries):
            task.cancel()
        await asyncio.gather(*self.retries, return_exceptions=True)
        await self.transport.close()

    async def _retry_later(self, payload: Json, reason: str) -> None:
        for number, wait in enumerate(RETRY_AFTER[1:], start=2):
            await self.pause(wait)
            ack = await self._send("events_api", payload, Retry(number, reason))
            if ack.failure is None:
                return
            reason = ack.failure

    async def _send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack:
        if self.faults.outage:
            return Ack(failure="connection_failed")
        return await self.transport.send(kind, payload, retry)
