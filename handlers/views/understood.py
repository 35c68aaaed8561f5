"""What we understood, in plain words: a line for each fact, as somebody would say it back."""

from datetime import date, timedelta

from handlers.views.blocks import escape, short
from handlers.views.cards import actions_line, coming_line, recorded_lines, report_line, sharing_line
from handlers.views.words import within
from models.answering import ActionAnswer, Coming, ReportAnswer, SharingAnswer
from models.cards import Card
from models.conversation.understood import Part, Understood
from models.invitation import Attendance, NotUsReason
from models.report import ReportStatus
from models.sharing import Method, NotSharedReason, Relation, Safety, Shared
from scheduling.ladder import Missing
from scheduling.words import day_words, list_words, time_words

#: As much of an action's wording as tells it from the others.
WORDING = 120
_PEOPLE = {
    Relation.MOTHER: "the mother",
    Relation.FATHER: "the father",
    Relation.CHILD: "the child or young person",
    Relation.GRANDPARENT: "a grandparent",
    Relation.CARER: "the carer",
    Relation.OTHER: "somebody else in the family",
}
_NOT_YOU = {
    NotUsReason.WRONG_PERSON: "you are the wrong person to ask",
    NotUsReason.NOT_OUR_PATIENT: "not your patient, pupil or client any more",
    NotUsReason.NOT_INVOLVED: "you are not involved with this family",
}
_METHODS = {Method.COPY_HANDED_OVER: "in a copy"}


def coming_words(said: Coming) -> str:
    """Such as “Coming: by video”, “Sending a deputy: Jo Barker, practice nurse”."""
    mode = f", {within(said.mode)}" if said.mode else ""
    match said.attendance:
        case Attendance.YES:
            return f"Coming: {within(said.mode)}" if said.mode else "Coming"
        case Attendance.NO:
            return f"Cannot come: {within(said.reason)}" if said.reason else "Cannot come"
        case Attendance.PART:
            joins = f" from {time_words(said.joins_at)}" if said.joins_at else ""
            leaves = f" until {time_words(said.leaves_at)}" if said.leaves_at else ""
            return f"Coming for part of the meeting{joins}{leaves}{mode}"
    who = escape(", ".join(each for each in (said.deputy_name, said.deputy_role) if each))
    return f"Sending a deputy{f': {who}' if who else ''}{mode}"


def report_words(said: ReportAnswer, today: date) -> str:
    """Such as “Report: sent today, Wednesday 4 March, by secure email”."""
    route = f", {within(said.route)}" if said.route else ""
    match said.status:
        case ReportStatus.SENT:
            return f"Report: sent{f' {day_said(said.sent_on, today)}' if said.sent_on else ''}{route}"
        case ReportStatus.RESEARCH:
            return "Report: research provided instead"
        case ReportStatus.TOLD_SOCIAL_WORKER:
            return "Report: told the social worker, nothing in writing yet"
        case ReportStatus.NOT_PROVIDING:
            return f"Report: there will be none{f': {within(said.reason)}' if said.reason else ''}"
    expected = f", expected {day_said(said.expected_on, today)}" if said.expected_on else ""
    return f"Report: {within(said.status)}{expected}"


def sharing_words(said: SharingAnswer, today: date) -> str:
    """Such as “Shared with the mother by phone on Tuesday 3 March”."""
    people = [_PEOPLE[each] for each in said.shared_with]
    whom = list_words(people) if people else "the family"
    how = f" {_METHODS.get(said.method, within(said.method))}" if said.method else ""
    on = f" {day_said(said.shared_on, today)}" if said.shared_on else ""
    response = f": {within(said.response)}" if said.response else ""
    restricted = said.reason is NotSharedReason.INCREASED_RISK
    rings = ". The chair will ring you" if restricted or said.safety is not Safety.SAFE else ""
    reason = f": {within(said.reason)}" if said.reason and not restricted else ""
    planned = f" for {day_said(said.planned_for, today).removeprefix('on ')}" if said.planned_for else ""
    words = {
        Shared.YES: f"Shared with {whom}{how}{on}{response}",
        Shared.PARTLY: f"Shared in part: with {whom}{how}{on}{response}",
        Shared.REFUSED: "Offered to the family, who said no",
        Shared.PLANNED: f"Going through it with the family is planned{planned}",
        Shared.NO: f"Not shared with the family{reason}",
        Shared.UNSURE: "Not sure whether it was shared with the family",
        Shared.NOT_APPLICABLE: "Nothing to share with the family",
    }
    return words[said.value or Shared.NO] + rings


def action_words(card: Card, said: ActionAnswer, today: date) -> str:
    """Such as “Action 2: in progress. Waiting list 14 weeks”, with the action's own wording."""
    number, wording = action_name(card, said.action_id)
    words = f"Action {number} ({escape(short(wording, WORDING))}): {within(said.status)}"
    by = f" {day_said(said.next_step_on, today)}" if said.next_step_on else ""
    more = [
        part for part in (said.barrier, f"Next: {within_word(said.next_step)}{by}" if said.next_step else None) if part
    ]
    return ". ".join([words, *more])


def action_name(card: Card, action_id: int) -> tuple[int, str]:
    """The number by which an agency knows one of its actions, and its wording."""
    for number, (action, _) in enumerate(card.answers.actions, 1):
        if action.id == action_id:
            return number, action.wording
    return 0, ""


def within_word(words: str) -> str:
    """Words of ours inside a sentence."""
    return words[:1].lower() + words[1:]


def fact_lines(card: Card, found: Understood, part: Part) -> list[str]:
    """The line of one part, or one for each action, in the order of the facts."""
    today = card.of.today
    if part is Part.COMING and found.coming is not None:
        return [coming_words(found.coming)]
    if part is Part.REPORT and found.report is not None:
        return [report_words(found.report, today)]
    if part is Part.SHARING and found.sharing is not None:
        return [sharing_words(found.sharing, today)]
    if part is Part.NOT_US and found.not_us is not None:
        return [f"This invitation is not for you: {_NOT_YOU[found.not_us]}"]
    return [action_words(card, action, today) for action in found.actions]


def recorded_line(card: Card, part: Part, *, to_agency: bool) -> str:
    """What is recorded about a part now, without its sign; empty while nothing is."""
    invitation, answers = card.invitation, card.answers
    if part is Part.COMING and invitation.attendance is not None:
        return _without_sign(coming_line(card))
    if part is Part.REPORT and answers.report is not None:
        return _without_sign(report_line(card))
    if part is Part.SHARING and answers.sharing is not None:
        return _without_sign(sharing_line(card, to_agency=to_agency))
    if part is Part.NOT_US and (invitation.not_us_at is not None or invitation.attendance is not None):
        return _without_sign(recorded_lines(card)[0])
    return ""


def recorded_action(card: Card, action_id: int) -> str:
    """How far an action is by the record; empty while it has no update."""
    for action, update in card.answers.actions:
        if action.id == action_id and update is not None:
            return f"Action {action_name(card, action_id)[0]}: {within(update.status)}"
    return ""


def settled_lines(card: Card, parts: list[str], *, to_agency: bool) -> list[str]:
    """The record of now about the parts that somebody has confirmed, with the signs of the invitation."""
    if card.invitation.not_us_at is not None:
        return recorded_lines(card)
    lines = {
        Part.COMING: coming_line(card),
        Part.REPORT: report_line(card),
        Part.SHARING: sharing_line(card, to_agency=to_agency),
        Part.ACTIONS: actions_line(card),
    }
    return [lines[part] for part in Part if part.value in parts and lines.get(part)]


def day_said(day: date, today: date) -> str:
    """Such as “today, Wednesday 4 March”, “on Monday 2 March”."""
    named = {today: "today", today - timedelta(days=1): "yesterday", today + timedelta(days=1): "tomorrow"}
    words = day_words(day, today)
    return f"{named[day]}, {words}" if day in named else f"on {words}"


def still_missing(card: Card) -> str:
    """What is asked besides, in half a sentence."""
    words = {
        Missing.ATTENDANCE: "whether you are coming",
        Missing.REPORT: "your report",
        Missing.SHARING: "whether the family has seen it",
        Missing.ACTIONS: "an update on your actions",
    }
    return list_words([words[each] for each in Missing if each in card.missing])


def _without_sign(line: str) -> str:
    return line.partition(" ")[2]
