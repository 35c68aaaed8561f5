"""The form about being there: in what way, for which part, who instead, or why not."""

from enum import StrEnum

from handlers.views.blocks import (
    Block,
    View,
    context,
    input_block,
    option,
    radio,
    section,
    select,
    text_input,
    time_input,
)
from handlers.views.cards import conference_times
from handlers.views.sheet import Fields, Sheet
from handlers.views.words import label
from models.cards import Card
from models.invitation import AbsenceReason, Attendance, Mode

MOST = 120


class Will(StrEnum):
    """What the form offers: coming is said together with how."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    PART = "part"
    DEPUTY = "deputy"
    CANNOT = "cannot"


WILLS = {
    Will.IN_PERSON: "Yes, in person",
    Will.VIDEO: "Yes, by video",
    Will.PHONE: "Yes, by phone",
    Will.PART: "Yes, for part of the meeting",
    Will.DEPUTY: "A deputy comes for me",
    Will.CANNOT: "Nobody can come",
}
_AS_WILL = {Attendance.PART: Will.PART, Attendance.DEPUTY: Will.DEPUTY, Attendance.NO: Will.CANNOT}


def saved(card: Card) -> Fields:
    """What is recorded, as the form's fields."""
    invitation = card.invitation
    will = _AS_WILL.get(invitation.attendance) if invitation.attendance else None
    if invitation.attendance is Attendance.YES:
        will = Will(invitation.mode) if invitation.mode else Will.IN_PERSON
    return {
        "attendance": will,
        "mode": invitation.mode,
        "joins_at": f"{invitation.joins_at:%H:%M}" if invitation.joins_at else None,
        "leaves_at": f"{invitation.leaves_at:%H:%M}" if invitation.leaves_at else None,
        "deputy_name": invitation.deputy_name,
        "deputy_role": invitation.deputy_role,
        "reason": invitation.absence_reason,
    }


def form(sheet: Sheet) -> View:
    """The modal, with the fields that belong to what is chosen in it."""
    choices = radio([option(will, words) for will, words in WILLS.items()], sheet.text("attendance"))
    blocks = [input_block("attendance", "Will you be there?", choices, dispatch=True)]
    match sheet.text("attendance"):
        case Will.PART:
            blocks += _part(sheet)
        case Will.DEPUTY:
            blocks += _deputy(sheet)
        case Will.CANNOT:
            blocks += _cannot(sheet)
    return sheet.drawn("Will you be there?", blocks, callback_id="coming")


def _part(sheet: Sheet) -> list[Block]:
    return [
        context(f"The conference is planned from {conference_times(sheet.card.of)} ({sheet.card.of.zone})."),
        input_block("joins_at", "From when?", time_input(sheet.text("joins_at")), optional=True),
        input_block("leaves_at", "Until when?", time_input(sheet.text("leaves_at")), optional=True),
        _mode(sheet, "How will you take part?"),
    ]


def _deputy(sheet: Sheet) -> list[Block]:
    name = text_input(sheet.text("deputy_name"), most=MOST, placeholder="First name and surname")
    role = text_input(sheet.text("deputy_role"), most=MOST, placeholder="For example: practice nurse")
    return [
        input_block("deputy_name", "Who comes for you?", name, hint="A colleague’s full name, for the record."),
        input_block("deputy_role", "What is their role?", role),
        _mode(sheet, "How will they take part?"),
    ]


def _cannot(sheet: Sheet) -> list[Block]:
    reasons = select(
        [option(reason, label(reason)) for reason in AbsenceReason], sheet.text("reason"), "Choose a reason"
    )
    return [
        input_block("reason", "Why can nobody come?", reasons),
        section(
            f"We still ask for your report by *{sheet.card.of.report_due}*. "
            "A short one helps, and it is read whoever is in the room."
        ),
    ]


def _mode(sheet: Sheet, question: str) -> Block:
    modes = [option(mode, label(mode)) for mode in Mode]
    return input_block("mode", question, select(modes, sheet.text("mode"), "Choose how"), optional=True)
