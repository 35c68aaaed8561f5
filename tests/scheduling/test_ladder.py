"""What holds of the ladder whatever the facts are."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.calendars import Jurisdiction, WorkingCalendar
from scheduling.deadlines import ConferenceType, deadlines_for
from scheduling.hours import Period, WorkingHours
from scheduling.ladder import (
    ChallengeFacts,
    ConferenceFacts,
    EnquiryFacts,
    InviteeFacts,
    Kind,
    Ladder,
    Missing,
    Standing,
    Wanted,
    wanted,
)
from scheduling.paper_facts import Paper, PaperFacts
from tests.scheduling.conferences import at, review

LADDER = Ladder()
CALENDARS = {place: WorkingCalendar(place) for place in Jurisdiction}
BEFORE_THE_CONFERENCE = frozenset(Kind) - {
    Kind.HANDED_OVER,
    Kind.QUESTION,
    Kind.PLEASE_PHONE,
    Kind.CHALLENGE,
    Kind.ESCALATION,
    Kind.HELD,
    Kind.FEEDBACK,
    Kind.FEEDBACK_REMINDER,
    Kind.CANCELLED,
    Kind.RELAY,
    Kind.PAPERS,
    Kind.PAPERS_OVERDUE,
    Kind.RECEIPT,
}
REMINDERS = frozenset({Kind.REMINDER, Kind.OVERDUE, Kind.READINESS, Kind.SECURE_DETAILS, Kind.FEEDBACK_REMINDER}) | {
    Kind.PAPERS,
    Kind.PAPERS_OVERDUE,
    Kind.RECEIPT,
}

moments = st.integers(0, 60 * 24 * 390).map(
    lambda minutes: datetime(2026, 1, 5, tzinfo=UTC) + timedelta(minutes=minutes)
)
people = st.none() | st.integers(10, 16)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(st.dates(date(2026, 1, 1), date(2027, 2, 1)))
    return Period(start, start + timedelta(days=draw(st.integers(0, 40))))


@st.composite
def invitees(draw: st.DrawFn, number: int, starts_at: datetime) -> InviteeFacts:
    invited_at = starts_at - timedelta(minutes=draw(st.integers(1, 60 * 24 * 30)))
    later = st.none() | st.integers(1, 20).map(lambda days: invited_at + timedelta(days=days))
    return InviteeFacts(
        invitation=number,
        recipient=draw(people),
        deputy=draw(people),
        lead=draw(people),
        invited_at=invited_at,
        withdrawn_at=draw(later),
        missing=draw(st.frozensets(st.sampled_from(Missing))),
        secure_details_sent=draw(st.booleans()),
        unavailable=tuple(draw(st.lists(periods(), max_size=2))),
        not_us_at=draw(later),
        feedback_done=draw(st.booleans()),
    )


@st.composite
def papers(draw: st.DrawFn, held_at: datetime) -> tuple[PaperFacts, ...]:
    """None, one or both were marked as sent within three weeks, and some of those invited have answered."""
    found = []
    for paper in draw(st.frozensets(st.sampled_from(Paper))):
        marked_at = held_at + timedelta(minutes=draw(st.integers(0, 60 * 24 * 21)))
        sent_on = draw(st.dates(held_at.date(), marked_at.date()))
        said = draw(st.dictionaries(st.integers(100, 104), st.booleans()))
        received = frozenset(number for number, yes in said.items() if yes)
        found.append(PaperFacts(paper, sent_on, marked_at, received, frozenset(said) - received))
    return tuple(found)


@st.composite
def conferences(draw: st.DrawFn) -> tuple[ConferenceFacts, WorkingCalendar]:
    calendar = CALENDARS[draw(st.sampled_from(Jurisdiction))]
    kind = draw(st.sampled_from(ConferenceType))
    day = calendar.on_or_after(draw(st.dates(date(2026, 2, 1), date(2026, 12, 31))))
    starts_at = datetime.combine(day, time(draw(st.integers(8, 18))), calendar.jurisdiction.zone).astimezone(UTC)
    rows = tuple(draw(invitees(number, starts_at)) for number in range(100, 100 + draw(st.integers(0, 4))))
    numbers = st.integers(100, 104)
    ago = st.integers(1, 20).map(lambda days: starts_at - timedelta(days=days))
    sequence, replans, handovers = draw(st.tuples(*[st.integers(0, 2)] * 3))
    standing = draw(st.sampled_from(Standing))
    held_at = starts_at + timedelta(hours=3) if standing is Standing.HELD else None
    facts = ConferenceFacts(
        conference=1,
        type=kind,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        report_deadline=deadlines_for(kind, day, calendar).report.astimezone(UTC),
        standing=standing,
        created_at=starts_at - timedelta(days=31),
        sequence=sequence,
        moved_at=draw(ago) if sequence else None,
        cancelled_at=draw(ago) if standing is Standing.CANCELLED else None,
        replanned_at=draw(ago) if replans else None,
        replan_sequence=replans,
        handed_over_at=draw(ago) if handovers else None,
        handover_sequence=handovers,
        social_worker=draw(st.integers(1, 11)),
        chair=draw(st.integers(2, 12)),
        held_at=held_at,
        invitees=rows,
        enquiries=tuple(
            EnquiryFacts(n, draw(numbers), draw(ago), draw(st.booleans())) for n in range(draw(st.integers(0, 2)))
        ),
        challenges=tuple(
            ChallengeFacts(n, draw(numbers), draw(ago), draw(st.booleans())) for n in range(draw(st.integers(0, 2)))
        ),
        papers=draw(papers(held_at)) if held_at else (),
    )
    return facts, calendar


def is_rung(wish: Wanted) -> bool:
    return wish.kind in {Kind.REMINDER, Kind.OVERDUE} or (
        wish.kind is Kind.RELAY and wish.occasion.startswith(("report", "conference"))
    )


@given(conferences(), moments)
def test_a_key_names_one_message_and_the_order_is_always_the_same(
    given_conference: tuple[ConferenceFacts, WorkingCalendar], now: datetime
) -> None:
    facts, calendar = given_conference
    found = wanted(facts, calendar, LADDER, now)
    assert len({(wish.recipient, wish.kind, wish.occasion) for wish in found}) == len(found)
    assert [wish.due_at for wish in found] == sorted(wish.due_at for wish in found)
    shuffled = replace(facts, invitees=facts.invitees[::-1], enquiries=facts.enquiries[::-1])
    assert {_key(wish) for wish in wanted(shuffled, calendar, LADDER, now)} == {_key(wish) for wish in found}


def _key(wish: Wanted) -> tuple[int, Kind, str, datetime]:
    return wish.recipient, wish.kind, wish.occasion, wish.due_at


@given(conferences(), moments)
def test_nothing_that_belongs_before_a_conference_comes_after_its_start(
    given_conference: tuple[ConferenceFacts, WorkingCalendar], now: datetime
) -> None:
    facts, calendar = given_conference
    before = [
        wish for wish in wanted(facts, calendar, LADDER, now) if wish.kind in BEFORE_THE_CONFERENCE or is_rung(wish)
    ]
    assert all(wish.due_at < facts.starts_at for wish in before)
    assert not before or (now < facts.starts_at and facts.standing is Standing.SCHEDULED)


@given(conferences(), moments)
def test_reminders_come_in_working_hours_and_to_nobody_who_is_away(
    given_conference: tuple[ConferenceFacts, WorkingCalendar], now: datetime
) -> None:
    facts, calendar = given_conference
    away = {each.invitation: each for each in facts.invitees}
    for wish in wanted(facts, calendar, LADDER, now):
        if wish.kind not in REMINDERS:
            continue
        local = wish.due_at.astimezone(calendar.jurisdiction.zone)
        assert calendar.is_working_day(local.date())
        assert LADDER.hours.start <= local.time() < LADDER.hours.end
        person = away.get(wish.invitation) if wish.invitation else None
        if person and wish.recipient in {person.recipient, person.deputy} - {person.lead}:
            assert not any(local.date() in period for period in person.unavailable)


@given(conferences(), moments)
def test_each_invitation_has_at_most_one_reminder_a_day_and_one_whose_time_has_come(
    given_conference: tuple[ConferenceFacts, WorkingCalendar], now: datetime
) -> None:
    facts, calendar = given_conference
    rungs = [wish for wish in wanted(facts, calendar, LADDER, now) if is_rung(wish)]
    for each in facts.invitees:
        own = {wish.due_at for wish in rungs if wish.invitation == each.invitation}
        assert len({moment.date() for moment in own}) == len(own)
        assert len([moment for moment in own if moment <= now]) <= 1
        assert all(moment > each.invited_at for moment in own)


@given(conferences(), moments)
def test_who_has_answered_or_is_not_involved_is_not_reminded(
    given_conference: tuple[ConferenceFacts, WorkingCalendar], now: datetime
) -> None:
    facts, calendar = given_conference
    reminded = {wish.invitation for wish in wanted(facts, calendar, LADDER, now) if is_rung(wish)}
    assert reminded <= {each.invitation for each in facts.invitees if each.missing and each.involved}


@given(conferences(), moments)
def test_nobody_is_called_overdue_who_was_asked_too_late_or_before_the_deadline_has_gone(
    given_conference: tuple[ConferenceFacts, WorkingCalendar], now: datetime
) -> None:
    facts, calendar = given_conference
    invited = {each.invitation: each for each in facts.invitees}
    for wish in wanted(facts, calendar, LADDER, now):
        if wish.kind is Kind.OVERDUE:
            assert wish.invitation is not None
            assert invited[wish.invitation].invited_at <= facts.report_deadline < wish.due_at
            assert invited[wish.invitation].missing - {Missing.ATTENDANCE}


@given(conferences(), moments, st.integers(1, 4))
def test_waiting_never_brings_back_a_message_or_changes_its_hour(
    given_conference: tuple[ConferenceFacts, WorkingCalendar], now: datetime, days: int
) -> None:
    facts, calendar = given_conference
    earlier = {_key(wish) for wish in wanted(facts, calendar, LADDER, now)}
    later = {_key(wish) for wish in wanted(facts, calendar, LADDER, now + timedelta(days=days))}
    assert later <= earlier


@given(st.sampled_from(Jurisdiction), st.sampled_from(ConferenceType), st.dates(date(2026, 4, 1), date(2030, 1, 1)))
def test_wherever_a_conference_moves_its_rungs_keep_their_working_days(
    place: Jurisdiction, kind: ConferenceType, day: date
) -> None:
    calendar, zone = CALENDARS[place], place.zone
    day = calendar.on_or_after(day)
    starts_at = datetime.combine(day, time(10), zone).astimezone(UTC)
    deadline = deadlines_for(kind, day, calendar).report
    facts = review(starts_at=starts_at, report_deadline=deadline.astimezone(UTC), sequence=1, moved_at=at(3, 2))
    found = {wish.occasion: wish.due_at.astimezone(zone) for wish in wanted(facts, calendar, LADDER, at(3, 2))}
    for count in LADDER.report_days_before:
        rung = found[f"report-{count}/1"]
        assert rung.time() == LADDER.reminder_time
        assert calendar.between(rung.date(), deadline.date()) == count
    assert calendar.between(deadline.date(), found["report+1/1"].date()) == 1
    assert calendar.between(found["conference-1/1"].date(), day) == 1


@given(conferences(), moments)
def test_a_message_about_an_invitation_says_which(
    given_conference: tuple[ConferenceFacts, WorkingCalendar], now: datetime
) -> None:
    facts, calendar = given_conference
    numbers = {each.invitation for each in facts.invitees}
    about_all = {Kind.SCHEDULED, Kind.HANDED_OVER, Kind.SECURE_DETAILS, Kind.READINESS, Kind.HELD, Kind.PAPERS}
    for wish in wanted(facts, calendar, LADDER, now):
        if wish.kind in about_all or wish.recipient == facts.chair:
            continue
        asked = wish.kind is Kind.QUESTION
        assert asked or wish.invitation in numbers


def test_a_ladder_that_cannot_be_climbed_is_refused() -> None:
    with pytest.raises(ValueError, match="working hours"):
        Ladder(reminder_time=time(8))
    with pytest.raises(ValueError, match="working hours"):
        Ladder(hours=WorkingHours(time(10), time(16)))
    with pytest.raises(ValueError, match="from 1"):
        Ladder(report_days_before=(5, 0))
