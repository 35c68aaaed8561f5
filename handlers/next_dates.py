"""The next dates of a conference that was held: the sheet, agreeing on them, and the messages about them."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer, Open, Recorded, Tell
from handlers.asked import Asked, Field
from handlers.booking_form import day, needed
from handlers.deeds import Deeds, Form, Paragraph
from handlers.fields import read
from handlers.finding import by_button
from handlers.views.blocks import View
from handlers.views.next_dates import (
    agree_form,
    chooser,
    next_dates_letter,
    next_dates_line,
    next_dates_view,
    proposed_fields,
)
from handlers.views.next_dates_notices import old_plan_letter, old_plan_line, too_late_letter, too_late_line
from handlers.views.schedule import Filled
from models.access import SEES_ALL, Part, conference_by_code, parts_in
from models.conference import Conference
from models.desk import Desk
from models.next_dates_agreeing import Agreed, agree, held, version_of
from models.next_dates_overview import leading_on
from models.next_dates_sheet import NextSheet, sheet_of
from models.outbox import OutboxRow
from models.refusals import Closed
from scheduling.ladder import Kind, Standing

_NONE = "None of your conferences leads on to a core group or a review at the moment."


class AgreeForm(BaseModel):
    """The form as it is sent."""

    core_group_on: Annotated[dt.date, needed(day, "Choose the date.", "Choose the date from the calendar.")]
    core_group_time: Annotated[dt.time, needed(dt.time.fromisoformat, "Choose the time.", "Choose a time of day.")]
    review_on: Annotated[dt.date, needed(day, "Choose the date.", "Choose the date from the calendar.")]
    review_time: Annotated[dt.time, needed(dt.time.fromisoformat, "Choose the time.", "Choose a time of day.")]


def by_code(desk: Desk, asked: Asked) -> Answer:
    """`/conference next CODE`; without a code one chooses among one's own."""
    if asked.text:
        return Open(draw(desk, asked, conference_by_code(desk, asked.text, SEES_ALL)))
    sheets = leading_on(desk)
    return Open(chooser(sheets)) if sheets else Tell("Next dates", _NONE)


def draw(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """The sheet; that it was seen is audited."""
    desk.note("saw_next_dates", conference.id or 0)
    return next_dates_sheet(desk, conference)


def next_dates_sheet(desk: Desk, conference: Conference, sentence: str | None = None) -> View:
    """The sheet as the acting person may see it, with what was just done on top."""
    if conference.standing is not Standing.HELD:
        raise Closed(f"{conference.code} is not recorded as held. The next dates follow a conference that was held.")
    runs = Part.RUNS in parts_in(desk, conference)
    return next_dates_view(sheet_of(desk, conference), runs=runs, sentence=sentence)


def open_agreeing(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """The form with the dates that the clocks propose, or that were agreed before."""
    sheet = sheet_of(desk, held(desk, conference.id or 0))
    return _form(sheet, proposed_fields(sheet), version_of(sheet.agreed))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form with what follows from the dates that are chosen now."""
    sheet = sheet_of(desk, held(desk, asked.ref_id("c")))
    version = asked.seen_version() if sentence is None else version_of(sheet.agreed)
    return _form(sheet, asked.fields, version, sentence)


def submit(desk: Desk, asked: Asked) -> Answer:
    """Record the dates, and go back to the sheet."""
    filled = read(AgreeForm, asked)
    conference = held(desk, asked.ref_id("c"))
    agree(desk, asked.ref_id("c"), Agreed(**filled.model_dump()), asked.seen_version())
    return Recorded(next_dates_sheet(desk, conference, "The dates are agreed. The social worker is told."))


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """To the social worker, when a conference was held, and once more before each date that is not booked."""
    sheet = _sheet(desk, row)
    return Paragraph(next_dates_line(sheet), next_dates_letter(sheet, row.id))


def say_too_late(desk: Desk, row: OutboxRow) -> Paragraph:
    """A child was born, and the review that is booked is too late now: to the social worker and the chair."""
    sheet = _sheet(desk, row)
    return Paragraph(too_late_line(sheet), too_late_letter(sheet, row.id))


def say_old_plan(desk: Desk, row: OutboxRow) -> Paragraph:
    """A plan is older than 12 months: to the social worker and the chair, once."""
    sheet = _sheet(desk, row)
    return Paragraph(old_plan_line(sheet), old_plan_letter(sheet, row.id))


def _sheet(desk: Desk, row: OutboxRow) -> NextSheet:
    return sheet_of(desk, desk.session.get_one(Conference, row.conference_id))


def _form(sheet: NextSheet, fields: Mapping[str, Field], version: int, sentence: str | None = None) -> View:
    return agree_form(sheet, Filled(fields), version, sentence)


def register(deeds: Deeds) -> None:
    """The deeds and the letters of this room."""
    deeds.add(
        commands={"next": by_code},
        presses={"next_dates": by_button(draw, SEES_ALL), "agree_dates": by_button(open_agreeing, SEES_ALL)},
        forms=(Form("agree_dates", submit, redraw),),
        letters={
            Kind.NEXT_DATES: letter,
            Kind.REVIEW_TOO_LATE: say_too_late,
            Kind.PROFESSIONALS_MEETING: say_old_plan,
        },
    )
