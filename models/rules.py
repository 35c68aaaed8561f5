"""The partnership's own rules, as plain values: what every operation needs to know and no table holds."""

from dataclasses import dataclass, field
from functools import lru_cache
from zoneinfo import ZoneInfo

from scheduling.calendars import DayChange, Jurisdiction, WorkingCalendar
from scheduling.deadlines import ReportRules
from scheduling.ladder import Ladder


@dataclass(frozen=True)
class HouseRules:
    """Every number is a default of a setting: partnerships differ (`domain.md` section 2)."""

    jurisdiction: Jurisdiction = Jurisdiction.ENG
    reports: ReportRules = field(default_factory=ReportRules)
    ladder: Ladder = field(default_factory=Ladder)
    day_changes: tuple[DayChange, ...] = ()
    most_invitations: int = 60
    quorum_others: int = 2
    most_services: int = 8
    duty_number: str = "your duty team"
    safeguarding_contact: str = ""
    secure_route: str = "by your secure route, as the secure email with this reference says"

    def calendar(self, jurisdiction: Jurisdiction | None = None) -> WorkingCalendar:
        """The working days of a jurisdiction, with the partnership's own corrections."""
        return _calendar(jurisdiction or self.jurisdiction, self.day_changes)

    def zone(self, jurisdiction: Jurisdiction | None = None) -> ZoneInfo:
        """The time zone in which a jurisdiction's hours are shown."""
        return (jurisdiction or self.jurisdiction).zone


@lru_cache(maxsize=64)
def _calendar(jurisdiction: Jurisdiction, changes: tuple[DayChange, ...]) -> WorkingCalendar:
    return WorkingCalendar(jurisdiction, changes)
