"""conversations.*: opening a DM, and finding in it what was sent: how an app makes sure after a lost reply."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import AppDefinition, Sandbox
from tests.bot.sandbox.living import GP, PEOPLE, client_of


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        yield slack


@pytest.fixture
def client(slack: Sandbox) -> AsyncWebClient:
    return client_of(slack)


async def test_a_dm_is_opened_once(client: AsyncWebClient) -> None:
    first = await client.conversations_open(users=GP.id)
    again = await client.conversations_open(users=GP.id)
    assert first["channel"]["id"] == again["channel"]["id"]
    assert again["already_open"]
    for users, error in (("U404", "user_not_found"), ("", "users_list_not_supplied"), ("UKHAN,UREED", "missing_scope")):
        with pytest.raises(SlackApiError, match=error):
            await client.conversations_open(users=users)


async def test_what_was_sent_is_found_by_its_metadata(client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=GP.id, text="Before")
    mark = {"event_type": "sent", "event_payload": {"id": "42"}}
    sent = await client.chat_postMessage(channel=GP.id, text="This one", metadata=mark)
    channel = sent["channel"]
    found = await client.conversations_history(
        channel=channel, oldest=sent["ts"], inclusive=True, include_all_metadata=True
    )
    assert [m["metadata"] for m in found["messages"]] == [mark]
    without = await client.conversations_history(channel=channel)
    assert all("metadata" not in m for m in without["messages"])


async def test_history_is_newest_first_and_comes_in_pages(client: AsyncWebClient) -> None:
    sent = [await client.chat_postMessage(channel=GP.id, text=str(number)) for number in range(5)]
    channel = sent[0]["channel"]
    first = await client.conversations_history(channel=channel, limit=2)
    assert ([m["text"] for m in first["messages"]], first["has_more"]) == (["4", "3"], True)
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=channel, limit=3, cursor=cursor)
    assert ([m["text"] for m in second["messages"]], second["has_more"]) == (["2", "1", "0"], False)


async def test_oldest_and_latest_leave_out_their_ends(client: AsyncWebClient) -> None:
    sent = [await client.chat_postMessage(channel=GP.id, text=str(number)) for number in range(3)]
    ends = {"oldest": sent[0]["ts"], "latest": sent[2]["ts"]}
    between = await client.conversations_history(channel=sent[0]["channel"], **ends)
    assert [m["text"] for m in between["messages"]] == ["1"]


async def test_replies_are_in_their_thread_and_not_in_the_history(client: AsyncWebClient) -> None:
    root = await client.chat_postMessage(channel=GP.id, text="Root")
    place = {"channel": root["channel"]}
    await client.chat_postMessage(**place, text="Reply", thread_ts=root["ts"])
    history = await client.conversations_history(**place)
    thread = await client.conversations_replies(**place, ts=root["ts"])
    assert [m["text"] for m in history["messages"]] == ["Root"]
    assert [m["text"] for m in thread["messages"]] == ["Root", "Reply"]
    with pytest.raises(SlackApiError, match="thread_not_found"):
        await client.conversations_replies(**place, ts="1.2")


async def test_timestamps_follow_the_wall_clock_and_never_repeat(slack: Sandbox, client: AsyncWebClient) -> None:
    sent = [float((await client.chat_postMessage(channel=GP.id, text="x"))["ts"]) for _ in range(3)]
    assert sorted(set(sent)) == sent
    assert abs(sent[0] - slack.workspace.now().timestamp()) < 60


async def test_history_needs_its_scope() -> None:
    async with Sandbox(PEOPLE, app=AppDefinition(scopes=("chat:write",)), rate_limits=False) as slack:
        client = client_of(slack)
        sent = await client.chat_postMessage(channel=GP.id, text="Hello")
        with pytest.raises(SlackApiError, match="im:history"):
            await client.conversations_history(channel=sent["channel"])


async def test_info_tells_whose_dm_it_is(slack: Sandbox, client: AsyncWebClient) -> None:
    channel = slack.person(GP.id).channel.id
    about = (await client.conversations_info(channel=channel))["channel"]
    assert (about["is_im"], about["user"]) == (True, GP.id)
