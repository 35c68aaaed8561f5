"""The rungs of the ladder, told as things that happen to a GP invited to a review."""

from dataclasses import replace
from datetime import date, timedelta

from scheduling.hours import Period
from scheduling.ladder import Kind, Missing, rung_of, wanted
from tests.scheduling.conferences import (
    CALLED,
    DEADLINE,
    DEPUTY,
    ENGLAND,
    GP,
    LADDER,
    LEAD,
    SCHOOL,
    SOCIAL_WORKER,
    START,
    at,
    invitee,
    review,
    rungs,
    wishes,
)

CHASING = (Kind.REMINDER, Kind.OVERDUE)


def test_a_gp_who_answers_nothing_climbs_the_whole_ladder() -> None:
    assert rungs(review(), *CHASING) == [
        ("report-5", at(2, 26, 9, 30)),
        ("report-2", at(3, 3, 9, 30)),
        ("report-1", at(3, 4, 9, 30)),
        ("report-day", at(3, 5, 9, 30)),
        ("report+1", at(3, 6, 9, 30)),
    ]
    assert [wish.kind for wish in wishes(review(), *CHASING)] == [Kind.REMINDER] * 4 + [Kind.OVERDUE]
    assert {wish.recipient for wish in wishes(review(), *CHASING)} == {GP}


def test_a_gp_who_has_answered_everything_is_left_in_peace() -> None:
    assert rungs(review(invitee(missing=frozenset())), *CHASING, Kind.RELAY) == []


def test_what_has_no_deadline_is_never_called_overdue() -> None:
    facts = review(invitee(missing=frozenset({Missing.ATTENDANCE}), deputy=DEPUTY))
    assert rungs(facts, Kind.OVERDUE) == []
    assert rungs(facts, Kind.REMINDER)[-1] == ("report+1", at(3, 6, 9, 30))


def test_a_deputy_hears_of_an_overdue_report_but_not_of_the_reminders() -> None:
    found = wishes(review(invitee(deputy=DEPUTY)), *CHASING)
    assert [(wish.occasion, wish.due_at) for wish in found if wish.recipient == DEPUTY] == [
        ("report+1:100", at(3, 6, 9, 30))
    ]
    assert ("report+1", GP) in [(wish.occasion, wish.recipient) for wish in found]


def test_reminders_that_fell_before_the_invitation_are_not_made_up_for() -> None:
    facts = review(invitee(invited_at=at(3, 3, 11)))
    assert [name for name, _ in rungs(facts, *CHASING)] == ["report-1", "report-day", "report+1"]


def test_nobody_is_reminded_on_the_day_of_the_invitation() -> None:
    facts = review(invitee(invited_at=at(3, 4, 9)))
    assert [name for name, _ in rungs(facts, *CHASING)] == ["report-day", "report+1"]


def test_an_agency_asked_too_late_is_reminded_once_and_never_called_overdue() -> None:
    facts = review(invitee(invited_at=DEADLINE + timedelta(minutes=1), deputy=DEPUTY))
    assert rungs(facts, *CHASING) == [("conference-1", at(3, 11, 9, 30))]
    assert rungs(review(invitee(invited_at=at(3, 11, 8))), *CHASING) == []


def test_after_an_outage_only_the_reminder_that_counts_today_is_left() -> None:
    facts = review()
    assert [name for name, _ in rungs(facts, *CHASING, now=at(3, 4, 12))] == ["report-1", "report-day", "report+1"]
    assert [name for name, _ in rungs(facts, *CHASING, now=at(3, 9, 12))] == ["report+1"]


def test_a_conference_that_has_begun_or_been_called_off_reminds_nobody() -> None:
    assert rungs(review(), *CHASING, now=START) == []
    assert rungs(review(), *CHASING, now=START - timedelta(seconds=1)) != []


def test_a_rung_that_would_fall_after_the_start_is_not_wanted() -> None:
    early = review(starts_at=at(3, 6, 9), ends_at=at(3, 6, 11))
    assert [name for name, _ in rungs(early, *CHASING)][-1] == "report-day"


def test_a_school_is_asked_before_half_term_begins() -> None:
    away = Period(date(2026, 3, 2), date(2026, 3, 6))
    school = invitee(recipient=SCHOOL, unavailable=(away,))
    found = rungs(review(school), *CHASING)
    # Four rungs fall into the week away; the first of them is asked of the Friday before, and once.
    assert found == [
        ("report-5", at(2, 26, 9, 30)),
        ("report-day", at(2, 27, 9, 30)),
        ("report+1", at(3, 9, 9, 30)),
    ]


def test_a_school_invited_in_its_holiday_is_reminded_when_it_is_back() -> None:
    away = Period(date(2026, 2, 20), date(2026, 3, 4))
    found = rungs(review(invitee(recipient=SCHOOL, unavailable=(away,))), *CHASING)
    assert found == [("report-day", at(3, 5, 9, 30)), ("report+1", at(3, 6, 9, 30))]


def test_for_an_agency_away_until_the_conference_the_lead_is_asked() -> None:
    away = Period(date(2026, 2, 20), date(2026, 3, 20))
    found = wishes(review(invitee(unavailable=(away,), deputy=DEPUTY)), *CHASING)
    assert {wish.recipient for wish in found} == {LEAD}
    assert [wish.occasion for wish in found][:2] == ["report-5:100", "report-2:100"]


def test_where_no_lead_is_reachable_the_social_worker_is_asked() -> None:
    away = Period(date(2026, 2, 20), date(2026, 3, 20))
    facts = review(invitee(unavailable=(away,), lead=None))
    assert rungs(facts, *CHASING) == []
    found = wishes(facts, Kind.RELAY)
    assert {wish.recipient for wish in found} == {SOCIAL_WORKER}
    assert "report-2:100" in [wish.occasion for wish in found]


def test_somebody_outside_slack_is_reminded_through_the_social_worker() -> None:
    found = wishes(review(invitee(recipient=None, deputy=DEPUTY)))
    assert [wish.occasion for wish in found if wish.kind is Kind.RELAY] == [
        "invitation:100",
        "report-5:100",
        "report-2:100",
        "report-1:100",
        "report-day:100",
        "report+1:100",
    ]
    assert [wish.recipient for wish in found if wish.kind is Kind.OVERDUE] == [DEPUTY]


def test_moving_the_conference_moves_the_rungs_and_names_them_anew() -> None:
    moved = review(
        starts_at=at(3, 19, 10),
        ends_at=at(3, 19, 12),
        report_deadline=at(3, 12, 17),
        sequence=1,
        moved_at=at(3, 4, 14),
    )
    assert rungs(moved, *CHASING, now=at(3, 4, 14)) == [
        ("report-5/1", at(3, 5, 9, 30)),
        ("report-2/1", at(3, 10, 9, 30)),
        ("report-1/1", at(3, 11, 9, 30)),
        ("report-day/1", at(3, 12, 9, 30)),
        ("report+1/1", at(3, 13, 9, 30)),
    ]


def test_a_move_that_puts_the_deadline_in_the_past_counts_against_nobody() -> None:
    sooner = review(
        starts_at=at(3, 6, 10),
        ends_at=at(3, 6, 12),
        report_deadline=at(2, 27, 17),
        sequence=1,
        moved_at=at(3, 3, 14),
    )
    assert rungs(sooner, *CHASING, now=at(3, 3, 14)) == [("conference-1/1", at(3, 5, 9, 30))]


def test_one_person_with_two_invitations_has_two_ladders() -> None:
    facts = review(invitee(), invitee(invitation=101))
    names = [name for name, _ in rungs(facts, Kind.REMINDER)]
    assert names[:2] == ["report-5", "report-5:101"]
    answered = review(invitee(missing=frozenset()), invitee(invitation=101))
    assert next(name for name, _ in rungs(answered, Kind.REMINDER)) == "report-5:101"


def test_two_rungs_at_one_moment_are_one_reminder() -> None:
    away = Period(date(2026, 3, 2), date(2026, 3, 3))
    found = rungs(review(invitee(unavailable=(away,), invited_at=at(2, 26, 15))), *CHASING)
    # report-2 is brought forward to Friday 27 February, where nothing else is.
    assert found[0] == ("report-2", at(2, 27, 9, 30))
    assert len({due_at for _, due_at in found}) == len(found)


def test_of_two_rungs_brought_to_one_day_the_later_is_asked_whatever_order_they_are_set_in() -> None:
    away = Period(date(2026, 2, 26), date(2026, 3, 3))
    for days in ((5, 2, 1), (1, 2, 5)):
        found = wanted(review(invitee(unavailable=(away,))), ENGLAND, replace(LADDER, report_days_before=days), CALLED)
        assert [wish.occasion for wish in found if wish.kind is Kind.REMINDER] == ["report-2", "report-1", "report-day"]
        assert next(wish.due_at for wish in found if wish.occasion == "report-2") == at(2, 25, 9, 30)


def test_somebody_away_for_one_day_is_asked_the_day_before() -> None:
    away = Period(date(2026, 3, 4), date(2026, 3, 4))
    assert ("report-1", at(3, 3, 9, 30)) in rungs(review(invitee(unavailable=(away,))), *CHASING)
    invited_that_day_before = review(invitee(unavailable=(away,), invited_at=at(3, 3, 8)))
    assert rungs(invited_that_day_before, *CHASING)[0] == ("report-day", at(3, 5, 9, 30))


def test_somebody_back_on_the_morning_of_the_conference_is_still_asked() -> None:
    away = Period(date(2026, 3, 6), date(2026, 3, 11))
    assert rungs(review(invitee(unavailable=(away,))), Kind.OVERDUE) == [("report+1", at(3, 12, 9, 30))]
    earlier = review(invitee(unavailable=(away,)), starts_at=at(3, 12, 9, 30))
    assert [wish.recipient for wish in wishes(earlier, Kind.OVERDUE)] == [LEAD]
    next_day = Period(date(2026, 3, 6), date(2026, 3, 8))
    assert rungs(review(invitee(unavailable=(next_day,))), Kind.OVERDUE) == [("report+1", at(3, 9, 9, 30))]


def test_when_an_agency_outside_slack_is_away_its_reminders_are_relayed_all_the_same() -> None:
    away = Period(date(2026, 2, 26), date(2026, 3, 4))
    found = rungs(review(invitee(recipient=None, unavailable=(away,))), Kind.RELAY)
    assert ("report-5:100", at(2, 26, 9, 30)) in found
    assert ("report-2:100", at(3, 3, 9, 30)) in found


def test_an_invitation_in_the_last_second_before_the_deadline_is_in_time() -> None:
    assert [name for name, _ in rungs(review(invitee(invited_at=DEADLINE)), *CHASING)] == ["report+1"]


def test_every_reminder_says_which_invitation_it_is_about() -> None:
    away = Period(date(2026, 2, 20), date(2026, 3, 20))
    facts = review(invitee(deputy=DEPUTY), invitee(invitation=101, recipient=SCHOOL, unavailable=(away,)))
    found = {(wish.recipient, wish.invitation) for wish in wishes(facts, *CHASING)}
    assert found == {(GP, 100), (DEPUTY, 100), (LEAD, 101)}


def test_the_plain_name_of_a_rung_can_be_read_back() -> None:
    assert {rung_of(name) for name in ("report-2", "report-2/1", "report-2:100", "report-2/1:100")} == {"report-2"}
