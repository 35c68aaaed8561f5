"""The chair's record, part by part: what is asked, what is refused and kept, and what is shown of a correction."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from bot.sandbox import Person
from models.chairing import record_outcome
from models.conference import Child, Conference
from models.decision import Dissent
from models.desk import key
from models.outline_plan import say_contingency
from models.planned_action import PlannedAction
from models.record import Attendee, ConferenceRecord, Presence
from models.refusals import Closed
from models.registering import save_presences
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Standing
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored
from tests.models.recorded import finished

pytestmark = pytest.mark.databases("sqlite")
LONDON = ZoneInfo("Europe/London")
AFTER = datetime(2026, 3, 12, 11, 30, tzinfo=LONDON)
MAPLE, POLICE = "Maple Street Surgery", "Calder Valley Police"


async def held(house: Partnership, *, kind: ConferenceType = ConferenceType.ICPC) -> tuple[Conference, Person]:
    """A conference of Thursday 12 March that was held; its chair has the record open."""
    conference = booked(house, kind=kind)
    house.clock.set(AFTER)
    as_person(house, "URUTH", lambda desk: record_outcome(desk, key(conference.id), Standing.HELD))
    ruth = house.person("URUTH")
    await ruth.command("/conference", f"record {conference.code}")
    return conference, ruth


async def press_beside(person: Person, name: str, value: object = None) -> None:
    await person.press(shown(person), name, None if value is None else str(value))


async def everybody_came(ruth: Person) -> None:
    """The register is opened and said to have come in person, page by page."""
    await press_beside(ruth, "register")
    while any(name.startswith("presence:") for name in fields(ruth)):
        for name in fields(ruth):
            await ruth.fill(name, "in_person")
        assert (await ruth.submit()).updated


def fields(person: Person) -> list[str]:
    """The inputs of the modal on top, by block id."""
    return [block["block_id"] for block in shown(person).blocks if block["type"] == "input"]


def child_a(house: Partnership) -> int:
    """The opaque id of Child A."""
    with stored(house) as session:
        return key(session.exec(select(Child.id).where(Child.position == 0)).one())


def attendees(house: Partnership) -> list[Attendee]:
    with stored(house) as session:
        return list(session.exec(select(Attendee).order_by(col(Attendee.id))))


def record(house: Partnership) -> ConferenceRecord:
    with stored(house) as session:
        return session.exec(select(ConferenceRecord)).one()


async def say(person: Person, answers: Mapping[str, object]) -> dict[str, str]:
    """Fill in a form and send it; the sentences under its fields."""
    for name, value in answers.items():
        await person.fill(name, value)
    return dict((await person.submit()).errors)


async def test_the_whole_record_from_the_message_to_the_end(house: Partnership) -> None:
    conference = booked(house, kind=ConferenceType.ICPC)
    await house.go_to(AFTER)
    ruth = house.person("URUTH")
    await ruth.press(ruth.find("Was this conference held?"), "outcome.held")
    await house.settle()
    await ruth.press(ruth.find("○ The record: 0 of 4 parts are there."), "Open the record")
    await everybody_came(ruth)
    assert "✓ Who attended\n6 attended, 0 did not." in reads(ruth)
    await press_beside(ruth, "family_meeting")
    await ruth.fill("met", "yes")
    assert await say(ruth, {"met_at": "09:30", "met_with": ["mother", "father"]}) == {}
    assert "Met on Thursday 12 March, 9:30am: father and mother." in reads(ruth)
    children = [block["accessory"]["value"] for block in shown(ruth).blocks if "child:" in block.get("block_id", "")]
    await press_beside(ruth, "decide", children[0])
    await ruth.fill("verdict", "plan")
    assert await say(ruth, {"category": "neglect", "formal": [POLICE]}) == {}
    assert "✓ Child A, 13\nChild protection plan: neglect" in reads(ruth)
    assert (
        f"{POLICE} disagrees formally, recorded Thursday 12 March, 11:30am; "
        "the 72 hours last until Sunday 15 March, 11:30am."
    ) in reads(ruth)
    await press_beside(ruth, "decide", children[1])
    await ruth.fill("verdict", "no_plan")
    assert await say(ruth, {"step_down": "not_set_out"}) == {}
    assert "Nothing was set out before the close. It should have been" in reads(ruth)
    await press_beside(ruth, "outline")
    await press_beside(ruth, "add_planned")
    assert await say(ruth, {"wording": "Attends sessions"}) == {}
    assert "✓ Saved. It leaves open: Whose is it? By when? What is to be different?" in reads(ruth)
    assert "○ No action is for Child A." in reads(ruth)
    await press_beside(ruth, "contingency.yes")
    await press_beside(ruth, "complete_plan")
    assert "1 action, 1 of them queried." in reads(ruth)
    await press_beside(ruth, "finish_record")
    assert "✓ Finished on Thursday 12 March, 11:30am." in reads(ruth)
    await house.settle()
    assert "✓ The record is finished." in ruth.find("✓ Held.").reads()
    assert record(house).finished_at is not None
    # Read by whoever runs the conference, written by nobody but the chair.
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"record {conference.code}")
    assert "Child protection plan: neglect" in reads(priya)
    assert "[Write]" not in reads(priya)
    await press_beside(priya, "register")
    assert f"{MAPLE}\nDr Amira Khan, GP and practice safeguarding lead\n✓ In person" in reads(priya)
    await press_beside(priya, "record")
    await press_beside(priya, "outline")
    assert "1. Attends sessions" in reads(priya)
    assert "[Change]" not in reads(priya)


async def test_it_is_saved_in_parts_and_taken_up_again_from_home(house: Partnership) -> None:
    conference, ruth = await held(house)
    await press_beside(ruth, "register")
    khan = f"presence:i{invitation_of(house, conference, MAPLE)}"
    await ruth.fill(khan, "video")
    await press_beside(ruth, "register.0")
    assert "✓ Saved: 1 attended, 0 did not. Not said yet for 5." in reads(ruth)
    await ruth.close_modal()
    home = await ruth.open_home()
    assert home is not None
    assert "Records to finish" in home.reads()
    await ruth.press(home, "Open the record")
    await press_beside(ruth, "register")
    assert shown(ruth).value(khan) == "video"
    await ruth.close_modal()
    await ruth.command("/conference", "record")
    assert conference.code in reads(ruth)
    await press_beside(ruth, "record")
    assert "1 attended, 0 did not.\nNot said yet for 5 people." in reads(ruth)


async def test_a_first_name_alone_is_queried_and_a_colleague_takes_a_line(house: Partnership) -> None:
    conference, ruth = await held(house)
    await press_beside(ruth, "register")
    slot = f"i{invitation_of(house, conference, POLICE)}"
    await ruth.fill(f"presence:{slot}", "phone")
    await press_beside(ruth, "name_person", slot)
    assert shown(ruth).value("full_name") == "Det Sgt Tom Reed"
    assert shown(ruth).value("presence") == "phone", "what was chosen on the page is kept"
    alone = {"full_name": "Anita", "job_role": "Inspector"}
    assert "This looks like a first name alone." in (await say(ruth, alone))["full_name"]
    assert await say(ruth, {"name_is_whole": ["yes"]}) == {}
    assert "What is the full name?" in reads(ruth)
    await press_beside(ruth, "name_person", slot)
    assert await say(ruth, {"full_name": "det insp anita desai", "job_role": "Inspector"}) == {}
    anita = next(row for row in attendees(house) if row.job_role == "Inspector")
    assert anita.professional_id != as_person(house, "UREED", lambda desk: desk.actor_id)
    assert anita.professional_id is not None, "known in the directory"


async def test_who_came_uninvited_is_added_and_taken_away(house: Partnership) -> None:
    _, ruth = await held(house)
    await press_beside(ruth, "register")
    await press_beside(ruth, "add_attendee")
    person: dict[str, object] = {"full_name": "Delroy Francis", "job_role": "Officer", "presence": "part"}
    assert "Choose the agency" in (await say(ruth, person))["agency"]
    assert "postcode" in (await say(ruth, {"other_agency": "The clinic at SW1A 1AA"}))["other_agency"]
    assert await say(ruth, {"agency": "Ravensmoor Housing", "other_agency": None}) == {}
    assert "Ravensmoor Housing · came uninvited\nDelroy Francis, Officer" in reads(ruth)
    added = attendees(house)[0]
    assert (added.presence, added.invitation_id) == (Presence.PART, None)
    await press_beside(ruth, "name_person", f"a{added.id}")
    await press_beside(ruth, "remove_attendee")
    assert "Ravensmoor Housing" not in reads(ruth)
    assert attendees(house) == []


@pytest.mark.parametrize(
    ("first", "answers", "field", "sentence"),
    [
        ("yes", {"met_with": ["mother"], "met_on": "2026-03-13", "met_at": "09:00"}, "met_on", "after the conference"),
        ("yes", {"met_with": ["mother"], "met_on": "2025-03-12", "met_at": "09:00"}, "met_on", "Check the date"),
    ],
)
async def test_the_family_meeting_is_required_and_checked(
    house: Partnership, first: str, answers: dict[str, object], field: str, sentence: str
) -> None:
    _, ruth = await held(house)
    await press_beside(ruth, "family_meeting")
    assert set((await ruth.submit()).errors) == {"met"}
    await ruth.fill("met", first)
    assert sentence in (await say(ruth, answers))[field]
    await ruth.fill("met", "no")
    assert await say(ruth, {"reason": "no_interpreter"}) == {}
    assert "Did not meet: there was no interpreter." in reads(ruth)


async def test_at_a_review_the_plan_has_its_own_beginning(house: Partnership) -> None:
    _, ruth = await held(house, kind=ConferenceType.RCPC)
    await press_beside(ruth, "decide", child_a(house))
    await ruth.fill("verdict", "plan")
    assert "Give the day on which the plan began." in (await say(ruth, {"category": "emotional"}))["since"]
    assert "after the conference" in (await say(ruth, {"since": "2026-03-13"}))["since"]
    assert await say(ruth, {"since": "2025-12-10"}) == {}
    assert "Child protection plan: emotional, since Wednesday 10 December 2025" in reads(ruth)


async def test_dissent_recorded_after_its_72_hours_says_that_they_are_over(house: Partnership) -> None:
    _, ruth = await held(house)
    house.clock.set(datetime(2026, 3, 15, 11, 31, tzinfo=LONDON))
    await press_beside(ruth, "decide", child_a(house))
    await ruth.fill("verdict", "no_plan")
    assert await say(ruth, {"step_down": "child_in_need", "formal": [POLICE]}) == {}
    assert "recorded Sunday 15 March, 11:31am; the 72 hours ended Sunday 15 March, 11:30am." in reads(ruth)


async def test_a_correction_shows_what_it_was_who_and_when(house: Partnership) -> None:
    conference, ruth = await held(house)
    as_person(house, "URUTH", lambda desk: finished(desk, key(conference.id)))
    house.clock.set(datetime(2026, 3, 13, 9, 30, tzinfo=LONDON))
    await ruth.command("/conference", f"record {conference.code}")
    await press_beside(ruth, "decide", child_a(house))
    assert shown(ruth).value("verdict") == "no_plan"
    await ruth.fill("verdict", "plan")
    assert await say(ruth, {"category": "neglect", "formal": [POLICE]}) == {}
    now = "(Ruth Adeyemi, Friday 13 March, 9:30am)"
    assert f"Child A: the decision – it was: no child protection plan {now}" in reads(ruth)
    assert f"Child A: who disagrees – added {now}" in reads(ruth)
    await press_beside(ruth, "decide", child_a(house))
    assert await say(ruth, {"category": "multiple", "formal": []}) == {}
    assert f"Child A: the category – it was: neglect {now}" in reads(ruth)
    assert f"Child A: who disagrees – it was: {POLICE} (formal) {now}" in reads(ruth)
    with stored(house) as session:
        assert session.exec(select(Dissent)).all() == []
    await press_beside(ruth, "outline")
    await press_beside(ruth, "add_planned")
    assert await say(ruth, {"wording": "Attends sessions"}) == {}
    await press_beside(ruth, "change_planned")
    owned: dict[str, object] = {"owner": MAPLE, "children": ["Child A, 13"], "due_on": "2026-03-27", "harm": "neglect"}
    assert await say(ruth, {**owned, "outcome": "Seen each week", "measure": "No missed visit"}) == {}
    assert "for Child A · Maple Street Surgery · by Friday 27 March · neglect" in reads(ruth)
    await press_beside(ruth, "record")
    assert f"an action – it was: Attends sessions {now}\nan action – added {now}" in reads(ruth)
    await press_beside(ruth, "outline")
    await press_beside(ruth, "change_planned")
    await press_beside(ruth, "remove_planned")
    assert "No action yet." in reads(ruth)
    with stored(house) as session:
        assert session.exec(select(PlannedAction)).all() == []


async def test_an_inquorate_conference_has_its_last_day_in_the_record_too(house: Partnership) -> None:
    conference = booked(house)
    await house.go_to(AFTER)
    ruth = house.person("URUTH")
    await ruth.command("/conference", f"record {conference.code}")
    await press_beside(ruth, "outcome.inquorate")
    assert "Hold it again by Thursday 26 March, which is within 10 working days." in reads(ruth)
    await everybody_came(ruth)
    assert "✓ Who attended\n6 attended, 0 did not." in reads(ruth), "people came, though too few agencies"
    with pytest.raises(Closed):
        as_person(house, "URUTH", lambda desk: say_contingency(desk, key(conference.id), there_is=True))
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"record {conference.code}")
    assert "Inquorate, so no decision was made." in reads(priya)
    assert "outcome" not in str(shown(priya).blocks[-1])
    await press_beside(ruth, "outcome.held")
    assert "✓ Who attended" in reads(ruth)
    await press_beside(ruth, "next_dates")
    assert "core group" in reads(ruth).casefold()


async def test_a_window_left_open_does_not_overwrite(house: Partnership) -> None:
    conference, ruth = await held(house)
    await press_beside(ruth, "family_meeting")
    await ruth.fill("met", "no")
    await ruth.fill("reason", "no_time")
    number = invitation_of(house, conference, MAPLE)
    as_person(house, "URUTH", lambda desk: save_presences(desk, key(conference.id), {f"i{number}": Presence.ABSENT}, 1))
    await ruth.submit()
    assert "This was changed while your form was open." in reads(ruth)
    assert shown(ruth).value("reason") == "no_time"
    assert (await ruth.submit()).updated
    assert record(house).not_met_reason == "no_time"
