"""The messages that are not reminders: what has just happened, and what follows the conference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from scheduling.calendars import WorkingCalendar
from scheduling.facts import ChallengeFacts, InviteeFacts, Kind, Ladder, Standing, Wanted
from scheduling.hours import first_available, local_day, local_moment, next_working_moment
from scheduling.situation import Situation, collapsed


def beforehand(situation: Situation) -> Iterator[Wanted]:
    """Who is invited, withdrawn or mistaken: said at once, even at night, as a statutory window is short."""
    facts = situation.facts
    yield Wanted(Kind.SCHEDULED, facts.social_worker, "created", facts.created_at)
    for invitee in facts.invitees:
        number = invitee.invitation
        if invitee.withdrawn_at is not None and invitee.recipient is not None:
            occasion = situation.own("withdrawn", invitee)
            yield Wanted(Kind.WITHDRAWN, invitee.recipient, occasion, invitee.withdrawn_at, number)
        if invitee.withdrawn_at is None and invitee.not_us_at is not None:
            occasion = f"{number}:{invitee.not_us_at:%Y%m%dT%H%M%S.%f}"  # once for each time that they say so
            yield Wanted(Kind.NOT_US, facts.social_worker, occasion, invitee.not_us_at, number)
    for invitee in situation.involved:
        if invitee.recipient is None:
            yield situation.relay("invitation", invitee, invitee.invited_at)
        else:
            occasion = situation.own("invited", invitee)
            invited_at = invitee.invited_at
            yield Wanted(Kind.INVITATION, invitee.recipient, occasion, invited_at, invitee.invitation)


def changes(situation: Situation) -> Iterator[Wanted]:
    """A new date or a new deadline, to everybody who had heard of the old one, and to the chair."""
    facts = situation.facts
    if facts.moved_at is not None:
        yield from _to_all(Kind.MOVED, f"sequence-{facts.sequence}", facts.moved_at, situation)
    if facts.replanned_at is not None:
        name = f"replan-{facts.replan_sequence}"
        yield from _to_all(Kind.DEADLINE_CHANGED, name, facts.replanned_at, situation)


def _to_all(kind: Kind, name: str, at: datetime, situation: Situation) -> Iterator[Wanted]:
    yield Wanted(kind, situation.facts.chair, name, at)
    for invitee in situation.involved:
        if invitee.invited_at >= at:
            continue
        if invitee.recipient is None:
            yield situation.relay(name, invitee, at)
        else:
            yield Wanted(kind, invitee.recipient, name, at, invitee.invitation)


def cancelled(situation: Situation) -> Iterator[Wanted]:
    """The one notice that a cancelled conference leaves.

    For those whom Slack does not reach it goes to the social worker, and not as a relay, whose text invites.
    """
    facts = situation.facts
    if facts.cancelled_at is None:
        return
    at = facts.cancelled_at
    yield Wanted(Kind.CANCELLED, facts.chair, "cancelled", at)
    for invitee in situation.involved:
        number = invitee.invitation
        if invitee.recipient is None:
            yield Wanted(Kind.CANCELLED, facts.social_worker, f"cancelled:{number}", at, number)
        else:
            yield Wanted(Kind.CANCELLED, invitee.recipient, "cancelled", at, number)


def secure_details(situation: Situation) -> Iterator[Wanted]:
    """Chase the social worker, not the agency, for details not yet sent; each day's invitations apart."""
    lacking = {situation.day(each.invited_at) for each in situation.involved if not each.secure_details_sent}
    first = min((situation.day(each.invited_at) for each in situation.facts.invitees), default=None)
    chases = []
    for count in sorted(situation.ladder.secure_details_days_after):
        for day in sorted(lacking):
            name = f"chase-{count}" if day == first else f"chase-{count}:{day.isoformat()}"
            due_at = situation.morning(situation.calendar.after(day, count))
            chases.append(Wanted(Kind.SECURE_DETAILS, situation.facts.social_worker, name, due_at))
    yield from collapsed(chases, situation.now)


def readiness(situation: Situation) -> Iterator[Wanted]:
    """The chair's summary, the working day before; for one called at shorter notice, as that day begins."""
    facts, ladder = situation.facts, situation.ladder
    known_at = max(facts.created_at, facts.moved_at or facts.created_at)
    conference = situation.day(facts.starts_at)
    day = situation.calendar.before(conference, ladder.readiness_days_before)
    early = local_moment(conference, ladder.hours.start, situation.calendar)
    name = situation.after_moves(f"conference-{ladder.readiness_days_before}")
    for due_at in (situation.morning(day), early):
        if due_at > known_at:
            yield Wanted(Kind.READINESS, facts.chair, name, due_at)
            return


def conversations(situation: Situation) -> Iterator[Wanted]:
    """What somebody asked or challenged and nobody has answered, before and after the conference."""
    facts = situation.facts
    if facts.handed_over_at is not None:
        name = f"handover-{facts.handover_sequence}"
        yield Wanted(Kind.HANDED_OVER, facts.social_worker, name, facts.handed_over_at)
    for enquiry in facts.enquiries:
        name = f"enquiry:{enquiry.id}"
        if enquiry.for_chair:
            yield Wanted(Kind.PLEASE_PHONE, facts.chair, name, enquiry.asked_at, enquiry.invitation)
            continue
        # An open question goes along with the conference to its new social worker.
        at = max(enquiry.asked_at, facts.handed_over_at or enquiry.asked_at)
        yield Wanted(Kind.QUESTION, facts.social_worker, name, at, enquiry.invitation)
    for challenge in facts.challenges:
        invitee = situation.invitee(challenge.invitation)
        if invitee is not None and not challenge.answered:
            yield from _challenge(challenge, invitee, situation)


def _challenge(challenge: ChallengeFacts, invitee: InviteeFacts, situation: Situation) -> Iterator[Wanted]:
    """To the person at once, and to their safeguarding lead when it has had no answer for a working day."""
    social_worker, number = situation.facts.social_worker, invitee.invitation
    name = f"challenge:{challenge.id}"
    if invitee.recipient is None:
        yield Wanted(Kind.RELAY, social_worker, name, challenge.made_at, number)
    else:
        yield Wanted(Kind.CHALLENGE, invitee.recipient, name, challenge.made_at, number)
    calendar, zone = situation.calendar, situation.calendar.jurisdiction.zone
    day = calendar.after(situation.day(challenge.made_at), situation.ladder.challenge_days)
    unanswered = local_moment(day, challenge.made_at.astimezone(zone).time(), calendar)
    due_at = next_working_moment(unanswered, calendar, situation.ladder.hours)
    if invitee.lead is None or invitee.lead == invitee.recipient:
        yield Wanted(Kind.RELAY, social_worker, f"escalation:{challenge.id}", due_at, number)
    else:
        yield Wanted(Kind.ESCALATION, invitee.lead, name, due_at, number)


def afterwards(situation: Situation) -> Iterator[Wanted]:
    """Was it held? Then the feedback form to everybody who was invited, with one reminder."""
    facts = situation.facts
    if facts.standing is Standing.SCHEDULED:
        due_at = facts.ends_at + timedelta(minutes=situation.ladder.held_minutes_after)
        yield Wanted(Kind.HELD, facts.chair, situation.after_moves("held"), due_at)
    if facts.standing is not Standing.HELD or facts.held_at is None:
        return
    closes = feedback_closes(facts.held_at, situation.calendar, situation.ladder)
    if situation.now < closes:
        for invitee in situation.involved:
            if not invitee.feedback_done:
                asked = _feedback(invitee, facts.held_at, closes, situation)
                yield from collapsed(asked, situation.now)


def feedback_closes(held_at: datetime, calendar: WorkingCalendar, ladder: Ladder) -> datetime:
    """When the feedback form closes: the end of the last of its working days."""
    day = calendar.after(local_day(held_at, calendar), ladder.feedback_close_days)
    return local_moment(day, ladder.hours.end, calendar)


def _feedback(invitee: InviteeFacts, held_at: datetime, closes: datetime, situation: Situation) -> Iterator[Wanted]:
    """At once in working hours; the reminder waits until the agency is back, if that is in time.

    For somebody outside Slack the social worker is asked, who types in what they say.
    """
    calendar, ladder = situation.calendar, situation.ladder
    due_at = next_working_moment(held_at, calendar, ladder.hours)
    if invitee.recipient is None:
        name = f"{situation.after_moves('held')}:{invitee.invitation}"
        yield Wanted(Kind.FEEDBACK, situation.facts.social_worker, name, due_at, invitee.invitation)
        return
    name = situation.own(situation.after_moves("held"), invitee)
    yield Wanted(Kind.FEEDBACK, invitee.recipient, name, due_at, invitee.invitation)
    first = calendar.after(situation.day(held_at), ladder.feedback_reminder_days)
    days = (first + timedelta(days=later) for later in range((situation.day(closes) - first).days))
    day = first_available(days, calendar, invitee.unavailable)
    if day is not None:
        name = situation.own(situation.after_moves(f"held+{ladder.feedback_reminder_days}"), invitee)
        due_at = situation.morning(day)
        yield Wanted(Kind.FEEDBACK_REMINDER, invitee.recipient, name, due_at, invitee.invitation)
