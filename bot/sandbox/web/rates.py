"""How often an app may call: Slack's tiers a minute for each method, and one message a second in a channel."""

from collections import deque
from dataclasses import dataclass, field
from math import ceil

from bot.sandbox.tickets import Seconds

MINUTE = 60.0


@dataclass
class Rates:
    """A sliding minute for each method and a pace for each channel; off when `enabled` is false."""

    seconds: Seconds
    enabled: bool = True
    calls: dict[str, deque[float]] = field(default_factory=dict)
    last_post: dict[str, float] = field(default_factory=dict)

    def wait_for(self, method: str, per_minute: int, channel: str | None) -> int | None:
        """Count the call; whole seconds to wait when it is one too many, else None."""
        if not self.enabled:
            return None
        now = self.seconds()
        recent = self.calls.setdefault(method, deque())
        while recent and now - recent[0] >= MINUTE:
            recent.popleft()
        if len(recent) >= per_minute:
            return ceil(MINUTE - (now - recent[0])) or 1
        if channel is not None:
            since = now - self.last_post.get(channel, float("-inf"))
            if since < 1.0:
                return 1
            self.last_post[channel] = now
        recent.append(now)
        return None
