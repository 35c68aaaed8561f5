"""Being there or not: answered by one press, by a form, changed again, by the GP who has forty seconds."""

from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from handlers.asked import Asked, Surface, Way
from handlers.coming import quick, submit
from models.booking import Moment, cancel, reschedule
from models.conference import Conference
from models.desk import key
from models.invitation import AbsenceReason, Attendance, Invitation, Mode
from models.refusals import NotYours
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.screens import reads
from tests.harness import Partnership, stored

#: The domain's own tests run on both databases; these are about the conversation.
pytestmark = pytest.mark.databases("sqlite")
LONDON = ZoneInfo("Europe/London")
MAPLE = "Maple Street Surgery"


def stored_invitation(house: Partnership, invitation_id: int) -> Invitation:
    with stored(house) as session:
        return session.get_one(Invitation, invitation_id)


@pytest.fixture
async def invited(house: Partnership) -> Conference:
    """A review conference, whose invitations have arrived."""
    conference = booked(house)
    await house.settle()
    return conference


async def test_one_press_says_so_and_the_message_shows_it(house: Partnership, invited: Conference) -> None:
    khan, invitation = house.person("UKHAN"), invitation_of(house, invited, MAPLE)
    await khan.press(khan.dm[-1], "By video")
    await khan.press(khan.dm[-1], "By video")
    await house.settle()

    recorded = stored_invitation(house, invitation)
    assert (recorded.attendance, recorded.mode, recorded.version) == (Attendance.YES, Mode.VIDEO, 2)
    message = khan.dm[-1]
    assert len(khan.dm) == 1
    assert "✓ Coming: by video" in message.reads()
    assert "Will you be there?" not in message.reads()
    assert "tell us if you are coming" not in message.text
    assert "send your report" in message.text


async def test_a_deputy_has_a_full_name_and_a_role(house: Partnership, invited: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "Something else…")
    await khan.fill("attendance", "A deputy comes for me")
    await khan.fill("deputy_name", "Shah")
    sent = await khan.submit()
    assert sent.errors == {"deputy_role": "Please complete this required field."}
    await khan.fill("deputy_role", "Practice nurse 🙂")
    sent = await khan.submit()
    assert sent.errors == {"deputy_name": "Give the first name and the surname, or a title and the surname."}
    assert "[Practice nurse 🙂]" in reads(khan), "what was typed stays"
    await khan.fill("deputy_name", "Dr Nadia Shah")
    assert (await khan.submit()).closed
    await house.settle()
    assert "✓ Sending a deputy: Dr Nadia Shah, Practice nurse 🙂" in khan.dm[-1].reads()


async def test_nobody_can_come_and_the_report_is_still_asked_for(house: Partnership, invited: Conference) -> None:
    khan, invitation = house.person("UKHAN"), invitation_of(house, invited, MAPLE)
    await khan.press(khan.dm[-1], "Something else…")
    await khan.fill("attendance", "Nobody can come")
    assert "We still ask for your report by Thursday 5 March, 5pm." in reads(khan)
    await khan.fill("reason", "It clashes with surgery hours")
    assert (await khan.submit()).closed
    await house.settle()
    recorded = stored_invitation(house, invitation)
    assert (recorded.attendance, recorded.absence_reason) == (Attendance.NO, AbsenceReason.SURGERY_CLASH)
    assert "✓ Cannot come: it clashes with surgery hours" in khan.dm[-1].reads()
    assert "○ Report: not yet – due Thursday 5 March, 5pm" in khan.dm[-1].reads()


async def test_a_part_lies_within_the_meeting(house: Partnership, invited: Conference) -> None:
    khan, invitation = house.person("UKHAN"), invitation_of(house, invited, MAPLE)
    await khan.press(khan.dm[-1], "Something else…")
    await khan.fill("attendance", "Yes, for part of the meeting")
    assert "planned from 10am to 11:30am (UK time)" in reads(khan)
    asked = (await khan.submit()).errors
    assert asked == {"joins_at": "Tell us from when or until when, so that the chair can plan for it."}
    await khan.fill("joins_at", "09:30")
    assert (await khan.submit()).errors == {"joins_at": "Choose a time from 10:00, and before 11:30."}
    await khan.fill("joins_at", "10:30")
    await khan.fill("leaves_at", "10:15")
    assert (await khan.submit()).errors == {"leaves_at": "This is before you join. Choose a later time."}
    await khan.fill("leaves_at", "12:00")
    assert (await khan.submit()).errors == {"leaves_at": "Choose a time after 10:00, and up to 11:30."}
    await khan.fill("leaves_at", "11:00")
    await khan.fill("mode", "By phone")
    assert (await khan.submit()).closed
    recorded = stored_invitation(house, invitation)
    assert (recorded.joins_at, recorded.leaves_at, recorded.mode) == (time(10, 30), time(11), Mode.PHONE)
    await house.settle()
    assert "✓ Coming for part of the meeting, from 10:30am until 11am, by phone" in khan.dm[-1].reads()


async def test_changing_ones_mind_starts_from_what_is_recorded(house: Partnership, invited: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "In person")
    await house.settle()
    await khan.press(khan.dm[-1], "Change attendance")
    assert "(x) Yes, in person" in reads(khan)
    await khan.fill("attendance", "Yes, by phone")
    assert (await khan.submit()).closed
    await house.settle()
    assert "✓ Coming: by phone" in khan.dm[-1].reads()


async def test_a_form_is_told_that_the_facts_have_changed(house: Partnership, invited: Conference) -> None:
    khan, invitation = house.person("UKHAN"), invitation_of(house, invited, MAPLE)
    await khan.press(khan.dm[-1], "Something else…")
    await khan.fill("attendance", "A deputy comes for me")
    await khan.fill("deputy_name", "Dr Nadia Shah")
    await khan.fill("deputy_role", "GP partner")
    await khan.press(khan.dm[-1], "In person")

    sent = await khan.submit()
    assert sent.updated
    assert "This was changed while your form was open." in reads(khan)
    assert "[Dr Nadia Shah]" in reads(khan)
    assert stored_invitation(house, invitation).attendance is Attendance.YES
    assert (await khan.submit()).closed
    assert stored_invitation(house, invitation).attendance is Attendance.DEPUTY


async def test_choosing_again_in_the_form_does_not_hide_a_change(house: Partnership, invited: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "Something else…")
    await khan.press(khan.dm[-1], "In person")
    await khan.fill("attendance", "Yes, by phone")
    assert (await khan.submit()).updated
    assert "This was changed while your form was open." in reads(khan)


async def test_a_button_of_a_cancelled_conference_says_so(house: Partnership, invited: Conference) -> None:
    khan, invitation = house.person("UKHAN"), invitation_of(house, invited, MAPLE)
    old = khan.dm[-1]
    as_person(house, "UPRIYA", lambda desk: cancel(desk, key(invited.id), invited.version))
    await khan.press(old, "In person")
    assert f"{invited.code} was cancelled. There is nothing more to answer." in reads(khan)
    assert stored_invitation(house, invitation).attendance is None
    await house.settle()
    assert "[" not in khan.dm[0].reads(), "the old message has lost its buttons"
    assert f"{invited.code} on Thursday 12 March, 10am is cancelled" in khan.dm[-1].reads()


async def test_a_conference_that_has_moved_keeps_answers_and_asks(house: Partnership, invited: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "In person")
    await house.go_to(datetime(2026, 3, 2, 11, tzinfo=LONDON))
    new = Moment(date(2026, 3, 19), time(14), 90)
    as_person(house, "UPRIYA", lambda desk: reschedule(desk, key(invited.id), new, invited.version))
    await house.settle()
    moved = khan.dm[-1]
    assert (
        moved.text
        == f"{invited.code} has a new date: Thursday 19 March, 2pm. The report is due by Thursday 12 March, 5pm"
    )
    assert "Please check that this is still right: ✓ Coming: in person" in moved.reads()
    await khan.press(moved, "Change attendance")
    await khan.fill("attendance", "Nobody can come")
    await khan.fill("reason", "Annual leave")
    assert (await khan.submit()).closed
    await house.settle()
    assert "Please tell us if you can come on the new date." in khan.dm[-1].reads()


async def test_what_is_not_ones_own_cannot_be_found(house: Partnership, invited: Conference) -> None:
    """A button's value is looked up again: pointing it at another agency's invitation finds nothing."""
    maple = invitation_of(house, invited, MAPLE)
    for value in (str(maple), "999999", "-1", "x"):
        forged = Asked(Way.PRESS, Surface.MESSAGE, "ULENA", "come", option="video", value=value)
        with pytest.raises(NotYours):
            as_person(house, "ULENA", partial(quick, asked=forged))
    assert stored_invitation(house, maple).attendance is None


async def test_every_wrong_value_has_its_sentence(house: Partnership, invited: Conference) -> None:
    """Slack offers only what is on the list and cuts what is too long; another server may not."""
    maple = invitation_of(house, invited, MAPLE)
    typed = {
        "attendance": "deputy",
        "deputy_name": "N" * 4000,
        "deputy_role": "",
        "mode": "pigeon",
        "joins_at": "25:00",
    }
    forged = Asked(Way.SUBMIT, Surface.MODAL, "UKHAN", "coming", fields=typed, ref={"i": maple, "v": 1})
    with pytest.raises(ValidationError) as found:
        as_person(house, "UKHAN", partial(submit, asked=forged))
    sentences = {str(each["loc"][0]): each["msg"].removeprefix("Value error, ") for each in found.value.errors()}
    assert sentences == {
        "deputy_name": "This can be up to 120 characters long, and it is 4,000. Please shorten it.",
        "mode": "This answer is not on the list. Choose one that is.",
        "joins_at": "Choose a time between 00:00 and 23:59.",
    }
