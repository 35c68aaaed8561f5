"""A conference that was held, and its record written by the chair: for tests that begin there."""

from datetime import UTC, datetime, timedelta

from sqlmodel import col, select

from models.conference import Child, Conference
from models.deciding import Decided, decide
from models.decision import StepDown, Verdict
from models.desk import Desk, key
from models.record import ConferenceRecord, Correction, Presence
from models.recording import finish, record_family
from models.register import lines_of
from models.registering import PersonThere, save_presences
from models.sharing import Relation

#: Thursday 12 March 2026, 11:30am in London: the conference is planned to end.
END = datetime(2026, 3, 12, 11, 30, tzinfo=UTC)
GUEST = PersonThere("Lou Marsh", "Officer", Presence.VIDEO, other_agency="Old Mill Clinic")


def version(desk: Desk, conference_id: int) -> int:
    record = desk.session.get(ConferenceRecord, conference_id)
    return record.version if record else 1


def children(desk: Desk, conference_id: int) -> list[int]:
    query = select(Child.id).where(Child.conference_id == conference_id).order_by(col(Child.position))
    return [key(number) for number in desk.session.exec(query)]


def everybody(desk: Desk, conference_id: int, presence: Presence = Presence.IN_PERSON) -> None:
    conference = desk.session.get_one(Conference, conference_id)
    said = dict.fromkeys((line.slot for line in lines_of(desk, conference)), presence)
    save_presences(desk, conference_id, said, version(desk, conference_id))


def say_no_plan(desk: Desk, conference_id: int) -> None:
    for child in children(desk, conference_id):
        decided = Decided(Verdict.NO_PLAN, step_down=StepDown.CHILD_IN_NEED)
        decide(desk, child, decided, version(desk, conference_id))


def finished(desk: Desk, conference_id: int) -> None:
    """A whole record, finished: everybody came, the family was met, no child has a plan."""
    everybody(desk, conference_id)
    met = END - timedelta(hours=2)
    record_family(desk, conference_id, met, (Relation.MOTHER,), None, version(desk, conference_id))
    say_no_plan(desk, conference_id)
    finish(desk, conference_id)


def corrections(desk: Desk) -> list[tuple[str, str | None]]:
    return [(row.what.value, row.was) for row in desk.session.exec(select(Correction).order_by(col(Correction.id)))]
