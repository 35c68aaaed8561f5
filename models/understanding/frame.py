"""What is known when a reply arrives: without it "Tuesday" and "it" mean nothing."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Frame:
    """Local moments (aware or naive, on the conference's own clock) and who is writing.

    `agency_kind` is a value of `models.agency.AgencyKind`, such as "gp"; None when it is not known.
    """

    received: datetime
    conference: datetime
    type: str
    report_due: date
    agency_kind: str | None = None

    @property
    def today(self) -> date:
        return self.received.date()

    @property
    def conference_day(self) -> date:
        return self.conference.date()
