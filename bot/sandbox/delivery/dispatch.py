"""Sends to the app and follows Slack's rules for silence: retries for events, none for what people press."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.sandbox.delivery.message_events import message_event
from bot.sandbox.delivery.payloads import event_payload
from bot.sandbox.delivery.transport import Ack, Kind, Retry, Transport
from bot.sandbox.faults import Faults
from bot.sandbox.records import Json, Message
from bot.sandbox.workspace import Happening, Workspace

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
        self.echoes: set[asyncio.Task[None]] = set()
        workspace.listeners.append(self._echo)

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
        return await self._insist(payload, await self.ask("events_api", payload))

    async def settled(self) -> None:
        """Wait until the app has heard of everything that happened in its DMs."""
        while self.echoes:
            await asyncio.gather(*self.echoes)

    def _echo(self, what: Happening, message: Message, before: Message | None) -> None:
        """Tell the app of what it did itself and of what people changed, as Slack does, without waiting."""
        by_person = what == "posted" and not message.bot
        if by_person or "message.im" not in self.workspace.app.events:
            return
        event = message_event(self.workspace, what, message, before)
        task = asyncio.create_task(self._tell_aside(event_payload(self.workspace, event)))
        self.echoes.add(task)
        task.add_done_callback(self.echoes.discard)

    async def _tell_aside(self, payload: Json) -> None:
        await self._insist(payload, await self._send("events_api", payload))

    async def _insist(self, payload: Json, ack: Ack) -> Ack:
        if ack.failure:
            ack = await self._send("events_api", payload, Retry(1, ack.failure))
        if ack.failure:
            task = asyncio.create_task(self._retry_later(payload, ack.failure))
            self.retries.add(task)
            task.add_done_callback(self.retries.discard)
        return ack

    async def close(self) -> None:
        """Give up what is still to be retried."""
        under_way = [*self.retries, *self.echoes]
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
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
