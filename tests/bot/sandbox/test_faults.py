"""The misfortunes that can be switched on, each as an app and a person meet it."""

from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Json, Sandbox
from tests.bot.sandbox.living import GP, PEOPLE, Bot, Mode, client_of, living, nothing


def counting(bot: Bot) -> None:
    @bot.app.action("go")
    @bot.app.command("/go")
    @bot.app.event("message")
    async def go(ack: Any) -> None:
        await ack()


async def test_a_reply_is_lost_but_the_message_is_there() -> None:
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        client = client_of(slack)
        slack.faults.lose_next_reply()
        mark = {"event_type": "sent", "event_payload": {"id": "42"}}
        with pytest.raises(aiohttp.ClientError):
            await client.chat_postMessage(channel=GP.id, text="Hello", metadata=mark)
        channel = (await client.conversations_open(users=GP.id))["channel"]["id"]
        found = await client.conversations_history(channel=channel, include_all_metadata=True)
        assert [m["metadata"] for m in found["messages"]] == [mark]


async def test_only_a_write_that_was_done_loses_its_reply() -> None:
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        client = client_of(slack)
        slack.faults.lose_next_reply()
        assert (await client.auth_test())["ok"]
        with pytest.raises(SlackApiError, match="channel_not_found"):
            await client.chat_postMessage(channel="C404", text="Nowhere")
        with pytest.raises(aiohttp.ClientError):
            await client.chat_postMessage(channel=GP.id, text="Hello")
        assert (await client.chat_postMessage(channel=GP.id, text="Again"))["ok"]


async def test_a_client_that_retries_by_itself_sends_twice() -> None:
    """Why writes go out with `retry_handlers=[]`."""
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
        slack.faults.lose_next_reply()
        await client.chat_postMessage(channel=GP.id, text="Hello")
        assert [m.text for m in slack.person(GP.id).dm] == ["Hello", "Hello"]


async def test_a_press_or_an_event_comes_twice(mode: Mode) -> None:
    async with living(counting, mode) as bot:
        gp = bot.person()
        bot.slack.faults.deliver_twice(times=2)
        assert (await gp.command("/go")).acknowledged
        await gp.say("Hello")
        await gp.say("Once")
        kinds = [body.get("event_id") or body["trigger_id"] for body in bot.received]
        assert kinds[0] == kinds[1] != kinds[2] == kinds[3] != kinds[4]
        assert len(kinds) == 5


async def test_one_method_can_be_refused_for_being_called_too_often() -> None:
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        client = client_of(slack)
        slack.faults.rate_limit("chat.postMessage", times=1, retry_after=7)
        with pytest.raises(SlackApiError) as refused:
            await client.chat_postMessage(channel=GP.id, text="Hello")
        assert refused.value.response.headers["Retry-After"] == "7"
        assert (await client.chat_postMessage(channel=GP.id, text="Hello"))["ok"]


@pytest.mark.parametrize("reason", ["refresh_requested", "warning"])
async def test_a_refreshed_socket_loses_nothing(reason: str) -> None:
    async with living(counting) as bot:
        for _ in range(3):
            await bot.slack.faults.refresh_socket(reason)
            assert (await bot.person().command("/go")).acknowledged
        assert len(bot.received) == 3
        assert len(bot.slack.socket.connections) == 1


async def test_in_an_outage_nothing_works_and_afterwards_everything_does() -> None:
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        bot = Bot(app=_app(slack), client=client_of(slack), slack=slack)
        counting(bot)
        handler = AsyncSocketModeHandler(bot.app, slack.app_token, web_client=client_of(slack))
        await handler.connect_async()
        await slack.faults.begin_outage()
        assert slack.socket.connections == []
        with pytest.raises(SlackApiError) as refused:
            await bot.client.auth_test()
        assert refused.value.response.status_code == 503
        assert not (await bot.person().command("/go")).acknowledged
        await handler.close_async()
        await slack.faults.end_outage()
        handler = AsyncSocketModeHandler(bot.app, slack.app_token, web_client=client_of(slack))
        await handler.connect_async()
        await slack.connected()
        assert (await bot.person().command("/go")).acknowledged
        await handler.close_async()


def _app(slack: Sandbox) -> Any:
    from slack_bolt.async_app import AsyncApp

    return AsyncApp(client=client_of(slack), process_before_response=True)


async def test_a_connection_ticket_is_good_once_and_cannot_be_guessed() -> None:
    async with living(nothing) as bot:
        opened: Json = (await bot.client.apps_connections_open(app_token=bot.slack.app_token)).data  # type: ignore[assignment] # JSON
        async with aiohttp.ClientSession(trust_env=False) as session:
            async with session.ws_connect(opened["url"]) as socket:
                assert (await socket.receive_json())["type"] == "hello"
                assert len(bot.slack.socket.connections) == 2
            for url in (opened["url"], opened["url"][:-4] + "0000"):
                with pytest.raises(aiohttp.WSServerHandshakeError):
                    await session.ws_connect(url)
