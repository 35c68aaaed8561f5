"""Whatever is recorded, and however long the names are: Slack takes every message and form, and buttons stay few."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.views import actions, behalf, changes, coming, guide, invitation, not_us, reminding, report, sharing
from handlers.views.asking import ask_words
from handlers.views.blocks import Block, View
from handlers.views.cards import recorded_lines
from handlers.views.limits import check_message, faults_in_view
from handlers.views.sheet import Fields, Sheet
from models.action import Action, ActionStatus, ActionUpdate
from models.agency import Agency, AgencyKind, Professional, ReportFormat
from models.cards import Card, ConferenceCard
from models.conference import Conference
from models.facts import Answers
from models.invitation import AbsenceReason, Attendance, Invitation, Mode, NotUsReason
from models.report import NoReportReason, Report, ReportStatus, Route
from models.sharing import Method, NotSharedReason, Safety, Shared, Sharing
from scheduling.calendars import Jurisdiction
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Missing, Standing

NOW = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
LONG = "Ö" * 120

#: Many views are built for each card, on machines that are busy with other tests.
patient = settings(deadline=None, max_examples=60)


def person(number: int) -> Professional:
    return Professional(id=number, full_name=LONG, job_role=LONG, agency_id=1, slack_id=f"U{number}")


def conference_card(standing: Standing = Standing.SCHEDULED) -> ConferenceCard:
    conference = Conference(
        id=1,
        code="CPC-7F3K",
        type=ConferenceType.RCPC,
        jurisdiction=Jurisdiction.JEY,
        starts_at=datetime(2026, 3, 12, 10, tzinfo=UTC),
        place="<!channel> " + "P" * 139,
        social_worker_id=1,
        chair_id=2,
        report_due_at=datetime(2026, 3, 5, 17, tzinfo=UTC),
        family_due_at=datetime(2026, 3, 6, 17, tzinfo=UTC),
        standing=standing,
        created_at=NOW,
        created_from="form",
    )
    return ConferenceCard(conference, chair=person(2), social_worker=person(1), today=date(2026, 3, 2), is_over=False)


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """One agency's row in any state."""
    attendance = draw(st.none() | st.sampled_from(Attendance))
    gone = draw(st.sampled_from([None, None, "not_us", "withdrawn"]))
    deputy = attendance is Attendance.DEPUTY
    invitation_ = Invitation(
        id=3,
        conference_id=1,
        agency_id=1,
        professional_id=3,
        invited_at=draw(st.sampled_from([NOW, datetime(2026, 3, 9, tzinfo=UTC)])),
        attendance=attendance,
        mode=draw(st.none() | st.sampled_from(Mode)),
        absence_reason=draw(st.none() | st.sampled_from(AbsenceReason)),
        joins_at=draw(st.sampled_from([None, time(10, 30)])),
        deputy_name=LONG if deputy else None,
        deputy_role=LONG if deputy else None,
        not_us_at=NOW if gone == "not_us" else None,
        not_us_reason=NotUsReason.WRONG_PERSON if gone == "not_us" else None,
        not_us_instead="&" * 200 if gone == "not_us" else None,
        withdrawn_at=NOW if gone == "withdrawn" else None,
    )
    count, updated = draw(st.sampled_from([(0, False), (1, True), (1, False), (12, True), (12, False)]))
    answers = Answers(invitation_, draw(reports()), draw(sharings()), tuple(owned(count, updated=updated)), None)
    standing = draw(st.sampled_from([Standing.SCHEDULED, Standing.SCHEDULED, Standing.CANCELLED, Standing.HELD]))
    agency = Agency(id=1, name=LONG, kind=AgencyKind.GP, report_format=ReportFormat.OWN, duty_contact="C" * 200)
    return Card(
        conference_card(standing), agency, draw(st.sampled_from([person(3), None])), answers, draw(st.booleans())
    )


def reports() -> st.SearchStrategy[Report | None]:
    made = st.builds(
        Report,
        invitation_id=st.just(3),
        status=st.sampled_from(ReportStatus),
        sent_on=st.sampled_from([None, date(2026, 3, 1)]),
        expected_on=st.sampled_from([None, date(2026, 3, 8)]),
        route=st.none() | st.sampled_from(Route),
        reason=st.none() | st.sampled_from(NoReportReason),
        on_behalf=st.booleans(),
    )
    return st.none() | made


def sharings() -> st.SearchStrategy[Sharing | None]:
    made = st.builds(
        Sharing,
        invitation_id=st.just(3),
        safety=st.sampled_from(Safety),
        value=st.none() | st.sampled_from(Shared),
        shared_on=st.sampled_from([None, date(2025, 12, 31)]),
        method=st.none() | st.sampled_from(Method),
        reason=st.none() | st.sampled_from(NotSharedReason),
        planned_for=st.sampled_from([None, date(2026, 3, 4)]),
        also_for=st.just([5, 6]),
        on_behalf=st.booleans(),
    )
    return st.none() | made


def owned(count: int, *, updated: bool) -> Iterator[tuple[Action, ActionUpdate | None]]:
    for number in range(1, count + 1):
        wording = "<@U1> " + "W" * 144
        action = Action(id=number, conference_id=1, position=number, owner_id=1, wording=wording, created_at=NOW)
        status = ActionStatus.IN_PROGRESS
        update = ActionUpdate(
            action_id=number, invitation_id=3, status=status, barrier="B" * 300, recorded_at=NOW, recorded_by_id=3
        )
        yield action, update if updated else None


def messages(card: Card) -> Iterator[list[Block]]:
    yield invitation.invitation(card, 7)
    yield changes.moved(card, 7)
    yield changes.deadlines_changed(card, 7)
    yield changes.withdrawn(card)
    yield changes.cancelled_to_pass_on(card)
    yield reminding.overdue(card, f"{LONG} is away, so we ask you as the safeguarding lead of {LONG}.", 7)
    for rung in ("report-5", "report-day", "report+1", "conference-1"):
        yield reminding.reminder(card, rung, "", 7)
    for about in Missing:
        yield reminding.challenge(card, about, 7)
        yield reminding.escalation(card, about, "Monday 2 March", 7)


@patient
@given(cards())
def test_every_message_is_one_that_slack_takes(card: Card) -> None:
    lines = [invitation.invitation_line(card), ask_words(card), reminding.overdue_line(card)]
    lines += [reminding.challenge_line(card, about) for about in Missing]
    lines += [reminding.escalation_line(card, about) for about in Missing]
    for blocks in messages(card):
        check_message(lines[0], blocks)
        rows = [block["elements"] for block in blocks if block["type"] == "actions"]
        assert all(len(row) <= 4 for row in rows)
        assert not (card.closed and rows)
        assert "<!channel>" not in str(blocks)
    for line in lines:
        assert "CPC-7F3K" in line
        assert "risk" not in line


@patient
@given(cards())
def test_a_message_never_grows_when_it_is_updated(card: Card) -> None:
    """A letter of several may be full to Slack's limit when it is first sent."""
    untouched = Invitation(id=3, conference_id=1, agency_id=1, professional_id=3, invited_at=card.invitation.invited_at)
    actions_ = tuple((action, None) for action, _ in card.answers.actions)
    first = Card(conference_card(), card.agency, person(3), Answers(untouched, None, None, actions_, None))
    for before, after in zip(messages(first), messages(card), strict=True):
        assert len(after) <= len(before)


@patient
@given(cards())
def test_nobody_but_the_agency_reads_that_the_chair_will_ring(card: Card) -> None:
    assert "ring" not in " ".join(line for line in recorded_lines(card) if line.startswith(("✓ Shared", "○ Shared")))
    assert "risk" not in " ".join(recorded_lines(card, to_agency=True))


def forms(card: Card, sheet: Callable[[Fields], Sheet]) -> Iterator[View]:
    """Every form of an invitation, with each answer that leads to further questions."""
    others = [
        Agency(id=number, name=f"{number} {LONG}"[:120], kind=AgencyKind.GP, report_format=ReportFormat.OWN)
        for number in range(5, 65)
    ]
    for will in coming.Will:
        yield coming.form(sheet({**coming.saved(card), "attendance": will.value}))
    for status in ReportStatus:
        yield report.form(sheet({**report.saved(card), "status": status.value}), "N" * 200)
    for value in Shared:
        for reason in NotSharedReason:
            fields = {**sharing.saved(card), "safety": "safe", "value": value.value, "reason": reason.value}
            yield sharing.form(sheet(fields), others)
    yield sharing.form(sheet({}), others)
    yield not_us.form(sheet(not_us.saved(card)))
    for action, _ in card.answers.actions[:2]:
        yield actions.form(sheet(actions.saved(card)), action)
    yield guide.guide(card)
    yield behalf.menu(card, saved=True)


@patient
@given(cards(), st.tuples(st.booleans(), st.booleans()))
def test_every_form_is_one_that_slack_takes(card: Card, behalf_and_told: tuple[bool, bool]) -> None:
    on_behalf, told = behalf_and_told
    words = "This was changed while your form was open." if told else None

    def sheet(fields: Fields) -> Sheet:
        return Sheet(card, fields, 4, on_behalf=on_behalf, from_menu=on_behalf, sentence=words)

    for view in forms(card, sheet):
        assert faults_in_view(view) == []
        assert "<@U1>" not in str([block for block in view["blocks"] if block["type"] == "section"])


@pytest.mark.parametrize("standing", [Standing.SCHEDULED, Standing.CANCELLED])
def test_what_the_chair_is_told_is_one_that_slack_takes(standing: Standing) -> None:
    of = conference_card(standing)
    for blocks in (changes.moved_for_chair(of, 7), changes.deadlines_changed_for_chair(of, 7), changes.cancelled(of)):
        check_message("CPC-7F3K", blocks)
        assert "by *" in str(blocks) or "cancelled" in str(blocks)
