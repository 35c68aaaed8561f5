"""After a core group: was it held, who came, who chaired and took the minutes; then the next one is proposed."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator

from handlers.answers import Answer, Open, Recorded, Update
from handlers.asked import Asked, Field, Surface
from handlers.booking_form import Maybe
from handlers.deeds import Deeds, Form, Paragraph
from handlers.fields import read
from handlers.next_dates import next_dates_sheet
from handlers.views.blocks import TICKS, View
from handlers.views.core_group_actions import DID_NOT, TOOK_PLACE, attended_fields, held_form, held_line, held_question
from handlers.views.schedule import Filled
from models.access import core_group_by_id
from models.booking import RUNNERS
from models.conference import Conference
from models.core_group import CoreGroup, Part
from models.core_group_cards import GroupSheet, group_sheet
from models.core_groups import Held, close
from models.desk import Desk
from models.outbox import OutboxRow
from models.refusals import Closed
from scheduling.ladder import Kind
from scheduling.plan_facts import GroupStanding
from scheduling.words import day_words


def _chosen(value: object) -> str:
    if value not in {TOOK_PLACE, DID_NOT}:
        raise ValueError("Say whether it took place.")
    return str(value)


class HeldForm(BaseModel):
    """The form as it is sent, but for the tick boxes, of which there may be several blocks."""

    took_place: Annotated[Literal["yes", "no"], BeforeValidator(_chosen)]
    chair: Maybe = None
    minutes_by: Maybe = None


def open_form(desk: Desk, asked: Asked) -> Answer:
    """The form; ticked are those who said that they were coming, or who were there by what is recorded."""
    _, group = core_group_by_id(desk, asked.number(), RUNNERS)
    if group.standing is GroupStanding.CANCELLED:
        raise Closed("This core group was cancelled. There is nothing to record.")
    sheet = group_sheet(desk, group)
    view = _drawn(sheet, _fields_of(sheet), group.version)
    return Update(view) if asked.surface is Surface.MODAL else Open(view)


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form with the fields that belong to what is chosen now."""
    _, group = core_group_by_id(desk, asked.ref_id("g"), RUNNERS)
    sheet = group_sheet(desk, group)
    version = asked.seen_version() if sentence is None else group.version
    return _drawn(sheet, {**_fields_of(sheet), **asked.fields}, version, sentence)


def submit(desk: Desk, asked: Asked) -> Answer:
    """Record it, and show by when the next one has to be held."""
    filled = read(HeldForm, asked)
    took_place = filled.took_place == TOOK_PLACE
    if took_place and attended_fields(1)[0] not in asked.fields:
        return Update(redraw(desk, asked, None))
    held = Held(took_place, _ticked(asked), filled.chair, filled.minutes_by)
    group = close(desk, asked.ref_id("g"), held, asked.seen_version())
    conference = desk.session.get_one(Conference, group.conference_id)
    sentence = f"The core group of {_day(desk, group, conference)} is recorded."
    return Recorded(next_dates_sheet(desk, conference, sentence))


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """The question to the social worker, once its end has passed."""
    sheet = group_sheet(desk, desk.session.get_one(CoreGroup, int(row.occasion.partition(":")[2])))
    return Paragraph(held_line(sheet), held_question(sheet, row.id))


def _ticked(asked: Asked) -> frozenset[int]:
    values = [value for name, found in asked.fields.items() if name.startswith("attended_") for value in found or []]
    return frozenset(int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 16)


def _fields_of(sheet: GroupSheet) -> dict[str, Field]:
    group = sheet.card.group
    names = attended_fields(len(sheet.places))
    fields: dict[str, Field] = {name: [] for name in names}
    for number, place in enumerate(sheet.places):
        expected = place.member.part in {Part.COMING, Part.COLLEAGUE}
        if place.member.attended if place.member.attended is not None else expected:
            some = fields[names[number // TICKS]]
            if isinstance(some, list):
                some.append(str(place.member.id))
    fields["chair"] = str(group.chair_id) if group.chair_id else None
    fields["minutes_by"] = str(group.minute_taker_id) if group.minute_taker_id else None
    if group.closed_at is not None:
        fields["took_place"] = TOOK_PLACE if group.standing is GroupStanding.HELD else DID_NOT
    return fields


def _drawn(sheet: GroupSheet, fields: dict[str, Field], version: int, sentence: str | None = None) -> View:
    people = [place.person for place in sheet.places if place.person is not None]
    return held_form(sheet, people, Filled(fields), version, sentence)


def _day(desk: Desk, group: CoreGroup, conference: Conference) -> str:
    zone = conference.jurisdiction.zone
    return day_words(group.starts_at.astimezone(zone).date(), desk.today(conference.jurisdiction))


def register(deeds: Deeds) -> None:
    """The deed and the letter of this room."""
    deeds.add(
        presses={"core_group_held": open_form},
        forms=(Form("core_group_held", submit, redraw),),
        letters={Kind.CORE_GROUP_HELD: letter},
    )
