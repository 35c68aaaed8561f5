"""The reminders of one invitation: when each rung falls, and to whom it goes when they are away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from scheduling.facts import InviteeFacts, Kind, Missing, Wanted
from scheduling.hours import first_available
from scheduling.situation import Situation, collapsed

# What the report deadline is about: not having said who comes is never "overdue".
_DUE_WITH_THE_REPORT = frozenset({Missing.REPORT, Missing.SHARING, Missing.ACTIONS})


@dataclass(frozen=True)
class _Rung:
    """One step of the ladder: the working day it belongs to."""

    kind: Kind
    name: str
    day: date


@dataclass(frozen=True)
class _Placed:
    """A rung with its moment; ``away`` when nobody at the agency can read it before the conference."""

    rung: _Rung
    due_at: datetime
    away: bool


def reminders(invitee: InviteeFacts, situation: Situation) -> Iterator[Wanted]:
    """What still reminds this agency of what it has not answered, each to whoever can act on it."""
    if not invitee.missing:
        return
    placed = (_place(rung, invitee, situation) for rung in _rungs(invitee, situation))
    for each in collapsed((rung for rung in placed if rung is not None), situation.now):
        yield from _addressed(each, invitee, situation)


def _told_at(invitee: InviteeFacts, situation: Situation) -> datetime:
    """When this agency last heard of a date: only what comes after that can be a reminder of it."""
    facts = situation.facts
    heard = (invitee.invited_at, facts.moved_at, facts.replanned_at)
    return max(moment for moment in heard if moment is not None)


def _rungs(invitee: InviteeFacts, situation: Situation) -> Iterator[_Rung]:
    """In ladder order. An agency asked too late to comply is reminded once, and never called overdue."""
    facts, calendar, ladder = situation.facts, situation.calendar, situation.ladder
    if _told_at(invitee, situation) > facts.report_deadline:
        day_before = calendar.before(situation.day(facts.starts_at), 1)
        yield _Rung(Kind.REMINDER, situation.after_moves("conference-1"), day_before)
        return
    deadline = situation.day(facts.report_deadline)
    for count in sorted(ladder.report_days_before, reverse=True):
        name = situation.after_moves(f"report-{count}")
        yield _Rung(Kind.REMINDER, name, calendar.before(deadline, count))
    yield _Rung(Kind.REMINDER, situation.after_moves("report-day"), deadline)
    late = Kind.OVERDUE if invitee.missing & _DUE_WITH_THE_REPORT else Kind.REMINDER
    name = situation.after_moves(f"report+{ladder.overdue_days_after}")
    yield _Rung(late, name, calendar.after(deadline, ladder.overdue_days_after))


def _place(rung: _Rung, invitee: InviteeFacts, situation: Situation) -> _Placed | None:
    """The rung at its moment, or nothing when that is too soon or too late to be of use."""
    if rung.day <= situation.day(_told_at(invitee, situation)):
        return None
    in_slack = invitee.recipient is not None or invitee.deputy is not None
    day = _day_they_can_read_it(rung, invitee, situation) if in_slack else rung.day
    due_at = situation.morning(rung.day if day is None else day)
    return _Placed(rung, due_at, away=day is None) if due_at < situation.facts.starts_at else None


def _day_they_can_read_it(rung: _Rung, invitee: InviteeFacts, situation: Situation) -> date | None:
    """Its own day; when the agency is away then, before it goes, or else when it is back in time.

    What says that a deadline has passed is never sent before it has.
    """
    told, conference = situation.day(_told_at(invitee, situation)), situation.day(situation.facts.starts_at)
    ahead = (rung.day + timedelta(days=days) for days in range(1, (conference - rung.day).days + 1))
    in_time = (day for day in ahead if situation.morning(day) < situation.facts.starts_at)
    reaches_back = rung.day <= situation.day(situation.facts.report_deadline)
    earlier = (rung.day - timedelta(days=days) for days in range(1, (rung.day - told).days) if reaches_back)
    return first_available(chain([rung.day], earlier, in_time), situation.calendar, invitee.unavailable)


def _addressed(placed: _Placed, invitee: InviteeFacts, situation: Situation) -> Iterator[Wanted]:
    """To the person; to the safeguarding lead while the agency is away; through the social worker otherwise.

    Who covers for somebody hears of an overdue report as well.
    """
    rung, due_at, number = placed.rung, placed.due_at, invitee.invitation
    named = f"{rung.name}:{number}"
    if placed.away and invitee.lead is not None:
        yield Wanted(rung.kind, invitee.lead, named, due_at, number)
    elif placed.away or invitee.recipient is None:
        yield situation.relay(rung.name, invitee, due_at)
    else:
        yield Wanted(rung.kind, invitee.recipient, situation.own(rung.name, invitee), due_at, number)
    if placed.away or rung.kind is not Kind.OVERDUE:
        return
    if invitee.deputy is not None and invitee.deputy != invitee.recipient:
        yield Wanted(Kind.OVERDUE, invitee.deputy, named, due_at, number)
