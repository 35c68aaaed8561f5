"""A review conference and its people, as plain facts for the tests of the ladder.

It is on Thursday 12 March 2026 at 10am in England, called on Monday 23 February. Reports are due on
Thursday 5 March at 5pm, so its rungs are 26 February, 3, 4, 5 and 6 March at 9:30am.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from scheduling.calendars import Jurisdiction, WorkingCalendar
from scheduling.deadlines import ConferenceType
from scheduling.ladder import ConferenceFacts, InviteeFacts, Kind, Ladder, Missing, Standing, Wanted, wanted

ENGLAND = WorkingCalendar(Jurisdiction.ENG)
LADDER = Ladder()
SOCIAL_WORKER, CHAIR, GP, SCHOOL, DEPUTY, LEAD = 1, 2, 10, 11, 20, 30
EVERYTHING = frozenset(Missing)


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of 2026 in UTC; until 29 March that is what English clocks show."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


CALLED, DEADLINE, START = at(2, 23), at(3, 5, 17), at(3, 12, 10)

_GP = InviteeFacts(
    invitation=100,
    recipient=GP,
    deputy=None,
    lead=LEAD,
    invited_at=CALLED,
    withdrawn_at=None,
    missing=EVERYTHING,
    secure_details_sent=True,
    unavailable=(),
    not_us_at=None,
    feedback_done=False,
)
_REVIEW = ConferenceFacts(
    conference=1,
    type=ConferenceType.RCPC,
    starts_at=START,
    ends_at=START + timedelta(hours=2),
    report_deadline=DEADLINE,
    standing=Standing.SCHEDULED,
    created_at=CALLED,
    sequence=0,
    moved_at=None,
    cancelled_at=None,
    replanned_at=None,
    replan_sequence=0,
    handed_over_at=None,
    handover_sequence=0,
    social_worker=SOCIAL_WORKER,
    chair=CHAIR,
    held_at=None,
    invitees=(_GP,),
)


def invitee(**changes: Any) -> InviteeFacts:
    """The GP's invitation, with something different about it."""
    return replace(_GP, **changes)


def review(*invitees: InviteeFacts, **changes: Any) -> ConferenceFacts:
    """The review conference with these invitees, or the GP alone."""
    return replace(_REVIEW, invitees=invitees or _REVIEW.invitees, **changes)


def wishes(facts: ConferenceFacts, *kinds: Kind, now: datetime = CALLED) -> list[Wanted]:
    """What is wanted of these kinds, or of all."""
    found = wanted(facts, ENGLAND, LADDER, now)
    return [wish for wish in found if not kinds or wish.kind in kinds]


def rungs(facts: ConferenceFacts, *kinds: Kind, now: datetime = CALLED) -> list[tuple[str, datetime]]:
    return [(wish.occasion, wish.due_at) for wish in wishes(facts, *kinds, now=now)]
