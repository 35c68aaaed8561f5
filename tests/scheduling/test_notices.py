"""What people are told at once, what the social worker and the chair are told, and what follows a conference."""

from dataclasses import replace
from datetime import date, time, timedelta

from scheduling.hours import Period, WorkingHours
from scheduling.ladder import (
    ChallengeFacts,
    ConferenceFacts,
    EnquiryFacts,
    InviteeFacts,
    Kind,
    Standing,
    Wanted,
    feedback_closes,
    wanted,
)
from tests.scheduling.conferences import (
    CALLED,
    CHAIR,
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

HELD_AT = at(3, 12, 11, 30)


#: What is asked of agencies once it was held.
FEEDBACK = (Kind.FEEDBACK, Kind.FEEDBACK_REMINDER)


def held(*invitees: InviteeFacts) -> ConferenceFacts:
    return review(*invitees, standing=Standing.HELD, held_at=HELD_AT)


def test_scheduling_tells_the_social_worker_and_invites_at_once_even_at_night() -> None:
    facts = review(invitee(invited_at=at(2, 23, 22)))
    assert wishes(facts, Kind.SCHEDULED) == [Wanted(Kind.SCHEDULED, SOCIAL_WORKER, "created", CALLED)]
    assert wishes(facts, Kind.INVITATION) == [Wanted(Kind.INVITATION, GP, "invited", at(2, 23, 22), 100)]


def test_somebody_outside_slack_is_invited_through_the_social_worker() -> None:
    facts = review(invitee(recipient=None))
    assert wishes(facts, Kind.INVITATION) == []
    assert wishes(facts, Kind.RELAY)[0] == Wanted(Kind.RELAY, SOCIAL_WORKER, "invitation:100", CALLED, 100)


def test_a_move_is_told_once_to_all_who_had_been_invited_and_to_the_chair() -> None:
    later = invitee(invitation=101, recipient=SCHOOL, invited_at=at(3, 5))
    outside = invitee(invitation=102, recipient=None)
    moved = review(invitee(), later, outside, sequence=2, moved_at=at(3, 4, 14))
    found = wishes(moved, Kind.MOVED, now=at(3, 5, 12))
    assert [(wish.recipient, wish.occasion) for wish in found] == [(CHAIR, "sequence-2"), (GP, "sequence-2")]
    assert wishes(review(invitee(invited_at=at(3, 4, 14)), sequence=1, moved_at=at(3, 4, 14)), Kind.MOVED)[1:] == []
    assert "sequence-2:102" in [wish.occasion for wish in wishes(moved, Kind.RELAY)]


def test_a_changed_deadline_is_told_to_those_invited_and_the_chair() -> None:
    facts = review(replanned_at=at(3, 2, 12), replan_sequence=1)
    found = wishes(facts, Kind.DEADLINE_CHANGED)
    assert [(wish.recipient, wish.occasion) for wish in found] == [(CHAIR, "replan-1"), (GP, "replan-1")]


def test_a_cancelled_conference_leaves_its_notice_and_nothing_else() -> None:
    withdrawn = invitee(invitation=101, recipient=SCHOOL, withdrawn_at=at(2, 24))
    outside = invitee(invitation=102, recipient=None)
    questions = (EnquiryFacts(5, 100, at(2, 25)),)
    facts = review(
        invitee(), withdrawn, outside, enquiries=questions, standing=Standing.CANCELLED, cancelled_at=at(3, 2)
    )
    found = wishes(facts, now=at(3, 2))
    assert {wish.kind for wish in found} == {Kind.CANCELLED}
    assert [(wish.recipient, wish.occasion) for wish in found] == [
        (SOCIAL_WORKER, "cancelled:102"),
        (CHAIR, "cancelled"),
        (GP, "cancelled"),
    ]


def test_somebody_withdrawn_hears_that_and_nothing_more() -> None:
    facts = review(invitee(withdrawn_at=at(2, 24)))
    assert [wish for wish in wishes(facts) if wish.recipient == GP] == [
        Wanted(Kind.WITHDRAWN, GP, "withdrawn", at(2, 24), 100)
    ]


def test_somebody_withdrawn_and_invited_again_is_invited_again() -> None:
    again = invitee(invitation=105, invited_at=at(2, 25))
    facts = review(invitee(withdrawn_at=at(2, 24)), again)
    assert [wish.occasion for wish in wishes(facts, Kind.WITHDRAWN, Kind.INVITATION)] == [
        "withdrawn",
        "invited:105",
    ]


def test_not_us_tells_the_social_worker_and_ends_the_reminders() -> None:
    facts = review(invitee(not_us_at=at(2, 24)))
    named = "100:20260224T090000.000000"
    assert wishes(facts, Kind.NOT_US) == [Wanted(Kind.NOT_US, SOCIAL_WORKER, named, at(2, 24), 100)]
    assert [wish for wish in wishes(facts) if wish.recipient == GP] == []


def test_missing_secure_details_are_chased_of_the_social_worker() -> None:
    facts = review(invitee(secure_details_sent=False), invitee(invitation=101, recipient=SCHOOL))
    assert rungs(facts, Kind.SECURE_DETAILS) == [
        ("chase-1", at(2, 24, 9, 30)),
        ("chase-3", at(2, 26, 9, 30)),
    ]
    assert rungs(facts, Kind.SECURE_DETAILS, now=at(3, 2)) == [("chase-3", at(2, 26, 9, 30))]
    assert rungs(review(), Kind.SECURE_DETAILS) == []


def test_details_of_a_late_invitation_are_chased_by_themselves() -> None:
    late = invitee(invitation=101, recipient=SCHOOL, invited_at=at(3, 4), secure_details_sent=False)
    assert rungs(review(invitee(), late), Kind.SECURE_DETAILS, now=at(3, 4)) == [
        ("chase-1:2026-03-04", at(3, 5, 9, 30)),
        ("chase-3:2026-03-04", at(3, 9, 9, 30)),
    ]


def test_the_chair_has_the_summary_the_working_day_before() -> None:
    assert wishes(review(), Kind.READINESS) == [Wanted(Kind.READINESS, CHAIR, "conference-1", at(3, 11, 9, 30))]


def test_a_conference_called_the_day_before_has_its_summary_that_morning() -> None:
    facts = review(created_at=at(3, 11, 15))
    assert rungs(facts, Kind.READINESS) == [("conference-1", at(3, 12, 9))]
    assert rungs(review(created_at=at(3, 12, 9, 15)), Kind.READINESS) == []


def test_a_new_social_worker_gets_the_handover_and_the_open_questions_only() -> None:
    facts = review(
        invitee(recipient=None),
        handed_over_at=at(3, 3, 12),
        handover_sequence=1,
        enquiries=(EnquiryFacts(5, 100, at(2, 25)), EnquiryFacts(6, 100, at(3, 5))),
    )
    found = [wish for wish in wishes(facts) if wish.recipient == SOCIAL_WORKER]
    assert [(wish.kind, wish.occasion, wish.due_at) for wish in found][:2] == [
        (Kind.HANDED_OVER, "handover-1", at(3, 3, 12)),
        (Kind.QUESTION, "enquiry:5", at(3, 3, 12)),
    ]
    assert [wish.occasion for wish in found if wish.kind is Kind.RELAY] == [
        "report-1:100",
        "report-day:100",
        "report+1:100",
    ]
    assert wishes(facts, Kind.SCHEDULED) == []


def test_who_asks_for_the_chair_is_told_of_to_the_chair_alone() -> None:
    asked = (EnquiryFacts(5, 100, at(2, 25), for_chair=True),)
    for facts in (review(enquiries=asked), review(enquiries=asked, handed_over_at=at(3, 3, 12), handover_sequence=1)):
        [wish] = wishes(facts, Kind.PLEASE_PHONE)
        assert (wish.recipient, wish.occasion, wish.due_at) == (CHAIR, "enquiry:5", at(2, 25))
        assert wishes(facts, Kind.QUESTION) == []


def test_a_challenge_goes_to_the_person_and_after_a_working_day_to_the_lead() -> None:
    challenge = ChallengeFacts(7, 100, at(3, 6, 15), answered=False)
    facts = review(challenges=(challenge,))
    assert wishes(facts, Kind.CHALLENGE, Kind.ESCALATION) == [
        Wanted(Kind.CHALLENGE, GP, "challenge:7", at(3, 6, 15), 100),
        Wanted(Kind.ESCALATION, LEAD, "challenge:7", at(3, 9, 15), 100),
    ]


def test_a_challenge_of_somebody_outside_slack_is_passed_on() -> None:
    facts = review(invitee(recipient=None), challenges=(ChallengeFacts(7, 100, at(3, 6, 15), answered=False),))
    found = [wish for wish in wishes(facts, Kind.RELAY) if wish.occasion.startswith("challenge")]
    assert found == [Wanted(Kind.RELAY, SOCIAL_WORKER, "challenge:7", at(3, 6, 15), 100)]
    assert [wish.recipient for wish in wishes(facts, Kind.ESCALATION)] == [LEAD]


def test_a_challenge_escalates_at_the_same_hour_of_a_local_clock() -> None:
    friday_before_summer_time = ChallengeFacts(7, 100, at(3, 27, 15), answered=False)
    facts = review(starts_at=at(4, 10), ends_at=at(4, 10, 2), challenges=(friday_before_summer_time,))
    assert rungs(facts, Kind.ESCALATION) == [("challenge:7", at(3, 30, 14))]


def test_working_hours_are_a_setting() -> None:
    short = replace(LADDER, hours=WorkingHours(time(9), time(12)))
    challenge = ChallengeFacts(7, 100, at(3, 6, 15), answered=False)
    escalated = wanted(review(challenges=(challenge,)), ENGLAND, short, CALLED)
    assert [wish.due_at for wish in escalated if wish.kind is Kind.ESCALATION] == [at(3, 10, 9)]
    late = review(standing=Standing.HELD, held_at=at(3, 12, 13))
    asked = wanted(late, ENGLAND, short, at(3, 12, 13))
    assert [wish.due_at for wish in asked if wish.kind is Kind.FEEDBACK] == [at(3, 13, 9)]


def test_an_answered_challenge_does_not_escalate() -> None:
    answered = ChallengeFacts(7, 100, at(3, 6, 15), answered=True)
    assert wishes(review(challenges=(answered,)), Kind.CHALLENGE, Kind.ESCALATION) == []


def test_where_the_lead_was_challenged_the_escalation_needs_a_person() -> None:
    challenge = ChallengeFacts(7, 100, at(3, 6, 20), answered=False)
    facts = review(invitee(recipient=LEAD), challenges=(challenge,))
    assert wishes(facts, Kind.ESCALATION) == []
    escalated = [wish for wish in wishes(facts, Kind.RELAY) if wish.occasion.startswith("escalation")]
    assert escalated == [Wanted(Kind.RELAY, SOCIAL_WORKER, "escalation:7", at(3, 10, 9), 100)]


def test_the_chair_is_asked_whether_it_was_held_when_its_end_has_passed() -> None:
    assert rungs(review(), Kind.HELD, now=START + timedelta(hours=3)) == [("held", at(3, 12, 12))]
    assert rungs(held(), Kind.HELD) == []
    assert rungs(review(standing=Standing.POSTPONED), now=START) == []


def test_everybody_invited_is_asked_for_feedback_and_reminded_once() -> None:
    withdrawn = invitee(invitation=101, recipient=SCHOOL, withdrawn_at=at(2, 24))
    facts = held(invitee(), withdrawn)
    assert wishes(facts, *FEEDBACK, now=HELD_AT) == [
        Wanted(Kind.FEEDBACK, GP, "held", HELD_AT, 100),
        Wanted(Kind.FEEDBACK_REMINDER, GP, "held+3", at(3, 17, 9, 30), 100),
    ]


def test_for_somebody_outside_slack_the_social_worker_asks() -> None:
    assert wishes(held(invitee(recipient=None)), *FEEDBACK, now=HELD_AT) == [
        Wanted(Kind.FEEDBACK, SOCIAL_WORKER, "held:100", HELD_AT, 100)
    ]


def test_after_an_outage_the_feedback_reminder_is_enough() -> None:
    assert [name for name, _ in rungs(held(), *FEEDBACK, now=at(3, 18))] == ["held+3"]


def test_feedback_asked_for_in_the_evening_comes_in_the_morning() -> None:
    facts = review(standing=Standing.HELD, held_at=at(3, 12, 19))
    assert rungs(facts, Kind.FEEDBACK, now=at(3, 12, 19)) == [("held", at(3, 13, 9))]


def test_who_has_given_feedback_is_not_asked_again() -> None:
    assert wishes(held(invitee(feedback_done=True)), *FEEDBACK) == []


def test_the_form_closes_after_ten_working_days() -> None:
    closes = feedback_closes(HELD_AT, ENGLAND, LADDER)
    assert closes == at(3, 26, 17)
    assert wishes(held(), *FEEDBACK, now=closes - timedelta(minutes=1)) != []
    assert wishes(held(), *FEEDBACK, now=closes) == []


def test_a_feedback_reminder_waits_until_the_agency_is_back_or_is_left_out() -> None:
    week = Period(date(2026, 3, 16), date(2026, 3, 20))
    month = Period(date(2026, 3, 16), date(2026, 4, 20))
    back = held(invitee(unavailable=(week,)))
    assert rungs(back, Kind.FEEDBACK_REMINDER) == [("held+3", at(3, 23, 9, 30))]
    assert rungs(held(invitee(unavailable=(month,))), Kind.FEEDBACK_REMINDER) == []
