"""From what a reply means to the facts that the record knows: finer words are mapped to its closed lists.

What would be refused or guessed is not translated into a fact but into a question. Words of the reply are never part
of the result: barriers and next steps come from the grammar's own closed lists, deputies are professionals.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import TypeVar

from models.answering import Coming, ReportAnswer, SharingAnswer
from models.conversation.actions_said import placed
from models.conversation.understood import Ask, Understood
from models.invitation import AbsenceReason, Attendance, Mode, NotUsReason
from models.report import NoReportReason, ReportStatus, Route, WrittenAs
from models.sharing import FamilyResponse, Method, NotSharedReason, Relation, Safety, Shared
from models.understanding import Meaning
from models.understanding.flags import WINDOW

T = TypeVar("T")

_ABSENCES = {
    "annual_leave": AbsenceReason.ANNUAL_LEAVE,
    "sickness": AbsenceReason.SICKNESS,
    "maternity_leave": AbsenceReason.OTHER,
    "school_holiday": AbsenceReason.SCHOOL_HOLIDAY,
    "surgery_clash": AbsenceReason.SURGERY_CLASH,
    "clinic_clash": AbsenceReason.CLINIC_CLASH,
    "teaching_clash": AbsenceReason.CLINIC_CLASH,
    "court_clash": AbsenceReason.SHIFT_OR_COURT,
    "night_shift": AbsenceReason.SHIFT_OR_COURT,
    "no_cover": AbsenceReason.CAPACITY,
    "workload": AbsenceReason.CAPACITY,
    "late_notice": AbsenceReason.LATE_NOTICE,
}
_STATUSES = {
    "submitted": ReportStatus.SENT,
    "sent_elsewhere": ReportStatus.COMPLETED,
    "research_provided": ReportStatus.RESEARCH,
    "told_social_worker": ReportStatus.TOLD_SOCIAL_WORKER,
    "not_providing": ReportStatus.NOT_PROVIDING,
    "completed": ReportStatus.COMPLETED,
    "in_progress": ReportStatus.IN_PROGRESS,
    "not_started": ReportStatus.NOT_STARTED,
}
_ROUTES = {
    "secure_email": Route.SECURE_EMAIL,
    "portal": Route.PORTAL,
    "case_system": Route.CASE_SYSTEM,
    "post": Route.POST,
    "by_hand": Route.BY_HAND,
}
_NO_REPORT = {
    "no_current_involvement": NoReportReason.NO_INVOLVEMENT,
    "no_involvement": NoReportReason.NO_INVOLVEMENT,
    "late_notice": NoReportReason.LATE_NOTICE,
    "refers_to_previous_report": NoReportReason.REFERS_TO_PREVIOUS,
    "not_asked": NoReportReason.NOT_ASKED,
    "no_time": NoReportReason.NO_TIME,
}
_RELATIONS = {
    **{relation.value: relation for relation in Relation},
    "grandmother": Relation.GRANDPARENT,
    "grandfather": Relation.GRANDPARENT,
    "grandparents": Relation.GRANDPARENT,
}
_METHODS = {each.value: each for each in Method if each is not Method.IN_MEETING} | {"email": Method.COPY_HANDED_OVER}
_NOT_SHARED = {
    "lack_of_time": NotSharedReason.RAN_OUT_OF_TIME,
    "unable_to_reach": NotSharedReason.UNABLE_TO_REACH,
    "interpreter_needed": NotSharedReason.INTERPRETER_NEEDED,
    "agency_practice_not_to_share": NotSharedReason.AGENCY_PRACTICE,
}
#: The flags that say that an invitation went to the wrong place, the plainest first.
_ELSEWHERE = {
    "wrong_person": NotUsReason.WRONG_PERSON,
    "agency_changed_tell_social_worker": NotUsReason.NOT_OUR_PATIENT,
    "agency_not_involved_tell_social_worker": NotUsReason.NOT_INVOLVED,
}


def translate(meaning: Meaning, own_actions: Mapping[int, str], today: date) -> Understood:
    """The facts and questions in a meaning; `own_actions` are the agency's by id, in their order, with their wording.

    A day on the wrong side of `today` is none: what was done was not done tomorrow. An automatic reply changes no
    record, so it has none of either.
    """
    if "auto_reply" in meaning.flags:
        return Understood(flags=meaning.flags)
    not_us = next((reason for flag, reason in _ELSEWHERE.items() if flag in meaning.flags), None)
    if not_us is not None:  # that alone is confirmed: it ends all that is asked of them
        return Understood(not_us=not_us, flags=meaning.flags)
    found = Understood(flags=meaning.flags)
    found = _sharing(meaning, _report(meaning, _coming(meaning, found), today), today)
    return placed(meaning, found, own_actions, today)


def _coming(meaning: Meaning, found: Understood) -> Understood:
    said, deputy = meaning.attendance, meaning.deputy
    mode = _of(Mode, said.mode)
    if deputy is not None and deputy.confirmed and said.value in {None, "no"}:
        return _deputy(meaning, found)
    match said.value:
        case "yes":
            return replace(found, coming=Coming(Attendance.YES, mode))
        case "no":
            reason = _ABSENCES.get(said.reason, AbsenceReason.OTHER) if said.reason else None
            return replace(found, coming=Coming(Attendance.NO, reason=reason))
        case "partial":
            joins, leaves = _window(meaning.flags)
            part = Coming(Attendance.PART, mode, joins_at=joins, leaves_at=leaves)
            found = replace(found, coming=part)
            return found if joins or leaves else found.asking(Ask.PART_HOURS)
        case "tentative":
            return found.asking(Ask.WILL_YOU)
    return found.asking(Ask.DEPUTY) if deputy is not None else found


def _deputy(meaning: Meaning, found: Understood) -> Understood:
    """A deputy is recorded by full name and role (J); of half a name the form asks the rest."""
    deputy = meaning.deputy
    mode = next((each for each in Mode if f"deputy_mode_{each}" in meaning.flags), None)
    name, role = (deputy.name, deputy.role) if deputy is not None else (None, None)
    coming = Coming(Attendance.DEPUTY, mode, deputy_name=name, deputy_role=role)
    found = replace(found, coming=coming)
    full = name is not None and len(name.split()) > 1 and role
    return found if full else found.asking(Ask.DEPUTY)


def _report(meaning: Meaning, found: Understood, today: date) -> Understood:
    said = meaning.report
    if said.status is None:
        return found
    status = _STATUSES[said.status]
    sent, expected = status is ReportStatus.SENT, _ahead(said.expected_on, today)
    answer = ReportAnswer(
        status=status,
        sent_on=_past(said.submitted_on, today) if sent else None,
        expected_on=expected if status in {ReportStatus.IN_PROGRESS, ReportStatus.COMPLETED} else None,
        route=_ROUTES.get(said.sent_via or "") if sent else None,
        written_as=_of(WrittenAs, said.format),
        reason=_NO_REPORT.get(said.reason or "") if status is ReportStatus.NOT_PROVIDING else None,
    )
    if status is ReportStatus.NOT_STARTED and expected:
        answer = ReportAnswer(ReportStatus.IN_PROGRESS, expected_on=expected)
    found = replace(found, report=answer)
    if sent and answer.sent_on is None:
        return found.asking(Ask.WHEN_SENT)
    if status is ReportStatus.COMPLETED and ("ask_if_sent" in meaning.flags or said.status == "sent_elsewhere"):
        return found.asking(Ask.IS_SENT)
    if status is ReportStatus.NOT_PROVIDING and answer.reason is None:
        return found.asking(Ask.WHY_NO_REPORT)
    return found


def _sharing(meaning: Meaning, found: Understood, today: date) -> Understood:
    said = meaning.shared_with_family
    if said.value is None or said.reason == "sharing_would_increase_risk":
        return found  # a reason that only the chair may know is settled by ringing, not by a line in a message
    value = Shared.REFUSED if said.value == "offered_refused" else Shared(said.value)
    if said.method == "in_meeting" and value is not Shared.REFUSED:
        value = Shared.NO  # in the meeting is not before it
    gone_through = value in {Shared.YES, Shared.PARTLY}
    people = tuple(dict.fromkeys(_RELATIONS.get(each, Relation.OTHER) for each in said.with_whom or ()))
    answer = SharingAnswer(
        safety=Safety.SAFE,
        value=value,
        shared_on=_past(said.on, today) if gone_through else None,
        method=_METHODS.get(said.method or "") if gone_through else None,
        shared_with=people if gone_through else (),
        response=_of(FamilyResponse, said.family_response),
        reason=_NOT_SHARED.get(said.reason or "") if value is Shared.NO else None,
        planned_for=_ahead(said.planned_for, today) if value is Shared.PLANNED else None,
    )
    found = replace(found, sharing=answer)
    if gone_through and answer.shared_on is None:
        return found.asking(Ask.WHEN_SHARED)
    if value is Shared.PLANNED and answer.planned_for is None:
        return found.asking(Ask.WHEN_PLANNED)
    if value is Shared.NO and answer.reason is None:
        return found.asking(Ask.WHY_NOT_SHARED)
    return found


def _past(day: date | None, today: date) -> date | None:
    return day if day is not None and day <= today else None


def _ahead(day: date | None, today: date) -> date | None:
    return day if day is not None and day >= today else None


def _window(flags: tuple[str, ...]) -> tuple[time | None, time | None]:
    """The hours of somebody who comes for a part, such as 11:15-11:35; either may be open."""
    told = next((flag.removeprefix(WINDOW) for flag in flags if flag.startswith(WINDOW)), "")
    first, _, last = told.partition("-")
    return _hour(first), _hour(last)


def _hour(written: str) -> time | None:
    try:
        return time.fromisoformat(written) if written else None
    except ValueError:
        return None


def _of(kind: type[T], written: str | None) -> T | None:
    """The member of a closed list; None for a word that is not on it."""
    try:
        return kind(written) if written is not None else None  # type: ignore[call-arg]  # an enumeration is looked up
    except ValueError:
        return None
