"""What follows a conference: its limits, and which messages about it and about core groups are wanted when."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.deadlines import ConferenceType
from scheduling.hours import Period
from scheduling.ladder import ConferenceFacts, Kind, Standing, Wanted
from scheduling.next_dates import core_group_limit, review_limit
from scheduling.plan_facts import CoreGroupFacts, GroupStanding, MemberFacts, NextFacts
from tests.scheduling.conferences import CHAIR, ENGLAND, GP, SCHOOL, SOCIAL_WORKER, at, review, rungs, wishes

HELD_AT = at(3, 12, 11, 30)
THURSDAY = date(2026, 3, 12)
INITIAL = NextFacts(THURSDAY, ConferenceType.ICPC)
UNBORN = replace(INITIAL, type=ConferenceType.PRE_BIRTH, unborn=True)
#: A core group on Thursday 26 March, 10am, set up at half past two on the day of the conference.
ASKED_AT, MEETING = at(3, 12, 14, 30), at(3, 26, 10)
MEMBER = MemberFacts(7, GP, ASKED_AT, None, answered=False, actions_missing=True)
ABOUT_CORE_GROUPS = (Kind.CORE_GROUP, Kind.CORE_GROUP_REMINDER, Kind.CORE_GROUP_CHANGED, Kind.CORE_GROUP_HELD)
AFTERWARDS = (Kind.NEXT_DATES, Kind.REVIEW_TOO_LATE, Kind.PROFESSIONALS_MEETING, *ABOUT_CORE_GROUPS)
GROUP = CoreGroupFacts(5, MEETING, MEETING + timedelta(hours=1), GroupStanding.SCHEDULED, 0, None, None, (MEMBER,))


def held(ahead: NextFacts | None = INITIAL, *groups: CoreGroupFacts) -> ConferenceFacts:
    facts = review(standing=Standing.HELD, held_at=HELD_AT, next=ahead, core_groups=groups)
    return replace(facts, invitees=())


def core_group_wishes(group: CoreGroupFacts, now: datetime, *kinds: Kind) -> list[Wanted]:
    """What is wanted about one core group."""
    return wishes(held(None, group), *(kinds or ABOUT_CORE_GROUPS), now=now)


@pytest.mark.parametrize(
    ("ahead", "core_group", "review_by"),
    [
        (INITIAL, date(2026, 3, 26), date(2026, 6, 12)),
        (replace(INITIAL, type=ConferenceType.RCPC), date(2026, 4, 23), date(2026, 9, 11)),  # 12 September: a Saturday
        (replace(INITIAL, core_group_on=date(2026, 3, 24)), date(2026, 5, 5), date(2026, 6, 12)),
        (UNBORN, date(2026, 3, 26), date(2026, 6, 12)),
        (replace(UNBORN, born_on=date(2026, 3, 30)), date(2026, 3, 26), date(2026, 4, 15)),  # Easter in between
        (replace(UNBORN, born_on=date(2026, 6, 8)), date(2026, 3, 26), date(2026, 6, 12)),
        (replace(INITIAL, unborn=True, born_on=date(2026, 3, 12)), date(2026, 3, 26), date(2026, 3, 26)),
        (replace(UNBORN, born_on=date(2026, 3, 11)), date(2026, 3, 26), date(2026, 6, 12)),  # born before it
    ],
)
def test_limits_counted_by_hand(ahead: NextFacts, core_group: date, review_by: date) -> None:
    assert core_group_limit(ahead, ENGLAND).on == core_group
    assert review_limit(ahead, ENGLAND).on == review_by


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(0, 200))
def test_a_birth_never_makes_the_review_later(day: date, later: int) -> None:
    unborn = replace(UNBORN, day=day)
    born = replace(unborn, born_on=day + timedelta(days=later))
    assert review_limit(born, ENGLAND).on <= review_limit(unborn, ENGLAND).on
    assert ENGLAND.is_working_day(review_limit(born, ENGLAND).on)


def test_the_social_worker_is_told_at_once_and_reminded_of_what_is_not_booked() -> None:
    assert rungs(held(), Kind.NEXT_DATES) == [
        ("held", HELD_AT),
        ("core-group:2026-03-26", at(3, 23, 9, 30)),
        ("review:2026-06-12", at(5, 14, 8, 30)),
    ]
    booked = replace(INITIAL, core_group_booked=True, review_on=date(2026, 6, 11))
    assert rungs(held(booked), Kind.NEXT_DATES) == [("held", HELD_AT)]
    for nothing in (replace(INITIAL, no_plan=True), replace(INITIAL, followed_on=date(2026, 6, 11))):
        assert wishes(held(nothing), *AFTERWARDS) == []
    assert wishes(replace(held(), standing=Standing.SCHEDULED, next=INITIAL), Kind.NEXT_DATES) == []


def test_a_review_that_a_birth_made_too_late_is_told_to_both() -> None:
    late = replace(UNBORN, born_on=date(2026, 3, 30), birth_recorded_at=at(4, 1, 12), review_on=date(2026, 6, 11))
    assert [(wish.recipient, wish.due_at) for wish in wishes(held(late), Kind.REVIEW_TOO_LATE)] == [
        (SOCIAL_WORKER, at(4, 1, 12)),
        (CHAIR, at(4, 1, 12)),
    ]
    assert wishes(held(replace(late, review_on=date(2026, 4, 15))), Kind.REVIEW_TOO_LATE) == []


SINCE = replace(INITIAL, type=ConferenceType.RCPC, plan_since=date(2025, 6, 12), plan_recorded_at=at(3, 13, 9))


def told(ahead: NextFacts) -> list[datetime]:
    """When both are told that the plan is older than 12 months."""
    found = wishes(held(ahead), Kind.PROFESSIONALS_MEETING)
    assert [wish.recipient for wish in found] in ([], [SOCIAL_WORKER, CHAIR])
    return [wish.due_at for wish in found[:1]]


def test_a_plan_of_twelve_months_belongs_to_one_conference_alone() -> None:
    assert told(SINCE) == [at(6, 15, 8, 30)], "on Friday 12 June it is 12 months old, and not older"
    assert told(replace(SINCE, plan_since=date(2025, 6, 13))) == [at(6, 15, 8, 30)], "12 months are over on a Saturday"
    assert told(replace(SINCE, followed_on=date(2026, 6, 15))) == [], "the review of that day takes it over"
    assert told(replace(SINCE, followed_on=date(2026, 6, 16))) == [at(6, 15, 8, 30)]
    older = replace(SINCE, plan_since=date(2024, 12, 2))
    assert told(older) == [at(3, 13, 9)], "nobody could be told before it was known"
    assert told(replace(older, plan_known_before=True)) == [], "they were told in the time of the conference before"
    assert told(replace(SINCE, plan_since=None)) == told(replace(SINCE, plan_recorded_at=None)) == []


def test_a_member_is_asked_at_once_and_reminded_once() -> None:
    assert core_group_wishes(GROUP, ASKED_AT) == [
        Wanted(Kind.CORE_GROUP, GP, "invited:7", ASKED_AT, member=7),
        Wanted(Kind.CORE_GROUP_REMINDER, GP, "reminder-0:5:7", at(3, 24, 9, 30), member=7),
        Wanted(Kind.CORE_GROUP_HELD, SOCIAL_WORKER, "held-0:5", MEETING + timedelta(hours=1)),
    ]
    answered = replace(MEMBER, answered=True, actions_missing=False)
    assert core_group_wishes(replace(GROUP, members=(answered,)), ASKED_AT, Kind.CORE_GROUP_REMINDER) == []


@pytest.mark.parametrize(
    ("changes", "reminder"),
    [
        ({"invited_at": at(3, 24, 12)}, at(3, 25, 9, 30)),  # not on the day on which they were told
        ({"invited_at": at(3, 25, 12)}, None),
        ({"unavailable": (Period(date(2026, 3, 23), date(2026, 3, 25)),)}, at(3, 20, 9, 30)),
        ({"unavailable": (Period(date(2026, 3, 12), date(2026, 3, 25)),)}, at(3, 24, 9, 30)),  # away throughout
    ],
)
def test_the_reminder_comes_when_it_can_be_read(changes: dict[str, object], reminder: datetime | None) -> None:
    member = replace(MEMBER, **changes)  # type: ignore[arg-type]  # the changes are the test's own affair
    found = core_group_wishes(replace(GROUP, members=(member,)), ASKED_AT, Kind.CORE_GROUP_REMINDER)
    assert [wish.due_at for wish in found] == ([reminder] if reminder else [])


def test_a_change_is_told_once_to_whoever_had_heard_of_it() -> None:
    later = replace(MEMBER, id=8, recipient=SCHOOL, invited_at=at(3, 16, 12))
    gone = replace(MEMBER, id=9, recipient=SCHOOL, withdrawn_at=at(3, 16, 12))
    outside = replace(MEMBER, id=10, recipient=None)
    lead = replace(MEMBER, id=11, recipient=SOCIAL_WORKER)  # who has changed it
    group = replace(GROUP, sequence=1, moved_at=at(3, 16, 12), members=(MEMBER, later, gone, outside, lead))
    found = core_group_wishes(group, at(3, 16, 12), Kind.CORE_GROUP_CHANGED)
    assert [(wish.recipient, wish.occasion) for wish in found] == [
        (SOCIAL_WORKER, "moved-1:10"),
        (GP, "moved-1:7"),
        (SCHOOL, "withdrawn:9"),
    ]
    cancelled = replace(group, standing=GroupStanding.CANCELLED, cancelled_at=at(3, 17))
    found = core_group_wishes(cancelled, at(3, 17))
    assert {(wish.kind, wish.occasion) for wish in found} == {
        (Kind.CORE_GROUP_CHANGED, f"cancelled:{member}") for member in (7, 8, 10)
    }
    for over in (GroupStanding.HELD, GroupStanding.NOT_HELD):
        assert core_group_wishes(replace(group, standing=over), at(3, 27)) == []


def test_once_it_has_begun_nobody_is_asked_any_more() -> None:
    assert [wish.kind for wish in core_group_wishes(GROUP, MEETING)] == [Kind.CORE_GROUP_HELD]
