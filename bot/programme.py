"""The running programme, composed in one place: office, Bolt app, post room, ticker, HTTP server or socket.

Nothing here happens at import; `compose` makes the parts and `Programme` starts and stops them.
"""

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

import structlog
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Engine

from bot.front_door import FrontDoor
from bot.office import Office
from bot.opening import open_database
from bot.post import PostRoom
from bot.settings import Settings
from handlers.edge import Edge
from handlers.rooms import all_deeds
from models import directory, upkeep
from models.desk import key
from scheduling.clock import Clock, SystemClock
from scheduling.ticker import Job, Ticker

log = structlog.get_logger("convene.programme")

UPKEEP_SECONDS = 3600
RECOGNISE_SECONDS = 60
#: Notices a connection that was reset within seconds, not a minute.
PING_SECONDS = 5
WEB_TIMEOUT = 10


class Role(StrEnum):
    """Which part of the work this process does; several may share one database."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"

    @property
    def answers(self) -> bool:
        """Whether it answers what people do."""
        return self is not Role.WORKER

    @property
    def sends(self) -> bool:
        """Whether it delivers messages."""
        return self is not Role.WEB


@dataclass
class Programme:
    """Everything that runs, and how it begins and ends."""

    settings: Settings
    office: Office
    app: AsyncApp
    client: AsyncWebClient
    post: PostRoom
    ticker: Ticker
    door: FrontDoor
    role: Role
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _socket: AsyncSocketModeHandler | None = None

    def nudge(self) -> None:
        """Have the outbox looked at now instead of at the next tick."""
        self._wake.set()

    async def start(self) -> None:
        """Begin: catch up, answer, send."""
        await self.office.transact(None, upkeep.replan)
        await self.door.start()
        if self.role.answers and self.settings.socket_mode:
            self._socket = await self._connect()
        if self.role.sends:
            self.ticker.start()
            self._tasks.append(asyncio.create_task(self._send_when_nudged()))
            self.nudge()
        self.door.ready = True
        log.info("ready", role=self.role.value, socket_mode=self.settings.socket_mode, port=self.door.port)

    async def stop(self) -> None:
        """End: let what is under way finish, lose nothing."""
        self.door.ready = False
        if self._socket is not None:
            await self._socket.close_async()
        await self.ticker.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.door.stop()
        self.office.close()

    async def settle(self) -> None:
        """Do now all that is due: for tests, the tour and the demo's clock."""
        await self.ticker.run_now()

    async def _connect(self) -> AsyncSocketModeHandler:
        token = self.settings.slack_app_token
        handler = AsyncSocketModeHandler(
            self.app,
            app_token=token.get_secret_value() if token else None,
            web_client=_client(self.settings, token.get_secret_value() if token else ""),
            ping_interval=PING_SECONDS,
        )
        await handler.connect_async()
        return handler

    async def _send_when_nudged(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self.post.deliver()
            except Exception as error:  # noqa: BLE001  # the next tick tries again; nothing is lost
                log.error("delivery_failed", error=type(error).__name__)  # noqa: TRY400  # no text of it in a log


def compose(
    settings: Settings,
    *,
    clock: Clock | None = None,
    engine: Engine | None = None,
    role: Role = Role.ALL,
    nudges: bool = True,
) -> Programme:
    """Make the parts and pass them to each other. `nudges=False` sends nothing until `settle` is called."""
    office = Office(engine or open_database(settings), clock or SystemClock(), settings.house_rules())
    token = settings.slack_bot_token
    client = _client(settings, token.get_secret_value() if token else "")
    secret = settings.slack_signing_secret
    app = AsyncApp(
        name="convene",
        client=client,
        signing_secret=secret.get_secret_value() if secret else None,
        process_before_response=True,
        request_verification_enabled=not settings.socket_mode,
    )
    deeds = all_deeds()
    post = PostRoom(office, client, deeds.letters)
    jobs = [
        Job("upkeep", partial(_upkeep, office), UPKEEP_SECONDS),
        Job("recognise", partial(_recognise, office, client), RECOGNISE_SECONDS),
        Job("deliver", post.deliver, settings.tick_seconds),
    ]
    http = role.answers and not settings.socket_mode
    programme = Programme(
        settings=settings,
        office=office,
        app=app,
        client=client,
        post=post,
        ticker=Ticker(jobs),
        door=FrontDoor(app if http else None, office, settings.address, settings.port),
        role=role,
    )
    Edge(deeds, office.transact, programme.nudge if nudges else lambda: None).register(app)
    return programme


@contextlib.asynccontextmanager
async def running(programme: Programme) -> AsyncIterator[Programme]:
    """The programme, started, and stopped at the end of the block."""
    await programme.start()
    try:
        yield programme
    finally:
        await programme.stop()


async def run(settings: Settings, role: Role) -> None:
    """Run until told to stop (Ctrl-C or SIGTERM)."""
    end = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, end.set)
    async with running(compose(settings, role=role)):
        await end.wait()


def _client(settings: Settings, token: str) -> AsyncWebClient:
    """A client that never repeats a write by itself: an answer that is lost is looked for instead."""
    client = AsyncWebClient(token=token, base_url=settings.slack_api_url, retry_handlers=[], timeout=WEB_TIMEOUT)
    if proxy_bypass(urlsplit(settings.slack_api_url).hostname or ""):
        client.proxy = None  # the SDK takes a proxy from the environment and does not read NO_PROXY
    return client


async def _upkeep(office: Office) -> None:
    await office.transact(None, upkeep.replan)
    await office.transact(None, upkeep.tidy)


async def _recognise(office: Office, client: AsyncWebClient) -> None:
    """Find the Slack accounts of people whom the directory knows by e-mail address only."""
    waiting = await office.read(lambda desk: directory.people_to_look_up(desk.session, desk.now))
    for person in waiting:
        try:
            found = await client.users_lookupByEmail(email=str(person.email))
            slack_id = str(found["user"]["id"])
        except SlackApiError as error:
            if error.response.get("error") != "users_not_found":
                log.warning("lookup_failed", fault=str(error.response.get("error")))
                return
            slack_id = None
        await office.transact(None, partial(upkeep.recognised, professional_id=key(person.id), slack_id=slack_id))
