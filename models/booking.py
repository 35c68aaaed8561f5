"""Booking a conference: schedule, reschedule, cancel, hand over. Facts, audit row and wanted messages in one go."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from sqlmodel import select

from models.access import Part, conference_by_id
from models.agency import Duty, Professional
from models.carrying import carry_over, tell_reviewed
from models.code import new_code
from models.conference import Child, Concern, Conference, Need
from models.core_groups import change_lead
from models.desk import Desk, key
from models.inviting import Invitee, add_invitations, standing_invitees
from models.next_dates_facts import followed_by
from models.planning import mark_stale, plan
from models.refusals import Changed, Closed, Refused
from models.screening import must_be_clean
from scheduling.calendars import Jurisdiction
from scheduling.deadlines import ConferenceType, WeekendConference, deadlines_for
from scheduling.ladder import Standing
from scheduling.words import day_words

RUNNERS = frozenset({Part.RUNS})
#: Who schedules conferences.
SCHEDULERS = frozenset({Duty.SOCIAL_WORKER, Duty.BUSINESS_SUPPORT})


@dataclass(frozen=True)
class Booking:
    """What the scheduling form asks. Times are local to the jurisdiction; `ages` has None for an unborn child."""

    type: ConferenceType
    on: date
    at: time
    minutes: int
    place: str | None
    chair_id: int
    ages: tuple[int | None, ...]
    invitees: tuple[Invitee, ...]
    social_worker_id: int | None = None
    strategy_on: date | None = None
    notified_on: date | None = None
    reviews_id: int | None = None
    concerns: frozenset[Concern] = frozenset()
    needs: frozenset[Need] = frozenset()
    bank_holiday_accepted: bool = False
    jurisdiction: Jurisdiction | None = None
    form: str = field(default="")


@dataclass(frozen=True)
class Moment:
    """When a conference takes place, on local clocks."""

    on: date
    at: time
    minutes: int
    bank_holiday_accepted: bool = False


def schedule(desk: Desk, booking: Booking) -> Conference:
    """Create a conference with its children, invitations and messages; a form sent twice makes one conference.

    Raises `Refused` with the field it belongs to: for a weekend, a bank holiday without the override, a date or time
    that has passed, no agency, too many agencies, a chair who is not one.
    """
    may_schedule(desk)
    existing = desk.session.exec(select(Conference).where(Conference.created_from == booking.form)).first()
    if existing is not None:
        return conference_by_id(desk, key(existing.id), RUNNERS)
    jurisdiction = booking.jurisdiction or desk.rules.jurisdiction
    moment = Moment(booking.on, booking.at, booking.minutes, booking.bank_holiday_accepted)
    starts_at, report_due, family_due = times_of(desk, jurisdiction, booking.type, moment)
    _check(desk, booking)
    conference = Conference(
        code=new_code(desk.session),
        type=booking.type,
        jurisdiction=jurisdiction,
        starts_at=starts_at,
        minutes=booking.minutes,
        place=booking.place,
        social_worker_id=_social_worker(desk, booking.social_worker_id),
        chair_id=booking.chair_id,
        strategy_on=booking.strategy_on,
        notified_on=booking.notified_on,
        reviews_id=booking.reviews_id,
        concerns=sorted(booking.concerns),
        needs=sorted(booking.needs),
        bank_holiday_accepted=booking.bank_holiday_accepted,
        report_due_at=report_due,
        family_due_at=family_due,
        created_at=desk.now,
        created_from=booking.form,
    )
    desk.session.add(conference)
    desk.session.flush()
    conference_id = key(conference.id)
    for position, age in enumerate(booking.ages):
        desk.session.add(Child(conference_id=conference_id, position=position, age=age))
    invitees = booking.invitees + standing_invitees(desk, booking.concerns, booking.ages, booking.invitees)
    add_invitations(desk, conference, invitees, late=False)
    desk.note("scheduled", conference_id, detail=booking.type.value)
    carry_over(desk, conference)
    plan(desk, conference)
    tell_reviewed(desk, conference)
    return conference


def reschedule(desk: Desk, conference_id: int, moment: Moment, seen_version: int) -> Conference:
    """Move a conference: deadlines and unsent reminders follow, everyone is told once, the sequence goes up."""
    conference = _to_change(desk, conference_id, seen_version)
    starts_at, report_due, family_due = times_of(desk, conference.jurisdiction, conference.type, moment)
    if (starts_at, moment.minutes) == (conference.starts_at, conference.minutes):
        raise Refused("This is the date and time it already has. Choose another, or close this form.", "date")
    conference.starts_at, conference.minutes = starts_at, moment.minutes
    conference.report_due_at, conference.family_due_at = report_due, family_due
    conference.bank_holiday_accepted = moment.bank_holiday_accepted
    conference.sequence += 1
    conference.moved_at = desk.now
    return _changed(desk, conference, "rescheduled")


def cancel(desk: Desk, conference_id: int, seen_version: int) -> Conference:
    """Cancel: nothing more is asked of anybody; everyone who was invited is told once."""
    conference = _to_change(desk, conference_id, seen_version)
    conference.standing, conference.cancelled_at = Standing.CANCELLED, desk.now
    conference.sequence += 1
    return _changed(desk, conference, "cancelled")


def hand_over(desk: Desk, conference_id: int, to_id: int, seen_version: int) -> Conference:
    """Give the conference to another social worker, who then gets everything; the old one no longer sees it."""
    conference = conference_by_id(desk, conference_id, RUNNERS)
    may_change_hands(desk, conference)
    if conference.version != seen_version:
        raise Changed
    receiver = desk.session.get(Professional, to_id)
    if receiver is None or receiver.duty is not Duty.SOCIAL_WORKER or not receiver.active:
        raise Refused("Choose a social worker from the directory.", "to")
    if to_id == conference.social_worker_id:
        raise Refused("This social worker already has the conference. Choose another.", "to")
    change_lead(desk, conference, to_id)
    conference.social_worker_id = to_id
    conference.handover_sequence += 1
    conference.handed_over_at = desk.now
    return _changed(desk, conference, "handed_over")


def times_of(
    desk: Desk, jurisdiction: Jurisdiction, kind: ConferenceType, moment: Moment
) -> tuple[datetime, datetime, datetime]:
    """Start, report deadline and family-sharing deadline in UTC; raises `Refused` for a day that cannot be."""
    calendar = desk.rules.calendar(jurisdiction)
    try:
        deadlines = deadlines_for(kind, moment.on, calendar, desk.rules.reports)
    except WeekendConference as refusal:
        raise Refused(str(refusal), "date") from None
    today = desk.today(jurisdiction)
    holiday = calendar.holiday(moment.on)
    if holiday and not moment.bank_holiday_accepted:
        raise Refused(
            f"{day_words(moment.on, today)} is a bank holiday ({holiday}). Choose another day, "
            "or tick “Hold it on a bank holiday” below.",
            "date",
        )
    starts_at = datetime.combine(moment.on, moment.at, jurisdiction.zone)
    if starts_at <= desk.now:
        field_name = "time" if moment.on == today else "date"
        raise Refused("This is in the past. Choose a date and time still to come.", field_name)
    return starts_at, deadlines.report, deadlines.family


def may_change_hands(desk: Desk, conference: Conference) -> None:
    """Raise `Closed` unless something is still to be done: before it, or after it until its review has been held."""
    if conference.standing is not Standing.HELD:
        must_be_open(desk, conference)
    elif followed_by(desk.session, conference) is not None:
        raise Closed(f"{conference.code} has been reviewed since. Hand over the review instead.")


def must_be_open(desk: Desk, conference: Conference) -> None:
    """Raise `Closed` when a conference is cancelled, recorded or past."""
    if conference.standing is Standing.CANCELLED:
        raise Closed(f"{conference.code} was cancelled. There is nothing more to answer.")
    if conference.standing in {Standing.INQUORATE, Standing.POSTPONED}:
        raise Closed(f"{conference.code} was {conference.standing}, so this can no longer be changed here.")
    if conference.standing is not Standing.SCHEDULED or conference.ends_at <= desk.now:
        raise Closed(f"{conference.code} has taken place, so this can no longer be changed here.")


def _to_change(desk: Desk, conference_id: int, seen_version: int) -> Conference:
    conference = conference_by_id(desk, conference_id, RUNNERS)
    must_be_open(desk, conference)
    if conference.version != seen_version:
        raise Changed
    return conference


def _changed(desk: Desk, conference: Conference, deed: str) -> Conference:
    conference.version += 1
    desk.note(deed, key(conference.id))
    mark_stale(desk.session, key(conference.id))
    plan(desk, conference)
    tell_reviewed(desk, conference)
    return conference


def may_schedule(desk: Desk) -> None:
    """Raise `Refused` for somebody who does not schedule conferences."""
    if desk.actor.duty not in SCHEDULERS:
        raise Refused(
            "Conferences are scheduled by social workers and business support. "
            "If one should be held, speak to the family’s social worker."
        )


def _social_worker(desk: Desk, chosen_id: int | None) -> int:
    """Whose conference it is: the social worker's own; business support says for whom."""
    actor = desk.actor
    if actor.duty is Duty.SOCIAL_WORKER:
        return desk.actor_id
    chosen = desk.session.get(Professional, chosen_id) if chosen_id is not None else None
    theirs = chosen is not None and chosen.active and chosen.agency_id == actor.agency_id
    if chosen is None or not theirs or chosen.duty is not Duty.SOCIAL_WORKER:
        raise Refused("Choose the social worker whose conference it is.", "social_worker")
    return key(chosen.id)


def _check(desk: Desk, booking: Booking) -> None:
    chair = desk.session.get(Professional, booking.chair_id)
    if chair is None or chair.duty is not Duty.CHAIR or not chair.active:
        raise Refused("Choose a chair from the list.", "chair")
    if not booking.invitees:
        raise Refused("Choose at least one agency to invite.", "agencies")
    most = desk.rules.most_invitations
    if len(booking.invitees) > most:
        raise Refused(
            f"You chose {len(booking.invitees)} agencies; one conference can invite {most}. "
            "Choose those in contact with the family. You can invite more later.",
            "agencies",
        )
    must_be_clean(booking.place, "place")
    today = desk.today(booking.jurisdiction)
    if booking.strategy_on and booking.strategy_on > min(today, booking.on):
        raise Refused("The strategy discussion was held before today. Check the date.", "strategy")
    if booking.notified_on and booking.notified_on > min(today, booking.on):
        raise Refused("The notification came before today. Check the date.", "notified")
    if booking.reviews_id is not None:
        conference_by_id(desk, booking.reviews_id, RUNNERS)
