"""Challenges by the chair about an agency's missing input, and requests to be put through to a person."""

from datetime import datetime

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import Sealed, choice
from scheduling.ladder import Missing


class Challenge(SQLModel, table=True):
    """The chair asked an agency about one thing that is missing (H: 80% saw no challenge)."""

    __tablename__ = "challenges"
    __table_args__ = (UniqueConstraint("invitation_id", "about"),)

    id: int | None = Field(default=None, primary_key=True)
    invitation_id: int = Field(foreign_key="invitations.id", index=True, ondelete="CASCADE")
    about: Missing = Field(sa_column=Column(choice(Missing), nullable=False))
    made_at: datetime
    made_by_id: int = Field(foreign_key="professionals.id")


class Enquiry(SQLModel, table=True):
    """A professional asked to speak to a person: the social worker is told, or the chair alone, once per request."""

    __tablename__ = "enquiries"

    id: int | None = Field(default=None, primary_key=True)
    invitation_id: int = Field(foreign_key="invitations.id", index=True, ondelete="CASCADE")
    asked_by_id: int = Field(foreign_key="professionals.id")
    asked_at: datetime
    for_chair: bool = Field(default=False, description="Nobody but the chair may know that somebody asked")
    away: bool = Field(default=False, description="Nobody asked: an account answered by itself that somebody is away")
    covered_by: str | None = Field(
        default=None, sa_column=Column(Sealed), description="Whom such an answer names as covering, with their role"
    )
    settled_at: datetime | None = None
