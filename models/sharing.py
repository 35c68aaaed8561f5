"""Whether the family has seen the report: a clock of its own, never one field with the report (`domain.md` 2)."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, Column
from sqlmodel import Field, SQLModel

from models.columns import choice


class Safety(StrEnum):
    """The question before all others: is there any reason not to share with one parent?"""

    SAFE = "safe"
    NOT_WITH_ONE_PARENT = "not_with_one_parent"
    UNSURE = "unsure"


class Shared(StrEnum):
    """Has the report been gone through with the family?"""

    YES = "yes"
    PARTLY = "partly"
    REFUSED = "refused"
    PLANNED = "planned"
    NO = "no"
    UNSURE = "unsure"
    NOT_APPLICABLE = "not_applicable"


class Method(StrEnum):
    """How it was shared. In the meeting is not before the meeting."""

    FACE_TO_FACE = "face_to_face"
    PHONE = "phone"
    VIDEO = "video"
    POST = "post"
    COPY_HANDED_OVER = "copy_handed_over"
    IN_MEETING = "in_meeting"


class Relation(StrEnum):
    """With whom, by relationship only: never a name."""

    MOTHER = "mother"
    FATHER = "father"
    CHILD = "child"
    GRANDPARENT = "grandparent"
    CARER = "carer"
    OTHER = "other"


class FamilyResponse(StrEnum):
    """What the family said about it."""

    AGREED = "agreed"
    DISAGREED_IN_PART = "disagreed_in_part"
    DISAGREED = "disagreed"
    NO_RESPONSE = "no_response"


class NotSharedReason(StrEnum):
    """Why not. INCREASED_RISK is restricted: only the chair sees it, as 'please phone the agency'."""

    RAN_OUT_OF_TIME = "ran_out_of_time"
    UNABLE_TO_REACH = "unable_to_reach"
    INTERPRETER_NEEDED = "interpreter_needed"
    AGENCY_PRACTICE = "agency_practice"
    INCREASED_RISK = "increased_risk"
    OTHER = "other"


class Sharing(SQLModel, table=True):
    """What one agency says about going through its report with the family."""

    __tablename__ = "sharings"
    __table_args__ = (
        CheckConstraint("value NOT IN ('yes', 'partly') OR shared_on IS NOT NULL", name="shared_has_date"),
        CheckConstraint("value <> 'planned' OR planned_for IS NOT NULL", name="planned_has_date"),
        CheckConstraint(
            "value NOT IN ('yes', 'partly') OR method IS NULL OR method <> 'in_meeting'",
            name="in_meeting_is_not_before",
        ),
    )

    invitation_id: int = Field(foreign_key="invitations.id", primary_key=True, ondelete="CASCADE")
    safety: Safety = Field(sa_column=Column(choice(Safety), nullable=False))
    value: Shared | None = Field(
        default=None,
        sa_column=Column(choice(Shared)),
        description="None: only the safety question is answered",
    )
    shared_on: date | None = None
    method: Method | None = Field(default=None, sa_column=Column(choice(Method)))
    shared_with: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    response: FamilyResponse | None = Field(default=None, sa_column=Column(choice(FamilyResponse)))
    reason: NotSharedReason | None = Field(default=None, sa_column=Column(choice(NotSharedReason)))
    planned_for: date | None = None
    also_for: list[int] = Field(
        default_factory=list,
        sa_column=Column(JSON, nullable=False),
        description="Agencies on whose behalf this professional shared as well (H: one call, not several)",
    )
    recorded_at: datetime
    recorded_by_id: int = Field(foreign_key="professionals.id")
    on_behalf: bool = Field(default=False)

    @property
    def please_phone(self) -> bool:
        """Whether the chair should ring the agency: the only trace of a restricted reason on any screen."""
        return self.safety is not Safety.SAFE or self.reason is NotSharedReason.INCREASED_RISK
