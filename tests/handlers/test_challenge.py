"""The chair challenges an agency about what it has not told us; nobody else can."""

import pytest
from sqlmodel import select

from handlers.asked import Asked, Surface, Way
from handlers.challenge import press
from models.answering import Coming, ReportAnswer, answer_coming, answer_report
from models.booking import cancel
from models.challenge import Challenge
from models.desk import Desk, key
from models.invitation import Attendance
from models.refusals import NotYours
from models.report import NoReportReason, ReportStatus
from scheduling.ladder import Missing
from tests.handlers.booked import as_person, booked, invitation_of
from tests.harness import Partnership, stored

POLICE = "Calder Valley Police"


def challenges(house: Partnership, invitation: int) -> set[Missing]:
    with stored(house) as session:
        return {row.about for row in session.exec(select(Challenge).where(Challenge.invitation_id == invitation))}


async def test_a_challenge_is_logged_shown_and_made_once(house: Partnership) -> None:
    conference = booked(house)
    police = invitation_of(house, conference, POLICE)
    ruth = house.person("URUTH")
    await ruth.command("/conference", f"readiness {conference.code}")
    assert ruth.modal is not None
    buttons = ruth.modal.reads().count("[Challenge]")
    await ruth.press(ruth.modal, "challenge", str(police))
    assert challenges(house, police) == {Missing.ATTENDANCE, Missing.REPORT, Missing.SHARING}
    text = ruth.modal.reads()
    assert "✓ Challenged about whether they are coming, the report and sharing it with the family" in text
    assert text.count("[Challenge]") == buttons - 1


async def test_what_was_answered_since_can_be_challenged_no_more(house: Partnership) -> None:
    conference = booked(house)
    police = invitation_of(house, conference, POLICE)
    ruth = house.person("URUTH")
    await ruth.command("/conference", f"readiness {conference.code}")

    def answer_all(desk: Desk) -> None:
        answer_coming(desk, police, Coming(Attendance.YES))
        answer_report(desk, police, ReportAnswer(ReportStatus.NOT_PROVIDING, reason=NoReportReason.NO_INVOLVEMENT))

    as_person(house, "UREED", answer_all)
    assert ruth.modal is not None
    await ruth.press(ruth.modal, "challenge", str(police))
    assert ruth.modal is not None
    assert "This agency has answered everything" in ruth.modal.reads()
    assert challenges(house, police) == set()


async def test_the_button_of_a_cancelled_conference_says_so(house: Partnership) -> None:
    conference = booked(house)
    police = invitation_of(house, conference, POLICE)
    ruth = house.person("URUTH")
    await ruth.command("/conference", f"readiness {conference.code}")
    as_person(house, "UPRIYA", lambda desk: cancel(desk, key(conference.id), conference.version))
    assert ruth.modal is not None
    await ruth.press(ruth.modal, "challenge", str(police))
    assert ruth.modal is not None
    assert "was cancelled" in ruth.modal.reads()
    assert challenges(house, police) == set()


@pytest.mark.parametrize("somebody", ["UPRIYA", "UREED", "UCHAIR2", "UADMIN", "UQUINN"])
def test_nobody_but_the_chair_challenges(house: Partnership, somebody: str) -> None:
    conference = booked(house)
    police = invitation_of(house, conference, POLICE)
    asked = Asked(Way.PRESS, Surface.MODAL, somebody, "challenge", value=str(police), ref={"c": conference.id, "p": 1})
    with pytest.raises(NotYours):
        as_person(house, somebody, lambda desk: press(desk, asked))
    assert challenges(house, police) == set()
