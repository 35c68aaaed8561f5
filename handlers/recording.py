"""What every form of the record shares: who may open it, how it is drawn again, and how it is read."""

from collections.abc import Collection, Mapping

from handlers.asked import Asked, Field
from handlers.views.record_form import Writing
from handlers.views.schedule import Filled
from models.access import conference_by_id
from models.cards import conference_card
from models.conference import Conference
from models.desk import Desk
from models.record import ConferenceRecord
from models.recording import CHAIR, HELD, must_be_among, version_of
from scheduling.ladder import Standing


def to_write(
    desk: Desk, conference_id: int, among: Collection[Standing] = HELD
) -> tuple[Conference, ConferenceRecord | None]:
    """The conference and what is recorded of it, for its chair alone."""
    conference = conference_by_id(desk, conference_id, CHAIR)
    must_be_among(conference, among)
    return conference, desk.session.get(ConferenceRecord, conference_id)


def first(desk: Desk, conference: Conference, fields: Mapping[str, Field], page: int = 1) -> Writing:
    """A form as a button opens it, with what is recorded."""
    record = desk.session.get(ConferenceRecord, conference.id)
    return Writing(conference_card(desk, conference), Filled(fields), version_of(record), page=page)


def again(
    desk: Desk,
    asked: Asked,
    saved: Mapping[str, Field],
    sentence: str | None,
    among: Collection[Standing] = HELD,
) -> Writing:
    """A form as it stands before the chair, what was typed over what is recorded.

    With a sentence it is of the facts of now; without one it keeps the version that was seen, so that a change in
    between is still noticed when it is sent.
    """
    conference, record = to_write(desk, asked.ref_id("c"), among)
    version = asked.seen_version() if sentence is None else version_of(record)
    fields = {**saved, **asked.fields}
    return Writing(conference_card(desk, conference), Filled(fields), version, sentence, page_of(asked))


def page_of(asked: Asked) -> int:
    """The page from which a form was opened, or which a button names."""
    if asked.option.isdecimal():
        return int(asked.option)
    return max(asked.ref_id("p"), 1)
