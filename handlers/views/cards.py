"""A conference and one agency's row at it, in the few lines that letters, forms and lists share."""

from datetime import date, timedelta

from handlers.views.blocks import Block, escape, section
from handlers.views.words import within
from models.cards import Card, ConferenceCard
from models.invitation import Attendance, Invitation
from models.report import Report, ReportStatus
from models.sharing import Shared, Sharing
from scheduling.ladder import Missing
from scheduling.words import day_words, time_words

DONE, OPEN = "✓", "○"
_BY_SOCIAL_WORKER = " (recorded by the social worker)"


def heading(of: ConferenceCard) -> Block:
    """Reference, type, date, time with zone, length and place."""
    return section(
        f"*{of.conference.code}* · {of.conference.type.label}\n"
        f"*{of.when}* ({of.zone}), {length_words(of.conference.minutes)}\n"
        f"{escape(of.where)}"
    )


def length_words(minutes: int) -> str:
    """Such as `1 hour 30 minutes`."""
    hours, rest = divmod(minutes, 60)
    parts = [(hours, "hour"), (rest, "minute")]
    return " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count)


def recorded_lines(card: Card, *, to_agency: bool = False) -> list[str]:
    """What is recorded and what is missing, a line each, with a symbol and words.

    That the chair will ring is said `to_agency` alone: anybody else would learn that there is a restricted reason.
    """
    if card.invitation.not_us_at is not None:
        return [f"{DONE} {_not_us(card.invitation)}"]
    lines = [coming_line(card), report_line(card), sharing_line(card, to_agency=to_agency), actions_line(card)]
    return [line for line in lines if line]


def missing_lines(card: Card) -> list[str]:
    """Only what the agency has still to tell us."""
    return [missing_line(card, about) for about in Missing if about in card.missing]


def missing_line(card: Card, about: Missing) -> str:
    """How things stand with one of the four things that are asked."""
    match about:
        case Missing.ATTENDANCE:
            return coming_line(card)
        case Missing.REPORT:
            return report_line(card)
        case Missing.SHARING:
            return sharing_line(card)
        case Missing.ACTIONS:
            return actions_line(card)


def coming_line(card: Card) -> str:
    """Whether anybody comes."""
    invitation = card.invitation
    marked = _BY_SOCIAL_WORKER if card.coming_on_behalf else ""
    match invitation.attendance:
        case None:
            return f"{OPEN} Coming: not answered yet"
        case Attendance.NO:
            why = f": {within(invitation.absence_reason)}" if invitation.absence_reason else ""
            return f"{DONE} Cannot come{why}{marked}"
        case Attendance.DEPUTY:
            deputy = escape(f"{invitation.deputy_name}, {invitation.deputy_role}")
            return f"{DONE} Sending a deputy: {deputy}{_mode(invitation)}{marked}"
        case Attendance.PART:
            return f"{DONE} Coming for part of the meeting{_hours(invitation)}{_mode(invitation)}{marked}"
    mode = f": {within(invitation.mode)}" if invitation.mode else ""
    return f"{DONE} Coming{mode}{marked}"


def report_line(card: Card) -> str:
    """How far the report is, with its deadline while it is not there."""
    report, due = card.answers.report, _due(card, card.of.report_due)
    if report is None:
        return f"{OPEN} Report: not yet{due}"
    marked = _BY_SOCIAL_WORKER if report.on_behalf else ""
    match report.status:
        case ReportStatus.SENT:
            return f"{DONE} Report: {_sent(report, card.of.today)}{marked}"
        case ReportStatus.RESEARCH:
            return f"{DONE} Report: research provided instead, which does not count as a report{marked}"
        case ReportStatus.NOT_PROVIDING:
            why = f": {within(report.reason)}" if report.reason else ""
            return f"{DONE} Report: there will be none{why}{marked}"
        case ReportStatus.TOLD_SOCIAL_WORKER:
            return f"{OPEN} Report: told the social worker; it is still needed in writing{due}{marked}"
    expected = f", expected on {day_words(report.expected_on, card.of.today)}" if report.expected_on else ""
    return f"{OPEN} Report: {within(report.status)}{expected}{due}{marked}"


def sharing_line(card: Card, *, to_agency: bool = False) -> str:
    """Whether the family has seen it; nothing when there is no report to share."""
    sharing = card.answers.sharing
    if sharing is None:
        due = _due(card, card.of.family_due)
        return f"{OPEN} Shared with the family: not answered yet{due}" if Missing.SHARING in card.missing else ""
    marked = _BY_SOCIAL_WORKER if sharing.on_behalf else ""
    told = "; the chair will ring you" if to_agency and sharing.please_phone else ""
    # That nothing more is asked once the chair will ring is for the agency alone: it would give the reason away.
    waits = sharing.value in {Shared.PLANNED, Shared.UNSURE} and not to_agency
    symbol = OPEN if waits or Missing.SHARING in card.missing else DONE
    due = _due(card, card.of.family_due) if symbol is OPEN else ""
    return f"{symbol} Shared with the family: {_shared(sharing, card.of.today)}{told}{due}{marked}"


def actions_line(card: Card) -> str:
    """How many actions are updated; nothing when the agency owns none."""
    actions = card.answers.actions
    if not actions:
        return ""
    updated = sum(update is not None for _, update in actions)
    symbol = DONE if updated == len(actions) else OPEN
    return f"{symbol} Actions: {updated} of {len(actions)} updated"


def conference_times(of: ConferenceCard) -> str:
    """Such as `10am to 11:30am`: from when until when the meeting is planned."""
    start = of.conference.local_start
    end = start + timedelta(minutes=of.conference.minutes)
    return f"{time_words(start.time())} to {time_words(end.time())}"


def _due(card: Card, due: str) -> str:
    return f" – asked after the deadline, {due}" if card.asked_too_late else f" – due {due}"


def _not_us(invitation: Invitation) -> str:
    why = f": {within(invitation.not_us_reason)}" if invitation.not_us_reason else ""
    instead = f". Ask instead: {escape(invitation.not_us_instead)}" if invitation.not_us_instead else ""
    return f"Not for this agency{why}{instead}"


def _hours(invitation: Invitation) -> str:
    joins = f" from {time_words(invitation.joins_at)}" if invitation.joins_at else ""
    leaves = f" until {time_words(invitation.leaves_at)}" if invitation.leaves_at else ""
    return f",{joins}{leaves}" if joins or leaves else ""


def _mode(invitation: Invitation) -> str:
    return f", {within(invitation.mode)}" if invitation.mode else ""


def _sent(report: Report, today: date) -> str:
    on = f" on {day_words(report.sent_on, today)}" if report.sent_on else ""
    route = f", {within(report.route)}" if report.route else ""
    return f"sent{on}{route}"


def _shared(sharing: Sharing, today: date) -> str:
    """The state without its reason, which might be the restricted one."""
    if sharing.value is None:
        return "no"
    words = within(sharing.value)
    if sharing.value in {Shared.YES, Shared.PARTLY} and sharing.shared_on:
        return f"{words}, on {day_words(sharing.shared_on, today)}"
    if sharing.value is Shared.PLANNED and sharing.planned_for:
        return f"{words} for {day_words(sharing.planned_for, today)}"
    return "not sure yet" if sharing.value is Shared.UNSURE else words


def who(card: Card) -> str:
    """The person and the agency, such as `Dr Amira Khan, Maple Street Surgery`."""
    return f"{card.invitee.full_name}, {card.agency.name}" if card.invitee else card.agency.name
