"""The Home tab: each person finds what is theirs, and nothing else."""

from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from handlers.home import home_of
from handlers.views.limits import check_view
from models.answering import Coming, answer_coming
from models.booking import cancel
from models.chairing import record_outcome
from models.desk import Desk, key
from models.invitation import Attendance
from models.inviting import tick_secure_details
from scheduling.ladder import Standing
from tests.handlers.booked import as_person, booked, invitation_of
from tests.harness import Partnership

LONDON = ZoneInfo("Europe/London")
MAPLE = "Maple Street Surgery"


def comes(invitation: int, desk: Desk) -> None:
    answer_coming(desk, invitation, Coming(Attendance.YES))


def was_held(conference: int, desk: Desk) -> None:
    record_outcome(desk, conference, Standing.HELD)


async def home(house: Partnership, slack_id: str) -> str:
    view = await house.person(slack_id).open_home()
    assert view is not None
    return view.reads()


async def test_the_social_worker_finds_the_conferences_they_run(house: Partnership) -> None:
    empty = await home(house, "UPRIYA")
    assert "[Schedule a conference]" in empty
    assert "You have no conferences to come." in empty
    conference = booked(house)
    gp = invitation_of(house, conference, MAPLE)
    as_person(house, "UKHAN", partial(comes, gp))
    text = await home(house, "UPRIYA")
    assert f"{conference.code} · Review child protection conference" in text
    assert "Thursday 12 March, 10am (UK time)" in text
    assert "1 of 5 have said whether they are coming" in text
    assert "○ Secure details to send: 5" in text
    assert "[Show] [Readiness]" in text


async def test_secure_details_that_are_sent_are_ticked(house: Partnership) -> None:
    conference = booked(house, agencies=["UKHAN"])
    ids = frozenset(range(1, 20))
    as_person(house, "UPRIYA", lambda desk: tick_secure_details(desk, key(conference.id), ids, ids))
    assert "✓ Secure details sent to everyone" in await home(house, "UPRIYA")


async def test_business_support_finds_its_agencys_and_another_social_worker_does_not(house: Partnership) -> None:
    conference = booked(house)
    assert conference.code in await home(house, "UBUSINESS")
    assert conference.code not in await home(house, "UDANIEL")


async def test_the_chair_finds_what_they_chair_soonest_first(house: Partnership) -> None:
    later, sooner = booked(house, on=date(2026, 3, 20)), booked(house, on=date(2026, 3, 11))
    text = await home(house, "URUTH")
    assert text.index(sooner.code) < text.index(later.code)
    assert "[Schedule a conference]" not in text
    assert sooner.code not in await home(house, "UCHAIR2")


async def test_the_professional_finds_what_is_missing_and_answers_from_there(house: Partnership) -> None:
    conference = booked(house)
    text = await home(house, "UKHAN")
    assert conference.code in text
    assert "○ Coming: not answered yet" in text
    assert "○ Report: not yet – due Thursday 5 March, 5pm" in text
    khan = house.person("UKHAN")
    assert khan.home is not None
    await khan.press(khan.home, "coming")
    assert khan.modal is not None


async def test_what_is_cancelled_or_over_is_gone(house: Partnership) -> None:
    conference = booked(house)
    as_person(house, "UPRIYA", lambda desk: cancel(desk, key(conference.id), conference.version))
    past = booked(house, on=date(2026, 3, 5))
    house.clock.set(datetime(2026, 3, 5, 14, 0, tzinfo=LONDON))
    for slack_id in ("UPRIYA", "UKHAN"):
        text = await home(house, slack_id)
        assert conference.code not in text
        assert past.code not in text
    assert past.code in await home(house, "URUTH")


async def test_the_quality_lead_sees_the_snapshot_without_codes(house: Partnership) -> None:
    codes = []
    for day in (9, 10, 11):
        conference = booked(house, on=date(2026, 3, day))
        codes.append(conference.code)
        as_person(house, "UKHAN", partial(comes, invitation_of(house, conference, MAPLE)))
    house.clock.set(datetime(2026, 3, 12, 9, 0, tzinfo=LONDON))
    for number in (1, 2, 3):
        as_person(house, "URUTH", partial(was_held, number))
    text = await home(house, "UQUINN")
    assert "Invited to conferences that were held: 15. Feedback forms: 0." in text
    assert "Attended: 20% from the log, – from the form (City & Hackney 40%)" in text
    assert "Wrote a report: 0% from the log" in text
    assert not any(code in text for code in codes)


async def test_the_administrator_sees_the_directory_and_no_case(house: Partnership) -> None:
    conference = booked(house)
    text = await home(house, "UADMIN")
    assert "agencies, " in text
    assert "agencies without a safeguarding lead" in text
    assert conference.code not in text


def test_somebody_whom_the_directory_does_not_know_is_told_what_to_do(house: Partnership) -> None:
    def work(desk: Desk) -> str:
        view = home_of(desk)
        check_view(view)
        return str(view)

    text = as_person(house, "UNOBODY", work)
    assert "Ask your administrator to add you" in text


async def test_many_conferences_are_read_page_by_page(house: Partnership) -> None:
    await house.settle()
    codes = {booked(house, agencies=["UKHAN"]).code for _ in range(30)}
    priya = house.person("UPRIYA")
    first = await home(house, "UPRIYA")
    assert "Page 1 of 2" in first
    assert priya.home is not None
    await priya.press(priya.home, "More")
    second = priya.home.reads()
    assert "Page 2 of 2" in second
    assert "Conferences you run" in second
    assert all((code in first) != (code in second) for code in codes)
    await priya.press(priya.home, "Back")
    assert priya.home.reads() == first
