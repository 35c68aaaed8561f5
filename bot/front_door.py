"""The front door: Slack's signed HTTP requests, `/healthz` for whoever watches, `/metrics` for Prometheus."""

import asyncio
import contextlib
import socket
from collections.abc import Generator
from functools import partial

import structlog
import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.office import Office

log = structlog.get_logger("convene.front_door")

GRACE = 3  # seconds that what is under way may still take when the door closes; Slack itself waits for three
LONGEST_STAMP = 11  # digits of seconds since 1970, for the next 3,000 years


class FrontDoor:
    """An HTTP server in the running loop. Without an app (Socket Mode, workers) it only tells how things are."""

    def __init__(self, app: AsyncApp | None, office: Office, address: str, port: int) -> None:
        self.ready = False
        self._office = office
        self._address, self._port = address, port
        self._slack = AsyncSlackRequestHandler(app) if app is not None else None
        self._server: _Server | None = None
        self._task: asyncio.Task[None] | None = None
        self._listening: socket.socket | None = None

    @property
    def port(self) -> int:
        """The port it listens on; the one that was found when 0 was asked for."""
        return int(self._listening.getsockname()[1]) if self._listening else self._port

    async def start(self) -> None:
        """Listen. Raises `OSError` when the port is taken."""
        listening = socket.socket(socket.AF_INET6 if ":" in self._address else socket.AF_INET, proto=socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((self._address, self._port))
        self._listening = listening
        config = uvicorn.Config(self._routes(), log_level="warning", lifespan="off", access_log=False)
        self._server = _Server(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[listening]))
        open_ = asyncio.create_task(self._server.listening.wait())
        await asyncio.wait({self._task, open_}, return_when=asyncio.FIRST_COMPLETED)
        open_.cancel()
        if self._task.done():
            self._task.result()

    async def stop(self) -> None:
        """Close the door once what is under way has been answered."""
        if self._server is not None and self._task is not None:
            self._server.closing.set()
            await asyncio.wait({self._task})
        if self._listening is not None:
            self._listening.close()

    def _routes(self) -> Starlette:
        routes = [Route("/healthz", self._health), Route("/metrics", self._metrics)]
        if self._slack is not None:
            routes.append(Route("/slack/events", partial(_events, self._slack), methods=["POST"]))
        return Starlette(routes=routes)

    async def _health(self, _request: Request) -> Response:
        return JSONResponse({"ready": self.ready}, status_code=200 if self.ready else 503)

    async def _metrics(self, _request: Request) -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


class _Server(uvicorn.Server):
    """uvicorn without its waits of a tenth of a second: it is there, and gone, as soon as it can be."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()
        self.closing = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Signals are the programme's to handle."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self.listening.set()

    async def main_loop(self) -> None:
        while not self.closing.is_set():
            await self.on_tick(0)  # sets the date that replies carry
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.closing.wait(), 1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002  # uvicorn's
        """Take nothing more, and answer what is under way."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=GRACE)


async def _events(slack: AsyncSlackRequestHandler, request: Request) -> Response:
    """What Bolt would answer 500, with a traceback in the log, is refused here: nothing of it comes from Slack."""
    stamp = request.headers.get("x-slack-request-timestamp", "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= LONGEST_STAMP):
        return PlainTextResponse("no valid timestamp", status_code=401)
    if not request.headers.get("x-slack-signature", "").isascii():
        return PlainTextResponse("no valid signature", status_code=401)
    try:
        return await slack.handle(request)
    except asyncio.CancelledError:  # the programme ends while Slack keeps somebody's answer waiting
        return PlainTextResponse("stopping", status_code=503)
    except Exception as error:  # noqa: BLE001  # a body that cannot be read; what our own code raises is answered by it
        log.warning("request_unreadable", error=type(error).__name__)
        return PlainTextResponse("not understood", status_code=400)
