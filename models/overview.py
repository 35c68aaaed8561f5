"""Overviews: what somebody finds in their Home tab. Read models; each person is given only what is theirs to see."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models.agency import Agency, Duty, Professional
from models.cards import ConferenceCard, conference_card
from models.conference import Conference
from models.desk import Desk, key
from models.feedback import Feedback
from models.invitation import Invitation
from scheduling.ladder import Standing, feedback_closes

#: No conference is planned to be longer, so what began earlier is over.
LONGEST = timedelta(hours=8)
#: How long a conference that could not be held is shown: well over the 10 working days in which to hold it again.
RECENTLY = timedelta(weeks=4)


@dataclass(frozen=True)
class Line:
    """One conference in a list, with how far its invitations are."""

    of: ConferenceCard
    invited: int
    answered: int
    details_to_send: int
    feedback: int

    @property
    def conference_id(self) -> int:
        """Its opaque id, as buttons carry it."""
        return key(self.of.conference.id)


@dataclass(frozen=True)
class DirectoryNumbers:
    """How complete the directory is; about agencies and professionals, never about cases."""

    agencies: int
    professionals: int
    not_in_slack: int
    without_lead: int
    nobody_known: int


def running(desk: Desk) -> list[Line]:
    """Conferences to come that the acting person runs, soonest first; business support runs its agency's."""
    return _lines(desk, _ahead(desk, col(Conference.social_worker_id).in_(_runs_for(desk))))


def chairing(desk: Desk) -> list[Line]:
    """Conferences to come that the acting person chairs, soonest first."""
    return _lines(desk, _ahead(desk, col(Conference.chair_id) == desk.actor_id))


def awaiting_outcome(desk: Desk) -> list[Line]:
    """Conferences whose end has passed and of which the chair has not yet said whether they were held."""
    query = (
        select(Conference)
        .where(
            Conference.chair_id == desk.actor_id,
            Conference.standing == Standing.SCHEDULED,
            col(Conference.starts_at) <= desk.now,
        )
        .order_by(col(Conference.starts_at))
    )
    return _lines(desk, [row for row in desk.session.exec(query) if row.ends_at <= desk.now])


def gathering_feedback(desk: Desk) -> list[Line]:
    """Conferences that the acting person chaired and on which feedback can still be given."""
    query = (
        select(Conference)
        .where(Conference.chair_id == desk.actor_id, Conference.standing == Standing.HELD)
        .order_by(col(Conference.held_at).desc())
        .limit(100)
    )
    ladder = desk.rules.ladder
    found = [
        row
        for row in desk.session.exec(query)
        if row.held_at and desk.now <= feedback_closes(row.held_at, desk.rules.calendar(row.jurisdiction), ladder)
    ]
    return _lines(desk, found)


def to_schedule_again(desk: Desk) -> list[Line]:
    """Conferences the acting person runs that could not be held in the last weeks."""
    query = (
        select(Conference)
        .where(
            col(Conference.social_worker_id).in_(_runs_for(desk)),
            col(Conference.standing).in_([Standing.INQUORATE, Standing.POSTPONED]),
            col(Conference.starts_at) > desk.now - RECENTLY,
        )
        .order_by(col(Conference.starts_at))
    )
    return _lines(desk, list(desk.session.exec(query)))


def directory_numbers(desk: Desk) -> DirectoryNumbers:
    """How many agencies and people the directory holds, and where it has gaps."""
    agencies = list(desk.session.exec(select(Agency).where(col(Agency.active))))
    people = list(desk.session.exec(select(Professional).where(col(Professional.active))))
    known = {person.agency_id for person in people}
    return DirectoryNumbers(
        agencies=len(agencies),
        professionals=len(people),
        not_in_slack=sum(not person.in_slack for person in people),
        without_lead=sum(agency.lead_id is None for agency in agencies),
        nobody_known=sum(agency.id not in known for agency in agencies),
    )


def _runs_for(desk: Desk) -> list[int]:
    """Whose conferences the acting person runs: their own, and for business support those of the whole agency."""
    actor = desk.actor
    if actor.duty is not Duty.BUSINESS_SUPPORT:
        return [desk.actor_id]
    colleagues = desk.session.exec(select(Professional.id).where(Professional.agency_id == actor.agency_id))
    return [number for number in colleagues if number is not None]


def _ahead(desk: Desk, whose: ColumnElement[bool]) -> list[Conference]:
    query = (
        select(Conference)
        .where(whose, Conference.standing == Standing.SCHEDULED, col(Conference.starts_at) > desk.now - LONGEST)
        .order_by(col(Conference.starts_at), col(Conference.id))
    )
    return [row for row in desk.session.exec(query) if row.ends_at > desk.now]


def _lines(desk: Desk, conferences: Sequence[Conference]) -> list[Line]:
    answered = col(Invitation.attendance).is_not(None) | col(Invitation.not_us_at).is_not(None)
    waiting = col(Invitation.secure_details_at).is_(None) & col(Invitation.not_us_at).is_(None)
    given = col(Feedback.submitted_at).is_not(None)
    query = (
        select(Invitation.conference_id, answered, waiting, given)
        .join(Feedback, col(Feedback.invitation_id) == col(Invitation.id), isouter=True)
        .where(
            col(Invitation.conference_id).in_([row.id for row in conferences]), col(Invitation.withdrawn_at).is_(None)
        )
    )
    found: dict[int, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for conference_id, *states in desk.session.exec(query):
        found[conference_id].append((bool(states[0]), bool(states[1]), bool(states[2])))
    return [_line(conference_card(desk, row), found[key(row.id)]) for row in conferences]


def _line(of: ConferenceCard, states: Sequence[tuple[bool, bool, bool]]) -> Line:
    answered, waiting, given = (sum(state[n] for state in states) for n in range(3))
    return Line(of, invited=len(states), answered=answered, details_to_send=waiting, feedback=given)
