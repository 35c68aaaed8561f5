"""What comes next: the dates that the clocks propose, the review booked from the record, and a birth."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from handlers.asked import Asked, Surface, Way
from handlers.birth import submit as submit_birth
from handlers.next_dates import submit as submit_dates
from models.action import Action
from models.agency import Agency
from models.birth import Birth
from models.conference import Child, Conference
from models.desk import key
from models.invitation import Invitation
from models.next_dates import NextDates
from models.refusals import NotYours
from scheduling.deadlines import ConferenceType
from tests.handlers.booked import as_person, booked
from tests.handlers.carried_on import CARE, LARKFIELD, MAPLE, came_uninvited, held, plan_action, with_plan
from tests.handlers.core_groups import set_up
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored
from tests.models.recorded import say_no_plan

pytestmark = pytest.mark.databases("sqlite")
LONDON = ZoneInfo("Europe/London")


async def test_the_review_is_booked_from_the_record_with_its_plan(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    with_plan(house, conference, (MAPLE, "Health check"), (LARKFIELD, "Breakfast club"))
    plan_action(house, conference, None, "Somebody rings the landlord")
    came_uninvited(house, conference, "Lena Kowalska")
    await house.settle()
    ruth, priya, khan = house.person("URUTH"), house.person("UPRIYA"), house.person("UKHAN")

    await ruth.command("/conference", f"next {conference.code}")
    assert "Core group: hold it by Thursday 26 March, 10 working days after the conference." in reads(ruth)
    assert "Review: hold it by Friday 12 June, 3 months after the initial conference." in reads(ruth)
    assert "Set up the core group" not in reads(ruth)
    await ruth.press(shown(ruth), "Agree the next dates")
    assert shown(ruth).value("review_on") == "2026-06-12"
    await ruth.fill("review_on", "2026-06-16")
    assert "✗ Not met: this is after the limit" in reads(ruth)
    await ruth.fill("review_on", "2026-06-11")
    await ruth.fill("review_time", "14:00")
    assert (await ruth.submit()).updated
    assert "Agreed: Thursday 11 June, 2pm." in reads(ruth)
    await house.settle()

    letter = priya.find("What comes next")
    assert "Agreed: Thursday 11 June, 2pm." in letter.reads()
    await priya.press(letter, "Schedule the review")
    form = shown(priya)
    assert (form.value("type"), form.value("date"), form.value("time")) == ("RCPC", "2026-06-11", "14:00")
    assert form.value("ages") == "7, 4"
    assert "We will invite again:" in form.reads()
    assert "We will ask about: 2 actions of the last plan" in form.reads()
    assert "Nobody is asked about 1 action, which no agency owns." in form.reads()
    assert "Hold it by Friday 12 June: 3 months after the initial conference. ✓ Met" in form.reads()
    assert (await priya.submit()).updated
    await priya.close_modal()
    await house.settle()

    with stored(house) as session:
        review = session.exec(select(Conference).where(Conference.reviews_id == conference.id)).one()
        asked = session.exec(select(Action).where(Action.conference_id == review.id).order_by(col(Action.position)))
        assert [row.wording for row in asked] == ["Health check", "Breakfast club"]
        invited = select(Agency.name).join(Invitation, col(Invitation.agency_id) == col(Agency.id))
        names = set(session.exec(invited.where(Invitation.conference_id == review.id)))
    assert {MAPLE, LARKFIELD, "Calder Valley Police", "Safe Haven Domestic Abuse Service"} <= names
    assert "Tell us what was done about your action." in khan.dm[-1].reads()
    assert f"✓ Review ({review.code}): Thursday 11 June, 2pm" in priya.find("What comes next").reads()


async def test_an_action_whose_agency_is_not_invited_is_not_said_to_be_asked_about(house: Partnership) -> None:
    conference = held(house, ages=(7,))
    with_plan(house, conference, (MAPLE, "Health check"), (CARE, "Weekly visits"))
    priya = house.person("UPRIYA")
    await house.settle()
    await priya.press(priya.find("What comes next"), "Schedule the review")
    assert "We will ask about: 1 action of the last plan" in reads(priya)
    assert f"Nobody is asked about 1 action, as its agency is not invited: {CARE}." in reads(priya)
    await priya.fill("agencies", [f"{CARE}: Daniel Osei"])
    assert "We will ask about: 2 actions of the last plan" in reads(priya)
    assert "Nobody is asked about" not in reads(priya)


def review_of(house: Partnership, conference: Conference) -> Conference:
    with stored(house) as session:
        return session.exec(select(Conference).where(Conference.reviews_id == conference.id)).one()


async def schedule_review(house: Partnership, conference: Conference) -> Conference:
    """Priya schedules it as it is proposed."""
    priya = house.person("UPRIYA")
    await house.settle()
    await priya.press(priya.find("What comes next"), "Schedule the review")
    sent = await priya.submit()
    assert sent.updated, sent
    await priya.close_modal()
    await house.settle()
    return review_of(house, conference)


async def test_a_plan_that_is_recorded_later_reaches_the_review_that_is_booked(house: Partnership) -> None:
    conference = held(house, ages=(7, 4))
    review = await schedule_review(house, conference)
    khan = house.person("UKHAN")
    with_plan(house, conference, (MAPLE, "Health check"), (LARKFIELD, "Breakfast club"))
    await house.settle()
    with stored(house) as session:
        asked = session.exec(select(Action).where(Action.conference_id == review.id).order_by(col(Action.position)))
        assert [(row.wording, row.due_on) for row in asked] == [
            ("Health check", date(2026, 5, 1)),
            ("Breakfast club", date(2026, 5, 1)),
        ]
    assert "Tell us what was done about your action." in khan.dm[-1].reads()


async def test_a_birth_moves_the_limit_and_a_review_that_is_too_late_is_said(house: Partnership) -> None:
    conference = held(house, kind=ConferenceType.PRE_BIRTH, ages=(None,))
    with_plan(house, conference)
    priya, ruth = house.person("UPRIYA"), house.person("URUTH")
    review = await schedule_review(house, conference)
    assert "3 months after the conference, or 10 working days after the birth" in priya.find("What comes next").reads()
    await house.go_to(datetime(2026, 4, 1, 9, 30, tzinfo=LONDON))
    await ruth.command("/conference", f"show {conference.code}")
    await ruth.press(shown(ruth), "A child was born")
    await ruth.fill("born_on", "2026-04-02")
    assert "still to come" in (await ruth.submit()).errors["born_on"]
    await ruth.fill("born_on", "2026-03-30")
    assert (await ruth.submit()).updated
    assert "Child A was born. The review has to be held by Wednesday 15 April." in reads(ruth)
    assert "it has to be moved" in reads(ruth)
    await house.settle()
    for person in (priya, ruth):
        told = person.find("the review is booked too late now")
        assert f"{review.code} is booked for Friday 12 June, 10am." in told.reads()
        assert told.text == f"{conference.code}: the review has to be held by Wednesday 15 April. Please move it"
    await priya.press(priya.find("the review is booked too late now"), f"Open {review.code}")
    await priya.press(shown(priya), "Move it")
    await priya.fill("date", "2026-04-14")
    assert (await priya.submit()).updated
    await house.settle()
    assert "the review is not too late any more" in priya.dm[-2].reads() + priya.dm[-1].reads()
    with stored(house) as session:
        births = session.exec(select(Birth).order_by(col(Birth.child_id))).all()
        assert [(row.on, row.recorded_by_id) for row in births] == [(date(2026, 3, 30), conference.chair_id)] * 2
        assert {child.age for child in session.exec(select(Child))} == {0}, "born at the review as well"
        assert "2026-03-30" not in str(session.execute(text("SELECT day FROM births")).all()), "sealed"
    everything = "".join(message.reads() for person in (priya, ruth) for message in person.dm)
    assert "30 March" not in everything, "the day of birth is shown to nobody"


async def test_a_plan_of_twelve_months_prompts_a_professionals_meeting_once(house: Partnership) -> None:
    conference = held(house, kind=ConferenceType.RCPC, ages=(7,))
    with_plan(house, conference, since=date(2025, 5, 11))
    priya, ruth, khan = house.person("UPRIYA"), house.person("URUTH"), house.person("UKHAN")
    await house.go_to(datetime(2026, 5, 11, 9, 29, tzinfo=LONDON))
    assert not any("professionals" in message.reads() for message in priya.dm)
    await house.go_to(datetime(2026, 5, 12, 12, tzinfo=LONDON))
    for person in (priya, ruth):
        told = [each for each in person.dm if "call a professionals’ meeting" in each.reads()]
        assert len(told) == 1
        assert told[0].text == f"{conference.code}: please consider a professionals’ meeting"
    assert not any("professionals’ meeting" in message.reads() for message in khan.dm)
    await priya.command("/conference", f"next {conference.code}")
    assert "A child has had a plan for more than 12 months." in reads(priya)


async def test_where_nobody_has_a_plan_nothing_follows(house: Partnership) -> None:
    conference = held(house, ages=(7,))
    priya = house.person("UPRIYA")
    await house.settle()
    await priya.open_home()
    assert priya.home is not None
    assert "What comes next" in priya.home.reads()
    as_person(house, "URUTH", lambda desk: say_no_plan(desk, key(conference.id)))
    await house.settle()
    assert "No child has a plan from this conference" in priya.find("What comes next").reads()
    await priya.open_home()
    assert "What comes next" not in priya.home.reads()
    await house.go_to(datetime(2026, 5, 1, 12, tzinfo=LONDON))
    assert len([each for each in priya.dm if "What comes next" in each.reads()]) == 1, "and nobody is reminded"


async def test_what_was_booked_before_nobody_had_a_plan_is_still_said_to_be_booked(house: Partnership) -> None:
    conference = held(house, ages=(7,))
    with_plan(house, conference)
    await set_up(house, conference)
    review = await schedule_review(house, conference)
    as_person(house, "URUTH", lambda desk: say_no_plan(desk, key(conference.id)))
    await house.settle()
    priya = house.person("UPRIYA")
    letter = priya.find("What comes next")
    assert (
        "⚠ The core group of Thursday 26 March, 10am is still booked. Cancel it if nobody needs it." in letter.reads()
    )
    assert f"⚠ The review ({review.code}) of Friday 12 June, 10am is still booked." in letter.reads()
    await priya.press(letter, f"Open {review.code}")
    await priya.close_modal()
    await priya.press(letter, "Open the core group")
    assert "Cancel it" in reads(priya)


async def test_what_is_not_booked_is_reminded_of_once(house: Partnership) -> None:
    conference = held(house, ages=(7,))
    with_plan(house, conference)
    priya = house.person("UPRIYA")
    await house.go_to(datetime(2026, 3, 23, 9, 29, tzinfo=LONDON))
    assert len([each for each in priya.dm if "What comes next" in each.reads()]) == 1
    await house.go_to(datetime(2026, 3, 23, 9, 30, tzinfo=LONDON))
    assert len([each for each in priya.dm if "What comes next" in each.reads()]) == 2
    await house.go_to(datetime(2026, 5, 14, 12, tzinfo=LONDON))
    assert "This has passed." in priya.find("What comes next").reads()
    assert len([each for each in priya.dm if "What comes next" in each.reads()]) == 3


async def test_the_case_changes_hands_after_the_conference(house: Partnership) -> None:
    conference = held(house, ages=(7,))
    with_plan(house, conference)
    await house.settle()
    priya, daniel = house.person("UPRIYA"), house.person("UDANIEL")
    await priya.command("/conference", f"next {conference.code}")
    await priya.press(shown(priya), "Hand over")
    await priya.fill("to", "Daniel Osei")
    assert (await priya.submit()).updated
    await priya.close_modal()
    await house.settle()
    assert f"{conference.code} of Thursday 12 March, 10am was handed over to you" in daniel.dm[-1].text
    assert "It was held. What comes next is yours to arrange." in daniel.dm[-1].reads()
    assert "is with somebody else now" in priya.dm[-1].reads()
    await daniel.press(daniel.find("Review: hold it by"), "Schedule the review")
    assert "Hold it by Friday 12 June" in reads(daniel)
    await priya.command("/conference", f"next {conference.code}")
    assert priya.modal is None


async def test_of_a_conference_that_was_not_held_there_are_no_next_dates(house: Partnership) -> None:
    conference = booked(house)
    priya = house.person("UPRIYA")
    answer = await priya.command("/conference", f"next {conference.code}")
    assert "is not recorded as held" in answer.reads()
    answer = await priya.command("/conference", "next")
    assert "None of your conferences leads on" in answer.reads()


@pytest.mark.parametrize("stranger", ["UDANIEL", "UKHAN", "UCHAIR2", "UQUINN", "UADMIN"])
def test_nobody_else_agrees_dates_or_records_a_birth(house: Partnership, stranger: str) -> None:
    conference = held(house)
    dates = {
        "core_group_on": "2026-03-26",
        "core_group_time": "10:00",
        "review_on": "2026-06-11",
        "review_time": "10:00",
    }
    ref = {"c": conference.id, "v": 0}
    agree = Asked(Way.SUBMIT, Surface.MODAL, stranger, "agree_dates", fields=dates, ref=ref)
    birth = Asked(Way.SUBMIT, Surface.MODAL, stranger, "birth", fields={"born_on": "2026-03-12"}, ref=ref)
    with pytest.raises(NotYours):
        as_person(house, stranger, lambda desk: submit_dates(desk, agree))
    with pytest.raises(NotYours):
        as_person(house, stranger, lambda desk: submit_birth(desk, birth))
    with stored(house) as session:
        assert session.exec(select(NextDates)).all() == []
        assert session.exec(select(Birth)).all() == []
