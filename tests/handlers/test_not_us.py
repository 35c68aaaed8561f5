"""The wrong address, the first time, and a person to ask: what an invitation offers beside its questions."""

import pytest
from sqlmodel import func, select

from models.challenge import Enquiry
from models.conference import Conference
from models.invitation import Invitation, NotUsReason
from tests.handlers.booked import booked, invitation_of
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

#: The domain's own tests run on both databases; these are about the conversation.
pytestmark = pytest.mark.databases("sqlite")
MAPLE = "Maple Street Surgery"


@pytest.fixture
async def invited(house: Partnership) -> Conference:
    """A review conference, whose invitations have arrived."""
    conference = booked(house)
    await house.settle()
    return conference


async def test_a_mistaken_invitation_corrects_itself(house: Partnership, invited: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "Not us")
    assert (await khan.submit()).errors == {"reason": "Please complete this required field."}
    await khan.fill("reason", "Not our patient, pupil or client any more")
    await khan.fill("instead", "Hillcrest, the mother’s date of birth is 03/04/1991")
    errors = (await khan.submit()).errors
    assert errors == {
        "instead": "This looks as if it holds a date of birth. Take it out and send the form again; nothing was kept."
    }
    await khan.fill("instead", "Hillcrest Medical Practice")
    assert (await khan.submit()).closed
    with stored(house) as session:
        invitation = session.get_one(Invitation, invitation_of(house, invited, MAPLE))
    assert invitation.not_us_reason is NotUsReason.NOT_OUR_PATIENT
    assert invitation.not_us_instead == "Hillcrest Medical Practice"
    await house.settle()
    assert "✓ Not for this agency: not our patient, pupil or client any more" in khan.dm[0].reads()
    assert "send your report" not in khan.dm[0].text

    await khan.press(khan.dm[0], "It is for us after all")
    await khan.fill("attendance", "Yes, by phone")
    assert (await khan.submit()).closed
    await house.settle()
    assert "✓ Coming: by phone" in khan.dm[0].reads()
    assert "send your report" in khan.dm[0].text


async def test_the_guide_is_short_and_leads_on(house: Partnership, invited: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "First time?")
    guide = reads(khan)
    assert "Ruth Adeyemi leads it" in guide
    assert "You do not need to know everything" in guide
    assert len(guide.split()) < 260, "a minute's reading"
    await khan.press(shown(khan), "Will you be there?")
    await khan.fill("attendance", "Yes, in person")
    assert (await khan.submit()).closed
    assert khan.modal is None
    await house.settle()
    assert "✓ Coming: in person" in khan.dm[-1].reads()


async def test_a_person_is_asked_once_however_often_it_is_pressed(house: Partnership, invited: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "Ask a person")
    assert "Priya Nair, Social worker, has been told" in reads(khan)
    assert "999" in reads(khan)
    await khan.close_modal()
    await khan.press(khan.dm[-1], "First time?")
    await khan.press(shown(khan), "Ask a person")
    assert "Priya Nair, Social worker, has been told" in reads(khan)
    with stored(house) as session:
        assert session.exec(select(func.count()).select_from(Enquiry)).one() == 1


async def test_who_says_not_us_and_then_asks_for_a_person_is_reported_once(
    house: Partnership, invited: Conference
) -> None:
    khan, priya = house.person("UKHAN"), house.person("UPRIYA")
    await khan.press(khan.dm[-1], "Not us")
    await khan.fill("reason", "I am the wrong person here")
    await khan.submit()
    await house.settle()
    await khan.press(khan.dm[0], "Ask a person")
    await house.settle()
    await house.settle()
    read = "\n".join(message.reads() for message in priya.dm)
    assert read.count("says that this invitation is not for them") == 1
    assert read.count("would like to talk to you") == 1
