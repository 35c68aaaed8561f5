"""What the ladder needs to know of what follows a conference: births, core groups, the review, the plan's age."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from models.birth import Birth
from models.conference import Child, Conference
from models.core_group import CoreGroup
from models.decision import Decision, Verdict
from models.desk import key
from scheduling.ladder import Standing
from scheduling.plan_facts import GroupStanding, NextFacts


def next_facts(session: Session, conference: Conference) -> NextFacts:
    """The facts behind the next dates of a conference, whether or not it has been held yet."""
    children = list(session.exec(select(Child).where(Child.conference_id == conference.id)))
    births = _births(session, conference, children)
    plans = _plans(session, key(conference.id))
    decided = session.exec(select(Decision.child_id).where(Decision.conference_id == conference.id)).all()
    groups = _core_groups(session, chain(session, conference))
    return NextFacts(
        day=conference.local_start.date(),
        type=conference.type,
        unborn=any(child.age is None for child in children) or bool(births),
        born_on=min((day for day, _ in births), default=None),
        birth_recorded_at=max((at for _, at in births), default=None),
        core_group_on=max(
            (_day(row, conference) for row in groups if row.standing is GroupStanding.HELD), default=None
        ),
        core_group_booked=any(
            row.standing is GroupStanding.SCHEDULED and row.conference_id == conference.id for row in groups
        ),
        review_on=_day_of(review_booked(session, conference)),
        followed_on=_day_of(followed_by(session, conference)),
        no_plan=bool(decided) and len(decided) == len(children) and not plans,
        plan_since=min((row.plan_since for row in plans if row.plan_since), default=None),
        plan_recorded_at=min((row.recorded_at for row in plans), default=None),
        plan_known_before=conference.reviews_id is not None and bool(_plans(session, conference.reviews_id)),
    )


def chain(session: Session, conference: Conference) -> list[Conference]:
    """The conference and those before it that it reviews, the newest first."""
    found = [conference]
    while (before := found[-1].reviews_id) is not None and before not in {row.id for row in found}:
        found.append(session.get_one(Conference, before))
    return found


def review_booked(session: Session, conference: Conference) -> Conference | None:
    """The review of this conference that is still to be held; the first, should there be several."""
    return _review(session, conference, Standing.SCHEDULED)


def followed_by(session: Session, conference: Conference) -> Conference | None:
    """The review of this conference that was held."""
    return _review(session, conference, Standing.HELD)


def _review(session: Session, conference: Conference, standing: Standing) -> Conference | None:
    query = select(Conference).where(Conference.reviews_id == conference.id, Conference.standing == standing)
    return session.exec(query.order_by(col(Conference.starts_at), col(Conference.id))).first()


def _births(session: Session, conference: Conference, children: list[Child]) -> list[tuple[date, datetime]]:
    """Births from the day of the conference on: who was born before was not unborn at it."""
    query = select(Birth).where(col(Birth.child_id).in_([child.id for child in children]))
    rows = [(birth.on, birth.recorded_at) for birth in session.exec(query)]
    return [(day, at) for day, at in rows if day >= conference.local_start.date()]


def _plans(session: Session, conference_id: int) -> list[Decision]:
    query = select(Decision).where(Decision.conference_id == conference_id, Decision.verdict == Verdict.PLAN)
    return list(session.exec(query))


def _core_groups(session: Session, conferences: list[Conference]) -> list[CoreGroup]:
    query = select(CoreGroup).where(col(CoreGroup.conference_id).in_([row.id for row in conferences]))
    return list(session.exec(query.order_by(col(CoreGroup.starts_at))))


def _day(group: CoreGroup, conference: Conference) -> date:
    return group.starts_at.astimezone(conference.jurisdiction.zone).date()


def _day_of(conference: Conference | None) -> date | None:
    return conference.local_start.date() if conference is not None else None
