"""The data snapshot in Slack: the quality lead's, with its picture; and each month an agency's own, for its lead."""

from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.sandbox import Message, Person
from models.agency import Agency
from models.chairing import record_outcome
from models.conference import Conference
from models.desk import Desk, key
from models.feedback import Answer
from models.outbox import Delivery, OutboxRow
from models.refusals import NotYours
from models.responding import FeedbackAnswer, give_feedback
from models.snapshot.asking import ask, asked_for, past_year
from models.snapshot.questions import Source
from models.snapshot.request import SnapshotRequest
from models.snapshot.taking import Snapshot
from scheduling.ladder import Kind, Standing
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.test_readiness import answer_in_many_ways
from tests.harness import Partnership, stored

LONDON = ZoneInfo("Europe/London")
MAPLE = "Maple Street Surgery"
ONCE = pytest.mark.databases("sqlite")


def held(house: Partnership) -> Conference:
    """A review that was held: the GP came, reported and shared; police sent research; the school sent a deputy."""
    conference = booked(house)
    answer_in_many_ways(house, conference)
    house.clock.set(datetime(2026, 3, 12, 12, 0, tzinfo=LONDON))
    as_person(house, "URUTH", lambda desk: record_outcome(desk, key(conference.id), Standing.HELD))
    return conference


def says(house: Partnership, conference: Conference, who: str, agency: str, **answers: Answer) -> None:
    place = invitation_of(house, conference, agency)
    as_person(house, who, lambda desk: give_feedback(desk, place, FeedbackAnswer(answers=answers)))


def year(house: Partnership) -> Snapshot:
    def work(desk: Desk) -> Snapshot:
        return asked_for(desk, key(ask(desk, past_year(desk)).id))

    return as_person(house, "UQUINN", work)


def modal(person: Person) -> str:
    assert person.modal is not None
    return person.modal.reads()


def snapshots(person: Person) -> list[Message]:
    return [message for message in person.dm if "Data snapshot" in message.reads()]


def test_the_log_and_the_form_stand_side_by_side(house: Partnership) -> None:
    conference = held(house)
    yes, no, partially = Answer.YES, Answer.NO, Answer.PARTIALLY
    says(house, conference, "UKHAN", MAPLE, q1=no, q2=yes, q3=yes, q4=no, q8=yes)
    says(house, conference, "UREED", "Calder Valley Police", q1=yes, q2=no, q8=partially)
    page = year(house)
    assert (page.invited, page.responded) == (5, 2)
    pairs = {(pair.question, pair.answer): pair for pair in page.pairs()}
    attended = pairs["1", "yes"]
    assert (attended.log and attended.log.n, attended.form and attended.form.n) == (2, 1)
    assert attended.difference == 10.0
    assert attended.reference == 40
    assert page.row("2", "research", Source.LOG).n == 1
    assert page.row("2", "no", Source.LOG).n == 3, "research is no report"
    assert (page.row("3", "yes", Source.LOG).n, page.row("3", "yes", Source.LOG).base) == (1, 1)
    assert (page.row("4", "yes", Source.LOG).n, page.row("4", "yes", Source.FORM).n) == (1, 0)
    assert page.row("4", "no", Source.FORM).base == 1, "of those that say they sent a report"
    assert page.row("8", "na", Source.LOG).n == 5, "nobody had an action"


@ONCE
def test_who_was_asked_too_late_is_not_late(house: Partnership) -> None:
    house.clock.set(datetime(2026, 3, 6, 9, 0, tzinfo=LONDON))  # reports were due on Thursday 5 March
    conference = held_late(house)
    page = year(house)
    assert page.row("3", "asked_too_late", Source.LOG).n == 1
    assert page.row("3", "no", Source.LOG).n == 0
    assert page.row("4", "late", Source.LOG).n == 0
    assert conference.standing is Standing.SCHEDULED


def held_late(house: Partnership) -> Conference:
    from models.answering import ReportAnswer, SharingAnswer, answer_report, answer_sharing
    from models.report import ReportStatus
    from models.sharing import Method, Safety, Shared

    conference = booked(house)
    house.clock.set(datetime(2026, 3, 10, 9, 0, tzinfo=LONDON))
    gp, today = invitation_of(house, conference, MAPLE), date(2026, 3, 10)

    def khan(desk: Desk) -> None:
        answer_report(desk, gp, ReportAnswer(ReportStatus.SENT, sent_on=today))
        answer_sharing(desk, gp, SharingAnswer(Safety.SAFE, Shared.YES, today, Method.PHONE))

    as_person(house, "UKHAN", khan)
    house.clock.set(datetime(2026, 3, 12, 12, 0, tzinfo=LONDON))
    as_person(house, "URUTH", lambda desk: record_outcome(desk, key(conference.id), Standing.HELD))
    return conference


@ONCE
async def test_the_quality_lead_gets_every_row_and_a_picture(house: Partnership) -> None:
    conference = held(house)
    quinn = house.person("UQUINN")
    await quinn.command("/conference", "snapshot 1/3/2026 31/3/2026 by kind")
    assert "Data snapshot, 1 March to 31 March 2026, by kind of agency" in modal(quinn)
    assert "not shown" in modal(quinn)
    await house.settle()
    [message] = snapshots(quinn)
    [picture] = quinn.files
    assert picture.content is not None
    assert picture.content.startswith(b"\x89PNG")
    assert picture.name == "snapshot-2026-03-01-to-2026-03-31.png"
    assert "GP practice: attended –, wrote a report –" in picture.alt, "one practice is a small count"
    assert conference.code not in message.reads() + modal(quinn) + picture.alt
    await quinn.press(message, "snapshot_show")
    assert "1. Did your agency attend?" in modal(quinn)


@ONCE
async def test_that_a_number_is_hidden_is_not_that_there_is_none(house: Partnership) -> None:
    conference = held(house)
    quinn = house.person("UQUINN")
    await quinn.command("/conference", "snapshot by type")
    assert "Invited to conferences that were held: not shown. Feedback forms: 0." in modal(quinn)
    says(house, conference, "UKHAN", MAPLE, q1=Answer.YES)
    await quinn.command("/conference", "snapshot by month")
    assert "Invited to conferences that were held: not shown. Feedback forms: not shown." in modal(quinn)
    await quinn.command("/conference", "snapshot 1/2/2026 28/2/2026 by type")
    assert "No conference was held." in modal(quinn)
    await house.settle()
    assert len(snapshots(quinn)) == 3


@ONCE
async def test_the_last_day_alone_may_be_given(house: Partnership) -> None:
    held(house)
    quinn = house.person("UQUINN")
    await quinn.command("/conference", "snapshot to 1/3/2026")
    assert "Data snapshot, 2 March 2025 to 1 March 2026" in modal(quinn)
    await quinn.command("/conference", "snapshot until 1/3/2026 by month")
    assert "Data snapshot, 2 March 2025 to 1 March 2026, by month" in modal(quinn)


@ONCE
async def test_home_offers_the_same(house: Partnership) -> None:
    held(house)
    quinn = house.person("UQUINN")
    home = await quinn.open_home()
    assert home is not None
    await quinn.press(home, "snapshot")
    assert "Yes: log 2 of 5 (40%) · form nobody · City & Hackney 40%" in modal(quinn)
    await house.settle()
    assert len(snapshots(quinn)) == 1


@ONCE
@pytest.mark.parametrize("who", ["UPRIYA", "URUTH", "UKHAN", "UADMIN", "UBUSINESS"])
async def test_nobody_else_may_ask(house: Partnership, who: str) -> None:
    held(house)
    answer = await house.person(who).command("/conference", "snapshot")
    assert house.person(who).modal is None
    assert "%" not in answer.reads()
    request = as_person(house, "UQUINN", lambda desk: key(ask(desk, past_year(desk)).id))
    with pytest.raises(NotYours):
        as_person(house, who, lambda desk: asked_for(desk, request))


@ONCE
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("yesterday", "That is no date that we understand."),
        ("31/2/2026", "That is no date that we understand."),
        ("1/3/2026 1/2/2026", "The last day is before the first."),
        ("by family", "A snapshot cannot be broken down by that."),
    ],
)
async def test_what_cannot_be_understood_is_said(house: Partnership, typed: str, why: str) -> None:
    answer = await house.person("UQUINN").command("/conference", f"snapshot {typed}")
    assert why in answer.reads()
    assert "/conference snapshot 1/1/2026 31/3/2026 by agency" in answer.reads()


@ONCE
async def test_a_lead_gets_the_agencys_own_rows_monthly_until_they_opt_out(house: Partnership) -> None:
    conference = held(house)
    says(house, conference, "UKHAN", MAPLE, q1=Answer.YES)
    await house.settle()
    khan = house.person("UKHAN")
    await house.go_to(datetime(2026, 4, 1, 9, 29, tzinfo=LONDON))
    assert not snapshots(khan)
    await house.go_to(datetime(2026, 4, 1, 9, 31, tzinfo=LONDON))
    [message] = snapshots(khan)
    assert f"Data snapshot of {MAPLE}, 1 March to 31 March 2026" in message.reads()
    assert "Invited to conferences that were held: 1. Feedback forms: 1." in message.reads()
    assert "Attended: 100% from the log, 100% from the form" in message.reads()
    assert not khan.files or all(file.name.endswith(".ics") for file in khan.files)
    assert len(snapshots(house.person("UJO"))) == 1, "of her school"
    assert not snapshots(house.person("USAM")), "is not the lead there"
    await khan.press(message, "snapshot_stop")
    await house.settle()
    assert "You get no more of these." in snapshots(khan)[0].reads()
    again = booked(house, on=date(2026, 4, 16))
    house.clock.set(datetime(2026, 4, 16, 12, 0, tzinfo=LONDON))
    as_person(house, "URUTH", lambda desk: record_outcome(desk, key(again.id), Standing.HELD))
    await house.settle()
    await house.go_to(datetime(2026, 5, 6, 12, 0, tzinfo=LONDON))
    assert len(snapshots(khan)) == 1


@ONCE
def test_another_agencys_lead_sees_nothing_of_it(house: Partnership) -> None:
    held(house)
    as_person(house, None, partial(monthly))
    with stored(house) as session:
        requests = session.exec(select(SnapshotRequest)).all()
        maple = session.exec(select(Agency).where(Agency.name == MAPLE)).one()
        rows = session.exec(select(OutboxRow).where(OutboxRow.kind == Kind.SNAPSHOT)).all()
    assert {row.status for row in rows} == {Delivery.PLANNED}
    assert len(rows) == len(requests)
    [own] = [request for request in requests if request.agency_id == maple.id]
    page = as_person(house, "UKHAN", lambda desk: asked_for(desk, key(own.id)))
    assert (page.agency, page.invited) == (MAPLE, 1)
    for other in ("UQUINN", "UREED", "UPRIYA"):
        with pytest.raises(NotYours):
            as_person(house, other, lambda desk: asked_for(desk, key(own.id)))


def monthly(desk: Desk) -> None:
    from models.snapshot.asking import plan_monthly

    plan_monthly(desk)
    plan_monthly(desk)


@ONCE
async def test_who_was_there_is_answered_for_one_conference(house: Partnership) -> None:
    conference = held(house)
    ruth = house.person("URUTH")
    await ruth.command("/conference", f"who {conference.code}")
    assert "5 invited, 2 attended, 1 provided a report" in modal(ruth)
    assert "Maple Street Surgery · had answered: coming · report: sent in time" in modal(ruth)
    assert "Calder Valley Police · had not answered · report: research provided instead" in modal(ruth)
    answer = await house.person("UQUINN").command("/conference", f"who {conference.code}")
    assert "Maple" not in answer.reads()
    assert house.person("UQUINN").modal is None
