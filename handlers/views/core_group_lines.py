"""Core groups in a line each, for the sheets that list them; and the actions that drift."""

from collections.abc import Mapping, Sequence
from datetime import date

from handlers.views.blocks import Block, button, escape, section, short
from handlers.views.cards import DONE, OPEN
from handlers.views.preview import WARNING
from models.cards import ConferenceCard
from models.core_group import CoreGroup
from models.core_group_actions import Drift
from scheduling.plan_facts import GroupStanding
from scheduling.words import day_words, list_words, moment_words

MOST_DRIFTING = 8
_STANDINGS = {
    GroupStanding.SCHEDULED: f"{OPEN} Booked",
    GroupStanding.HELD: f"{DONE} Held",
    GroupStanding.CANCELLED: "Cancelled",
    GroupStanding.NOT_HELD: "Did not take place",
}


def group_line(group: CoreGroup, of: ConferenceCard) -> Block:
    """One core group with the way to it."""
    when = moment_words(group.starts_at, of.conference.jurisdiction.zone, of.today)
    look = button("Open", "core_group", group.id, says=f"Open the core group of {when}")
    return section(f"Core group · {when}\n{_STANDINGS[group.standing]}", look, f"core_group:{group.id}")


def drift_lines(drifting: Sequence[Drift], owners: Mapping[int, str], today: date) -> list[str]:
    """The actions that were not done at two meetings running, with when that was and by when they are due."""
    if not drifting:
        return []
    count = "1 action was" if len(drifting) == 1 else f"{len(drifting)} actions were"
    lines = [f"{WARNING} *{count} not done at two meetings running*"]
    lines += [_drift(each, owners, today) for each in drifting[:MOST_DRIFTING]]
    if len(drifting) > MOST_DRIFTING:
        lines.append(f"and {len(drifting) - MOST_DRIFTING} more")
    return lines


def _drift(drift: Drift, owners: Mapping[int, str], today: date) -> str:
    owner = owners.get(drift.owner_id) if drift.owner_id is not None else None
    meetings = list_words([day_words(day, today) for day in drift.meetings])
    due = f"; due {day_words(drift.due_on, today)}" if drift.due_on else ""
    return f"• {escape(owner or 'Nobody')}: {escape(short(drift.wording, 100))} ({meetings}{due})"
