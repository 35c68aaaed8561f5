"""chat.*: what may be posted where, and how a message is changed and taken away."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import AppDefinition, Json, Sandbox, User
from tests.bot.sandbox.living import GP, PEOPLE, STRANGER, client_of


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        yield slack


@pytest.fixture
def client(slack: Sandbox) -> AsyncWebClient:
    return client_of(slack)


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


async def refusal(call: Any) -> Any:
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


async def test_a_message_is_read_as_its_blocks(slack: Sandbox, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=GP.id, text="For notifications", blocks=[section("Read *this*")])
    message = slack.person(GP.id).dm[-1]
    assert (message.text, message.reads()) == ("For notifications", "Read this")


async def test_where_one_cannot_post(slack: Sandbox, client: AsyncWebClient) -> None:
    elsewhere = slack.workspace.add_channel("elsewhere", [GP.id], with_app=False)
    assert (await refusal(client.chat_postMessage(channel="C404", text="x")))["error"] == "channel_not_found"
    assert (await refusal(client.chat_postMessage(channel=elsewhere.id, text="x")))["error"] == "not_in_channel"


async def test_what_one_cannot_post(client: AsyncWebClient) -> None:
    assert (await refusal(client.api_call("chat.postMessage", params={"channel": GP.id})))["error"] == "no_text"
    too_long = await refusal(client.chat_postMessage(channel=GP.id, text="x" * 40_001))
    assert too_long["error"] == "msg_too_long"
    wrong = await refusal(client.chat_postMessage(channel=GP.id, text="x", blocks=[section("")]))
    assert wrong["error"] == "invalid_blocks"
    assert wrong["response_metadata"]["messages"] == ["[ERROR] blocks[0].text: empty"]
    broken = await refusal(client.api_call("chat.postMessage", params={"channel": GP.id, "blocks": "{"}))
    assert broken["error"] == "invalid_blocks_format"
    metadata = {"event_type": "x", "event_payload": None}
    odd = await refusal(client.chat_postMessage(channel=GP.id, text="x", metadata=metadata))
    assert odd["error"] == "invalid_metadata_schema"
    huge = {"event_type": "x", "event_payload": {"id": "x" * 8_000}}
    large = await refusal(client.chat_postMessage(channel=GP.id, text="x", metadata=huge))
    assert large["error"] == "metadata_too_large"
    thread = await refusal(client.chat_postMessage(channel=GP.id, text="x", thread_ts="1.2"))
    assert thread["error"] == "thread_not_found"


@pytest.mark.filterwarnings("ignore:The top-level `text` argument")
async def test_blocks_without_text_are_complained_about(slack: Sandbox, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=GP.id, blocks=[section("Hello")])
    assert slack.complaints == ["chat.postMessage without text: screen readers read nothing else"]


async def test_a_message_changes_only_in_what_is_given(slack: Sandbox, client: AsyncWebClient) -> None:
    metadata = {"event_type": "sent", "event_payload": {"id": "7"}}
    posted = await client.chat_postMessage(channel=GP.id, text="Old", blocks=[section("Blocks")], metadata=metadata)
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="New")
    message = slack.person(GP.id).dm[-1]
    assert (message.text, message.reads(), message.metadata) == ("New", "Blocks", metadata)
    assert message.edited is not None
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], blocks=[], text="New")
    assert slack.person(GP.id).dm[-1].reads() == "New"


async def test_only_the_apps_own_messages_can_be_changed(slack: Sandbox, client: AsyncWebClient) -> None:
    said = await slack.person(GP.id).say("Mine")
    changing = client.chat_update(channel=said.channel, ts=said.ts, text="x")
    assert (await refusal(changing))["error"] == "cant_update_message"
    deleting = client.chat_delete(channel=said.channel, ts=said.ts)
    assert (await refusal(deleting))["error"] == "cant_delete_message"
    gone = await refusal(client.chat_update(channel=said.channel, ts="1.2", text="x"))
    assert gone["error"] == "message_not_found"
    by_person = await refusal(client.chat_update(channel=GP.id, ts=said.ts, text="x"))
    assert by_person["error"] == "channel_not_found"


async def test_a_message_can_be_taken_away(slack: Sandbox, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel=GP.id, text="Oops")
    await client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    assert slack.person(GP.id).dm == []


async def test_an_ephemeral_message_is_in_no_history(slack: Sandbox, client: AsyncWebClient) -> None:
    channel = (await client.conversations_open(users=GP.id))["channel"]["id"]
    await client.chat_postEphemeral(channel=channel, user=GP.id, text="Psst")
    assert [m.text for m in slack.person(GP.id).ephemeral] == ["Psst"]
    assert (await client.conversations_history(channel=channel))["messages"] == []
    other = await refusal(client.chat_postEphemeral(channel=channel, user="UREED", text="Psst"))
    assert other["error"] == "user_not_in_channel"


async def test_somebody_elsewhere_is_reached_only_through_a_shared_channel() -> None:
    far = User("UFAR", "Far Away", kind="stranger", shares_channel=False)
    async with Sandbox([STRANGER, far], app=AppDefinition(), rate_limits=False) as slack:
        client = client_of(slack)
        assert (await client.chat_postMessage(channel=STRANGER.id, text="Hello"))["ok"]
        assert (await refusal(client.chat_postMessage(channel=far.id, text="Hello")))["error"] == "user_not_visible"
