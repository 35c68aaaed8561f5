"""What every choice is called on screen: one dictionary for each list, because the words differ from place to place."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from handlers.views.record_words import RECORD_LISTS
from models.action import ActionStatus
from models.agency import AgencyKind, Duty, ReportFormat
from models.conference import Concern, Need, Voice
from models.feedback import Answer, ChangeForChild, Rating
from models.invitation import AbsenceReason, Attendance, Mode, NotUsReason, PriorityReason
from models.readiness import ReportState
from models.report import Check, NoReportReason, ReportStatus, Route, WrittenAs
from models.sharing import FamilyResponse, Method, NotSharedReason, Relation, Safety, Shared
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Missing, Standing

#: Words that keep their capital inside a sentence.
_CAPITALS = ("GP ", "British ", "I ")


def label(member: StrEnum) -> str:
    """What this choice is called where it stands alone: in a menu, beside a tick, at the start of a line."""
    return _LABELS[type(member)][member]


def within(member: StrEnum) -> str:
    """The same inside a sentence, without its capital."""
    words = label(member)
    return words if words.startswith(_CAPITALS) else words[:1].lower() + words[1:]


AGENCY_KINDS = {
    AgencyKind.SOCIAL_CARE: "Children’s social care",
    AgencyKind.MENTAL_HEALTH_TRUST: "Mental health trust",
    AgencyKind.HEALTH_TRUST: "Health trust",
    AgencyKind.EDUCATION: "Education service",
    AgencyKind.EARLY_YEARS: "Early years",
    AgencyKind.POLICE: "Police",
    AgencyKind.RECOVERY_SERVICE: "Recovery service",
    AgencyKind.COMMUNITY_SAFETY: "Community safety",
    AgencyKind.YOUTH_OFFENDING: "Youth offending service",
    AgencyKind.HEALTH_COMMISSIONING: "Health commissioning",
    AgencyKind.PROBATION: "Probation",
    AgencyKind.GP: "GP practice",
    AgencyKind.SCHOOL: "School",
    AgencyKind.HEALTH_VISITING: "Health visiting",
    AgencyKind.MIDWIFERY: "Midwifery",
    AgencyKind.DOMESTIC_ABUSE: "Domestic abuse service",
    AgencyKind.HOUSING: "Housing",
    AgencyKind.ADULT_SERVICES: "Adult services",
    AgencyKind.OTHER: "Another service",
}
REPORT_FORMATS = {
    ReportFormat.STANDARD: "The standard template",
    ReportFormat.OWN: "Its own form",
}
DUTIES = {
    Duty.AGENCY: "Agency professional",
    Duty.SOCIAL_WORKER: "Social worker",
    Duty.BUSINESS_SUPPORT: "Business support",
    Duty.CHAIR: "Conference chair",
    Duty.QUALITY_LEAD: "Quality assurance lead",
    Duty.ADMINISTRATOR: "Administrator",
}
CONCERNS = {
    Concern.DOMESTIC_ABUSE: "Domestic abuse",
    Concern.SUBSTANCE_USE: "Substance use",
    Concern.OFFENDING: "Offending",
    Concern.PARENT_MENTAL_HEALTH: "A parent’s mental health",
    Concern.HOUSING: "Housing",
}
NEEDS = {
    Need.INTERPRETER: "Interpreter",
    Need.SIGN_LANGUAGE: "British Sign Language interpreter",
    Need.STEP_FREE: "Step-free access",
    Need.EASY_READ: "Easy Read papers",
    Need.HEARING_LOOP: "Hearing loop",
    Need.ASK_US: "Another need: ask the social worker",
}
VOICES = {
    Voice.ATTENDS: "Comes to the conference",
    Voice.ADVOCATE: "Has an advocate",
    Voice.OTHER_WAY: "Is heard in another way",
}
CONFERENCE_TYPES = {kind: kind.label for kind in ConferenceType}
STANDINGS = {
    Standing.SCHEDULED: "Scheduled",
    Standing.CANCELLED: "Cancelled",
    Standing.HELD: "Held",
    Standing.INQUORATE: "Inquorate",
    Standing.POSTPONED: "Postponed",
}

ATTENDANCES = {
    Attendance.YES: "Coming",
    Attendance.PART: "Coming for part of the meeting",
    Attendance.DEPUTY: "Sending a deputy",
    Attendance.NO: "Cannot come",
}
MODES = {
    Mode.IN_PERSON: "In person",
    Mode.VIDEO: "By video",
    Mode.PHONE: "By phone",
}
ABSENCE_REASONS = {
    AbsenceReason.SURGERY_CLASH: "It clashes with surgery hours",
    AbsenceReason.CLINIC_CLASH: "It clashes with a clinic or lessons",
    AbsenceReason.SHIFT_OR_COURT: "Shift or court",
    AbsenceReason.ANNUAL_LEAVE: "Annual leave",
    AbsenceReason.SICKNESS: "Sickness",
    AbsenceReason.SCHOOL_HOLIDAY: "School holiday",
    AbsenceReason.LATE_NOTICE: "We were asked too late",
    AbsenceReason.CAPACITY: "Nobody is free",
    AbsenceReason.OTHER: "Another reason",
}
NOT_US_REASONS = {
    NotUsReason.NOT_INVOLVED: "We are not involved with this family",
    NotUsReason.NOT_OUR_PATIENT: "Not our patient, pupil or client any more",
    NotUsReason.WRONG_PERSON: "I am the wrong person here",
}
PRIORITY_REASONS = {
    PriorityReason.RECENT_HARM: "Recent harm",
    PriorityReason.DOMESTIC_ABUSE: "Domestic abuse",
    PriorityReason.MAIN_CONTACT: "Sees the family most",
    PriorityReason.POSSIBLE_PROSECUTION: "Possible prosecution",
    PriorityReason.SPECIALIST_VIEW: "A specialist view is needed",
}

REPORT_STATUSES = {
    ReportStatus.NOT_STARTED: "Not started",
    ReportStatus.IN_PROGRESS: "In progress",
    ReportStatus.COMPLETED: "Completed, not sent yet",
    ReportStatus.SENT: "Sent",
    ReportStatus.RESEARCH: "Research provided instead",
    ReportStatus.TOLD_SOCIAL_WORKER: "Told the social worker",
    ReportStatus.NOT_PROVIDING: "There will be no report",
}
REPORT_STATES = {
    ReportState.IN_TIME: "Sent in time",
    ReportState.LATE: "Sent late",
    ReportState.NOT_YET: "Not yet",
    ReportState.OVERDUE: "Missing",
    ReportState.ASKED_TOO_LATE: "Asked too late",
    ReportState.RESEARCH: "Research provided instead",
    ReportState.TOLD_SOCIAL_WORKER: "Told the social worker, nothing in writing",
    ReportState.NOT_PROVIDING: "There will be none",
}
ROUTES = {
    Route.SECURE_EMAIL: "By secure email",
    Route.CASE_SYSTEM: "In the case system",
    Route.PORTAL: "Through the partnership’s portal",
    Route.POST: "By post",
    Route.BY_HAND: "By hand",
}
WRITTEN_AS = {
    WrittenAs.STANDARD: "On the standard template",
    WrittenAs.OWN: "On our own form",
}
NO_REPORT_REASONS = {
    NoReportReason.NOT_ASKED: "We were not asked for one",
    NoReportReason.LATE_NOTICE: "We were asked too late",
    NoReportReason.NO_INVOLVEMENT: "We have had no involvement",
    NoReportReason.REFERS_TO_PREVIOUS: "Our last report still stands",
    NoReportReason.NO_TIME: "We have not had the time",
    NoReportReason.SHARED_IN_MEETING: "We will say it in the meeting",
    NoReportReason.OTHER: "Another reason",
}
CHECKS = {Check.YES: "Yes", Check.PARTLY: "Partly", Check.NO: "No"}

SAFETIES = {
    Safety.SAFE: "No, it is safe to share",
    Safety.NOT_WITH_ONE_PARENT: "Yes, there is a reason",
    Safety.UNSURE: "I am not sure",
}
SHARED = {
    Shared.YES: "Yes",
    Shared.PARTLY: "Partly",
    Shared.REFUSED: "Offered, and the family said no",
    Shared.PLANNED: "Planned",
    Shared.NO: "No",
    Shared.UNSURE: "I am not sure",
    Shared.NOT_APPLICABLE: "Not applicable",
}
METHODS = {
    Method.FACE_TO_FACE: "Face to face",
    Method.PHONE: "By phone",
    Method.VIDEO: "By video",
    Method.POST: "By post",
    Method.COPY_HANDED_OVER: "A copy was handed over",
    Method.IN_MEETING: "In the meeting itself",
}
RELATIONS = {
    Relation.MOTHER: "Mother",
    Relation.FATHER: "Father",
    Relation.CHILD: "Child or young person",
    Relation.GRANDPARENT: "Grandparent",
    Relation.CARER: "Carer",
    Relation.OTHER: "Somebody else in the family",
}
FAMILY_RESPONSES = {
    FamilyResponse.AGREED: "They agreed",
    FamilyResponse.DISAGREED_IN_PART: "They disagreed with part of it",
    FamilyResponse.DISAGREED: "They disagreed",
    FamilyResponse.NO_RESPONSE: "They did not respond",
}
NOT_SHARED_REASONS = {
    NotSharedReason.RAN_OUT_OF_TIME: "We ran out of time",
    NotSharedReason.UNABLE_TO_REACH: "We could not reach the family",
    NotSharedReason.INTERPRETER_NEEDED: "An interpreter is needed",
    NotSharedReason.AGENCY_PRACTICE: "We send it to the chair, as is our practice",
    NotSharedReason.INCREASED_RISK: "Sharing would increase risk",
    NotSharedReason.OTHER: "Another reason",
}

ACTION_STATUSES = {
    ActionStatus.DONE: "Done",
    ActionStatus.IN_PROGRESS: "In progress",
    ActionStatus.NOT_STARTED: "Not started",
    ActionStatus.NOT_OURS: "Not ours",
}
MISSING = {
    Missing.ATTENDANCE: "Whether they are coming",
    Missing.REPORT: "The report",
    Missing.SHARING: "Sharing it with the family",
    Missing.ACTIONS: "An update on actions",
}

ANSWERS = {
    Answer.YES: "Yes",
    Answer.PARTIALLY: "Partially",
    Answer.NO: "No",
    Answer.NOT_APPLICABLE: "Not applicable",
}
RATINGS = {
    Rating.OUTSTANDING: "Outstanding",
    Rating.GOOD: "Good",
    Rating.REQUIRES_IMPROVEMENT: "Requires improvement",
    Rating.INADEQUATE: "Inadequate",
}
CHANGES_FOR_CHILD = {
    ChangeForChild.SIGNIFICANT_IMPROVEMENT: "Significant improvement",
    ChangeForChild.SOME_IMPROVEMENT: "Some improvement",
    ChangeForChild.NO_PROGRESS: "No progress",
    ChangeForChild.RISKS_HIGHER: "Risks are higher",
}

_LISTS: tuple[Mapping[Any, str], ...] = (
    AGENCY_KINDS,
    REPORT_FORMATS,
    DUTIES,
    CONCERNS,
    NEEDS,
    VOICES,
    CONFERENCE_TYPES,
    STANDINGS,
    ATTENDANCES,
    MODES,
    ABSENCE_REASONS,
    NOT_US_REASONS,
    PRIORITY_REASONS,
    REPORT_STATUSES,
    REPORT_STATES,
    ROUTES,
    WRITTEN_AS,
    NO_REPORT_REASONS,
    CHECKS,
    SAFETIES,
    SHARED,
    METHODS,
    RELATIONS,
    FAMILY_RESPONSES,
    NOT_SHARED_REASONS,
    ACTION_STATUSES,
    MISSING,
    ANSWERS,
    RATINGS,
    CHANGES_FOR_CHILD,
    *RECORD_LISTS,
)
# By type, because members of two lists with one value ("yes") are equal as keys.
_LABELS = {type(next(iter(words))): words for words in _LISTS}
