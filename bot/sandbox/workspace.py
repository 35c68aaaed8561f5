"""The state of the one workspace: its team, app, people, conversations and messages, and who is told of changes."""

import asyncio
import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from copy import copy
from datetime import datetime
from itertools import count
from typing import Any, Literal

from bot.sandbox.errors import SlackError
from bot.sandbox.records import AppDefinition, Channel, Json, Message, SharedFile, User, Values
from bot.sandbox.screens import Screens, with_ids
from bot.sandbox.tickets import ResponseUrls, Seconds, Triggers

Happening = Literal["posted", "changed", "deleted"]
TEAM_ID = "T0SANDBOX"
TEAM_DOMAIN = "sandbox"
APP_ID = "A0SANDBOX"
BOT_ID = "B0SANDBOX"
BOT_USER_ID = "U0SANDBOXBOT"


class Workspace:
    """Everything the workspace knows. `now` is the time on its wall (messages), `seconds` real time (expiry)."""

    def __init__(
        self,
        people: Iterable[User],
        app: AppDefinition,
        now: Callable[[], datetime],
        seconds: Seconds,
        team: str = "Sandbox",
    ) -> None:
        self.team = team
        self.app = app
        self.now = now
        self.seconds = seconds
        self.users = {user.id: user for user in people}
        self.channels: dict[str, Channel] = {}
        self.ephemeral: list[Message] = []
        self.files: dict[str, SharedFile] = {}
        self.notices: dict[str, str] = {}
        #: fields of messages as each person has left them, by channel, ts and person
        self.typed: dict[tuple[str, str, str], Values] = {}
        #: the newest message each person has looked at, for what is unread
        self.read_until: dict[str, str] = {}
        #: requests that a real Slack would refuse where nobody sees it; tests look here
        self.complaints: list[str] = []
        self.triggers = Triggers(seconds)
        self.response_urls = ResponseUrls(seconds)
        self.screens = Screens(self)
        #: told of every change to what stands in a DM: what happened, the message, and how it was before
        self.listeners: list[Callable[[Happening, Message, Message | None], None]] = []
        #: where the workspace is reached, ending in a slash; known once it listens
        self.base_url = "http://127.0.0.1/"
        self.version = 1
        self.numbers = count(1)
        self._change = asyncio.Event()
        self._last_ts = 0

    # Changes, for pages that wait for them

    def touch(self) -> None:
        """Something that somebody can see has changed."""
        self.version += 1
        self._change.set()
        self._change = asyncio.Event()

    async def changed(self, since: int, seconds: float) -> int:
        """Wait until the version is past `since`, at most so many `seconds`; the version then."""
        if self.version <= since:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._change.wait(), seconds)
        return self.version

    def respond_at(self, channel: Channel, user: User, message_ts: str | None = None) -> str:
        """A fresh response URL, whole."""
        return self.base_url + self.response_urls.issue(channel.id, user.id, message_ts)

    # People and conversations

    def user(self, user_id: str) -> User:
        if user_id not in self.users:
            raise SlackError("user_not_found")
        return self.users[user_id]

    def direct_channel(self, user_id: str) -> Channel:
        """The DM between the app and this person, made when first asked for."""
        user = self.user(user_id)
        if not user.may_direct_message:
            raise SlackError("cannot_dm_bot" if user_id == BOT_USER_ID else "user_not_visible")
        channel_id = "D" + hashlib.sha256(user_id.encode()).hexdigest()[:9].upper()
        if channel_id not in self.channels:
            self.channels[channel_id] = Channel(channel_id, "im", user.name, {user_id, BOT_USER_ID})
        return self.channels[channel_id]

    def add_channel(self, name: str, members: Iterable[str], *, with_app: bool = True) -> Channel:
        """An ordinary channel; the app is in it unless `with_app` is false."""
        channel_id = f"C{next(self.numbers):08d}"
        inside = {*members, *([BOT_USER_ID] if with_app else [])}
        self.channels[channel_id] = Channel(channel_id, "channel", name, inside)
        return self.channels[channel_id]

    def channel(self, channel_id: str) -> Channel:
        if channel_id not in self.channels:
            raise SlackError("channel_not_found")
        return self.channels[channel_id]

    def other_in(self, channel: Channel) -> str:
        """The person on the other side of a DM."""
        return next(iter(channel.members - {BOT_USER_ID}))

    # Messages

    def new_ts(self) -> str:
        """A timestamp on the workspace's wall clock that no other message has; never goes back."""
        micro = int(self.now().timestamp() * 1_000_000)
        self._last_ts = max(micro, self._last_ts + 100)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def post(
        self,
        channel: Channel,
        author: str,
        text: str,
        blocks: list[Json] | None = None,
        *,
        thread_ts: str | None = None,
        metadata: Json | None = None,
        seen_by: str | None = None,
        files: Iterable[SharedFile] = (),
    ) -> Message:
        """Add a message by a person or by the app; with `seen_by` it is ephemeral and in no history."""
        from_app = author == BOT_USER_ID
        message = Message(
            channel=channel.id,
            ts=self.new_ts(),
            user=author,
            text=text,
            blocks=with_ids(blocks or []),
            thread_ts=thread_ts,
            metadata=metadata,
            bot=from_app,
            seen_by=seen_by,
            author=self.app.name if from_app else self.user(author).name,
            files=list(files),
        )
        if seen_by is not None:
            self.ephemeral.append(message)
            self.touch()
            return message
        channel.messages[message.ts] = message
        self._happened("posted", message)
        return message

    def edit(self, message: Message, changes: dict[str, Any]) -> None:
        """Change a message's text, blocks or metadata in place, marked as edited."""
        before = copy(message)
        for name, value in changes.items():
            setattr(message, name, with_ids(value) if name == "blocks" else value)
        message.edited = {"user": message.user, "ts": self.new_ts()}
        self._happened("changed", message, before)

    def delete(self, message: Message) -> None:
        """Take a message away, ephemeral or not."""
        self.channels[message.channel].messages.pop(message.ts, None)
        self.ephemeral = [kept for kept in self.ephemeral if kept is not message]
        self._happened("deleted", message)

    def find(self, channel_id: str, ts: str) -> Message | None:
        """A message by its place, ephemeral ones too."""
        kept = self.channels[channel_id].messages.get(ts)
        return kept or next((m for m in self.ephemeral if (m.channel, m.ts) == (channel_id, ts)), None)

    def _happened(self, what: Happening, message: Message, before: Message | None = None) -> None:
        self.touch()
        if not message.ephemeral and self.channels[message.channel].kind == "im":
            for listener in self.listeners:
                listener(what, message, before)

    def tell(self, user_id: str, notice: str | None) -> None:
        """Put Slack's own words in front of one person, or take them away."""
        if notice is None:
            self.notices.pop(user_id, None)
        else:
            self.notices[user_id] = notice
        self.touch()
