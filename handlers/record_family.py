"""Saying when the chair met the family beforehand and with whom, or why not: a required part of the record (J)."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer, Recorded, Update
from handlers.asked import Asked
from handlers.deeds import Deeds, Form
from handlers.fields import Day, Hour, maybe, one_of, read, some_of
from handlers.record import record_of
from handlers.recording import again, first, to_write
from handlers.views.blocks import View
from handlers.views.record_family import FAMILY, Met, family_form, saved
from models.desk import Desk
from models.record import NotMetReason
from models.recording import record_family
from models.refusals import Refused
from models.sharing import Relation

#: The field that must be there for each answer; it is shown once the answer is chosen.
_NEEDS = {Met.YES: "met_at", Met.NO: "reason"}


class FamilyForm(BaseModel):
    """The form as it is sent; fields that were not shown are empty."""

    met: Annotated[Met, one_of(Met, "Answer this first, please.")]
    met_on: Day
    met_at: Hour
    met_with: Annotated[tuple[Relation, ...], some_of(Relation)]
    reason: Annotated[NotMetReason | None, maybe(NotMetReason)]


def open_form(desk: Desk, asked: Asked) -> Answer:
    """The form with what is recorded."""
    conference, record = to_write(desk, asked.number())
    return Update(family_form(first(desk, conference, saved(conference, record))))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form with the questions that follow from what is answered now."""
    conference, record = to_write(desk, asked.ref_id("c"))
    return family_form(again(desk, asked, saved(conference, record), sentence))


def submit(desk: Desk, asked: Asked) -> Answer:
    """Record it, or ask on while the form has not asked everything."""
    filled = read(FamilyForm, asked)
    if _NEEDS[filled.met] not in asked.fields:
        return Update(redraw(desk, asked, None))
    conference, _ = to_write(desk, asked.ref_id("c"))
    moment = None
    if filled.met is Met.YES:
        if filled.met_on is None:
            raise Refused("Choose the day on which you met them.", "met_on")
        if filled.met_at is None:
            raise Refused("Choose the time at which you met them.", "met_at")
        moment = datetime.combine(filled.met_on, filled.met_at, conference.jurisdiction.zone)
    reason = filled.reason if filled.met is Met.NO else None
    record_family(desk, asked.ref_id("c"), moment, filled.met_with, reason, asked.seen_version())
    return Recorded(record_of(desk, asked.ref_id("c"), "Saved: meeting the family."))


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(presses={"family_meeting": open_form}, forms=(Form(FAMILY, submit, redraw),))
