"""Misfortunes that can be switched on: what a bot must survive and what a healthy workspace never shows."""

from dataclasses import dataclass, field

from bot.sandbox.delivery.socket_mode import SocketMode


@dataclass
class Faults:
    """Each one is off until switched on. "Next" faults happen once and are off again."""

    socket: SocketMode
    outage: bool = False
    lost_replies: int = 0
    duplicates: int = 0
    limited: dict[str, list[int]] = field(default_factory=dict)

    def lose_next_reply(self, times: int = 1) -> None:
        """The next Web API write is done, but the connection breaks before its reply."""
        self.lost_replies += times

    def deliver_twice(self, times: int = 1) -> None:
        """The next event or interaction reaches the app twice, at the same moment."""
        self.duplicates += times

    def rate_limit(self, method: str, times: int = 1, retry_after: int = 1) -> None:
        """The next calls of `method` answer 429 with Retry-After in seconds."""
        self.limited.setdefault(method, []).extend([retry_after] * times)

    async def refresh_socket(self, reason: str = "refresh_requested") -> None:
        """Slack asks for a new connection (`warning`, `refresh_requested` or `link_disabled`)."""
        await self.socket.refresh(reason)

    async def begin_outage(self) -> None:
        """From now on the Web API answers 503 and no socket is open."""
        self.outage = True
        await self.socket.close()

    async def end_outage(self) -> None:
        """All is well again; the app has to connect anew by itself."""
        self.outage = False
        self.socket.open = True

    def take_lost_reply(self) -> bool:
        """Whether the reply to this write is to be lost."""
        self.lost_replies, lost = max(0, self.lost_replies - 1), self.lost_replies > 0
        return lost

    def take_duplicate(self) -> bool:
        """Whether this delivery is to be doubled."""
        self.duplicates, doubled = max(0, self.duplicates - 1), self.duplicates > 0
        return doubled

    def take_limit(self, method: str) -> int | None:
        """Seconds to wait if this call is to be refused, else None."""
        waits = self.limited.get(method)
        return waits.pop(0) if waits else None
