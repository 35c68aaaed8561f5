"""The chair before and after: challenges, whether it was held, the feedback form, and who sees what of it."""

from sqlmodel import select

from models.feedback import Answer, Feedback
from scheduling.ladder import Standing
from tests.harness import Partnership, stored
from tests.scenarios.living import (
    HILLCREST,
    INITIAL,
    JO,
    KHAN,
    LARKFIELD,
    MAPLE,
    ONCE,
    PRIYA,
    QUINN,
    REED,
    RUTH,
    SAM,
    SCHOOL,
    TOM,
    answered,
    at,
    before,
    booked,
    conference,
    fill_in,
    home,
    invitation,
    letters,
    put_away,
    shows,
)
from tests.scenarios.watch import MARKER, Watch

DEPUTY_HEAD = f"{LARKFIELD}: Sam Whitlock"
SENT = {"status": "sent", "sent_on": "2026-03-02", "route": "secure_email", "childs_voice": "partly"}
SHARED = {"safety": "safe", "value": "partly", "shared_on": "2026-03-02", "method": "phone", "shared_with": ["mother"]}


async def test_a_challenge_goes_to_the_lead_only_when_nobody_answers(house: Partnership) -> None:
    code = await booked(house, {**INITIAL, "agencies": [MAPLE, DEPUTY_HEAD, HILLCREST]})
    ruth, sam, jo, khan, priya = (house.person(who) for who in (RUTH, SAM, JO, KHAN, PRIYA))
    await house.go_to(at(3, 9, 15))
    for agency in (MAPLE, LARKFIELD, HILLCREST):
        await shows(ruth, f"readiness {code}")
        await ruth.press(before(ruth), "challenge", str(invitation(house, code, agency).id))
    assert before(ruth).reads().count("✓ Challenged about") == 3
    await put_away(ruth)
    await house.settle()
    asked = "The chair, Ruth Adeyemi, has asked about the report."
    assert letters(sam, asked)
    assert letters(khan, asked)
    assert "please pass this on to Dr Ewan Pryce" in letters(priya, "the chair, Ruth Adeyemi, has asked")[0].reads()
    await khan.press(khan.dm[-1], "By phone")
    assert (await answered(house, khan, "report", SENT)).closed
    assert (await answered(house, khan, "sharing", SHARED)).closed
    assert "You have answered this. Thank you." in khan.dm[-1].reads()

    await house.go_to(at(3, 10, 14, 59))
    assert jo.dm == []
    await house.go_to(at(3, 10, 15))
    assert "As the safeguarding lead, please help or answer here before Thursday 12 March, 10am." in jo.dm[-1].reads()
    assert "the chair has had no answer from your agency" in jo.dm[-1].text
    assert not letters(priya, "Maple Street Surgery about the report on"), "she has answered"
    assert letters(priya, "To Dr Ewan Pryce, safeguarding lead."), "whoever is not in Slack is told by Priya"
    sent = await answered(house, jo, "report", {"status": "not_providing", "reason": "no_involvement"})
    assert sent.closed
    assert f"✓ {LARKFIELD} has answered the chair. Thank you." in jo.dm[-1].reads()
    (late,) = letters(sam, "We don’t know yet if somebody is coming on Thursday 12 March, 10am.")
    assert "a short factual report" not in late.reads(), "there is an answer about the report now"
    assert "Challenged about" in await shows(ruth, f"readiness {code}")


async def held(house: Partnership) -> str:
    """The chair says that it was held, once its end has passed; two agencies had answered. Returns the reference."""
    code = await booked(house)
    khan, reed, ruth = (house.person(who) for who in (KHAN, REED, RUTH))
    await khan.press(khan.dm[-1], "By phone")
    assert (await answered(house, khan, "report", SENT)).closed
    assert (await answered(house, khan, "sharing", SHARED)).closed
    await reed.press(reed.dm[-1], "By video")
    assert (await answered(house, reed, "report", {"status": "research"})).closed
    await house.go_to(at(3, 12, 11, 29))
    assert not letters(ruth, "Was this conference held?")
    await house.go_to(at(3, 12, 11, 30))
    question = letters(ruth, "Was this conference held?")[-1]
    house.slack.faults.deliver_twice()
    await ruth.press(question, "outcome.held")
    await house.settle()
    assert conference(house, code).standing is Standing.HELD
    assert "✓ Held. 0 of 4 have answered the feedback form." in letters(ruth, "✓ Held")[-1].reads()
    return code


async def test_held_and_everybody_says_how_it_went(house: Partnership, watch: Watch) -> None:
    code = await held(house)
    khan, reed, jo, ruth, quinn = (house.person(who) for who in (KHAN, REED, JO, RUTH, QUINN))
    for person in (khan, reed, jo):
        assert "How did this conference go?" in person.dm[-1].reads()
    await khan.press(khan.dm[-1], "feedback")
    form = before(khan)
    assert [form.value(f"q{number}") for number in (1, 2, 3, 4, 8)] == [
        "yes",
        "yes",
        "yes",
        "partially",
        "na",
    ]
    assert form.value("q5") is None
    await fill_in(khan, {"q5": "yes", "q11": "good", "q12": "🙂" * 750, "may_be_named": ["yes"]})
    assert (await khan.submit()).errors == {}
    await put_away(khan)
    await reed.press(reed.dm[-1], "feedback")
    assert (before(reed).value("q2"), before(reed).value("q4")) == ("no", None)
    await fill_in(reed, {"q2": "no", "reason_q2": "research_instead", "q12": f"{MARKER}, born 4.3.2012"})
    assert "a date of birth" in (await reed.submit()).errors["q12"]
    await reed.fill("q12", f"{MARKER} 🙂")
    assert (await reed.submit()).updated
    await put_away(reed)
    await house.settle()

    assert "Maple Street Surgery has given feedback. Thank you." in khan.dm[-1].reads()
    await ruth.open_home()
    assert "2 of 4 have given feedback" in home(ruth).reads()
    await ruth.press(home(ruth), "feedback_seen")
    seen = before(ruth).reads()
    assert "Maple Street Surgery" in seen
    assert "1 agency did not agree to be named: only the count is shown." in seen
    assert MARKER not in watch.shown_to(RUTH) + watch.shown_to(PRIYA) + watch.shown_to(QUINN)
    await quinn.open_home()
    assert code not in home(quinn).reads()
    with stored(house) as session:
        row = session.exec(select(Feedback).where(Feedback.invitation_id == 2)).one()
    assert (row.q2, row.reasons, row.may_be_named) == (Answer.NO, {"q2": "research_instead"}, False)

    assert watch.stored_as([MARKER]) == []


@ONCE
async def test_feedback_is_asked_for_once_more_and_then_closes(house: Partnership) -> None:
    code = await booked(house)
    khan, jo, ruth = house.person(KHAN), house.person(JO), house.person(RUTH)
    await house.go_to(at(3, 12, 11, 30))
    await ruth.press(letters(ruth, "Was this conference held?")[-1], "outcome.held")
    await house.settle()
    await khan.press(khan.dm[-1], "feedback")
    await khan.fill("q1", "no")
    await khan.fill("reason_q1", "surgery_hours")
    assert (await khan.submit()).updated
    await put_away(khan)
    await house.go_to(at(3, 17, 9, 29))
    told = len(khan.dm), len(jo.dm)
    await house.go_to(at(3, 17, 9, 30))
    assert (len(khan.dm), len(jo.dm)) == (told[0], told[1] + 1)
    assert "There is still time to tell us how this conference went." in jo.dm[-1].reads()

    await house.go_to(at(3, 26, 16, 59))
    assert len(jo.dm) == told[1] + 1, "once"
    await jo.press(jo.dm[-1], "feedback")
    assert "You can change your answers until Thursday 26 March, 5pm." in before(jo).reads()
    await jo.fill("q1", "no")
    house.clock.set(at(3, 26, 17, 1))
    assert f"Feedback on {code} is closed." in str((await jo.submit()).errors)
    await ruth.press(letters(ruth, "✓ Held")[-1], "feedback_seen")
    assert "1 of 4 have answered the feedback form." in before(ruth).reads()


@ONCE
async def test_not_quorate_and_held_again(house: Partnership) -> None:
    code = await booked(house)
    ruth, priya, khan = house.person(RUTH), house.person(PRIYA), house.person(KHAN)
    await ruth.open_home()
    await house.go_to(at(3, 12, 12))
    await ruth.open_home()
    await ruth.press(home(ruth), "outcome.inquorate")
    await house.settle()
    assert "Hold it again by Thursday 26 March" in letters(ruth, "✓ Inquorate")[-1].reads()
    await priya.open_home()
    assert f"{code}" in home(priya).reads()
    assert "To be scheduled again" in home(priya).reads()
    assert "It was inquorate. Hold it again by Thursday 26 March." in home(priya).reads()
    assert not letters(khan, "How did this conference go?")
    await priya.press(home(priya), "schedule")
    await fill_in(priya, {**INITIAL, "agencies": [MAPLE, SCHOOL, TOM], "date": "2026-03-24"})
    assert (await priya.submit()).updated
    await put_away(priya)
    await ruth.press(letters(ruth, "✓ Inquorate")[-1], "outcome.held")
    await house.settle()
    assert letters(khan, "How did this conference go?"), "it was held after all"
    await khan.press(letters(khan, "How did this conference go?")[0], "feedback")
    assert "Only the first question is required." in before(khan).reads()
