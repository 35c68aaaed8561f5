"""How requests reach the app and what happens when it is silent: retries for events, plain words for people."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.sandbox import AppDefinition, Json
from bot.sandbox.people.modals import TROUBLE
from tests.bot.sandbox.living import GP, Bot, Mode, living


@dataclass
class Pauses:
    """Waits for the retries that a test ends by hand."""

    asked: list[float] = field(default_factory=list)
    go_on: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        await self.go_on.acquire()


@dataclass
class Deaf:
    """An app that fails as often as it is told before it answers; notes the retry headers it was sent."""

    failures: int
    heard: list[tuple[str | None, str | None]] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, bot: Bot) -> None:
        @bot.app.event("message")
        async def message(request: Any) -> None:
            number = request.headers.get("x-slack-retry-num", [None])[0]
            reason = request.headers.get("x-slack-retry-reason", [None])[0]
            self.heard.append((number, reason))
            if len(self.heard) <= self.failures:
                raise RuntimeError("deaf")
            self.answered.set()

        @bot.app.error
        async def quietly() -> Any:
            return None


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


async def test_an_event_is_repeated_at_once(pauses: Pauses) -> None:
    deaf = Deaf(failures=1)
    async with living(deaf, "http", pause=pauses) as bot:
        await bot.person().say("Hello")
        assert deaf.heard == [(None, None), ("1", "http_error")]
        assert len({body["event_id"] for body in bot.received}) == 1


async def test_then_after_one_and_five_minutes_and_then_no_more(pauses: Pauses) -> None:
    deaf = Deaf(failures=99)
    async with living(deaf, "http", pause=pauses) as bot:
        await bot.person().say("Hello")
        pauses.go_on.release()
        pauses.go_on.release()
        await asyncio.gather(*bot.slack.dispatch.retries)
        assert pauses.asked == [60.0, 300.0]
        assert [number for number, _ in deaf.heard] == [None, "1", "2", "3"]


async def test_an_app_that_recovers_hears_the_event(pauses: Pauses) -> None:
    deaf = Deaf(failures=2)
    async with living(deaf, "http", pause=pauses) as bot:
        await bot.person().say("Hello")
        pauses.go_on.release()
        await deaf.answered.wait()
        assert [number for number, _ in deaf.heard] == [None, "1", "2"]


async def test_over_a_socket_silence_is_a_timeout(pauses: Pauses) -> None:
    deaf = Deaf(failures=1)
    async with living(deaf, "socket", pause=pauses, ack_seconds=0.2) as bot:
        await bot.person().say("Hello")
        assert deaf.heard[-1] == ("1", "http_timeout")


def silent(bot: Bot) -> None:
    """Never answers what people do, except with a modal."""
    forever = asyncio.Event()

    @bot.app.command("/open")
    async def opens(ack: Any, command: Json, client: Any) -> None:
        view = {
            "type": "modal",
            "callback_id": "form",
            "title": {"type": "plain_text", "text": "Form"},
            "submit": {"type": "plain_text", "text": "Send"},
            "blocks": [
                {
                    "type": "input",
                    "block_id": "name",
                    "label": {"type": "plain_text", "text": "Name"},
                    "element": {"type": "plain_text_input", "action_id": "name"},
                }
            ],
        }
        await client.views_open(trigger_id=command["trigger_id"], view=view)
        await ack()

    async def wait() -> None:
        await forever.wait()

    bot.app.command("/silent")(wait)
    bot.app.view("form")(wait)
    bot.app.action("go")(wait)


@pytest.fixture
async def deaf_bot(mode: Mode) -> AsyncIterator[Bot]:
    async with living(silent, mode, ack_seconds=0.2) as bot:
        yield bot


async def test_a_command_without_answer_says_so_to_that_person(deaf_bot: Bot) -> None:
    gp = deaf_bot.person()
    answer = await gp.command("/silent")
    assert answer.trouble is not None
    assert "operation_timeout" in answer.trouble
    assert gp.notice == answer.trouble
    assert deaf_bot.slack.person("UREED").notice is None


async def test_a_modal_without_answer_stays_with_what_was_typed(deaf_bot: Bot) -> None:
    gp = deaf_bot.person()
    deaf_bot.slack.socket.ack_seconds = deaf_bot.slack.http.ack_seconds = 30.0
    await gp.command("/open")
    deaf_bot.slack.socket.ack_seconds = deaf_bot.slack.http.ack_seconds = 0.2
    await gp.fill("name", "Asha")
    assert (await gp.submit()).trouble == TROUBLE
    assert gp.modal is not None
    assert (gp.modal.value("name"), gp.modal.trouble) == ("Asha", TROUBLE)


async def test_words_of_trouble_go_away_with_the_next_deed(deaf_bot: Bot) -> None:
    gp = deaf_bot.person()
    await gp.command("/silent")
    deaf_bot.slack.socket.ack_seconds = deaf_bot.slack.http.ack_seconds = 30.0
    await gp.command("/open")
    assert gp.notice is None


async def test_a_missing_app_is_not_waited_for() -> None:
    async with living(silent, "http") as bot:
        bot.slack.http.url = None
        answer = await bot.person().command("/silent")
        assert answer.trouble is not None
        assert "dispatch_failed" in answer.trouble


def watching(bot: Bot) -> None:
    @bot.app.event("message")
    async def message() -> None:
        """Everything is noted by the middleware."""


def events(bot: Bot) -> list[Json]:
    return [body["event"] for body in bot.received]


async def test_an_app_hears_of_what_people_change(mode: Mode) -> None:
    async with living(watching, mode) as bot:
        gp = bot.person()
        said = await gp.say("Helo")
        await gp.edit(said, "Hello")
        await gp.unsay(said)
        subtypes = [event.get("subtype") for event in events(bot)]
        assert subtypes == [None, "message_changed", "message_deleted"]
        assert events(bot)[1]["message"]["text"] == "Hello"
        assert events(bot)[1]["previous_message"]["text"] == "Helo"
        assert gp.dm == []


async def test_an_app_is_told_of_its_own_messages_and_changes(mode: Mode) -> None:
    async with living(watching, mode, hears_itself=True) as bot:
        sent = await bot.client.chat_postMessage(channel=GP.id, text="Old")
        await bot.client.chat_update(channel=sent["channel"], ts=sent["ts"], text="New")
        await bot.slack.settled()
        posted, changed = sorted(events(bot), key=lambda event: str(event["ts"]))
        assert (posted["text"], "bot_id" in posted) == ("Old", True)
        assert (changed["subtype"], changed["message"]["text"]) == ("message_changed", "New")


@pytest.mark.parametrize("app", [AppDefinition(events=()), AppDefinition(events=("app_home_opened",))])
async def test_an_app_hears_only_what_it_subscribed_to(app: AppDefinition) -> None:
    async with living(watching, "http", app=app) as bot:
        await bot.person().say("Hello")
        assert bot.received == []


async def test_a_request_signed_with_another_secret_is_refused(pauses: Pauses) -> None:
    async with living(watching, "http", pause=pauses) as bot:
        bot.slack.http.secret = "somebody else's"
        await bot.person().say("Hello")
        assert bot.received == []
