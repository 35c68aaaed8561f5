"""Feedback after a conference: asked of everyone invited, filled in from the record, named only when agreed."""

from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from bot.sandbox import Person
from handlers.answers import Open
from handlers.asked import Asked, Surface, Way
from handlers.feedback import open_feedback, submit
from handlers.feedback_seen import press as see
from handlers.views.questions import QUESTIONS
from models.answering import (
    Coming,
    ReportAnswer,
    SharingAnswer,
    answer_coming,
    answer_report,
    answer_sharing,
)
from models.chairing import record_outcome
from models.conference import Conference
from models.database import transaction
from models.desk import Desk, key
from models.feedback import Answer, Feedback, Rating
from models.invitation import Attendance, Invitation, Mode
from models.refusals import NotYours, Refused
from models.report import ReportStatus
from models.sharing import Method, Safety, Shared
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Standing
from tests.handlers.booked import as_person, booked, invitation_of
from tests.harness import Partnership, stored

LONDON = ZoneInfo("Europe/London")
MAPLE = "Maple Street Surgery"
AFTER = datetime(2026, 3, 12, 11, 35, tzinfo=LONDON)
FROM_US = "From our record. Please correct it if it is wrong."


async def held(house: Partnership, kind: ConferenceType = ConferenceType.RCPC) -> tuple[Conference, int]:
    """A conference that the GP came to with a report, late and shared in part; the chair has said it was held."""
    conference = booked(house, kind=kind)
    gp = invitation_of(house, conference, MAPLE)
    house.clock.set(datetime(2026, 3, 9, 9, 0, tzinfo=LONDON))
    today = date(2026, 3, 9)

    def khan(desk: Desk) -> None:
        answer_coming(desk, gp, Coming(Attendance.YES, Mode.VIDEO))
        sent = today if kind is ConferenceType.ICPC else date(2026, 3, 6)
        answer_report(desk, gp, ReportAnswer(ReportStatus.SENT, sent_on=sent))
        answer_sharing(desk, gp, SharingAnswer(Safety.SAFE, Shared.PARTLY, today, Method.PHONE))

    as_person(house, "UKHAN", khan)
    house.clock.set(AFTER)
    as_person(house, "URUTH", lambda desk: record_outcome(desk, key(conference.id), Standing.HELD))
    await house.settle()
    return conference, gp


def given(house: Partnership, invitation: int) -> Feedback | None:
    with stored(house) as session:
        return session.get(Feedback, invitation)


def shown(person: Person) -> str:
    assert person.modal is not None
    return person.modal.reads()


async def test_everyone_who_was_invited_is_asked(house: Partnership) -> None:
    conference, _ = await held(house)
    for slack_id in ("UKHAN", "UREED", "UJO", "UHOLLY", "UPROB"):
        message = house.person(slack_id).dm[-1]
        assert message.text == f"{conference.code}: please give feedback on the conference by Thursday 26 March, 5pm"
        assert message.buttons == ["Give feedback"]


async def test_the_form_holds_the_twelve_questions_filled_in_from_our_record(house: Partnership) -> None:
    await held(house)
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "feedback")
    text = shown(khan)
    places = [text.index(f"{name.removeprefix('q')}. {words}") for name, words in QUESTIONS.items()]
    assert places == sorted(places)
    assert text.count(FROM_US) == 5
    assert khan.modal is not None
    filled = {name: khan.modal.value(name) for name in ("q1", "q2", "q3", "q4", "q8", "q5")}
    assert filled == {"q1": "yes", "q2": "yes", "q3": "no", "q4": "partially", "q8": "na", "q5": None}
    assert "what has changed for the child" in text


async def test_change_for_the_child_is_asked_at_reviews_only(house: Partnership) -> None:
    await held(house, ConferenceType.ICPC)
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "feedback")
    assert "what has changed for the child" not in shown(khan)
    assert "Were you invited in time?" in shown(khan)


async def test_a_no_brings_up_its_reasons_and_all_is_recorded(house: Partnership) -> None:
    conference, gp = await held(house)
    khan = house.person("UKHAN")
    message = khan.dm[-1]
    await khan.press(message, "feedback")
    await khan.fill("q11", "good")
    await khan.fill("q2", "no")
    assert "Why not? (question 2)" in shown(khan)
    assert khan.modal is not None
    assert khan.modal.value("q11") == "good"
    await khan.fill("reason_q2", "research_instead")
    await khan.fill("q12", "The room was warm 🌞 and the plan was clear.")
    await khan.fill("change_for_child", "some_improvement")
    await khan.fill("may_be_named", ["yes"])
    assert (await khan.submit()).updated
    assert f"Your feedback on {conference.code} is recorded." in shown(khan)
    row = given(house, gp)
    assert row is not None
    assert (row.q1, row.q2, row.q11) == (Answer.YES, Answer.NO, Rating.GOOD)
    assert row.reasons == {"q2": "research_instead"}
    assert row.q12 == "The room was warm 🌞 and the plan was clear."
    assert row.may_be_named
    await house.settle()
    after = khan.find("has given feedback. Thank you.")
    assert after.ts == message.ts


async def test_what_was_given_can_be_changed_until_it_closes(house: Partnership) -> None:
    _, gp = await held(house)
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "feedback")
    await khan.fill("q1", "partially")
    await khan.submit()
    await khan.close_modal()
    await house.settle()
    await khan.press(khan.find("has given feedback"), "Change our answers")
    assert khan.modal is not None
    assert khan.modal.value("q1") == "partially"
    assert FROM_US not in shown(khan)
    await khan.fill("q1", "no")
    await khan.submit()
    row = given(house, gp)
    assert row is not None
    assert row.q1 is Answer.NO


async def test_text_that_may_not_be_kept_is_refused_under_its_field_and_stays(house: Partnership) -> None:
    _, gp = await held(house)
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "feedback")
    await khan.fill("q5", "partially")
    await khan.fill("q12", "Ring me on 01632 960301")
    submission = await khan.submit()
    assert list(submission.errors) == ["q12"]
    assert "a phone number" in submission.errors["q12"]
    assert khan.modal is not None
    assert khan.modal.value("q12") == "Ring me on 01632 960301"
    assert khan.modal.value("q5") == "partially"
    assert given(house, gp) is None


async def test_one_reminder_comes_after_three_working_days_and_none_to_who_answered(house: Partnership) -> None:
    await held(house)
    khan, reed = house.person("UKHAN"), house.person("UREED")
    await khan.press(khan.dm[-1], "feedback")
    await khan.submit()
    before = len(khan.dm)
    await house.go_to(datetime(2026, 3, 17, 9, 30, tzinfo=LONDON))
    assert "There is still time to tell us how this conference went." in reed.dm[-1].reads()
    assert len(khan.dm) == before


async def test_after_ten_working_days_it_is_closed_and_says_so(house: Partnership) -> None:
    conference, gp = await held(house)
    khan = house.person("UKHAN")
    message = khan.dm[-1]
    await house.go_to(datetime(2026, 3, 26, 17, 0, tzinfo=LONDON))
    await house.pass_by(timedelta(minutes=1))
    await khan.press(message, "feedback")
    assert f"Feedback on {conference.code} is closed. Thank you for thinking of it." in shown(khan)
    assert given(house, gp) is None


async def test_the_chair_sees_counts_and_only_the_names_that_were_agreed(house: Partnership) -> None:
    conference, _ = await held(house)
    khan, reed, ruth = house.person("UKHAN"), house.person("UREED"), house.person("URUTH")
    for person, named in ((khan, True), (reed, False)):
        await person.press(person.dm[-1], "feedback")
        await person.fill("q1", "no")
        await person.fill("q12", f"Heard at {person.id.lower()} first")
        if named:
            await person.fill("may_be_named", ["yes"])
        await person.submit()
    await house.settle()
    await house.go_to(house.clock.now() + timedelta(minutes=1))
    home = await ruth.open_home()
    assert home is not None
    assert "2 of 5 have given feedback" in home.reads()
    await ruth.press(home, "feedback_seen")
    text = shown(ruth)
    assert "2 of 5 have answered the feedback form." in text
    assert "1 agency did not agree to be named: only the count is shown." in text
    assert MAPLE in text
    assert "Heard at ukhan first" in text
    assert "Calder Valley Police" not in text
    assert "ureed" not in text
    assert conference.code in home.reads()


async def test_whoever_runs_the_conference_sees_the_count_only(house: Partnership) -> None:
    conference, _ = await held(house)
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "feedback")
    await khan.fill("may_be_named", ["yes"])
    await khan.submit()
    asked = Asked(Way.PRESS, Surface.HOME, "UPRIYA", "feedback_seen", value=str(conference.id))
    answer = as_person(house, "UPRIYA", partial(see, asked=asked))
    assert isinstance(answer, Open)
    assert "1 of 5 have answered" in str(answer.view)
    assert MAPLE not in str(answer.view)


async def test_the_social_worker_cannot_read_what_an_agency_gave_by_itself(house: Partnership) -> None:
    _, gp = await held(house)
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "feedback")
    await khan.submit()
    asked = Asked(Way.PRESS, Surface.MODAL, "UPRIYA", "feedback", value=str(gp))
    with pytest.raises(NotYours):
        as_person(house, "UPRIYA", lambda desk: open_feedback(desk, asked))
    assert given(house, gp) is not None


async def test_the_open_form_waits_in_home_as_well(house: Partnership) -> None:
    _, gp = await held(house)
    khan = house.person("UKHAN")
    home = await khan.open_home()
    assert home is not None
    assert "○ Feedback: five minutes by Thursday 26 March, 5pm" in home.reads()
    await khan.press(home, "feedback")
    await khan.submit()
    assert given(house, gp) is not None
    home = await khan.open_home()
    assert home is not None
    assert "Feedback" not in home.reads()


def as_sent(gp: int, **fields: str) -> Asked:
    return Asked(Way.SUBMIT, Surface.MODAL, "UKHAN", "feedback_form", fields={"q1": "yes", **fields}, ref={"i": gp})


async def test_a_server_that_sends_more_than_slack_would_is_answered_under_the_field(house: Partnership) -> None:
    _, gp = await held(house)
    with pytest.raises(ValidationError) as refusal:
        as_person(house, "UKHAN", partial(submit, asked=as_sent(gp, q12="🙂" * 4000)))
    (error,) = refusal.value.errors()
    assert error["loc"] == ("q12",)
    assert "up to 1,500 characters" in error["msg"]
    assert given(house, gp) is None


@pytest.mark.parametrize(("question", "answer"), [("q1", ""), ("q1", "maybe"), ("q11", "superb"), ("q5", "9")])
async def test_an_answer_that_is_not_on_the_list_is_refused_under_its_question(
    house: Partnership, question: str, answer: str
) -> None:
    _, gp = await held(house)
    with pytest.raises(ValidationError) as refusal:
        as_person(house, "UKHAN", partial(submit, asked=as_sent(gp, **{question: answer})))
    assert [error["loc"] for error in refusal.value.errors()] == [(question,)]
    assert given(house, gp) is None


async def test_a_reason_counts_only_for_a_no_and_only_from_the_list(house: Partnership) -> None:
    _, gp = await held(house)
    with pytest.raises(Refused, match="not on the list") as refusal:
        as_person(house, "UKHAN", partial(submit, asked=as_sent(gp, q2="no", reason_q2="the dog")))
    assert refusal.value.field == "reason_q2"
    as_person(house, "UKHAN", partial(submit, asked=as_sent(gp, q2="yes", reason_q2="not_asked")))
    row = given(house, gp)
    assert row is not None
    assert row.reasons == {}


async def test_an_agency_that_was_withdrawn_is_not_asked_and_not_counted(house: Partnership) -> None:
    conference, gp = await held(house)
    with transaction(house.engine) as session:
        session.get_one(Invitation, gp).withdrawn_at = conference.created_at
    with pytest.raises(Refused, match="not expected at"):
        as_person(house, "UKHAN", partial(submit, asked=as_sent(gp)))
    assert given(house, gp) is None
