"""Writing the attendance register: how each came, who it was, and whoever came uninvited (J)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import select

from models.agency import Agency, Professional
from models.conference import Conference
from models.desk import Desk, key
from models.record import Attendee, Corrected, Part, Presence
from models.recording import PEOPLE_CAME, correct, writing, written
from models.refusals import NotYours, Refused
from models.register import Line, is_full_name, lines_of
from models.screening import must_be_clean

MOST_NAME, MOST_ATTENDEES = 120, 120


@dataclass(frozen=True)
class PersonThere:
    """Somebody as the chair names them; an agency of the directory or, outside it, its name."""

    full_name: str | None
    job_role: str | None
    presence: Presence
    agency_id: int | None = None
    other_agency: str | None = None
    name_is_whole: bool = False


def save_presences(desk: Desk, conference_id: int, said: Mapping[str, Presence], seen_version: int) -> list[Line]:
    """Record how these people attended, by the slot of their line; returns the register as it is now.

    Once every line is said, the register is complete.
    """
    conference, record = writing(desk, conference_id, seen_version, PEOPLE_CAME)
    lines = {line.slot: line for line in lines_of(desk, conference)}
    if said.keys() - lines.keys():
        raise NotYours
    changed = False
    for slot, presence in said.items():
        line = lines[slot]
        if line.attendee is None:
            desk.session.add(_new(desk, conference_id, line, presence))
        elif line.attendee.presence is presence:
            continue
        else:
            correct(desk, record, Part.REGISTER, Corrected.PRESENCE, line.attendee.presence.value, line.attendee.id)
            _say(desk, line.attendee, presence)
        changed = True
    desk.session.flush()
    now = lines_of(desk, conference)
    if record.register_at is None and all(line.recorded for line in now):
        record.register_at, changed = desk.now, True
    if changed:
        written(desk, record, "recorded_register")
    return now


def name_person(desk: Desk, conference_id: int, slot: str, person: PersonThere, seen_version: int) -> Attendee:
    """Say who was there in the place of a line, such as a colleague who came instead.

    Raises `Refused` under `full_name` or `job_role`; a first name alone is queried, until `name_is_whole`.
    """
    conference, record = writing(desk, conference_id, seen_version, PEOPLE_CAME)
    line = next((line for line in lines_of(desk, conference) if line.slot == slot), None)
    if line is None:
        raise NotYours
    _check(person)
    attendee = line.attendee
    if attendee is None:
        attendee = _new(desk, conference_id, line, person.presence)
        desk.session.add(attendee)
    else:
        if (attendee.full_name, attendee.job_role) != (person.full_name, person.job_role):
            correct(desk, record, Part.REGISTER, Corrected.PERSON, _named(attendee), attendee.id)
        if attendee.presence is not person.presence:
            correct(desk, record, Part.REGISTER, Corrected.PRESENCE, attendee.presence.value, attendee.id)
    if attendee.full_name != person.full_name and slot.startswith("i"):
        attendee.professional_id = _in_directory(desk, person.full_name, line.agency_id)
    attendee.full_name, attendee.job_role = person.full_name, person.job_role
    _say(desk, attendee, person.presence)
    desk.session.flush()
    if all(each.recorded for each in lines_of(desk, conference)):
        record.register_at = record.register_at or desk.now
    written(desk, record, "named_attendee", attendee.id)
    return attendee


def add_uninvited(desk: Desk, conference_id: int, person: PersonThere, seen_version: int) -> Attendee:
    """Add somebody who came without being invited; the same person for the same agency is kept once."""
    conference, record = writing(desk, conference_id, seen_version, PEOPLE_CAME)
    _check(person)
    agency_id = person.agency_id
    if agency_id is not None and desk.session.get(Agency, agency_id) is None:
        raise Refused("This agency is no longer in the directory. Choose again.", "agency")
    if agency_id is None and not person.other_agency:
        raise Refused("Choose the agency, or write its name in the next field.", "agency")
    must_be_clean(person.other_agency, "other_agency")
    lines = lines_of(desk, conference)
    for line in lines:
        same = line.agency_id == agency_id and (agency_id is not None or line.agency == person.other_agency)
        if same and line.attendee and (line.full_name or "").casefold() == (person.full_name or "").casefold():
            return line.attendee
    if len(lines) >= MOST_ATTENDEES:
        raise Refused(f"One register can hold {MOST_ATTENDEES} people.", "full_name")
    attendee = Attendee(
        conference_id=conference_id,
        agency_id=agency_id,
        other_agency=None if agency_id is not None else person.other_agency,
        professional_id=_in_directory(desk, person.full_name, agency_id),
        full_name=person.full_name,
        job_role=person.job_role,
        presence=person.presence,
        recorded_at=desk.now,
        recorded_by_id=desk.actor_id,
    )
    desk.session.add(attendee)
    desk.session.flush()
    correct(desk, record, Part.REGISTER, Corrected.PERSON, None, attendee.id)
    written(desk, record, "added_attendee", attendee.id)
    return attendee


def remove_uninvited(desk: Desk, attendee_id: int) -> Conference:
    """Take away somebody who was added by mistake."""
    attendee = desk.session.get(Attendee, attendee_id)
    if attendee is None:
        raise NotYours
    conference, record = writing(desk, attendee.conference_id, among=PEOPLE_CAME)
    if attendee.invitation_id is not None or attendee.professional_id == conference.social_worker_id:
        raise Refused("Whoever was invited stays in the register. Choose “Did not attend”.")
    correct(desk, record, Part.REGISTER, Corrected.PERSON, _named(attendee), attendee.id)
    desk.session.delete(attendee)
    written(desk, record, "removed_attendee", attendee_id)
    return conference


def _new(desk: Desk, conference_id: int, line: Line, presence: Presence) -> Attendee:
    return Attendee(
        conference_id=conference_id,
        invitation_id=line.invitation_id,
        professional_id=line.professional_id,
        agency_id=line.agency_id,
        full_name=line.full_name,
        job_role=line.job_role,
        presence=presence,
        recorded_at=desk.now,
        recorded_by_id=desk.actor_id,
    )


def _say(desk: Desk, attendee: Attendee, presence: Presence) -> None:
    attendee.presence, attendee.recorded_at, attendee.recorded_by_id = presence, desk.now, desk.actor_id


def _check(person: PersonThere) -> None:
    if person.presence is not Presence.ABSENT:
        if not person.full_name:
            raise Refused("Give the full name, so that the record says who was in the room.", "full_name")
        if not is_full_name(person.full_name) and not person.name_is_whole:
            raise Refused(
                "This looks like a first name alone. Add the surname, or tick the box below if nobody knows it.",
                "full_name",
            )
        if not person.job_role:
            raise Refused("Give the role, for example “practice nurse”.", "job_role")
    must_be_clean(person.full_name, "full_name")
    must_be_clean(person.job_role, "job_role")


def _in_directory(desk: Desk, name: str | None, agency_id: int | None) -> int | None:
    """The person in the directory, when exactly one at the agency has this name."""
    if not name or agency_id is None:
        return None
    people = desk.session.exec(select(Professional).where(Professional.agency_id == agency_id))
    found = [key(person.id) for person in people if person.full_name.casefold() == name.casefold()]
    return found[0] if len(found) == 1 else None


def _named(attendee: Attendee) -> str:
    return ", ".join(words for words in (attendee.full_name, attendee.job_role) if words)
