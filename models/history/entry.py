"""What a partnership's own audits say about conferences that were held before Convene, or without it."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column
from sqlmodel import Field

from models.agency import AgencyKind
from models.columns import choice
from models.feedback import Answer, TwelveAnswers
from scheduling.deadlines import ConferenceType


class Written(StrEnum):
    """What an agency sent. Research instead of a report counts as no report (H)."""

    YES = "yes"
    NO = "no"
    RESEARCH = "research"


class HistoryEntry(TwelveAnswers, table=True):
    """One agency that was invited to one conference. Of the conference's label only a keyed digest is kept."""

    __tablename__ = "history"
    __table_args__ = (
        CheckConstraint("report_sent_on IS NULL OR report <> 'no'", name="sent_is_written"),
        CheckConstraint("shared_on IS NULL OR shared IN ('yes', 'partially')", name="day_of_sharing_is_shared"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=32, description="Digest of label and agency: the row when it comes again")
    conference: str = Field(max_length=32, description="Digest of the label, which the partnership alone knows")
    content: str = Field(max_length=32, description="Digest of all the rest, so that a corrected row is noticed")
    held_on: date = Field(index=True)
    type: ConferenceType = Field(sa_column=Column(choice(ConferenceType), nullable=False))
    agency: str = Field(max_length=120)
    agency_kind: AgencyKind = Field(sa_column=Column(choice(AgencyKind), nullable=False))
    invited_on: date | None = None
    report_due_on: date = Field(description="By the calendar and the settings of the day of the import")
    family_due_on: date
    attended: Answer | None = Field(default=None, sa_type=choice(Answer, "attended"))
    report: Written = Field(sa_column=Column(choice(Written), nullable=False))
    report_sent_on: date | None = None
    shared: Answer | None = Field(default=None, sa_type=choice(Answer, "shared"))
    shared_on: date | None = None
    actions: Answer | None = Field(default=None, sa_type=choice(Answer, "actions"))
    responded: bool = Field(description="Whether any of the twelve questions is answered")
