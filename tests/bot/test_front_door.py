"""The front door takes what Slack signed, and refuses all else in peace: no traceback, and nobody's words in a log."""

import json
import logging

import aiohttp
import pytest
from slack_sdk.signature import SignatureVerifier

from scheduling.clock import SystemClock
from tests.harness import Partnership, house

__all__ = ["house"]

pytestmark = pytest.mark.databases("sqlite")
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
CHALLENGE = json.dumps({"type": "url_verification", "challenge": "a word"})


async def knock(house: Partnership, body: bytes, kind: str = JSON, **headers: str) -> tuple[int, str]:
    """Send a signed request, some of whose headers are others."""
    stamp = str(int(SystemClock().now().timestamp()))
    signed = SignatureVerifier(house.slack.signing_secret).generate_signature(timestamp=stamp, body=body)
    own = {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": str(signed)}
    url = f"http://127.0.0.1:{house.programme.door.port}/slack/events"
    async with aiohttp.ClientSession() as session, session.post(url, data=body, headers=own | headers) as answer:
        return answer.status, await answer.text()


async def test_who_signs_is_heard(house: Partnership) -> None:
    status, words = await knock(house, CHALLENGE.encode())
    assert (status, json.loads(words)) == (200, {"challenge": "a word"})


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Slack-Signature", "v0=0123"),
        ("X-Slack-Signature", "v0=é"),
        ("X-Slack-Signature", ""),
        ("X-Slack-Request-Timestamp", "1700000000"),
        ("X-Slack-Request-Timestamp", "yesterday"),
        ("X-Slack-Request-Timestamp", "9" * 40),
        ("X-Slack-Request-Timestamp", "²"),
    ],
)
async def test_who_does_not_is_not(house: Partnership, header: str, value: str) -> None:
    status, words = await knock(house, CHALLENGE.encode(), **{header: value})
    assert status == 401
    assert "a word" not in words


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{Kevin", JSON),
        (b"[1]", JSON),
        (b"null", JSON),
        (b"payload=%7BKevin", FORM),
        (b"payload=null", FORM),
        (b'payload={"type":"block_actions","actions":[],"user":{"id":"UKHAN"}}', FORM),
    ],
)
async def test_what_cannot_be_read_is_refused_in_peace(
    house: Partnership, caplog: pytest.LogCaptureFixture, body: bytes, kind: str
) -> None:
    assert (await knock(house, body, kind))[0] == 400
    assert "Traceback" not in caplog.text
    assert "Kevin" not in caplog.text


async def test_what_nobody_asked_for_leaves_no_word_in_the_log(
    house: Partnership, caplog: pytest.LogCaptureFixture
) -> None:
    typed = {"type": "block_suggestion", "action_id": "of_another", "block_id": "b", "value": "Kevin"}
    user = {"user": {"id": "UKHAN"}, "team": {"id": "T1"}}
    with caplog.at_level(logging.ERROR, "slack_bolt"):
        assert (await knock(house, f"payload={json.dumps(typed | user)}".encode(), FORM))[0] == 404
    assert caplog.text == ""
