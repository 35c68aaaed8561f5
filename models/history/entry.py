"""What a partnership's own audits say about conferences that were held before Convene, or without it."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column
from sqlmodel import Field, SQLModel

from models.agency import AgencyKind
from models.columns import Sealed, choice
from models.feedback import Answer, Rating
from scheduling.deadlines import ConferenceType


class Written(StrEnum):
    """What an agency sent. Research instead of a report counts as no report (H)."""

    YES = "yes"
    NO = "no"
    RESEARCH = "research"


def _answer(name: str) -> Column[Answer]:
    return Column(choice(Answer, name))


class HistoryEntry(SQLModel, table=True):
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
    attended: Answer | None = Field(default=None, sa_column=_answer("attended"))
    report: Written = Field(sa_column=Column(choice(Written), nullable=False))
    report_sent_on: date | None = None
    shared: Answer | None = Field(default=None, sa_column=_answer("shared"))
    shared_on: date | None = None
    actions: Answer | None = Field(default=None, sa_column=_answer("actions"))
    q1: Answer | None = Field(default=None, sa_column=_answer("q1"))
    q2: Answer | None = Field(default=None, sa_column=_answer("q2"))
    q3: Answer | None = Field(default=None, sa_column=_answer("q3"))
    q4: Answer | None = Field(default=None, sa_column=_answer("q4"))
    q5: Answer | None = Field(default=None, sa_column=_answer("q5"))
    q6: Answer | None = Field(default=None, sa_column=_answer("q6"))
    q7: Answer | None = Field(default=None, sa_column=_answer("q7"))
    q8: Answer | None = Field(default=None, sa_column=_answer("q8"))
    q9: Answer | None = Field(default=None, sa_column=_answer("q9"))
    q10: Answer | None = Field(default=None, sa_column=_answer("q10"))
    q11: Rating | None = Field(default=None, sa_column=Column(choice(Rating)))
    q12: str | None = Field(default=None, sa_column=Column(Sealed))
    responded: bool = Field(description="Whether any of the twelve questions is answered")
