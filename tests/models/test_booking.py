"""Scheduling, moving, cancelling and handing over a conference: what is stored, and what is refused where."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlmodel import col, func, select

from models.access import SEES_ALL, conference_by_code
from models.agency import Agency, AgencyKind, Duty, Professional
from models.audit import AuditEntry, first_break
from models.booking import Moment, cancel, hand_over, reschedule, schedule
from models.conference import Child, Concern, Conference
from models.desk import key
from models.invitation import Invitation
from models.outbox import Delivery, OutboxRow
from models.refusals import Changed, Closed, NotYours, Refused
from scheduling.clock import SettableClock
from scheduling.ladder import Kind, Standing
from tests.models.conftest import At, agency, booking, person

WEDNESDAY_18 = Moment(date(2026, 3, 18), time(14), 60)


def test_scheduling_sets_both_deadlines_and_invites_everybody(at: At, conference: Conference) -> None:
    assert conference.starts_at == datetime(2026, 3, 12, 10, tzinfo=UTC)
    assert conference.report_due_at == datetime(2026, 3, 9, 17, tzinfo=UTC)
    assert conference.family_due_at == datetime(2026, 3, 9, 17, tzinfo=UTC)
    with at(None) as desk:
        invited = desk.session.exec(select(Agency.kind).join(Invitation, col(Invitation.agency_id) == col(Agency.id)))
        assert set(invited) == {
            AgencyKind.GP,
            AgencyKind.POLICE,
            AgencyKind.HEALTH_VISITING,
            AgencyKind.SCHOOL,
            AgencyKind.DOMESTIC_ABUSE,
            AgencyKind.PROBATION,  # always asked
            AgencyKind.MIDWIFERY,  # a child is unborn
        }
        children = desk.session.exec(select(Child).order_by(col(Child.position))).all()
        assert [(child.label, child.age_words) for child in children] == [("Child A", "7"), ("Child B", "unborn")]


def test_the_reference_says_nothing(at: At) -> None:
    with at("UPRIYA") as desk:
        codes = {schedule(desk, booking(desk, form=f"V{number}")).code for number in range(40)}
    assert len(codes) == 40
    assert all(code.startswith("CPC-") and len(code) == 8 for code in codes)
    assert not any(sign in code[4:] for code in codes for sign in "01OILS")


def test_a_form_sent_twice_makes_one_conference(at: At, conference: Conference) -> None:
    with at("UPRIYA") as desk:
        again = schedule(desk, booking(desk))
        assert again.id == conference.id
        assert desk.session.exec(select(func.count()).select_from(Conference)).one() == 1


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"on": date(2026, 3, 14)}, "date", "Saturday"),
        ({"on": date(2026, 4, 6)}, "date", "bank holiday"),
        ({"on": date(2026, 2, 26)}, "date", "past"),
        ({"on": date(2026, 3, 2), "at": time(8)}, "time", "past"),
        ({"invitees": ()}, "agencies", "at least one"),
        ({"strategy_on": date(2026, 3, 3)}, "strategy", "before today"),
        ({"chair_id": 1}, "chair", "chair"),
    ],
)
def test_what_cannot_be_is_refused_under_its_field(at: At, changes: dict[str, object], field: str, words: str) -> None:
    with pytest.raises(Refused) as refusal, at("UPRIYA") as desk:
        schedule(desk, booking(desk, changes=changes))
    assert refusal.value.field == field
    assert words in refusal.value.sentence
    with at(None) as desk:
        assert desk.session.exec(select(Conference)).all() == []


def test_a_bank_holiday_needs_the_override(at: At) -> None:
    with at("UPRIYA") as desk:
        made = schedule(desk, booking(desk, on=date(2026, 4, 6), bank_holiday_accepted=True))
    assert made.starts_at == datetime(2026, 4, 6, 9, tzinfo=UTC)  # 10am in British Summer Time


def test_two_hundred_agencies_are_too_many(at: At) -> None:
    with pytest.raises(Refused, match="200 agencies"), at("UPRIYA") as desk:
        schedule(desk, booking(desk, people=("UKHAN",) * 200))


def test_the_domestic_abuse_service_is_invited_for_domestic_abuse(at: At) -> None:
    with at("UPRIYA") as desk:
        schedule(desk, booking(desk, people=("UKHAN",), concerns=frozenset({Concern.DOMESTIC_ABUSE})))
        by_rule = select(Agency.kind).join(Invitation, col(Invitation.agency_id) == col(Agency.id))
        added = desk.session.exec(by_rule.where(col(Invitation.by_standing_rule)))
        assert AgencyKind.DOMESTIC_ABUSE in set(added)


def test_only_social_workers_and_their_support_schedule(at: At) -> None:
    with pytest.raises(Refused, match="social workers"), at("UKHAN") as desk:
        schedule(desk, booking(desk))


def test_moving_retimes_what_is_unsent_and_tells_everyone_once(at: At, conference: Conference) -> None:
    with at("UPRIYA") as desk:
        moved = reschedule(desk, key(conference.id), WEDNESDAY_18, conference.version)
    assert (moved.sequence, moved.report_due_at) == (1, datetime(2026, 3, 13, 17, tzinfo=UTC))
    with at(None) as desk:
        rows = desk.session.exec(select(OutboxRow).where(OutboxRow.conference_id == conference.id)).all()
        waiting = [row for row in rows if row.status is Delivery.PLANNED]
        told = [row.recipient_id for row in waiting if row.kind is Kind.MOVED]
        assert len(told) == len(set(told)) > 0
        khan = person(desk.session, "UKHAN").id
        reminders = sorted(r.due_at for r in waiting if r.kind is Kind.REMINDER and r.recipient_id == khan)
        assert reminders[-1] == datetime(2026, 3, 13, 9, 30, tzinfo=UTC)  # the morning of the new deadline


def test_moving_to_where_it_is_changes_nothing(at: At, conference: Conference) -> None:
    with pytest.raises(Refused, match="already has"), at("UPRIYA") as desk:
        reschedule(desk, key(conference.id), Moment(date(2026, 3, 12), time(10), 90), conference.version)


def test_a_form_opened_before_a_change_is_noticed(at: At, conference: Conference) -> None:
    with at("UPRIYA") as desk:
        reschedule(desk, key(conference.id), WEDNESDAY_18, conference.version)
    with pytest.raises(Changed), at("UPRIYA") as desk:
        cancel(desk, key(conference.id), conference.version)


def test_cancelling_leaves_nothing_waiting_but_the_notice(at: At, conference: Conference) -> None:
    with at("UPRIYA") as desk:
        cancel(desk, key(conference.id), conference.version)
    with at(None) as desk:
        waiting = select(OutboxRow.kind).where(OutboxRow.status == Delivery.PLANNED)
        assert set(desk.session.exec(waiting)) == {Kind.CANCELLED}
    with pytest.raises(Closed), at("UPRIYA") as desk:
        cancel(desk, key(conference.id), conference.version + 1)


def test_handing_over_gives_it_away_altogether(at: At, conference: Conference) -> None:
    with at("UPRIYA") as desk:
        to = key(person(desk.session, "UDANIEL").id)
        hand_over(desk, key(conference.id), to, conference.version)
    with at("UDANIEL") as desk:
        assert conference_by_code(desk, conference.code, SEES_ALL).id == conference.id
    with pytest.raises(NotYours), at("UPRIYA") as desk:
        conference_by_code(desk, conference.code, SEES_ALL)


def test_what_does_not_exist_and_what_is_not_yours_read_the_same(at: At, conference: Conference) -> None:
    sentences = []
    for code in (conference.code, "CPC-2222"):
        with pytest.raises(NotYours) as refusal, at("UDANIEL") as desk:
            conference_by_code(desk, code, SEES_ALL)
        sentences.append(refusal.value.sentence)
    assert sentences[0] == sentences[1]


def test_a_past_conference_is_history(at: At, conference: Conference, clock: SettableClock) -> None:
    clock.set(conference.ends_at + timedelta(minutes=1))
    with pytest.raises(Closed), at("UPRIYA") as desk:
        reschedule(desk, key(conference.id), WEDNESDAY_18, conference.version)


def test_the_audit_trail_is_whole_until_somebody_touches_it(at: At, conference: Conference) -> None:
    with at(None) as desk:
        assert first_break(desk.session) is None
        deeds = [entry.deed for entry in desk.session.exec(select(AuditEntry).where(AuditEntry.chain == conference.id))]
        assert deeds[-1] == "scheduled"
        entry = desk.session.exec(select(AuditEntry).where(AuditEntry.deed == "scheduled")).one()
        entry.actor_id = 99
        desk.session.flush()
        found = first_break(desk.session)
        assert found is not None
        assert found.id == entry.id


def test_standing_of_a_new_conference(conference: Conference) -> None:
    assert conference.standing is Standing.SCHEDULED


def test_whoever_is_not_invited_as_an_agency_is_not_added_by_a_rule_either(at: At) -> None:
    with at("UPRIYA") as desk:
        trust = agency(desk.session, "Calder Mental Health Trust")
        desk.session.get_one(Professional, trust.lead_id).duty = Duty.QUALITY_LEAD
        conference = schedule(desk, booking(desk, concerns=frozenset({Concern.PARENT_MENTAL_HEALTH})))
        of_trust = Invitation.conference_id == conference.id, Invitation.agency_id == trust.id
        invited = desk.session.exec(select(Invitation.professional_id).where(*of_trust)).one()
        assert desk.session.get_one(Professional, invited).full_name == "Sinéad Gallagher"


def test_the_mark_of_another_persons_form_shows_nothing(at: At, conference: Conference) -> None:
    with pytest.raises(NotYours), at("UDANIEL") as desk:
        schedule(desk, booking(desk, form=conference.created_from))


@pytest.mark.parametrize("typed", ["<@UKHAN>", "Kelly Smith", "NHS 4857773456", "🙂", "x" * 4000])
def test_what_is_no_reference_is_not_repeated(at: At, conference: Conference, typed: str) -> None:
    with pytest.raises(NotYours) as refusal, at("UPRIYA") as desk:
        conference_by_code(desk, typed, SEES_ALL)
    assert "the reference you typed among" in refusal.value.sentence
