"""The running programme, composed in one place: office, Bolt app, post room, ticker, HTTP server or socket.

Nothing here happens at import; `compose` makes the parts and `Programme` starts and stops them.
"""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Engine

from bot import logs
from bot.front_door import FrontDoor
from bot.office import Office
from bot.opening import open_database
from bot.post import PostRoom
from bot.routes import goes_direct
from bot.settings import Log, Settings
from bot.speaking import speak
from handlers.edge import Edge
from handlers.rooms import all_deeds
from handlers.slack_faults import fault_of
from models import directory, upkeep
from models.desk import key
from scheduling.clock import Clock, SystemClock
from scheduling.ticker import Job, Ticker

log = structlog.get_logger("convene.programme")

UPKEEP_SECONDS = 3600
RECOGNISE_SECONDS = 15
#: Seconds that what is being sent may still take when we are told to stop. What is cut off is looked for afterwards.
PATIENCE = 3
#: Notices a connection that was reset within seconds, not a minute.
PING_SECONDS = 5
WEB_TIMEOUT = 10
KEPT_SECONDS = 3
#: Seconds between tries while Slack cannot be reached at the start.
FIRST_PAUSE, LONGEST_PAUSE = 1, 60


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
    eager: bool = True
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _socket: AsyncSocketModeHandler | None = None

    def nudge(self) -> None:
        """Have the outbox looked at now instead of at the next tick."""
        self._wake.set()

    async def start(self) -> None:
        """Begin: catch up, answer, send."""
        await self.office.transact(None, upkeep.replan)
        self.client.session = _connections()
        await self.door.start()
        if self.role.answers and self.settings.socket_mode:
            await self._connect()
        if self.role.sends:
            self.ticker.start()
            self._tasks.append(asyncio.create_task(self._send_when_nudged()))
            if self.eager:
                self._tasks.append(asyncio.create_task(self.ticker.run_now()))
        self.door.ready = True
        log.info("ready", role=self.role.value, socket_mode=self.settings.socket_mode, port=self.door.port)

    async def stop(self) -> None:
        """End: let what is under way finish, lose nothing."""
        self.door.ready = False
        await asyncio.gather(self._hang_up(), self.ticker.stop(PATIENCE), self.post.rest(PATIENCE), self.door.stop())
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.client.session is not None:
            await self.client.session.close()
        self.office.close()

    async def settle(self) -> None:
        """Do now all that is due: for tests, the tour and the demo's clock."""
        await self.ticker.run_now()

    async def tick(self) -> None:
        """Send what is due. Neither calendars and settings nor who is in Slack change because time passes."""
        await self.ticker.run_now("deliver")

    async def _connect(self) -> None:
        """Open the socket. Raises `SlackApiError` for a refused token; waits for a Slack that cannot be reached."""
        secret = self.settings.slack_app_token
        token = secret.get_secret_value() if secret else ""
        handler = AsyncSocketModeHandler(
            self.app, app_token=token, web_client=_client(self.settings, token), ping_interval=PING_SECONDS
        )
        self._socket = handler
        pause = FIRST_PAUSE
        while handler.client.wss_uri is None:
            try:
                opened = await handler.client.web_client.apps_connections_open(app_token=token)
                handler.client.wss_uri = str(opened["url"])
            except (aiohttp.ClientError, TimeoutError):
                log.warning("slack_unreachable", again_in_seconds=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        if goes_direct(handler.client.wss_uri):
            handler.client.proxy = None
        await handler.connect_async()

    async def _hang_up(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await self._socket.close_async()

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
        logger=logging.getLogger("slack_bolt"),  # whose level Bolt takes over: without it, that of the root
        client=client,
        signing_secret=secret.get_secret_value() if secret else None,
        process_before_response=True,
        attaching_conversation_kwargs_enabled=False,  # would send by itself, past the outbox
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
        eager=nudges,
    )
    Edge(deeds, office.transact, programme.nudge if nudges else lambda: None, partial(speak, client)).register(app)
    return programme


@contextlib.asynccontextmanager
async def running(programme: Programme) -> AsyncIterator[Programme]:
    """The programme, started, and stopped at the end of the block."""
    await programme.start()
    try:
        yield programme
    finally:
        await programme.stop()


class CannotStart(Exception):  # a sentence for whoever starts it
    """The programme cannot start; the message says why and what to do, and holds no secret."""


async def run(settings: Settings, role: Role) -> None:
    """Run until told to stop (Ctrl-C or SIGTERM). Raises `CannotStart`."""
    logs.set_up(plain=settings.log is Log.PLAIN)
    end = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, end.set)
    programme = compose(settings, role=role)
    starting, ending = asyncio.create_task(programme.start()), asyncio.create_task(end.wait())
    try:
        await asyncio.wait({starting, ending}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            await starting
            await ending
    except SlackApiError as error:
        raise CannotStart(
            f"Slack refused to open a socket ({fault_of(error)}). Run `convene doctor` to see what to do."
        ) from None
    except OSError:
        raise CannotStart(f"Port {settings.port} is not free. Set PORT to one that is.") from None
    finally:
        for task in (starting, ending):
            task.cancel()
        await asyncio.gather(starting, ending, return_exceptions=True)
        await programme.stop()


def _client(settings: Settings, token: str) -> AsyncWebClient:
    """A client that never repeats a write by itself: an answer that is lost is looked for instead."""
    client = AsyncWebClient(token=token, base_url=settings.slack_api_url, retry_handlers=[], timeout=WEB_TIMEOUT)
    if goes_direct(settings.slack_api_url):
        client.proxy = None  # the SDK takes a proxy from the environment and does not read NO_PROXY
    return client


def _connections() -> aiohttp.ClientSession:
    """Connections that serve several calls: the SDK would make one for each, and greet Slack anew every time.

    They are given up before any server is known to: a write on a connection that is just being closed is lost.
    """
    kept = aiohttp.TCPConnector(keepalive_timeout=KEPT_SECONDS)
    return aiohttp.ClientSession(connector=kept, timeout=aiohttp.ClientTimeout(total=WEB_TIMEOUT))


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
            if fault_of(error) == "ratelimited":
                return  # the rest at the next turn
            if fault_of(error) != "users_not_found":
                log.warning("lookup_failed", fault=fault_of(error))
                return
            slack_id = None
        await office.transact(None, partial(upkeep.recognised, professional_id=key(person.id), slack_id=slack_id))
