"""Which message is wanted when, derived from the facts alone: nothing here remembers what has been sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from scheduling.calendars import WorkingCalendar
from scheduling.core_groups import core_groups
from scheduling.facts import (
    ChallengeFacts,
    ConferenceFacts,
    EnquiryFacts,
    InviteeFacts,
    Kind,
    Ladder,
    Missing,
    Standing,
    Wanted,
    rung_of,
)
from scheduling.next_dates import next_dates
from scheduling.notices import (
    afterwards,
    beforehand,
    cancelled,
    changes,
    conversations,
    feedback_closes,
    readiness,
    secure_details,
)
from scheduling.papers import papers
from scheduling.rungs import reminders
from scheduling.situation import Situation

__all__ = [
    "ChallengeFacts",
    "ConferenceFacts",
    "EnquiryFacts",
    "InviteeFacts",
    "Kind",
    "Ladder",
    "Missing",
    "Standing",
    "Wanted",
    "feedback_closes",
    "rung_of",
    "wanted",
]

# What the previous social worker was told; only HANDED_OVER and open questions follow to the next one.
_FOR_THE_SOCIAL_WORKER = frozenset({Kind.SCHEDULED, Kind.RELAY, Kind.SECURE_DETAILS, Kind.NOT_US})

# In which kinds are read when they come at one moment: what was scheduled before what is to be passed on about it.
_ORDER = {kind: place for place, kind in enumerate(Kind)}


def wanted(facts: ConferenceFacts, calendar: WorkingCalendar, ladder: Ladder, now: datetime) -> tuple[Wanted, ...]:
    """Every message that these facts want, sent or not, in order of time and one for each key.

    Once the conference has begun, or is no longer to be held, nothing that belongs before it is wanted.
    """
    situation = Situation(facts, calendar, ladder, now)
    wishes: dict[tuple[int, Kind, str], Wanted] = {}
    for wish in _wishes(situation):
        if not _told_before_handover(wish, facts):
            wishes.setdefault((wish.recipient, wish.kind, wish.occasion), wish)
    return tuple(
        sorted(wishes.values(), key=lambda wish: (wish.due_at, wish.recipient, _ORDER[wish.kind], wish.occasion))
    )


def _wishes(situation: Situation) -> Iterator[Wanted]:
    if situation.facts.standing is Standing.CANCELLED:
        yield from cancelled(situation)
        return
    if situation.is_ahead:
        yield from (wish for wish in _before(situation) if wish.due_at < situation.facts.starts_at)
    yield from conversations(situation)
    yield from afterwards(situation)
    yield from papers(situation)
    yield from next_dates(situation)
    yield from core_groups(situation)


def _before(situation: Situation) -> Iterator[Wanted]:
    yield from beforehand(situation)
    yield from changes(situation)
    yield from secure_details(situation)
    yield from readiness(situation)
    for invitee in situation.involved:
        yield from reminders(invitee, situation)


def _told_before_handover(wish: Wanted, facts: ConferenceFacts) -> bool:
    return (
        facts.handed_over_at is not None and wish.kind in _FOR_THE_SOCIAL_WORKER and wish.due_at < facts.handed_over_at
    )
