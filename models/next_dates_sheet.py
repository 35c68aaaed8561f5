"""What follows a conference, as whoever runs or chairs it sees it: limits, proposals, what is booked, what drifts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, select

from models.agency import Agency, Unavailability
from models.birth import were_unborn
from models.cards import ConferenceCard, conference_card
from models.conference import Child, Conference
from models.core_group import CoreGroup
from models.core_group_actions import Drift, drifting
from models.desk import Desk, key
from models.invitation import Invitation
from models.next_dates import NextDates
from models.next_dates_facts import followed_by, next_facts, review_booked
from scheduling.hours import Period
from scheduling.next_dates import DateLimit, core_group_limit, old_plan_on, review_limit
from scheduling.plan_facts import GroupStanding, NextFacts
from scheduling.rota import proposed_day


@dataclass(frozen=True)
class NextSheet:
    """Everything about what follows one conference. Days are local."""

    of: ConferenceCard
    facts: NextFacts
    core_group_by: DateLimit
    review_by: DateLimit
    core_group_proposed: date
    review_proposed: date
    agreed: NextDates | None
    core_groups: tuple[CoreGroup, ...]
    review: Conference | None
    followed_by: Conference | None
    drifting: tuple[Drift, ...]
    owners: dict[int, str]
    were_unborn: tuple[Child, ...]
    plan_old_on: date | None

    @property
    def core_group(self) -> CoreGroup | None:
        """The core group that is booked and of which nobody has said yet whether it was held."""
        return next((row for row in self.core_groups if row.standing is GroupStanding.SCHEDULED), None)

    @property
    def review_too_late(self) -> bool:
        """Whether the review that is booked is after its limit."""
        return self.facts.review_on is not None and self.facts.review_on > self.review_by.on

    @property
    def plan_is_old(self) -> bool:
        """Whether a child's plan is older than 12 months by now (G)."""
        return self.plan_old_on is not None and self.plan_old_on <= self.of.today


def sheet_of(desk: Desk, conference: Conference) -> NextSheet:
    """The sheet of a conference; access is checked by whoever asks for it."""
    session, calendar = desk.session, desk.rules.calendar(conference.jurisdiction)
    facts = next_facts(session, conference)
    by, review_by = core_group_limit(facts, calendar), review_limit(facts, calendar)
    earliest = max(desk.today(conference.jurisdiction), facts.day) + timedelta(days=1)
    away = _away(session, conference)
    drifts = drifting(session, conference)
    query = select(CoreGroup).where(CoreGroup.conference_id == conference.id)
    return NextSheet(
        of=conference_card(desk, conference),
        facts=facts,
        core_group_by=by,
        review_by=review_by,
        core_group_proposed=proposed_day(earliest, by.on, calendar, away),
        review_proposed=proposed_day(earliest, review_by.on, calendar, away),
        agreed=session.get(NextDates, conference.id),
        core_groups=tuple(session.exec(query.order_by(col(CoreGroup.starts_at)))),
        review=review_booked(session, conference),
        followed_by=followed_by(session, conference),
        drifting=tuple(drifts),
        owners=agency_names(session, (drift.owner_id for drift in drifts)),
        were_unborn=tuple(were_unborn(session, key(conference.id))),
        plan_old_on=old_plan_on(facts, calendar),
    )


def agency_names(session: Session, ids: Iterable[int | None]) -> dict[int, str]:
    """The names of agencies by id."""
    query = select(Agency).where(col(Agency.id).in_(set(ids) - {None}))
    return {key(agency.id): agency.name for agency in session.exec(query)}


def _away(session: Session, conference: Conference) -> list[list[Period]]:
    """When the agencies that were expected are away, so that a day is proposed on which all are there."""
    expected = select(Invitation.agency_id).where(
        Invitation.conference_id == conference.id,
        col(Invitation.withdrawn_at).is_(None),
        col(Invitation.not_us_at).is_(None),
    )
    rows = session.exec(select(Unavailability).where(col(Unavailability.agency_id).in_(expected)))
    return [[Period(row.starts_on, row.ends_on) for row in rows]]
