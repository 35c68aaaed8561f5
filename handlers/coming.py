"""Saying whether one will be there: a button each for the usual answers, a form for the others."""

from datetime import datetime, time, timedelta
from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer, Recorded, Update
from handlers.asked import Asked
from handlers.deeds import Deeds, Form
from handlers.fields import Hour, maybe, one_of, read, words
from handlers.filling import again, first, recorded, show
from handlers.views.blocks import View
from handlers.views.coming import MOST, Will, form, saved
from models.answering import Coming, answer_coming, open_invitation
from models.conference import Conference
from models.desk import Desk
from models.invitation import AbsenceReason, Attendance, Mode
from models.refusals import Refused

_ATTENDANCE = {Will.PART: Attendance.PART, Will.DEPUTY: Attendance.DEPUTY, Will.CANNOT: Attendance.NO}
#: What is asked further for each answer: if the form was sent before it was shown, it is shown then.
_NEEDS = {Will.PART: "joins_at", Will.DEPUTY: "deputy_name", Will.CANNOT: "reason"}


class ComingForm(BaseModel):
    """The form as it is sent; fields that were not shown are empty."""

    attendance: Annotated[Will, one_of(Will, "Choose one answer.")]
    mode: Annotated[Mode | None, maybe(Mode)]
    joins_at: Hour
    leaves_at: Hour
    deputy_name: Annotated[str | None, words(MOST)]
    deputy_role: Annotated[str | None, words(MOST)]
    reason: Annotated[AbsenceReason | None, maybe(AbsenceReason)]

    def as_answer(self) -> Coming:
        """The domain's value; what does not belong to the chosen answer is left out."""
        attendance = _ATTENDANCE.get(self.attendance, Attendance.YES)
        match attendance:
            case Attendance.YES:
                return Coming(attendance, Mode(self.attendance))
            case Attendance.PART:
                return Coming(attendance, self.mode, joins_at=self.joins_at, leaves_at=self.leaves_at)
            case Attendance.DEPUTY:
                return Coming(attendance, self.mode, deputy_name=self.deputy_name, deputy_role=self.deputy_role)
        return Coming(attendance, reason=self.reason)


def quick(desk: Desk, asked: Asked) -> Answer:
    """One press on “In person”, “By video” or “By phone”: recorded, however often it is pressed."""
    try:
        mode = Mode(asked.option)
    except ValueError:
        raise Refused("This button is no longer in use. Choose “Something else” to answer.") from None
    answer_coming(desk, asked.number(), Coming(Attendance.YES, mode))
    return Recorded()


def open_form(desk: Desk, asked: Asked) -> Answer:
    """Open the form for every other answer."""
    sheet = first(desk, asked, saved)
    return show(sheet, form(sheet))


def submit(desk: Desk, asked: Asked) -> Answer:
    """Record what the form says."""
    filled = read(ComingForm, asked)
    if _NEEDS.get(filled.attendance, "attendance") not in asked.fields:
        return Update(redraw(desk, asked, None))
    if filled.attendance is Will.CANNOT and filled.reason is None:
        raise Refused("Choose the reason that comes closest.", "reason")
    if filled.attendance is Will.PART:
        conference, _ = open_invitation(desk, asked.ref_id("i"), None)
        _check_part(conference, filled.joins_at, filled.leaves_at)
    answer_coming(desk, asked.ref_id("i"), filled.as_answer(), asked.seen_version())
    return recorded(desk, asked)


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form with the fields that belong to what is chosen now."""
    return form(again(desk, asked, sentence, saved))


def _check_part(conference: Conference, joins: time | None, leaves: time | None) -> None:
    """A part of the meeting lies within it, on local clocks."""
    start = conference.local_start.replace(tzinfo=None)
    end = start + timedelta(minutes=conference.minutes)
    if joins is None and leaves is None:
        raise Refused("Tell us from when or until when, so that the chair can plan for it.", "joins_at")
    if joins is not None and not start <= datetime.combine(start.date(), joins) < end:
        raise Refused(f"Choose a time from {start:%H:%M}, and before {end:%H:%M}.", "joins_at")
    if leaves is not None and not start < datetime.combine(start.date(), leaves) <= end:
        raise Refused(f"Choose a time after {start:%H:%M}, and up to {end:%H:%M}.", "leaves_at")
    if joins is not None and leaves is not None and leaves <= joins:
        raise Refused("This is before you join. Choose a later time.", "leaves_at")


def register(deeds: Deeds) -> None:
    """Put this room's deeds on the register."""
    deeds.add(presses={"come": quick, "coming": open_form}, forms=(Form("coming", submit, redraw),))
