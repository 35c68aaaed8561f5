"""The payloads as an app receives them, held against the shapes that Slack documents."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.sandbox import Json
from tests.bot.sandbox.living import GP, Bot, Mode, living

COMMAND = set(
    "token team_id team_domain channel_id channel_name user_id user_name command text api_app_id"  # noqa: SIM905 # as a list it would fill a page
    " is_enterprise_install response_url trigger_id".split()
)
ACTION = {"type", "team", "user", "api_app_id", "container", "trigger_id", "actions", "is_enterprise_install"}
VIEW = set(
    "id team_id type callback_id private_metadata blocks state hash title submit close root_view_id"  # noqa: SIM905 # as above
    " previous_view_id app_id bot_id app_installed_team_id external_id clear_on_close notify_on_close".split()
)


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


MODAL: Json = {
    "type": "modal",
    "callback_id": "form",
    "private_metadata": "7",
    "title": plain("A form"),
    "submit": plain("Send"),
    "blocks": [
        {
            "type": "input",
            "block_id": "day",
            "dispatch_action": True,
            "label": plain("Day"),
            "element": {"type": "datepicker", "action_id": "day"},
        }
    ],
}
MESSAGE: list[Json] = [
    {
        "type": "actions",
        "block_id": "choose",
        "elements": [
            {"type": "button", "action_id": "go", "value": "7", "text": plain("Go")},
            {
                "type": "static_select",
                "action_id": "pick",
                "options": [{"text": plain("Red"), "value": "r"}],
            },
            {"type": "overflow", "action_id": "menu", "options": [{"text": plain("More"), "value": "m"}]},
        ],
    }
]


def quiet(bot: Bot) -> None:
    async def fine(ack: Any) -> None:
        await ack()

    for name in ("go", "pick", "menu", "day"):
        bot.app.action(name)(fine)
    bot.app.view("form")(fine)
    bot.app.shortcut("start")(fine)
    bot.app.event("message")(fine)
    bot.app.event("app_home_opened")(fine)

    @bot.app.command("/go")
    async def go(ack: Any, command: Json, client: Any) -> None:
        await client.views_open(trigger_id=command["trigger_id"], view=MODAL)
        await ack()


@pytest.fixture
async def bot(mode: Mode) -> AsyncIterator[Bot]:
    async with living(quiet, mode) as bot:
        yield bot


async def test_a_command(bot: Bot) -> None:
    await bot.person().command("/go", "there & back")
    assert set(bot.last()) == COMMAND
    assert all(isinstance(value, str) for value in bot.last().values())
    assert (bot.last()["text"], bot.last()["is_enterprise_install"]) == ("there & back", "false")
    assert bot.last()["channel_name"] == "directmessage"


async def test_a_press_in_a_message(bot: Bot) -> None:
    sent = await bot.client.chat_postMessage(channel=GP.id, text="Choose", blocks=MESSAGE)
    gp = bot.person()
    await gp.press(gp.dm[-1], "pick", "r")
    await gp.press(gp.dm[-1], "go")
    body = bot.last()
    assert set(body) >= ACTION | {"channel", "message", "state", "response_url"}
    assert body["user"] == {
        "id": GP.id,
        "username": "samira.khan",
        "name": "samira.khan",
        "team_id": body["team"]["id"],
    }
    assert body["container"]["message_ts"] == body["message"]["ts"] == sent["ts"]
    assert body["container"]["channel_id"] == body["channel"]["id"] == sent["channel"]
    (action,) = body["actions"]
    assert set(action) == {"type", "action_id", "block_id", "text", "value", "action_ts"}
    assert body["state"]["values"]["choose"]["pick"]["selected_option"]["value"] == "r"
    await gp.press(gp.dm[-1], "menu", "More")
    assert bot.last()["actions"][0]["selected_option"]["value"] == "m"


async def test_a_press_in_a_modal(bot: Bot) -> None:
    gp = bot.person()
    await gp.command("/go")
    await gp.fill("day", "2026-03-12")
    body = bot.last()
    assert set(body) >= ACTION | {"view"}
    assert "response_url" not in body
    assert body["container"] == {"type": "view", "view_id": body["view"]["id"]}
    assert body["actions"][0]["selected_date"] == "2026-03-12"


async def test_a_submission(bot: Bot) -> None:
    gp = bot.person()
    await gp.command("/go")
    await gp.fill("day", "2026-03-12")
    await gp.submit()
    view = bot.last()["view"]
    assert set(view) >= VIEW
    assert view["state"]["values"] == {"day": {"day": {"type": "datepicker", "selected_date": "2026-03-12"}}}
    assert (view["private_metadata"], view["root_view_id"], view["previous_view_id"]) == ("7", view["id"], None)


async def test_a_shortcut(bot: Bot) -> None:
    await bot.person().shortcut("start")
    assert set(bot.last()) >= {"type", "team", "user", "callback_id", "trigger_id", "action_ts"}


async def test_an_event(bot: Bot) -> None:
    said = await bot.person().say("Hello")
    body = bot.last()
    keys = {"token", "team_id", "api_app_id", "type", "event", "event_id", "event_time", "authorizations"}
    assert set(body) >= keys
    event = body["event"]
    assert (event["type"], event["channel_type"], event["user"]) == ("message", "im", GP.id)
    assert (event["ts"], event["text"], "client_msg_id" in event) == (said.ts, "Hello", True)
    await bot.person().say("Again", thread=said)
    assert bot.last()["event"]["thread_ts"] == said.ts
    assert bot.last()["event_id"] != body["event_id"]


async def test_home_is_opened_with_what_is_there(bot: Bot) -> None:
    gp = bot.person()
    await gp.open_home()
    assert "view" not in bot.last()["event"]
    await bot.client.views_publish(user_id=GP.id, view={"type": "home", "blocks": [{"type": "divider"}]})
    await gp.open_home()
    assert (bot.last()["event"]["tab"], bot.last()["event"]["view"]["type"]) == ("home", "home")
    await gp.open_messages()
    assert bot.last()["event"]["tab"] == "messages"
