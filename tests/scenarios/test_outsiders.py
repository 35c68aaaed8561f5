"""Guests, people of other organisations, and people who press what was not meant for them: nothing leaks."""

import json
from dataclasses import replace
from typing import Literal

import pytest
from sqlmodel import select

from bot.sandbox import NotAllowed
from models.audit import AuditEntry
from models.invitation import Attendance, Mode
from tests.harness import Partnership, stored
from tests.scenarios.living import (
    ALEX,
    DANIEL,
    GARETH,
    HOLLY,
    INITIAL,
    JO,
    KHAN,
    LENA,
    MAPLE,
    ONCE,
    POLICE,
    PRIYA,
    QUINN,
    REED,
    RUTH,
    TOM,
    VISITING,
    answered,
    at,
    before,
    booked,
    fill_in,
    invitation,
    letters,
    put_away,
    shows,
)
from tests.scenarios.watch import RESTRICTED, Watch

Kind = Literal["single_channel_guest", "stranger"]


def becomes(house: Partnership, slack_id: str, kind: Kind) -> None:
    """Somebody of the partnership is in Slack from outside."""
    users = house.slack.workspace.users
    users[slack_id] = replace(users[slack_id], kind=kind)


@pytest.mark.socket
async def test_a_guest_and_a_stranger_answer_by_button(house: Partnership) -> None:
    becomes(house, KHAN, "single_channel_guest")
    becomes(house, REED, "stranger")
    code = await booked(house)
    khan, reed = house.person(KHAN), house.person(REED)
    for person in (khan, reed):
        with pytest.raises(NotAllowed):
            await person.command("/conference", "list")
    with pytest.raises(NotAllowed):
        await reed.open_home()
    await khan.press(khan.dm[-1], "By phone")
    sent = await answered(house, reed, "Something else…", {"attendance": "cannot", "reason": "shift_or_court"})
    assert sent.closed
    sent = await answered(house, reed, "report", {"status": "research"})
    assert sent.closed
    assert "✓ Report: research provided instead, which does not count as a report" in reed.dm[-1].reads()
    await house.slack.faults.refresh_socket()
    await house.slack.connected()
    await reed.say("Thanks")
    await house.settle()
    assert "We could not read an answer from it, so nothing was recorded." in reed.dm[-1].reads()
    assert invitation(house, code, MAPLE).mode is Mode.PHONE
    assert invitation(house, code, POLICE).attendance is Attendance.NO


async def test_a_button_for_somebody_else_is_refused_and_nothing_leaks(house: Partnership, watch: Watch) -> None:
    code = await booked(house, {**INITIAL, "agencies": [MAPLE, TOM]})
    khan, jo, lena = house.person(KHAN), house.person(JO), house.person(LENA)
    letter = khan.dm[-1]
    await answered(house, khan, "report", {"status": "in_progress", "expected_on": "2026-03-05"})
    seen = watch.shown_to(LENA)
    assert "Maple" not in seen
    for deed in ("come.video", "coming", "report", "sharing", "not_us", "guide", "ask_person"):
        await lena.press(letter, deed)
        assert "We cannot find that among the conferences you are part of." in before(lena).reads(), deed
        await put_away(lena)

    other = await booked(house, {**INITIAL, "agencies": ["Safe Haven Domestic Abuse Service"], "time": "14:00"})
    await lena.press(lena.dm[-1], "coming")
    await fill_in(lena, {"attendance": "in_person"})
    form = before(lena)
    theirs = invitation(house, code, MAPLE).id
    form.definition["private_metadata"] = json.dumps({"i": theirs, "v": 2, "m": 0})
    assert "We cannot find that" in str((await lena.submit()).errors)
    await put_away(lena)
    await lena.press(letter, "come.video", None)
    await put_away(lena)
    await house.settle()

    assert invitation(house, code, MAPLE).attendance is None
    assert invitation(house, other, "Safe Haven Domestic Abuse Service").attendance is None
    leaked = watch.shown_to(LENA)
    assert not any(word in leaked for word in ("Maple", "Khan", code, POLICE))
    assert jo.dm == [], "who is not invited hears nothing"
    await jo.open_home()
    assert code not in watch.shown_to(JO)


@ONCE
async def test_what_is_not_yours_looks_like_what_does_not_exist(house: Partnership) -> None:
    code = await booked(house)
    for who in (DANIEL, GARETH, QUINN, ALEX, KHAN, HOLLY):
        person = house.person(who)
        for deed in ("show", "readiness", "invite", "withdraw", "reschedule", "cancel", "hand over"):
            theirs, nothing = await shows(person, f"{deed} {code}"), await shows(person, f"{deed} CPC-2222")
            assert theirs == nothing, f"{who} {deed}"
            assert "We cannot find a conference with the reference you typed" in nothing, f"{who} {deed}"
    for deed in ("invite", "reschedule", "cancel", "hand over", "withdraw"):
        text = await shows(house.person(RUTH), f"{deed} {code}")
        assert "We cannot find a conference" in text, f"the chair does not {deed}"
    assert "Readiness" in await shows(house.person(RUTH), f"readiness {code.lower()}")


@ONCE
async def test_somebody_whom_the_directory_does_not_know(house: Partnership) -> None:
    code = await booked(house)
    letter = house.person(KHAN).dm[-1]
    user = house.slack.workspace.users[LENA]
    house.slack.workspace.users["UNEW"] = replace(user, id="UNEW", name="Somebody New")
    new = house.person("UNEW")
    assert "You are not in this partnership's directory yet." in await shows(new, f"show {code}")
    assert "You are not in this partnership's directory yet." in await shows(new, "schedule")
    await new.press(letter, "come.video")
    assert "You are not in this partnership's directory yet." in before(new).reads()
    home = await new.open_home()
    assert home is not None
    assert "Ask your administrator to add you" in home.reads()
    await new.say("Hello")
    await house.settle()
    [answer] = [message for message in new.dm if message.bot]
    assert "Ring 999" in answer.reads()
    assert "We do not know you yet, so nothing that you write here is read or kept." in answer.reads()
    assert code not in answer.reads()
    assert invitation(house, code, MAPLE).attendance is None


async def test_a_restricted_reason_is_for_nobody(house: Partnership, watch: Watch) -> None:
    code = await booked(house, {**INITIAL, "ages": "3", "agencies": [MAPLE, TOM]})
    holly, khan, priya, ruth = (house.person(who) for who in (HOLLY, KHAN, PRIYA, RUTH))
    await answered(house, holly, "report", {"status": "sent", "sent_on": "2026-03-02", "route": "secure_email"})
    sent = await answered(house, holly, "sharing", {"safety": "safe", "value": "no", "reason": "increased_risk"})
    assert sent.closed
    sent = await answered(house, khan, "sharing", {"safety": "not_with_one_parent"})
    assert sent.closed
    assert "the chair will ring you" in holly.dm[-1].reads()

    await house.go_to(at(3, 11, 9, 30))
    summary = letters(ruth, code)[-1]
    assert "Please phone before the meeting: Maple Street Surgery and Ravensmoor Health Visiting" in summary.reads()
    await ruth.press(summary, "readiness")
    assert before(ruth).reads().count("Please phone before the meeting") == 3
    await put_away(ruth)
    await priya.press(letters(priya, "Secure details")[0], "show")
    assert "Shared with the family: no" in before(priya).reads()
    await priya.press(before(priya), "answer_for", str(invitation(house, code, VISITING).id))
    await priya.press(before(priya), "sharing")
    assert before(priya).value("safety") is None, "what is restricted is not read back to Priya"
    await put_away(priya)
    assert "phone" not in (await shows(priya, f"readiness {code}")).replace("by phone", "")

    for who in (PRIYA, RUTH, REED, QUINN):
        assert "no; the chair will ring you" not in watch.shown_to(who)
    for who in (RUTH, REED, QUINN):
        assert not any(word in watch.shown_to(who) for word in RESTRICTED)
    assert watch.stored_as(RESTRICTED[:1]) == ["sharings.reason"]
    assert watch.stored_as(["not_with_one_parent"]) == ["sharings.safety"]
    with stored(house) as session:
        trail = session.exec(select(AuditEntry.detail).where(AuditEntry.deed == "answered_sharing")).all()
    assert list(trail) == ["no", "no"], "the trail does not tell the two apart"
