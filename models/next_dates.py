"""The next dates as the chair or the social worker agreed them: the core group's and the review's, on local clocks."""

from datetime import date, datetime, time

from sqlmodel import Field, SQLModel

import models.columns  # noqa: F401  # names the constraints of every table declared after it


class NextDates(SQLModel, table=True):
    """What was agreed after one conference. Nothing is booked by it; the social worker books both from it."""

    __tablename__ = "next_dates"

    conference_id: int = Field(foreign_key="conferences.id", primary_key=True, ondelete="CASCADE")
    core_group_on: date
    core_group_time: time
    review_on: date
    review_time: time
    agreed_at: datetime
    agreed_by_id: int = Field(foreign_key="professionals.id")
    version: int = Field(default=1)
