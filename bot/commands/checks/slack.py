"""Slack: tokens that work, the permissions that the app needs, and two clocks that agree."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

from pydantic import SecretStr

from bot.commands.checks.finding import Finding, fault, notice, well
from bot.commands.tokens import token_faults
from bot.manifest import SCOPES
from bot.routes import goes_direct
from bot.settings import Settings
from scheduling.clock import Clock

PATIENCE = 10
#: Slack refuses requests signed five minutes ago; a minute is noticed long before.
SKEW = timedelta(minutes=1)
REASONS = {
    "invalid_auth": "Slack does not know this token. Copy it again from your app's page.",
    "not_authed": "Slack received no token. Set it again.",
    "account_inactive": "The app was removed from the workspace. Install it again.",
    "token_revoked": "The token was revoked. Install the app again and copy the new token.",
    "token_expired": "The token has expired. Install the app again and copy the new token.",
    "missing_scope": "The token lacks a permission. Give it the scope connections:write.",
    "not_allowed_token_type": "This is a token of another type. Check that the two tokens are not swapped.",
}


@dataclass(frozen=True)
class Reply:
    """Slack's answer to a call, and its headers."""

    body: Mapping[str, object]
    headers: Mapping[str, str]


class Unreachable(RuntimeError):
    """No answer that can be understood."""


def slack(settings: Settings, clock: Clock) -> Iterator[Finding]:
    """Everything about Slack; what depends on a token is asked only when it looks right."""
    settings = where_slack_answers(settings)
    faults = token_faults(settings)
    yield from (fault(words, "") for words in faults)
    if settings.slack_bot_token and not any("SLACK_BOT_TOKEN" in words for words in faults):
        yield from _bot(settings, settings.slack_bot_token, clock)
    if settings.slack_app_token and not any("SLACK_APP_TOKEN" in words for words in faults):
        yield from _socket(settings, settings.slack_app_token)
    elif not settings.slack_app_token and settings.slack_signing_secret:
        yield notice(
            f"Without an app token Slack calls Convene over HTTP, on port {settings.port}.",
            "Slack must reach its path /slack/events over https, from outside.",
        )


def where_slack_answers(settings: Settings) -> Settings:
    """The same settings; with the usual path when only a server was named and its Web API is at /api/."""
    token = settings.slack_bot_token
    if token is None or urlsplit(settings.slack_api_url).path != "/":
        return settings
    for url in (settings.slack_api_url, f"{settings.slack_api_url}api/"):
        tried = settings.model_copy(update={"slack_api_url": url})
        try:
            if "ok" in _call(tried, "auth.test", token).body:
                return tried
        except Unreachable:
            continue
    return settings


def refused_token(settings: Settings) -> str | None:
    """Why Slack will not have the bot token; None when it will, and when Slack cannot be asked just now."""
    if settings.slack_bot_token is None:
        return None
    try:
        reply = _call(settings, "auth.test", settings.slack_bot_token)
    except Unreachable:
        return None
    if reply.body.get("ok") or reply.body.get("error") not in REASONS:
        return None
    found = _refused("SLACK_BOT_TOKEN", reply)
    return f"{found.words} {found.remedy}"


def scope_findings(granted: str | None) -> Iterator[Finding]:
    """The permissions that the token has, against those that the app needs."""
    if granted is None:
        yield notice("This server does not say which permissions the token has.")
        return
    has = {scope.strip() for scope in granted.split(",")}
    for scope in SCOPES.keys() - has:
        remedy = "Add it under “OAuth & Permissions” and install the app again."
        yield fault(f"The token lacks the permission {scope}, which {SCOPES[scope]}.", remedy)
    if SCOPES.keys() <= has:
        yield well("The token has the permissions that the app needs.")
    if more := sorted(has - SCOPES.keys() - {""}):
        yield notice(
            f"The token may do more than the app needs: {', '.join(more)}.", "Take away what nobody else needs."
        )


def clock_finding(said: str | None, now: datetime) -> Finding:
    """Slack's clock beside this machine's."""
    try:
        apart = abs(parsedate_to_datetime(said or "") - now)
    except (ValueError, TypeError):
        return notice("The server does not say what time it is.")
    if apart < SKEW:
        return well("This machine's clock agrees with Slack's.")
    words = f"This machine's clock is {int(apart.total_seconds())} seconds from Slack's."
    return fault(words, "Set it by the network (NTP): deadlines depend on it, and Slack refuses old requests.")


def _bot(settings: Settings, token: SecretStr, clock: Clock) -> Iterator[Finding]:
    try:
        reply = _call(settings, "auth.test", token)
    except Unreachable:
        remedy = "Check the network, the proxy (HTTPS_PROXY) and SLACK_API_URL."
        yield fault(f"Slack does not answer at {settings.slack_api_url}.", remedy)
        return
    if not reply.body.get("ok"):
        yield _refused("SLACK_BOT_TOKEN", reply)
    elif not reply.body.get("bot_id"):
        yield fault("SLACK_BOT_TOKEN belongs to a person, not to the app.", "Copy the bot user OAuth token, xoxb-….")
    else:
        yield well("Slack accepts the bot token.")
        yield from scope_findings(reply.headers.get("x-oauth-scopes"))
    yield clock_finding(reply.headers.get("date"), clock.now())


def _socket(settings: Settings, token: SecretStr) -> Iterator[Finding]:
    try:
        reply = _call(settings, "apps.connections.open", token)
    except Unreachable:
        return  # said of the bot token already
    if reply.body.get("ok"):
        yield well("Slack accepts the app token: Socket Mode works.")
    else:
        yield _refused("SLACK_APP_TOKEN", reply)


def _refused(name: str, reply: Reply) -> Finding:
    error = str(reply.body.get("error", "no reason"))
    return fault(f"Slack refuses {name} ({error}).", REASONS.get(error, "Look the word up in Slack's documentation."))


def _call(settings: Settings, method: str, token: SecretStr) -> Reply:
    """Ask Slack once; an error in the answer is an answer."""
    headers = {"Authorization": f"Bearer {token.get_secret_value()}"}
    request = Request(settings.slack_api_url + method, data=b"", headers=headers, method="POST")  # noqa: S310  # the operator's own setting
    try:
        with _way_to(settings.slack_api_url).open(request, timeout=PATIENCE) as response:
            return _reply(response.read(), response.headers)
    except HTTPError as error:
        with error:
            return _reply(error.read(), error.headers)
    except (OSError, HTTPException):
        raise Unreachable from None


def _way_to(url: str) -> OpenerDirector:
    return build_opener(ProxyHandler({})) if goes_direct(url) else build_opener()


def _reply(content: bytes, headers: Message) -> Reply:
    try:
        body = json.loads(content)
    except ValueError:
        raise Unreachable from None
    if not isinstance(body, dict):
        raise Unreachable
    return Reply(body, {name.lower(): value for name, value in headers.items()})
