"""One conference's facts beside its calendar and the hour: what every part of the ladder reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from typing import Protocol, TypeVar

from scheduling.calendars import WorkingCalendar
from scheduling.facts import ConferenceFacts, InviteeFacts, Kind, Ladder, Standing, Wanted
from scheduling.hours import local_day, local_moment

T = TypeVar("T", bound="Timed")


@dataclass(frozen=True)
class Situation:
    facts: ConferenceFacts
    calendar: WorkingCalendar
    ladder: Ladder
    now: datetime

    @property
    def is_ahead(self) -> bool:
        """Whether the conference is still to come: nobody is reminded of a past one."""
        return self.facts.standing is Standing.SCHEDULED and self.now < self.facts.starts_at

    @cached_property
    def involved(self) -> tuple[InviteeFacts, ...]:
        return tuple(invitee for invitee in self.facts.invitees if invitee.involved)

    def invitee(self, invitation: int) -> InviteeFacts | None:
        """The invitation of this id, if its agency is still involved."""
        return next((invitee for invitee in self.involved if invitee.invitation == invitation), None)

    def day(self, moment: datetime) -> date:
        return local_day(moment, self.calendar)

    def morning(self, day: date) -> datetime:
        """The hour at which reminders are sent, on this day."""
        return local_moment(day, self.ladder.reminder_time, self.calendar)

    def after_moves(self, name: str) -> str:
        """A rung's name, which is another one after each move: a moved conference is reminded of anew."""
        return f"{name}/{self.facts.sequence}" if self.facts.sequence else name

    def own(self, name: str, invitee: InviteeFacts) -> str:
        """A name that no other invitation of the same person in this conference shares.

        The first keeps the plain name. Withdrawn ones stay in the facts, so names never change.
        """
        return name if invitee.invitation in self._first_of_each else f"{name}:{invitee.invitation}"

    @cached_property
    def _first_of_each(self) -> frozenset[int]:
        """The first invitation of each person."""
        newest_first = sorted(self.facts.invitees, key=lambda each: -each.invitation)
        return frozenset({each.recipient: each.invitation for each in newest_first}.values())

    def relay(self, name: str, invitee: InviteeFacts, due_at: datetime) -> Wanted:
        """Ask the social worker to pass something on to somebody whom Slack does not reach."""
        occasion = f"{name}:{invitee.invitation}"
        return Wanted(Kind.RELAY, self.facts.social_worker, occasion, due_at, invitee.invitation)


class Timed(Protocol):
    @property
    def due_at(self) -> datetime: ...


def collapsed(timed: Iterable[T], now: datetime) -> list[T]:
    """Of what stands in ladder order, one for each moment, and of those whose time has come only the last.

    After an outage people get the message that counts today, not all that were missed.
    """
    ordered = sorted(timed, key=lambda each: each.due_at)  # stable: ladder order within a moment
    latest = [list(group)[-1] for _, group in groupby(ordered, key=lambda each: each.due_at)]
    come = [each for each in latest if each.due_at <= now]
    return come[-1:] + latest[len(come) :]
