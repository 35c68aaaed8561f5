"""The workspace as a whole: it starts and stops, dates messages by its wall clock, and stands alone."""

import asyncio
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.sandbox import Sandbox
from scheduling.clock import SettableClock
from tests.bot.sandbox.living import GP, PEOPLE, client_of


async def test_messages_are_dated_by_the_wall_clock() -> None:
    clock = SettableClock(datetime(2026, 3, 5, 17, 0, tzinfo=UTC))
    async with Sandbox(PEOPLE, clock=clock, rate_limits=False) as slack:
        client = client_of(slack)
        first = await client.chat_postMessage(channel=GP.id, text="Today")
        clock.set(datetime(2026, 3, 6, 9, 0, tzinfo=UTC))
        second = await client.chat_postMessage(channel=GP.id, text="Tomorrow")
    assert first["ts"] == "1772730000.000000"
    assert second["ts"] == "1772787600.000000"


async def test_two_workspaces_know_nothing_of_each_other() -> None:
    async with Sandbox(PEOPLE) as one, Sandbox(PEOPLE) as other:
        await client_of(one).chat_postMessage(channel=GP.id, text="Hello")
        assert [m.text for m in one.person(GP.id).dm] == ["Hello"]
        assert other.person(GP.id).dm == []
        assert one.bot_token != other.bot_token


async def test_it_stops_at_once_with_everything_that_was_open() -> None:
    async with aiohttp.ClientSession(trust_env=False) as session:
        async with Sandbox(PEOPLE) as slack:
            opened = await client_of(slack).apps_connections_open(app_token=slack.app_token)
            socket = await session.ws_connect(opened["url"])
            await socket.receive_json()
            waiting = asyncio.create_task(session.get(f"{slack.url}page/changes?since=999"))
            await session.get(f"{slack.url}page/state")
            assert not waiting.done()
        assert (await waiting).status == 200
        assert (await socket.receive()).type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED)
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(slack.url)


async def test_a_port_that_is_taken_is_said_at_once() -> None:
    async with Sandbox(PEOPLE) as slack:
        with pytest.raises(OSError, match="in use"):
            Sandbox(PEOPLE, port=slack.server.port)


def test_people_are_in_the_order_given() -> None:
    slack = Sandbox(PEOPLE)
    assert [person.id for person in slack.people] == [user.id for user in PEOPLE]
    slack.server.listener.close()
