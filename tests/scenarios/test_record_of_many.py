"""A large conference, for which the record has to be comfortable: twenty agencies, six children, thirty actions."""

from datetime import date

from sqlmodel import col, select

from bot.sandbox import Person
from models.agency import Agency, AgencyKind, Duty, Professional
from models.booking import Booking, schedule
from models.chairing import record_outcome
from models.conference import Child, Conference
from models.decision import Decision
from models.desk import Desk, key
from models.inviting import NOT_INVITED, Invitee
from models.planned_action import PlannedAction
from models.record import Attendee
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Standing
from tests.handlers.booked import as_person
from tests.harness import Partnership, stored
from tests.scenarios.living import ONCE, PRIYA, RUTH, at, before, count, fill_in
from tests.scenarios.test_long_names import odd, rename

AGENCIES, CHILDREN, ACTIONS = 20, 6, 30


def booked(house: Partnership, *, ages: tuple[int | None, ...] = (16, 13, 9, 4, 0, None)) -> Conference:
    """A conference of Thursday 12 March to which twenty agencies are invited, each through one of its people."""

    def work(desk: Desk) -> Conference:
        agencies = desk.session.exec(
            select(Agency).where(Agency.kind != AgencyKind.SOCIAL_CARE).order_by(col(Agency.id))
        )
        people = {row.agency_id: row for row in desk.session.exec(select(Professional)) if row.duty not in NOT_INVITED}
        invitees = [
            Invitee(key(agency.id), key(people[key(agency.id)].id) if agency.id in people else None)
            for agency in agencies
        ]
        ruth = desk.session.exec(select(Professional).where(Professional.slack_id == RUTH)).one()
        assert ruth.duty is Duty.CHAIR
        start = at(3, 12, 10)
        return schedule(
            desk,
            Booking(
                type=ConferenceType.ICPC,
                on=date(2026, 3, 12),
                at=start.time(),
                minutes=90,
                place=None,
                chair_id=key(ruth.id),
                ages=ages,
                invitees=tuple(invitees[:AGENCIES]),
                form="many",
            ),
        )

    return as_person(house, PRIYA, work)


def reads(person: Person) -> str:
    return before(person).reads()


def inputs(person: Person, beginning: str) -> list[str]:
    """The fields of the modal on top whose block ids begin so."""
    ids = (block.get("block_id", "") for block in before(person).blocks if block["type"] == "input")
    return [name for name in ids if name.startswith(beginning)]


async def write_register(ruth: Person) -> int:
    """Page by page, every second person by video; how many pages there were."""
    await ruth.press(before(ruth), "register")
    pages = 0
    while names := inputs(ruth, "presence:"):
        pages += 1
        await fill_in(ruth, {name: ("video", "absent")[place % 2] for place, name in enumerate(names)})
        assert (await ruth.submit()).updated
    return pages


@ONCE
async def test_twenty_agencies_six_children_thirty_actions(house: Partnership) -> None:
    conference = booked(house)
    house.clock.set(at(3, 12, 11, 30))
    as_person(house, RUTH, lambda desk: record_outcome(desk, key(conference.id), Standing.HELD))
    ruth = house.person(RUTH)
    await ruth.command("/conference", f"record {conference.code}")
    assert await write_register(ruth) == 3
    assert count(house, Attendee) == AGENCIES + 1, "and the social worker"
    await ruth.press(before(ruth), "family_meeting")
    await fill_in(ruth, {"met": "yes", "met_at": "09:45", "met_with": ["carer"]})
    assert (await ruth.submit()).updated
    children = [block["accessory"]["value"] for block in before(ruth).blocks if "child:" in block.get("block_id", "")]
    assert len(children) == CHILDREN
    for child in children:
        await ruth.press(before(ruth), "decide", child)
        await fill_in(ruth, {"verdict": "plan", "category": "neglect"})
        assert (await ruth.submit()).updated
    await ruth.press(before(ruth), "outline")
    for number in range(ACTIONS):
        await ruth.press(before(ruth), "add_planned")
        child = chr(ord("A") + number % CHILDREN)
        whom = [option for option in ("Child A, 16", "Child B, 13", "Child C, 9", "Child D, 4") if option[6] == child]
        words = f"Step {number + 1}, {'as agreed in the meeting ' * 5}".strip()
        await fill_in(ruth, {"wording": words, "children": whom, "due_on": "2026-04-09", "outcome": "Safer. " * 40})
        assert (await ruth.submit()).updated
    assert count(house, PlannedAction) == ACTIONS
    assert "Page 3 of 3" in reads(ruth)
    assert "30. Step 30" in reads(ruth)
    assert "No action is for Child E and Child F." in reads(ruth)
    await ruth.press(before(ruth), "Page before")
    assert "11. Step 11" in reads(ruth)
    await ruth.press(before(ruth), "contingency.no")
    assert "Page 2 of 3" in reads(ruth)
    await ruth.press(before(ruth), "complete_plan")
    await ruth.press(before(ruth), "finish_record")
    assert "✓ Finished" in reads(ruth)
    with stored(house) as session:
        positions = session.exec(select(PlannedAction.position).order_by(col(PlannedAction.position))).all()
        assert list(positions) == list(range(ACTIONS))
    assert count(house, Decision) == CHILDREN


@ONCE
async def test_a_family_of_twelve_and_names_that_could_break_something(house: Partnership) -> None:
    rename(house)
    conference = booked(house, ages=(17, 16, 15, 13, 12, 10, 8, 7, 5, 3, 0, None))
    house.clock.set(at(3, 12, 11, 30))
    as_person(house, RUTH, lambda desk: record_outcome(desk, key(conference.id), Standing.HELD))
    ruth, priya = house.person(RUTH), house.person(PRIYA)
    await ruth.command("/conference", f"record {conference.code}")
    await write_register(ruth)
    with stored(house) as session:
        children = session.exec(select(Child.id).order_by(col(Child.position))).all()
        agency = str(session.exec(select(Attendee.agency_id)).first())
    for child in children[-2:]:
        await ruth.press(before(ruth), "decide", str(child))
        await fill_in(ruth, {"verdict": "plan", "category": "sexual", "disagree": [agency], "formal": [agency]})
        assert (await ruth.submit()).updated
    assert "✓ Child L, unborn\nChild protection plan: sexual" in reads(ruth)
    assert "<!channel>" in reads(ruth), "read as it was written"
    await ruth.press(before(ruth), "register")
    await ruth.press(before(ruth), "add_attendee")
    person = {"full_name": odd("Lou", 120), "job_role": odd("Officer", 120), "presence": "part"}
    await fill_in(ruth, {"other_agency": odd("The clinic", 120), **person})
    assert (await ruth.submit()).updated
    await ruth.press(before(ruth), "register.0")
    await ruth.press(before(ruth), "outline")
    await ruth.press(before(ruth), "add_planned")
    texts = {"outcome": odd("", 300), "measure": odd("", 300)}
    await fill_in(
        ruth, {"wording": odd("Visit", 150), "children": [str(n) for n in range(12)], "owner": agency, **texts}
    )
    assert (await ruth.submit()).updated
    for name in ("record", "register", "register.0", "outline", "change_planned"):
        await ruth.press(before(ruth), name)
        assert conference.code in reads(ruth)
    await priya.command("/conference", f"record {conference.code}")
    for name in ("register", "record", "outline"):
        await priya.press(before(priya), name)
        assert conference.code in reads(priya)
