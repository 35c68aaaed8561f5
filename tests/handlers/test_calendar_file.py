"""Calendar files: valid, neutral, right on both sides of summer time, and newer with every change."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from sqlmodel import col, select

from bot.sandbox import Person
from handlers.calendar_file import NOBODY, Entry, written
from models.agency import Agency, Professional
from models.booking import Moment, cancel, reschedule
from models.conference import Conference
from models.core_group import CoreGroup
from models.core_groups import call_off
from models.desk import Desk, key
from models.inviting import Invitee, invite, withdraw
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.carried_on import LARKFIELD, MAPLE, held, with_plan
from tests.harness import Partnership, stored

pytestmark = pytest.mark.databases("sqlite")
LONDON = ZoneInfo("Europe/London")
SPAN = (datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2037-12-31"))


def entry(starts_at: datetime, minutes: int = 90, **more: object) -> Entry:
    plain: dict[str, object] = {
        "uid": "CPC-7F3K-1@convene",
        "code": "CPC-7F3K",
        "starts_at": starts_at,
        "minutes": minutes,
        "place": "Town Hall; room 2, first floor",
        "sequence": 0,
        "cancelled": False,
        "written_at": datetime(2026, 3, 2, 9, 5, tzinfo=UTC),
    }
    return Entry(**plain | more)  # type: ignore[arg-type]  # the changes are the test's own affair


def parsed(content: bytes | None) -> tuple[Any, Any]:
    """The calendar and its one event; a property may be of any type, so no more is said of theirs."""
    assert content is not None
    calendar: Any = Calendar.from_ical(content.decode())
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def own_clock(content: bytes) -> tuple[datetime, datetime]:
    """Start and end as somebody reads them who knows no time zone but the one in the file."""
    calendar, event = parsed(content)
    (zone,) = calendar.walk("VTIMEZONE")
    shown = zone.to_tz(lookup_tzid=False)
    start, end = (event[name].dt.replace(tzinfo=shown).astimezone(UTC) for name in ("DTSTART", "DTEND"))
    return start, end


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2026-03-27T10:00", "2026-03-27T10:00"),  # the Friday before clocks go forward
        ("2026-03-30T10:00", "2026-03-30T09:00"),  # the Monday after
        ("2026-10-23T10:00", "2026-10-23T09:00"),  # the Friday before they go back
        ("2026-10-26T10:00", "2026-10-26T10:00"),
        ("2026-12-31T16:00", "2026-12-31T16:00"),
        ("2027-01-04T09:00", "2027-01-04T09:00"),
    ],
)
def test_the_hour_is_right_by_the_zone_in_the_file(local: str, utc: str) -> None:
    start, end = own_clock(written(entry(datetime.fromisoformat(local).replace(tzinfo=LONDON))))
    assert start == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert end - start == timedelta(minutes=90)


@given(
    st.datetimes(*SPAN),
    st.integers(15, 480),
    st.sampled_from(["Europe/London", "Europe/Jersey", "Europe/Guernsey", "Europe/Isle_of_Man"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=150),
)
def test_any_meeting_comes_back_as_it_was_written(local: datetime, minutes: int, zone: str, place: str) -> None:
    moment = local.replace(microsecond=0, tzinfo=UTC).astimezone(ZoneInfo(zone))
    _, event = parsed(written(entry(moment, minutes, place=place)))
    assert event["DTSTART"].dt.astimezone(UTC) == moment.astimezone(UTC)
    assert (
        event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=minutes) or moment.dst() != event["DTEND"].dt.dst()
    )
    assert str(event["LOCATION"]).strip() == place.strip()
    assert all(len(line) <= 75 for line in written(entry(moment, minutes, place=place)).split(b"\r\n"))


def files(person: Person) -> list[tuple[Any, Any]]:
    return [parsed(file.content) for file in person.files]


def told(person: Person) -> list[tuple[str, int, str]]:
    """Method, sequence and status of each file, oldest first."""
    return [(str(c["METHOD"]), int(e["SEQUENCE"]), str(e["STATUS"])) for c, e in files(person)]


async def test_an_invitation_its_move_and_its_end_are_one_entry(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    await house.pass_by(timedelta(hours=1))
    to = Moment(date(2026, 4, 2), time(14), 60)
    as_person(house, "UPRIYA", lambda desk: reschedule(desk, key(conference.id), to, conference.version))
    await house.settle()
    await house.pass_by(timedelta(hours=1))
    as_person(house, "UPRIYA", lambda desk: cancel(desk, key(conference.id), conference.version + 1))
    await house.settle()
    khan = house.person("UKHAN")
    assert told(khan) == [("REQUEST", 0, "CONFIRMED"), ("REQUEST", 1, "CONFIRMED"), ("CANCEL", 2, "CANCELLED")]
    first, moved, _ = (event for _, event in files(khan))
    assert len({str(event["UID"]) for _, event in files(khan)}) == 1
    assert first["DTSTART"].dt.isoformat() == "2026-03-12T10:00:00+00:00"
    assert moved["DTSTART"].dt.isoformat() == "2026-04-02T14:00:00+01:00"
    assert [event["DTSTAMP"].dt.hour for _, event in files(khan)] == [9, 10, 11]
    assert told(house.person("URUTH")) == told(khan)[1:]


async def test_it_says_no_more_than_reference_hours_and_place(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    for slack_id in ("UKHAN", "UREED"):
        (file,) = house.person(slack_id).files
        assert (file.name, file.title) == (f"{conference.code}.ics", f"Put {conference.code} in your calendar")
        _, event = parsed(file.content)
        assert str(event["SUMMARY"]) == f"Meeting {conference.code}"
        assert str(event["LOCATION"]) == "Ravensmoor Town Hall"
        assert (str(event["CLASS"]), str(event["ORGANIZER"])) == ("PRIVATE", NOBODY)
        text = (file.content or b"").decode().lower()
        assert not any(
            word in text for word in ("child", "protection", "surgery,", "police,", "priya", "adeyemi", "plan")
        )
        assert text.count("attendee") == 1
    _, khans = files(house.person("UKHAN"))[0]
    assert str(khans["ATTENDEE"]) == "mailto:amira.khan@maplestreet.example"


async def test_who_is_withdrawn_and_invited_again_has_two_entries(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    number = invitation_of(house, conference, "Maple Street Surgery")
    as_person(house, "UPRIYA", lambda desk: withdraw(desk, number))
    await house.settle()
    as_person(house, "UPRIYA", lambda desk: invite_again(desk, conference, number))
    await house.settle()
    khan = house.person("UKHAN")
    assert told(khan) == [("REQUEST", 0, "CONFIRMED"), ("CANCEL", 1, "CANCELLED"), ("REQUEST", 0, "CONFIRMED")]
    first, off, again = (str(event["UID"]) for _, event in files(khan))
    assert (first == off, again == off) == (True, False)
    assert told(house.person("UREED")) == [("REQUEST", 0, "CONFIRMED")]


def invite_again(desk: Desk, conference: Conference, number: int) -> None:
    from models.invitation import Invitation

    old = desk.session.get_one(Invitation, number)
    invite(desk, key(conference.id), [Invitee(old.agency_id, old.professional_id)])


async def test_what_is_passed_on_to_several_people_is_one_file(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    with stored(house) as session:
        names = ("Hillcrest Medical Practice", "Riverside Surgery")
        agencies = session.exec(select(Agency).where(col(Agency.name).in_(names))).all()
    outside = [Invitee(key(agency.id), None) for agency in agencies]
    as_person(house, "UPRIYA", lambda desk: invite(desk, key(conference.id), outside))
    await house.settle()
    priya = house.person("UPRIYA")
    assert told(priya) == [("REQUEST", 0, "CONFIRMED")]
    with stored(house) as session:
        version = session.get_one(Conference, conference.id).version
    as_person(house, "UPRIYA", lambda desk: cancel(desk, key(conference.id), version))
    await house.settle()
    assert told(priya) == [("REQUEST", 0, "CONFIRMED"), ("CANCEL", 1, "CANCELLED")]


async def test_a_core_group_has_an_entry_of_its_own(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference)
    await house.settle()
    priya, khan, jo = (house.person(who) for who in ("UPRIYA", "UKHAN", "UJO"))
    await priya.press(priya.find("What comes next"), "Set up the core group")
    await priya.fill("agencies", [MAPLE, f"{LARKFIELD}: Jo Barker", "Hillcrest Medical Practice"])
    await priya.fill("confirmed", ["yes"])
    assert (await priya.submit()).updated
    await house.settle()
    assert told(khan)[-1:] == told(priya)[-1:] == [("REQUEST", 0, "CONFIRMED")]
    _, asked = files(khan)[-1]
    assert f"{conference.code}-g" in str(asked["UID"])
    with stored(house) as session:
        group = session.exec(select(CoreGroup)).one()
    assert (asked["DTSTART"].dt, str(asked["SUMMARY"])) == (group.starts_at, f"Meeting {conference.code}")
    as_person(house, "UPRIYA", lambda desk: call_off(desk, key(group.id), group.version))
    await house.settle()
    assert told(khan)[-2:] == told(jo)[-2:] == [("REQUEST", 0, "CONFIRMED"), ("CANCEL", 1, "CANCELLED")]
    assert told(priya)[-1] == ("CANCEL", 1, "CANCELLED")
    assert len({str(event["UID"]) for _, event in files(khan)[-2:]}) == 1
    assert str(files(jo)[-1][1]["UID"]) != str(files(khan)[-1][1]["UID"])


async def test_who_is_invited_after_a_move_puts_it_in_and_changes_nothing(house: Partnership) -> None:
    conference = booked(house, agencies=("UKHAN",))
    await house.settle()
    await house.pass_by(timedelta(hours=1))
    to = Moment(date(2026, 3, 19), time(14), 60)
    as_person(house, "UPRIYA", lambda desk: reschedule(desk, key(conference.id), to, conference.version))
    with stored(house) as session:
        police = session.exec(select(Professional).where(Professional.slack_id == "UREED")).one()
    late = [Invitee(police.agency_id, key(police.id))]
    as_person(house, "UPRIYA", lambda desk: invite(desk, key(conference.id), late))
    await house.settle()
    titles = [[file.title for file in house.person(who).files] for who in ("UKHAN", "UREED")]
    code = conference.code
    assert titles == [
        [f"Put {code} in your calendar", f"Change {code} in your calendar"],
        [f"Put {code} in your calendar"],
    ]
    assert told(house.person("UREED")) == [("REQUEST", 1, "CONFIRMED")]
