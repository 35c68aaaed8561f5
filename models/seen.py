"""Requests already dealt with: Slack delivers at least once, and people press twice."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Field, Session, SQLModel, col

import models.columns  # noqa: F401  # names the constraints of every table declared after it

#: Slack retries an event for minutes and signs a request for five; a day and an hour is far beyond both.
REMEMBERED_FOR = timedelta(hours=25)


class SeenRequest(SQLModel, table=True):
    """A request whose effect is recorded, in the same transaction as the effect."""

    __tablename__ = "seen_requests"

    key: str = Field(primary_key=True, max_length=80)
    at: datetime = Field(index=True)


def first_time(session: Session, key: str, at: datetime) -> bool:
    """Remember the request; False when it was dealt with before."""
    if session.get(SeenRequest, key) is not None:
        return False
    session.add(SeenRequest(key=key, at=at))
    session.flush()
    return True


def forget_old(session: Session, now: datetime) -> None:
    """Drop what is too old to come again."""
    session.execute(delete(SeenRequest).where(col(SeenRequest.at) < now - REMEMBERED_FOR))
