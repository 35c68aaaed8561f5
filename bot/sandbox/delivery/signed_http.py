"""Signed HTTP: each request is a form or JSON body with Slack's signature, acknowledged by its reply."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable
from urllib.parse import urlencode

import aiohttp

from bot.sandbox.delivery.transport import Ack, Kind, Retry
from bot.sandbox.records import Json


def signature(secret: str, timestamp: str, body: str) -> str:
    """Slack's `v0` signature of one request body."""
    base = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class SignedHttp:
    """Posts to the app's one address; `wall` is the real clock, for the signature is checked against it."""

    def __init__(self, secret: str, wall: Callable[[], float], ack_seconds: float) -> None:
        self.secret = secret
        self.wall = wall
        self.ack_seconds = ack_seconds
        self.url: str | None = None
        self._session: aiohttp.ClientSession | None = None

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack:
        """Post one request and read its reply as the acknowledgement."""
        body, content_type = _encode(kind, payload)
        headers = {"Content-Type": content_type, **self._signed(body)}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}
        try:
            return await asyncio.wait_for(self._post(body, headers), self.ack_seconds)
        except TimeoutError:
            return Ack(failure="http_timeout")
        except aiohttp.ClientError:
            return Ack(failure="connection_failed")

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _post(self, body: str, headers: dict[str, str]) -> Ack:
        if self.url is None:
            return Ack(failure="connection_failed")
        if self._session is None:
            self._session = aiohttp.ClientSession(trust_env=False)
        async with self._session.post(self.url, data=body.encode(), headers=headers) as reply:
            text = await reply.text()
            if reply.status != 200:
                return Ack(failure="http_error")
            return Ack(body=_decode(text, reply.content_type))

    def _signed(self, body: str) -> dict[str, str]:
        timestamp = str(int(self.wall()))
        signed = signature(self.secret, timestamp, body)
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signed}


def _encode(kind: Kind, payload: Json) -> tuple[str, str]:
    if kind == "events_api":
        return json.dumps(payload), "application/json"
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(form), "application/x-www-form-urlencoded"


def _decode(text: str, content_type: str) -> Json | None:
    if not text:
        return None
    if content_type == "application/json":
        decoded = json.loads(text)
        return decoded if isinstance(decoded, dict) else None
    return {"text": text}
