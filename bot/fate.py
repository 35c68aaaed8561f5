"""What became of a call to Slack: the exceptions of three libraries and Slack's own words, told as one fate."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError

log = structlog.get_logger("convene.post")

#: Slack's words for somebody who cannot be written to.
UNREACHABLE = frozenset(
    {"user_not_found", "users_not_found", "user_disabled", "cannot_dm_bot", "channel_not_found"}
    | {"user_not_visible", "is_archived"}
)
#: Slack's words for a fault of the app's own, which somebody mends: its token or what that may do. Nothing is given up.
NOT_LET_IN = frozenset(
    {"not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired", "missing_scope"}
    | {"no_permission", "not_allowed_token_type", "org_login_required", "ekm_access_denied", "access_denied"}
    | {"team_access_not_granted", "accesslimited", "messages_tab_disabled", "restricted_action"}
)
#: Slack's words for a fault on its own side, after which nobody knows whether a message was posted.
UNCLEAR = frozenset({"fatal_error", "internal_error", "service_unavailable", "request_timeout", "team_added_to_org"})


class Fate(Enum):
    """What became of an attempt to tell Slack something."""

    ARRIVED = auto()
    CERTAINLY_NOT = auto()
    REFUSED = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class Outcome:
    """The fate of an attempt, with the place of the message or the reason it is not there."""

    fate: Fate
    ts: str = ""
    fault: str = ""
    wait: timedelta | None = None


async def attempt(call: Callable[[], Awaitable[str]]) -> Outcome:
    """Make a call to Slack and say what became of it; the exceptions of three libraries in one place."""
    try:
        return Outcome(Fate.ARRIVED, ts=await call())
    except SlackApiError as error:
        return _refusal(error)
    except aiohttp.ClientConnectorError:
        return Outcome(Fate.CERTAINLY_NOT, fault="no_connection")
    except (aiohttp.ClientError, SlackClientError, TimeoutError, ValueError):
        return Outcome(Fate.UNKNOWN, fault="no_answer")


def _refusal(error: SlackApiError) -> Outcome:
    response = error.response
    status = getattr(response, "status_code", 200)
    headers = getattr(response, "headers", {}) or {}
    data = getattr(response, "data", {})
    fault = str(data.get("error", "")) if isinstance(data, dict) else ""
    if status == 429 or fault in {"ratelimited", "rate_limited"}:
        seconds = headers.get("Retry-After") or headers.get("retry-after") or "30"
        wait = int(seconds) if str(seconds).isdigit() else 30
        return Outcome(Fate.CERTAINLY_NOT, fault="ratelimited", wait=timedelta(seconds=wait))
    if fault in NOT_LET_IN:
        log.error("slack_does_not_let_us_in", fault=fault)
        return Outcome(Fate.CERTAINLY_NOT, fault=fault)
    if status >= 500 or fault in UNCLEAR or not fault:
        return Outcome(Fate.UNKNOWN, fault=fault or str(status))
    return Outcome(Fate.REFUSED, fault=fault)
