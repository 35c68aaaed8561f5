"""Papers that follow a conference, and receipts: when each was sent by the secure route, and whom it has reached.

The papers themselves never pass through here.
"""

from datetime import date, datetime

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from models.columns import choice
from scheduling.paper_facts import Paper


class SentPaper(SQLModel, table=True):
    """A paper that is marked as sent to everybody who was invited."""

    __tablename__ = "sent_papers"

    conference_id: int = Field(primary_key=True, foreign_key="conferences.id", ondelete="CASCADE")
    paper: Paper = Field(sa_column=Column(choice(Paper), primary_key=True))
    sent_on: date
    marked_at: datetime
    marked_by_id: int = Field(foreign_key="professionals.id")


class Receipt(SQLModel, table=True):
    """What one agency has said about one paper: that it is there, or not yet."""

    __tablename__ = "receipts"

    invitation_id: int = Field(primary_key=True, foreign_key="invitations.id", ondelete="CASCADE")
    paper: Paper = Field(sa_column=Column(choice(Paper), primary_key=True))
    received: bool
    answered_at: datetime
    answered_by_id: int = Field(foreign_key="professionals.id")
    on_behalf: bool = Field(default=False, description="Typed in by whoever runs the conference")
