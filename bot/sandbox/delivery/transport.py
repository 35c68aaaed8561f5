"""One way to the app, whichever protocol it speaks, and what came back of a request."""

from dataclasses import dataclass
from typing import Literal, Protocol

from bot.sandbox.records import Json

Kind = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True)
class Retry:
    """That an event is being sent again: which time, and why (`http_timeout`, `http_error`)."""

    number: int
    reason: str


@dataclass(frozen=True)
class Ack:
    """The app's acknowledgement: `failure` is None when it came in time, `body` what came with it."""

    body: Json | None = None
    failure: Literal["http_timeout", "http_error", "connection_failed"] | None = None

    @property
    def ok(self) -> bool:
        return self.failure is None


class Transport(Protocol):
    """Socket Mode or signed HTTP."""

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack:
        """Deliver one request and wait for its acknowledgement, as long as Slack waits."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
