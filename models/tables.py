"""Every table, imported for its effect on the metadata: what migrations and tests need in one place."""

from models.action import Action, ActionUpdate
from models.agency import Agency, Professional, Unavailability
from models.audit import AuditEntry
from models.challenge import Challenge, Enquiry
from models.conference import Child, Conference
from models.feedback import Feedback
from models.invitation import Invitation
from models.outbox import OutboxRow
from models.report import Report
from models.seen import SeenRequest
from models.sharing import Sharing

__all__ = [
    "Action",
    "ActionUpdate",
    "Agency",
    "AuditEntry",
    "Challenge",
    "Child",
    "Conference",
    "Enquiry",
    "Feedback",
    "Invitation",
    "OutboxRow",
    "Professional",
    "Report",
    "SeenRequest",
    "Sharing",
    "Unavailability",
]
