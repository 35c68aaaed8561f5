"""Decision letter and minutes as clocks with receipts: who is told when of what is to send, overdue, not received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from scheduling.calendars import WorkingCalendar
from scheduling.facts import InviteeFacts, Kind, Ladder, Standing, Wanted
from scheduling.hours import first_available, local_moment, next_working_moment
from scheduling.paper_facts import Paper, PaperFacts
from scheduling.situation import Situation, collapsed
from scheduling.statutory import due

#: The statutory clock of each paper.
RULES = {Paper.DECISION_LETTER: "decision_letter_1wd", Paper.MINUTES: "minutes_15wd"}
#: How many days later than usual an agency may be asked that is away: a summer holiday and a little more.
_LATEST = 60


def paper_due(paper: Paper, conference_day: date, calendar: WorkingCalendar, ladder: Ladder) -> datetime:
    """By when a paper is to be sent: the end of the last of its working days. In UTC."""
    return local_moment(due(RULES[paper], conference_day, calendar).on, ladder.hours.end, calendar)


def papers(situation: Situation) -> Iterator[Wanted]:
    """Once a conference was held: what the social worker is to send, and whether it arrived."""
    facts = situation.facts
    if facts.standing is not Standing.HELD or facts.held_at is None:
        return
    sent = {each.paper: each for each in facts.papers}
    told_at = next_working_moment(facts.held_at, situation.calendar, situation.ladder.hours)
    unsent = [paper for paper in Paper if paper not in sent]
    yield from collapsed(_to_send(unsent, told_at, situation), situation.now)
    for paper in unsent:
        # When the chair says only later that it was held, nobody could send it in time: a working day goes by first.
        day = max(_day(paper, situation), situation.day(told_at))
        overdue = situation.morning(situation.calendar.after(day, 1))
        yield Wanted(Kind.PAPERS_OVERDUE, facts.chair, paper.value, overdue)
    for each in facts.papers:
        yield from _receipts(each, situation)


def _to_send(unsent: list[Paper], told_at: datetime, situation: Situation) -> Iterator[Wanted]:
    """The social worker, when it was held, and once more on the day of each paper."""
    social_worker = situation.facts.social_worker
    if unsent:
        yield Wanted(Kind.PAPERS, social_worker, "papers", told_at)
    for paper in unsent:
        due_at = situation.morning(_day(paper, situation))
        if due_at > told_at:
            yield Wanted(Kind.PAPERS, social_worker, f"{paper}-day", due_at)


def _day(paper: Paper, situation: Situation) -> date:
    """The day on which a paper is due."""
    held_on = situation.day(situation.facts.starts_at)
    return situation.day(paper_due(paper, held_on, situation.calendar, situation.ladder))


def _receipts(sent: PaperFacts, situation: Situation) -> Iterator[Wanted]:
    """Each invitee is asked once whether it has arrived; those whom it has not reached are listed.

    The list goes to the chair, and to the social worker, who can send it again.
    """
    ladder, answered = situation.ladder, sent.received | sent.not_yet
    first = situation.calendar.after(sent.sent_on, ladder.receipt_days)
    for invitee in situation.involved:
        if invitee.invitation not in answered:
            yield _receipt(sent, first, invitee, situation)
    if any(invitee.invitation not in sent.received for invitee in situation.involved):
        asked = max(first, situation.day(sent.marked_at))
        due_at = situation.morning(situation.calendar.after(asked, ladder.receipt_list_days))
        yield Wanted(Kind.PAPERS_OVERDUE, situation.facts.chair, f"{sent.paper}-receipts", due_at)
        yield Wanted(Kind.PAPERS, situation.facts.social_worker, f"{sent.paper}-receipts", due_at)


def _receipt(sent: PaperFacts, first: date, invitee: InviteeFacts, situation: Situation) -> Wanted:
    """When the agency is there to answer, and never before the paper was marked as sent."""
    number, calendar = invitee.invitation, situation.calendar
    marked = next_working_moment(sent.marked_at, calendar, situation.ladder.hours)
    start = max(first, situation.day(marked))
    days = (start + timedelta(days=later) for later in range(_LATEST))
    day = first_available(days, calendar, invitee.unavailable) or start
    due_at = max(situation.morning(day), marked)
    if invitee.recipient is None:
        return Wanted(Kind.RECEIPT, situation.facts.social_worker, f"{sent.paper}:{number}", due_at, number)
    return Wanted(Kind.RECEIPT, invitee.recipient, situation.own(sent.paper.value, invitee), due_at, number)
