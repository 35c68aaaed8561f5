"""The birth of a child who was unborn at a conference: it moves the limit of the first review."""

from datetime import date, datetime

from sqlalchemy import Column
from sqlmodel import Field, Session, SQLModel, col, select

from models.columns import Sealed
from models.conference import Child


class Birth(SQLModel, table=True):
    """One child's birth. The date identifies, so it is sealed, and shown to nobody again: only what follows from it."""

    __tablename__ = "births"

    child_id: int = Field(foreign_key="children.id", primary_key=True, ondelete="CASCADE")
    day: str = Field(sa_column=Column(Sealed, nullable=False), description="The date, as YYYY-MM-DD")
    recorded_at: datetime
    recorded_by_id: int = Field(foreign_key="professionals.id")

    @property
    def on(self) -> date:
        """The day of birth."""
        return date.fromisoformat(self.day)


def were_unborn(session: Session, conference_id: int) -> list[Child]:
    """The children of a conference who are unborn, or of whom a birth was recorded."""
    query = (
        select(Child)
        .join(Birth, col(Birth.child_id) == col(Child.id), isouter=True)
        .where(Child.conference_id == conference_id, col(Child.age).is_(None) | col(Birth.child_id).is_not(None))
        .order_by(col(Child.position))
    )
    return list(session.exec(query))
