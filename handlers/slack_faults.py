"""What a call to Slack can end in, told apart from mistakes of our own: it refuses, or nobody answers."""

import aiohttp
from slack_sdk.errors import SlackApiError

#: For `except`: Slack's refusal, an answer that is none, no answer at all.
SLACK_FAULTS = (SlackApiError, aiohttp.ClientError, TimeoutError)


def fault_of(error: Exception) -> str:
    """Slack's own word for why it refused; the kind of the error when what came was no answer of Slack's."""
    response = getattr(error, "response", None)
    said = getattr(response, "data", response)
    word = said.get("error") if isinstance(said, dict) else None
    return str(word) if word else type(error).__name__
