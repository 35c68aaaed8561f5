"""Calendar files: the meeting for somebody's own calendar, put in, moved and taken out again (RFC 5545, RFC 5546).

A calendar is often shared with colleagues, so the file has a neutral title, the reference, the hours and the place, and
nothing about the case or about who else comes. It names no organiser who could be answered by email either: answers
belong in Slack. Each invitation has an entry of its own, because one that was withdrawn may be followed by another.
What the social worker passes on to people outside Slack is one entry for all of them.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.enclosure import Enclosure
from models.cards import Card, ConferenceCard
from models.core_group_cards import PlaceCard
from scheduling.ladder import Standing
from scheduling.plan_facts import GroupStanding

if TYPE_CHECKING:  # a twelfth of a second, which only a message with a file should cost
    from icalendar import Timezone, vCalAddress

#: The address of nobody: a calendar wants one, and an answer by email would be recorded nowhere.
NOBODY = "invalid:nomail"


@dataclass(frozen=True)
class Entry:
    """What the file says. `sequence` grows with every change, so that calendars know the newer of two files."""

    uid: str
    code: str
    starts_at: datetime
    minutes: int
    place: str
    sequence: int
    cancelled: bool
    written_at: datetime
    attendee: str | None = None


def for_invited(card: Card, now: datetime, *, moved: bool = False) -> Enclosure:
    """The entry of one invitation: a request while it stands, and otherwise a cancellation."""
    withdrawn = card.invitation.withdrawn_at is not None
    entry = _conference(card.of, now)
    entry = replace(
        entry,
        uid=f"{entry.code}-{card.invitation_id}@convene",
        sequence=entry.sequence + withdrawn,
        cancelled=entry.cancelled or withdrawn,
        attendee=card.invitee.email if card.invitee else None,
    )
    return _enclosed(entry, moved=moved)


def for_others(of: ConferenceCard, now: datetime, *, moved: bool = False) -> Enclosure:
    """The entry for the chair and the social worker, who sends it on to people outside Slack."""
    return _enclosed(_conference(of, now), moved=moved)


def for_member(place: PlaceCard, now: datetime, *, moved: bool = False, passed_on: bool = False) -> Enclosure:
    """The entry of one service's place in a core group; `passed_on`, that of all the members outside Slack."""
    group, of = place.card.group, place.card.of
    off = place.member.withdrawn_at is not None or group.standing is GroupStanding.CANCELLED
    whose = f"g{group.id}" if passed_on else f"g{group.id}-{place.member.id}"
    entry = Entry(
        uid=f"{of.conference.code}-{whose}@convene",
        code=of.conference.code,
        starts_at=place.card.local_start,
        minutes=group.minutes,
        place=place.card.where,
        sequence=group.sequence + off,
        cancelled=off,
        written_at=now,
        attendee=place.person.email if place.person and not passed_on else None,
    )
    return _enclosed(entry, moved=moved)


def _conference(of: ConferenceCard, now: datetime) -> Entry:
    conference = of.conference
    return Entry(
        uid=f"{conference.code}@convene",
        code=conference.code,
        starts_at=conference.local_start,
        minutes=conference.minutes,
        place=of.where,
        sequence=conference.sequence,
        cancelled=conference.standing is Standing.CANCELLED,
        written_at=now,
    )


def written(entry: Entry) -> bytes:
    """The file itself."""
    from icalendar import Calendar, Event  # noqa: PLC0415  # see above

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.written_at)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.starts_at)
    event.add("dtend", _ends_at(entry))
    event.add("summary", f"Meeting {entry.code}")
    event.add("location", entry.place)
    event.add("description", f"Reference {entry.code}. Please answer in Slack, or tell whoever invited you.")
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("organizer", _address(NOBODY, cn="Convene"))
    event.add("attendee", _address(f"mailto:{entry.attendee}" if entry.attendee else NOBODY, rsvp="FALSE"))
    calendar = Calendar()
    calendar.add("prodid", "-//Convene//Calendar files//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.cancelled else "REQUEST")
    calendar.add_component(_zone(str(entry.starts_at.tzinfo), entry.starts_at.year))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _enclosed(entry: Entry, *, moved: bool) -> Enclosure:
    words = "Change {} in your calendar" if moved else "Put {} in your calendar"
    if entry.cancelled:
        words = "Take {} out of your calendar"
    return Enclosure(f"{entry.code}.ics", words.format(entry.code), partial(written, entry), about=entry.uid)


def _ends_at(entry: Entry) -> datetime:
    """So many minutes later as they pass, on the local clock."""
    zone = entry.starts_at.tzinfo
    return (entry.starts_at.astimezone(UTC) + timedelta(minutes=entry.minutes)).astimezone(zone)


def _address(uri: str, **parameters: str) -> "vCalAddress":
    from icalendar import vCalAddress, vText  # noqa: PLC0415  # see above

    address = vCalAddress(uri)
    for name, value in parameters.items():
        address.params[name] = vText(value)
    return address


@lru_cache(maxsize=32)
def _zone(name: str, year: int) -> "Timezone":
    """When clocks change there, in the year of the meeting and the next."""
    from icalendar import Timezone  # noqa: PLC0415  # see above

    return Timezone.from_tzinfo(ZoneInfo(name), name, first_date=date(year, 1, 1), last_date=date(year + 2, 1, 1))
