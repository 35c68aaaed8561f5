"""The data snapshot: the command, the buttons, the message with its picture, and the lead's monthly numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from handlers.answers import Answer, Open, Recorded, Update
from handlers.asked import Asked
from handlers.deeds import Deeds, Paragraph
from handlers.enclosure import Enclosure
from handlers.views.snapshot import alt_words, not_theirs, snapshot_letter, snapshot_modal
from handlers.views.snapshot_picture import picture
from handlers.views.snapshot_words import period_words, title_words
from models.agency import Professional
from models.desk import Desk, key
from models.outbox import OutboxRow
from models.refusals import Refused
from models.snapshot.asking import ask, asked_for, may_see, opt_out, opted_out, past_year, request_of, taken
from models.snapshot.days import Period, year_to
from models.snapshot.rows import By
from scheduling.ladder import Kind

_HOW = "Type it like this: `/conference snapshot 1/1/2026 31/3/2026 by agency`. You can break it down by agency, kind, "
_HOW += "type or month, and leave out what you do not need."
_DAY = re.compile(r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})")
#: What people also call the ways to break it down.
_BY = {"agencies": By.AGENCY, "kinds": By.KIND, "types": By.TYPE, "months": By.MONTH}
_UNTIL = frozenset({"to", "until"})
_LITTLE_WORDS = frozenset({"from", *_UNTIL, "-"})


def by_command(desk: Desk, asked: Asked) -> Answer:
    """`/conference snapshot [from] [to] [by agency|kind|type|month]`."""
    period, by = _read(desk, asked.text)
    return _ask(desk, period, by)


def by_button(desk: Desk, asked: Asked) -> Answer:
    """The same of the past year, from Home."""
    return _ask(desk, past_year(desk), By(asked.option) if asked.option in set(By) else None)


def show(desk: Desk, asked: Asked) -> Answer:
    """Every row, from the message."""
    return Open(snapshot_modal(asked_for(desk, asked.number()), asked.number()))


def choose_part(desk: Desk, asked: Asked) -> Answer:
    """Another part of a breakdown."""
    request_id = asked.ref_id("r")
    return Update(snapshot_modal(asked_for(desk, request_id), request_id, asked.number()))


def stop(desk: Desk, asked: Asked) -> Answer:
    """No more monthly numbers of this agency."""
    opt_out(desk, asked.number(), out=True)
    return Recorded()


def start(desk: Desk, asked: Asked) -> Answer:
    """The monthly numbers again."""
    opt_out(desk, asked.number(), out=False)
    return Recorded()


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """The message, from the facts of now, with the picture for whoever asked for one."""
    reader = desk.session.get_one(Professional, row.recipient_id)
    request = request_of(desk, row)
    if not may_see(replace(desk, person=reader), request):
        return Paragraph("Convene: this snapshot is not shown any more", not_theirs())
    snapshot, number = taken(desk, request), key(request.id)
    title = title_words(snapshot)
    if request.agency_id is not None:  # its name is inside: this line is seen on a lock screen
        line = f"Convene: your agency’s data snapshot, {period_words(snapshot.period)}"
        return Paragraph(line, snapshot_letter(snapshot, number, stopped=opted_out(desk, request)))
    name = f"snapshot-{request.first_day}-to-{request.last_day}.png"
    file = Enclosure(name, title, partial(picture, snapshot), alt_words(snapshot))
    return Paragraph(title, snapshot_letter(snapshot, number), file)


def _ask(desk: Desk, period: Period, by: By | None) -> Answer:
    number = key(ask(desk, period, by).id)
    return Recorded(snapshot_modal(asked_for(desk, number), number))


def _read(desk: Desk, text: str) -> tuple[Period, By | None]:
    """The days and the breakdown; raises `Refused` in words when they cannot be understood."""
    typed = text.casefold().split()
    only_last = bool(typed) and typed[0] in _UNTIL
    words = [word for word in typed if word not in _LITTLE_WORDS]
    by = None
    if "by" in words:
        place = words.index("by")
        by = _by(words[place + 1 :])
        words = words[:place]
    year = past_year(desk)
    days = [_day(word) for word in words]
    if len(days) > 2:
        raise Refused(f"Give at most two dates, the first and the last day. {_HOW}")
    if only_last and len(days) == 1:
        days = [year_to(days[0]), *days]
    first, last = (days[0] if days else year.first), (days[1] if len(days) > 1 else year.last)
    if last < first:
        raise Refused(f"The last day is before the first. {_HOW}")
    return Period(first, last, year.zone), by


def _by(words: Sequence[str]) -> By:
    word = words[0] if words else ""
    if len(words) > 1 and word == "agency":  # by agency type, by agency kind
        return By.KIND
    try:
        return _BY.get(word) or By(word)
    except ValueError:
        raise Refused(f"A snapshot cannot be broken down by that. {_HOW}") from None


def _day(word: str) -> date:
    """A date as it is written in Britain, or as computers do."""
    british = _DAY.fullmatch(word)
    try:
        return date(int(british["y"]), int(british["m"]), int(british["d"])) if british else date.fromisoformat(word)
    except ValueError:
        raise Refused(f"That is no date that we understand. {_HOW}") from None


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        commands={"snapshot": by_command},
        presses={
            "snapshot": by_button,
            "snapshot_show": show,
            "snapshot_part": choose_part,
            "snapshot_stop": stop,
            "snapshot_start": start,
        },
        letters={Kind.SNAPSHOT: letter},
    )
