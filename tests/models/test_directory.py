"""The directory is imported whole or not at all, and importing what was exported changes nothing."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, func, select

from bot.partnership import SAMPLE
from models.agency import Agency, AgencyKind, Professional, Unavailability
from models.audit import AuditEntry
from models.database import transaction
from models.desk import Desk
from models.directory import COLUMNS, Imported, exported, import_directory
from models.refusals import NotYours
from models.rules import HouseRules
from models.spreadsheet import FileRefused
from tests.models.conftest import At

NOW = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
MAPLE = {"record": "agency", "agency": "Maple Street Surgery", "kind": "gp", "report_format": "own"}
KHAN = {
    "record": "person",
    "agency": "Maple Street Surgery",
    "name": "Dr Amira Khan",
    "job_role": "GP",
    "slack": "UKHAN",
    "email": "amira.khan@maplestreet.example",
}
REED = {"record": "person", "agency": "Maple Street Surgery", "name": "Tom Reed", "job_role": "Nurse", "slack": "UREED"}


def file(*rows: dict[str, str], columns: Iterable[str] = COLUMNS) -> bytes:
    """A file with these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def bring_in(engine: Engine, content: bytes) -> Imported:
    with transaction(engine) as session:
        return import_directory(Desk(session, NOW, HouseRules()), content)


def refused(engine: Engine, content: bytes) -> list[str]:
    """Each fault of a file that is refused, with its line."""
    with pytest.raises(FileRefused) as refusal, transaction(engine) as session:
        import_directory(Desk(session, NOW, HouseRules()), content)
    with Session(engine) as session:
        assert session.exec(select(func.count(col(Agency.id)))).one() == 0, "nothing may be half-imported"
    return [str(fault) for fault in refusal.value.faults]


def person(engine: Engine, slack_id: str) -> Professional:
    with Session(engine) as session:
        return session.exec(select(Professional).where(Professional.slack_id == slack_id)).one()


def test_the_sample_has_the_whole_partnership_and_importing_it_twice_changes_nothing(engine: Engine) -> None:
    first, second = (bring_in(engine, SAMPLE.read_bytes()) for _ in range(2))
    assert (first.changed, first.unchanged, first.left_alone) == (0, 0, 0)
    assert second == Imported(0, 0, first.added, 0)
    with Session(engine) as session:
        kinds = {agency.kind for agency in session.exec(select(Agency))}
        entries = session.exec(select(AuditEntry)).all()
    assert set(AgencyKind) - kinds == {AgencyKind.ADULT_SERVICES}
    assert [(entry.deed, entry.chain, entry.actor_id) for entry in entries] == [("directory_imported", 0, None)]
    assert entries[0].detail == f"added {first.added} changed 0"


def test_the_sample_is_fictional() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["email"] for row in rows if row["email"] and not row["email"].endswith(".example")] == []
    numbers = [row["duty_contact"] for row in rows if row["duty_contact"]]
    assert [number for number in numbers if not any(drama in number for drama in ("01632 960", "020 7946 0"))] == []


@pytest.mark.databases("sqlite")  # found out before anything is written
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"record": "team"}, "record must be agency or person."),
        ({"agency": ""}, "agency is missing."),
        ({"agency": "M" * 121}, "agency is too long: 120 characters at most."),
        ({"kind": "surgery"}, "kind must be one of social_care,"),
        ({"kind": ""}, "kind must be one of social_care,"),
        ({"report_format": "long"}, "report_format must be one of standard, own."),
        ({"safeguarding_lead": "Ann Other"}, "the safeguarding lead is not among the people in the file."),
        ({"unavailable": "Easter"}, "unavailable must be periods like"),
        ({"unavailable": "2026-04-17..2026-04-03"}, "unavailable has a period that ends before it starts"),
        ({"unavailable": "2026-04-03..2028-04-17"}, "unavailable has a period that ends before it starts"),
        ({"unavailable": "2026-02-30"}, "unavailable must have dates like"),
        ({"unavailable": "2026-04-03; 03/04/2026 again"}, "unavailable has the same period twice."),
        ({"active": "maybe"}, "active must be yes or no."),
        ({"name": "Amira Khan"}, "name must be empty in the row of this record."),
        ({"duty_contact": "=1+1"}, "duty_contact looks like a spreadsheet formula: write plain text."),
        ({"duty_contact": "'@SUM(A1)"}, "duty_contact looks like a spreadsheet formula: write plain text."),
    ],
)
def test_what_is_wrong_with_an_agency_is_said(engine: Engine, changes: dict[str, str], reason: str) -> None:
    [fault] = refused(engine, file(MAPLE | changes))
    assert fault.startswith(f"Line 2: {reason}")


@pytest.mark.databases("sqlite")  # found out before anything is written
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"agency": "Nowhere Surgery"}, "the agency is not in the file and not in the directory."),
        ({"name": ""}, "name is missing."),
        ({"name": "Amira"}, "name must be a full name, please"),
        ({"name": "Dr Khan"}, "name must be a full name, please"),
        ({"name": "Det. Sgt. Reed"}, "name must be a full name, please"),
        ({"name": "Amira K."}, "name must be a full name, please"),
        ({"job_role": ""}, "job_role is missing."),
        ({"duty": "boss"}, "duty must be one of agency, social_worker,"),
        ({"slack": "@amira"}, "slack looks like a spreadsheet formula"),
        ({"slack": "amira"}, "slack must be a Slack member ID"),
        ({"email": "amira at example"}, "email must be an address"),
        ({"slack": "", "email": ""}, "slack and email are both empty"),
        ({"kind": "gp"}, "kind must be empty in the row of this record."),
    ],
)
def test_what_is_wrong_with_a_person_is_said(engine: Engine, changes: dict[str, str], reason: str) -> None:
    [fault] = refused(engine, file(MAPLE, KHAN | changes))
    assert fault.startswith(f"Line 3: {reason}")


@pytest.mark.databases("sqlite")
def test_every_fault_is_said_at_once_with_the_line_on_which_its_row_starts(engine: Engine) -> None:
    long = MAPLE | {"duty_contact": "Reception\nand, after hours,\nthe duty doctor", "kind": "none"}
    twice = {"slack": KHAN["slack"]}
    faults = refused(engine, file(long, KHAN | {"name": "Amira", "job_role": ""}, REED | twice, {}, REED, REED, MAPLE))
    assert [fault.partition(":")[0] for fault in faults] == ["Line 2", "Line 5", "Line 5", "Line 9"]
    assert faults[3] == "Line 9: the same person is on line 8 already."


def test_an_agency_or_a_person_may_be_there_once(engine: Engine) -> None:
    again = KHAN | {"slack": "", "email": "AMIRA.Khan@maplestreet.example", "name": "Amira Khan"}
    assert refused(engine, file(MAPLE, KHAN, MAPLE | {"agency": "MAPLE STREET  SURGERY"}, again)) == [
        "Line 4: the agency is on line 2 already.",
        "Line 5: the same person is on line 3 already.",
    ]


@pytest.mark.databases("sqlite")
def test_a_row_with_a_fault_is_not_missed_by_those_that_refer_to_it(engine: Engine) -> None:
    maple, khan = MAPLE | {"safeguarding_lead": "Dr Amira Khan", "kind": "none"}, KHAN | {"email": "none"}
    assert [fault.partition(" must")[0] for fault in refused(engine, file(maple, khan, REED))] == [
        "Line 2: kind",
        "Line 3: email",
    ]
    assert len(refused(engine, file(MAPLE | {"safeguarding_lead": "Dr Amira Khan"}, khan))) == 1


def test_a_lead_is_found_by_name_without_titles_or_by_address(engine: Engine) -> None:
    other = MAPLE | {"agency": "Hillcrest Medical Practice", "safeguarding_lead": "amira khan"}
    namesake = KHAN | {"agency": "Hillcrest Medical Practice", "slack": "UOTHER", "email": "a.khan@hillcrest.example"}
    bring_in(engine, file(MAPLE | {"safeguarding_lead": "Amira Khan"}, KHAN, other, namesake))
    with Session(engine) as session:
        leads = {agency.name: agency.lead_id for agency in session.exec(select(Agency))}
    assert leads == {
        "Maple Street Surgery": person(engine, "UKHAN").id,
        "Hillcrest Medical Practice": person(engine, "UOTHER").id,
    }
    bring_in(engine, file(MAPLE | {"safeguarding_lead": "A.Khan@hillcrest.example"}, namesake))
    with Session(engine) as session:
        maple = session.exec(select(Agency).where(Agency.name == "Maple Street Surgery")).one()
    assert maple.lead_id == person(engine, "UOTHER").id


@pytest.mark.databases("sqlite")
def test_a_lead_must_be_one_person_who_is_still_there(engine: Engine) -> None:
    namesake = KHAN | {"slack": "UOTHER", "email": "other@maplestreet.example"}
    assert refused(engine, file(MAPLE | {"safeguarding_lead": "Amira Khan"}, KHAN, namesake)) == [
        "Line 2: more than one person has the safeguarding lead's name: write the email address."
    ]
    assert refused(engine, file(MAPLE | {"safeguarding_lead": "UKHAN"}, KHAN | {"active": "no"})) == [
        "Line 2: the safeguarding lead is not active any more: name somebody else."
    ]


def test_changes_are_taken_over_and_counted(engine: Engine) -> None:
    bring_in(engine, file(MAPLE | {"unavailable": "2026-05-04..2026-05-08 Refit"}, KHAN, REED))
    later = MAPLE | {
        "unavailable": "04/05/2026 – 08/05/2026 Refit of the surgery; 2026-06-01",
        "safeguarding_lead": "UKHAN",
    }
    assert bring_in(engine, file(later, KHAN | {"active": "yes"}, REED | {"job_role": "Sister"})) == Imported(
        0, 2, 1, 0
    )
    with Session(engine) as session:
        periods = {(row.starts_on, row.ends_on): row.reason for row in session.exec(select(Unavailability))}
    assert periods == {
        (date(2026, 5, 4), date(2026, 5, 8)): "Refit of the surgery",
        (date(2026, 6, 1), date(2026, 6, 1)): "",
    }
    assert person(engine, "UREED").job_role == "Sister"


def test_people_whom_the_file_does_not_mention_stay(engine: Engine) -> None:
    bring_in(engine, file(MAPLE, KHAN, REED))
    assert bring_in(engine, file(MAPLE, KHAN)) == Imported(0, 0, 2, 1)
    assert person(engine, "UREED").active


def test_somebody_who_leaves_is_no_longer_anybodys_lead(engine: Engine) -> None:
    bring_in(engine, file(MAPLE | {"safeguarding_lead": "Amira Khan"}, KHAN, REED))
    gone = file(KHAN | {"active": "no"})
    assert bring_in(engine, gone) == Imported(0, 1, 0, 1)
    with Session(engine) as session:
        assert session.exec(select(Agency)).one().lead_id is None
        text = exported(session)
    assert bring_in(engine, text.encode()).changed == 0


def test_an_account_that_slack_told_us_is_kept_when_the_file_does_not_know_it(engine: Engine) -> None:
    bring_in(engine, file(MAPLE, KHAN))
    assert bring_in(engine, file(MAPLE, KHAN | {"slack": ""})) == Imported(0, 0, 2, 0)
    assert person(engine, "UKHAN").email == KHAN["email"]


def test_a_new_address_is_looked_up_and_a_new_account_is_tried_again(engine: Engine) -> None:
    bring_in(engine, file(MAPLE, KHAN))
    with transaction(engine) as session:
        known = session.exec(select(Professional)).one()
        known.looked_up_at = known.unreachable_at = NOW
    bring_in(engine, file(KHAN | {"email": "amira@maplestreet.example"}))
    assert (person(engine, "UKHAN").looked_up_at, person(engine, "UKHAN").unreachable_at) == (None, NOW)
    bring_in(engine, file(KHAN | {"slack": "UNEW", "email": "amira@maplestreet.example"}))
    assert person(engine, "UNEW").unreachable_at is None


def test_a_row_cannot_mix_two_people_of_the_directory(engine: Engine) -> None:
    reed = REED | {"email": "tom.reed@maplestreet.example"}
    bring_in(engine, file(MAPLE, KHAN, reed))
    with pytest.raises(FileRefused) as refusal:
        bring_in(engine, file(KHAN | {"email": reed["email"]}))
    assert [str(fault) for fault in refusal.value.faults] == [
        "Line 2: in the directory the Slack ID is one person's and the email another's."
    ]
    assert "Khan" not in str(refusal.value)


def test_from_slack_only_an_administrator_may_import(at: At) -> None:
    with at("UADMIN") as desk:
        assert import_directory(desk, SAMPLE.read_bytes()).changed == 0
    with pytest.raises(NotYours), at("UPRIYA") as desk:
        import_directory(desk, SAMPLE.read_bytes())
