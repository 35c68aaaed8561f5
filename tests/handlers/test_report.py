"""Saying how far the report is: sent, on its way, not coming, and what does not count as one."""

from datetime import date
from functools import partial

import pytest

from handlers.answers import Update
from handlers.asked import Asked, Surface, Way
from handlers.report import submit
from models.conference import Conference
from models.report import Check, NoReportReason, Report, ReportStatus, Route, WrittenAs
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.screens import reads
from tests.harness import Partnership, stored

#: The domain's own tests run on both databases; these are about the conversation.
pytestmark = pytest.mark.databases("sqlite")
MAPLE = "Maple Street Surgery"


def report_of(house: Partnership, conference: Conference, agency: str) -> Report | None:
    invitation = invitation_of(house, conference, agency)
    with stored(house) as session:
        return session.get(Report, invitation)


@pytest.fixture
async def invited(house: Partnership) -> Conference:
    """A review conference, whose invitations have arrived."""
    conference = booked(house)
    await house.settle()
    return conference


async def test_a_report_is_sent(house: Partnership, invited: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "Report: how far is it?")
    assert "it never goes through Slack" in reads(khan)
    await khan.fill("status", "Sent")
    assert "(x) On our own form" in reads(khan), "a GP practice writes on its own form"
    await khan.fill("sent_on", "2026-03-04")
    sent = await khan.submit()
    assert sent.errors == {
        "sent_on": "This date is still to come. If it is not sent yet, choose “In progress” and say by when."
    }
    await khan.fill("sent_on", "2026-03-01")
    await khan.fill("route", "By secure email")
    await khan.fill("childs_voice", "Partly")
    assert (await khan.submit()).closed
    report = report_of(house, invited, MAPLE)
    assert report is not None
    assert (report.status, report.sent_on, report.route) == (ReportStatus.SENT, date(2026, 3, 1), Route.SECURE_EMAIL)
    assert (report.written_as, report.childs_voice, report.identity) == (WrittenAs.OWN, Check.PARTLY, None)
    await house.settle()
    assert "✓ Report: sent on Sunday 1 March, by secure email" in khan.dm[-1].reads()


async def test_a_date_after_the_deadline_is_said_to_be_so(house: Partnership, invited: Conference) -> None:
    holly = house.person("UHOLLY")
    await holly.press(holly.dm[-1], "Report: how far is it?")
    await holly.fill("status", "In progress")
    assert "(x) On the standard template" in reads(holly)
    await holly.fill("expected_on", "2026-03-06")
    assert "That is after the deadline, Thursday 5 March, 5pm." in reads(holly)
    await holly.fill("expected_on", "2026-03-13")
    assert "That is after the conference itself, on Thursday 12 March, 10am." in reads(holly)
    await holly.fill("expected_on", "2026-03-05")
    assert "That is after" not in reads(holly)
    assert (await holly.submit()).closed
    await house.settle()
    line = "○ Report: in progress, expected on Thursday 5 March – due Thursday 5 March, 5pm"
    assert line in holly.dm[-1].reads()
    assert "[Report: how far is it?]" in holly.dm[-1].reads()


async def test_there_will_be_none_for_a_reason(house: Partnership, invited: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "Report: how far is it?")
    await khan.fill("status", "There will be no report")
    assert "A short factual report helps even after little contact" in reads(khan)
    assert (await khan.submit()).errors == {"reason": "Please complete this required field."}
    await khan.fill("reason", "We have had no involvement")
    assert (await khan.submit()).closed
    report = report_of(house, invited, MAPLE)
    assert report is not None
    assert report.reason is NoReportReason.NO_INVOLVEMENT
    await house.settle()
    assert "✓ Report: there will be none: we have had no involvement" in khan.dm[-1].reads()
    assert "[Shared with the family?]" not in khan.dm[-1].reads(), "there is nothing to share"


@pytest.mark.parametrize(
    ("choice", "explained", "line"),
    [
        ("Research provided instead", "It is not counted as a report", "✓ Report: research provided instead"),
        ("Told the social worker", "need it in writing", "○ Report: told the social worker; it is still needed"),
    ],
)
async def test_what_is_no_report_is_explained(
    house: Partnership, invited: Conference, choice: str, explained: str, line: str
) -> None:
    reed = house.person("UREED")
    await reed.press(reed.dm[-1], "Report: how far is it?")
    await reed.fill("status", choice)
    assert explained in reads(reed)
    assert "checklist" not in reads(reed)
    assert (await reed.submit()).closed
    await house.settle()
    assert line in reed.dm[-1].reads()


async def test_a_form_sent_before_its_questions_were_shown_asks_them(house: Partnership, invited: Conference) -> None:
    maple = invitation_of(house, invited, MAPLE)
    quick = Asked(Way.SUBMIT, Surface.MODAL, "UKHAN", "report", fields={"status": "sent"}, ref={"i": maple, "v": 1})
    answer = as_person(house, "UKHAN", partial(submit, asked=quick))
    assert isinstance(answer, Update)
    assert "sent_on" in [block.get("block_id") for block in answer.view["blocks"]]
    assert report_of(house, invited, MAPLE) is None
