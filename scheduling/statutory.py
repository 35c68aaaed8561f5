"""The statutory and local clocks of child protection as a table: what starts each, how it counts, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType

from scheduling.calendars import Jurisdiction, WorkingCalendar
from scheduling.counting import (
    CalendarDays,
    ClockHours,
    ConferenceDay,
    Counting,
    Due,
    MissingFact,
    Months,
    Outcome,
    Question,
    ReportDeadline,
    Sooner,
    Weeks,
    WorkingDays,
    WorkingDaysAfterBirth,
    WorkingDaysBefore,
)
from scheduling.deadlines import ConferenceType

__all__ = ["CLOCKS", "Due", "MissingFact", "Outcome", "StatutoryClock", "UnknownRule", "due", "limit_rule", "start_of"]


@dataclass(frozen=True)
class StatutoryClock:
    """One rule: what starts it, how it counts and where it comes from."""

    name: str
    starts_with: str
    counting: Counting
    source: str


class UnknownRule(ValueError):
    def __init__(self) -> None:
        super().__init__(f"That rule is not known: use one of {', '.join(CLOCKS)}.")


def due(
    rule: str,
    start: date,
    calendar: WorkingCalendar,
    birth: date | None = None,
    invited: date | None = None,
) -> Due:
    """What a rule answers. ``start`` is a date, or for a rule that counts hours an aware datetime.

    Raises UnknownRule, or ValueError with a sentence when something that the rule needs is missing.
    """
    clock = CLOCKS.get(rule)
    if clock is None:
        raise UnknownRule
    return clock.counting.answer(Question(start, calendar, birth, invited))


def limit_rule(kind: ConferenceType, reviews: ConferenceType | None = None) -> str:
    """The name of the rule that says by when a conference must be held; for a review, of what it reviews.

    Its clock starts with the strategy discussion, the written notification or the conference reviewed.
    """
    if kind is ConferenceType.TRANSFER_IN:
        return "transfer_in_15wd"
    if not kind.is_review:
        return "strategy_to_icpc_15wd"
    if reviews is ConferenceType.PRE_BIRTH:
        return "unborn_first_rcpc_tees"
    return "next_rcpc_6_months" if reviews is ConferenceType.RCPC else "first_rcpc_3_months"


def start_of(text: str, jurisdiction: Jurisdiction) -> date:
    """Read "2026-03-02" as a date and "2026-04-02T15:00" as an hour of the jurisdiction's own clock."""
    try:
        if "T" not in text:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("The start must be a date like 2026-03-02, or 2026-03-02T15:00 with an hour.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=jurisdiction.zone)


_STRATEGY = "the strategy discussion that started the section 47 enquiry, never a later one"
_ICPC = "the initial conference"
_CONFERENCE = "the conference"

_TABLE = (
    StatutoryClock(
        "strategy_to_icpc_15wd",
        _STRATEGY,
        WorkingDays(15),
        "Working Together to Safeguard Children: within 15 working days of the strategy discussion",
    ),
    StatutoryClock(
        "icpc_to_core_group_10wd",
        _ICPC,
        WorkingDays(10),
        "Working Together to Safeguard Children: first core group within 10 working days",
    ),
    StatutoryClock(
        "later_core_group_6_weeks",
        "the last core group",
        Weeks(6),
        "published partnership procedures: at most six weeks apart (some: monthly)",
    ),
    StatutoryClock(
        "exclusion_request_3wd",
        _CONFERENCE,
        WorkingDaysBefore(3),
        "published partnership procedures: three working days before",
    ),
    StatutoryClock(
        "reports_to_professionals_10am",
        _CONFERENCE,
        WorkingDaysBefore(1, time(10)),
        "published partnership procedures: the bundle by 10am the day before, here the working day before",
    ),
    StatutoryClock(
        "decision_letter_1wd",
        _CONFERENCE,
        WorkingDays(1),
        "published partnership procedures: decisions and outline plan within one working day",
    ),
    StatutoryClock(
        "minutes_15wd",
        _CONFERENCE,
        WorkingDays(15),
        "published partnership procedures; Shropshire's audit: GPs get none",
    ),
    StatutoryClock(
        "dissent_72_hours_sussex",
        "the end of the conference",
        ClockHours(72),
        "Sussex procedures: professional dissent within 72 clock hours",
    ),
    StatutoryClock(
        "inquorate_reconvene_10wd",
        "the inquorate conference",
        WorkingDays(10),
        "published partnership procedures: held again within 10 working days",
    ),
    StatutoryClock(
        "first_rcpc_3_months",
        _ICPC,
        Months(3),
        "Working Together to Safeguard Children: first review within three months",
    ),
    StatutoryClock(
        "next_rcpc_6_months",
        "the last review conference",
        Months(6),
        "Working Together to Safeguard Children: later reviews at most six months apart",
    ),
    StatutoryClock(
        "unborn_first_rcpc_tees",
        _ICPC,
        Sooner(Months(3), WorkingDaysAfterBirth(10)),
        "Tees procedures: 10 working days after birth or three months after the conference",
    ),
    StatutoryClock(
        "unborn_first_rcpc_20wd",
        _ICPC,
        Sooner(Months(3), WorkingDaysAfterBirth(20)),
        "published partnership procedures: the same with 20 working days after birth",
    ),
    StatutoryClock(
        "transfer_in_15wd",
        "the written notification",
        WorkingDays(15),
        "Working Together to Safeguard Children: transfer-in conference within 15 working days",
    ),
    StatutoryClock(
        "plan_review_12_months",
        "the start of the child protection plan",
        Months(12),
        "Gloucestershire's audit: a professionals' meeting for a plan older than 12 months",
    ),
    StatutoryClock(
        "scot_cppm_28_calendar_days",
        "the concern being raised",
        CalendarDays(28),
        "National Guidance for Child Protection in Scotland, Appendix D: 28 calendar days",
    ),
    StatutoryClock(
        "icpc_report_3wd",
        _CONFERENCE,
        ReportDeadline(ConferenceType.ICPC),
        "City & Hackney's audit: three working days before an initial conference",
    ),
    StatutoryClock(
        "rcpc_report_5wd",
        _CONFERENCE,
        ReportDeadline(ConferenceType.RCPC),
        "City & Hackney's audit: five working days before a review",
    ),
    StatutoryClock(
        "late_notice_report_3wd",
        _CONFERENCE,
        ReportDeadline(ConferenceType.ICPC),
        "City & Hackney's audit, question 3: asked too late to comply is not counted as late",
    ),
    StatutoryClock(
        "reject_weekend",
        _CONFERENCE,
        ConferenceDay(),
        "Department for Education, children in need census, rule 8875",
    ),
    StatutoryClock(
        "reject_bank_holiday",
        _CONFERENCE,
        ConferenceDay(),
        "published partnership procedures: allowed only with an explicit override",
    ),
)

CLOCKS: Mapping[str, StatutoryClock] = MappingProxyType({clock.name: clock for clock in _TABLE})
