"""What people and other servers send that cannot be: answered where the person stands, and nothing is lost."""

from asyncio import gather
from datetime import timedelta

from sqlmodel import select

from models.agency import Agency, AgencyKind, ReportFormat
from models.conference import Conference
from models.invitation import Invitation
from scheduling.ladder import Kind
from tests.harness import Partnership, stored
from tests.scenarios.living import (
    INITIAL,
    KHAN,
    MAPLE,
    ONCE,
    PRIYA,
    RUTH,
    at,
    before,
    booked,
    count,
    fill_in,
    invitation,
    letters,
    outbox,
    put_away,
    shows,
)
from tests.scenarios.watch import MARKER, Watch

KEPT: dict[str, object] = {"place": "Town Hall 🏛️ room 2", "needs": ["interpreter", "step_free"]}


@ONCE
async def test_every_mistake_in_the_scheduling_form_is_said_and_nothing_is_lost(house: Partnership) -> None:
    priya = house.person(PRIYA)
    await priya.command("/conference", "schedule")
    assert set((await priya.submit()).errors) == {"type", "chair", "date", "time", "ages", "agencies"}
    await fill_in(priya, {**INITIAL, **KEPT, "date": "2026-02-27"})
    assert "This is in the past." in before(priya).reads()
    assert (await priya.submit()).errors == {"date": "This is in the past. Choose a date and time still to come."}
    await fill_in(priya, {"date": "2026-03-02", "time": "09:00"})
    assert (await priya.submit()).errors == {"time": "This is in the past. Choose a date and time still to come."}
    await fill_in(priya, {"date": "2026-03-14", "time": "10:00"})
    assert "Saturday" in (await priya.submit()).errors["date"]
    await fill_in(priya, {"date": "2026-04-03"})
    assert "Good Friday" in (await priya.submit()).errors["date"]
    await fill_in(priya, {"date": "2026-03-12", "strategy": "2026-03-03"})
    assert "strategy" in (await priya.submit()).errors
    await fill_in(priya, {"strategy": "2026-02-26", "ages": f"{MARKER}, 7"})
    assert "leave names out" in (await priya.submit()).errors["ages"]
    await fill_in(priya, {"ages": "🙂"})
    assert "ages" in (await priya.submit()).errors
    await fill_in(priya, {"ages": "7, unborn", "place": "x" * 4000})
    assert (await priya.submit()).errors == {"place": "Enter at most 150 characters."}
    await fill_in(priya, {"place": "Ring me on 01632 960999"})
    assert "a phone number" in (await priya.submit()).errors["place"]
    assert count(house, Conference) == 0
    await fill_in(priya, {"place": KEPT["place"]})
    assert before(priya).value("needs") == KEPT["needs"]
    house.slack.faults.deliver_twice()
    assert (await priya.submit()).errors == {}
    assert count(house, Conference) == 1, "sent twice, scheduled once"
    await house.settle()
    assert "Town Hall 🏛️ room 2" in priya.dm[-1].reads()


@ONCE
async def test_another_server_sends_what_slack_would_not(house: Partnership) -> None:
    priya, khan = house.person(PRIYA), house.person(KHAN)
    await priya.command("/conference", "schedule")
    await fill_in(priya, {**INITIAL, **KEPT})
    for field, key, value, sentence in (
        ("time", "selected_time", "25:99", "Choose a time between 00:00 and 23:59."),
        ("date", "selected_date", "2026-02-31", "Choose the date from the calendar."),
        ("chair", "selected_option", {"text": {"type": "plain_text", "text": "?"}, "value": "🙂"}, "not on the list"),
        ("ages", "value", "9" * 150, "Write ages only"),
    ):
        form = before(priya)
        right = form.values[field][field][key]
        form.values[field][field][key] = value
        sent = await priya.submit()
        assert sentence in sent.errors[field]
        assert list(sent.errors) == [field]
        before(priya).values[field][field][key] = right
    assert (await priya.submit()).updated
    await house.settle()
    await khan.press(khan.dm[-1], "coming")
    await fill_in(khan, {"attendance": "deputy", "deputy_name": "Nadia Shah", "deputy_role": "Nurse"})
    for block in before(khan).blocks:
        block.get("element", {}).pop("max_length", None)
    await khan.fill("deputy_role", MARKER * 400)
    assert "it is 4,400" in (await khan.submit()).errors["deputy_role"]
    assert before(khan).value("deputy_name") == "Nadia Shah"
    before(khan).values["attendance"]["attendance"]["selected_option"]["value"] = "teleport"
    assert "not on the list" in (await khan.submit()).errors["attendance"]
    assert count(house, Invitation) == 4
    with stored(house) as session:
        assert set(session.exec(select(Invitation.attendance))) == {None}


@ONCE
async def test_two_hundred_agencies(house: Partnership) -> None:
    with stored(house) as session:
        for number in range(200):
            session.add(Agency(name=f"Service {number}", kind=AgencyKind.OTHER, report_format=ReportFormat.OWN))
        session.commit()
    priya, ruth = house.person(PRIYA), house.person(RUTH)
    await priya.command("/conference", "schedule")
    await fill_in(priya, {**INITIAL, "agencies": [f"Service {number}" for number in range(200)]})
    sent = await priya.submit()
    assert sent.errors["agencies"].startswith("You chose 200 agencies; one conference can invite 60.")
    assert len(before(priya).value("agencies")) == 200
    await priya.fill("agencies", [MAPLE, *(f"Service {number}" for number in range(59))])
    assert (await priya.submit()).updated
    code = next(word for word in before(priya).reads().split() if word.startswith("CPC-"))
    await put_away(priya)
    await house.settle()
    text = await shows(priya, f"show {code}")
    assert "Invited: 61, page 1 of 7" in text
    await priya.press(before(priya), "show.2")
    assert "page 2 of 7" in before(priya).reads()
    assert "Page 1 of 3" in await shows(ruth, f"readiness {code}")
    await house.go_to(at(3, 11, 9, 30))
    assert letters(ruth, "Still missing from 61 of 61 agencies")
    await house.go_to(at(3, 12, 12))
    house.slack.faults.rate_limit("chat.update", retry_after=30)
    await ruth.press(ruth.dm[-1], "outcome.held")
    await house.settle()
    await house.settle()
    assert "✓ Held. 0 of 61 have answered the feedback form." in ruth.dm[-1].reads()
    assert not [row for row in outbox(house, *Kind) if row.stale], "every other message is brought up to date as well"


@ONCE
async def test_commands_that_do_not_exist(house: Partnership) -> None:
    code = await booked(house)
    priya = house.person(PRIYA)
    for typed in ("", "help", "dance", "🙂", f"schedul {code}", "x" * 4000, "show" * 9):
        text = await shows(priya, typed)
        assert "/conference schedule" in text, typed[:20]
        assert MARKER not in text
    for typed in (f"show {MARKER}", "show 🙂", f"show {'9' * 4000}", "show <@UKHAN> & *x*"):
        assert "We cannot find a conference with the reference" in await shows(priya, typed)
    assert code in await shows(priya, f"SHOW {code.removeprefix('CPC-').lower()}")


async def test_the_same_button_and_the_same_form_twice(house: Partnership, watch: Watch) -> None:
    code = await booked(house)
    khan, ruth = house.person(KHAN), house.person(RUTH)
    letter = khan.dm[-1]
    house.slack.faults.deliver_twice(2)
    await khan.press(letter, "come.phone")
    await khan.press(letter, "ask_person")
    await put_away(khan)
    await gather(*(khan.press(letter, "ask_person") for _ in range(4)))
    await put_away(khan)
    await khan.press(letter, "report")
    await fill_in(khan, {"status": "sent", "sent_on": "2026-03-02", "route": "portal"})
    house.slack.faults.deliver_twice()
    assert (await khan.submit()).closed
    await house.settle()
    assert invitation(house, code, MAPLE).version == 4
    assert len(outbox(house, Kind.QUESTION)) == 1

    first, second = letters(khan, "✓ Report: sent")[-1], house.person(KHAN)
    await khan.press(first, "report")
    await khan.fill("status", "completed")
    await khan.close_modal()
    await second.press(first, "sharing")
    house.clock.advance(timedelta(minutes=1))
    await ruth.command("/conference", f"readiness {code}")
    house.slack.faults.deliver_twice()
    await ruth.press(before(ruth), "challenge", str(invitation(house, code, "Calder Valley Police").id))
    await house.settle()
    assert len({row.occasion for row in outbox(house, Kind.CHALLENGE)}) == len(outbox(house, Kind.CHALLENGE)) == 3
    assert watch.faults() == []
