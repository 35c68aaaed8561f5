"""What rows say about each other and about who is in the directory already: found out before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlmodel import Session, select

from models.agency import Agency, Professional
from models.directory.rows import AgencyRow, PersonRow, bare_name, row_of
from models.spreadsheet import Fault, FileRefused, Line


@dataclass
class Known:
    """The directory as it is, by what a row may call it."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    by_slack: dict[str, Professional] = field(default_factory=dict)
    by_email: dict[str, Professional] = field(default_factory=dict)

    @classmethod
    def in_database(cls, session: Session) -> "Known":
        people = session.exec(select(Professional)).all()
        return cls(
            {folded(agency.name): agency for agency in session.exec(select(Agency))},
            {person.slack_id: person for person in people if person.slack_id},
            {person.email: person for person in people if person.email},
        )

    def person(self, row: PersonRow) -> Professional | None:
        """Who this row is about, by Slack ID or else by e-mail address."""
        by_slack = self.by_slack.get(row.slack or "")
        return by_slack or self.by_email.get(row.email or "")


@dataclass(frozen=True)
class Checked:
    """Rows that can be written as they are. `leads` gives an agency's lead as a place in `people`."""

    agencies: list[AgencyRow]
    people: list[PersonRow]
    leads: dict[str, int]


def folded(name: str) -> str:
    """An agency's name for comparing."""
    return name.casefold()


def checked(lines: Iterable[Line], faults: Iterable[Fault], known: Known) -> Checked:
    """The rows of the file, if nothing is wrong with any; otherwise raises FileRefused with every fault."""
    found = list(faults)
    agencies: list[tuple[int, AgencyRow]] = []
    people: list[tuple[int, PersonRow]] = []
    mentioned: set[str] = set()  # in rows with a fault, which is not said again of the rows that refer to them
    for line in lines:
        row, wrong = row_of(line)
        found += wrong
        if row is None:
            mentioned |= {folded(line.cells[name]) for name in ("agency", "name", "slack", "email")}
        if isinstance(row, AgencyRow):
            agencies.append((line.number, row))
        elif row is not None:
            people.append((line.number, row))
    found += _agencies_twice(agencies)
    found += _same_people(people, known)
    there = {folded(row.agency) for _, row in agencies} | known.agencies.keys() | mentioned
    found += [
        Fault(number, "the agency is not in the file and not in the directory.")
        for number, row in people
        if folded(row.agency) not in there
    ]
    rows = [row for _, row in people]
    leads: dict[str, int] = {}
    for number, agency in agencies:
        if agency.safeguarding_lead and folded(agency.safeguarding_lead) not in mentioned:
            _find_lead(number, agency, rows, leads, found)
    if found:
        raise FileRefused(found)
    return Checked([row for _, row in agencies], rows, leads)


def leads_by_name(agency: str, wanted: str, people: list[PersonRow]) -> list[int]:
    """Whom an agency means by this name, e-mail address or Slack ID: places in `people`, its own people first."""
    name = bare_name(wanted)
    found = [
        place
        for place, row in enumerate(people)
        if wanted.lower() == row.email or wanted == row.slack or name == bare_name(row.name)
    ]
    own = [place for place in found if folded(people[place].agency) == folded(agency)]
    return own or found


def _find_lead(
    number: int, agency: AgencyRow, people: list[PersonRow], leads: dict[str, int], faults: list[Fault]
) -> None:
    found = leads_by_name(agency.agency, agency.safeguarding_lead, people)
    if not found:
        faults.append(Fault(number, "the safeguarding lead is not among the people in the file."))
    elif len(found) > 1:
        faults.append(Fault(number, "more than one person has the safeguarding lead's name: write the email address."))
    elif not people[found[0]].active:
        faults.append(Fault(number, "the safeguarding lead is not active any more: name somebody else."))
    else:
        leads[folded(agency.agency)] = found[0]


def _agencies_twice(agencies: list[tuple[int, AgencyRow]]) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for number, row in agencies:
        earlier = first.setdefault(folded(row.agency), number)
        if earlier != number:
            faults.append(Fault(number, f"the agency is on line {earlier} already."))
    return faults


def _same_people(people: list[tuple[int, PersonRow]], known: Known) -> list[Fault]:
    """People who are in the file twice, and rows that mix two people of the directory."""
    faults = []
    first: dict[tuple[str, object], int] = {}
    for number, row in people:
        by_slack, by_email = known.by_slack.get(row.slack or ""), known.by_email.get(row.email or "")
        if by_slack and by_email and by_slack is not by_email:
            faults.append(Fault(number, "in the directory the Slack ID is one person's and the email another's."))
        names = [("slack", row.slack), ("email", row.email), ("id", getattr(known.person(row), "id", None))]
        earlier = min((first.setdefault(name, number) for name in names if name[1]), default=number)
        if earlier != number:
            faults.append(Fault(number, f"the same person is on line {earlier} already."))
    return faults
