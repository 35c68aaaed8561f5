"""Runs an ASGI application on this machine only, inside the running event loop, and stops with it.

Unlike uvicorn's own server it takes no signals, does not poll, and can break a connection on purpose.
"""

import asyncio
import contextlib
import socket
from collections.abc import Generator
from typing import Any

import uvicorn
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

LOOPBACK = "127.0.0.1"
Address = tuple[str, int]


class LocalServer(uvicorn.Server):
    """One listening socket on 127.0.0.1; port 0 takes any free one."""

    def __init__(self, app: ASGIApp, port: int = 0) -> None:
        self.transports: dict[Address, asyncio.Transport] = {}
        config = uvicorn.Config(
            app,
            http=_remembering(self.transports),
            ws="websockets-sansio",
            ws_ping_interval=None,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        # Named as TCP, or asyncio leaves Nagle's delay on it: 40 ms a reply.
        self.listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self.listener.bind((LOOPBACK, port))
        except OSError:
            self.listener.close()
            raise
        self.port = int(self.listener.getsockname()[1])
        self.ready = asyncio.Event()
        self.stopping = asyncio.Event()
        self.running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self.running = asyncio.create_task(self.serve([self.listener]))
        ready = asyncio.create_task(self.ready.wait())
        await asyncio.wait({self.running, ready}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if self.running.done():
            self.running.result()

    async def stop(self) -> None:
        self.stopping.set()
        if self.running is not None:
            await self.running
        self.listener.close()

    def break_connection(self, request: Request) -> None:
        """Cut the connection of a request that is being answered: its reply is lost."""
        if request.client is not None:
            self.transports[(request.client.host, request.client.port)].abort()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        await self.stopping.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002 # uvicorn's
        """Stop at once: nothing here needs a graceful end, and tests do not wait for one."""
        for server in self.servers:
            server.close()
        under_way = list(self.server_state.tasks)
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        for transport in list(self.transports.values()):
            transport.abort()
        await asyncio.sleep(0)  # lets the transports say that they are closed


def _remembering(transports: dict[Address, asyncio.Transport]) -> type[H11Protocol]:
    """A protocol that notes its transport, so that a connection can be found by who called."""

    class Remembered(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn
            super().connection_made(transport)
            if self.client is not None:
                transports[self.client] = transport

        def connection_lost(self, exc: Exception | None) -> None:
            if self.client is not None:
                transports.pop(self.client, None)
            super().connection_lost(exc)

    return Remembered


class OnlyThisMachine:
    """Refuses requests that name another host: a web page elsewhere must not reach us by its own name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and not _is_local(scope["headers"]):
            await _refuse(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_local(headers: list[tuple[bytes, bytes]]) -> bool:
    host = next((value.decode("latin-1") for name, value in headers if name == b"host"), "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return name in (LOOPBACK, "localhost", "[::1]")


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    head: dict[str, Any] = {"type": "http.response.start", "status": 421, "headers": []}
    await send(head)
    await send({"type": "http.response.body", "body": b"This server is for this machine only."})
