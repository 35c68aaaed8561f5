"""Until when somebody may ask that a member of the family is not in the room: a request that the chair decides on."""

from datetime import datetime

from models.conference import Conference
from models.desk import Desk
from scheduling.statutory import due

RULE = "exclusion_request_3wd"


def exclusion_due(desk: Desk, conference: Conference) -> datetime:
    """The end of the last day on which such a request reaches the chair in time."""
    calendar = desk.rules.calendar(conference.jurisdiction)
    day = due(RULE, conference.local_start.date(), calendar).on
    return datetime.combine(day, desk.rules.reports.at, conference.jurisdiction.zone)
