"""Which message about what follows a conference is wanted when: the next dates, and a plan that grows old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from scheduling.facts import Kind, Standing, Wanted
from scheduling.hours import next_working_moment
from scheduling.plan_facts import NextFacts
from scheduling.situation import Situation
from scheduling.statutory import due

OLD_PLAN = "plan_review_12_months"


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
    if ahead.birth_recorded_at is not None and ahead.review_too_late:
        occasion = f"birth:{ahead.birth_recorded_at:%Y%m%dT%H%M%S}"
        for recipient in (facts.social_worker, facts.chair):
            yield Wanted(Kind.REVIEW_TOO_LATE, recipient, occasion, ahead.birth_recorded_at)


def _not_booked(ahead: NextFacts, held_at: datetime, situation: Situation) -> Iterator[Wanted]:
    """The social worker is reminded once of each date that is not booked yet, in time to invite everybody."""
    ladder, calendar = situation.ladder, situation.calendar
    days = []
    if not ahead.core_group_booked:
        day = calendar.before(ahead.core_group_by, ladder.core_group_booking_days)
        days.append((f"core-group:{ahead.core_group_by}", day))
    if ahead.review_on is None:
        days.append((f"review:{ahead.review_by}", calendar.before(ahead.review_by, ladder.review_booking_days)))
    for occasion, day in days:
        due_at = situation.morning(day)
        if due_at > held_at:
            yield Wanted(Kind.NEXT_DATES, situation.facts.social_worker, occasion, due_at)


def _old_plan(ahead: NextFacts, situation: Situation) -> Iterator[Wanted]:
    """Once, to the social worker and the chair: a plan older than 12 months wants a professionals' meeting (G).

    It belongs to the conference in whose time the plan grows so old. When that was before this one, it is asked here
    only if nobody could ask then, because that conference is not in our books.
    """
    if ahead.plan_since is None or ahead.plan_recorded_at is None:
        return
    grown_on = due(OLD_PLAN, ahead.plan_since, situation.calendar).on
    if ahead.followed_on is not None and grown_on >= ahead.followed_on:
        return
    if grown_on <= situation.day(situation.facts.starts_at) and ahead.told_before:
        return
    reached = max(situation.morning(grown_on), ahead.plan_recorded_at)
    due_at = next_working_moment(reached, situation.calendar, situation.ladder.hours)
    for recipient in (situation.facts.social_worker, situation.facts.chair):
        yield Wanted(Kind.PROFESSIONALS_MEETING, recipient, OLD_PLAN, due_at)
