"""The desk at which one request is dealt with: the session, the moment, who asks, and the house rules."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models import audit
from models.agency import Agency, Professional
from models.refusals import Unknown
from models.rules import HouseRules
from scheduling.calendars import Jurisdiction


@dataclass(frozen=True)
class Desk:
    """Everything an operation works with. `now` is aware UTC and stands still for the whole transaction.

    `person` is None when the product itself acts (the ticker), and for somebody the directory does not know.
    """

    session: Session
    now: datetime
    rules: HouseRules
    person: Professional | None = None

    @property
    def actor(self) -> Professional:
        """The person who acts; raises `Unknown` when the directory does not know them, or not any more."""
        if self.person is None or not self.known:
            raise Unknown
        return self.person

    @property
    def known(self) -> bool:
        """Whether the directory knows who acts, and both they and their agency are still there."""
        if self.person is None or not self.person.active:
            return False
        return self.session.get_one(Agency, self.person.agency_id).active

    @property
    def actor_id(self) -> int:
        """The acting person's id."""
        return key(self.actor.id)

    def today(self, jurisdiction: Jurisdiction | None = None) -> date:
        """The local day in a jurisdiction (the partnership's own by default)."""
        return self.now.astimezone(self.rules.zone(jurisdiction)).date()

    def note(self, deed: str, conference_id: int = 0, subject_id: int | None = None, detail: str = "") -> None:
        """Write this deed into the audit trail."""
        actor_id = self.person.id if self.person else None
        audit.write(
            self.session,
            at=self.now,
            actor_id=actor_id,
            deed=deed,
            conference_id=conference_id,
            subject_id=subject_id,
            detail=detail,
        )


def key(value: int | None) -> int:
    """The primary key of a row that is stored: never None once it has been flushed."""
    if value is None:
        raise LookupError("the row has not been flushed")
    return value
