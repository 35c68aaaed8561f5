"""Files that go with letters, shared in the conversation in which their letter stands, once.

Slack takes a file in three steps: it lends an address, takes the bytes there, and then shares them in a conversation
(`files.getUploadURLExternal`, POST, `files.completeUploadExternal`). Only the last is seen by anybody, and it works
once for a file. So the letter itself stays an ordinary message, found again by its metadata, and the file follows as a
message of its own: its id is stored before the last step, and after an unclear answer it is looked for in the
conversation, and then completed once more, which Slack refuses if it was complete. An image block with the file inside
the letter would need Slack to have processed the file first, and nothing tells when that is (`invalid_blocks` until
then); and who may see a file that was never shared in a conversation is not documented.

How to enclose a file: see `handlers/enclosure.py`.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import aiohttp
import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.fate import Fate, Outcome, attempt
from bot.history import SLACK_CLOCK, find_message
from bot.office import Office
from bot.routes import goes_direct
from handlers.deeds import Writer
from handlers.enclosure import Enclosure
from models import enclosing
from models.access import may_still_read
from models.desk import Desk
from models.enclosing import Due
from models.outbox import OutboxRow
from models.sending import Sender
from scheduling.ladder import Kind

log = structlog.get_logger("convene.uploads")

AT_ONCE = 4
Record = Callable[[Desk, Sender, int], None]


class Uploads:
    """Shares the files that are due. Several may run at once on one database; each claims its own."""

    def __init__(self, office: Office, client: AsyncWebClient, writers: Mapping[Kind, Writer], sender: Sender) -> None:
        self._office = office
        self._client = client
        self._writers = writers
        self._sender = sender

    async def deliver(self) -> int:
        """Share every file whose letter is there; returns how many were."""
        done = 0
        gate = asyncio.Semaphore(AT_ONCE)
        while due := await self._office.transact(None, partial(enclosing.claim, sender=self._sender)):
            by_person: dict[int, list[Due]] = defaultdict(list)
            for one in due:
                by_person[one.recipient_id].append(one)

            async def for_one(files: list[Due]) -> int:
                async with gate:  # one after another: in the order of their letters
                    return sum([await self._share(one) for one in files])

            done += sum(await asyncio.gather(*map(for_one, by_person.values())))
        return done

    async def _share(self, due: Due) -> bool:
        """One file, through all its steps; whether it stands in the conversation now."""
        try:
            enclosure = await self._office.transact(None, partial(self._written, row_id=due.row_id))
            if enclosure is None:
                await self._record(due, Outcome(Fate.ARRIVED), enclosing.dropped)
                return False
            if due.file_id is None:
                return await self._upload(due, enclosure)
            return await self._look_and_complete(due, enclosure, due.file_id)
        except Exception as error:  # noqa: BLE001  # one file that cannot be made must not keep others from theirs
            log.error("file_unwritable", row=due.row_id, error=type(error).__name__)  # noqa: TRY400  # no text of it
            await self._record(due, Outcome(Fate.REFUSED, fault="unwritable"))
            return False

    def _written(self, desk: Desk, row_id: int) -> Enclosure | None:
        """The file as the facts of now have it; None when there is none, or its reader may not have it any more."""
        row = desk.session.get_one(OutboxRow, row_id)
        if row.conference_id is not None and not may_still_read(desk, row):
            return None
        return self._writers[row.kind](desk, row).file

    async def _upload(self, due: Due, enclosure: Enclosure) -> bool:
        content = await asyncio.to_thread(enclosure.make)
        outcome = await attempt(partial(self._take_bytes, enclosure, content))
        if outcome.fate is Fate.UNKNOWN:  # nobody has seen anything of it: a new upload does no harm
            outcome = Outcome(Fate.CERTAINLY_NOT, fault=outcome.fault)
        if outcome.fate is not Fate.ARRIVED:
            await self._record(due, outcome)
            return False
        file_id = outcome.ts
        note = partial(enclosing.uploaded, sender=self._sender, row_id=due.row_id, file_id=file_id)
        return await self._office.transact(None, note) and await self._complete(due, enclosure, file_id)

    async def _take_bytes(self, enclosure: Enclosure, content: bytes) -> str:
        """Have Slack take the bytes; the id it has given them."""
        lent = await self._client.files_getUploadURLExternal(
            filename=enclosure.name, length=len(content), alt_txt=enclosure.alt or None
        )
        url = str(lent["upload_url"])
        proxy = None if goes_direct(url) else self._client.proxy
        session = self._client.session or aiohttp.ClientSession()
        try:
            timeout = aiohttp.ClientTimeout(total=self._client.timeout)
            async with session.post(
                url, data=content, proxy=proxy, ssl=self._client.ssl or True, timeout=timeout
            ) as had:
                had.raise_for_status()
        finally:
            if session is not self._client.session:
                await session.close()
        return str(lent["file_id"])

    async def _look_and_complete(self, due: Due, enclosure: Enclosure, file_id: str) -> bool:
        """Nobody knows whether it was shared: look, and only then try again."""
        since = (due.message_at - SLACK_CLOCK).timestamp()
        has_it = partial(_carries, file_id)
        outcome = await attempt(partial(find_message, self._client, due.channel, since, has_it))
        if outcome.fate is Fate.ARRIVED and not outcome.ts:
            return await self._complete(due, enclosure, file_id)
        await self._record(due, outcome)
        return outcome.fate is Fate.ARRIVED

    async def _complete(self, due: Due, enclosure: Enclosure, file_id: str) -> bool:
        async def share() -> str:
            files: list[dict[str, str | None]] = [{"id": file_id, "title": enclosure.title}]
            await self._client.files_completeUploadExternal(
                files=files, channel_id=due.channel, initial_comment=enclosure.title
            )
            return file_id

        outcome = await attempt(share)
        await self._record(due, outcome)
        return outcome.fate is Fate.ARRIVED

    async def _record(self, due: Due, outcome: Outcome, arrived: Record = enclosing.shared) -> None:
        """What became of it. Of unknown fate nothing is recorded: it is looked for when the lease has run out."""
        sender, row_id = self._sender, due.row_id

        def note(desk: Desk) -> None:
            match outcome.fate:
                case Fate.ARRIVED:
                    arrived(desk, sender, row_id)
                case Fate.CERTAINLY_NOT:
                    enclosing.again(desk, sender, row_id, outcome.wait)
                case Fate.REFUSED:
                    enclosing.refused(desk, sender, row_id, outcome.fault)

        await self._office.transact(None, note)
        log.info("file", row=due.row_id, fate=outcome.fate.name.lower(), fault=outcome.fault)


def _carries(file_id: str, message: Mapping[str, Any]) -> bool:
    return any(file.get("id") == file_id for file in message.get("files") or ())
