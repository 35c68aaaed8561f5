"""Scheduling: all that can be mistyped, pressed twice or not be one's to do; each answered where the person stands."""

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlmodel import select

from handlers.booking_form import ScheduleForm, ages_in
from models.agency import Agency, AgencyKind, Duty, Professional, ReportFormat
from models.booking import cancel
from models.desk import Desk, key
from scheduling.deadlines import ConferenceType
from tests.handlers.booked import as_person, booked
from tests.handlers.scheduling_form import MAPLE, POLICE, conferences, fill_in, opened
from tests.handlers.screens import reads, shown
from tests.harness import Partnership

#: The domain's own tests run on both databases; these are about the conversation.
pytestmark = pytest.mark.databases("sqlite")


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
