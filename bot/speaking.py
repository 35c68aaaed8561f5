"""Saying something at once, for the few words that no outbox row stands behind: to people whom nobody knows."""

from slack_sdk.web.async_client import AsyncWebClient

from handlers.views.blocks import Block
from handlers.views.limits import check_message


async def speak(client: AsyncWebClient, channel: str, text: str, blocks: list[Block]) -> None:
    """Post a message once. What Slack answers is raised, so that the request fails and Slack brings it again."""
    check_message(text, blocks)
    await client.chat_postMessage(channel=channel, text=text, blocks=blocks, unfurl_links=False, unfurl_media=False)
