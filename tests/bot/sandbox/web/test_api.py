"""How the Web API is guarded: tokens, scopes, unknown methods, limits, and how a call may be written."""

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox import AppDefinition, Json, Sandbox
from tests.bot.sandbox.living import GP, PEOPLE, WORKER, Seconds, client_of


async def post(slack: Sandbox, method: str, token: str | None, **options: object) -> Json:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with (
        aiohttp.ClientSession(trust_env=False) as session,
        session.post(slack.api_url + method, headers=headers, **options) as reply,  # type: ignore[arg-type] # data or json
    ):
        answer: Json = await reply.json()
        return answer


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        yield slack


async def test_a_form_and_json_say_the_same(slack: Sandbox) -> None:
    blocks: list[Json] = [{"type": "divider"}]
    form = {"channel": GP.id, "text": "Hello", "blocks": json.dumps(blocks)}
    by_form = await post(slack, "chat.postMessage", slack.bot_token, data=form)
    by_json = await post(slack, "chat.postMessage", slack.bot_token, json={**form, "blocks": blocks})
    in_form = await post(slack, "chat.postMessage", None, data={**form, "token": slack.bot_token})
    assert [a["message"]["blocks"] for a in (by_form, by_json, in_form)] == [
        [{"type": "divider", "block_id": "b0000"}]
    ] * 3


@pytest.mark.parametrize(
    ("token", "error"),
    [(None, "not_authed"), ("xoxb-wrong", "invalid_auth"), ("app", "not_allowed_token_type")],
)
async def test_a_token_is_looked_at(slack: Sandbox, token: str | None, error: str) -> None:
    given = slack.app_token if token == "app" else token
    assert (await post(slack, "auth.test", given))["error"] == error


async def test_a_connection_needs_the_app_token(slack: Sandbox) -> None:
    assert (await post(slack, "apps.connections.open", slack.bot_token))["error"] == "not_allowed_token_type"
    opened = await post(slack, "apps.connections.open", slack.app_token)
    assert opened["url"].startswith("ws://127.0.0.1:")


async def test_a_method_that_does_not_exist(slack: Sandbox) -> None:
    answer = await post(slack, "chat.postMassage", slack.bot_token)
    assert (answer["ok"], answer["error"], answer["req_method"]) == (False, "unknown_method", "chat.postMassage")


async def test_a_body_that_is_neither_form_nor_json(slack: Sandbox) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {slack.bot_token}"}
    assert (await post(slack, "api.test", None, data="{"))["error"] == "invalid_post_type"
    async with (
        aiohttp.ClientSession(trust_env=False) as session,
        session.post(slack.api_url + "chat.postMessage", data="{", headers=headers) as reply,
    ):
        assert (await reply.json())["error"] == "invalid_json"


async def test_a_missing_scope_is_named_with_those_there_are() -> None:
    app = AppDefinition(scopes=("chat:write",))
    async with Sandbox(PEOPLE, app=app) as slack:
        answer = await post(slack, "users.info", slack.bot_token, data={"user": GP.id})
        assert (answer["error"], answer["needed"], answer["provided"]) == (
            "missing_scope",
            "users:read",
            "chat:write",
        )


async def test_auth_test_tells_the_scopes(slack: Sandbox) -> None:
    answer = await client_of(slack).auth_test()
    assert answer["ok"]
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


async def test_one_message_a_second_in_each_channel() -> None:
    seconds = Seconds()
    async with Sandbox(PEOPLE, realtime=seconds) as slack:
        client = client_of(slack)
        await client.chat_postMessage(channel=GP.id, text="One")
        with pytest.raises(SlackApiError) as refused:
            await client.chat_postMessage(channel=GP.id, text="Two")
        assert refused.value.response.status_code == 429
        assert refused.value.response.headers["Retry-After"] == "1"
        await client.chat_postMessage(channel=WORKER.id, text="To somebody else")
        seconds.advance(1)
        await client.chat_postMessage(channel=GP.id, text="Two")
        assert [m.text for m in slack.person(GP.id).dm] == ["One", "Two"]


async def test_a_channel_and_its_person_share_one_pace() -> None:
    async with Sandbox(PEOPLE, realtime=Seconds()) as slack:
        client = client_of(slack)
        posted = await client.chat_postMessage(channel=GP.id, text="One")
        with pytest.raises(SlackApiError, match="ratelimited"):
            await client.chat_postMessage(channel=posted["channel"], text="Two")


async def test_a_method_has_so_many_calls_a_minute() -> None:
    seconds = Seconds()
    async with Sandbox(PEOPLE, realtime=seconds) as slack:
        client = client_of(slack)
        for _ in range(20):
            await client.users_list()
        seconds.advance(20)
        with pytest.raises(SlackApiError) as refused:
            await client.users_list()
        assert refused.value.response.headers["Retry-After"] == "40"
        seconds.advance(40)
        assert (await client.users_list())["ok"]
