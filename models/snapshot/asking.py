"""Asking for a snapshot: by the quality lead, whenever they like; and each month for an agency's safeguarding lead."""

from datetime import date, datetime, timedelta

from sqlalchemy import Update, update
from sqlmodel import col, select

from models.agency import Agency, Duty, Professional
from models.conference import Conference
from models.desk import Desk, key
from models.invitation import Invitation
from models.outbox import Delivery, OutboxRow, SkipReason
from models.refusals import NotYours
from models.snapshot.days import Period, year_to
from models.snapshot.request import SnapshotOptOut, SnapshotRequest
from models.snapshot.rows import Asked, By
from models.snapshot.taking import Snapshot, take
from scheduling.hours import local_moment
from scheduling.ladder import Kind, Standing

#: How long after its moment a monthly message is still planned: the programme may have stood still.
LATE = timedelta(days=3)


def past_year(desk: Desk) -> Period:
    """The twelve months up to today."""
    today = desk.today()
    return Period(year_to(today), today, desk.rules.zone())


def ask(desk: Desk, period: Period, by: By | None = None) -> SnapshotRequest:
    """Have a snapshot sent to the quality lead who asks; that it was asked for is audited."""
    if desk.actor.duty is not Duty.QUALITY_LEAD:
        raise NotYours
    request = SnapshotRequest(
        person_id=desk.actor_id, first_day=period.first, last_day=period.last, broken_down=by, asked_at=desk.now
    )
    _send(desk, request, desk.now)
    desk.note("asked_snapshot", subject_id=request.id)
    return request


def asked_for(desk: Desk, request_id: int) -> Snapshot:
    """What was asked for, as it is now, for whoever it was made for and may still see it."""
    request = desk.session.get(SnapshotRequest, request_id)
    if request is None or not may_see(desk, request):
        raise NotYours
    return taken(desk, request)


def taken(desk: Desk, request: SnapshotRequest) -> Snapshot:
    """The snapshot of a request whose access is decided. An agency's own answers are all shown to it."""
    period = Period(request.first_day, request.last_day, desk.rules.zone())
    agency = desk.session.get_one(Agency, request.agency_id).name if request.agency_id is not None else None
    return take(desk.session, Asked(period, request.broken_down, agency))


def may_see(desk: Desk, request: SnapshotRequest) -> bool:
    """The quality lead sees aggregates, an agency's safeguarding lead that agency's: as long as they are that."""
    if not desk.known or desk.actor_id != request.person_id:
        return False
    if request.agency_id is None:
        return desk.actor.duty is Duty.QUALITY_LEAD
    return desk.session.get_one(Agency, request.agency_id).lead_id == desk.actor_id


def opt_out(desk: Desk, request_id: int, *, out: bool) -> SnapshotRequest:
    """Stop an agency's monthly numbers, or have them again."""
    request = desk.session.get(SnapshotRequest, request_id)
    if request is None or request.agency_id is None or not may_see(desk, request):
        raise NotYours
    found = desk.session.get(SnapshotOptOut, (desk.actor_id, request.agency_id))
    if out and found is None:
        desk.session.add(SnapshotOptOut(person_id=desk.actor_id, agency_id=request.agency_id, since=desk.now))
    elif not out and found is not None:
        desk.session.delete(found)
    desk.session.flush()
    desk.note("snapshot_opt_out" if out else "snapshot_opt_in", subject_id=request.agency_id)
    desk.session.execute(_letters_of(request).values(stale=True))
    plan_monthly(desk)
    return request


def opted_out(desk: Desk, request: SnapshotRequest) -> bool:
    """Whether the lead has stopped these messages."""
    return desk.session.get(SnapshotOptOut, (request.person_id, request.agency_id)) is not None


def plan_monthly(desk: Desk) -> None:
    """Plan the next monthly messages, for the first working day of a month about the month before; and no others.

    An agency that was at no conference gets none. Doing this twice is harmless.
    """
    due_at, period = _next(desk)
    wanted = _wanted(desk, period)
    for agency in wanted:
        query = select(SnapshotRequest).where(
            SnapshotRequest.agency_id == agency.id,
            SnapshotRequest.person_id == agency.lead_id,
            SnapshotRequest.first_day == period.first,
        )
        if desk.session.exec(query).first() is None:
            request = SnapshotRequest(
                person_id=key(agency.lead_id),
                agency_id=agency.id,
                first_day=period.first,
                last_day=period.last,
                asked_at=desk.now,
            )
            _send(desk, request, due_at)
    _skip_unwanted(desk, {(agency.lead_id, agency.id) for agency in wanted}, period.first)


def _next(desk: Desk) -> tuple[datetime, Period]:
    """The moment of the next message, and the month that it is about."""
    calendar, at = desk.rules.calendar(), desk.rules.ladder.reminder_time
    month = desk.today().replace(day=1)
    due_at = local_moment(calendar.after(month - timedelta(days=1), 1), at, calendar)
    if due_at + LATE < desk.now:
        month = (month + timedelta(days=31)).replace(day=1)
        due_at = local_moment(calendar.after(month - timedelta(days=1), 1), at, calendar)
    last = month - timedelta(days=1)
    return due_at, Period(last.replace(day=1), last, desk.rules.zone())


def _wanted(desk: Desk, period: Period) -> list[Agency]:
    """The agencies that were invited to a conference of the month, and whose lead is in Slack and wants to know."""
    invited = (
        select(Invitation.agency_id)
        .join(Conference, col(Conference.id) == col(Invitation.conference_id))
        .where(
            Conference.standing == Standing.HELD,
            period.covers_moment(col(Conference.starts_at)),
            col(Invitation.withdrawn_at).is_(None),
            col(Invitation.not_us_at).is_(None),
        )
    )
    out = select(SnapshotOptOut.agency_id).where(
        SnapshotOptOut.agency_id == Agency.id, SnapshotOptOut.person_id == Agency.lead_id
    )
    agencies = desk.session.exec(
        select(Agency, Professional)
        .join(Professional, col(Professional.id) == col(Agency.lead_id))
        .where(col(Agency.id).in_(invited), col(Agency.active), ~out.exists())
        .order_by(col(Agency.id))
    )
    return [agency for agency, lead in agencies if lead.in_slack]


def _skip_unwanted(desk: Desk, wanted: set[tuple[int | None, int | None]], month: date) -> None:
    """Planned messages of leads who have changed or opted out are not sent; those who want them again get them."""
    query = select(SnapshotRequest).where(
        col(SnapshotRequest.agency_id).is_not(None), SnapshotRequest.first_day == month
    )
    for request in desk.session.exec(query):
        here = (request.person_id, request.agency_id) in wanted
        was, now = (Delivery.SKIPPED, Delivery.PLANNED) if here else (Delivery.PLANNED, Delivery.SKIPPED)
        reason = None if here else SkipReason.NO_LONGER_WANTED
        letters = _letters_of(request).where(col(OutboxRow.status) == was)
        desk.session.execute(letters.values(status=now, skip_reason=reason))


def _send(desk: Desk, request: SnapshotRequest, due_at: datetime) -> None:
    desk.session.add(request)
    desk.session.flush()
    desk.session.add(
        OutboxRow(recipient_id=request.person_id, kind=Kind.SNAPSHOT, occasion=_occasion(request), due_at=due_at)
    )
    desk.session.flush()


def request_of(desk: Desk, row: OutboxRow) -> SnapshotRequest:
    """The request that a message is about."""
    return desk.session.get_one(SnapshotRequest, int(row.occasion.removeprefix("request-")))


def _letters_of(request: SnapshotRequest) -> Update:
    """An update of the message of this request."""
    return update(OutboxRow).where(
        col(OutboxRow.kind) == Kind.SNAPSHOT,
        col(OutboxRow.recipient_id) == request.person_id,
        col(OutboxRow.occasion) == _occasion(request),
    )


def _occasion(request: SnapshotRequest) -> str:
    return f"request-{key(request.id)}"
