"""Every table, imported for its effect on the metadata: what migrations and tests need in one place."""

from models.action import Action, ActionUpdate
from models.agency import Agency, Professional, Unavailability
from models.audit import AuditEntry
from models.birth import Birth
from models.challenge import Challenge, Enquiry
from models.conference import Child, Conference
from models.conversation.reply import Reply
from models.core_group import CoreGroup, CoreGroupMember, CoreGroupUpdate
from models.decision import Decision, Dissent
from models.enclosure import EnclosureRow
from models.feedback import Feedback
from models.history.entry import HistoryEntry
from models.history.labels import HistorySecret
from models.invitation import Invitation
from models.next_dates import NextDates
from models.outbox import OutboxRow
from models.paper import Receipt, SentPaper
from models.planned_action import PlannedAction
from models.record import Attendee, ConferenceRecord, Correction
from models.report import Report
from models.seen import SeenRequest
from models.sharing import Sharing
from models.snapshot.request import SnapshotOptOut, SnapshotRequest

__all__ = [
    "Action",
    "ActionUpdate",
    "Agency",
    "Attendee",
    "AuditEntry",
    "Birth",
    "Challenge",
    "Child",
    "Conference",
    "ConferenceRecord",
    "CoreGroup",
    "CoreGroupMember",
    "CoreGroupUpdate",
    "Correction",
    "Decision",
    "Dissent",
    "EnclosureRow",
    "Enquiry",
    "Feedback",
    "HistoryEntry",
    "HistorySecret",
    "Invitation",
    "NextDates",
    "OutboxRow",
    "PlannedAction",
    "Professional",
    "Receipt",
    "Reply",
    "Report",
    "SeenRequest",
    "SentPaper",
    "Sharing",
    "SnapshotOptOut",
    "SnapshotRequest",
    "Unavailability",
]
