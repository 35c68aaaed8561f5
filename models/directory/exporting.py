"""Writing the directory out in the format in which it is imported: importing it again changes nothing."""

from collections.abc import Iterator, Sequence

from sqlmodel import Session, col, select

from models.agency import Agency, Professional, Unavailability
from models.desk import key
from models.directory.check import leads_by_name
from models.directory.file import COLUMNS, written
from models.directory.rows import Period, PersonRow


def exported(session: Session) -> str:
    """The whole directory as CSV: each agency, then its people."""
    agencies = session.exec(select(Agency).order_by(col(Agency.name))).all()
    people = session.exec(select(Professional).order_by(col(Professional.full_name), col(Professional.id))).all()
    return written(_rows(session, agencies, people))


def _rows(session: Session, agencies: Sequence[Agency], people: Sequence[Professional]) -> Iterator[dict[str, str]]:
    names = {agency.id: agency.name for agency in agencies}
    rows = [_person(person, names[person.agency_id]) for person in people]
    blank = dict.fromkeys(COLUMNS, "")
    for agency in agencies:
        yield blank | {
            "record": "agency",
            "agency": agency.name,
            "kind": agency.kind.value,
            "report_format": agency.report_format.value,
            "safeguarding_lead": _lead(agency, people, rows),
            "duty_contact": agency.duty_contact,
            "unavailable": "; ".join(map(str, _periods(session, key(agency.id)))),
            "active": _yes_or_no(agency.active),
        }
        for person, row in zip(people, rows, strict=True):
            if person.agency_id == agency.id:
                cells = row.model_dump(exclude={"active"}, exclude_none=True)
                yield blank | {"record": "person", **cells, "active": _yes_or_no(row.active)}


def _person(person: Professional, agency: str) -> PersonRow:
    return PersonRow.model_construct(
        agency=agency,
        name=person.full_name,
        job_role=person.job_role,
        duty=person.duty,
        slack=person.slack_id,
        email=person.email,
        active=person.active,
    )


def _lead(agency: Agency, people: Sequence[Professional], rows: list[PersonRow]) -> str:
    """The lead's name, or what tells them from others of the same name."""
    if agency.lead_id is None:
        return ""
    place = next(place for place, person in enumerate(people) if person.id == agency.lead_id)
    row = rows[place]
    return row.name if leads_by_name(agency.name, row.name, rows) == [place] else row.email or row.slack or ""


def _periods(session: Session, agency_id: int) -> list[Period]:
    query = select(Unavailability).where(Unavailability.agency_id == agency_id).order_by(col(Unavailability.starts_on))
    return [Period(start=row.starts_on, end=row.ends_on, reason=row.reason) for row in session.exec(query)]


def _yes_or_no(value: bool) -> str:  # noqa: FBT001  # the value of a cell, not a switch
    return "yes" if value else "no"
