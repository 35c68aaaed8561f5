"""Which way to Slack: a proxy of the environment is for the world outside, and for what NO_PROXY leaves to it."""

import pytest

from bot.programme import compose
from bot.routes import goes_direct
from bot.settings import Settings

SECRETS = {"slack_bot_token": "xoxb-1", "slack_signing_secret": "secret"}


@pytest.fixture(autouse=True)
def _behind_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "slack.council.example")


@pytest.mark.parametrize(
    ("url", "direct"),
    [
        ("https://slack.com/api/", False),
        ("https://slack.council.example/api/", True),
        ("http://127.0.0.1:8080/", True),
        ("ws://localhost:8080/link", True),
        ("http://[::1]:8080/", True),
    ],
)
def test_the_proxy_is_passed_by_where_it_does_not_belong(url: str, direct: bool) -> None:  # noqa: FBT001  # a column of the table above
    assert goes_direct(url) is direct


def test_slack_itself_is_reached_through_it() -> None:
    outside = compose(Settings.by_default(database="sqlite://", **SECRETS))
    inside = compose(Settings.by_default(database="sqlite://", **SECRETS, slack_api_url="http://127.0.0.1:8080/"))
    assert (outside.client.proxy, inside.client.proxy) == ("http://127.0.0.1:9", None)
    for programme in (outside, inside):
        programme.office.close()
