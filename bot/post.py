"""The post room: takes what is due out of the outbox and tells Slack, once, whatever goes wrong on the way."""

import asyncio
import contextlib
import secrets
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from functools import partial

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.office import Office
from handlers.deeds import Writer
from handlers.letters import Letter, rewrite, write
from handlers.views.limits import SlackLimit
from models import sending
from models.agency import Professional
from models.desk import Desk, key
from models.outbox import OutboxRow
from models.sending import Sender
from scheduling.ladder import Kind

log = structlog.get_logger("convene.post")

#: The type of our message metadata; its payload is one opaque id.
EVENT_TYPE = "convene_letter"
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
AT_ONCE = 8
#: How far before the claim a letter may stand in Slack's history: clocks differ.
SLACK_CLOCK = timedelta(minutes=10)


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


class PostRoom:
    """Delivers the outbox. Several may run at once on one database; each claims its own rows."""

    def __init__(self, office: Office, client: AsyncWebClient, writers: Mapping[Kind, Writer]) -> None:
        self._office = office
        self._client = client
        self._writers = writers
        self._sender = Sender(owner=f"post-{secrets.token_hex(6)}")
        self._channels: dict[str, str] = {}
        self._busy = asyncio.Lock()

    async def deliver(self) -> int:
        """Deliver everything that is due; returns how many letters were sent or updated."""
        async with self._busy:
            await self._look_for_lost()
            done = 0
            while rows := await self._office.transact(None, lambda desk: sending.claim(desk, self._sender)):
                done += await self._send_all(rows)
            return done + await self._update_stale()

    async def rest(self, patience: float) -> None:
        """Let what is being sent be sent, for so many seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience), self._busy:
                pass

    async def _send_all(self, rows: Sequence[OutboxRow]) -> int:
        by_person: dict[int, list[int]] = defaultdict(list)
        for row in rows:
            by_person[row.recipient_id].append(key(row.id))
        gate = asyncio.Semaphore(AT_ONCE)

        async def for_one(ids: list[int]) -> int:
            async with gate:
                return await self._send_to_one(ids)

        return sum(await asyncio.gather(*(for_one(ids) for ids in by_person.values())))

    async def _send_to_one(self, ids: list[int]) -> int:
        try:
            slack_id, letters = await self._office.transact(None, lambda desk: self._write(desk, ids))
        except Exception as error:  # noqa: BLE001  # one person's letter must not keep the others from theirs
            log.error("letter_unwritable", rows=ids, error=type(error).__name__)  # noqa: TRY400  # no text of it in a log
            await self._office.transact(None, partial(sending.unwritable, sender=self._sender, ids=ids))
            return 0
        for name, letter in letters:
            await self._send(name, slack_id, letter)
        return len(letters)

    def _write(self, desk: Desk, ids: list[int]) -> tuple[str, list[tuple[str, Letter]]]:
        """Inside one transaction: sift, write from the facts of now, and note each letter's id before it is sent."""
        rows = sending.sift(desk, self._sender, ids)
        if not rows:
            return "", []
        person = desk.session.get_one(Professional, rows[0].recipient_id)
        named = [(secrets.token_urlsafe(12), letter) for letter in write(desk, rows, self._writers)]
        for name, letter in named:
            sending.put_in_letter(desk, letter.rows, name)
        return str(person.slack_id), named

    async def _send(self, name: str, slack_id: str, letter: Letter) -> None:
        channel = ""

        async def post() -> str:
            nonlocal channel
            channel = await self._channel(slack_id)
            posted = await self._client.chat_postMessage(
                channel=channel,
                text=letter.text,
                blocks=letter.blocks,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"letter": name}},
                unfurl_links=False,
                unfurl_media=False,
            )
            return str(posted["ts"])

        outcome = await attempt(post)
        recipient = letter.rows[0].recipient_id
        await self._office.transact(None, lambda desk: self._record(desk, name, channel, recipient, outcome))
        log.info("letter", letter=name, fate=outcome.fate.name.lower(), fault=outcome.fault, rows=len(letter.rows))

    def _record(self, desk: Desk, name: str, channel: str, recipient: int, outcome: Outcome) -> None:
        match outcome.fate:
            case Fate.ARRIVED:
                sending.sent(desk, self._sender, name, channel, outcome.ts)
            case Fate.UNKNOWN if channel:
                sending.uncertain(desk, self._sender, name)
            case Fate.REFUSED:
                sending.failed(desk, self._sender, name, outcome.fault)
                if outcome.fault in UNREACHABLE:
                    sending.unreachable(desk, recipient)
            case _:
                sending.not_sent(desk, self._sender, name, outcome.wait)

    async def _channel(self, slack_id: str) -> str:
        if slack_id not in self._channels:
            opened = await self._client.conversations_open(users=[slack_id])
            self._channels[slack_id] = str(opened["channel"]["id"])
        return self._channels[slack_id]

    async def _look_for_lost(self) -> None:
        """Look in Slack for letters of unknown fate, by the id in their metadata, before sending anything again."""

        def lost(desk: Desk) -> list[tuple[str, Professional, float]]:
            sending.recover(desk)
            people = [(row, desk.session.get_one(Professional, row.recipient_id)) for row in sending.to_look_for(desk)]
            return [(str(row.letter), person, (row.due_at - SLACK_CLOCK).timestamp()) for row, person in people]

        for name, person, since in await self._office.transact(None, lost):
            place = ""

            async def look(slack_id: str = str(person.slack_id), since: float = since, name: str = name) -> str:
                nonlocal place
                place = await self._channel(slack_id)
                return await self._find(place, since, name)

            outcome = await attempt(look)
            if outcome.fate is Fate.REFUSED and outcome.fault in UNREACHABLE:
                await self._office.transact(None, partial(_give_up, name=name, who=key(person.id), fault=outcome.fault))
            if outcome.fate is not Fate.ARRIVED:
                continue  # still unknown: looked for again at the next tick
            if outcome.ts:
                await self._office.transact(None, partial(sending.found, letter=name, channel=place, ts=outcome.ts))
            else:
                await self._office.transact(None, partial(sending.not_found, letter=name))

    async def _find(self, channel: str, since: float, name: str) -> str:
        cursor: str | None = None
        while True:
            page = await self._client.conversations_history(
                channel=channel, include_all_metadata=True, oldest=f"{since:.6f}", limit=100, cursor=cursor
            )
            for message in page["messages"]:
                payload = (message.get("metadata") or {}).get("event_payload") or {}
                if payload.get("letter") == name:
                    return str(message["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
            if cursor is None:
                return ""

    async def _update_stale(self) -> int:
        """Update messages whose facts have changed since they were sent. Doing it twice is harmless."""
        done = 0
        while letters := await self._office.transact(None, self._rewrite):
            for place, (channel, ts, letter) in enumerate(letters):
                redo = partial(self._client.chat_update, channel=channel, ts=ts, text=letter.text, blocks=letter.blocks)
                outcome = await attempt(partial(_place_after, redo))
                if outcome.fate in {Fate.UNKNOWN, Fate.CERTAINLY_NOT}:  # the others would fare no better: next tick
                    waiting = [(channel, ts) for channel, ts, _ in letters[place:]]
                    await self._office.transact(None, partial(sending.stale_again, places=waiting))
                    return done
                done += 1
        return done

    def _rewrite(self, desk: Desk) -> list[tuple[str, str, Letter]]:
        """A batch of stale messages, written from the facts of now, with their places."""
        letters = []
        for rows in sending.take_stale(desk):
            try:
                letters.append((str(rows[0].channel), str(rows[0].ts), rewrite(desk, rows, self._writers)))
            except SlackLimit:
                log.error("letter_too_big", rows=[row.id for row in rows])  # noqa: TRY400  # no text of it in a log
        return letters


async def _place_after(call: Callable[[], Awaitable[AsyncSlackResponse]]) -> str:
    """The place of a message that was updated."""
    return str((await call())["ts"])


def _give_up(desk: Desk, name: str, who: int, fault: str) -> None:
    """The conversation is closed to us: whether the letter arrived will not be known, and others are asked instead."""
    sending.lost(desk, name, fault)
    sending.unreachable(desk, who)


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
