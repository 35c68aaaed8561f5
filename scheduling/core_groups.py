"""Which message about a core group is wanted when: the same cycle as a conference's, in a lighter form.

An invitation at once, one reminder of what is missing, a word when it is moved or called off, and afterwards the
question to the social worker who came.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from scheduling.facts import Kind, Wanted
from scheduling.hours import first_available
from scheduling.plan_facts import CoreGroupFacts, GroupStanding, MemberFacts
from scheduling.situation import Situation


def core_groups(situation: Situation) -> Iterator[Wanted]:
    """Everything that the core groups of one conference want."""
    for group in situation.facts.core_groups:
        if group.standing is GroupStanding.CANCELLED:
            yield from _cancelled(group, situation)
            continue
        if group.standing is GroupStanding.SCHEDULED:
            if situation.now < group.starts_at:
                yield from (wish for wish in _beforehand(group, situation) if wish.due_at < group.starts_at)
            yield Wanted(Kind.CORE_GROUP_HELD, situation.facts.social_worker, _name("held", group), group.ends_at)


def _beforehand(group: CoreGroupFacts, situation: Situation) -> Iterator[Wanted]:
    for member in group.members:
        if member.withdrawn_at is not None:
            if member.recipient is not None:  # whoever was asked by hand is told by hand: the social worker knows
                yield _to(Kind.CORE_GROUP_CHANGED, f"withdrawn:{member.id}", member.withdrawn_at, member, situation)
            continue
        yield _to(Kind.CORE_GROUP, f"invited:{member.id}", member.invited_at, member, situation)
        if group.moved_at is not None and member.invited_at < group.moved_at and not _leads(member, situation):
            occasion = f"moved-{group.sequence}:{member.id}"
            yield _to(Kind.CORE_GROUP_CHANGED, occasion, group.moved_at, member, situation)
        reminder = _reminder(group, member, situation)
        if reminder is not None:
            occasion = f"{_name('reminder', group)}:{member.id}"
            yield _to(Kind.CORE_GROUP_REMINDER, occasion, reminder, member, situation)


def _cancelled(group: CoreGroupFacts, situation: Situation) -> Iterator[Wanted]:
    """To everybody who was asked; through the social worker to those whom Slack does not reach."""
    for member in group.members:
        asked = member.withdrawn_at is None and not _leads(member, situation)
        if asked and group.cancelled_at is not None:
            occasion = f"cancelled:{member.id}"
            yield _to(Kind.CORE_GROUP_CHANGED, occasion, group.cancelled_at, member, situation)


def _reminder(group: CoreGroupFacts, member: MemberFacts, situation: Situation) -> datetime | None:
    """The one reminder: on its working day, or on an earlier one when the service is away then.

    Nobody is reminded on the day on which they were told.
    """
    if not member.missing:
        return None
    heard = max(member.invited_at, group.moved_at or member.invited_at)
    told, meeting = situation.day(heard), situation.day(group.starts_at)
    for count in range(situation.ladder.core_group_days_before, 0, -1):
        day = situation.calendar.before(meeting, count)
        if day <= told:
            continue
        earlier = _days_back(day, told)
        return situation.morning(first_available(earlier, situation.calendar, member.unavailable) or day)
    return None


def _days_back(day: date, told: date) -> Iterator[date]:
    return (day - timedelta(days=back) for back in range((day - told).days))


def _to(kind: Kind, occasion: str, due_at: datetime, member: MemberFacts, situation: Situation) -> Wanted:
    """To the member, or for somebody whom Slack does not reach to the social worker, who passes it on."""
    recipient = member.recipient if member.recipient is not None else situation.facts.social_worker
    return Wanted(kind, recipient, occasion, due_at, member=member.id)


def _leads(member: MemberFacts, situation: Situation) -> bool:
    """Whether this is the social worker's own place: who changes a core group is not told that it has changed."""
    return member.recipient == situation.facts.social_worker


def _name(name: str, group: CoreGroupFacts) -> str:
    """A name that is another one after each move, with the group's id in it."""
    return f"{name}-{group.sequence}:{group.id}"
