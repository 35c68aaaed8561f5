"""The feedback form after a conference: the twelve questions of H and four extras, one answer per invitation."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, Column
from sqlmodel import Field, SQLModel

from models.columns import Sealed, choice


class Answer(StrEnum):
    """Answers to questions 1 to 10."""

    YES = "yes"
    PARTIALLY = "partially"
    NO = "no"
    NOT_APPLICABLE = "na"


class Rating(StrEnum):
    """Answers to question 11."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"


class ChangeForChild(StrEnum):
    """Since the last conference, what has changed for the child (G's scale; reviews only)."""

    SIGNIFICANT_IMPROVEMENT = "significant_improvement"
    SOME_IMPROVEMENT = "some_improvement"
    NO_PROGRESS = "no_progress"
    RISKS_HIGHER = "risks_higher"


QUESTIONS = tuple(f"q{number}" for number in range(1, 11))


class TwelveAnswers(SQLModel):
    """The twelve questions of the form, as columns of whatever table holds answers to them."""

    q1: Answer | None = Field(default=None, sa_type=choice(Answer, "q1"))
    q2: Answer | None = Field(default=None, sa_type=choice(Answer, "q2"))
    q3: Answer | None = Field(default=None, sa_type=choice(Answer, "q3"))
    q4: Answer | None = Field(default=None, sa_type=choice(Answer, "q4"))
    q5: Answer | None = Field(default=None, sa_type=choice(Answer, "q5"))
    q6: Answer | None = Field(default=None, sa_type=choice(Answer, "q6"))
    q7: Answer | None = Field(default=None, sa_type=choice(Answer, "q7"))
    q8: Answer | None = Field(default=None, sa_type=choice(Answer, "q8"))
    q9: Answer | None = Field(default=None, sa_type=choice(Answer, "q9"))
    q10: Answer | None = Field(default=None, sa_type=choice(Answer, "q10"))
    q11: Rating | None = Field(default=None, sa_type=choice(Rating))
    q12: str | None = Field(default=None, sa_type=Sealed)


class Feedback(TwelveAnswers, table=True):
    """One agency's feedback on one conference. Names the respondent to the chair only if they agreed."""

    __tablename__ = "feedback"
    __table_args__ = (CheckConstraint("submitted_at IS NULL OR q1 IS NOT NULL", name="submitted_has_first_answer"),)

    invitation_id: int = Field(foreign_key="invitations.id", primary_key=True, ondelete="CASCADE")
    reasons: dict[str, str] = Field(
        default_factory=dict,
        sa_column=Column(JSON, nullable=False),
        description="Question to the reason chosen for a No, from the fixed list of H",
    )
    invited_in_time: Answer | None = Field(default=None, sa_type=choice(Answer, "invited_in_time"))
    received_last_record: Answer | None = Field(default=None, sa_type=choice(Answer, "received_last_record"))
    could_judge_threshold: Answer | None = Field(default=None, sa_type=choice(Answer, "could_judge_threshold"))
    change_for_child: ChangeForChild | None = Field(default=None, sa_column=Column(choice(ChangeForChild)))
    may_be_named: bool = Field(default=False, description="The respondent agrees that the chair sees who said this")
    submitted_at: datetime | None = None
    submitted_by_id: int | None = Field(default=None, foreign_key="professionals.id")
