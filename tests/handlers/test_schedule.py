"""Scheduling: the social worker's form from the first question to the confirmation, and all that can be mistyped."""

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlmodel import col, select

from bot.sandbox import Person
from handlers.booking_form import ScheduleForm, ages_in
from models.agency import Agency, AgencyKind, Duty, Professional, ReportFormat
from models.booking import cancel
from models.conference import Child, Conference
from models.desk import Desk, key
from models.invitation import Invitation
from scheduling.deadlines import ConferenceType
from tests.handlers.booked import as_person, booked
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

#: The domain's own tests run on both databases; these are about the conversation.
pytestmark = pytest.mark.databases("sqlite")
MAPLE, POLICE = "Maple Street Surgery", "Calder Valley Police: Det Sgt Tom Reed"
ANSWERS: dict[str, object] = {
    "type": "ICPC",
    "strategy": "2026-02-27",
    "chair": "Ruth Adeyemi",
    "date": "2026-03-12",
    "time": "10:00",
    "ages": "7, 4 and unborn",
    "concerns": ["domestic_abuse"],
    "needs": ["interpreter"],
    "agencies": [MAPLE, POLICE],
}


async def fill_in(person: Person, **changes: object) -> None:
    """The usual answers, with some of them changed; None leaves one open."""
    for name, value in {**ANSWERS, **changes}.items():
        if value is not None:
            await person.fill(name, value)


async def opened(house: Partnership, slack_id: str = "UPRIYA") -> Person:
    person = house.person(slack_id)
    await person.command("/conference", "schedule")
    return person


def conferences(house: Partnership) -> list[Conference]:
    with stored(house) as session:
        return list(session.exec(select(Conference).order_by(col(Conference.id))))


def invited(house: Partnership) -> list[str]:
    with stored(house) as session:
        query = select(Agency.name).join(Invitation, col(Invitation.agency_id) == col(Agency.id))
        return list(session.exec(query.order_by(col(Invitation.id))))


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


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"date": "2026-03-14"}, "date", "Conferences are not held at weekends"),
        ({"date": "2026-02-27"}, "date", "This is in the past. Choose a date and time still to come."),
        ({"date": "2026-03-02", "time": "09:00"}, "time", "This is in the past."),
        ({"date": "2026-04-03"}, "date", "tick “Hold it on a bank holiday” below"),
        ({"strategy": "2026-03-10"}, "strategy", "The strategy discussion was held before today."),
        ({"ages": "Kayleigh, 7"}, "ages", "leave names out"),
        ({"ages": "🙂"}, "ages", "Write ages only"),
        ({"ages": "18"}, "ages", "Children are 17 or younger."),
        ({"ages": ",".join("7" * 13)}, "ages", "One conference can be about 12 children at most."),
        ({"place": "At home, SW1A 1AA"}, "place", "This looks as if it holds a postcode."),
    ],
)
async def test_a_mistake_is_said_under_its_field_and_nothing_is_lost(
    house: Partnership, changes: dict[str, object], field: str, sentence: str
) -> None:
    priya = await opened(house)
    await fill_in(priya, **changes)
    sent = await priya.submit()
    assert list(sent.errors) == [field]
    assert sentence in sent.errors[field]
    assert conferences(house) == []
    assert shown(priya).value("needs") == ["interpreter"]
    assert f"Who to invite: [{MAPLE}, {POLICE}]" in reads(priya)


async def test_a_bank_holiday_is_possible_when_one_says_so(house: Partnership) -> None:
    priya = await opened(house)
    await fill_in(priya, date="2026-04-03")
    await priya.fill("bank_holiday", ["Hold it on a bank holiday"])
    assert (await priya.submit()).updated
    assert conferences(house)[0].bank_holiday_accepted


async def test_two_hundred_agencies_are_too_many(house: Partnership) -> None:
    def many(desk: Desk) -> None:
        for number in range(200):
            desk.session.add(Agency(name=f"Service {number}", kind=AgencyKind.OTHER, report_format=ReportFormat.OWN))

    as_person(house, None, many)
    priya = await opened(house)
    await fill_in(priya, agencies=[f"Service {number}" for number in range(200)])
    sent = await priya.submit()
    assert sent.errors["agencies"].startswith("You chose 200 agencies; one conference can invite 60.")
    assert len(shown(priya).value("agencies")) == 200, "what was chosen stays"


async def test_nobody_to_invite(house: Partnership) -> None:
    priya = await opened(house)
    await fill_in(priya, type="RCPC", strategy=None, agencies=None)
    assert (await priya.submit()).errors == {"agencies": "Please complete this required field."}
    booked(house, kind=ConferenceType.ICPC)
    priya = await opened(house)
    await fill_in(priya, type="RCPC", strategy=None, agencies=None)
    assert (await priya.submit()).errors == {"agencies": "Choose at least one agency to invite."}


async def test_a_form_sent_twice_makes_one_conference(house: Partnership) -> None:
    priya = await opened(house)
    await fill_in(priya)
    house.slack.faults.deliver_twice()
    await priya.submit()
    assert len(conferences(house)) == 1


async def test_business_support_schedules_for_a_social_worker(house: Partnership) -> None:
    meg = await opened(house, "UBUSINESS")
    await fill_in(meg)
    await meg.fill("social_worker", "Daniel Osei")
    assert (await meg.submit()).updated
    await house.settle()
    (conference,) = conferences(house)
    assert f"{conference.code} is scheduled" in house.person("UDANIEL").dm[0].reads()
    await meg.command("/conference", f"show {conference.code}")
    assert "Social worker: Daniel Osei" in reads(meg)


@pytest.mark.parametrize("slack_id", ["UKHAN", "URUTH", "UQUINN", "UADMIN"])
async def test_others_do_not_schedule(house: Partnership, slack_id: str) -> None:
    person = house.person(slack_id)
    answer = await person.command("/conference", "schedule")
    assert "Conferences are scheduled by social workers and business support." in answer.text
    assert person.modal is None


async def test_a_directory_without_a_chair(house: Partnership) -> None:
    def leave(desk: Desk) -> None:
        for chair in desk.session.exec(select(Professional).where(Professional.duty == Duty.CHAIR)):
            chair.active = False

    as_person(house, None, leave)
    priya = house.person("UPRIYA")
    answer = await priya.command("/conference", "schedule")
    assert answer.text.startswith("There is no chair in the directory yet.")
    assert priya.modal is None


async def test_a_button_of_a_conference_that_is_cancelled_by_now(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    priya = house.person("UPRIYA")
    old = priya.dm[0]
    as_person(house, "UPRIYA", lambda desk: cancel(desk, key(conference.id), conference.version))
    await priya.press(old, "Invite someone else")
    assert f"{conference.code} was cancelled. There is nothing more to answer." in reads(priya)
    await house.settle()
    assert priya.dm[0].buttons == []
    assert "was cancelled" in priya.dm[0].reads()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"time": "25:99"}, "Choose a time between 00:00 and 23:59."),
        ({"date": "31/02/2026"}, "Choose the date from the calendar."),
        ({"date": None}, "Choose the date."),
        ({"type": "PICNIC"}, "This answer is not on the list."),
        ({"minutes": "100000"}, "Choose a length from the list."),
        ({"chair": "Ruth"}, "This choice is not on the list."),
        ({"place": "x" * 4000}, "This can be up to 150 characters long, and it is 4,000."),
        ({"ages": None}, "Write ages only"),
    ],
)
def test_other_servers_may_send_what_slack_would_not(fields: dict[str, str | None], sentence: str) -> None:
    complete = {"type": "ICPC", "date": "2026-03-12", "time": "10:00", "minutes": "90", "chair": "1", "ages": "7"}
    with pytest.raises(ValidationError) as refused:
        ScheduleForm.model_validate({**complete, **fields})
    (error,) = refused.value.errors(include_input=False)
    assert error["loc"] == tuple(fields)
    assert sentence in error["msg"]


@given(st.text(max_size=40))
def test_ages_are_never_anything_but_ages(typed: str) -> None:
    with suppress(ValueError):
        assert all(age is None or 0 <= age <= 17 for age in ages_in(typed))


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=7, max_size=20))
def test_a_name_among_the_ages_is_never_repeated(name: str) -> None:
    assume(name.casefold() != "unborn")
    with pytest.raises(ValueError, match="leave names out") as refused:
        ages_in(f"7, {name}")
    assert name not in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "ages"),
    [
        ("7, 4, unborn", (7, 4, None)),
        ("12 years; 6 months and 0", (12, 0, 0)),
        ("Unborn\n3 weeks old", (None, 0)),
        ("under 1, 17yrs", (0, 17)),
    ],
)
def test_ages_as_people_write_them(typed: str, ages: tuple[int | None, ...]) -> None:
    assert ages_in(typed) == ages
