"""What happens to everybody when a conference moves, is called off, changes hands, or a bank holiday is proclaimed."""

from pathlib import Path

from bot.settings import Settings
from models.outbox import Delivery
from scheduling.ladder import Kind
from tests.harness import Partnership
from tests.scenarios.living import (
    DANIEL,
    HILLCREST,
    INITIAL,
    KHAN,
    MAPLE,
    MEG,
    PRIYA,
    REED,
    REVIEW,
    RUTH,
    TOM,
    answered,
    at,
    before,
    booked,
    conference,
    fill_in,
    home,
    letters,
    outbox,
    put_away,
    shows,
)


async def test_a_conference_moves_and_everybody_is_told_once(house: Partnership) -> None:
    code = await booked(house, {**REVIEW, "agencies": [MAPLE, TOM, HILLCREST]})
    khan, reed, priya, meg, ruth = (house.person(who) for who in (KHAN, REED, PRIYA, MEG, RUTH))
    await khan.press(khan.dm[-1], "In person")
    await answered(house, reed, "Something else…", {"attendance": "cannot", "reason": "shift_or_court"})
    await house.go_to(at(3, 3, 11))
    told = len(khan.dm)
    assert khan.dm[0].text.endswith("by Thursday 5 March, 5pm")

    await meg.command("/conference", f"reschedule {code}")
    await fill_in(meg, {"date": "2026-03-20", "time": "09:00"})
    await priya.command("/conference", f"reschedule {code.removeprefix('CPC-').lower()}")
    await priya.fill("date", "2026-03-21")
    assert "Saturday" in (await priya.submit()).errors["date"]
    await fill_in(priya, {"date": "2026-03-19", "time": "14:00"})
    assert "Reports due Thursday 12 March, 5pm" in before(priya).reads()
    assert (await priya.submit()).updated
    assert "Moved to Thursday 19 March, 2pm. Everyone who is invited is told once." in before(priya).reads()
    assert (await meg.submit()).updated, "somebody was quicker"
    assert "This was changed while your form was open. What you typed is still here" in before(meg).reads()
    assert (before(meg).value("date"), before(meg).value("time")) == ("2026-03-20", "09:00")
    await put_away(meg)
    await house.settle()
    await house.settle()

    assert len(khan.dm) == told + 1
    new = f"{code} has a new date: Thursday 19 March, 2pm. The report is due by Thursday 12 March, 5pm"
    assert khan.dm[-1].text == new
    assert "Please check that this is still right: ✓ Coming: in person" in khan.dm[-1].reads()
    assert "Please tell us if you can come on the new date." in reed.dm[-1].reads()
    for message in khan.dm:
        assert "5 March" not in message.text + message.reads(), "every message shows the new deadline"
    assert len(letters(ruth, f"{code} has a new date")) == 1
    assert len(letters(priya, f"{code} has a new date: Thursday 19 March, 2pm (UK time)")) == 1, "for Dr Pryce"
    assert conference(house, code).sequence == 1

    await house.go_to(at(3, 12, 9, 29))
    reminders = [row for row in outbox(house, Kind.REMINDER) if row.status is Delivery.SENT]
    assert {row.occasion.partition("/")[2] for row in reminders if row.due_at > at(3, 3, 11)} == {"1"}
    assert min(row.due_at for row in reminders if row.occasion.endswith("/1")) == at(3, 5, 9, 30)
    await house.go_to(at(3, 19, 15))
    assert not letters(ruth, "Was this conference held?"), "the old day has passed, and the new one is not over"
    await house.go_to(at(3, 19, 15, 30))
    assert letters(ruth, "Was this conference held?")


async def test_a_cancelled_conference_asks_nothing_more(house: Partnership) -> None:
    code = await booked(house, {**INITIAL, "agencies": [MAPLE, TOM, HILLCREST]})
    khan, reed, priya, ruth = (house.person(who) for who in (KHAN, REED, PRIYA, RUTH))
    old = khan.dm[-1]
    await reed.press(reed.dm[-1], "By video")
    await khan.press(old, "report")
    await fill_in(khan, {"status": "in_progress", "expected_on": "2026-03-06"})
    await priya.command("/conference", f"cancel {code}")
    assert (await priya.submit()).updated
    assert f"{code} is cancelled. Everyone who was invited is told once." in before(priya).reads()
    closed = f"{code} was cancelled. There is nothing more to answer."
    assert (await khan.submit()).errors == {"status": closed}, "the form that was open says so"
    await put_away(khan)
    await house.settle()

    for person in (khan, reed, ruth):
        assert len(letters(person, f"{code} on Thursday 12 March, 10am is cancelled")) == 1
    assert len(letters(priya, "please tell Dr Ewan Pryce, Hillcrest Medical Practice that nothing more is asked")) == 1
    for deed in ("come.phone", "coming", "report", "sharing", "not_us", "guide", "ask_person"):
        await khan.press(old, deed)
        assert closed in before(khan).reads(), deed
        await put_away(khan)
    assert not any("[" in message.reads() for message in khan.dm), "no message has a button left"
    for deed in ("show", "reschedule", "invite", "withdraw", "hand over", "cancel"):
        assert closed in await shows(priya, f"{deed} {code}"), deed
    told = len(khan.dm)
    await house.go_to(at(3, 16, 12))
    assert len(khan.dm) == told
    assert not letters(ruth, "Was this conference held?")
    await khan.open_home()
    assert code not in home(khan).reads()


async def test_a_conference_is_handed_over(house: Partnership) -> None:
    code = await booked(house)
    priya, daniel, khan = house.person(PRIYA), house.person(DANIEL), house.person(KHAN)
    mine = letters(priya, "Secure details")[0]
    await khan.press(khan.dm[-1], "ask_person")
    await put_away(khan)
    await house.settle()
    await priya.command("/conference", f"hand over {code}")
    await priya.fill("to", "Daniel Osei")
    assert (await priya.submit()).updated
    assert f"Daniel Osei now has {code}, and is told so." in before(priya).reads()
    await put_away(priya)
    await house.settle()

    assert letters(daniel, f"{code} is now yours")
    assert letters(daniel, "would like to talk to you"), "the open question goes along"
    nobody = "We cannot find a conference with the reference you typed among the conferences you are part of."
    assert nobody in await shows(priya, f"show {code}")
    await priya.press(mine, "show")
    assert "We cannot find that among the conferences you are part of." in before(priya).reads()
    await put_away(priya)
    await house.go_to(at(3, 3, 10))
    assert letters(daniel, "Secure details: 4 of 4 to send"), "Daniel is chased for them"
    assert [row.due_at for row in outbox(house, Kind.SECURE_DETAILS) if row.status is Delivery.SENT] == [
        at(3, 3, 9, 30)
    ]
    assert code in await shows(daniel, "list")
    assert "You have no conferences coming up." in await shows(priya, "list")


async def test_a_bank_holiday_is_proclaimed(house: Partnership, tmp_path: Path) -> None:
    code = await booked(house)
    khan, ruth = house.person(KHAN), house.person(RUTH)
    assert "by Monday 9 March, 5pm" in khan.dm[0].reads()
    days = tmp_path / "days.csv"
    days.write_text("date,jurisdictions,change,name\n2026-03-10,ENG,add,Day of mourning\n", encoding="utf-8")
    house.clock.set(at(3, 3, 12))
    house.programme.office.rules = Settings.by_default(day_changes=days).house_rules()
    await house.settle()
    await house.settle()

    assert conference(house, code).report_due_at == at(3, 6, 17)
    (told,) = letters(khan, f"The deadlines for {code} have changed")
    assert "Report, and sharing it with the family: by Friday 6 March, 5pm." in told.reads()
    assert told.text == f"{code}: the report is now due by Friday 6 March, 5pm"
    assert letters(ruth, f"The deadlines for {code} have changed")
    assert "9 March" not in khan.dm[0].reads()
    await house.go_to(at(3, 6, 9, 30))
    assert "The deadline is Friday 6 March, 5pm. This is what we have not had yet." in khan.dm[-1].reads()
    await house.go_to(at(3, 9, 9, 30))
    assert "We haven’t had your report, and don’t know whether the family has seen it." in khan.dm[-1].reads()
