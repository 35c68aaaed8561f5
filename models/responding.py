"""Giving feedback after a conference: who may, until when, what is filled in already, and what the chair may see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import col, func, select

from models.access import SEES_ALL, Part, answers_for, conference_by_id, invitation_to_answer
from models.cards import Card, card
from models.conference import Conference
from models.desk import Desk
from models.feedback import Answer, ChangeForChild, Feedback, Rating
from models.invitation import Attendance, Invitation
from models.planning import mark_stale, plan
from models.readiness import ReportState, report_state
from models.record import Attendee, Presence
from models.refusals import Closed, NotYours
from models.report import ReportStatus
from models.screening import must_be_clean
from models.sharing import Shared
from scheduling.ladder import Standing, feedback_closes
from scheduling.words import moment_words


@dataclass(frozen=True)
class FeedbackAnswer:
    """The form as it is submitted. `answers` by question, q1 to q10."""

    answers: Mapping[str, Answer | None]
    rating: Rating | None = None
    words: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    invited_in_time: Answer | None = None
    received_last_record: Answer | None = None
    could_judge_threshold: Answer | None = None
    change_for_child: ChangeForChild | None = None
    may_be_named: bool = False


@dataclass(frozen=True)
class Response:
    """How many of those invited have given feedback: all that the chair sees of anonymous ones."""

    answered: int
    invited: int


def open_form(desk: Desk, invitation_id: int) -> tuple[Card, Feedback | None]:
    """The invitation and what its feedback says so far; raises `Closed` before, and ten working days after."""
    conference, invitation = invitation_to_answer(desk, invitation_id)
    if conference.standing is not Standing.HELD or conference.held_at is None:
        raise Closed(f"Feedback on {conference.code} opens once the chair has said that it was held.")
    if not invitation.open:
        raise Closed(f"Your agency was not expected at {conference.code} in the end, so it is not asked for feedback.")
    if is_closed(desk, conference):
        raise Closed(f"Feedback on {conference.code} is closed. Thank you for thinking of it.")
    feedback = desk.session.get(Feedback, invitation_id)
    given_by_agency = feedback is not None and feedback.submitted_by_id != desk.actor_id
    if given_by_agency and not answers_for(desk, invitation):
        raise NotYours  # typing in what an agency says by phone is one thing, reading what it gave itself another
    return card(desk, invitation), feedback


def closes_at(desk: Desk, conference: Conference) -> datetime | None:
    """When feedback on a conference closes; None when it has not been held."""
    if conference.standing is not Standing.HELD or conference.held_at is None:
        return None
    return feedback_closes(conference.held_at, desk.rules.calendar(conference.jurisdiction), desk.rules.ladder)


def closing_words(desk: Desk, conference: Conference) -> str | None:
    """The same in words: date and hour."""
    closes = closes_at(desk, conference)
    zone = conference.jurisdiction.zone
    return moment_words(closes, zone, desk.today(conference.jurisdiction)) if closes else None


def is_closed(desk: Desk, conference: Conference) -> bool:
    """Whether feedback can no longer be given."""
    closes = closes_at(desk, conference)
    return closes is None or desk.now > closes


def give_feedback(desk: Desk, invitation_id: int, answer: FeedbackAnswer) -> Feedback:
    """Record one agency's feedback; until it closes, a later answer replaces an earlier one."""
    open_form(desk, invitation_id)
    must_be_clean(answer.words, "q12")
    invitation = desk.session.get_one(Invitation, invitation_id)
    conference = desk.session.get_one(Conference, invitation.conference_id)
    feedback = desk.session.get(Feedback, invitation_id) or Feedback(invitation_id=invitation_id)
    for question, value in answer.answers.items():
        setattr(feedback, question, value)
    feedback.q11, feedback.q12 = answer.rating, answer.words
    feedback.reasons = {question: reason for question, reason in answer.reasons.items() if reason}
    feedback.invited_in_time = answer.invited_in_time
    feedback.received_last_record = answer.received_last_record
    feedback.could_judge_threshold = answer.could_judge_threshold
    feedback.change_for_child, feedback.may_be_named = answer.change_for_child, answer.may_be_named
    feedback.submitted_at, feedback.submitted_by_id = desk.now, desk.actor_id
    desk.session.add(feedback)
    desk.note("gave_feedback", invitation.conference_id, invitation_id)
    mark_stale(desk.session, invitation.conference_id, invitation_id)
    plan(desk, conference)
    return feedback


def feedback_wanted(desk: Desk) -> list[Card]:
    """The invitations of the acting person on whose conference feedback is open and not given yet."""
    query = (
        select(Invitation, Conference)
        .join(Conference, col(Conference.id) == col(Invitation.conference_id))
        .join(Feedback, col(Feedback.invitation_id) == col(Invitation.id), isouter=True)
        .where(
            (col(Invitation.professional_id) == desk.actor_id) | (col(Invitation.deputy_id) == desk.actor_id),
            col(Invitation.withdrawn_at).is_(None),
            col(Invitation.not_us_at).is_(None),
            Conference.standing == Standing.HELD,
            col(Feedback.submitted_at).is_(None),
        )
        .order_by(col(Conference.starts_at))
    )
    return [card(desk, row) for row, conference in desk.session.exec(query) if not is_closed(desk, conference)]


def from_the_log(desk: Desk, card: Card) -> dict[str, Answer]:
    """Questions 1 to 4 and 8 as our own record answers them, for the person to correct; unknown ones are left out."""
    found: dict[str, Answer] = {}
    report, sharing = card.answers.report, card.answers.sharing
    if (attended := _attended(desk, card)) is not None:
        found["q1"] = attended
    if report is not None:
        sent = report.status is ReportStatus.SENT
        found["q2"] = Answer.YES if sent else Answer.NO
        found["q3"] = Answer.NOT_APPLICABLE
        if sent:
            found["q3"] = Answer.YES if report_state(desk, card) is ReportState.IN_TIME else Answer.NO
    shared = {
        Shared.YES: Answer.YES,
        Shared.PARTLY: Answer.PARTIALLY,
        Shared.NO: Answer.NO,
        Shared.REFUSED: Answer.NO,
    }
    if sharing is not None:
        found["q4"] = shared.get(sharing.value or Shared.NO, Answer.NOT_APPLICABLE)
        if sharing.value in {Shared.PLANNED, Shared.UNSURE}:
            del found["q4"]
    actions = card.answers.actions
    if not actions:
        found["q8"] = Answer.NOT_APPLICABLE
    else:
        updated = sum(update is not None for _, update in actions)
        found["q8"] = Answer.YES if updated == len(actions) else Answer.PARTIALLY if updated else Answer.NO
    return found


def _attended(desk: Desk, card: Card) -> Answer | None:
    """By the chair's register; where it says nothing, by what the agency had answered."""
    line = desk.session.exec(select(Attendee).where(Attendee.invitation_id == card.invitation_id)).first()
    said = line.presence if line is not None else card.invitation.attendance
    if said is None:
        return None
    if said in {Presence.PART, Attendance.PART}:
        return Answer.PARTIALLY
    return Answer.NO if said in {Presence.ABSENT, Attendance.NO} else Answer.YES


def response(desk: Desk, conference_id: int) -> Response:
    """How many answered, for the chair and whoever runs the conference."""
    conference_by_id(desk, conference_id, SEES_ALL)
    return responses(desk, conference_id)


def responses(desk: Desk, conference_id: int) -> Response:
    """The same for a message to the chair, whose access was decided when it was planned."""
    invited = desk.session.exec(
        select(func.count()).where(
            Invitation.conference_id == conference_id,
            col(Invitation.withdrawn_at).is_(None),
            col(Invitation.not_us_at).is_(None),
        )
    ).one()
    return Response(len(_submitted(desk, conference_id)), invited)


def named_feedback(desk: Desk, conference_id: int) -> list[tuple[Invitation, Feedback]]:
    """Feedback whose respondents agreed that the chair sees who said it; for the chair alone, and nobody else's."""
    conference_by_id(desk, conference_id, frozenset({Part.CHAIRS}))
    return [(invitation, row) for invitation, row in _submitted(desk, conference_id) if row.may_be_named]


def _submitted(desk: Desk, conference_id: int) -> list[tuple[Invitation, Feedback]]:
    rows = desk.session.exec(
        select(Invitation, Feedback)
        .join(Feedback, col(Feedback.invitation_id) == col(Invitation.id))
        .where(Invitation.conference_id == conference_id, col(Feedback.submitted_at).is_not(None))
        .order_by(col(Invitation.id))
    )
    return [(invitation, feedback) for invitation, feedback in rows]
