"""Carrying a plan on, in the database: from the outline plan to the review, through births, core groups and drift."""

from datetime import date, time, timedelta

import pytest
from sqlmodel import col, func, select

from models.action import Action, ActionStatus, ActionUpdate
from models.agency import Agency
from models.answering import ActionAnswer, answer_action
from models.birth import Birth
from models.births import record_birth
from models.booking import cancel, schedule
from models.chairing import record_outcome
from models.conference import Child, Conference
from models.continuing import continue_plan
from models.core_group import CoreGroup, CoreGroupMember, CoreGroupUpdate, Part
from models.core_group_actions import Drift, drifting, plan_of
from models.core_group_answers import answer_part, update_action
from models.core_groups import Held, Meeting, call_off, change, close, members_of, set_up
from models.desk import Desk, key
from models.invitation import Invitation
from models.next_dates_facts import next_facts
from models.next_dates_overview import leading_on, to_book
from models.outline_plan import Agreed, add_planned, change_planned, remove_planned
from models.record import ConferenceRecord
from models.record_sheet import record_sheet
from models.refusals import Changed, Closed, NotYours, Refused
from scheduling.clock import SettableClock
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Standing
from scheduling.plan_facts import GroupStanding
from tests.models.conftest import At, agency, booking, invitee, person
from tests.models.recorded import END

MAPLE, POLICE, LARKFIELD = "Maple Street Surgery", "Calder Valley Police", "Larkfield Primary School"
ONCE = pytest.mark.databases("sqlite")


@pytest.fixture
def held(conference: Conference, at: At, clock: SettableClock) -> Conference:
    """The initial conference, just held."""
    clock.set(END)
    with at("URUTH") as desk:
        record_outcome(desk, key(conference.id), Standing.HELD)
    return conference


def planned(desk: Desk, conference: Conference, name: str | None, wording: str) -> int:
    owner = key(agency(desk.session, name).id) if name else None
    agreed = Agreed(wording, (0,), owner, date(2026, 5, 1))
    return key(add_planned(desk, key(conference.id), agreed, version(desk, conference)).id)


def version(desk: Desk, conference: Conference) -> int:
    record = desk.session.get(ConferenceRecord, conference.id)
    return record.version if record else 1


def review_of(desk: Desk, conference: Conference, on: date = date(2026, 6, 11)) -> Conference:
    changes = {"type": ConferenceType.RCPC, "on": on, "reviews_id": key(conference.id), "form": f"review-{on}"}
    return schedule(desk, booking(desk, changes=changes))


def asked(desk: Desk, review: Conference) -> list[tuple[str, str]]:
    """What a review asks about: owner and wording, in order."""
    query = select(Agency.name, Action.wording).join(Action, col(Action.owner_id) == col(Agency.id))
    return list(desk.session.exec(query.where(Action.conference_id == review.id).order_by(col(Action.position))).all())


def meeting(
    desk: Desk, on: date = date(2026, 3, 26), people: tuple[str, ...] = ("UKHAN", "UREED"), **more: object
) -> Meeting:
    members = tuple(invitee(desk.session, each) for each in people)
    plain: dict[str, object] = {"minutes": 60, "place": None, "members": members, "confirmed": True, "form": f"g-{on}"}
    return Meeting(on, time(10), **plain | more)  # type: ignore[arg-type]  # the changes are the test's own affair


def member(desk: Desk, slack_id: str) -> int:
    """The newest place of somebody."""
    query = select(func.max(CoreGroupMember.id)).where(
        CoreGroupMember.professional_id == person(desk.session, slack_id).id
    )
    return key(desk.session.exec(query).one())


def test_the_review_follows_the_plan_until_it_is_answered(held: Conference, at: At) -> None:
    with at("URUTH") as desk:
        health = planned(desk, held, MAPLE, "Health check")
        visits = planned(desk, held, POLICE, "Joint visit")
        planned(desk, held, None, "Somebody rings the landlord")
    with at("UPRIYA") as desk:
        review = review_of(desk, held)
        assert asked(desk, review) == [(MAPLE, "Health check"), (POLICE, "Joint visit")]
    with at("UKHAN") as desk:
        own = select(Invitation.id).where(
            Invitation.conference_id == review.id, Invitation.professional_id == person(desk.session, "UKHAN").id
        )
        action = desk.session.exec(select(Action.id).where(Action.wording.is_not(None))).first()  # type: ignore[attr-defined]  # a column
        answer_action(desk, key(desk.session.exec(own).one()), ActionAnswer(key(action), ActionStatus.DONE))
    with at("URUTH") as desk:
        maple, school = key(agency(desk.session, MAPLE).id), key(agency(desk.session, LARKFIELD).id)
        change_planned(desk, health, Agreed("Health and eye check", (0,), maple), version(desk, held))
        change_planned(desk, visits, Agreed("Joint visit", (0,), school), version(desk, held))
        planned(desk, held, POLICE, "Disclosure check")
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
def test_the_message_about_what_comes_next_follows_the_review(held: Conference, at: At) -> None:
    def on() -> date | None:
        with at(None) as desk:
            return next_facts(desk.session, desk.session.get_one(Conference, held.id)).review_on

    with at("UPRIYA") as desk:
        review = review_of(desk, held)
        assert [sheet.review for sheet in to_book(desk)] == [review], "the core group is not booked yet"
    assert on() == date(2026, 6, 11)
    with at("UPRIYA") as desk:
        cancel(desk, key(review.id), desk.session.get_one(Conference, review.id).version)
    assert on() is None


def test_a_birth_is_known_wherever_the_child_is(held: Conference, at: At, clock: SettableClock) -> None:
    with at("UPRIYA") as desk:
        review = review_of(desk, held)
        unborn = desk.session.exec(
            select(Child).where(Child.conference_id == review.id, col(Child.age).is_(None))
        ).one()
    clock.advance(timedelta(days=20))
    with at("UPRIYA") as desk:
        assert record_birth(desk, key(unborn.id), date(2026, 3, 30)).id == review.id
        facts = next_facts(desk.session, desk.session.get_one(Conference, held.id))
        assert (facts.unborn, facts.born_on) == (True, date(2026, 3, 30))
        assert [sheet.review_too_late for sheet in leading_on(desk)] == [True]
        record_birth(desk, key(unborn.id), date(2026, 3, 31))
        assert {row.on for row in desk.session.exec(select(Birth))} == {date(2026, 3, 31)}
        older = desk.session.exec(select(Child).where(Child.conference_id == held.id, Child.position == 0)).one()
        for child, day in ((older, date(2026, 3, 30)), (unborn, date(2024, 1, 1)), (unborn, date(2026, 5, 1))):
            with pytest.raises(Refused):
                record_birth(desk, key(child.id), day)
    with at("UDANIEL") as desk, pytest.raises(NotYours):
        record_birth(desk, key(unborn.id), date(2026, 3, 30))
    with at("UPRIYA") as desk, pytest.raises(NotYours):
        record_birth(desk, 987654, date(2026, 3, 30))


def test_a_core_group_from_first_to_last(held: Conference, at: At, clock: SettableClock) -> None:
    with at("URUTH") as desk:
        health, eyes = planned(desk, held, MAPLE, "Health check"), planned(desk, held, MAPLE, "Eye check")
    with at("UPRIYA") as desk:
        group = set_up(desk, key(held.id), meeting(desk))
        assert set_up(desk, key(held.id), meeting(desk)).id == group.id, "a form sent twice"
        with pytest.raises(Closed, match="A core group is booked for Thursday 26 March"):
            set_up(desk, key(held.id), meeting(desk, date(2026, 3, 25)))
        assert [row.part for row in members_of(desk, group)] == [Part.COMING, None, None], "the social worker leads it"
    with at("UKHAN") as desk:
        answer_part(desk, member(desk, "UKHAN"), Part.COMING)
        update_action(desk, member(desk, "UKHAN"), health, ActionStatus.DONE, "Not needed")
        update_action(desk, member(desk, "UKHAN"), eyes, ActionStatus.NOT_STARTED, "A waiting list")
    with at("UREED") as desk, pytest.raises(NotYours):
        update_action(desk, member(desk, "UREED"), health, ActionStatus.DONE, None)
    clock.set(group.ends_at)
    with at("UPRIYA") as desk:
        with pytest.raises(Changed):
            close(desk, key(group.id), Held(took_place=True, attended=frozenset()), 99)
        version_now = desk.session.get_one(CoreGroup, group.id).version
        with pytest.raises(Refused, match="Tick who came"):
            close(desk, key(group.id), Held(took_place=True), version_now)
        close(desk, key(group.id), Held(took_place=True, attended=frozenset({member(desk, "UKHAN")})), version_now)
        assert drifting(desk.session, held) == []
        second = set_up(desk, key(held.id), meeting(desk, date(2026, 5, 7)))
        barriers = {row.action_id: row.barrier for row in desk.session.exec(select(CoreGroupUpdate))}
        assert barriers == {health: None, eyes: "A waiting list"}
    with at("UKHAN") as desk:
        with pytest.raises(NotYours):  # done at the last one: not asked about again
            update_action(desk, member(desk, "UKHAN"), health, ActionStatus.IN_PROGRESS, None)
        update_action(desk, member(desk, "UKHAN"), eyes, ActionStatus.IN_PROGRESS, None)
        assert [drift.wording for drift in drifting(desk.session, held)] == ["Eye check"]
        answer = update_action(desk, member(desk, "UKHAN"), eyes, ActionStatus.DONE, None)
        assert drifting(desk.session, held) == []
        desk.session.delete(answer)
    clock.set(second.ends_at)
    with at("UPRIYA") as desk:
        version_now = desk.session.get_one(CoreGroup, second.id).version
        close(desk, key(second.id), Held(took_place=True, attended=frozenset({member(desk, "UREED")})), version_now)
        assert [drift.meetings for drift in drifting(desk.session, held)] == [(date(2026, 3, 26), date(2026, 5, 7))]


@ONCE
def test_what_cannot_be_is_said_under_its_field(held: Conference, at: At, clock: SettableClock) -> None:
    with at("UPRIYA") as desk:
        for changes, name in (
            ({"on": date(2026, 3, 28)}, "date"),
            ({"on": date(2026, 4, 6)}, "date"),
            ({"on": date(2026, 3, 11)}, "date"),
            ({"members": ()}, "agencies"),
            ({"confirmed": False}, "confirmed"),
            ({"place": "Ring 07700 900123"}, "place"),
            ({"chair_id": person(desk.session, "ULENA").id}, "chair"),
            ({"minute_taker_id": person(desk.session, "ULENA").id}, "minutes_by"),
        ):
            with pytest.raises(Refused) as refused:
                set_up(desk, key(held.id), meeting(desk, **changes))
            assert refused.value.field == name
        assert desk.session.exec(select(CoreGroup)).all() == []
        group = set_up(desk, key(held.id), meeting(desk))
        with pytest.raises(Refused, match="has not begun yet"):
            close(desk, key(group.id), Held(took_place=False), group.version)
        with pytest.raises(Changed):
            change(desk, key(group.id), meeting(desk), group.version - 1)
        call_off(desk, key(group.id), group.version)
        with pytest.raises(Closed):
            close(desk, key(group.id), Held(took_place=False), group.version)
    with at("UKHAN") as desk, pytest.raises(Closed):
        answer_part(desk, member(desk, "UKHAN"), Part.COMING)
    for stranger in ("UDANIEL", "UKHAN", "URUTH", "UADMIN"):
        with at(stranger) as desk, pytest.raises(NotYours):
            set_up(desk, key(held.id), meeting(desk, date(2026, 3, 25)))


@ONCE
def test_after_a_review_was_held_the_older_conference_leads_no_further(
    held: Conference, at: At, clock: SettableClock
) -> None:
    with at("UPRIYA") as desk:
        review = review_of(desk, held)
    clock.set(review.ends_at)
    with at("URUTH") as desk:
        record_outcome(desk, key(review.id), Standing.HELD)
    with at("UPRIYA") as desk:
        with pytest.raises(Closed, match=f"was reviewed by {review.code}"):
            set_up(desk, key(held.id), meeting(desk, date(2026, 6, 25)))
        assert [sheet.of.conference.id for sheet in leading_on(desk)] == [review.id]
        assert set_up(desk, key(review.id), meeting(desk, date(2026, 6, 25))).standing is GroupStanding.SCHEDULED


def test_what_was_not_done_goes_on_and_drifts_on(held: Conference, at: At, clock: SettableClock) -> None:
    with at("URUTH") as desk:
        for wording in ("Health check", "Eye check"):
            planned(desk, held, MAPLE, wording)
    with at("UPRIYA") as desk:
        review = review_of(desk, held)
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


def drifts(at: At, conference: Conference) -> list[Drift]:
    with at(None) as desk:
        return drifting(desk.session, desk.session.get_one(Conference, conference.id))
