"""What a booking would mean, before it is one: the same deadlines, the limits, and who cannot come or is missed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlmodel import select

from models.agency import Unavailability
from models.answering import Coming, answer_coming
from models.audit import AuditEntry
from models.booking import Booking, cancel, schedule
from models.conference import Concern, Conference
from models.desk import Desk, key
from models.invitation import AbsenceReason, Attendance, Invitation, NotUsReason
from models.inviting import withdraw
from models.outbox import OutboxRow
from models.preview import Draft, preview
from models.redirecting import say_not_us
from models.refusals import Refused
from scheduling.deadlines import ConferenceType
from tests.models.conftest import PEOPLE, At, agency, booking, invitee, person

THURSDAY = date(2026, 3, 12)
DRAFT = Draft(type=ConferenceType.ICPC, on=THURSDAY, at=time(10))


def draft(desk: Desk, people: tuple[str, ...] = PEOPLE, **changes: object) -> Draft:
    chosen = tuple(invitee(desk.session, each) for each in people)
    chair = key(person(desk.session, "URUTH").id)
    return replace(DRAFT, chosen=chosen, chair_id=chair, ages=(7, None), **changes)  # type: ignore[arg-type]  # a test's changes


@pytest.mark.parametrize("kind", ConferenceType)
@pytest.mark.parametrize("on", [THURSDAY, date(2026, 4, 8), date(2026, 12, 30), date(2027, 1, 5)])
def test_the_deadlines_shown_are_those_that_are_stored(at: At, kind: ConferenceType, on: date) -> None:
    with at("UPRIYA") as desk:
        shown = preview(desk, draft(desk, type=kind, on=on))
        stored = schedule(desk, booking(desk, type=kind, on=on))
        assert (shown.report_due, shown.family_due) == (stored.report_due_at, stored.family_due_at)


def test_whom_the_rules_add_is_who_is_invited(at: At) -> None:
    concerns = frozenset({Concern.SUBSTANCE_USE, Concern.HOUSING})
    with at("UPRIYA") as desk:
        shown = preview(desk, draft(desk, concerns=concerns))
        conference = schedule(desk, booking(desk, concerns=concerns))
        added = select(Invitation.agency_id).where(
            Invitation.conference_id == conference.id, Invitation.by_standing_rule
        )
        assert {each.id for each in shown.added} == set(desk.session.exec(added))
        assert shown.added != ()


def test_an_empty_form_says_nothing_yet(at: At) -> None:
    with at("UPRIYA") as desk:
        shown = preview(desk, Draft())
    assert (shown.report_due, shown.refusal, shown.limit, shown.warnings, shown.booked) == (None, None, None, (), ())


@pytest.mark.parametrize("on", [None, THURSDAY, date(2026, 3, 14), date(2026, 2, 1), date(2026, 4, 6)])
@pytest.mark.parametrize("kind", [None, *ConferenceType])
@pytest.mark.parametrize("hour", [None, time(10), time(3)])
@pytest.mark.databases("sqlite")
def test_no_half_filled_form_is_too_odd(
    at: At, kind: ConferenceType | None, on: date | None, hour: time | None
) -> None:
    with at("UPRIYA") as desk:
        half = Draft(type=kind, on=on, at=hour, strategy_on=THURSDAY, reviews_id=99, invite_again=True, chair_id=-1)
        shown = preview(desk, half)
        assert (shown.report_due is None) == (kind is None or on is None or on.weekday() >= 5)


@pytest.mark.parametrize(
    "on", [THURSDAY, date(2026, 3, 14), date(2026, 2, 2), date(2026, 3, 2), date(2026, 4, 6), date(2026, 4, 3)]
)
@pytest.mark.parametrize("accepted", [True, False], ids=["accepted", "not accepted"])
def test_what_is_said_beforehand_is_what_the_form_would_say(at: At, on: date, accepted: object) -> None:
    with at("UPRIYA") as desk:
        said = preview(desk, draft(desk, on=on, at=time(9), bank_holiday_accepted=bool(accepted))).refusal
        asked = booking(desk, on=on, at=time(9), bank_holiday_accepted=bool(accepted))
        assert said == refusal_of(desk, asked)


def refusal_of(desk: Desk, asked: Booking) -> str | None:
    try:
        schedule(desk, asked)
    except Refused as refusal:
        return refusal.sentence
    return None


def test_looking_changes_nothing(at: At) -> None:
    with at("UPRIYA") as desk:
        preview(desk, draft(desk))
    with at(None) as desk:
        assert list(desk.session.exec(select(Conference))) == []
        assert list(desk.session.exec(select(AuditEntry).where(AuditEntry.chain != 0))) == []
        assert list(desk.session.exec(select(OutboxRow))) == []


@pytest.mark.parametrize(
    ("start", "minutes", "clashes"),
    [(time(8), 120, False), (time(8), 150, True), (time(11), 30, True), (time(11, 30), 60, False)],
)
def test_only_what_overlaps_is_a_clash(
    at: At, conference: Conference, start: time, minutes: int, *, clashes: bool
) -> None:
    with at("UDANIEL") as desk:
        shown = preview(desk, draft(desk, ("UKHAN",), at=start, minutes=minutes))
        assert {each.person.slack_id for each in shown.booked} == ({"UKHAN", "URUTH"} if clashes else set())


def not_coming(desk: Desk, number: int) -> None:
    answer_coming(desk, number, Coming(Attendance.NO, reason=AbsenceReason.SURGERY_CLASH))


def wrong_place(desk: Desk, number: int) -> None:
    say_not_us(desk, number, NotUsReason.NOT_INVOLVED, None)


@pytest.mark.parametrize(
    ("who", "deed"),
    [("UKHAN", not_coming), ("UKHAN", wrong_place), ("UPRIYA", withdraw)],
)
def test_whoever_does_not_go_is_free(
    at: At, conference: Conference, who: str, deed: Callable[[Desk, int], object]
) -> None:
    with at(who) as desk:
        khan = person(desk.session, "UKHAN")
        query = select(Invitation.id).where(
            Invitation.conference_id == conference.id, Invitation.professional_id == khan.id
        )
        deed(desk, key(desk.session.exec(query).one()))
    with at("UDANIEL") as desk:
        assert "UKHAN" not in {each.person.slack_id for each in preview(desk, draft(desk, ("UKHAN",))).booked}


def test_a_deputy_is_booked_in_place_of_the_person(at: At, conference: Conference) -> None:
    with at("UJO") as desk:
        query = select(Invitation.id).where(
            Invitation.conference_id == conference.id, Invitation.professional_id == desk.actor_id
        )
        number = key(desk.session.exec(query).one())
        answer_coming(desk, number, Coming(Attendance.DEPUTY, deputy_name="Sam Whitlock", deputy_role="Deputy lead"))
    with at("UDANIEL") as desk:
        shown = preview(desk, draft(desk, ("UJO", "USAM")))
        assert {each.person.slack_id for each in shown.booked} == {"USAM", "URUTH"}


def test_a_cancelled_conference_is_in_nobodys_way(at: At, conference: Conference) -> None:
    with at("UPRIYA") as desk:
        cancel(desk, key(conference.id), conference.version)
    with at("UDANIEL") as desk:
        assert preview(desk, draft(desk)).booked == ()


@pytest.mark.parametrize(
    ("starts", "ends", "throughout", "on_the_day"),
    [
        (date(2026, 3, 2), date(2026, 3, 9), True, False),
        (date(2026, 3, 2), date(2026, 3, 12), True, True),
        (date(2026, 3, 4), date(2026, 3, 5), False, False),
        (date(2026, 3, 11), date(2026, 3, 13), False, True),
    ],
)
def test_an_agency_that_is_away(at: At, starts: date, ends: date, *, throughout: bool, on_the_day: bool) -> None:
    with at("UPRIYA") as desk:
        maple = agency(desk.session, "Maple Street Surgery")
        desk.session.add(Unavailability(agency_id=key(maple.id), starts_on=starts, ends_on=ends, reason="Closed"))
        desk.session.flush()
        (found,) = preview(desk, draft(desk, ("UKHAN",))).away
        assert (found.agency.name, found.throughout, found.on_the_day) == (maple.name, throughout, on_the_day)


def test_away_before_or_between_is_not_said(at: At) -> None:
    with at("UPRIYA") as desk:
        maple = key(agency(desk.session, "Maple Street Surgery").id)
        for day in (date(2026, 2, 27), date(2026, 3, 10), date(2026, 3, 13)):
            desk.session.add(Unavailability(agency_id=maple, starts_on=day, ends_on=day))
        desk.session.flush()
        assert preview(desk, draft(desk, ("UKHAN",))).away == ()


@pytest.mark.parametrize(
    ("kind", "ages", "rule", "last"),
    [
        (ConferenceType.ICPC, (7, 4), "first_rcpc_3_months", date(2026, 6, 12)),
        (ConferenceType.ICPC, (7, None), "unborn_first_rcpc_tees", date(2026, 6, 12)),
        (ConferenceType.RCPC, (7, 4), "next_rcpc_6_months", date(2026, 9, 11)),
        (ConferenceType.PRE_BIRTH, (None,), "unborn_first_rcpc_tees", date(2026, 6, 12)),
    ],
)
def test_a_review_is_due_after_what_it_reviews(
    at: At, kind: ConferenceType, ages: tuple[int | None, ...], rule: str, last: date
) -> None:
    with at("UPRIYA") as desk:
        earlier = schedule(desk, booking(desk, type=kind, ages=ages))
        after = 3 if kind is ConferenceType.PRE_BIRTH else 0
        on = last + timedelta(days=after)
        limit = preview(desk, draft(desk, type=ConferenceType.RCPC, reviews_id=earlier.id, on=on)).limit
        assert limit is not None
        assert (limit.rule, limit.on, limit.days_late) == (rule, last, 1 if after else 0)


def test_somebody_elses_conference_is_not_reviewed(at: At, conference: Conference) -> None:
    with at("UDANIEL") as desk:
        shown = preview(desk, draft(desk, (), type=ConferenceType.RCPC, reviews_id=conference.id, invite_again=True))
    assert (shown.limit, shown.again) == (None, ())
