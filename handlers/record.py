"""The chair's record: opened by command, button or Home, written part by part, finished when every part is there."""

from handlers.answers import Answer, Open, Recorded, Tell, Update
from handlers.asked import Asked, Surface
from handlers.deeds import Deeds
from handlers.views.blocks import View
from handlers.views.record import chooser, record_view
from models.access import SEES_ALL, conference_by_code
from models.chairing import hold_again_by
from models.desk import Desk, key
from models.record_sheet import RecordSheet, record_sheet, records
from models.recording import finish

_NONE = "No conference that you run or chair is over yet. Its record can be written once it has been held."


def by_code(desk: Desk, asked: Asked) -> Answer:
    """`/conference record CODE`; without a code one chooses among one's own."""
    if not asked.text:
        cards = records(desk)
        return Open(chooser(cards)) if cards else Tell("Records", _NONE)
    conference = conference_by_code(desk, asked.text, SEES_ALL)
    return Open(record_of(desk, key(conference.id)))


def by_button(desk: Desk, asked: Asked) -> Answer:
    """The button that carries a conference's id; in a modal it takes the modal's place."""
    view = record_of(desk, asked.number())
    return Update(view) if asked.surface is Surface.MODAL else Open(view)


def record_of(desk: Desk, conference_id: int, sentence: str | None = None) -> View:
    """The sheet as the acting person may see it, with what was just done on top."""
    return drawn(desk, record_sheet(desk, conference_id), sentence)


def drawn(desk: Desk, sheet: RecordSheet, sentence: str | None = None) -> View:
    """The view of a sheet."""
    return record_view(sheet, hold_again_by(desk, sheet.of.conference), sentence)


def finish_record(desk: Desk, asked: Asked) -> Answer:
    """Finish it; refused with what is still open."""
    finish(desk, asked.number())
    return Recorded(record_of(desk, asked.number(), "The record is finished."))


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(commands={"record": by_code}, presses={"record": by_button, "finish_record": finish_record})
