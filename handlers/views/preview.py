"""What follows from a booking form, in words: deadlines, the statutory limit, warnings, whom the rules invite."""

from collections.abc import Iterable

from handlers.views.blocks import Block, context, escape, section
from handlers.views.words import within
from models.clashes import Away, Booked
from models.preview import USUAL_HOURS, Limit, Preview
from scheduling.words import day_words, list_words, moment_words, time_words, zone_words

WARNING = "⚠"
#: What each statutory rule counts from, as people read it.
RULES = {
    "strategy_to_icpc_15wd": "15 working days after the strategy discussion",
    "transfer_in_15wd": "15 working days after the written notification",
    "first_rcpc_3_months": "3 months after the initial conference",
    "next_rcpc_6_months": "6 months after the last review",
    "unborn_first_rcpc_tees": "3 months after the conference, or 10 working days after the birth if that is sooner",
    "icpc_to_core_group_10wd": "10 working days after the conference",
    "later_core_group_6_weeks": "6 weeks after the last one",
}


def day_blocks(shown: Preview) -> list[Block]:
    """Deadlines with date and hour, the statutory limit, and what is odd about the day."""
    lines = [*_deadlines(shown), *([limit_words(shown.limit, shown)] if shown.limit else [])]
    warnings = [*([escape(shown.refusal)] if shown.refusal else []), *map(escape, shown.warnings)]
    if shown.unusual_hour:
        earliest, latest = USUAL_HOURS
        warnings.append(f"The time is before {time_words(earliest)} or after {time_words(latest)}. Is that right?")
    warnings += [_booked(each, shown) for each in shown.booked]
    if not lines and not warnings:
        return [context("Choose the type and the date to see the deadlines.")]
    return [section("\n".join(lines), block_id="deadlines")] * bool(lines) + _warned(warnings, "warnings")


def people_blocks(shown: Preview) -> list[Block]:
    """Whom the rules add, whom they miss, and who is hard to reach."""
    lines: list[str] = []
    if shown.again:
        lines.append(f"*We will invite again:* {_names(agency.name for agency in shown.again)}")
    if shown.carried and shown.carried.asked:
        lines.append(f"*We will ask about:* {_actions(shown.carried.asked)} of the last plan")
    if shown.added:
        names = _names(agency.name for agency in shown.added)
        lines.append(f"*We will also invite:* {names}. The ages and concerns ask for them, or they always come.")
    if shown.to_choose:
        lines.append(f"*Still to choose:* {list_words([within(kind) for kind in shown.to_choose])}")
    if shown.not_in_directory:
        missing = list_words([within(kind) for kind in shown.not_in_directory])
        lines.append(f"*Not in the directory:* {missing}. Invite them in your own way and ask your administrator.")
    warnings = [_away(each, shown) for each in shown.away]
    if shown.carried and shown.carried.without_owner:
        count = _actions(shown.carried.without_owner)
        warnings.append(f"Nobody is asked about {count}, which no agency owns. Tell the chair, or ask yourself.")
    if shown.carried and shown.carried.not_invited:
        count, names = _actions(len(shown.carried.not_invited)), _names(shown.carried.not_invited)
        its = "its agency is" if len(shown.carried.not_invited) == 1 else "their agencies are"
        warnings.append(
            f"Nobody is asked about {count}, as {its} not invited: {names}. Invite somebody there, or ask yourself."
        )
    if shown.nobody_known:
        names = _names(agency.name for agency in shown.nobody_known)
        warnings.append(f"We know nobody at {names}. You will get the text to send them.")
    return [section("\n".join(lines), block_id="rules")] * bool(lines) + _warned(warnings, "people")


def limit_words(limit: Limit, shown: Preview) -> str:
    """The statutory limit and whether it is met."""
    met = "" if limit.days_late is None else " ✓ Met"
    if limit.days_late:
        unit = "working day" if limit.days_late == 1 else "working days"
        met = f" ✗ Not met: {limit.days_late} {unit} too late"
    return f"*Hold it by* {day_words(limit.on, shown.today)}: {RULES[limit.rule]}.{met}"


def _deadlines(shown: Preview) -> list[str]:
    if shown.report_due is None or shown.family_due is None:
        return []
    zone = shown.jurisdiction.zone
    where = f"({zone_words(zone)}, working days in {shown.jurisdiction.place})"
    return [
        f"*Reports due* {moment_words(shown.report_due, zone, shown.today)} {where}",
        f"*Shared with the family by* {moment_words(shown.family_due, zone, shown.today)}",
    ]


def _booked(each: Booked, shown: Preview) -> str:
    zone = shown.jurisdiction.zone
    start, end = each.starts_at.astimezone(zone).time(), each.ends_at.astimezone(zone).time()
    return f"{escape(each.person.full_name)} is at another conference from {time_words(start)} to {time_words(end)}."


def _away(each: Away, shown: Preview) -> str:
    first, last = day_words(each.starts_on, shown.today), day_words(each.ends_on, shown.today)
    period = first if each.starts_on == each.ends_on else f"{first} to {last}"
    reason = f" ({escape(each.reason)})" if each.reason else ""
    name = escape(each.agency.name)
    if each.throughout:
        return f"{name} is away for the whole time until reports are due: {period}{reason}. Speak to them before that."
    when = "on the day of the conference" if each.on_the_day else "for part of the time"
    return f"{name} is away {when}: {period}{reason}."


def _actions(count: int) -> str:
    return "1 action" if count == 1 else f"{count} actions"


def _names(names: Iterable[str]) -> str:
    return escape(list_words(list(dict.fromkeys(names))))


def _warned(warnings: list[str], block_id: str) -> list[Block]:
    words = "\n".join(f"{WARNING} {warning}" for warning in dict.fromkeys(warnings))
    return [section(words, block_id=block_id)] if words else []
