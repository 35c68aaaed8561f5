"""Socket Mode: envelopes over WebSockets that the app opened, each answered by its envelope id."""

import asyncio
import json
import secrets
import uuid
from contextlib import suppress
from itertools import count

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.delivery.transport import Ack, Kind, Retry
from bot.sandbox.records import Json
from bot.sandbox.workspace import APP_ID

CONNECTIONS = 10
_ANSWERED = ("slash_commands", "interactive")


class SocketMode:
    """The open connections and the envelopes that wait for an acknowledgement."""

    def __init__(self, ack_seconds: float) -> None:
        self.ack_seconds = ack_seconds
        self.tickets: set[str] = set()
        self.connections: list[WebSocket] = []
        self.waiting: dict[str, asyncio.Future[Ack]] = {}
        self.turns = count()
        self.connected = asyncio.Event()
        self.refreshing = False
        self.open = True

    def ticket(self) -> str:
        """The last part of the address of one future connection; valid once."""
        ticket = secrets.token_hex(12)
        self.tickets.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket) -> None:
        """One connection from its greeting to its end."""
        ticket = str(socket.path_params["ticket"])
        if ticket not in self.tickets or not self.open or len(self.connections) >= CONNECTIONS:
            await socket.close(code=1008)
            return
        self.tickets.discard(ticket)
        await socket.accept()
        await socket.send_text(json.dumps(self._hello()))
        self.connections.append(socket)
        self.refreshing = False
        self.connected.set()
        try:
            while True:
                self._acknowledge(json.loads(await socket.receive_text()))
        except (WebSocketDisconnect, RuntimeError, ValueError):
            pass
        finally:
            self._forget(socket)

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack:
        """One envelope to one of the connections; only while they are being refreshed is one waited for."""
        if not self.connections and not self.refreshing:
            return Ack(failure="connection_failed")
        envelope_id = str(uuid.uuid4())
        envelope: Json = {"type": kind, "envelope_id": envelope_id, "payload": payload}
        envelope["accepts_response_payload"] = kind in _ANSWERED
        if kind == "events_api":
            envelope["retry_attempt"] = retry.number if retry else 0
            envelope["retry_reason"] = retry.reason if retry else ""
        self.waiting[envelope_id] = asyncio.get_running_loop().create_future()
        try:
            return await asyncio.wait_for(self._exchange(envelope_id, envelope), self.ack_seconds)
        except TimeoutError:
            return Ack(failure="http_timeout" if self.connections else "connection_failed")
        finally:
            self.waiting.pop(envelope_id, None)

    async def refresh(self, reason: str) -> None:
        """Ask every connection to be opened anew, as Slack does from time to time."""
        for socket in list(self.connections):
            self.refreshing = True
            self._forget(socket)
            note = {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
            with suppress(RuntimeError, WebSocketDisconnect):
                await socket.send_text(json.dumps(note))

    async def close(self) -> None:
        """Drop every connection and take no new one until `open` is true again."""
        self.open = self.refreshing = False
        for socket in list(self.connections):
            self._forget(socket)
            with suppress(RuntimeError, WebSocketDisconnect):
                await socket.close(code=1012)

    async def _exchange(self, envelope_id: str, envelope: Json) -> Ack:
        while True:
            await self.connected.wait()
            socket = self.connections[next(self.turns) % len(self.connections)]
            try:
                await socket.send_text(json.dumps(envelope))
            except (RuntimeError, WebSocketDisconnect):
                self._forget(socket)
                continue
            return await self.waiting[envelope_id]

    def _acknowledge(self, answer: Json) -> None:
        waiting = self.waiting.get(str(answer.get("envelope_id")))
        if waiting is not None and not waiting.done():
            waiting.set_result(Ack(body=answer.get("payload")))

    def _forget(self, socket: WebSocket) -> None:
        if socket in self.connections:
            self.connections.remove(socket)
        if not self.connections:
            self.connected.clear()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections) + 1,
            "connection_info": {"app_id": APP_ID},
            "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
        }
