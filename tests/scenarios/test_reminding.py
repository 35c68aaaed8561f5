"""Reminders as people live them: only what is missing, several in one, before the holidays, one after an outage."""

from collections import Counter

import pytest

from bot.sandbox import View
from models.outbox import Delivery, SkipReason
from scheduling.ladder import Kind
from tests.harness import Partnership
from tests.scenarios.living import (
    HOLLY,
    INITIAL,
    JO,
    KHAN,
    LARKFIELD,
    MAPLE,
    ONCE,
    PRIYA,
    REED,
    REVIEW,
    RUTH,
    SCHOOL,
    TOM,
    answered,
    at,
    before,
    booked,
    conference,
    fill_in,
    invitation,
    letters,
    outbox,
    put_away,
    shows,
)
from tests.scenarios.watch import MARKER, Watch

SENT = {"status": "sent", "sent_on": "2026-03-02", "route": "secure_email"}
SHARED = {"safety": "safe", "value": "yes", "shared_on": "2026-03-02", "method": "phone", "shared_with": ["mother"]}
STILL = "This is what we have not had yet."


async def test_only_what_is_missing_is_asked_again(house: Partnership) -> None:
    code = await booked(house, {**INITIAL, "date": "2026-03-17"})
    khan, reed, jo, ruth = (house.person(who) for who in (KHAN, REED, JO, RUTH))
    await khan.press(khan.dm[-1], "By phone")
    assert (await answered(house, khan, "report", SENT)).closed
    await reed.press(reed.dm[-1], "By video")
    assert (await answered(house, reed, "report", {"status": "not_providing", "reason": "no_involvement"})).closed
    assert (await answered(house, jo, "report", {"status": "told_social_worker"})).closed

    await house.go_to(at(3, 5, 9, 29))
    assert len(khan.dm) == 1
    await house.go_to(at(3, 5, 9, 30))
    assert STILL in khan.dm[-1].reads()
    assert "○ Shared with the family: not answered yet – due Thursday 12 March, 5pm" in khan.dm[-1].reads()
    assert "Report" not in khan.dm[-1].reads(), "hers is there"
    assert "it is still needed in writing" in jo.dm[-1].reads()
    assert "○ Coming: not answered yet" in jo.dm[-1].reads()
    assert (await answered(house, khan, "sharing", SHARED)).closed
    assert "Everything we asked for is recorded. Thank you." in khan.dm[-1].reads()

    for day, hour in ((10, 10), (11, 10), (12, 9)):
        await house.go_to(at(3, day, hour, 30))
    assert "The deadline is Thursday 12 March, 5pm." in jo.dm[-1].reads()
    assert (len(khan.dm), len(reed.dm)) == (2, 1), "whoever is done is left alone"
    await house.go_to(at(3, 13, 9, 30))
    assert "We haven’t had your report" in jo.dm[-1].reads()
    assert "failed" not in jo.dm[-1].reads()
    await house.go_to(at(3, 16, 9, 30))
    summary = letters(ruth, code)[-1]
    assert "Coming: 2 of 4 · Reports: 1 of 4 · Shared with the family: 1 of 4" in summary.reads()
    told = len(jo.dm)
    await house.go_to(at(3, 17, 11, 20))
    assert len(jo.dm) == told, "nobody is reminded of a conference that has begun"


@ONCE
async def test_several_conferences_make_one_message(house: Partnership) -> None:
    first = await booked(house)
    second = await booked(house, {**INITIAL, "time": "14:00"})
    khan = house.person(KHAN)
    told = len(khan.dm)
    await house.go_to(at(3, 5, 12))
    assert len(khan.dm) == told + 1
    assert first in khan.dm[-1].text
    assert second in khan.dm[-1].text
    assert khan.dm[-1].reads().count(STILL) == 2
    await khan.press(khan.dm[-1], "report", str(invitation(house, second, MAPLE).id))
    await fill_in(khan, SENT)
    assert (await khan.submit()).closed
    await house.settle()
    assert khan.dm[-1].reads().count("○ Report") == 1, "one of the two is answered in the message that holds both"


async def test_a_week_without_us_brings_one_reminder(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    khan, ruth = house.person(KHAN), house.person(RUTH)
    await house.slack.faults.begin_outage()
    house.clock.set(at(3, 3, 9, 30))
    await house.settle()
    house.clock.set(at(3, 10, 9, 45))
    await house.slack.faults.end_outage()
    await house.settle()
    await house.settle()
    assert len(khan.dm) == 2
    assert f"{code}: We haven’t had your report" in khan.dm[-1].text
    mine = [row for row in outbox(house, Kind.REMINDER, Kind.OVERDUE) if row.invitation_id == 1]
    assert Counter(row.status for row in mine) == {Delivery.SKIPPED: 3, Delivery.SENT: 1}
    assert {row.skip_reason for row in mine} == {None, SkipReason.NO_LONGER_WANTED}
    await house.go_to(at(3, 11, 12))
    assert len(khan.dm) == 2
    assert letters(ruth, code), "the summary comes on its day"


@ONCE
async def test_a_school_is_asked_before_its_holidays(house: Partnership) -> None:
    house.clock.set(at(3, 23, 9, 5))
    priya, jo, khan = house.person(PRIYA), house.person(JO), house.person(KHAN)
    code = await booked(house, {**REVIEW, "date": "2026-04-21"})
    await put_away(priya)
    assert "Easter holidays" not in jo.dm[-1].reads()
    await house.go_to(at(4, 2, 17))
    assert letters(jo, STILL), "the last days of term: what falls into the holidays is asked before"
    assert not letters(khan, STILL), "others are asked on their own days"
    due = [row.due_at for row in outbox(house, Kind.REMINDER) if row.status is Delivery.SENT]
    assert due == [at(4, 2, 9, 30)]
    await house.go_to(at(4, 17, 17))
    assert len(letters(jo, STILL)) == 1, "nothing in the holidays"
    assert len(letters(khan, STILL)) == 4
    await house.go_to(at(4, 20, 12))
    assert letters(jo, "We haven’t had your report"), "back at school"
    assert invitation(house, code, LARKFIELD).attendance is None


@pytest.mark.socket
async def test_a_review_asks_for_the_actions_of_last_time_in_the_same_message(house: Partnership, watch: Watch) -> None:
    last = await booked(house, {**INITIAL, "agencies": [MAPLE, SCHOOL, TOM]})
    priya, khan, ruth = house.person(PRIYA), house.person(KHAN), house.person(RUTH)
    await house.go_to(at(3, 12, 11, 30))
    await ruth.press(letters(ruth, "Was this conference held?")[0], "outcome.held")
    await house.settle()
    again = {"date": "2026-06-10", "reviews": str(conference(house, last).id), "agencies": ["Ravensmoor Early Years"]}
    code = await booked(house, {**REVIEW, **again})
    assert invitation(house, code, MAPLE).attendance is None, "invited again, asked again"
    await priya.press(letters(priya, f"{code} is scheduled")[0], "old_actions")
    for owner, wording in (
        (MAPLE, "Weight check every week"),
        (MAPLE, f"Letter to {MARKER}"),
        (LARKFIELD, "Breakfast club"),
    ):
        await priya.press(before(priya), "add_action")
        await fill_in(priya, {"owner": owner, "wording": wording, "due_on": "2026-05-29"})
        assert (await priya.submit()).updated
    await put_away(priya)
    await house.settle()
    assert "Tell us what was done about your 2 actions." in khan.dm[-1].reads()

    await house.go_to(at(6, 1, 12))
    assert "○ Report: not yet – due Wednesday 3 June, 5pm" in khan.dm[-1].reads()
    assert "○ Actions: 0 of 2 updated" in khan.dm[-1].reads()
    await khan.press(khan.dm[-1], "actions")
    own = f":{_first_action(before(khan))}"
    await fill_in(khan, {f"status{own}": "in_progress", f"barrier{own}": "NHS number 943 476 5919"})
    assert "an NHS number" in (await khan.submit()).errors[f"barrier{own}"]
    await khan.fill(f"barrier{own}", "b" * 4000)
    assert (await khan.submit()).errors == {f"barrier{own}": "Enter at most 300 characters."}
    await fill_in(khan, {f"barrier{own}": f"{MARKER} is never in 🏠", f"next_step_on{own}": "2026-05-01"})
    assert "This date has passed" in (await khan.submit()).errors[f"next_step_on{own}"]
    await khan.fill(f"next_step_on{own}", "2026-06-08")
    assert (await khan.submit()).updated, "saved, and on to the next"
    await put_away(khan)
    await house.settle()
    assert "○ Actions: 1 of 2 updated" in khan.dm[-1].reads(), "what was saved stays saved"
    await khan.press(khan.dm[-1], "actions")
    own = f":{_first_action(before(khan))}"
    await fill_in(khan, {f"status{own}": "done", f"difference{own}": "Child A gains weight"})
    assert (await khan.submit()).closed
    await house.settle()
    assert "○ Actions" not in khan.dm[-1].reads()
    assert "Actions: 2 of 2 updated" in await shows(ruth, f"readiness {code}")
    assert watch.stored_as([MARKER, "Weight check", "gains weight", "943 476"]) == []
    assert MARKER not in watch.shown_to(JO) + watch.shown_to(REED) + watch.shown_to(HOLLY)


def _first_action(form: View) -> str:
    """The id of the action that the form is about."""
    return next(str(block["block_id"]).partition(":")[2] for block in form.blocks if block["type"] == "input")
