"""Scheduling: the social worker's form from the first question to the confirmation, and what it shows on the way."""

import pytest
from sqlmodel import col, select

from models.agency import Professional
from models.booking import cancel
from models.conference import Child
from models.desk import key
from models.invitation import Invitation
from scheduling.deadlines import ConferenceType
from tests.handlers.booked import as_person, booked
from tests.handlers.scheduling_form import MAPLE, conferences, fill_in, invited, opened
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

#: The domain's own tests run on both databases; these are about the conversation.
pytestmark = pytest.mark.databases("sqlite")


async def test_from_the_command_to_the_confirmation(house: Partnership) -> None:
    priya = await opened(house)
    await fill_in(priya)
    assert (await priya.submit()).updated
    (conference,) = conferences(house)
    assert f"{conference.code} is scheduled" in reads(priya)
    assert "Reports due Monday 9 March, 5pm (UK time)" in reads(priya)
    assert "Secure details: 6 of 6 to send" in reads(priya)
    with stored(house) as session:
        ages = session.exec(select(Child.age).order_by(col(Child.position))).all()
    assert list(ages) == [7, 4, None]
    assert invited(house)[:2] == [MAPLE, "Calder Valley Police"]
    assert set(invited(house)[2:]) == {
        "Safe Haven Domestic Abuse Service",
        "Ravensmoor Health Visiting",
        "Ravensmoor Midwifery",
        "Calder Probation Service",
    }


async def test_the_confirmation_stays_in_the_conversation(house: Partnership) -> None:
    priya = await opened(house)
    await fill_in(priya, agencies=[MAPLE, "Hillcrest Medical Practice", "Oakfield Health Centre"])
    await priya.submit()
    await house.settle()
    message = priya.dm[0]
    assert message.text.startswith(f"{conferences(house)[0].code} is scheduled for Thursday 12 March, 10am")
    assert "Not in Slack: 2." in message.reads()
    assert "Dr Ewan Pryce, Hillcrest Medical Practice (ewan.pryce@hillcrest.example" in message.reads()
    assert "Oakfield Health Centre (Reception 01632 960304)" in message.reads()


@pytest.mark.parametrize("way", ["command", "shortcut"])
async def test_the_shortcut_opens_the_same_form(house: Partnership, way: str) -> None:
    priya = house.person("UPRIYA")
    if way == "command":
        await priya.command("/conference", "schedule")
    else:
        await priya.shortcut("schedule_conference")
    assert shown(priya).title == "Schedule a conference"


async def test_what_follows_is_shown_as_soon_as_it_is_known(house: Partnership) -> None:
    priya = await opened(house)
    assert "Choose the type and the date to see the deadlines." in reads(priya)
    assert "Strategy discussion" not in reads(priya)
    await priya.fill("type", "ICPC")
    await priya.fill("strategy", "2026-02-16")
    assert "Hold it by Monday 9 March: 15 working days after the strategy discussion." in reads(priya)
    await priya.fill("date", "2026-03-12")
    assert "Reports due Monday 9 March, 5pm (UK time, working days in England)" in reads(priya)
    assert "Shared with the family by Monday 9 March, 5pm" in reads(priya)
    assert "✗ Not met: 3 working days too late" in reads(priya)
    await priya.fill("type", "RCPC")
    assert "Reports due Thursday 5 March, 5pm" in reads(priya)
    assert "Hold it by" not in reads(priya)


async def test_a_transfer_in_counts_from_the_notification(house: Partnership) -> None:
    priya = await opened(house)
    await fill_in(priya, type="TRANSFER_IN", strategy=None)
    await priya.fill("notified", "2026-02-27")
    assert "Hold it by Friday 20 March: 15 working days after the written notification. ✓ Met" in reads(priya)
    await priya.submit()
    assert str(conferences(house)[0].notified_on) == "2026-02-27"


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        ({"date": "2026-03-14"}, "Conferences are not held at weekends and 14 March 2026 is a Saturday"),
        ({"date": "2026-02-27"}, "This is in the past."),
        ({"date": "2026-04-03"}, "Friday 3 April is a bank holiday (Good Friday). Choose another day"),
        ({"date": "2026-04-08"}, "are bank holidays in England, so they are not counted as working days."),
        ({"date": "2026-03-04"}, "had already passed when the agency was invited"),
        ({"date": "2026-03-06"}, "The agency has only 1 working day to write its report."),
        ({"time": "03:00"}, "The time is before 8am or after 6pm. Is that right?"),
    ],
)
async def test_what_is_odd_about_a_day(house: Partnership, changes: dict[str, object], warning: str) -> None:
    priya = await opened(house)
    await fill_in(priya, **changes)
    assert warning in reads(priya)


async def test_who_is_booked_already(house: Partnership) -> None:
    booked(house, by="UDANIEL", agencies=("UKHAN",))
    priya = await opened(house)
    await fill_in(priya, time="11:00")
    assert "⚠ Dr Amira Khan is at another conference from 10am to 11:30am." in reads(priya)
    assert "⚠ Ruth Adeyemi is at another conference from 10am to 11:30am." in reads(priya)
    assert "Tom Reed is at another" not in reads(priya)
    await priya.fill("time", "11:30")
    assert "at another conference" not in reads(priya)


async def test_a_cancelled_conference_books_nobody(house: Partnership) -> None:
    other = booked(house, by="UDANIEL", agencies=("UKHAN",))
    as_person(house, "UDANIEL", lambda desk: cancel(desk, key(other.id), other.version))
    priya = await opened(house)
    await fill_in(priya)
    assert "at another conference" not in reads(priya)


async def test_a_school_that_is_away(house: Partnership) -> None:
    priya = await opened(house)
    await fill_in(priya, date="2026-04-16", agencies=["Larkfield Primary School: Jo Barker", "Oakfield Health Centre"])
    assert (
        "Larkfield Primary School is away on the day of the conference: Friday 3 April to Friday 17 April "
        "(Easter holidays)." in reads(priya)
    )
    assert "We know nobody at Oakfield Health Centre. You will get the text to send them." in reads(priya)


async def test_whom_the_rules_invite_and_miss(house: Partnership) -> None:
    priya = await opened(house)
    assert "We will also invite: Calder Probation Service." in reads(priya)
    assert "Still to choose: GP practice" in reads(priya)
    await fill_in(priya, agencies=[MAPLE, "Calder Probation Service"], ages="9", concerns=["substance_use"])
    assert "We will also invite: Calder Recovery Service." in reads(priya)
    assert "Still to choose: school" in reads(priya)


async def test_a_review_invites_again_whoever_came_last_time(house: Partnership) -> None:
    earlier = booked(house, kind=ConferenceType.ICPC, agencies=("UJO", "UHOLLY"))
    priya = await opened(house)
    await fill_in(priya, type="RCPC", strategy=None, date="2026-06-10", agencies=[MAPLE])
    await priya.fill("reviews", str(earlier.id))
    assert "Hold it by Friday 12 June: 3 months after the initial conference. ✓ Met" in reads(priya)
    assert "We will invite again: Larkfield Primary School, Ravensmoor Health Visiting and Calder Probation" in reads(
        priya
    )
    await priya.submit()
    review = conferences(house)[-1]
    assert review.reviews_id == earlier.id
    with stored(house) as session:
        people = select(Professional.slack_id).join(Invitation, col(Invitation.professional_id) == col(Professional.id))
        again = set(session.exec(people.where(Invitation.conference_id == review.id)))
    assert again == {"UKHAN", "UJO", "UHOLLY", "UPROB", "ULENA", "UMID"}
