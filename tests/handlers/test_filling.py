"""A form that waited: what it was about has changed before it was sent."""

from datetime import date, time

import pytest

from models.booking import Moment, reschedule
from models.desk import key
from models.invitation import Attendance, Invitation
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, house, stored

__all__ = ["house"]

pytestmark = pytest.mark.databases("sqlite")


def attendance(house: Partnership, invitation_id: int) -> Attendance | None:
    with stored(house) as session:
        return session.get_one(Invitation, invitation_id).attendance


async def test_an_answer_is_about_the_date_that_was_before_the_person(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    khan, maple = house.person("UKHAN"), invitation_of(house, conference, "Maple Street Surgery")
    await khan.press(khan.dm[0], "Something else…")
    await khan.fill("attendance", "Yes, by video")
    moved = Moment(date(2026, 3, 13), time(10), 90)
    as_person(house, "UPRIYA", lambda desk: reschedule(desk, key(conference.id), moved, conference.version))
    await khan.submit()
    assert "This was changed while your form was open." in reads(khan)
    assert "Friday 13 March, 10am" in reads(khan)
    assert shown(khan).value("attendance") == "video"
    assert attendance(house, maple) is None
    await khan.submit()
    assert khan.modal is None
    assert attendance(house, maple) is Attendance.YES
