"""What the ladder needs to know of what follows a conference: its core groups, the next dates, the plan's age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scheduling.deadlines import ConferenceType
from scheduling.hours import Period


class GroupStanding(StrEnum):
    """What has become of a core group."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    HELD = "held"
    NOT_HELD = "not_held"


@dataclass(frozen=True)
class MemberFacts:
    """One service's place in a core group. ``recipient`` is None when Slack does not reach its person."""

    id: int
    recipient: int | None
    invited_at: datetime
    withdrawn_at: datetime | None
    answered: bool
    actions_missing: bool
    unavailable: tuple[Period, ...] = ()

    @property
    def missing(self) -> bool:
        return not self.answered or self.actions_missing


@dataclass(frozen=True)
class CoreGroupFacts:
    """One core group as it stands now. ``sequence`` counts its moves."""

    id: int
    starts_at: datetime
    ends_at: datetime
    standing: GroupStanding
    sequence: int
    moved_at: datetime | None
    cancelled_at: datetime | None
    members: tuple[MemberFacts, ...]


@dataclass(frozen=True)
class NextFacts:
    """What a conference that was held leads to; days are local.

    ``born_on`` is the first birth among the children who were ``unborn`` at it. ``core_group_on`` is the day of the
    last core group that was held for this family, ``review_on`` that of the review that is booked.
    ``followed_on`` is the day of the next conference that was held: from then on that one's facts count.
    ``plan_since`` is when the oldest plan for one of its children began, None while no child is known to have one;
    ``plan_known_before`` says that the conference before this one had recorded a plan too.
    """

    day: date
    type: ConferenceType
    unborn: bool = False
    born_on: date | None = None
    birth_recorded_at: datetime | None = None
    core_group_on: date | None = None
    core_group_booked: bool = False
    review_on: date | None = None
    followed_on: date | None = None
    no_plan: bool = False
    plan_since: date | None = None
    plan_recorded_at: datetime | None = None
    plan_known_before: bool = False
