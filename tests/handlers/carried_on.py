"""A conference that was held and whose plan is recorded: where the stories of what comes next begin."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from sqlmodel import col, select

from models.agency import Agency, Professional
from models.chairing import record_outcome
from models.conference import Child, Conference
from models.deciding import Decided, decide
from models.decision import Category, Verdict
from models.desk import Desk, key
from models.outline_plan import Agreed, add_planned
from models.record import ConferenceRecord, Presence
from models.register import lines_of
from models.registering import PersonThere, add_uninvited, save_presences
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Standing
from tests.handlers.booked import as_person, booked
from tests.harness import Partnership

MAPLE, LARKFIELD, POLICE = "Maple Street Surgery", "Larkfield Primary School", "Calder Valley Police"
VISITING, CARE = "Ravensmoor Health Visiting", "Ravensmoor Children's Social Care"
#: Thursday 12 March 2026, 11:30am in London: the conference is planned to end.
END = datetime(2026, 3, 12, 11, 30, tzinfo=UTC)
SINCE = date(2026, 3, 12)


def held(
    house: Partnership,
    *,
    kind: ConferenceType = ConferenceType.ICPC,
    ages: tuple[int | None, ...] = (7, None),
    agencies: Iterable[str] = ("UKHAN", "UREED", "UJO", "UHOLLY"),
) -> Conference:
    """Priya's conference of Thursday 12 March, chaired by Ruth, who has just said that it was held."""
    conference = booked(house, kind=kind, ages=ages, agencies=agencies)
    house.clock.set(END)
    as_person(house, "URUTH", lambda desk: record_outcome(desk, key(conference.id), Standing.HELD))
    return conference


def with_plan(house: Partnership, conference: Conference, *actions: tuple[str, str], since: date | None = None) -> None:
    """Ruth records that everybody came, a plan for each child, and these actions: agency and wording."""

    def work(desk: Desk) -> None:
        this = desk.session.get_one(Conference, conference.id)
        there = dict.fromkeys((line.slot for line in lines_of(desk, this)), Presence.IN_PERSON)
        save_presences(desk, key(this.id), there, version(desk, this))
        children = select(Child.id).where(Child.conference_id == this.id).order_by(col(Child.position))
        for child in desk.session.exec(children).all():
            decide(desk, key(child), Decided(Verdict.PLAN, Category.NEGLECT, plan_since=since), version(desk, this))

    as_person(house, "URUTH", work)
    for name, wording in actions:
        plan_action(house, conference, name, wording)


def plan_action(house: Partnership, conference: Conference, agency: str | None, wording: str) -> int:
    """Ruth adds an action to the outline plan; its id."""

    def work(desk: Desk) -> int:
        owner = desk.session.exec(select(Agency.id).where(Agency.name == agency)).first()
        agreed = Agreed(wording, (0,), owner, date(2026, 5, 1), "Better health", "Weight chart")
        return key(add_planned(desk, key(conference.id), agreed, version(desk, conference)).id)

    return as_person(house, "URUTH", work)


def came_uninvited(house: Partnership, conference: Conference, full_name: str) -> None:
    """Ruth adds somebody of the directory to the register who came without an invitation."""

    def work(desk: Desk) -> None:
        person = desk.session.exec(select(Professional).where(Professional.full_name == full_name)).one()
        there = PersonThere(full_name, person.job_role, Presence.IN_PERSON, agency_id=person.agency_id)
        add_uninvited(desk, key(conference.id), there, version(desk, conference))

    as_person(house, "URUTH", work)


def version(desk: Desk, conference: Conference) -> int:
    """The version of the record, as an open form would carry it."""
    record = desk.session.get(ConferenceRecord, conference.id)
    return record.version if record else 1
