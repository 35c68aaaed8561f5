"""What a reply means: plain values whose JSON has exactly the shape that other programs and the tests read.

`None` means "not said". Every field holds a word from a closed list, a date, or a person's name as it was typed
(deputies only: they are professionals); nothing else of the text is kept.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Attendance:
    """`value`: yes, no, partial, tentative. `mode`: in_person, video, phone."""

    value: str | None = None
    mode: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Deputy:
    """Who comes instead; `confirmed` is False for somebody who is only suggested."""

    name: str | None
    role: str | None
    confirmed: bool


@dataclass(frozen=True)
class ReportSaid:
    """`status`: submitted (to the conference), sent_elsewhere, research_provided, told_social_worker, not_providing,
    completed (but not sent), in_progress, not_started. For sent_elsewhere and research_provided `submitted_on`
    is the day of that.
    """

    status: str | None = None
    submitted_on: date | None = None
    expected_on: date | None = None
    format: str | None = None
    sent_via: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class SharingSaid:
    """`value`: yes, partly, offered_refused, planned, no, unsure. `with_whom` holds relations, never names."""

    value: str | None = None
    on: date | None = None
    with_whom: tuple[str, ...] | None = None
    method: str | None = None
    family_response: str | None = None
    reason: str | None = None
    planned_for: date | None = None


@dataclass(frozen=True)
class ActionSaid:
    """What became of one action of the last conference. `status`: done, in_progress, not_started, not_ours."""

    action: str
    status: str | None = None
    completed_on: date | None = None
    barrier: str | None = None
    next_step: str | None = None
    next_step_on: date | None = None


@dataclass(frozen=True)
class Involvement:
    """`value`: historic, none. `last_contact`: a day, or a month such as "2025-11"."""

    value: str | None = None
    last_contact: str | None = None


@dataclass(frozen=True)
class Meaning:
    """All that one reply says. `store_raw_text` False: not even the structured meaning may keep words of it."""

    attendance: Attendance = field(default_factory=Attendance)
    deputy: Deputy | None = None
    report: ReportSaid = field(default_factory=ReportSaid)
    shared_with_family: SharingSaid = field(default_factory=SharingSaid)
    actions: tuple[ActionSaid, ...] = ()
    involvement: Involvement = field(default_factory=Involvement)
    flags: tuple[str, ...] = ()
    store_raw_text: bool = True

    def as_json(self) -> dict[str, object]:
        """The meaning as JSON values, its keys in the order in which they are documented."""
        sharing = _fields(self.shared_with_family)
        return {
            "attendance": _fields(self.attendance),
            "deputy": None if self.deputy is None else _fields(self.deputy),
            "report": _fields(self.report),
            "shared_with_family": {("with" if name == "with_whom" else name): sharing[name] for name in sharing},
            "actions": [_fields(action) for action in self.actions],
            "involvement": _fields(self.involvement),
            "flags": list(self.flags),
            "store_raw_text": self.store_raw_text,
        }


def _fields(said: object) -> dict[str, object]:
    return {name: _plain(value) for name, value in vars(said).items()}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
