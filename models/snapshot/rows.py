"""One row per invited agency, in one shape whatever it comes from: what the snapshot counts.

Conferences that were held here and those of an imported history have the same columns, so that all is counted alike:

- `part`: of a breakdown, the agency, its kind, the type of the conference or its month;
- `attended` yes|partially|no|na, `report` yes|no|research, `shared` yes|partially|no|na, `actions` yes|partially|no|na:
  what the record says; NULL where it says nothing;
- `in_time`: of a report, yes|no|asked_too_late; NULL when nobody knows the day;
- `shared_late`: 1 when the family saw it before the conference and after its deadline;
- `asked_too_late`: 1 when the report's deadline had passed before the agency was invited;
- `responded`: 1 when the feedback form was answered; then `q1` … `q11`, `commented` (1 when q12 is filled in), the
  extras, and the reasons that bear on a count: `said_research`, `said_asked_late`.

"In the meeting" and later is not before the conference: it counts as not shared.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, String, Subquery, and_, case, func, literal, select, type_coerce
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import Date
from sqlmodel import col

from models.action import Action, ActionUpdate
from models.agency import Agency
from models.conference import Conference
from models.feedback import QUESTIONS, Answer, Feedback
from models.invitation import Attendance, Invitation
from models.report import Report, ReportStatus
from models.sharing import Shared, Sharing
from models.snapshot.period import Period
from scheduling.ladder import Standing

EXTRAS = ("invited_in_time", "received_last_record", "could_judge_threshold", "change_for_child")
ANSWERED = (*QUESTIONS, "q11", *EXTRAS)


class By(StrEnum):
    """What a snapshot is broken down by."""

    AGENCY = "agency"
    KIND = "kind"
    TYPE = "type"
    MONTH = "month"


@dataclass(frozen=True)
class Asked:
    """Which snapshot: of which days, broken down by what, and of which agency alone."""

    period: Period
    by: By | None = None
    agency: str | None = None


class day_of(FunctionElement[date]):  # noqa: N801  # reads as a function of SQL
    """The day of a moment. Nobody meets, and nothing is due, in the hour in which it is not the local one."""

    type = Date()
    inherit_cache = True


@compiles(day_of, "sqlite")
def _on_sqlite(element: day_of, compiler: SQLCompiler, **options: Any) -> str:
    return f"substr({compiler.process(element.clauses, **options)}, 1, 10)"


@compiles(day_of, "postgresql")
def _on_postgresql(element: day_of, compiler: SQLCompiler, **options: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **options)} AT TIME ZONE 'UTC' AS DATE)"


def live_rows(asked: Asked) -> Select[Any]:
    """The agencies that were invited to conferences held here in the period, and still expected at the end."""
    too_late = col(Invitation.invited_at) > col(Conference.report_due_at)
    answered = col(Feedback.submitted_at).is_not(None)
    owned = _actions()
    columns: dict[str, ColumnElement[Any]] = {
        "part": _live_part(asked),
        "attended": _attended(),
        "report": _report(),
        "in_time": case(
            (col(Report.sent_on).is_(None), None),
            (col(Report.sent_on) <= day_of(col(Conference.report_due_at)), "yes"),
            (too_late, "asked_too_late"),
            else_="no",
        ),
        "shared": _shared(),
        "shared_late": _flag(
            and_(
                col(Sharing.shared_on) > day_of(col(Conference.family_due_at)),
                col(Invitation.invited_at) <= col(Conference.family_due_at),
            )
        ),
        "actions": case(
            (owned.c.total.is_(None), "na"),
            (owned.c.updated == owned.c.total, "yes"),
            (owned.c.updated > 0, "partially"),
            else_="no",
        ),
        "asked_too_late": _flag(too_late),
        "responded": _flag(answered),
    }
    columns |= {name: _text(getattr(Feedback, name)) for name in ANSWERED}
    columns |= {
        "commented": _flag(col(Feedback.q12).is_not(None)),
        "said_research": _flag(_no_because("q2", "research_instead")),
        "said_asked_late": _flag(_no_because("q3", "asked_late")),
    }
    return (
        select(*(column.label(name) for name, column in columns.items()))
        .select_from(Conference)
        .join(Invitation, col(Invitation.conference_id) == col(Conference.id))
        .join(Agency, col(Agency.id) == col(Invitation.agency_id))
        .outerjoin(Report, col(Report.invitation_id) == col(Invitation.id))
        .outerjoin(Sharing, col(Sharing.invitation_id) == col(Invitation.id))
        .outerjoin(Feedback, and_(col(Feedback.invitation_id) == col(Invitation.id), answered))
        .outerjoin(
            owned,
            and_(owned.c.conference_id == Invitation.conference_id, owned.c.owner_id == Invitation.agency_id),
        )
        .where(
            col(Conference.standing) == Standing.HELD,
            asked.period.covers_moment(col(Conference.starts_at)),
            col(Invitation.withdrawn_at).is_(None),
            col(Invitation.not_us_at).is_(None),
            *([col(Agency.name) == asked.agency] if asked.agency else []),
        )
    )


def _live_part(asked: Asked) -> ColumnElement[Any]:
    match asked.by:
        case By.AGENCY:
            return _text(Agency.name)
        case By.KIND:
            return _text(Agency.kind)
        case By.TYPE:
            return _text(Conference.type)
        case By.MONTH:
            return asked.period.month_of_moment(col(Conference.starts_at))
        case None:
            return literal("")


def _attended() -> ColumnElement[str | None]:
    """What the agency said: as everywhere, sending a deputy is the agency coming."""
    return case(
        (col(Invitation.attendance).in_((Attendance.YES, Attendance.DEPUTY)), "yes"),
        (col(Invitation.attendance) == Attendance.PART, "partially"),
        (col(Invitation.attendance) == Attendance.NO, "no"),
    )


def _report() -> ColumnElement[str | None]:
    """H counts research as no report; telling the social worker does not replace one either."""
    return case(
        (col(Report.status) == ReportStatus.SENT, "yes"),
        (col(Report.status) == ReportStatus.RESEARCH, "research"),
        (col(Report.status).is_not(None), "no"),
    )


def _shared() -> ColumnElement[str | None]:
    """An answer that stops at the question of safety reads like a plain no, here as on every screen."""
    before = col(Sharing.shared_on) <= day_of(col(Conference.starts_at))
    return case(
        (and_(col(Sharing.value) == Shared.YES, before), "yes"),
        (and_(col(Sharing.value) == Shared.PARTLY, before), "partially"),
        (col(Sharing.value) == Shared.NOT_APPLICABLE, "na"),
        (col(Sharing.value).in_((Shared.PLANNED, Shared.UNSURE)), None),
        (col(Sharing.invitation_id).is_not(None), "no"),
    )


def _actions() -> Subquery:
    """How many actions each agency had at each conference, and how many of them it has said something about."""
    return (
        select(
            col(Action.conference_id),
            col(Action.owner_id),
            func.count().label("total"),
            func.count(col(ActionUpdate.action_id)).label("updated"),
        )
        .outerjoin(ActionUpdate, col(ActionUpdate.action_id) == col(Action.id))
        .group_by(col(Action.conference_id), col(Action.owner_id))
        .subquery("owned")
    )


def _no_because(question: str, reason: str) -> ColumnElement[bool]:
    no = col(getattr(Feedback, question)) == Answer.NO
    return and_(no, col(Feedback.reasons)[question].as_string() == reason)


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _text(column: Any) -> ColumnElement[str]:
    """A closed choice as the plain text that it is stored as, so that two tables' choices can stand in one column."""
    return type_coerce(col(column), String())
