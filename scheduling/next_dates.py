"""What follows a conference: by when, and which message about it is wanted when; and a plan that grows old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from scheduling.calendars import WorkingCalendar
from scheduling.deadlines import ConferenceType
from scheduling.facts import Kind, Standing, Wanted
from scheduling.hours import next_working_moment
from scheduling.plan_facts import NextFacts
from scheduling.situation import Situation
from scheduling.statutory import due, limit_rule

FIRST_CORE_GROUP, LATER_CORE_GROUP = "icpc_to_core_group_10wd", "later_core_group_6_weeks"
UNBORN, OLD_PLAN = "unborn_first_rcpc_tees", "plan_review_12_months"


@dataclass(frozen=True)
class DateLimit:
    """By when something has to be held, and the rule that says so."""

    rule: str
    on: date


def review_limit(ahead: NextFacts, calendar: WorkingCalendar) -> DateLimit:
    """By when the next review has to be held. A birth counts from the day of the conference on."""
    rule = limit_rule(ConferenceType.RCPC, ahead.type)
    if ahead.unborn and not ahead.type.is_review:
        rule = UNBORN
    born_on = ahead.born_on if ahead.born_on is not None and ahead.born_on >= ahead.day else None
    return DateLimit(rule, due(rule, ahead.day, calendar, birth=born_on).on)


def core_group_limit(ahead: NextFacts, calendar: WorkingCalendar) -> DateLimit:
    """By when the next core group has to be held; the first clock after an initial conference is the shorter one."""
    if ahead.core_group_on is not None:
        return DateLimit(LATER_CORE_GROUP, due(LATER_CORE_GROUP, ahead.core_group_on, calendar).on)
    rule = LATER_CORE_GROUP if ahead.type.is_review else FIRST_CORE_GROUP
    return DateLimit(rule, due(rule, ahead.day, calendar).on)


def old_plan_on(ahead: NextFacts, calendar: WorkingCalendar) -> date | None:
    """The first working day on which the oldest plan for one of the children is older than 12 months (G).

    The clock answers with the last working day within them.
    """
    if ahead.plan_since is None:
        return None
    return calendar.after(due(OLD_PLAN, ahead.plan_since, calendar).on, 1)


def next_dates(situation: Situation) -> Iterator[Wanted]:
    """Of a conference that was held, for as long as no later one has been."""
    facts = situation.facts
    ahead = facts.next
    if facts.standing is not Standing.HELD or facts.held_at is None or ahead is None:
        return
    yield from _old_plan(ahead, situation)
    if ahead.no_plan or ahead.followed_on is not None:
        return
    yield Wanted(Kind.NEXT_DATES, facts.social_worker, "held", facts.held_at)
    yield from _not_booked(ahead, facts.held_at, situation)
    late = ahead.review_on is not None and ahead.review_on > review_limit(ahead, situation.calendar).on
    if ahead.birth_recorded_at is not None and late:
        occasion = f"birth:{ahead.birth_recorded_at:%Y%m%dT%H%M%S}"
        for recipient in (facts.social_worker, facts.chair):
            yield Wanted(Kind.REVIEW_TOO_LATE, recipient, occasion, ahead.birth_recorded_at)


def _not_booked(ahead: NextFacts, held_at: datetime, situation: Situation) -> Iterator[Wanted]:
    """The social worker is reminded once of each date that is not booked yet, in time to invite everybody."""
    ladder, calendar = situation.ladder, situation.calendar
    days = []
    if not ahead.core_group_booked:
        by = core_group_limit(ahead, calendar).on
        days.append((f"core-group:{by}", calendar.before(by, ladder.core_group_booking_days)))
    if ahead.review_on is None:
        by = review_limit(ahead, calendar).on
        days.append((f"review:{by}", calendar.before(by, ladder.review_booking_days)))
    for occasion, day in days:
        due_at = situation.morning(day)
        if due_at > held_at:
            yield Wanted(Kind.NEXT_DATES, situation.facts.social_worker, occasion, due_at)


def _old_plan(ahead: NextFacts, situation: Situation) -> Iterator[Wanted]:
    """Once, to the social worker and the chair: a plan older than 12 months wants a professionals' meeting (G).

    It belongs to the conference in whose time the plan grows so old. When that was before this one, it is asked here
    only if nobody could be asked then, because no plan was recorded before.
    """
    grown_on = old_plan_on(ahead, situation.calendar)
    if grown_on is None or ahead.plan_recorded_at is None:
        return
    if ahead.followed_on is not None and grown_on >= ahead.followed_on:
        return
    if grown_on <= ahead.day and ahead.plan_known_before:
        return
    reached = max(situation.morning(grown_on), ahead.plan_recorded_at)
    due_at = next_working_moment(reached, situation.calendar, situation.ladder.hours)
    for recipient in (situation.facts.social_worker, situation.facts.chair):
        yield Wanted(Kind.PROFESSIONALS_MEETING, recipient, OLD_PLAN, due_at)
