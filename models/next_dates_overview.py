"""Which conferences lead on to something: held, with a plan or not decided yet, and no review of them held since."""

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from models.access import run_by_actor
from models.birth import Birth
from models.conference import Child, Conference
from models.core_group import CoreGroup
from models.desk import Desk
from models.next_dates_sheet import NextSheet, sheet_of
from scheduling.ladder import Standing
from scheduling.plan_facts import GroupStanding

#: How many are looked at, the newest first; far more than one person has at a time.
MOST = 50


def leading_on(desk: Desk) -> list[NextSheet]:
    """Those that the acting person runs or chairs, the newest first."""
    return _sheets(desk)


def to_book(desk: Desk) -> list[NextSheet]:
    """Those whose core group or review is not booked yet, or whose review is too late; the first due first."""
    core_group = select(CoreGroup.id).where(
        CoreGroup.conference_id == Conference.id, CoreGroup.standing == GroupStanding.SCHEDULED
    )
    birth = (
        select(Birth.child_id)
        .join(Child, col(Child.id) == col(Birth.child_id))
        .where(Child.conference_id == Conference.id)
    )
    open_ones = _sheets(desk, ~core_group.exists() | ~_reviewed(Standing.SCHEDULED) | birth.exists())
    lacking = [each for each in open_ones if each.core_group is None or each.review is None or each.review_too_late]
    return sorted(lacking, key=lambda sheet: min(sheet.core_group_by.on, sheet.review_by.on))


def _sheets(desk: Desk, *conditions: ColumnElement[bool]) -> list[NextSheet]:
    query = (
        select(Conference)
        .where(
            run_by_actor(desk) | (col(Conference.chair_id) == desk.actor_id),
            Conference.standing == Standing.HELD,
            ~_reviewed(Standing.HELD),
            *conditions,
        )
        .order_by(col(Conference.starts_at).desc())
        .limit(MOST)
    )
    sheets = [sheet_of(desk, row) for row in desk.session.exec(query)]
    return [sheet for sheet in sheets if not sheet.facts.no_plan]


def _reviewed(standing: Standing) -> ColumnElement[bool]:
    """Whether there is a review of the conference that is scheduled, or was held."""
    later = aliased(Conference)
    query = select(later.id).where(col(later.reviews_id) == col(Conference.id), col(later.standing) == standing)
    return query.exists()
