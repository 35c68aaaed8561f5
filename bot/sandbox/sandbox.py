"""Puts the workspace together and runs it: server, Web API, delivery, people, faults and the browser page."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal, Protocol, Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute

from bot.sandbox.delivery.dispatch import Dispatch
from bot.sandbox.delivery.signed_http import SignedHttp
from bot.sandbox.delivery.socket_mode import SocketMode
from bot.sandbox.delivery.transport import Transport
from bot.sandbox.faults import Faults
from bot.sandbox.page_api import PageApi, WorkspaceClock
from bot.sandbox.people.person import Person
from bot.sandbox.records import AppDefinition, User
from bot.sandbox.server import LOOPBACK, LocalServer, OnlyThisMachine
from bot.sandbox.web import files, respond
from bot.sandbox.web.api import Credentials, WebApi
from bot.sandbox.web.rates import Rates
from bot.sandbox.workspace import Workspace


class WallClock(Protocol):
    """Anything that knows the time on the workspace's wall, as an aware datetime."""

    def now(self) -> datetime: ...


class Sandbox:
    """A Slack workspace; use it with `async with`.

    `clock` dates the messages (default: real time); if it is a `WorkspaceClock`, the page can move it.
    `realtime` is seconds since 1970, for what really expires: triggers, response URLs, rate limits and
    signatures. `ack_seconds` is how long the app may be silent. `rate_limits=False` lets a test send as
    fast as it likes. `app` is what the app's manifest declares.
    """

    def __init__(  # noqa: PLR0913 # each part of the world can be exchanged by a test
        self,
        people: Iterable[User],
        *,
        mode: Literal["socket", "http"] = "socket",
        app_url: str | None = None,
        app: AppDefinition | None = None,
        clock: WallClock | None = None,
        realtime: Callable[[], float] = time.time,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        ack_seconds: float = 3.0,
        rate_limits: bool = True,
        port: int = 0,
        team: str = "Sandbox",
    ) -> None:
        now = clock.now if clock is not None else lambda: datetime.fromtimestamp(realtime(), UTC)
        self.workspace = Workspace(people, app or AppDefinition(), now, realtime, team)
        self.credentials = Credentials(
            bot_token=f"xoxb-{secrets.token_hex(16)}",
            app_token=f"xapp-1-{secrets.token_hex(16)}",
            signing_secret=secrets.token_hex(16),
        )
        self.socket = SocketMode(ack_seconds)
        self.http = SignedHttp(self.credentials.signing_secret, realtime, ack_seconds)
        self.http.url = app_url
        self.faults = Faults(self.socket)
        self.rates = Rates(realtime, rate_limits)
        transport: Transport = self.socket if mode == "socket" else self.http
        self.dispatch = Dispatch(self.workspace, transport, self.faults, pause)
        self.web_api = WebApi(self.workspace, self.credentials, self.rates, self.faults, self.socket, self._drop)
        movable = clock if isinstance(clock, WorkspaceClock) else None
        self.page = PageApi(self.workspace, self.dispatch, movable)
        self.server = LocalServer(OnlyThisMachine(self._routes()), port)
        self.workspace.base_url = self.url

    # Where it is and how to get in

    @property
    def url(self) -> str:
        """The page, and the root of everything else; ends in a slash."""
        return f"http://{LOOPBACK}:{self.server.port}/"

    @property
    def api_url(self) -> str:
        """`base_url` for a Web API client."""
        return f"{self.url}api/"

    @property
    def bot_token(self) -> str:
        return self.credentials.bot_token

    @property
    def app_token(self) -> str:
        return self.credentials.app_token

    @property
    def signing_secret(self) -> str:
        return self.credentials.signing_secret

    @property
    def complaints(self) -> list[str]:
        """What a real Slack would have refused where nobody sees it. A healthy app leaves this empty."""
        return self.workspace.complaints

    @property
    def app_url(self) -> str | None:
        """Where signed HTTP requests go; may be set once the app listens."""
        return self.http.url

    @app_url.setter
    def app_url(self, url: str) -> None:
        self.http.url = url

    async def connected(self, within: float = 10.0) -> None:
        """Wait until the app has a socket open, at most `within` seconds."""
        await asyncio.wait_for(self.socket.connected.wait(), within)

    async def settled(self) -> None:
        """Wait until the app has heard of its own messages and changes, which Slack sends it too."""
        await self.dispatch.settled()

    def person(self, user_id: str) -> Person:
        """Somebody to act as."""
        return Person(self.workspace, self.dispatch, self.workspace.users[user_id])

    @property
    def people(self) -> list[Person]:
        """Everybody, in the order given."""
        return [self.person(user_id) for user_id in self.workspace.users]

    # Life

    async def start(self) -> None:
        await self.server.start()

    async def stop(self) -> None:
        await self.dispatch.close()
        await self.socket.close()
        await self.http.close()
        self.workspace.touch()
        await self.server.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    def _routes(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/api/{method}", self.web_api.handle, methods=["GET", "POST"]),
                Route("/upload/v1/{file_id}", self._upload, methods=["POST"]),
                Route("/files/{file_id}/{name}", self._file),
                Route("/respond/{channel}/{number}", self._respond, methods=["POST"]),
                WebSocketRoute("/socket/{ticket}", self.socket.serve),
                *self.page.routes(),
            ]
        )

    async def _respond(self, request: Request) -> Response:
        if self.faults.outage:
            return Response(status_code=503)
        return await respond.handle(self.workspace, request)

    async def _upload(self, request: Request) -> Response:
        if self.faults.outage:
            return Response(status_code=503)
        return await files.take_bytes(self.workspace, request)

    async def _file(self, request: Request) -> Response:
        return files.serve(self.workspace, request)

    def _drop(self, request: Request) -> Response:
        self.server.break_connection(request)
        return Response(status_code=500)
