"""A core group: set up from the next dates, looked at, changed, called off. Its members are confirmed each time."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer, Open, Recorded, Update
from handlers.asked import Asked, Field, Surface
from handlers.booking_form import MOST_PLACE, Maybe, Picked, Ticked, chosen_invitees, day, length, needed, tried
from handlers.deeds import Deeds, Form
from handlers.fields import read, words
from handlers.finding import by_button
from handlers.next_dates_review import values_of
from handlers.views.blocks import View
from handlers.views.core_group import USUAL_LENGTH, group_form, group_view, turn_field
from handlers.views.schedule import Filled
from models.access import SEES_ALL, Part, conference_by_id, core_group_by_id, parts_in
from models.booking import RUNNERS
from models.cards import conference_card
from models.choices import contacts
from models.conference import Conference
from models.core_group import CoreGroup
from models.core_group_cards import group_sheet
from models.core_group_draft import GroupDraft, group_preview, proposed_members
from models.core_groups import Meeting, call_off, change, members_of, must_be_booked, none_may_be_booked, set_up
from models.desk import Desk
from models.inviting import Invitee
from models.next_dates_agreeing import must_lead_on
from models.next_dates_sheet import sheet_of
from models.refusals import Refused


class GroupForm(BaseModel):
    """The form as it is sent."""

    date: Annotated[dt.date, needed(day, "Choose the date.", "Choose the date from the calendar.")]
    time: Annotated[dt.time, needed(dt.time.fromisoformat, "Choose the time.", "Choose a time of day.")]
    minutes: Annotated[int, needed(length, "Choose how long it lasts.", "Choose a length from the list.")]
    place: Annotated[str | None, words(MOST_PLACE)] = None
    agencies: Picked = ()
    confirmed: Ticked = False
    chair: Maybe = None
    minutes_by: Maybe = None

    @classmethod
    def of(cls, asked: Asked) -> "GroupForm":
        """The form with its two menus under their plain names."""
        turns = {name: asked.fields.get(turn_field(asked.fields, name)) for name in ("chair", "minutes_by")}
        return read(cls, replace(asked, fields={**asked.fields, **turns}))


def open_form(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """The form with the date that was agreed or is proposed, last time's members, and whose turn it is."""
    must_lead_on(desk, conference)
    none_may_be_booked(desk, conference)
    sheet = sheet_of(desk, conference)
    first = sheet.agreed if not sheet.core_groups else None
    start = first.core_group_time if first else conference.local_start.time()
    fields: dict[str, Field] = {
        "date": (first.core_group_on if first else sheet.core_group_proposed).isoformat(),
        "time": f"{start:%H:%M}",
        "minutes": str(USUAL_LENGTH),
        "place": conference.place,
        "agencies": values_of(proposed_members(desk, conference)),
    }
    return _drawn(desk, conference, fields, {"c": conference.id, "form": secrets.token_hex(8)})


def open_change(desk: Desk, asked: Asked) -> Answer:
    """The form with what stands now. That these are the right members is to be confirmed again."""
    conference, group = core_group_by_id(desk, asked.number(), RUNNERS)
    must_be_booked(group)
    view = _drawn(desk, conference, _fields_of(desk, conference, group), {"g": group.id, "v": group.version})
    return Update(view) if asked.surface is Surface.MODAL else Open(view)


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form as it stands, with what follows from it."""
    if "g" in asked.ref:
        conference, group = core_group_by_id(desk, asked.ref_id("g"), RUNNERS)
        ref = {"g": group.id, "v": asked.seen_version() if sentence is None else group.version}
    else:
        conference = conference_by_id(desk, asked.ref_id("c"), RUNNERS)
        ref = dict(asked.ref)
    return _drawn(desk, conference, asked.fields, ref, sentence)


def submit(desk: Desk, asked: Asked) -> Answer:
    """Set it up, or change it, and show it."""
    filled = GroupForm.of(asked)
    meeting = Meeting(
        on=filled.date,
        at=filled.time,
        minutes=filled.minutes,
        place=filled.place,
        members=chosen_invitees(desk, filled.agencies),
        chair_id=filled.chair,
        minute_taker_id=filled.minutes_by,
        confirmed=filled.confirmed,
        form=f"core:{str(asked.ref.get('form', ''))[:20]}:{asked.view_id[:50]}",
    )
    try:
        return Recorded(_booked(desk, asked, meeting))
    except Refused as refusal:
        refusal.field = turn_field(asked.fields, refusal.field) if refusal.field else None
        raise


def show(desk: Desk, asked: Asked) -> Answer:
    """One core group; that it was seen is audited."""
    conference, group = core_group_by_id(desk, asked.number(), SEES_ALL)
    desk.note("saw_core_group", conference.id or 0, group.id)
    view = showing_group(desk, group)
    return Update(view) if asked.surface is Surface.MODAL else Open(view)


def cancel(desk: Desk, asked: Asked) -> Answer:
    """Call it off; the button has asked once more."""
    _, group = core_group_by_id(desk, asked.number(), RUNNERS)
    return Recorded(showing_group(desk, call_off(desk, asked.number(), group.version), "Cancelled."))


def showing_group(desk: Desk, group: CoreGroup, sentence: str | None = None) -> View:
    """A core group as the acting person may see it; access was checked by the deed."""
    conference = desk.session.get_one(Conference, group.conference_id)
    runs = Part.RUNS in parts_in(desk, conference)
    return group_view(group_sheet(desk, group), runs=runs, sentence=sentence)


def _booked(desk: Desk, asked: Asked, meeting: Meeting) -> View:
    if "g" in asked.ref:
        group = change(desk, asked.ref_id("g"), meeting, asked.seen_version())
        return showing_group(desk, group, "Changed. Whoever was asked is told once.")
    group = set_up(desk, asked.ref_id("c"), meeting)
    return showing_group(desk, group, "The core group is set up, and its members are asked.")


def _fields_of(desk: Desk, conference: Conference, group: CoreGroup) -> dict[str, Field]:
    start = group.starts_at.astimezone(conference.jurisdiction.zone)
    members = [
        Invitee(row.agency_id, row.professional_id)
        for row in members_of(desk, group)
        if row.professional_id != conference.social_worker_id
    ]
    return {
        "date": start.date().isoformat(),
        "time": f"{start:%H:%M}",
        "minutes": str(group.minutes),
        "place": group.place,
        "agencies": values_of(members),
        "chair": str(group.chair_id) if group.chair_id else None,
        "minutes_by": str(group.minute_taker_id) if group.minute_taker_id else None,
    }


def _drawn(
    desk: Desk,
    conference: Conference,
    fields: Mapping[str, Field],
    ref: Mapping[str, object],
    sentence: str | None = None,
) -> View:
    offered = contacts(desk, without=[conference.social_worker_id])
    if not offered:
        raise Refused("There is no agency in the directory yet. Ask your administrator to import it, then try again.")
    try:
        members = chosen_invitees(desk, _several(fields.get("agencies")))
    except Refused:
        members = ()
    draft = GroupDraft(
        on=tried(day, fields.get("date")),
        at=tried(dt.time.fromisoformat, fields.get("time")),
        minutes=tried(length, fields.get("minutes")) or USUAL_LENGTH,
        members=members,
    )
    shown = group_preview(desk, conference, draft)
    return group_form(conference_card(desk, conference), Filled(fields), offered, shown, ref, sentence)


def _several(value: Field) -> list[str]:
    return value if isinstance(value, list) else []


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        presses={
            "set_up_core_group": by_button(open_form),
            "change_core_group": open_change,
            "cancel_core_group": cancel,
            "core_group": show,
        },
        forms=(Form("core_group_form", submit, redraw),),
    )
