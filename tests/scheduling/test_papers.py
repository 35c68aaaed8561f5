"""Decision letter and minutes after the review of Thursday 12 March 2026: who is told what, counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from scheduling.hours import Period
from scheduling.ladder import ConferenceFacts, InviteeFacts, Kind, Standing, Wanted
from scheduling.paper_facts import Paper, PaperFacts
from scheduling.papers import paper_due
from tests.scheduling.conferences import (
    CHAIR,
    ENGLAND,
    GP,
    LADDER,
    SCHOOL,
    SOCIAL_WORKER,
    at,
    invitee,
    review,
    rungs,
    wishes,
)

HELD_AT = at(3, 12, 11, 30)
LETTER, MINUTES = Paper.DECISION_LETTER, Paper.MINUTES
KINDS = (Kind.PAPERS, Kind.PAPERS_OVERDUE, Kind.RECEIPT)
#: Sent on the Friday after, and marked as sent at midday.
SENT = PaperFacts(LETTER, date(2026, 3, 13), at(3, 13, 12))


def held(*invitees: InviteeFacts, papers: tuple[PaperFacts, ...] = (), **changes: object) -> ConferenceFacts:
    facts: dict[str, object] = {"standing": Standing.HELD, "held_at": HELD_AT, "papers": papers}
    return review(*invitees, **facts | changes)


def test_the_letter_is_due_a_working_day_later_and_the_minutes_before_easter() -> None:
    day = date(2026, 3, 12)
    assert paper_due(LETTER, day, ENGLAND, LADDER) == at(3, 13, 17)
    assert paper_due(MINUTES, day, ENGLAND, LADDER) == at(4, 2, 16)  # 5pm: summer time has begun; Friday is Good Friday


def test_the_social_worker_is_told_at_once_and_on_each_day_and_the_chair_after_it() -> None:
    assert rungs(held(), Kind.PAPERS, now=HELD_AT) == [
        ("papers", HELD_AT),
        ("decision_letter-day", at(3, 13, 9, 30)),
        ("minutes-day", at(4, 2, 8, 30)),
    ]
    assert wishes(held(), Kind.PAPERS_OVERDUE, now=HELD_AT) == [
        Wanted(Kind.PAPERS_OVERDUE, CHAIR, "decision_letter", at(3, 16, 9, 30)),
        Wanted(Kind.PAPERS_OVERDUE, CHAIR, "minutes", at(4, 7, 8, 30)),  # the first working day after Easter
    ]
    assert all(wish.recipient == SOCIAL_WORKER for wish in wishes(held(), Kind.PAPERS, now=HELD_AT))
    assert wishes(held(), Kind.RECEIPT, now=HELD_AT) == []


def test_after_an_outage_the_social_worker_is_told_once() -> None:
    assert rungs(held(), Kind.PAPERS, now=at(4, 2, 12)) == [("minutes-day", at(4, 2, 8, 30))]


def test_when_the_chair_says_late_that_it_was_held_a_working_day_goes_by_first() -> None:
    late = held(held_at=at(3, 20, 18))
    assert rungs(late, Kind.PAPERS, now=at(3, 20, 18)) == [("papers", at(3, 23)), ("minutes-day", at(4, 2, 8, 30))]
    assert rungs(late, Kind.PAPERS_OVERDUE, now=at(3, 20, 18))[0] == ("decision_letter", at(3, 24, 9, 30))


def test_what_is_sent_is_asked_about_once_each_and_listed_for_the_chair() -> None:
    facts = held(invitee(), invitee(invitation=101, recipient=None), papers=(SENT,))
    assert wishes(facts, Kind.RECEIPT, now=at(3, 13, 12)) == [
        Wanted(Kind.RECEIPT, SOCIAL_WORKER, "decision_letter:101", at(3, 18, 9, 30), 101),
        Wanted(Kind.RECEIPT, GP, "decision_letter", at(3, 18, 9, 30), 100),
    ]
    assert rungs(facts, Kind.PAPERS_OVERDUE, now=at(3, 13, 12)) == [
        ("decision_letter-receipts", at(3, 20, 9, 30)),
        ("minutes", at(4, 7, 8, 30)),
    ]
    assert rungs(facts, Kind.PAPERS, now=at(3, 13, 12)) == [
        ("papers", HELD_AT),
        ("decision_letter-receipts", at(3, 20, 9, 30)),  # to the social worker as well, who can send it again
        ("minutes-day", at(4, 2, 8, 30)),
    ]


def test_an_answer_ends_the_question_and_only_a_yes_ends_the_list() -> None:
    yes = replace(SENT, received=frozenset({100}))
    not_yet = replace(SENT, not_yet=frozenset({100}))
    for answered in (yes, not_yet):
        assert wishes(held(papers=(answered,)), Kind.RECEIPT, now=at(3, 18, 12)) == []
    assert "decision_letter-receipts" not in dict(rungs(held(papers=(yes,)), now=at(3, 18, 12)))
    assert "decision_letter-receipts" in dict(rungs(held(papers=(not_yet,)), now=at(3, 18, 12)))


def test_a_school_on_holiday_is_asked_when_it_is_back_and_nobody_before_it_was_marked() -> None:
    away = invitee(recipient=SCHOOL, unavailable=(Period(date(2026, 3, 16), date(2026, 3, 20)),))
    assert rungs(held(away, papers=(SENT,)), Kind.RECEIPT, now=HELD_AT) == [("decision_letter", at(3, 23, 9, 30))]
    marked_late = replace(SENT, marked_at=at(3, 27, 18))
    assert rungs(held(papers=(marked_late,)), Kind.RECEIPT, now=HELD_AT) == [("decision_letter", at(3, 30, 8, 30))]
    away_then = invitee(unavailable=(Period(date(2026, 3, 30), date(2026, 3, 30)),))
    assert rungs(held(away_then, papers=(marked_late,)), Kind.RECEIPT) == [("decision_letter", at(3, 31, 8, 30))]
    assert rungs(held(papers=(marked_late,)), Kind.PAPERS_OVERDUE)[0] == ("decision_letter-receipts", at(3, 31, 8, 30))


@pytest.mark.parametrize("standing", [each for each in Standing if each is not Standing.HELD])
def test_nothing_follows_a_conference_that_was_not_held(standing: Standing) -> None:
    assert wishes(held(papers=(SENT,), standing=standing, held_at=None), *KINDS, now=at(4, 30)) == []


def test_who_was_withdrawn_or_not_involved_is_not_asked() -> None:
    gone = invitee(withdrawn_at=at(3, 2))
    mistaken = invitee(invitation=101, recipient=SCHOOL, not_us_at=at(3, 2))
    facts = held(gone, mistaken, papers=(SENT, replace(SENT, paper=MINUTES)))
    assert wishes(facts, *KINDS, now=at(4, 30)) == []
