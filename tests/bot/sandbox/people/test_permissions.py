"""Who can do what in Slack: members everything, guests and people of other organisations less."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.sandbox import AppDefinition, Json, NotAllowed, NotOnScreen, User
from tests.bot.sandbox.living import GP, GUEST, STRANGER, WORKER, Bot, living

MULTI = User("UMULTI", "Mia Multi", kind="multi_channel_guest")
FAR = User("UFAR", "Far Away", kind="stranger", shares_channel=False)
BUTTON: Json = {
    "type": "actions",
    "elements": [{"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}],
}


def obliging(bot: Bot) -> None:
    async def fine(ack: Any) -> None:
        await ack()

    bot.app.command("/go")(fine)
    bot.app.shortcut("go")(fine)
    bot.app.event("app_home_opened")(fine)
    bot.app.event("message")(fine)

    @bot.app.action("go")
    async def form(ack: Any, body: Json, client: Any) -> None:
        view = {
            "type": "modal",
            "title": {"type": "plain_text", "text": "A form"},
            "blocks": [{"type": "divider"}],
        }
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    async with living(obliging, people=(GP, WORKER, MULTI, GUEST, STRANGER, FAR)) as bot:
        yield bot


@pytest.mark.parametrize("user", [GP, MULTI])
async def test_members_and_guests_of_several_channels_use_commands(bot: Bot, user: User) -> None:
    assert (await bot.person(user).command("/go")).acknowledged
    assert (await bot.person(user).shortcut("go")).acknowledged


@pytest.mark.parametrize("user", [GUEST, STRANGER])
async def test_others_do_not_and_the_app_never_hears_of_it(bot: Bot, user: User) -> None:
    with pytest.raises(NotAllowed, match="You cannot use /go"):
        await bot.person(user).command("/go")
    with pytest.raises(NotAllowed, match="You cannot use this shortcut"):
        await bot.person(user).shortcut("go")
    assert bot.received == []


@pytest.mark.parametrize("user", [GP, MULTI, GUEST, STRANGER])
async def test_everybody_has_buttons_and_the_modals_behind_them(bot: Bot, user: User) -> None:
    await bot.client.chat_postMessage(channel=user.id, text="Press", blocks=[BUTTON])
    person = bot.person(user)
    await person.press(person.dm[-1], "go")
    assert person.modal is not None
    assert person.modal.title == "A form"


async def test_a_stranger_has_no_home(bot: Bot) -> None:
    with pytest.raises(NotAllowed, match="no Home tab"):
        await bot.person(STRANGER).open_home()
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    await bot.client.views_publish(user_id=STRANGER.id, view=home)
    assert bot.person(STRANGER).home is None
    await bot.person(GUEST).open_home()
    assert bot.last()["event"]["tab"] == "home"


async def test_a_stranger_without_a_shared_channel_is_out_of_reach(bot: Bot) -> None:
    with pytest.raises(NotAllowed, match="You cannot message this app"):
        await bot.person(FAR).say("Hello")


async def test_a_strangers_payload_names_their_own_organisation(bot: Bot) -> None:
    await bot.person(STRANGER).say("Hello")
    assert bot.last()["event"]["team"] != bot.last()["team_id"]


async def test_nobody_changes_what_another_said(bot: Bot) -> None:
    sent = await bot.client.chat_postMessage(channel=GP.id, text="Mine")
    message = next(m for m in bot.person().dm if m.ts == sent["ts"])
    with pytest.raises(NotAllowed, match="messages of your own"):
        await bot.person().edit(message, "Yours")


async def test_a_command_that_the_manifest_does_not_name() -> None:
    app = AppDefinition(commands=(("/go", ""),), shortcuts=(("go", "Go"),))
    async with living(obliging, app=app) as bot:
        with pytest.raises(NotAllowed, match="/stop is not a valid command"):
            await bot.person().command("/stop")
        with pytest.raises(NotAllowed, match="no such shortcut"):
            await bot.person().shortcut("stop")


async def test_what_is_not_on_the_screen_is_named_beside_what_is(bot: Bot) -> None:
    await bot.client.chat_postMessage(channel=GP.id, text="Press", blocks=[BUTTON])
    gp = bot.person()
    with pytest.raises(NotOnScreen, match="no “stop” here; on the screen: go"):
        await gp.press(gp.dm[-1], "stop")
    with pytest.raises(NotOnScreen, match="no modal is open"):
        await gp.submit()
    with pytest.raises(NotOnScreen, match="no message with these words"):
        gp.find("never said")
    await gp.press(gp.find("Go"), "go")
    closed = gp.modal
    assert closed is not None
    await gp.close_modal()
    with pytest.raises(NotOnScreen):
        await gp.press(closed, "anything")
    await bot.client.chat_delete(channel=gp.channel.id, ts=(old := gp.dm[-1]).ts)
    with pytest.raises(NotOnScreen, match="no longer there"):
        await gp.press(old, "go")


def test_a_manifest_says_what_the_app_is() -> None:
    manifest = {
        "display_information": {"name": "Convene"},
        "features": {
            "app_home": {"home_tab_enabled": True},
            "slash_commands": [{"command": "/conference", "usage_hint": "schedule"}],
            "shortcuts": [
                {"name": "Schedule", "type": "global", "callback_id": "schedule"},
                {"name": "On a message", "type": "message", "callback_id": "other"},
            ],
        },
        "oauth_config": {"scopes": {"bot": ["chat:write"]}},
        "settings": {"event_subscriptions": {"bot_events": ["message.im"]}},
    }
    app = AppDefinition.from_manifest(manifest)
    assert app == AppDefinition(
        name="Convene",
        scopes=("chat:write",),
        commands=(("/conference", "schedule"),),
        shortcuts=(("schedule", "Schedule"),),
        events=("message.im",),
        home_tab=True,
    )
