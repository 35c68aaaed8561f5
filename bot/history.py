"""Looking back in a conversation: whether something of unknown fate has arrived after all."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

#: How far before we sent it a message may stand in Slack's history: clocks differ.
SLACK_CLOCK = timedelta(minutes=10)


async def find_message(
    client: AsyncWebClient,
    channel: str,
    since: float,
    is_it: Callable[[Mapping[str, Any]], bool],
    thread: str | None = None,
) -> str:
    """The place (ts) of a message that `is_it` recognises, after `since` in seconds; else nothing.

    Answers in a thread are not in the conversation's own history: they are looked for in that thread.
    """
    cursor: str | None = None
    look = partial(client.conversations_replies, ts=thread) if thread else client.conversations_history
    while True:
        page = await look(channel=channel, include_all_metadata=True, oldest=f"{since:.6f}", limit=100, cursor=cursor)
        for message in page["messages"]:
            if is_it(message):
                return str(message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
        if cursor is None:
            return ""
