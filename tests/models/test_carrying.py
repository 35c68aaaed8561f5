"""Carrying a plan on, in the database: from the outline plan to the review, through births, core groups and drift."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from models.action import Action, ActionStatus, ActionUpdate
from models.answering import ActionAnswer, answer_action
from models.birth import Birth
from models.births import record_birth
from models.booking import cancel
from models.chairing import record_outcome
from models.conference import Child, Conference
from models.continuing import continue_plan
from models.core_group import CoreGroup
from models.core_group_actions import Drift, drifting, plan_of
from models.core_group_answers import update_action
from models.core_groups import Held, close, set_up
from models.deciding import Decided, decide, plan_began
from models.decision import Category, Verdict
from models.desk import key
from models.invitation import Invitation
from models.next_dates_facts import next_facts
from models.next_dates_overview import leading_on, to_book
from models.outline_plan import Agreed, change_planned, remove_planned
from models.record_sheet import record_sheet
from models.refusals import Closed, NotYours, Refused
from scheduling.clock import SettableClock
from scheduling.ladder import Standing
from scheduling.plan_facts import GroupStanding
from tests.models.carried_on import LARKFIELD, MAPLE, POLICE, asked, meeting, member, planned, review_of, version
from tests.models.conftest import At, agency, person
from tests.models.recorded import children

ONCE = pytest.mark.databases("sqlite")


def test_the_review_follows_the_plan_until_it_is_answered(past: Conference, at: At) -> None:
    with at("URUTH") as desk:
        health = planned(desk, past, MAPLE, "Health check")
        visits = planned(desk, past, POLICE, "Joint visit")
        planned(desk, past, None, "Somebody rings the landlord")
    with at("UPRIYA") as desk:
        review = review_of(desk, past)
        assert asked(desk, review) == [(MAPLE, "Health check"), (POLICE, "Joint visit")]
    with at("UKHAN") as desk:
        own = select(Invitation.id).where(
            Invitation.conference_id == review.id, Invitation.professional_id == person(desk.session, "UKHAN").id
        )
        action = desk.session.exec(select(Action.id).where(Action.wording.is_not(None))).first()  # type: ignore[attr-defined]  # a column
        answer_action(desk, key(desk.session.exec(own).one()), ActionAnswer(key(action), ActionStatus.DONE))
    with at("URUTH") as desk:
        maple, school = key(agency(desk.session, MAPLE).id), key(agency(desk.session, LARKFIELD).id)
        change_planned(desk, health, Agreed("Health and eye check", (0,), maple), version(desk, past))
        change_planned(desk, visits, Agreed("Joint visit", (0,), school), version(desk, past))
        planned(desk, past, POLICE, "Disclosure check")
        assert asked(desk, review) == [
            (MAPLE, "Health check"),
            (LARKFIELD, "Joint visit"),
            (POLICE, "Disclosure check"),
        ], "what was answered stays as it was asked"
        remove_planned(desk, visits)
        remove_planned(desk, health)
        assert asked(desk, review) == [(MAPLE, "Health check"), (POLICE, "Disclosure check")]
        assert len(desk.session.exec(select(ActionUpdate)).all()) == 1


@ONCE
def test_the_message_about_what_comes_next_follows_the_review(past: Conference, at: At) -> None:
    def on() -> date | None:
        with at(None) as desk:
            return next_facts(desk.session, desk.session.get_one(Conference, past.id)).review_on

    with at("UPRIYA") as desk:
        review = review_of(desk, past)
        assert [sheet.review for sheet in to_book(desk)] == [review], "the core group is not booked yet"
    assert on() == date(2026, 6, 11)
    with at("UPRIYA") as desk:
        cancel(desk, key(review.id), desk.session.get_one(Conference, review.id).version)
    assert on() is None


def test_a_birth_is_known_wherever_the_child_is(past: Conference, at: At, clock: SettableClock) -> None:
    with at("UPRIYA") as desk:
        review = review_of(desk, past)
        unborn = desk.session.exec(
            select(Child).where(Child.conference_id == review.id, col(Child.age).is_(None))
        ).one()
    clock.advance(timedelta(days=20))
    with at("UPRIYA") as desk:
        assert record_birth(desk, key(unborn.id), date(2026, 3, 30)).id == review.id
        facts = next_facts(desk.session, desk.session.get_one(Conference, past.id))
        assert (facts.unborn, facts.born_on) == (True, date(2026, 3, 30))
        assert [sheet.review_too_late for sheet in leading_on(desk)] == [True]
        record_birth(desk, key(unborn.id), date(2026, 3, 31))
        assert {row.on for row in desk.session.exec(select(Birth))} == {date(2026, 3, 31)}
        older = desk.session.exec(select(Child).where(Child.conference_id == past.id, Child.position == 0)).one()
        for child, day in ((older, date(2026, 3, 30)), (unborn, date(2024, 1, 1)), (unborn, date(2026, 5, 1))):
            with pytest.raises(Refused):
                record_birth(desk, key(child.id), day)
    with at("UDANIEL") as desk, pytest.raises(NotYours):
        record_birth(desk, key(unborn.id), date(2026, 3, 30))
    with at("UPRIYA") as desk, pytest.raises(NotYours):
        record_birth(desk, 987654, date(2026, 3, 30))


@ONCE
def test_after_a_review_was_held_the_older_conference_leads_no_further(
    past: Conference, at: At, clock: SettableClock
) -> None:
    with at("UPRIYA") as desk:
        review = review_of(desk, past)
    clock.set(review.ends_at)
    with at("URUTH") as desk:
        record_outcome(desk, key(review.id), Standing.HELD)
    with at("UPRIYA") as desk:
        with pytest.raises(Closed, match=f"was reviewed by {review.code}"):
            set_up(desk, key(past.id), meeting(desk, date(2026, 6, 25)))
        assert [sheet.of.conference.id for sheet in leading_on(desk)] == [review.id]
        assert set_up(desk, key(review.id), meeting(desk, date(2026, 6, 25))).standing is GroupStanding.SCHEDULED


def test_what_was_not_done_goes_on_and_drifts_on(past: Conference, at: At, clock: SettableClock) -> None:
    with at("URUTH") as desk:
        for wording in ("Health check", "Eye check"):
            planned(desk, past, MAPLE, wording)
    with at("UPRIYA") as desk:
        review = review_of(desk, past)
    with at("UKHAN") as desk:
        own = desk.session.exec(
            select(Invitation.id).where(
                Invitation.conference_id == review.id, Invitation.professional_id == person(desk.session, "UKHAN").id
            )
        ).one()
        health, eyes = (key(row.id) for row in desk.session.exec(select(Action).order_by(col(Action.position))))
        answer_action(desk, key(own), ActionAnswer(health, ActionStatus.IN_PROGRESS))
        answer_action(desk, key(own), ActionAnswer(eyes, ActionStatus.DONE))
    clock.set(review.ends_at)
    with at("URUTH") as desk:
        record_outcome(desk, key(review.id), Standing.HELD)
        assert record_sheet(desk, key(review.id)).unfinished == 1
        assert continue_plan(desk, key(review.id)) == 1
        assert continue_plan(desk, key(review.id)) == 0, "twice adds nothing"
        (taken,) = plan_of(desk.session, key(review.id))
        assert (taken.wording, taken.due_on, taken.children) == ("Health check", None, [0]), "its date has passed"
        assert record_sheet(desk, key(review.id)).unfinished == 0
        assert drifting(desk.session, review) == []
    with at("UPRIYA") as desk:
        set_up(desk, key(review.id), meeting(desk, date(2026, 6, 25)))
    with at("UKHAN") as desk:
        update_action(desk, member(desk, "UKHAN"), key(taken.id), ActionStatus.IN_PROGRESS, None)
    assert [drift.meetings for drift in drifts(at, review)] == [(date(2026, 6, 11), date(2026, 6, 25))]
    with at("UKHAN") as desk:
        update_action(desk, member(desk, "UKHAN"), key(taken.id), ActionStatus.DONE, None)
    assert drifts(at, review) == []
    with at("UPRIYA") as desk, pytest.raises(NotYours):
        continue_plan(desk, key(review.id))


@ONCE
def test_who_was_not_asked_at_the_review_does_not_drift_there(past: Conference, at: At, clock: SettableClock) -> None:
    with at("URUTH") as desk:
        planned(desk, past, MAPLE, "Health check")
        planned(desk, past, "Ravensmoor Children's Social Care", "Home visits")
    with at("UPRIYA") as desk:
        group = set_up(desk, key(past.id), meeting(desk, date(2026, 3, 26)))
        review = review_of(desk, past)
    clock.set(group.starts_at + timedelta(hours=2))
    with at("UPRIYA") as desk:
        came = frozenset({member(desk, "UKHAN")})
        close(desk, key(group.id), Held(True, came), desk.session.get_one(CoreGroup, group.id).version)
    clock.set(review.ends_at)
    with at("URUTH") as desk:
        record_outcome(desk, key(review.id), Standing.HELD)
    assert [drift.wording for drift in drifts(at, past)] == ["Health check"]


@ONCE
def test_where_the_children_are_not_the_same_nobody_is_taken_for_another(
    past: Conference, at: At, clock: SettableClock
) -> None:
    with at("URUTH") as desk:
        planned(desk, past, MAPLE, "Health check")
        eldest = children(desk, key(past.id))[0]
        decide(desk, eldest, Decided(Verdict.PLAN, Category.NEGLECT), version(desk, past))
    with at("UPRIYA") as desk:
        review = review_of(desk, past)
        first = desk.session.exec(select(Child).where(Child.conference_id == review.id, Child.position == 0)).one()
        assert plan_began(desk, review, first) is not None
        first.age = 15  # the older one was left out: these letters mean others now
    clock.set(review.ends_at)
    with at("URUTH") as desk:
        record_outcome(desk, key(review.id), Standing.HELD)
        continue_plan(desk, key(review.id))
        (taken,) = plan_of(desk.session, key(review.id))
        assert taken.children == [], "the chair is asked for whom it is"
        now = desk.session.get_one(Conference, review.id)
        assert plan_began(desk, now, desk.session.get_one(Child, first.id)) is None


def drifts(at: At, conference: Conference) -> list[Drift]:
    with at(None) as desk:
        return drifting(desk.session, desk.session.get_one(Conference, conference.id))
