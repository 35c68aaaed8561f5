"""Core groups in the database: from the first to the last deed, what cannot be, and who is written to and reads it."""

from datetime import date

import pytest
from sqlmodel import col, select

from models.access import may_still_read
from models.action import ActionStatus
from models.agency import Professional
from models.booking import hand_over
from models.conference import Conference
from models.core_group import CoreGroup, CoreGroupMember, CoreGroupUpdate, Part
from models.core_group_actions import drifting
from models.core_group_answers import answer_part, update_action
from models.core_groups import Held, call_off, change, close, members_of, set_up
from models.desk import key
from models.inviting import Invitee
from models.outbox import Delivery, OutboxRow
from models.refusals import Changed, Closed, NotYours, Refused
from models.upkeep import recognised
from scheduling.clock import SettableClock
from scheduling.ladder import Kind
from tests.models.carried_on import LARKFIELD, MAPLE, meeting, member, planned
from tests.models.conftest import At, agency, person

ONCE = pytest.mark.databases("sqlite")


def test_a_core_group_from_first_to_last(past: Conference, at: At, clock: SettableClock) -> None:
    with at("URUTH") as desk:
        health, eyes = planned(desk, past, MAPLE, "Health check"), planned(desk, past, MAPLE, "Eye check")
    with at("UPRIYA") as desk:
        group = set_up(desk, key(past.id), meeting(desk))
        assert set_up(desk, key(past.id), meeting(desk)).id == group.id, "a form sent twice"
        with pytest.raises(Closed, match="A core group is booked for Thursday 26 March"):
            set_up(desk, key(past.id), meeting(desk, date(2026, 3, 25)))
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
        assert drifting(desk.session, past) == []
        second = set_up(desk, key(past.id), meeting(desk, date(2026, 5, 7)))
        barriers = {row.action_id: row.barrier for row in desk.session.exec(select(CoreGroupUpdate))}
        assert barriers == {health: None, eyes: "A waiting list"}
    with at("UKHAN") as desk:
        with pytest.raises(NotYours):  # done at the last one: not asked about again
            update_action(desk, member(desk, "UKHAN"), health, ActionStatus.IN_PROGRESS, None)
        update_action(desk, member(desk, "UKHAN"), eyes, ActionStatus.IN_PROGRESS, None)
        assert [drift.wording for drift in drifting(desk.session, past)] == ["Eye check"]
        answer = update_action(desk, member(desk, "UKHAN"), eyes, ActionStatus.DONE, None)
        assert drifting(desk.session, past) == []
        desk.session.delete(answer)
    clock.set(second.ends_at)
    with at("UPRIYA") as desk:
        version_now = desk.session.get_one(CoreGroup, second.id).version
        close(desk, key(second.id), Held(took_place=True, attended=frozenset({member(desk, "UREED")})), version_now)
        assert [drift.meetings for drift in drifting(desk.session, past)] == [(date(2026, 3, 26), date(2026, 5, 7))]


@ONCE
def test_what_cannot_be_is_said_under_its_field(past: Conference, at: At, clock: SettableClock) -> None:
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
                set_up(desk, key(past.id), meeting(desk, **changes))
            assert refused.value.field == name
        assert desk.session.exec(select(CoreGroup)).all() == []
        group = set_up(desk, key(past.id), meeting(desk))
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
            set_up(desk, key(past.id), meeting(desk, date(2026, 3, 25)))


@ONCE
def test_a_message_follows_the_facts_only_for_whoever_may_still_read_it(past: Conference, at: At) -> None:
    def readable(kind: Kind) -> list[bool]:
        with at(None) as desk:
            rows = select(OutboxRow).where(OutboxRow.kind == kind).order_by(col(OutboxRow.id))
            return [may_still_read(desk, row) for row in desk.session.exec(rows)]

    with at("UPRIYA") as desk:
        set_up(desk, key(past.id), meeting(desk))
    assert readable(Kind.CORE_GROUP) == [True, True, True]
    assert readable(Kind.NEXT_DATES) == [True, True, True]
    with at("UREED") as desk:
        desk.actor.agency_id = key(agency(desk.session, LARKFIELD).id)
    assert readable(Kind.CORE_GROUP) == [True, False, True], "who has moved on to another agency"
    with at("UPRIYA") as desk:
        conference = desk.session.get_one(Conference, past.id)
        conference.social_worker_id = key(person(desk.session, "UDANIEL").id)
    assert readable(Kind.NEXT_DATES) == [False, False, False], "who has handed it over"


@ONCE
def test_a_place_is_asked_about_again_once_slack_reaches_its_person(past: Conference, at: At) -> None:
    def to(kind: Kind) -> list[int]:
        with at(None) as desk:
            rows = select(OutboxRow).where(OutboxRow.kind == kind, OutboxRow.member_id == place)
            return [row.recipient_id for row in desk.session.exec(rows) if row.status is Delivery.PLANNED]

    with at("UPRIYA") as desk:
        pryce = desk.session.exec(select(Professional).where(Professional.full_name == "Dr Ewan Pryce")).one()
        chosen = (Invitee(pryce.agency_id, key(pryce.id)),)
        set_up(desk, key(past.id), meeting(desk, members=chosen))
        place = desk.session.exec(select(CoreGroupMember.id).where(CoreGroupMember.professional_id == pryce.id)).one()
    assert to(Kind.CORE_GROUP) == [past.social_worker_id], "passed on by hand"
    with at(None) as desk:
        recognised(desk, key(pryce.id), "UEWAN")
    assert to(Kind.CORE_GROUP) == [pryce.id]
    assert to(Kind.CORE_GROUP_REMINDER) == [pryce.id]


@ONCE
def test_whoever_takes_the_conference_over_afterwards_leads_its_core_group(past: Conference, at: At) -> None:
    def told(slack_id: str) -> set[Kind]:
        with at(None) as desk:
            rows = select(OutboxRow).where(OutboxRow.recipient_id == person(desk.session, slack_id).id)
            return {row.kind for row in desk.session.exec(rows) if row.status is Delivery.PLANNED}

    with at("UPRIYA") as desk:
        group = set_up(desk, key(past.id), meeting(desk, minute_taker_id=past.social_worker_id))
        daniel = key(person(desk.session, "UDANIEL").id)
        hand_over(desk, key(past.id), daniel, desk.session.get_one(Conference, past.id).version)
        with pytest.raises(NotYours):
            call_off(desk, key(group.id), group.version)
    with at("UDANIEL") as desk:
        now = desk.session.get_one(CoreGroup, group.id)
        assert (now.minute_taker_id, [row.professional_id for row in members_of(desk, now)][-1]) == (daniel, daniel)
        assert past.social_worker_id not in {row.professional_id for row in members_of(desk, now)}
        call_off(desk, key(group.id), now.version)
    assert {Kind.HANDED_OVER, Kind.NEXT_DATES} <= told("UDANIEL")
    assert Kind.NEXT_DATES not in told("UPRIYA")
