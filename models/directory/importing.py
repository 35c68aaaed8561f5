"""Importing the directory: everything in one transaction, and nothing at all when one row is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from models.agency import Agency, Duty, Professional, Unavailability
from models.desk import Desk, key
from models.directory.check import Checked, Known, checked, folded
from models.directory.file import lines_of
from models.directory.rows import AgencyRow, Period, PersonRow
from models.refusals import NotYours

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Imported:
    """How many rows were new, different or known already, and how many people the file did not mention."""

    added: int
    changed: int
    unchanged: int
    left_alone: int


def import_directory(desk: Desk, content: bytes, progress: Progress = lambda _done, _all: None) -> Imported:
    """Bring the directory in step with the file. People whom it does not mention stay.

    Agencies are recognised by name, people by Slack ID or else by e-mail address. Raises `FileRefused`.
    """
    if desk.person is not None and desk.actor.duty is not Duty.ADMINISTRATOR:
        raise NotYours
    lines, faults = lines_of(content)
    known = Known.in_database(desk.session)
    imported = _Import(desk.session, known, progress).write(checked(lines, faults, known))
    if imported.added or imported.changed:
        desk.note("directory_imported", detail=f"added {imported.added} changed {imported.changed}")
    return imported


class _Import:
    """One import under way."""

    def __init__(self, session: Session, known: Known, progress: Progress) -> None:
        self.session, self.known, self.progress = session, known, progress
        self.new: set[object] = set()
        self.different: set[object] = set()

    def write(self, file: Checked) -> Imported:
        total = len(file.agencies) + len(file.people)
        agencies = {}
        for row in file.agencies:
            agencies[folded(row.agency)] = self._agency(row)
            self.progress(len(agencies), total)
        self.session.flush()
        people = []
        for person in file.people:
            people.append(self._person(person))
            self.progress(len(agencies) + len(people), total)
        self.session.flush()
        for row in file.agencies:
            agency, place = agencies[folded(row.agency)], file.leads.get(folded(row.agency))
            self._put(agency, {"lead_id": None if place is None else key(people[place].id)})
        self._leads_have_not_left()
        self.session.flush()
        unchanged = total - len(self.new) - len(self.different)
        return Imported(len(self.new), len(self.different), unchanged, self._not_mentioned(people))

    def _agency(self, row: AgencyRow) -> Agency:
        agency = self.known.agencies.get(folded(row.agency))
        facts: dict[str, Any] = {
            "name": row.agency,
            "kind": row.kind,
            "report_format": row.report_format,
            "duty_contact": row.duty_contact,
            "active": row.active,
        }
        if agency is None:
            agency = Agency(**facts)
            self.session.add(agency)
            self.session.flush()
            self.new.add(("agency", agency.id))
            self.known.agencies[folded(row.agency)] = agency
        self._put(agency, facts)
        self._unavailable(agency, row.unavailable)
        return agency

    def _unavailable(self, agency: Agency, periods: tuple[Period, ...]) -> None:
        rows = self.session.exec(select(Unavailability).where(Unavailability.agency_id == agency.id)).all()
        there = {(row.starts_on, row.ends_on): row for row in rows}
        wanted = {(period.start, period.end): period.reason for period in periods}
        for days, row in there.items():
            if wanted.get(days) != row.reason:
                self.session.delete(row)
                self._differs(agency)
        self.session.flush()
        for days, reason in wanted.items():
            if days not in there or there[days].reason != reason:
                new = Unavailability(agency_id=key(agency.id), starts_on=days[0], ends_on=days[1], reason=reason)
                self.session.add(new)
                self._differs(agency)

    def _person(self, row: PersonRow) -> Professional:
        person = self.known.person(row)
        facts: dict[str, Any] = {
            "full_name": row.name,
            "job_role": row.job_role,
            "agency_id": key(self.known.agencies[folded(row.agency)].id),
            "duty": row.duty,
            "active": row.active,
        }
        facts |= {name: value for name, value in (("slack_id", row.slack), ("email", row.email)) if value}
        if person is None:
            person = Professional(**facts)
            self.session.add(person)
            self.session.flush()
            self.new.add(("person", person.id))
        elif row.email and person.email != row.email:
            person.looked_up_at = None  # Slack may know the new address
        if row.slack and person.slack_id != row.slack:
            person.unreachable_at = None  # it was another account that could not be written to
        self._put(person, facts)
        return person

    def _put(self, row: Agency | Professional, facts: dict[str, Any]) -> None:
        for name, value in facts.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
                self._differs(row)

    def _differs(self, row: Agency | Professional) -> None:
        name = ("agency" if isinstance(row, Agency) else "person", row.id)
        if name not in self.new:
            self.different.add(name)

    def _leads_have_not_left(self) -> None:
        """Agencies that the file does not mention lose a lead who has left: a challenge must reach somebody."""
        left = select(Professional.id).where(col(Professional.active).is_(False))
        for agency in self.session.exec(select(Agency).where(col(Agency.lead_id).in_(left))):
            agency.lead_id = None

    def _not_mentioned(self, people: list[Professional]) -> int:
        mentioned = {person.id for person in people}
        query = select(Professional.id).where(col(Professional.active).is_(True))
        return sum(person not in mentioned for person in self.session.exec(query))
