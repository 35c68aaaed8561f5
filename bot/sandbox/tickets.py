"""Things that Slack lends for a short time: trigger ids (3 s, once) and response URLs (30 min, 5 uses)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from bot.sandbox.errors import SlackError

Seconds = Callable[[], float]
TRIGGER_SECONDS = 3.0
RESPONSE_URL_SECONDS = 30 * 60.0
RESPONSE_URL_USES = 5


@dataclass
class Trigger:
    """The right to open one view in front of one person; `view_id` when it was pressed inside a modal."""

    user: str
    issued: float
    view_id: str | None = None
    used: bool = False


@dataclass
class Triggers:
    """Issues and exchanges trigger ids; time is real time, whatever the demo's calendar says."""

    seconds: Seconds
    issued: dict[str, Trigger] = field(default_factory=dict)
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def issue(self, user: str, view_id: str | None = None) -> str:
        trigger_id = f"{1_000_000 + next(self.numbers)}.{len(self.issued)}.{user.lower()}"
        self.issued[trigger_id] = Trigger(user, self.seconds(), view_id)
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use the trigger up, or refuse as Slack does."""
        trigger = self.issued.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self.seconds() - trigger.issued > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger


@dataclass
class ResponseUrl:
    """Where an app may answer without a token: which message it belongs to and for whom."""

    channel: str
    user: str
    issued: float
    message_ts: str | None = None
    used: int = 0


@dataclass
class ResponseUrls:
    """Issues response URLs and counts their uses."""

    seconds: Seconds
    issued: dict[str, ResponseUrl] = field(default_factory=dict)
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def issue(self, channel: str, user: str, message_ts: str | None = None) -> str:
        """The path of a new one, below the workspace's address."""
        path = f"respond/{channel}/{next(self.numbers):08d}"
        self.issued[path] = ResponseUrl(channel, user, self.seconds(), message_ts)
        return path

    def use(self, path: str) -> ResponseUrl:
        """Count one use, or refuse as Slack does."""
        found = self.issued.get(path)
        if found is None or self.seconds() - found.issued > RESPONSE_URL_SECONDS:
            raise SlackError("expired_url")
        if found.used >= RESPONSE_URL_USES:
            raise SlackError("used_url")
        found.used += 1
        return found
