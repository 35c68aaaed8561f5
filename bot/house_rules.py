"""The partnership's own rules, made from its settings: where a setting meets the part of the domain that it is for."""

from typing import TYPE_CHECKING

from bot.setting_words import WrongSettings
from models.rules import HouseRules
from scheduling.calendars import ChangesFileError, DayChange, load_changes
from scheduling.deadlines import ReportRules
from scheduling.hours import WorkingHours
from scheduling.ladder import Ladder

if TYPE_CHECKING:
    from bot.settings import Settings


def house_rules(settings: "Settings") -> HouseRules:
    """The partnership's own rules, as the domain wants them. Raises `WrongSettings`."""
    return HouseRules(
        jurisdiction=settings.jurisdiction,
        reports=_reports(settings),
        ladder=_ladder(settings),
        day_changes=_day_changes(settings),
        most_invitations=settings.most_invitations,
        quorum_others=settings.quorum_others,
        most_services=settings.most_services,
        duty_number=settings.duty_number,
        safeguarding_contact=settings.safeguarding_contact,
        secure_route=settings.secure_route,
    )


def _reports(settings: "Settings") -> ReportRules:
    return ReportRules(
        initial_days=settings.report_days_initial,
        review_days=settings.report_days_review,
        family_initial_days=settings.family_days_initial,
        family_review_days=settings.family_days_review,
        at=settings.deadline_hour,
        clear_days=settings.clear_days,
    )


def _ladder(settings: "Settings") -> Ladder:
    if not settings.hours_start < settings.hours_end:
        raise WrongSettings("CONVENE_HOURS_END must be later than CONVENE_HOURS_START.")
    if not settings.hours_start <= settings.reminder_time < settings.hours_end:
        raise WrongSettings("CONVENE_REMINDER_TIME must be between CONVENE_HOURS_START and CONVENE_HOURS_END.")
    if settings.feedback_reminder_days >= settings.feedback_close_days:
        raise WrongSettings("CONVENE_FEEDBACK_CLOSE_DAYS must be more than CONVENE_FEEDBACK_REMINDER_DAYS.")
    return Ladder(
        report_days_before=settings.reminder_days,
        reminder_time=settings.reminder_time,
        overdue_days_after=settings.overdue_days,
        readiness_days_before=settings.readiness_days,
        secure_details_days_after=settings.secure_details_days,
        challenge_days=settings.challenge_days,
        held_minutes_after=settings.held_minutes,
        feedback_reminder_days=settings.feedback_reminder_days,
        feedback_close_days=settings.feedback_close_days,
        core_group_days_before=settings.core_group_days,
        core_group_booking_days=settings.core_group_booking_days,
        review_booking_days=settings.review_booking_days,
        receipt_days=settings.receipt_days,
        receipt_list_days=settings.receipt_list_days,
        hours=WorkingHours(settings.hours_start, settings.hours_end),
    )


def _day_changes(settings: "Settings") -> tuple[DayChange, ...]:
    try:
        return load_changes(settings.day_changes) if settings.day_changes else ()
    except ChangesFileError as error:
        raise WrongSettings(f"CONVENE_DAY_CHANGES: {error}") from None
