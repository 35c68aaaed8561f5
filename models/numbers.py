"""The partnership's numbers for the quality lead: counts over whole conferences, without references or names."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, func, select

from models.conference import Conference
from models.desk import Desk
from models.facts import Answers, answers_of
from models.feedback import Feedback
from models.invitation import Invitation
from models.readiness import COMING
from models.report import ReportStatus
from models.sharing import Shared
from scheduling.ladder import Standing

PERIOD = timedelta(days=365)
#: Counts from 1 to this are not shown: in a small partnership they could point at somebody.
SMALL = 5


@dataclass(frozen=True)
class Numbers:
    """Counts of the past year's conferences; what is counted of invitations counts agencies that were expected."""

    scheduled: int
    held: int
    inquorate: int
    postponed: int
    invitations: int
    answered: int
    said_coming: int
    reports: int
    reports_in_time: int
    asked_too_late: int
    shared_before: int
    feedback: int


def is_small(count: int) -> bool:
    """Whether a count is too small to be shown."""
    return 1 <= count <= SMALL


def numbers(desk: Desk) -> Numbers:
    """Counts over the conferences of the past year that were held, and how many are to come."""
    since = desk.now - PERIOD
    standings = {standing: _standing(desk, standing, since) for standing in Standing}
    rows = desk.session.exec(
        select(Conference, Invitation)
        .join(Invitation, col(Invitation.conference_id) == col(Conference.id))
        .where(
            Conference.standing == Standing.HELD,
            col(Conference.starts_at) > since,
            col(Invitation.withdrawn_at).is_(None),
            col(Invitation.not_us_at).is_(None),
        )
    ).all()
    answers = answers_of(desk.session, [invitation for _, invitation in rows])
    pairs = [(conference, answers[invitation.id or 0]) for conference, invitation in rows]
    given = select(func.count()).where(
        col(Feedback.invitation_id).in_(list(answers)), col(Feedback.submitted_at).is_not(None)
    )
    return Numbers(
        scheduled=_ahead(desk),
        held=standings[Standing.HELD],
        inquorate=standings[Standing.INQUORATE],
        postponed=standings[Standing.POSTPONED],
        invitations=len(pairs),
        answered=sum(each.invitation.attendance is not None for _, each in pairs),
        said_coming=sum(each.invitation.attendance in COMING for _, each in pairs),
        reports=sum(_sent(each) for _, each in pairs),
        reports_in_time=sum(_in_time(conference, each) for conference, each in pairs),
        asked_too_late=sum(each.invitation.invited_at > conference.report_due_at for conference, each in pairs),
        shared_before=sum(_shared_before(conference, each) for conference, each in pairs),
        feedback=desk.session.exec(given).one(),
    )


def _ahead(desk: Desk) -> int:
    query = select(func.count()).where(Conference.standing == Standing.SCHEDULED, col(Conference.starts_at) > desk.now)
    return desk.session.exec(query).one()


def _standing(desk: Desk, standing: Standing, since: object) -> int:
    query = select(func.count()).where(Conference.standing == standing, col(Conference.starts_at) > since)
    return desk.session.exec(query).one()


def _sent(answers: Answers) -> bool:
    return answers.report is not None and answers.report.status is ReportStatus.SENT


def _in_time(conference: Conference, answers: Answers) -> bool:
    if answers.report is None or answers.report.sent_on is None:
        return False
    return answers.report.sent_on <= conference.report_due_at.astimezone(conference.jurisdiction.zone).date()


def _shared_before(conference: Conference, answers: Answers) -> bool:
    sharing = answers.sharing
    if sharing is None or sharing.value not in {Shared.YES, Shared.PARTLY} or sharing.shared_on is None:
        return False
    return sharing.shared_on <= conference.local_start.date()
