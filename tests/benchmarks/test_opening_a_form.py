"""From a typed command to the form on the screen, next to a Bolt command that only acknowledges."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.front_door import FrontDoor
from bot.speaking import speak
from handlers.edge import Edge
from handlers.rooms import all_deeds
from tests.benchmarks.measuring import Table, Way, taking_turns
from tests.harness import Partnership

ROUNDS = 40
Register = Callable[[AsyncApp], None]


@pytest.mark.parametrize("before_response", [True, False], ids=["before_response", "default"])
async def test_opening_a_form(house: Partnership, database_kind: str, before_response: bool, table: Table) -> None:  # noqa: FBT001  # a parameter of pytest's
    priya = house.person("UPRIYA")

    def typed(url: str, *, opens: bool) -> Way:
        async def type_it() -> None:
            house.slack.app_url = url
            await priya.command("/conference", "schedule")
            assert (priya.modal is not None) is opens

        return type_it

    async def close() -> None:
        if priya.modal:
            await priya.close_modal()

    programme = house.programme
    ours = Edge(all_deeds(), programme.office.transact, lambda: None, partial(speak, programme.client)).register
    async with door(house, before_response, empty) as plain, door(house, before_response, ours) as full:
        ways = {
            "/conference, only acknowledged": typed(plain, opens=False),
            "/conference schedule, form open": typed(full, opens=True),
        }
        medians = await taking_turns(ROUNDS, ways, between=close)
    assert house.slack.complaints == []
    mode = "process_before_response, as we run it" if before_response else "Bolt's default"
    table.add(f"From command to form, {database_kind}, {mode}", medians, "ms")


def empty(app: AsyncApp) -> None:
    """The least that an app can do with a command."""

    @app.command("/conference")
    async def acknowledge(ack: AsyncAck) -> None:
        await ack()


@asynccontextmanager
async def door(house: Partnership, before_response: bool, register: Register) -> AsyncIterator[str]:  # noqa: FBT001  # named as Bolt's
    """One more app for the same workspace, and where it listens."""
    app = AsyncApp(
        client=house.programme.client,
        signing_secret=house.slack.signing_secret,
        process_before_response=before_response,
    )
    register(app)
    opened = FrontDoor(app, house.programme.office, "127.0.0.1", 0)
    await opened.start()
    try:
        yield f"http://127.0.0.1:{opened.port}/slack/events"
    finally:
        await opened.stop()
