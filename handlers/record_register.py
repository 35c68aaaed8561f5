"""Saying who attended: the register page by page, and who somebody was, invited or not."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator

from handlers.answers import Answer, Recorded, Update
from handlers.asked import Asked
from handlers.booking_form import Maybe
from handlers.deeds import Deeds, Form
from handlers.fields import one_of, read, words
from handlers.record import record_of
from handlers.recording import again, first, page_of, to_write
from handlers.views.blocks import View
from handlers.views.record_form import Writing, pages_of
from handlers.views.record_register import (
    BACK,
    FIELD,
    ON_A_PAGE,
    PERSON,
    REGISTER,
    counted,
    person_form,
    register_form,
    register_seen,
    saved_person,
)
from models.choices import agencies as all_agencies
from models.conference import Conference
from models.desk import Desk, key
from models.record import Presence
from models.record_sheet import record_sheet
from models.recording import PEOPLE_CAME
from models.refusals import NotYours, Refused
from models.register import Line, lines_of
from models.registering import (
    MOST_NAME,
    PersonThere,
    add_uninvited,
    name_person,
    remove_uninvited,
    save_presences,
)


class PersonForm(BaseModel):
    """The form of one person as it is sent; the agency only of somebody who came uninvited."""

    full_name: Annotated[str | None, words(MOST_NAME)]
    name_is_whole: Annotated[bool, BeforeValidator(bool)]
    job_role: Annotated[str | None, words(MOST_NAME)]
    presence: Annotated[Presence, one_of(Presence, "Choose how they attended.")]
    agency: Maybe
    other_agency: Annotated[str | None, words(MOST_NAME)]

    def as_person(self) -> PersonThere:
        """As the domain takes it."""
        return PersonThere(
            full_name=self.full_name,
            job_role=self.job_role,
            presence=self.presence,
            agency_id=self.agency,
            other_agency=self.other_agency,
            name_is_whole=self.name_is_whole,
        )


def open_register(desk: Desk, asked: Asked) -> Answer:
    """A page of it; what was chosen on the page before is saved on the way."""
    if asked.callback_id == REGISTER:
        lines = save_presences(desk, asked.number(), _said(asked), asked.seen_version())
        if asked.option == BACK:
            return Recorded(record_of(desk, asked.number(), counted(lines)))
        return Recorded(_page(desk, asked.number(), page_of(asked)))
    sheet = record_sheet(desk, asked.number())
    if not sheet.may_write:
        return Update(register_seen(sheet, page_of(asked)))
    return Update(_page(desk, asked.number(), int(asked.option) if asked.option.isdecimal() else 1))


def submit_register(desk: Desk, asked: Asked) -> Answer:
    """Save the page; then the next one, and after the last the record."""
    conference_id = asked.ref_id("c")
    lines = save_presences(desk, conference_id, _said(asked), asked.seen_version())
    page = page_of(asked)
    if page < pages_of(len(lines), ON_A_PAGE):
        return Recorded(_page(desk, conference_id, page + 1))
    return Recorded(record_of(desk, conference_id, counted(lines)))


def redraw_register(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The page as it stands."""
    conference, _ = to_write(desk, asked.ref_id("c"), PEOPLE_CAME)
    return register_form(again(desk, asked, {}, sentence, PEOPLE_CAME), lines_of(desk, conference))


def open_person(desk: Desk, asked: Asked) -> Answer:
    """Who somebody was; what was chosen on the page is saved first."""
    return _leave_page(desk, asked, asked.value)


def open_uninvited(desk: Desk, asked: Asked) -> Answer:
    """Somebody who came without being invited."""
    return _leave_page(desk, asked, "")


def submit_person(desk: Desk, asked: Asked) -> Answer:
    """Record who it was, and show the page of the register again."""
    person = read(PersonForm, asked).as_person()
    conference_id, slot = asked.ref_id("c"), str(asked.ref.get("s") or "")
    if slot:
        name_person(desk, conference_id, slot, person, asked.seen_version())
    else:
        add_uninvited(desk, conference_id, person, asked.seen_version())
    return Recorded(_page(desk, conference_id, page_of(asked)))


def redraw_person(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form as it stands."""
    conference, _ = to_write(desk, asked.ref_id("c"), PEOPLE_CAME)
    return _person(desk, conference, again(desk, asked, {}, sentence, PEOPLE_CAME), str(asked.ref.get("s") or ""))


def take_away(desk: Desk, asked: Asked) -> Answer:
    """Take away somebody who was added by mistake."""
    conference = remove_uninvited(desk, asked.number())
    return Recorded(_page(desk, key(conference.id), page_of(asked)))


def _leave_page(desk: Desk, asked: Asked, slot: str) -> Answer:
    conference_id = asked.ref_id("c")
    if asked.callback_id == REGISTER:
        save_presences(desk, conference_id, _said(asked), asked.seen_version())
    conference, _ = to_write(desk, conference_id, PEOPLE_CAME)
    fields = saved_person(_line(desk, conference, slot)) if slot else {}
    return Recorded(_person(desk, conference, first(desk, conference, fields, page_of(asked)), slot))


def _person(desk: Desk, conference: Conference, writing: Writing, slot: str) -> View:
    agency = _line(desk, conference, slot).agency if slot else None
    return person_form(writing, slot, agency, [] if slot else all_agencies(desk))


def _page(desk: Desk, conference_id: int, page: int) -> View:
    conference, _ = to_write(desk, conference_id, PEOPLE_CAME)
    return register_form(first(desk, conference, {}, page), lines_of(desk, conference))


def _line(desk: Desk, conference: Conference, slot: str) -> Line:
    for line in lines_of(desk, conference):
        if line.slot == slot:
            return line
    raise NotYours


def _said(asked: Asked) -> dict[str, Presence]:
    """What is chosen on the page, by the slot of the line."""
    chosen = {name.removeprefix(FIELD): value for name, value in asked.fields.items() if name.startswith(FIELD)}
    try:
        return {slot: Presence(str(value)) for slot, value in chosen.items() if value}
    except ValueError:
        raise Refused("This answer is not on the list. Choose one that is.") from None


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        presses={
            "register": open_register,
            "name_person": open_person,
            "add_attendee": open_uninvited,
            "remove_attendee": take_away,
        },
        forms=(Form(REGISTER, submit_register, redraw_register), Form(PERSON, submit_person, redraw_person)),
    )
