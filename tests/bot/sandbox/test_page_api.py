"""The JSON behind the page: what each person sees and does through it, and who may not reach it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.sandbox import AppDefinition, Json
from tests.bot.sandbox.living import GP, STRANGER, WORKER, Bot, living

APP = AppDefinition(
    name="Shop", commands=(("/order", "help"), ("/silent", "")), shortcuts=(("order", "Order something"),)
)


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


FORM: Json = {
    "type": "modal",
    "callback_id": "order",
    "title": plain("An order"),
    "submit": plain("Send"),
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "what",
            "label": plain("What"),
            "element": {"type": "plain_text_input", "action_id": "what"},
        },
        {
            "type": "input",
            "block_id": "who",
            "optional": True,
            "label": plain("Who"),
            "element": {"type": "external_select", "action_id": "who", "min_query_length": 0},
        },
        {
            "type": "actions",
            "block_id": "extra",
            "elements": [{"type": "button", "action_id": "go", "value": "1", "text": plain("More")}],
        },
    ],
}


def shop(bot: Bot) -> None:
    async def fine(ack: Any) -> None:
        await ack()

    bot.app.action("go")(fine)
    bot.app.view_closed("order")(fine)
    bot.app.event("message")(fine)

    @bot.app.command("/order")
    @bot.app.shortcut("order")
    async def order(ack: Any, body: Json, client: Any) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)
        await ack("Here you are") if "command" in body else await ack()

    @bot.app.view("order")
    async def ordered(ack: Any, view: Json) -> None:
        if view["state"]["values"]["what"]["what"]["value"] == "moon":
            await ack(response_action="errors", errors={"what": "Sold out"})
        else:
            await ack()

    @bot.app.options("who")
    async def who(ack: Any) -> None:
        await ack(options=[{"text": plain("Asha"), "value": "a"}])

    @bot.app.event("app_home_opened")
    async def home(event: Json, client: Any) -> None:
        view = {"type": "home", "blocks": [{"type": "section", "text": plain("Welcome")}]}
        await client.views_publish(user_id=event["user"], view=view)


@dataclass
class Wall:
    """A clock with two moments ahead, which jumps where it is told."""

    at: datetime = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
    ahead: list[tuple[datetime, str]] = field(default_factory=list)

    def now(self) -> datetime:
        return self.at

    def moments(self) -> list[tuple[datetime, str]]:
        return self.ahead

    async def jump(self, to: datetime) -> None:
        self.at = to


@dataclass
class Browser:
    """Asks as the page does."""

    bot: Bot
    session: aiohttp.ClientSession

    async def get(self, path: str, **query: str) -> Any:
        async with self.session.get(self.bot.slack.url + path, params=query) as reply:
            return await reply.json()

    async def state(self, person: str = GP.id) -> Json:
        state: Json = await self.get("page/state", person=person)
        return state

    async def post(self, path: str, body: Json, status: int = 200) -> Json:
        async with self.session.post(f"{self.bot.slack.url}page/{path}", json=body) as reply:
            assert reply.status == status, await reply.text()
            answer: Json = await reply.json()
            return answer

    async def does(self, path: str, **body: Any) -> Json:
        return await self.post(path, {"person": GP.id, **body})


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
async def page(wall: Wall) -> AsyncIterator[Browser]:
    async with (
        living(shop, "http", app=APP, clock=wall, team="Corner Shop") as bot,
        aiohttp.ClientSession(trust_env=False) as session,
    ):
        yield Browser(bot, session)


async def test_before_anybody_is_chosen_there_are_only_people(page: Browser) -> None:
    await page.bot.client.chat_postMessage(channel=GP.id, text="Hello")
    state = await page.get("page/state")
    assert (state["team"], state["zone"], state["person"]) == ("Corner Shop", "Europe/London", None)
    assert [(p["name"], p["unread"]) for p in state["people"]][:2] == [(GP.name, 1), (WORKER.name, 0)]
    assert (state["messages"], state["home"], state["modal"]) == ([], None, None)


async def test_a_person_sees_their_messages_and_has_then_read_them(page: Browser) -> None:
    await page.bot.client.chat_postMessage(channel=GP.id, text="Hello")
    await page.does("say", text="Good morning")
    state = await page.state()
    (hello, morning) = state["messages"]
    assert (hello["author"], hello["author_name"], hello["time_text"]) == ("bot", "Shop", "9:05am")
    assert (morning["author"], morning["author_name"]) == ("person", GP.name)
    assert not hello["edited"]
    assert not hello["ephemeral"]
    assert (await page.get("page/state"))["people"][0]["unread"] == 0


async def test_a_form_from_the_command_to_its_end(page: Browser) -> None:
    await page.does("command", command="/order", text="cake")
    state = await page.state()
    assert [(m["text"], m["ephemeral"]) for m in state["messages"]] == [("Here you are", True)]
    assert (state["modal"]["title"]["text"], state["modal_depth"]) == ("An order", 1)
    wrong = await page.does("submit", values={"what": {"what": "moon"}})
    assert wrong["errors"] == {"what": "Sold out"}
    state = await page.state()
    assert state["modal"]["state"]["values"]["what"]["what"]["value"] == "moon"
    assert state["modal"]["errors"] == {"what": "Sold out"}
    missing = await page.does("submit", values={"what": {"what": ""}})
    assert missing["errors"] == {"what": "Please complete this required field."}
    assert (await page.does("submit", values={"what": {"what": "cake"}}))["closed"] is True
    assert (await page.state())["modal"] is None


async def test_a_press_in_a_form_keeps_all_that_is_typed(page: Browser) -> None:
    await page.does("shortcut", callback_id="order")
    place = {"where": "modal", "ts": None}
    offered = await page.does("options", **place, block_id="who", action_id="who", query="as")
    assert offered["options"][0]["value"] == "a"
    typed = {"what": {"what": "half a se"}, "who": {"who": "a"}}
    await page.does("action", **place, block_id="extra", action_id="go", value="1", values=typed)
    sent = page.bot.last()["view"]["state"]["values"]
    assert sent["what"]["what"]["value"] == "half a se"
    assert sent["who"]["who"]["selected_option"]["text"]["text"] == "Asha"
    await page.does("close", all=True)
    assert page.bot.last()["type"] == "view_closed"


async def test_buttons_in_messages_and_a_home(page: Browser) -> None:
    button = {"type": "button", "action_id": "go", "value": "7", "text": plain("Go")}
    blocks = [{"type": "actions", "block_id": "a", "elements": [button]}]
    sent = await page.bot.client.chat_postMessage(channel=GP.id, text="Press", blocks=blocks)
    await page.does("action", where="message", ts=sent["ts"], block_id="a", action_id="go", value="7", values={})
    assert page.bot.last()["actions"][0]["value"] == "7"
    await page.does("open-home")
    assert (await page.state())["home"]["blocks"][0]["text"]["text"] == "Welcome"


async def test_what_slack_does_not_allow_is_said_in_its_words(page: Browser) -> None:
    state = await page.state(STRANGER.id)
    assert (state["home_allowed"], state["commands_allowed"], state["commands"]) == (False, False, [])
    body = {"person": STRANGER.id, "command": "/order", "text": ""}
    assert "cannot use /order" in (await page.post("command", body, 403))["error"]
    assert "Home" in (await page.post("open-home", {"person": STRANGER.id}, 403))["error"]
    assert "/dance" in (await page.post("command", {"person": GP.id, "command": "/dance"}, 403))["error"]


async def test_nonsense_is_answered_with_one_sentence(page: Browser) -> None:
    for path, body, status in (
        ("say", {"person": "U404", "text": "x"}, 400),
        ("say", {"person": GP.id}, 400),
        ("submit", {"person": GP.id, "values": {}}, 409),
        ("action", {"person": GP.id, "where": "message", "ts": "1.2", "block_id": "a", "action_id": "b"}, 409),
    ):
        assert (await page.post(path, body, status))["error"].endswith(".")


async def test_words_of_trouble_reach_the_page(page: Browser) -> None:
    answer = await page.does("command", command="/silent")
    assert "dispatch_failed" in answer["trouble"]
    assert (await page.state())["notice"] == answer["trouble"]


async def test_a_page_that_waits_is_told_of_a_change(page: Browser) -> None:
    version = (await page.state())["version"]
    waiting = asyncio.create_task(page.get("page/changes", person=GP.id, since=str(version)))
    await page.get("page/clock")
    assert not waiting.done()
    await page.bot.client.chat_postMessage(channel=GP.id, text="News")
    assert (await waiting)["version"] > version


async def test_the_clock_is_moved_to_a_moment_or_the_next(page: Browser, wall: Wall) -> None:
    day = timedelta(days=1)
    wall.ahead = [(wall.at + 2 * day, "Later"), (wall.at + day, "Soon"), (wall.at - day, "Past")]
    shown = await page.get("page/clock")
    assert [moment["label"] for moment in shown["moments"]] == ["Soon", "Later"]
    await page.post("clock", {"to": "next"})
    assert wall.at.day == 3
    await page.post("clock", {"to": shown["moments"][1]["at"]})
    assert (await page.state())["now"].startswith("2026-03-04T09:05")
    assert (await page.post("clock", {"to": "next"}, 409))["error"] == "Nothing is planned."
    await page.post("clock", {"to": "teatime"}, 400)


async def test_without_such_a_clock_there_is_none(page: Browser) -> None:
    async with living(shop, "http") as bot, aiohttp.ClientSession(trust_env=False) as session:
        async with session.get(bot.slack.url + "page/clock") as reply:
            assert reply.status == 404
        async with session.post(bot.slack.url + "page/clock", json={"to": "next"}) as reply:
            assert reply.status == 404


async def test_the_page_itself_is_served(page: Browser) -> None:
    async with page.session.get(page.bot.slack.url) as reply:
        assert (reply.status, reply.content_type) == (200, "text/html")
    async with page.session.get(page.bot.slack.url + "main.js") as reply:
        assert reply.content_type in ("text/javascript", "application/javascript")


async def test_another_site_can_neither_ask_nor_send(page: Browser) -> None:
    url = page.bot.slack.url
    async with page.session.get(url + "page/state", headers={"Host": "evil.example"}) as reply:
        assert reply.status == 421
    socket_url = url.replace("http", "ws") + "socket/x"
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await page.session.ws_connect(socket_url, headers={"Host": "evil.example"})
    form = aiohttp.FormData({"person": GP.id, "text": "Hello"})
    async with page.session.post(url + "page/say", data=form) as reply:
        assert reply.status == 400
    assert (await page.state())["messages"] == []
