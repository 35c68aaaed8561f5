"""Letters: what is due for one person at one moment, put into as few messages as Slack's limits allow."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from handlers.deeds import Paragraph, Writer
from handlers.enclosure import Enclosure
from handlers.views.blocks import Block, divider, section, short
from handlers.views.limits import check_message, faults_in_message
from models.access import may_still_read
from models.conference import Conference
from models.desk import Desk
from models.outbox import UNDERIVED, OutboxRow
from scheduling.ladder import Kind

#: Screen readers read nothing but this line, so it names everything that the message asks.
LINE = 3000


@dataclass(frozen=True)
class Letter:
    """One message: the rows it carries, the line a lock screen shows, the blocks, and which rows have a file."""

    rows: tuple[OutboxRow, ...]
    text: str
    blocks: list[Block]
    enclosing: tuple[tuple[OutboxRow, Enclosure], ...] = ()

    @property
    def thread(self) -> str | None:
        """The message in whose thread it belongs."""
        return self.rows[0].thread


def write(desk: Desk, rows: Sequence[OutboxRow], writers: Mapping[Kind, Writer]) -> list[Letter]:
    """Write the letters for rows of one recipient, from the facts of now; raises `SlackLimit` if one is too big."""
    letters: list[Letter] = []
    for row in rows:
        alone = _letter([(row, writers[row.kind](desk, row))])
        joined = _join(letters[-1], alone) if letters and not _stands_alone(row, letters[-1].rows[-1]) else None
        if joined is not None and not faults_in_message(joined.text, joined.blocks):
            letters[-1] = joined
        else:
            letters.append(alone)
    for letter in letters:
        check_message(letter.text, letter.blocks)
    return letters


def rewrite(desk: Desk, rows: Sequence[OutboxRow], writers: Mapping[Kind, Writer]) -> Letter:
    """Write a message that was sent already anew, in one piece; what its reader may no longer see is left out."""
    letter = _letter(
        [(row, writers[row.kind](desk, row) if may_still_read(desk, row) else _no_longer(desk, row)) for row in rows]
    )
    check_message(letter.text, letter.blocks)
    return letter


def _stands_alone(*rows: OutboxRow) -> bool:
    """An answer to what somebody wrote is one message, in the thread in which they wrote: it has a life of its own."""
    return any(row.kind in UNDERIVED or row.thread for row in rows)


def _no_longer(desk: Desk, row: OutboxRow) -> Paragraph:
    """In the place of what somebody has handed over or left."""
    words = (
        f"{desk.session.get_one(Conference, row.conference_id).code} is with somebody else now. It is not shown here."
    )
    return Paragraph(words, [section(words)])


def _letter(parts: Sequence[tuple[OutboxRow, Paragraph]]) -> Letter:
    blocks: list[Block] = []
    for _, paragraph in parts:
        blocks += [*([divider()] if blocks else []), *paragraph.blocks]
    lines = list(dict.fromkeys(paragraph.notification for _, paragraph in parts))
    files = [(row, paragraph.file) for row, paragraph in parts if paragraph.file is not None]
    return Letter(tuple(row for row, _ in parts), short(" · ".join(lines), LINE), blocks, _once(files))


def _join(first: Letter, second: Letter) -> Letter:
    text = first.text if second.text in first.text else f"{first.text} · {second.text}"
    blocks = [*first.blocks, divider(), *second.blocks]
    files = _once([*first.enclosing, *second.enclosing])
    return Letter(first.rows + second.rows, short(text, LINE), blocks, files)


def _once(files: Iterable[tuple[OutboxRow, Enclosure]]) -> tuple[tuple[OutboxRow, Enclosure], ...]:
    """What is passed on to several people is one file, and goes once with a letter."""
    return tuple({(file.name, file.about): (row, file) for row, file in reversed(list(files))}.values())[::-1]
