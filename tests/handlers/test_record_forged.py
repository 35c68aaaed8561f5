"""Requests about a record that carry what is somebody else's: nothing is learned from the answer, nothing changes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from functools import partial

import pytest
from pydantic import ValidationError
from sqlmodel import col, select

from handlers.asked import Asked, Surface, Way
from handlers.deeds import Deed
from handlers.rooms import all_deeds
from models import tables
from models.audit import AuditEntry
from models.conference import Child, Conference
from models.database import transaction
from models.desk import Desk, key
from models.outline_plan import Agreed, add_planned
from models.record import Attendee, ConferenceRecord, Presence
from models.refusals import NotYours, Refused
from models.registering import PersonThere, add_uninvited
from scheduling.ladder import Standing
from tests.handlers.booked import as_person, booked
from tests.harness import Partnership, stored
from tests.models.recorded import finished, version

pytestmark = pytest.mark.databases("sqlite")
DEEDS = all_deeds()
WRITES = (
    *("family_meeting", "decide", "add_planned", "change_planned", "remove_planned", "contingency", "complete_plan"),
    *("name_person", "add_attendee", "remove_attendee", "finish_record"),
)
FORMS = ("register", "person_there", "family_meeting", "decide", "planned_action")
READS = ("record", "register", "outline")
FIELDS: dict[str, str | list[str] | None] = {
    "met": "no", "reason": "other", "verdict": "no_plan", "step_down": "early_help", "wording": "Visits",
    "full_name": "Lou Marsh", "job_role": "Officer", "presence": "absent", "other_agency": "Old Mill Clinic",
}  # fmt: skip


def recorded(house: Partnership) -> dict[str, int]:
    """The ids of all that hangs on a finished record of Ruth's."""
    conference = booked(house)
    house.clock.set(conference.ends_at)
    number = key(conference.id)

    def write(desk: Desk) -> None:
        row = desk.session.get_one(Conference, number)
        row.standing, row.held_at = Standing.HELD, desk.now
        finished(desk, number)
        add_planned(desk, number, Agreed("Home visits"), version(desk, number))
        guest = PersonThere("Lou Marsh", "Officer", Presence.VIDEO, other_agency="Old Mill Clinic")
        add_uninvited(desk, number, guest, version(desk, number))

    as_person(house, "URUTH", write)
    with stored(house) as session:
        attendees = session.exec(select(Attendee.id).order_by(col(Attendee.id).desc())).all()
        child = session.exec(select(Child.id)).first()
        seen = session.exec(select(ConferenceRecord.version)).one()
    return {"c": number, "a": 1, "k": key(child), "v": seen, "p": 1, "attendee": key(attendees[0])}


def everything(house: Partnership) -> dict[str, list[str]]:
    names = [name for name in tables.__all__ if getattr(tables, name) is not AuditEntry]
    with stored(house) as session:
        return {name: [row.model_dump_json() for row in session.exec(select(getattr(tables, name)))] for name in names}


def requests(ids: dict[str, int]) -> Iterator[Asked]:
    """Each deed of the record, with every id that it could carry."""
    slot = f"a{ids['attendee']}"
    fields = {**FIELDS, f"presence:{slot}": "absent"}
    plain = Asked(Way.SUBMIT, Surface.MODAL, "", "", fields=fields, ref={**ids, "s": slot}, option="yes")
    for name in FORMS:
        yield replace(plain, deed=name, callback_id=name)
    yield replace(plain, deed="person_there", callback_id="person_there", ref={**ids, "s": ""})
    for name in (*WRITES, *READS):
        for value in {str(ids[each]) for each in ("c", "k", "a", "attendee")} | {slot}:
            on = "register" if name in {"name_person", "add_attendee"} else ""
            yield replace(plain, way=Way.PRESS, deed=name, callback_id=on, value=value)
    yield replace(plain, way=Way.PRESS, deed="register", callback_id="register", value=str(ids["c"]))


def _carry_out(deed: Deed, asked: Asked, desk: Desk) -> object:
    return deed(desk, asked)


def test_nobody_but_its_chair_writes_and_strangers_read_nothing(house: Partnership) -> None:
    ids = recorded(house)
    before = everything(house)
    for somebody in ("UPRIYA", "UDANIEL", "UCHAIR2", "UQUINN", "UADMIN", "UKHAN", "USTRANGER"):
        for asked in requests(ids):
            deed = DEEDS.find(asked)
            assert deed is not None, asked.deed
            try:
                as_person(house, somebody, partial(_carry_out, deed, asked))
            except (Refused, ValidationError):
                continue
            reads = asked.way is Way.PRESS and asked.deed in READS and not asked.callback_id
            assert somebody == "UPRIYA", (somebody, asked.way, asked.deed, asked.value)
            assert reads, (asked.way, asked.deed, asked.value)
        assert everything(house) == before, somebody


def test_a_line_or_an_action_of_another_record_is_not_reached_through_ones_own(house: Partnership) -> None:
    ids, other = recorded(house), booked(house, at=time(15), on=date(2026, 3, 13))
    with transaction(house.engine) as session:
        row = session.get_one(Conference, other.id)
        row.standing, row.held_at = Standing.HELD, house.clock.now()
    slot = f"a{ids['attendee']}"
    ref = {"c": key(other.id), "v": 1, "p": 1, "s": slot}
    asked = Asked(Way.SUBMIT, Surface.MODAL, "URUTH", "person_there", fields=FIELDS, ref=ref)
    deed = DEEDS.find(asked)
    assert deed is not None
    with pytest.raises(NotYours):
        as_person(house, "URUTH", lambda desk: deed(desk, asked))
