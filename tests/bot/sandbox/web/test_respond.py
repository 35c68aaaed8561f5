"""response_url: five answers in half an hour, to one person or to all, in the place of the old or beside it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.bot.sandbox.living import GP, Bot, Seconds, living

BUTTON = {
    "type": "actions",
    "elements": [{"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}],
}


def listening(bot: Bot) -> None:
    @bot.app.command("/go")
    @bot.app.action("go")
    async def go(ack: Any) -> None:
        await ack()


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
async def bot(seconds: Seconds) -> AsyncIterator[Bot]:
    async with living(listening, "http", realtime=seconds) as bot:
        yield bot


async def commanded(bot: Bot) -> AsyncWebhookClient:
    await bot.person().command("/go")
    return AsyncWebhookClient(bot.last()["response_url"], retry_handlers=[])


async def pressed(bot: Bot) -> AsyncWebhookClient:
    await bot.client.chat_postMessage(channel=GP.id, text="A button", blocks=[BUTTON])
    gp = bot.person()
    await gp.press(gp.dm[-1], "go")
    return AsyncWebhookClient(bot.last()["response_url"], retry_handlers=[])


async def test_it_can_be_used_five_times(bot: Bot) -> None:
    respond = await commanded(bot)
    statuses = [(await respond.send(text=str(number))).status_code for number in range(6)]
    assert statuses == [200] * 5 + [404]
    assert [m.text for m in bot.person().ephemeral] == ["0", "1", "2", "3", "4"]


async def test_it_lives_half_an_hour(bot: Bot, seconds: Seconds) -> None:
    respond = await commanded(bot)
    seconds.advance(30 * 60)
    assert (await respond.send(text="In time")).status_code == 200
    seconds.advance(1)
    late = await respond.send(text="Late")
    assert (late.status_code, "expired_url" in late.body) == (404, True)


async def test_an_answer_is_for_that_person_unless_it_says_otherwise(bot: Bot) -> None:
    respond = await commanded(bot)
    await respond.send(text="Only you")
    await respond.send(text="Everybody", response_type="in_channel")
    gp = bot.person()
    assert [m.text for m in gp.ephemeral] == ["Only you"]
    assert [m.text for m in gp.dm] == ["Everybody"]


async def test_a_press_can_change_or_delete_its_message(bot: Bot) -> None:
    respond = await pressed(bot)
    await respond.send(text="Done", replace_original=True)
    assert [m.reads() for m in bot.person().dm] == ["Done"]
    await respond.send(delete_original=True)
    assert bot.person().dm == []


async def test_blocks_are_checked_here_too(bot: Bot) -> None:
    respond = await commanded(bot)
    refused = await respond.send(text="x", blocks=[{"type": "actions", "elements": []}])
    assert refused.status_code == 400
    assert "0 given, 1 to 25 allowed" in refused.body
    assert (await respond.send(text="")).status_code == 400
