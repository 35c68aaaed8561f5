"""Dates, hours and zones as people read them, so that every message says them in the same way."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

_ZONES = {
    "Europe/London": "UK time",
    "Europe/Jersey": "Jersey time",
    "Europe/Guernsey": "Guernsey time",
    "Europe/Isle_of_Man": "Isle of Man time",
}
_NAMED_HOURS = {time(0): "midnight", time(12): "midday"}


def day_words(day: date, today: date | None) -> str:
    """Such as "Thursday 5 March"; with the year when it is not today's year, or when today is not known."""
    words = f"{day:%A} {day.day} {day:%B}"
    return words if today is not None and day.year == today.year else f"{words} {day.year}"


def time_words(at: time) -> str:
    """Such as "5pm", "10:30am", "midday", "midnight"."""
    whole = at.replace(second=0, microsecond=0, tzinfo=None)
    if whole in _NAMED_HOURS:
        return _NAMED_HOURS[whole]
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if whole < time(12) else 'pm'}"


def moment_words(moment: datetime, zone: ZoneInfo, today: date | None) -> str:
    """Such as "Thursday 5 March, 5pm", read on a clock in ``zone``."""
    local = moment.astimezone(zone)
    return f"{day_words(local.date(), today)}, {time_words(local.time())}"


def zone_words(zone: ZoneInfo) -> str:
    """Such as "UK time", "Jersey time": what to say after an hour for somebody who may be elsewhere."""
    return _ZONES.get(zone.key) or f"{zone.key.rsplit('/', 1)[-1].replace('_', ' ')} time"


def list_words(items: list[str]) -> str:
    """Such as "A", "A and B", "A, B and C"."""
    *first, last = items or [""]
    return f"{', '.join(first)} and {last}" if first else last
