"""Whatever a request carries: nobody learns of a conference, or changes it, in which they have no part."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from pydantic import ValidationError
from sqlmodel import select

from handlers.asked import Asked, Surface, Way
from handlers.deeds import Deed
from handlers.rooms import all_deeds
from models import tables
from models.agency import Agency, AgencyKind, Professional, ReportFormat
from models.audit import AuditEntry
from models.challenge import Enquiry
from models.conference import Child, Conference
from models.database import transaction
from models.desk import Desk, key
from models.invitation import Invitation
from models.old_actions import OldAction, add_action
from models.redirecting import ask_a_person
from models.refusals import Refused
from models.seen import SeenRequest
from models.snapshot.request import SnapshotRequest
from scheduling.ladder import Kind, Standing
from tests.handlers.booked import as_person, booked, invitation_of
from tests.harness import Partnership, stored

DEEDS = all_deeds()
OPTIONS = ("", "in_person", "held")
#: A social worker's colleague, another chair, those without cases, another agency, and who is not there any more.
OUTSIDERS = ("UADMIN", "UCHAIR2", "UCLOSED", "USTRANGER", "UQUINN", "UDANIEL", "UKHAN", "ULEFT")
#: What is written down of a request that was refused, shown nothing or only sums: none of it is of the conference.
ELSEWHERE = (AuditEntry, SeenRequest, SnapshotRequest)


def conference_with_everything(house: Partnership) -> dict[str, int]:
    """The ids of all that hangs on a review that Priya runs and Ruth chairs; the police own an action."""
    conference = booked(house, agencies=("UREED", "UJO"))
    police = invitation_of(house, conference, "Calder Valley Police")
    number = key(conference.id)
    as_person(house, "UREED", lambda desk: ask_a_person(desk, police))

    def act(desk: Desk) -> int:
        owner = desk.session.get_one(Invitation, police).agency_id
        return key(add_action(desk, number, OldAction(owner, "Share the log", None)).id)

    action = as_person(house, "UPRIYA", act)
    with stored(house) as session:
        child = session.exec(select(Child.id).where(Child.conference_id == number)).first()
        enquiry = session.exec(select(Enquiry.id)).first()
    return {"c": number, "i": police, "a": action, "child": key(child), "enquiry": key(enquiry)}


def everything_stored(house: Partnership) -> dict[str, list[str]]:
    found = {}
    with stored(house) as session:
        for name in tables.__all__:
            table = getattr(tables, name)
            if table not in ELSEWHERE:
                rows = [row for row in session.exec(select(table)) if getattr(row, "kind", None) is not Kind.SNAPSHOT]
                found[name] = sorted(row.model_dump_json() for row in rows)
    return found


def forged(ids: dict[str, int]) -> Iterator[Asked]:
    """Every deed that a button, a menu, a form or a command asks for, carrying what is somebody else's."""
    fields: dict[str, str | list[str] | None] = {
        "attendance": "in_person", "status": "sent", "sent_on": "2026-03-02", "safety": "safe", "value": "no",
        "reason": "other", "invitation": str(ids["i"]), "to": "1", "owner": "1", "wording": "Ring", "q1": "yes",
        "date": "2026-03-20", "time": "10:00", "minutes": "90", "agencies": ["p:7"], "also_for": [],
    }  # fmt: skip
    ref = {**ids, "v": 1, "p": 1}
    plain = Asked(Way.PRESS, Surface.MODAL, "", "", fields=fields, ref=ref, view_id="V1", key="")
    # Each value and each option, and not each with each: a deed looks at one of them to find what it is about.
    values = sorted({*map(str, ids.values()), "attends", "999999", "x", ""})
    options = [(option, str(ids[which])) for option in (*OPTIONS, str(ids["child"])) for which in ("c", "i")]
    for deed in DEEDS.presses:
        for option, value in sorted({*options, *(("", value) for value in values)}):
            yield replace(plain, deed=deed, option=option, value=value, chosen=(value,), offered=(value,))
    for deed in DEEDS.forms:
        yield replace(plain, way=Way.SUBMIT, deed=deed, callback_id=deed)


def make_leavers(house: Partnership, conference_id: int) -> None:
    """An officer who has left, and the whole of an agency that was closed after it was invited."""
    with transaction(house.engine) as session:
        officer = session.exec(select(Professional).where(Professional.slack_id == "UREED")).one()
        closed = Agency(name="Old Mill Clinic", kind=AgencyKind.OTHER, report_format=ReportFormat.OWN, active=False)
        session.add(closed)
        session.flush()
        people = [
            Professional(full_name="Lou Marsh", job_role="Officer", agency_id=officer.agency_id, slack_id="ULEFT"),
            Professional(full_name="Ivy Stroud", job_role="Nurse", agency_id=key(closed.id), slack_id="UCLOSED"),
        ]
        people[0].active = False
        session.add_all(people)
        session.flush()
        invited = Invitation(conference_id=conference_id, agency_id=key(closed.id), invited_at=house.clock.now())
        invited.professional_id = people[1].id
        session.add(invited)


def answers(house: Partnership, slack_id: str, ids: dict[str, int]) -> Iterator[tuple[Asked, str]]:
    """What somebody gets to read for each forged request."""
    for asked in forged(ids):
        deed = DEEDS.find(asked)
        assert deed is not None
        try:
            yield asked, repr(as_person(house, slack_id, partial(_carry_out, deed, replace(asked, slack_id=slack_id))))
        except (Refused, ValidationError) as refused:
            yield asked, repr(refused)


def _carry_out(deed: Deed, asked: Asked, desk: Desk) -> object:
    return deed(desk, asked)


@pytest.mark.parametrize(("standing", "outsiders"), [(Standing.SCHEDULED, OUTSIDERS), (Standing.HELD, OUTSIDERS[4:])])
@pytest.mark.databases("sqlite")
def test_who_has_no_part_learns_nothing_and_changes_nothing(
    house: Partnership, standing: Standing, outsiders: tuple[str, ...]
) -> None:
    ids = conference_with_everything(house)
    make_leavers(house, ids["c"])
    with transaction(house.engine) as session:
        conference = session.get_one(Conference, ids["c"])
        code = conference.code
        if standing is Standing.HELD:
            house.clock.set(conference.ends_at)
            conference.standing, conference.held_at = standing, conference.ends_at
    before = everything_stored(house)
    for somebody in outsiders:
        for asked, read in answers(house, somebody, ids):
            assert code not in read, (somebody, asked.way, asked.deed, asked.option, asked.value)
        assert everything_stored(house) == before, somebody


@pytest.mark.parametrize("somebody", ["UPRIYA", "UBUSINESS", "URUTH", "UREED"])
@pytest.mark.databases("sqlite")
def test_the_same_requests_are_answered_to_those_who_have_a_part(house: Partnership, somebody: str) -> None:
    ids = conference_with_everything(house)
    with stored(house) as session:
        code = session.get_one(Conference, ids["c"]).code
    assert any(code in read for _, read in answers(house, somebody, ids))
