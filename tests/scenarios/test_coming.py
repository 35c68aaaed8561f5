"""Being there or not, as it goes in life: a deputy, a change of mind, a mistaken invitation, an answer by phone."""

from sqlmodel import select

from models.audit import AuditEntry
from models.invitation import Attendance, Mode
from scheduling.ladder import Kind
from tests.harness import Partnership, stored
from tests.scenarios.living import (
    HILLCREST,
    INITIAL,
    JO,
    KHAN,
    LARKFIELD,
    MAPLE,
    ONCE,
    POLICE,
    PRIYA,
    REED,
    RUTH,
    SAM,
    answered,
    at,
    before,
    booked,
    fill_in,
    invitation,
    letters,
    outbox,
    shows,
)
from tests.scenarios.watch import MARKER, Watch


async def test_the_gp_cannot_come_and_sends_a_deputy(house: Partnership, watch: Watch) -> None:
    code = await booked(house)
    khan, jo, ruth = house.person(KHAN), house.person(JO), house.person(RUTH)

    await khan.press(khan.dm[-1], "Something else…")
    await fill_in(khan, {"attendance": "deputy", "deputy_name": "Nadia"})
    assert (await khan.submit()).errors == {"deputy_role": "Please complete this required field."}
    await khan.fill("deputy_role", "Practice nurse 🩺")
    assert "the surname" in (await khan.submit()).errors["deputy_name"]
    await khan.fill("deputy_name", "N" * 4000)
    assert (await khan.submit()).errors == {"deputy_name": "Enter at most 120 characters."}
    assert before(khan).value("deputy_role") == "Practice nurse 🩺"
    await khan.fill("deputy_name", f"Nadia {MARKER}")
    assert (await khan.submit()).closed
    sent = await answered(
        house,
        jo,
        "Something else…",
        {"attendance": "deputy", "deputy_name": "sam whitlock", "deputy_role": "Deputy safeguarding lead"},
    )
    assert sent.closed

    assert f"✓ Sending a deputy: Nadia {MARKER}, Practice nurse 🩺" in khan.dm[-1].reads()
    assert "○ Report: not yet – due Monday 9 March, 5pm" in khan.dm[-1].reads(), "who cannot come still reports"
    text = await shows(ruth, f"readiness {code}")
    assert "2 other agencies say they are coming; 2 are needed besides social care. You decide on quorum." in text
    await house.go_to(at(3, 10, 9, 30))
    assert letters(house.person(SAM), "You are coming for Jo Barker, so we ask you as well.")
    assert invitation(house, code, MAPLE).deputy_id is None
    assert invitation(house, code, LARKFIELD).deputy_id is not None
    assert watch.stored_as([MARKER, "Nadia"]) == [], "a deputy's name is sealed"


async def test_somebody_changes_their_mind_three_times(house: Partnership) -> None:
    code = await booked(house)
    khan = house.person(KHAN)
    old = khan.dm[-1]
    await khan.press(old, "By phone")
    house.slack.faults.deliver_twice()
    await khan.press(old, "By phone")
    await house.settle()
    assert invitation(house, code, MAPLE).version == 2, "pressed twice, delivered three times, recorded once"

    await answered(house, khan, "Change attendance", {"attendance": "cannot", "reason": "surgery_clash"})
    assert "✓ Cannot come: it clashes with surgery hours" in khan.dm[-1].reads()
    await answered(house, khan, "Change attendance", {"attendance": "part", "joins_at": "10:30", "mode": "video"})
    assert "✓ Coming for part of the meeting, from 10:30am, by video" in khan.dm[-1].reads()
    await khan.press(old, "In person")
    await house.settle()

    assert len(khan.dm) == 1
    assert "✓ Coming: in person" in khan.dm[-1].reads()
    found = invitation(house, code, MAPLE)
    assert (found.attendance, found.mode) == (Attendance.YES, Mode.IN_PERSON)
    assert (found.absence_reason, found.joins_at) == (None, None)
    with stored(house) as session:
        trail = session.exec(select(AuditEntry.detail).where(AuditEntry.deed == "answered_coming")).all()
    assert list(trail) == ["yes", "no", "part", "yes"]
    assert "✓ Coming: in person" in await shows(house.person(PRIYA), f"show {code}")


async def test_a_mistaken_invitation_corrects_itself(house: Partnership, watch: Watch) -> None:
    code = await booked(house)
    reed, priya, ruth = house.person(REED), house.person(PRIYA), house.person(RUTH)
    letter = reed.dm[-1]
    sent = await answered(house, reed, "Not us", {"reason": "wrong_person", "instead": f"DI Desai, ask for {MARKER}"})
    assert sent.closed
    assert "✓ Not for this agency: I am the wrong person here" in reed.dm[-1].reads()

    (told,) = letters(priya, "the wrong person")
    assert f"DI Desai, ask for {MARKER}" in told.reads()
    await house.go_to(at(3, 4, 14))
    await priya.press(told, "invite")
    await fill_in(priya, {"agencies": [POLICE], "priority": "recent_harm"})
    assert (await priya.submit()).updated
    assert f"Invited: Det Insp Anita Desai, {POLICE}." in before(priya).reads()
    await priya.close_modal()
    await priya.press(told, "withdraw_one")
    await house.settle()

    shown = await shows(priya, f"show {code}")
    assert "Invited Wednesday 4 March, 2pm, later than the others. Priority: recent harm" in shown
    assert f"Withdrawn: Det Sgt Tom Reed, {POLICE}" in shown
    assert "later than the others" in await shows(ruth, f"readiness {code}")
    relayed = letters(priya, "please pass this on to Det Insp Anita Desai")
    assert len(relayed) == 1, "she is not in Slack: Priya gets the text to send"
    assert len(letters(reed, "was withdrawn")) == 2, "the notice, and the invitation as it now reads"
    await reed.press(letter, "In person")
    assert f"This invitation to {code} was withdrawn. Nothing more is asked of you." in before(reed).reads()
    assert invitation(house, code, POLICE).late
    await house.go_to(at(3, 12, 9))
    assert len(reed.dm) == 2, "no reminders"
    assert MARKER not in watch.shown_to(RUTH) + watch.shown_to(KHAN)


async def test_a_gp_without_slack_answers_by_phone(house: Partnership) -> None:
    code = await booked(house, {**INITIAL, "agencies": [HILLCREST]})
    priya, ruth = house.person(PRIYA), house.person(RUTH)
    (relay,) = letters(priya, "please pass this on to Dr Ewan Pryce")
    assert "You are invited to a child protection conference." in relay.reads()
    assert "ewan.pryce@hillcrest.example" in relay.reads()
    await priya.press(relay, "answer_for")
    await priya.press(before(priya), "coming")
    await priya.fill("attendance", "video")
    assert (await priya.submit()).updated
    await priya.press(before(priya), "report")
    await fill_in(priya, {"status": "in_progress", "expected_on": "2026-03-06"})
    assert (await priya.submit()).updated
    await house.settle()
    assert "✓ Coming: by video (recorded by the social worker)" in await shows(priya, f"show {code}")
    assert "by video" in await shows(ruth, f"readiness {code}")
    assert "recorded by the social worker" in before(ruth).reads()
    await house.go_to(at(3, 10, 12))
    again = letters(priya, "We haven’t had your report")
    assert again, "the reminder too is for Priya to pass on"
    assert invitation(house, code, HILLCREST).attendance is Attendance.YES


@ONCE
async def test_words_are_answered_and_a_person_can_be_asked_for(house: Partnership, watch: Watch) -> None:
    code = await booked(house)
    khan, priya = house.person(KHAN), house.person(PRIYA)
    await khan.say(f"Good morning from {MARKER} 😟")
    await house.settle()
    assert "Is a child in danger now? Ring 999." in khan.dm[-1].reads()
    assert watch.stored_as([MARKER]) == []

    await khan.press(letters(khan, "Ask a person")[0], "ask_person")
    await khan.press(letters(khan, "Ask a person")[0], "ask_person")
    await house.settle()
    (asked,) = letters(priya, "would like to talk")
    assert code in asked.text
    await priya.press(asked, "settle")
    await house.settle()
    assert len(outbox(house, Kind.QUESTION)) == 1
    (asked,) = letters(priya, "✓ You have spoken to them: Monday 2 March, 9:05am.")
    assert "[" not in asked.reads()
