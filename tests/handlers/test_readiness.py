"""How ready a conference is: who may look, what they see, and the chair's letter on the working day before."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from bot.sandbox import Person
from handlers.views.limits import check_view
from handlers.views.readiness import quorum_words, readiness_modal
from models.agency import Agency, AgencyKind, Professional, ReportFormat
from models.answering import (
    Coming,
    ReportAnswer,
    SharingAnswer,
    answer_coming,
    answer_report,
    answer_sharing,
)
from models.booking import Booking, schedule
from models.conference import Conference, Need
from models.desk import Desk, key
from models.invitation import AbsenceReason, Attendance, Mode, NotUsReason
from models.inviting import Invitee
from models.readiness import Quorum, readiness
from models.redirecting import say_not_us
from models.report import NoReportReason, ReportStatus
from models.sharing import Method, NotSharedReason, Safety, Shared
from scheduling.deadlines import ConferenceType
from tests.handlers.booked import as_person, booked, invitation_of
from tests.harness import Partnership

LONDON = ZoneInfo("Europe/London")
MAPLE, POLICE, SCHOOL = "Maple Street Surgery", "Calder Valley Police", "Larkfield Primary School"
HEALTH = "Ravensmoor Health Visiting"


def shown(person: Person) -> str:
    assert person.modal is not None
    return person.modal.reads()


def answer_in_many_ways(house: Partnership, conference: Conference) -> None:
    """The GP comes and has done all; police send research; the school sends a deputy; the health visitor cannot."""
    gp, police, school, health = (invitation_of(house, conference, name) for name in (MAPLE, POLICE, SCHOOL, HEALTH))
    today = date(2026, 3, 2)

    def khan(desk: Desk) -> None:
        answer_coming(desk, gp, Coming(Attendance.YES, Mode.VIDEO))
        answer_report(desk, gp, ReportAnswer(ReportStatus.SENT, sent_on=today))
        answer_sharing(desk, gp, SharingAnswer(Safety.SAFE, Shared.YES, today, Method.PHONE))

    def reed(desk: Desk) -> None:
        answer_report(desk, police, ReportAnswer(ReportStatus.RESEARCH))

    def barker(desk: Desk) -> None:
        deputy = Coming(Attendance.DEPUTY, deputy_name="Sam Whitlock", deputy_role="Deputy safeguarding lead")
        answer_coming(desk, school, deputy)
        answer_report(desk, school, ReportAnswer(ReportStatus.NOT_PROVIDING, reason=NoReportReason.LATE_NOTICE))

    def baptiste(desk: Desk) -> None:
        answer_coming(desk, health, Coming(Attendance.NO, reason=AbsenceReason.ANNUAL_LEAVE))
        answer_report(desk, health, ReportAnswer(ReportStatus.IN_PROGRESS, expected_on=date(2026, 3, 9)))
        risk = SharingAnswer(Safety.UNSURE, Shared.NO, reason=NotSharedReason.INCREASED_RISK)
        answer_sharing(desk, health, risk)

    for who, work in (("UKHAN", khan), ("UREED", reed), ("UJO", barker), ("UHOLLY", baptiste)):
        as_person(house, who, work)


async def test_the_chair_sees_every_agency_in_symbols_and_words(house: Partnership) -> None:
    conference = booked(house, needs=frozenset({Need.INTERPRETER, Need.STEP_FREE}))
    answer_in_many_ways(house, conference)
    ruth = house.person("URUTH")
    await ruth.command("/conference", f"readiness {conference.code}")
    text = shown(ruth)
    for line in (
        "Thursday 12 March, 10am (UK time)",
        "2 other agencies say they are coming; 2 are needed besides social care. You decide on quorum.",
        "Child A (13): not known yet whether they come or have an advocate",
        "Needed on the day: Interpreter, step-free access",
        "Dr Amira Khan, GP and practice safeguarding lead",
        "✓ Coming: by video",
        "✓ Report: in time, sent on Monday 2 March",
        "✓ Shared with the family: yes, on Monday 2 March",
        "△ Report: research provided instead",
        "✓ Sending a deputy: Sam Whitlock, Deputy safeguarding lead",
        "✗ Report: there will be none: we were asked too late",
        "✓ Cannot come: annual leave",
        "○ Report: in progress, expected Monday 9 March – due Thursday 5 March, 5pm",
        "○ Coming: not answered yet",
        "Invited Monday 2 March · not chased",
    ):
        assert line in text
    assert "Child B" not in text


async def test_the_restricted_reason_is_a_request_to_phone_and_only_for_the_chair(house: Partnership) -> None:
    conference = booked(house)
    answer_in_many_ways(house, conference)
    ruth, priya = house.person("URUTH"), house.person("UPRIYA")
    for person in (ruth, priya):
        await person.command("/conference", f"readiness {conference.code}")
    for text in (shown(ruth), shown(priya)):
        assert "✗ Not shared with the family" in text
        assert "risk" not in text
    assert f"Please phone before the meeting: {HEALTH}" in shown(ruth)
    assert "hone" not in shown(priya)


async def test_the_social_worker_sees_the_same_without_the_challenge(house: Partnership) -> None:
    conference = booked(house)
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"readiness {conference.code.lower().removeprefix('cpc-')}")
    assert "The chair decides on quorum." in shown(priya)
    assert "[Challenge]" not in shown(priya)


async def test_a_code_that_does_not_exist_and_one_that_is_not_yours_are_answered_alike(house: Partnership) -> None:
    conference = booked(house)
    khan, daniel = house.person("UKHAN"), house.person("UDANIEL")
    for person, code in ((khan, conference.code), (daniel, conference.code), (daniel, "CPC-ZZZZ")):
        answer = await person.command("/conference", f"readiness {code}")
        assert "We cannot find a conference with the reference you typed" in answer.reads()
        assert person.modal is None


async def test_without_a_code_one_chooses_among_ones_own(house: Partnership) -> None:
    ruth = house.person("URUTH")
    nothing = await ruth.command("/conference", "readiness")
    assert "You have no conferences coming up" in nothing.reads()
    first, second = booked(house), booked(house, on=date(2026, 3, 20))
    await ruth.command("/conference", "readiness")
    assert shown(ruth).index(first.code) < shown(ruth).index(second.code)
    assert ruth.modal is not None
    await ruth.press(ruth.modal, "readiness", str(second.id))
    assert second.code in shown(ruth)
    assert "Quorum forecast" in shown(ruth)


async def test_the_chair_is_written_to_on_the_working_day_before(house: Partnership) -> None:
    conference = booked(house)
    answer_in_many_ways(house, conference)
    await house.go_to(datetime(2026, 3, 11, 9, 30, tzinfo=LONDON))
    ruth = house.person("URUTH")
    message = ruth.find("Quorum forecast")
    text = message.reads()
    assert message.text == f"{conference.code}: who is coming and what is missing for Thursday 12 March, 10am"
    assert "Coming: 2 of 5 · Reports: 1 of 5 · Shared with the family: 1 of 5" in text
    assert "Still missing from 3 of 5 agencies:" in text
    assert f"○ {POLICE}: whether they are coming" in text
    assert f"{MAPLE}:" not in text
    await ruth.press(message, "readiness")
    assert "✗ Report: missing, expected Monday 9 March – was due Thursday 5 March, 5pm" in shown(ruth)


async def test_who_was_asked_too_late_is_never_called_late(house: Partnership) -> None:
    conference = booked(house, on=date(2026, 3, 4))
    gp = invitation_of(house, conference, MAPLE)
    as_person(house, "UKHAN", lambda desk: answer_report(desk, gp, ReportAnswer(ReportStatus.SENT, date(2026, 3, 2))))
    ruth = house.person("URUTH")
    await ruth.command("/conference", f"readiness {conference.code}")
    assert "sent on Monday 2 March; asked too late to be in time" in shown(ruth)
    assert "not yet; asked after the deadline" in shown(ruth)
    assert "Invited Monday 2 March, after the report deadline" in shown(ruth)
    assert "Report: late" not in shown(ruth)


async def test_an_agency_that_is_not_involved_comes_last_and_is_not_missed(house: Partnership) -> None:
    conference = booked(house)
    gp = invitation_of(house, conference, MAPLE)
    as_person(house, "UKHAN", lambda desk: say_not_us(desk, gp, NotUsReason.NOT_OUR_PATIENT, None))
    ruth = house.person("URUTH")
    await ruth.command("/conference", f"readiness {conference.code}")
    text = shown(ruth)
    assert text.index(MAPLE) > text.index(HEALTH)
    assert "Still missing from 4 of 4 agencies" in text


async def test_sixty_agencies_are_read_page_by_page(house: Partnership) -> None:
    conference = as_person(house, "UPRIYA", sixty_agencies)
    ruth = house.person("URUTH")
    await ruth.command("/conference", f"readiness {conference.code}")
    seen = 0
    for page in (1, 2, 3):
        text = shown(ruth)
        assert f"Page {page} of 3" in text
        seen += text.count("not answered yet") // 2
        if page < 3:
            assert ruth.modal is not None
            await ruth.press(ruth.modal, "More agencies")
    assert seen == 60


def sixty_agencies(desk: Desk) -> Conference:
    invitees = []
    for number in range(60):
        agency = Agency(name=f"Service {number} & <sons>", kind=AgencyKind.OTHER, report_format=ReportFormat.STANDARD)
        desk.session.add(agency)
        desk.session.flush()
        invitees.append(Invitee(key(agency.id), None))
    keep = {AgencyKind.GP, AgencyKind.PROBATION, AgencyKind.SCHOOL, AgencyKind.HEALTH_VISITING}
    for other in desk.session.exec(select(Agency).where(col(Agency.kind).in_(keep))):
        other.active = False  # so that no standing rule adds one more
    chair = desk.session.exec(select(Professional).where(Professional.slack_id == "URUTH")).one()
    booking = Booking(
        type=ConferenceType.ICPC,
        on=date(2026, 3, 12),
        at=time(10),
        minutes=60,
        place=None,
        chair_id=key(chair.id),
        ages=(17,) * 12,
        invitees=tuple(invitees),
        needs=frozenset(Need),
        form="sixty",
    )
    return schedule(desk, booking)


@pytest.mark.databases("sqlite")
def test_every_page_is_within_what_slack_takes(house: Partnership) -> None:
    conference = as_person(house, "UPRIYA", sixty_agencies)
    found = as_person(house, "URUTH", lambda desk: readiness(desk, key(conference.id)))
    for page in range(-1, 6):
        check_view(readiness_modal(found, chairs=True, page=page))
    assert len(found.rows) == 60


@pytest.mark.parametrize(
    ("others", "needed", "sentence"),
    [
        (0, 2, "No other agency has said that it is coming; 2 are needed besides social care. You decide on quorum."),
        (1, 1, "1 other agency says it is coming; 1 is needed besides social care. You decide on quorum."),
        (3, 2, "3 other agencies say they are coming; 2 are needed besides social care. You decide on quorum."),
    ],
)
def test_the_quorum_is_a_forecast(others: int, needed: int, sentence: str) -> None:
    assert quorum_words(Quorum(others, needed), chairs=True) == sentence
