"""Answering for an agency by phone: the same forms, marked as recorded for it, and nothing restricted to be seen."""

import pytest

from bot.sandbox import Person
from models.conference import Conference
from models.database import transaction
from models.invitation import Attendance, Invitation
from models.readiness import summary
from models.report import Report, ReportStatus
from models.sharing import NotSharedReason, Sharing
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

#: The domain's own tests run on both databases; these are about the conversation.
pytestmark = pytest.mark.databases("sqlite")
MAPLE = "Maple Street Surgery"


@pytest.fixture
async def invited(house: Partnership) -> Conference:
    """A review conference, whose invitations have arrived."""
    conference = booked(house)
    await house.settle()
    return conference


async def answer_for(house: Partnership, conference: Conference, agency: str) -> Person:
    """The social worker in front of the menu for one agency."""
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"show {conference.code}")
    await priya.press(shown(priya), "answer_for", str(invitation_of(house, conference, agency)))
    return priya


async def test_a_phone_call_is_typed_in_form_by_form(house: Partnership, invited: Conference) -> None:
    priya = await answer_for(house, invited, MAPLE)
    assert "Dr Amira Khan, Maple Street Surgery" in reads(priya)
    assert "○ Coming: not answered yet" in reads(priya)

    await priya.press(shown(priya), "Coming or not")
    assert "You are recording this for Dr Amira Khan, Maple Street Surgery" in reads(priya)
    await priya.fill("attendance", "Nobody can come")
    await priya.fill("reason", "It clashes with surgery hours")
    assert (await priya.submit()).updated
    assert "✓ Recorded." in reads(priya)
    assert "✓ Cannot come: it clashes with surgery hours (recorded by the social worker)" in reads(priya)

    await priya.press(shown(priya), "Report")
    await priya.fill("status", "Sent")
    await priya.fill("sent_on", "2026-03-02")
    assert (await priya.submit()).updated
    assert "✓ Report: sent on Monday 2 March (recorded by the social worker)" in reads(priya)

    invitation_id = invitation_of(house, invited, MAPLE)
    with stored(house) as session:
        report, invitation = session.get_one(Report, invitation_id), session.get_one(Invitation, invitation_id)
    assert (report.status, report.on_behalf) == (ReportStatus.SENT, True)
    assert invitation.attendance is Attendance.NO
    await house.settle()
    khan = house.person("UKHAN")
    assert "✓ Report: sent on Monday 2 March (recorded by the social worker)" in khan.dm[-1].reads()


async def test_the_wrong_address_is_typed_in_as_well(house: Partnership, invited: Conference) -> None:
    priya = await answer_for(house, invited, MAPLE)
    await priya.press(shown(priya), "Not them")
    await priya.fill("reason", "Not our patient, pupil or client any more")
    await priya.fill("instead", "Hillcrest Medical Practice")
    assert (await priya.submit()).updated
    assert "✓ Not for this agency: not our patient, pupil or client any more" in reads(priya)
    assert "Ask instead: Hillcrest Medical Practice" in reads(priya)


async def test_a_restricted_reason_is_neither_seen_nor_taken_back(house: Partnership, invited: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "Shared with the family?")
    await khan.fill("safety", "No, it is safe to share")
    await khan.fill("value", "No")
    await khan.fill("reason", "Sharing would increase risk")
    assert (await khan.submit()).closed

    priya = await answer_for(house, invited, MAPLE)
    assert "✓ Shared with the family: no\n" in reads(priya)
    await priya.press(shown(priya), "Shared with the family")
    assert "(x)" not in reads(priya)
    await priya.fill("safety", "No, it is safe to share")
    await priya.fill("value", "No")
    assert "[Choose a reason]" in reads(priya)
    await priya.fill("reason", "We ran out of time")
    assert (await priya.submit()).updated
    with stored(house) as session:
        sharing = session.get_one(Sharing, invitation_of(house, invited, MAPLE))
    assert (sharing.reason, sharing.on_behalf) == (NotSharedReason.RAN_OUT_OF_TIME, True)
    rows = as_person(house, "URUTH", lambda desk: summary(desk, desk.session.get_one(Conference, invited.id)).rows)
    assert [row.card.agency.name for row in rows if row.please_phone] == [MAPLE]


async def test_only_whoever_runs_the_conference_answers_for_others(house: Partnership, invited: Conference) -> None:
    """Another social worker has a button of the old one's, from before a handover."""
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"show {invited.code}")
    with transaction(house.engine) as session:
        session.get_one(Conference, invited.id).social_worker_id += 1
    await priya.press(shown(priya), "answer_for", str(invitation_of(house, invited, MAPLE)))
    assert "We cannot find that among the conferences you are part of." in reads(priya)
