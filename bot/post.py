"""The post room: takes what is due out of the outbox and tells Slack, once, whatever goes wrong on the way."""

import asyncio
import contextlib
import secrets
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.fate import UNREACHABLE, Fate, Outcome, attempt
from bot.history import SLACK_CLOCK, find_message
from bot.office import Office
from bot.uploads import Uploads
from handlers.deeds import Writer
from handlers.letters import Letter, rewrite, write
from handlers.views.limits import SlackLimit
from models import enclosing, sending
from models.agency import Professional
from models.desk import Desk, key
from models.outbox import OutboxRow
from models.sending import Sender
from scheduling.ladder import Kind

log = structlog.get_logger("convene.post")

#: The type of our message metadata; its payload is one opaque id.
EVENT_TYPE = "convene_letter"
AT_ONCE = 8
#: Slack's words for a thread whose first message was deleted: the answer then stands in the conversation itself.
THREAD_GONE = "thread_not_found"


class PostRoom:
    """Delivers the outbox. Several may run at once on one database; each claims its own rows."""

    def __init__(self, office: Office, client: AsyncWebClient, writers: Mapping[Kind, Writer]) -> None:
        self._office = office
        self._client = client
        self._writers = writers
        self._sender = Sender(owner=f"post-{secrets.token_hex(6)}")
        self._uploads = Uploads(office, client, writers, self._sender)
        self._channels: dict[str, str] = {}
        self._busy = asyncio.Lock()

    async def deliver(self) -> int:
        """Deliver everything that is due; returns how many letters were sent or updated, and files shared."""
        async with self._busy:
            await self._look_for_lost()
            done = 0
            while rows := await self._office.transact(None, lambda desk: sending.claim(desk, self._sender)):
                done += await self._send_all(rows)
            done += await self._uploads.deliver()
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
            enclosing.expect(desk, [row for row, _ in letter.enclosing])
        return str(person.slack_id), named

    async def _send(self, name: str, slack_id: str, letter: Letter) -> None:
        channel = ""

        async def post() -> str:
            nonlocal channel
            channel = await self._channel(slack_id)
            posted = await self._client.chat_postMessage(
                channel=channel,
                thread_ts=letter.thread,
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
            case Fate.REFUSED if outcome.fault == THREAD_GONE:
                sending.out_of_thread(desk, self._sender, name)
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

        def lost(desk: Desk) -> list[tuple[OutboxRow, Professional]]:
            sending.recover(desk)
            return [(row, desk.session.get_one(Professional, row.recipient_id)) for row in sending.to_look_for(desk)]

        for row, person in await self._office.transact(None, lost):
            place, name = "", str(row.letter)

            async def look(row: OutboxRow = row, slack_id: str = str(person.slack_id), name: str = name) -> str:
                nonlocal place
                place = await self._channel(slack_id)
                since = (row.due_at - SLACK_CLOCK).timestamp()
                return await find_message(self._client, place, since, partial(_is_letter, name), row.thread)

            outcome = await attempt(look)
            if outcome.fate is Fate.REFUSED and outcome.fault in UNREACHABLE:
                await self._office.transact(None, partial(_give_up, name=name, who=key(person.id), fault=outcome.fault))
            if outcome.fault == THREAD_GONE:
                await self._office.transact(None, partial(sending.not_found, letter=name, thread=None))
            if outcome.fate is not Fate.ARRIVED:
                continue  # still unknown: looked for again at the next tick
            if outcome.ts:
                await self._office.transact(None, partial(sending.found, letter=name, channel=place, ts=outcome.ts))
            else:
                await self._office.transact(None, partial(sending.not_found, letter=name))

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


def _is_letter(name: str, message: Mapping[str, Any]) -> bool:
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    return bool(payload.get("letter") == name)


async def _place_after(call: Callable[[], Awaitable[AsyncSlackResponse]]) -> str:
    """The place of a message that was updated."""
    return str((await call())["ts"])


def _give_up(desk: Desk, name: str, who: int, fault: str) -> None:
    """The conversation is closed to us: whether the letter arrived will not be known, and others are asked instead."""
    sending.lost(desk, name, fault)
    sending.unreachable(desk, who)
