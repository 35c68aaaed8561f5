"""What a conference would mean before it is booked: deadlines, the statutory limit, whom the rules add, warnings.

Pure reads, tolerant of a form that is only half filled in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlmodel import col, select

from models.access import run_by_actor
from models.agency import Agency, AgencyKind
from models.booking import Moment, times_of
from models.carrying import Carried, carried
from models.clashes import Away, Booked, Slot, away, booked
from models.conference import Concern, Conference
from models.desk import Desk, key
from models.inviting import Invitee, invited_last_time, kinds_missing, standing_invitees, standing_kinds
from models.next_dates_facts import next_facts
from models.refusals import Refused
from scheduling.calendars import Jurisdiction
from scheduling.deadlines import ConferenceType, warnings_for
from scheduling.next_dates import review_limit
from scheduling.statutory import due, limit_rule

#: Outside these hours a time is more likely mistyped than meant.
USUAL_HOURS = (time(8), time(18))
LATEST = time(23, 59)


@dataclass(frozen=True)
class Draft:
    """A booking form as far as it is filled in. `moving` is the conference whose date is being changed."""

    type: ConferenceType | None = None
    on: date | None = None
    at: time | None = None
    minutes: int = 90
    chair_id: int | None = None
    social_worker_id: int | None = None
    strategy_on: date | None = None
    notified_on: date | None = None
    reviews_id: int | None = None
    invite_again: bool = False
    ages: tuple[int | None, ...] = ()
    concerns: frozenset[Concern] = frozenset()
    chosen: tuple[Invitee, ...] = ()
    bank_holiday_accepted: bool = False
    moving: int | None = None

    @property
    def moment(self) -> Moment | None:
        """When it would be; the end of the day while no time is chosen. None without a date."""
        if self.on is None:
            return None
        return Moment(self.on, self.at or LATEST, self.minutes, self.bank_holiday_accepted)


@dataclass(frozen=True)
class Limit:
    """By when the conference has to be held. `days_late` counts working days, 0 when it is met, None without a date."""

    rule: str
    on: date
    days_late: int | None


@dataclass(frozen=True)
class Preview:
    """What the form shows beneath its fields. Everything is empty while nothing is known."""

    jurisdiction: Jurisdiction
    today: date
    report_due: datetime | None = None
    family_due: datetime | None = None
    refusal: str | None = None
    limit: Limit | None = None
    warnings: tuple[str, ...] = ()
    unusual_hour: bool = False
    booked: tuple[Booked, ...] = ()
    away: tuple[Away, ...] = ()
    nobody_known: tuple[Agency, ...] = ()
    added: tuple[Agency, ...] = ()
    again: tuple[Agency, ...] = ()
    carried: Carried | None = None
    to_choose: tuple[AgencyKind, ...] = ()
    not_in_directory: tuple[AgencyKind, ...] = ()


def preview(desk: Desk, draft: Draft) -> Preview:
    """Everything that can be said about a draft already."""
    jurisdiction = _jurisdiction(desk, draft)
    shown = Preview(jurisdiction, desk.today(jurisdiction), limit=_limit(desk, draft, jurisdiction))
    shown = _with_day(desk, draft, shown)
    return _with_people(desk, draft, shown)


def _with_day(desk: Desk, draft: Draft, shown: Preview) -> Preview:
    moment = draft.moment
    if draft.type is None or moment is None:
        return shown
    refusal = _refusal(desk, draft.type, moment, shown.jurisdiction)
    try:
        accepted = replace(moment, bank_holiday_accepted=True)
        starts_at, report_due, family_due = times_of(desk, shown.jurisdiction, draft.type, accepted)
    except Refused:
        return replace(shown, refusal=refusal)
    calendar = desk.rules.calendar(shown.jurisdiction)
    warnings = warnings_for(draft.type, moment.on, calendar, desk.rules.reports, invited=desk.now, today=shown.today)
    earliest, latest = USUAL_HOURS
    people = [draft.chair_id, draft.social_worker_id, *(each.professional_id for each in draft.chosen)]
    slot = Slot(starts_at, draft.minutes, but=draft.moving)
    return replace(
        shown,
        report_due=report_due,
        family_due=family_due,
        refusal=refusal,
        warnings=tuple(warnings),
        unusual_hour=draft.at is not None and not earliest <= draft.at <= latest,
        booked=tuple(booked(desk, slot, [each for each in people if each])) if draft.at else (),
    )


def _with_people(desk: Desk, draft: Draft, shown: Preview) -> Preview:
    last_time, reviewed = again(desk, draft), _reviewed(desk, draft)
    chosen = draft.chosen + last_time
    added = () if draft.moving else standing_invitees(desk, draft.concerns, draft.ages, chosen)
    everybody = chosen + added
    wanted = {} if draft.moving else kinds_missing(desk.session, standing_kinds(draft.concerns, draft.ages), everybody)
    agencies = _agencies(desk, (each.agency_id for each in everybody))
    return replace(
        shown,
        added=tuple(agencies[each.agency_id] for each in added),
        again=tuple({each.agency_id: agencies[each.agency_id] for each in last_time}.values()),
        nobody_known=tuple(agencies[each.agency_id] for each in everybody if each.professional_id is None),
        carried=carried(desk, draft.reviews_id, agencies)
        if draft.reviews_id and not draft.moving and reviewed
        else None,
        to_choose=tuple(kind for kind, there in wanted.items() if there),
        not_in_directory=tuple(kind for kind, there in wanted.items() if not there),
        away=_away(desk, draft, shown, list(agencies)),
    )


def _away(desk: Desk, draft: Draft, shown: Preview, agencies: list[int]) -> tuple[Away, ...]:
    if draft.on is None or shown.report_due is None:
        return ()
    calendar = desk.rules.calendar(shown.jurisdiction)
    return tuple(away(desk.session, agencies, (shown.today, shown.report_due.date()), draft.on, calendar))


def _refusal(desk: Desk, kind: ConferenceType, moment: Moment, jurisdiction: Jurisdiction) -> str | None:
    try:
        times_of(desk, jurisdiction, kind, moment)
    except Refused as refused:
        return refused.sentence
    return None


def _limit(desk: Desk, draft: Draft, jurisdiction: Jurisdiction) -> Limit | None:
    """The statutory limit, once what starts its clock is known."""
    if draft.type is None:
        return None
    calendar = desk.rules.calendar(jurisdiction)
    reviewed = _reviewed(desk, draft)
    if draft.type is ConferenceType.RCPC:
        if reviewed is None:
            return None
        limit = review_limit(next_facts(desk.session, reviewed), calendar)
        rule, last = limit.rule, limit.on
    else:
        start = draft.notified_on if draft.type is ConferenceType.TRANSFER_IN else draft.strategy_on
        if start is None:
            return None
        rule = limit_rule(draft.type)
        last = due(rule, start, calendar).on
    late = None if draft.on is None else max(0, calendar.between(last, draft.on), int(draft.on > last))
    return Limit(rule, last, late)


def _reviewed(desk: Desk, draft: Draft) -> Conference | None:
    """The conference that a review follows, if the acting person runs it."""
    if draft.reviews_id is None:
        return None
    return desk.session.exec(select(Conference).where(Conference.id == draft.reviews_id, run_by_actor(desk))).first()


def again(desk: Desk, draft: Draft) -> tuple[Invitee, ...]:
    """Whom the review invites again because they were invited last time, besides those who are chosen."""
    if not draft.invite_again or _reviewed(desk, draft) is None or draft.reviews_id is None:
        return ()
    places = {(each.agency_id, each.professional_id) for each in draft.chosen}
    last_time = invited_last_time(desk, draft.reviews_id)
    return tuple(each for each in last_time if (each.agency_id, each.professional_id) not in places)


def _jurisdiction(desk: Desk, draft: Draft) -> Jurisdiction:
    moved = desk.session.get(Conference, draft.moving) if draft.moving else None
    return moved.jurisdiction if moved else desk.rules.jurisdiction


def _agencies(desk: Desk, ids: Iterable[int]) -> dict[int, Agency]:
    rows = desk.session.exec(select(Agency).where(col(Agency.id).in_(set(ids))))
    return {key(row.id): row for row in rows}
