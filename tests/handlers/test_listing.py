"""A conference found again: listed, shown in full to whoever runs or chairs it, and to nobody else."""

import pytest
from sqlmodel import select

from bot.sandbox import Message
from handlers.views.blocks import View
from handlers.views.limits import check_view
from models.agency import Agency, AgencyKind, Professional, ReportFormat
from models.audit import AuditEntry
from models.booking import cancel
from models.conference import Child, Conference, Voice
from models.desk import Desk, key
from models.invitation import Invitation
from models.inviting import Invitee, invite
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

pytestmark = pytest.mark.databases("sqlite")
MAPLE = "Maple Street Surgery"


def crowded(house: Partnership, conference: Conference) -> None:
    """Sixty invitations, with the longest names the directory takes."""

    def work(desk: Desk) -> None:
        invitees = []
        for number in range(55):
            name = f"{number:03} ".ljust(120, "ö")
            agency = Agency(name=name, kind=AgencyKind.OTHER, report_format=ReportFormat.OWN, duty_contact="☎" * 200)
            desk.session.add(agency)
            desk.session.flush()
            person = Professional(full_name=name, job_role=name, agency_id=key(agency.id), email=f"{number}@s.example")
            desk.session.add(person)
            desk.session.flush()
            invitees.append(Invitee(key(agency.id), key(person.id)))
        invite(desk, key(conference.id), invitees)

    as_person(house, "UPRIYA", work)


def ticked(message: Message) -> list[str]:
    """The boxes that are ticked in a message as it was sent or last updated."""
    (boxes,) = (block["elements"][0] for block in message.blocks if block["block_id"].startswith("secure_details"))
    return [option["value"] for option in boxes.get("initial_options", [])]


async def test_the_list_leads_to_the_conference(house: Partnership) -> None:
    conference = booked(house)
    booked(house, by="UDANIEL")
    priya = house.person("UPRIYA")
    await priya.command("/conference", "list")
    assert reads(priya).count("CPC-") == 1
    assert "Thursday 12 March, 10am (UK time)" in reads(priya)
    await priya.press(shown(priya), "Open")
    assert shown(priya).title == conference.code
    assert "Child A: 13 · Child B: 4" in reads(priya)
    assert house.slack.workspace.screens.depth("UPRIYA") == 1, "it takes the list's place"


async def test_nothing_to_list(house: Partnership) -> None:
    answer = await house.person("UPRIYA").command("/conference", "list")
    assert "You have no conferences coming up." in answer.text


async def test_a_long_list_has_pages(house: Partnership) -> None:
    for _ in range(23):
        booked(house, agencies=("UKHAN",))
    await house.settle()
    priya = house.person("UPRIYA")
    await priya.command("/conference", "list")
    assert reads(priya).count("[Open]") == 20
    await priya.press(shown(priya), "Later")
    assert reads(priya).count("[Open]") == 3
    await priya.press(shown(priya), "Earlier")
    assert reads(priya).count("[Open]") == 20


@pytest.mark.parametrize("typed", ["{code}", "{lower}", "{bare}"])
async def test_a_reference_as_people_type_it(house: Partnership, typed: str) -> None:
    code = booked(house).code
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"show {typed}".format(code=code, lower=code.lower(), bare=code[4:]))
    assert shown(priya).title == code


async def test_not_there_and_not_yours_are_the_same_answer(house: Partnership) -> None:
    conference = booked(house)
    daniel = house.person("UDANIEL")
    there = (await daniel.command("/conference", f"show {conference.code}")).text
    not_there = (await daniel.command("/conference", "show CPC-ZZZZ")).text
    assert there == not_there
    assert not_there.startswith("We cannot find a conference with the reference you typed")


async def test_the_chair_sees_it_and_changes_nothing(house: Partnership) -> None:
    conference = booked(house)
    ruth = house.person("URUTH")
    await ruth.command("/conference", f"show {conference.code}")
    assert shown(ruth).buttons == ["Readiness"]
    assert "Secure details" not in reads(ruth)


async def test_that_it_was_seen_is_audited(house: Partnership) -> None:
    conference = booked(house)
    await house.person("URUTH").command("/conference", f"show {conference.code}")
    with stored(house) as session:
        deeds = session.exec(select(AuditEntry.deed).where(AuditEntry.chain == conference.id)).all()
    assert deeds[-1] == "saw"


async def test_secure_details_are_ticked_in_the_message_and_in_the_conference(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    priya = house.person("UPRIYA")
    maple, probation = (invitation_of(house, conference, name) for name in (MAPLE, "Calder Probation Service"))
    await priya.press(priya.dm[0], "secure_details.0", [str(maple), str(probation)])
    await house.settle()
    assert "Secure details: 3 of 5 to send" in priya.dm[0].reads()
    assert ticked(priya.dm[0]) == [str(maple), str(probation)]
    await priya.command("/conference", f"show {conference.code}")
    await priya.press(shown(priya), "secure_details.0", [str(maple)])
    assert "Secure details: 4 of 5 to send" in reads(priya)
    await house.settle()
    assert ticked(priya.dm[0]) == [str(maple)]
    with stored(house) as session:
        assert session.get_one(Invitation, probation).secure_details_at is None


async def test_the_social_worker_is_chased_for_secure_details(house: Partnership) -> None:
    conference = booked(house)
    await house.settle()
    priya = house.person("UPRIYA")
    await house.go_to(house.clock.now().replace(day=3, hour=9, minute=30))
    chase = priya.dm[-1]
    assert chase.text == (
        f"{conference.code}: please send the secure details to 5 people before Thursday 12 March, 10am"
    )
    everybody = [option["value"] for option in chase.blocks[2]["elements"][0]["options"]]
    await priya.press(chase, "secure_details.0", everybody)
    await house.settle()
    assert "Secure details are marked as sent to everyone." in priya.dm[-1].reads()
    await house.go_to(house.clock.now().replace(day=6))
    assert "secure details" not in priya.dm[-1].text or priya.dm[-1].ts == chase.ts


async def test_how_an_older_child_takes_part(house: Partnership) -> None:
    conference = booked(house)
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"show {conference.code}")
    assert "How does Child A, 13, take part?" in reads(priya)
    assert "How does Child B" not in reads(priya)
    with stored(house) as session:
        child = session.exec(select(Child).where(Child.conference_id == conference.id, Child.position == 0)).one()
    await priya.press(shown(priya), f"voice.{child.id}", "advocate")
    with stored(house) as session:
        assert session.get_one(Child, child.id).voice is Voice.ADVOCATE
    await house.person("URUTH").command("/conference", f"show {conference.code}")
    assert "[Has an advocate]" in reads(priya)
    assert "Child A: has an advocate" in reads(house.person("URUTH"))


async def test_sixty_invitations_fit_page_by_page(house: Partnership) -> None:
    conference = booked(house)
    crowded(house, conference)
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"show {conference.code}")
    seen = 0
    for page in range(1, 7):
        check_view(view_of(shown(priya).definition))
        assert f"Invited: 60, page {page} of 6" in reads(priya)
        seen += reads(priya).count("[Answer for them]")
        if page < 6:
            await priya.press(shown(priya), "Next page")
    assert seen == 60
    await priya.press(shown(priya), "Page before")
    assert "page 5 of 6" in reads(priya)
    await house.settle()
    assert "Secure details: 60 of 60 to send" in priya.dm[0].reads()


def view_of(definition: View) -> View:
    """The view as it was sent; the workspace adds empty keys of its own."""
    return {name: value for name, value in definition.items() if value not in (None, "")}


async def test_a_cancelled_one_is_still_shown_without_buttons(house: Partnership) -> None:
    conference = booked(house)
    as_person(house, "UPRIYA", lambda desk: cancel(desk, key(conference.id), conference.version))
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"show {conference.code}")
    assert f"{conference.code} was cancelled. There is nothing more to answer." in reads(priya)
    assert shown(priya).buttons == ["Readiness"]


async def test_a_command_without_a_reference_lets_one_choose(house: Partnership) -> None:
    conference = booked(house)
    priya = house.person("UPRIYA")
    for typed, title in (
        ("show", conference.code),
        ("invite", "Invite someone else"),
        ("withdraw", "Withdraw"),
        ("reschedule", "Move the conference"),
        ("cancel", "Cancel the conference"),
        ("handover", "Hand over"),
        ("hand over", "Hand over"),
    ):
        await priya.command("/conference", typed)
        assert shown(priya).title == "Your conferences"
        await priya.press(shown(priya), shown(priya).buttons[0])
        assert shown(priya).title == title
