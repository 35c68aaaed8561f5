"""A small real Bolt app and the ways to run it against a sandbox, for the tests of the sandbox itself."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox import Json, Person, Sandbox, User
from bot.sandbox.server import LocalServer

Mode = Literal["socket", "http"]
GP = User("UKHAN", "Samira Khan", "GP", "s.khan@surgery.example")
WORKER = User("UREED", "Tom Reed", "Social worker", "tom.reed@council.example")
GUEST = User("UGUEST", "Ada Guest", "School lead", "ada@school.example", kind="single_channel_guest")
STRANGER = User("UELSE", "Per Else", "Police", "per@police.example", kind="stranger")
PEOPLE = (GP, WORKER, GUEST, STRANGER)


@dataclass
class Seconds:
    """Real time, stopped: from then on it passes only when told to, however busy the machine is."""

    at: float = field(default_factory=time.time)

    def __call__(self) -> float:
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += seconds


@dataclass
class Bot:
    """The running Bolt app, with what it was sent."""

    app: AsyncApp
    client: AsyncWebClient
    slack: Sandbox
    received: list[Json] = field(default_factory=list)

    def person(self, user: User = GP) -> Person:
        return self.slack.person(user.id)

    def last(self) -> Json:
        return self.received[-1]


def nothing(_: "Bot") -> None:
    """An app without listeners."""


def client_of(slack: Sandbox, **options: Any) -> AsyncWebClient:
    """A client that sends each request once."""
    token = options.pop("token", slack.bot_token)
    return AsyncWebClient(token=token, base_url=slack.api_url, retry_handlers=[], trust_env_in_session=False, **options)


@asynccontextmanager
async def living(
    register: Callable[[Bot], None], mode: Mode = "socket", *, hears_itself: bool = False, **options: Any
) -> AsyncIterator[Bot]:
    """A sandbox with a Bolt app in it, connected and ready; Bolt keeps the app's own messages from it."""
    options = {"rate_limits": False, "ack_seconds": 30.0, "realtime": Seconds(), **options}
    async with Sandbox(options.pop("people", PEOPLE), mode=mode, **options) as slack:
        client = client_of(slack)
        app = AsyncApp(
            client=client,
            signing_secret=slack.signing_secret,
            process_before_response=True,
            ignoring_self_events_enabled=not hears_itself,
            attaching_conversation_kwargs_enabled=False,  # else every thread is taken for an assistant's
        )
        bot = Bot(app, client, slack)
        _remember(bot)
        register(bot)
        async with _socket(bot) if mode == "socket" else _http(bot):
            yield bot


def _remember(bot: Bot) -> None:
    @bot.app.use
    async def remember(body: Json, next: Callable[[], Any]) -> None:  # noqa: A002 # Bolt passes it by this name
        bot.received.append(body)
        await next()


@asynccontextmanager
async def _socket(bot: Bot) -> AsyncIterator[None]:
    handler = AsyncSocketModeHandler(bot.app, bot.slack.app_token, web_client=bot.client)
    await handler.connect_async()
    await bot.slack.connected()
    try:
        yield
    finally:
        await handler.close_async()


@asynccontextmanager
async def _http(bot: Bot) -> AsyncIterator[None]:
    adapter = AsyncSlackRequestHandler(bot.app)

    async def events(request: Request) -> Response:
        return await adapter.handle(request)

    server = LocalServer(Starlette(routes=[Route("/slack/events", events, methods=["POST"])]))
    await server.start()
    bot.slack.app_url = f"http://127.0.0.1:{server.port}/slack/events"
    try:
        yield
    finally:
        await server.stop()
