"""What agencies answer: stored once, correctable, refused where it cannot be right, never kept when it identifies."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, func, select

from models.action import Action, ActionStatus
from models.answering import (
    ActionAnswer,
    Coming,
    ReportAnswer,
    SharingAnswer,
    answer_action,
    answer_coming,
    answer_report,
    answer_sharing,
)
from models.audit import AuditEntry
from models.booking import cancel
from models.challenge import Enquiry
from models.conference import Conference
from models.desk import Desk, key
from models.facts import answers_of
from models.invitation import AbsenceReason, Attendance, Invitation, Mode, NotUsReason
from models.inviting import withdraw
from models.outbox import Delivery, OutboxRow
from models.redirecting import ask_a_person, say_not_us
from models.refusals import Changed, Closed, NotYours, Refused
from models.report import NoReportReason, ReportStatus, Route
from models.sharing import Method, NotSharedReason, Safety, Shared
from scheduling.clock import SettableClock
from scheduling.ladder import Kind, Missing
from tests.models.conftest import At, person

IN_PERSON = Coming(Attendance.YES, Mode.IN_PERSON)
SENT = ReportAnswer(ReportStatus.SENT, sent_on=date(2026, 3, 2), route=Route.SECURE_EMAIL)


def invitation_of(session: Session, slack_id: str) -> Invitation:
    query = select(Invitation).where(Invitation.professional_id == person(session, slack_id).id)
    return session.exec(query.order_by(col(Invitation.id).desc())).first() or pytest.fail("not invited")


def mine(desk: Desk) -> int:
    return key(invitation_of(desk.session, str(desk.actor.slack_id)).id)


def missing(at: At, slack_id: str) -> frozenset[Missing]:
    with at(None) as desk:
        invitation = invitation_of(desk.session, slack_id)
        return answers_of(desk.session, [invitation])[key(invitation.id)].missing


def test_an_answer_pressed_twice_is_stored_once(at: At, conference: Conference) -> None:
    with at("UKHAN") as desk:
        answer_coming(desk, mine(desk), IN_PERSON)
    with at("UKHAN") as desk:
        invitation = answer_coming(desk, mine(desk), IN_PERSON)
    assert (invitation.attendance, invitation.mode, invitation.version) == (Attendance.YES, Mode.IN_PERSON, 2)
    with at(None) as desk:
        said = select(func.count()).where(AuditEntry.deed == "answered_coming")
        assert desk.session.exec(said).one() == 1


def test_changing_ones_mind_leaves_nothing_of_the_old_answer(at: At, conference: Conference) -> None:
    deputy = Coming(Attendance.DEPUTY, Mode.PHONE, deputy_name="Dr Shah", deputy_role="GP")
    with at("UKHAN") as desk:
        answer_coming(desk, mine(desk), deputy)
    with at("UKHAN") as desk:
        invitation = answer_coming(desk, mine(desk), Coming(Attendance.NO, reason=AbsenceReason.SURGERY_CLASH))
    assert (invitation.deputy_name, invitation.deputy_role, invitation.mode) == (None, None, None)


def test_a_deputy_whom_the_directory_knows_is_recognised(at: At, conference: Conference) -> None:
    with at("UJO") as desk:
        answer = Coming(Attendance.DEPUTY, deputy_name="sam whitlock", deputy_role="Deputy safeguarding lead")
        invitation = answer_coming(desk, mine(desk), answer)
        assert invitation.deputy_id == person(desk.session, "USAM").id


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (Coming(Attendance.DEPUTY), "deputy_name"),
        (Coming(Attendance.DEPUTY, deputy_name="Shah", deputy_role="GP"), "deputy_name"),
        (Coming(Attendance.DEPUTY, deputy_name="Dr Shah"), "deputy_role"),
        (Coming(Attendance.DEPUTY, deputy_name="Dr Shah 485 777 3456", deputy_role="GP"), "deputy_name"),
    ],
)
def test_a_deputy_needs_a_full_name_and_a_role(at: At, conference: Conference, answer: Coming, field: str) -> None:
    with pytest.raises(Refused) as refusal, at("UKHAN") as desk:
        answer_coming(desk, mine(desk), answer)
    assert refusal.value.field == field


Answering = Callable[[Desk, int], object]


@pytest.mark.parametrize(
    ("answering", "field"),
    [
        (lambda d, i: answer_report(d, i, ReportAnswer(ReportStatus.SENT)), "sent_on"),
        (lambda d, i: answer_report(d, i, ReportAnswer(ReportStatus.SENT, date(2026, 3, 3))), "sent_on"),
        (lambda d, i: answer_report(d, i, ReportAnswer(ReportStatus.NOT_PROVIDING)), "reason"),
        (
            lambda d, i: answer_report(d, i, ReportAnswer(ReportStatus.IN_PROGRESS, expected_on=date(2026, 3, 1))),
            "expected_on",
        ),
        (lambda d, i: answer_sharing(d, i, SharingAnswer(Safety.SAFE, Shared.YES)), "shared_on"),
        (
            lambda d, i: answer_sharing(
                d, i, SharingAnswer(Safety.SAFE, Shared.YES, date(2026, 3, 1), Method.IN_MEETING)
            ),
            "method",
        ),
        (lambda d, i: answer_sharing(d, i, SharingAnswer(Safety.SAFE, Shared.PLANNED)), "planned_for"),
        (lambda d, i: answer_sharing(d, i, SharingAnswer(Safety.SAFE, Shared.NO)), "reason"),
    ],
)
def test_what_cannot_be_right_is_refused_under_its_field(
    at: At, conference: Conference, answering: Answering, field: str
) -> None:
    with pytest.raises(Refused) as refusal, at("UKHAN") as desk:
        answering(desk, mine(desk))
    assert refusal.value.field == field


def test_not_coming_never_removes_the_duty_to_report(at: At, conference: Conference) -> None:
    with at("UKHAN") as desk:
        answer_coming(desk, mine(desk), Coming(Attendance.NO, reason=AbsenceReason.SURGERY_CLASH))
    assert missing(at, "UKHAN") == {Missing.REPORT, Missing.SHARING}


def test_report_and_sharing_are_two_facts(at: At, conference: Conference) -> None:
    with at("UKHAN") as desk:
        answer_report(desk, mine(desk), SENT)
    assert missing(at, "UKHAN") == {Missing.ATTENDANCE, Missing.SHARING}
    with at("UKHAN") as desk:
        shared = SharingAnswer(Safety.SAFE, Shared.YES, date(2026, 3, 1), Method.PHONE)
        answer_sharing(desk, mine(desk), shared)
    assert missing(at, "UKHAN") == {Missing.ATTENDANCE}


def test_telling_the_social_worker_is_not_a_report(at: At, conference: Conference) -> None:
    with at("UKHAN") as desk:
        answer_report(desk, mine(desk), ReportAnswer(ReportStatus.TOLD_SOCIAL_WORKER))
    assert Missing.REPORT in missing(at, "UKHAN")


def test_an_unsafe_sharing_is_settled_by_a_phone_call_and_audited_without_its_reason(
    at: At, conference: Conference
) -> None:
    with at("UKHAN") as desk:
        unsafe = SharingAnswer(Safety.NOT_WITH_ONE_PARENT, Shared.NO, reason=NotSharedReason.INCREASED_RISK)
        assert answer_sharing(desk, mine(desk), unsafe).please_phone
    assert Missing.SHARING not in missing(at, "UKHAN")
    with at(None) as desk:
        details = desk.session.exec(select(AuditEntry.detail).where(AuditEntry.deed == "answered_sharing")).all()
        assert details == ["no"]


def test_when_nothing_is_missing_nobody_is_reminded(at: At, conference: Conference) -> None:
    with at("UKHAN") as desk:
        place = mine(desk)
        answer_coming(desk, place, IN_PERSON)
        answer_report(desk, place, ReportAnswer(ReportStatus.NOT_PROVIDING, reason=NoReportReason.NO_INVOLVEMENT))
        rows = select(OutboxRow.status).where(OutboxRow.invitation_id == place, OutboxRow.kind == Kind.REMINDER)
        assert set(desk.session.exec(rows)) == {Delivery.SKIPPED}


def test_saying_not_us_stops_the_reminders_and_tells_the_social_worker(at: At, conference: Conference) -> None:
    with at("UKHAN") as desk:
        place = mine(desk)
        say_not_us(desk, place, NotUsReason.NOT_OUR_PATIENT, "Hillcrest Medical Practice")
        rows = select(OutboxRow.kind).where(OutboxRow.invitation_id == place, OutboxRow.status == Delivery.PLANNED)
        assert Kind.NOT_US in set(desk.session.exec(rows))
        assert Kind.REMINDER not in set(desk.session.exec(rows))


def test_asking_a_person_twice_asks_once(at: At, conference: Conference) -> None:
    for _ in range(2):
        with at("UKHAN") as desk:
            ask_a_person(desk, mine(desk))
    with at(None) as desk:
        assert desk.session.exec(select(func.count()).select_from(Enquiry)).one() == 1


def test_on_somebodys_behalf_is_marked(at: At, conference: Conference) -> None:
    with at("UPRIYA") as desk:
        place = key(invitation_of(desk.session, "UKHAN").id)
        assert answer_report(desk, place, SENT).on_behalf
    with at("UKHAN") as desk:
        assert not answer_report(desk, place, SENT).on_behalf


@pytest.mark.parametrize("stranger", ["UREED", "UDANIEL", "UADMIN", "UQUINN", "UCHAIR2", "URUTH"])
def test_nobody_else_answers_for_an_agency(at: At, conference: Conference, stranger: str) -> None:
    with at(None) as desk:
        place = key(invitation_of(desk.session, "UKHAN").id)
    with pytest.raises(NotYours), at(stranger) as desk:
        answer_coming(desk, place, IN_PERSON)
    with at(None) as desk:
        assert desk.session.get_one(Invitation, place).attendance is None


def test_a_colleague_answers_for_the_agency(at: At, conference: Conference) -> None:
    with at(None) as desk:
        place = key(invitation_of(desk.session, "UJO").id)
    with at("USAM") as desk:
        assert answer_coming(desk, place, IN_PERSON).answered_by_id == desk.actor_id


def test_facts_that_changed_under_a_form_are_noticed(at: At, conference: Conference) -> None:
    with at("UKHAN") as desk:
        place, seen = mine(desk), invitation_of(desk.session, "UKHAN").version
    with at("UPRIYA") as desk:
        answer_coming(desk, place, IN_PERSON)
    with pytest.raises(Changed), at("UKHAN") as desk:
        answer_coming(desk, place, Coming(Attendance.NO, reason=AbsenceReason.SICKNESS), seen)


def test_nothing_is_answered_once_it_is_over_cancelled_or_withdrawn(
    at: At, conference: Conference, clock: SettableClock
) -> None:
    with at("UPRIYA") as desk:
        place = key(invitation_of(desk.session, "UKHAN").id)
        withdraw(desk, place)
    with pytest.raises(Closed, match="withdrawn"), at("UKHAN") as desk:
        answer_coming(desk, place, IN_PERSON)
    with at("UPRIYA") as desk:
        now = desk.session.get_one(Conference, conference.id)
        cancel(desk, key(conference.id), now.version)
    with pytest.raises(Closed, match="cancelled"), at("UREED") as desk:
        answer_coming(desk, mine(desk), IN_PERSON)
    clock.set(conference.ends_at + timedelta(days=1))
    with pytest.raises(Closed), at("UHOLLY") as desk:
        answer_coming(desk, mine(desk), IN_PERSON)


def test_an_action_is_answered_by_its_owner_only(at: At, conference: Conference) -> None:
    with at("UPRIYA") as desk:
        owner = person(desk.session, "UKHAN").agency_id
        action = Action(
            conference_id=key(conference.id),
            position=0,
            owner_id=owner,
            wording="Refer to speech and language",
            due_on=None,
            created_at=desk.now,
        )
        desk.session.add(action)
    answer = ActionAnswer(key(action.id), ActionStatus.IN_PROGRESS, barrier="Waiting list of 14 weeks")
    with pytest.raises(NotYours), at("UREED") as desk:
        answer_action(desk, mine(desk), answer)
    with at("UKHAN") as desk:
        answer_action(desk, mine(desk), answer)
    assert Missing.ACTIONS not in missing(at, "UKHAN")
    with at("UKHAN") as desk:
        stored = desk.session.connection().exec_driver_sql("SELECT barrier FROM action_updates").scalar_one()
        assert "Waiting" not in stored  # sealed
