"""files.*: an address is lent, takes exactly the bytes announced, and the file is completed once."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import AppDefinition, Sandbox
from tests.bot.sandbox.living import GP, PEOPLE, client_of

CARD = b"BEGIN:VCALENDAR"


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        yield slack


@pytest.fixture
def client(slack: Sandbox) -> AsyncWebClient:
    return client_of(slack)


async def refusal(call: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        await call
    return str(refused.value.response["error"])


async def put(url: str, content: bytes) -> int:
    async with aiohttp.ClientSession() as session, session.post(url, data=content) as answer:
        return answer.status


async def uploaded(client: AsyncWebClient, name: str = "meeting.ics", **more: Any) -> str:
    lent = await client.files_getUploadURLExternal(filename=name, length=len(CARD), **more)
    assert await put(lent["upload_url"], CARD) == 200
    return str(lent["file_id"])


async def test_a_file_is_shared_in_a_conversation_and_can_be_fetched(slack: Sandbox, client: AsyncWebClient) -> None:
    file_id = await uploaded(client)
    channel = slack.workspace.direct_channel(GP.id).id
    await client.files_completeUploadExternal(
        files=[{"id": file_id, "title": "Meeting"}], channel_id=channel, initial_comment="For your calendar"
    )
    assert [message.reads() for message in slack.person(GP.id).shared] == ["For your calendar\n(file: meeting.ics)"]
    assert [(file.title, file.content) for file in slack.person(GP.id).files] == [("Meeting", CARD)]
    told = (await client.conversations_history(channel=channel))["messages"][0]
    assert told["subtype"] == "file_share"
    assert [file["id"] for file in told["files"]] == [file_id]
    async with aiohttp.ClientSession() as session, session.get(f"{slack.url}files/{file_id}/meeting.ics") as got:
        assert (await got.read(), got.headers["Content-Disposition"]) == (CARD, "attachment")


async def test_a_file_is_completed_once_and_only_when_it_is_whole(slack: Sandbox, client: AsyncWebClient) -> None:
    file_id = await uploaded(client)
    whole: dict[str, Any] = {"files": [{"id": file_id}], "channel_id": slack.workspace.direct_channel(GP.id).id}
    await client.files_completeUploadExternal(**whole)
    assert await refusal(client.files_completeUploadExternal(**whole)) == "file_not_found"
    lent = await client.files_getUploadURLExternal(filename="a.ics", length=9)
    assert await put(lent["upload_url"], CARD) == 400
    assert await refusal(client.files_completeUploadExternal(files=[{"id": lent["file_id"]}])) == "file_not_found"
    assert len(slack.person(GP.id).files) == 1


async def test_what_is_refused(slack: Sandbox, client: AsyncWebClient) -> None:
    assert await refusal(client.files_getUploadURLExternal(filename="a.ics", length=0)) == "invalid_arguments"
    long = client.files_getUploadURLExternal(filename="a.png", length=1, alt_txt="x" * 1_001)
    assert await refusal(long) == "alt_txt_too_large"
    file_id = await uploaded(client)
    nowhere = client.files_completeUploadExternal(files=[{"id": file_id}], channel_id="C404")
    assert await refusal(nowhere) == "channel_not_found"
    assert await refusal(client.files_completeUploadExternal(files=[])) == "invalid_arguments"


async def test_without_the_permission_nothing_is_taken() -> None:
    scopes = tuple(scope for scope in AppDefinition().scopes if scope != "files:write")
    async with Sandbox(PEOPLE, app=AppDefinition(scopes=scopes), rate_limits=False) as slack:
        assert await refusal(client_of(slack).files_getUploadURLExternal(filename="a", length=1)) == "missing_scope"


async def test_a_picture_without_words_is_complained_about(slack: Sandbox, client: AsyncWebClient) -> None:
    channel = slack.workspace.direct_channel(GP.id).id
    with_words = await uploaded(client, "bars.png", alt_txt="Six of ten came")
    await client.files_completeUploadExternal(files=[{"id": with_words}], channel_id=channel)
    assert (slack.complaints, slack.person(GP.id).shared[-1].reads()) == ([], "(Six of ten came)")
    without = await uploaded(client, "bars.png")
    await client.files_completeUploadExternal(files=[{"id": without}], channel_id=channel)
    assert len(slack.complaints) == 1
