"""What the ladder needs to know of the papers that follow a conference: when each was sent, and whom it has reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Paper(StrEnum):
    """What everybody invited is sent by the secure route (S: GPs get no minutes; J: no process for sending them)."""

    DECISION_LETTER = "decision_letter"
    MINUTES = "minutes"


@dataclass(frozen=True)
class PaperFacts:
    """One paper that is marked as sent. ``received`` and ``not_yet`` are the invitations that have said so."""

    paper: Paper
    sent_on: date
    marked_at: datetime
    received: frozenset[int] = frozenset()
    not_yet: frozenset[int] = frozenset()
