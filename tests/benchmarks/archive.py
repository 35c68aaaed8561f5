"""A database after many years: a hundred conferences that were held, and then copies of them until there are enough.

Rows are copied by the database itself, whatever columns a table has. The copies of one conference get numbers that
follow each other: later conferences have higher numbers, as in life.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, select

import models.tables  # noqa: F401  # registers every table on the metadata
from models.action import Action, ActionStatus, ActionUpdate
from models.agency import Agency, Professional
from models.conference import Child, Conference
from models.database import transaction
from models.desk import Desk, key
from models.feedback import Answer, Feedback, Rating
from models.history import import_history
from models.invitation import Attendance, Invitation, Mode
from models.outbox import Delivery, OutboxRow
from models.record import Attendee, Presence
from models.report import Report, ReportStatus
from models.rules import HouseRules
from models.sharing import Safety, Shared, Sharing
from scheduling.calendars import Jurisdiction
from scheduling.deadlines import ConferenceType, deadlines_for
from scheduling.ladder import Kind, Standing
from tests.models.history.files import CITY_AND_HACKNEY as HISTORY

FEW, AGENCIES = 100, 7
FIRST = date(2024, 1, 1)
NOW = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
RULES = HouseRules()
#: What is copied: each column that counts, and in which table what it counts is numbered.
NUMBERED = {
    "conferences": {"id": "conferences", "reviews_id": "conferences"},
    "children": {"id": "children", "conference_id": "conferences"},
    "invitations": {"id": "invitations", "conference_id": "conferences"},
    "reports": {"invitation_id": "invitations"},
    "sharings": {"invitation_id": "invitations"},
    "feedback": {"invitation_id": "invitations"},
    "attendees": {"id": "attendees", "conference_id": "conferences", "invitation_id": "invitations"},
    "actions": {"id": "actions", "conference_id": "conferences"},
    "action_updates": {"action_id": "actions", "invitation_id": "invitations"},
    "outbox": {"id": "outbox", "conference_id": "conferences", "invitation_id": "invitations"},
}


def few_conferences(engine: Engine) -> int:
    """A hundred conferences that were held, of the sample directory's people; returns the number of the last."""
    with transaction(engine) as session:
        agencies = [key(each) for each in session.exec(select(Agency.id)).all()][:AGENCIES]
        people = {each.slack_id: key(each.id) for each in session.exec(select(Professional))}
        days = (FIRST + timedelta(days=day) for day in count() if (FIRST + timedelta(days=day)).weekday() < 5)
        last = 0
        for number in range(FEW):
            held = _conference(number, next(days), people["UPRIYA"], people["URUTH"])
            session.add(held)
            session.flush()
            session.add(Child(conference_id=key(held.id), position=0, age=7))
            for place, agency_id in enumerate(agencies):
                _agency(session, held, agency_id, people["UPRIYA"], number + place)
            last = key(held.id)
        return last


def copied(engine: Engine, times: int) -> None:
    """All of it again, so often that there are `times` as many of each row."""
    tables = SQLModel.metadata.tables
    copies = _numbers(times - 1)
    with engine.begin() as connection:
        sizes = {name: connection.scalar(sa.select(sa.func.max(_first(tables[name])))) for name in NUMBERED}

        def copy_of(number: sa.Column[Any], whose: str) -> sa.ColumnElement[Any]:
            return sizes[whose] + (number - 1) * (times - 1) + copies.c.number

        for name, numbered in NUMBERED.items():
            table = tables[name]
            columns: dict[str, sa.ColumnElement[Any]] = {column.name: column for column in table.columns}
            columns |= {column: copy_of(table.c[column], whose) for column, whose in numbered.items()}
            if name == "conferences":
                another = sa.cast(columns["id"], sa.String)
                columns |= {"code": sa.literal("B").concat(another), "created_from": sa.literal("V").concat(another)}
            rows = sa.select(*columns.values()).select_from(table.join(copies, sa.true()))
            in_order = rows.order_by(_first(table), copies.c.number)
            connection.execute(sa.insert(table).from_select(list(columns), in_order))
    settled(engine)


def settled(engine: Engine) -> None:
    """As the server would do by itself in time. SQLite does nothing by itself, and nothing is done for it here."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def long_history(engine: Engine, rows: int) -> None:
    """An imported history of this many rows: a short one, and copies of it."""
    with transaction(engine) as session, HISTORY.open("rb") as file:
        few = import_history(Desk(session, NOW, RULES), file).added
    table = SQLModel.metadata.tables["history"]
    copies = _numbers(rows // few)
    columns: dict[str, sa.ColumnElement[Any]] = {column.name: column for column in table.columns if column.name != "id"}
    numbered = sa.cast(table.c.id * rows + copies.c.number, sa.String)
    columns |= {"key": numbered, "conference": numbered}
    copy = sa.select(*columns.values()).select_from(table.join(copies, sa.true()))
    with engine.begin() as connection:
        connection.execute(sa.insert(table).from_select(list(columns), copy))
    settled(engine)


def _numbers(last: int) -> sa.CTE:
    """The numbers from 1 to the last."""
    numbers = sa.select(sa.literal(1).label("number")).cte("numbers", recursive=True)
    return numbers.union_all(sa.select(numbers.c.number + 1).where(numbers.c.number < last))


def _first(table: sa.Table) -> sa.ColumnElement[int]:
    return next(iter(table.primary_key.columns))


def _conference(number: int, on: date, social_worker_id: int, chair_id: int) -> Conference:
    type = ConferenceType.RCPC if number % 3 else ConferenceType.ICPC
    due = deadlines_for(type, on, RULES.calendar(), RULES.reports)
    starts_at = datetime(on.year, on.month, on.day, 10, tzinfo=UTC)
    return Conference(
        code=f"A{number}",
        type=type,
        jurisdiction=Jurisdiction.ENG,
        starts_at=starts_at,
        social_worker_id=social_worker_id,
        chair_id=chair_id,
        report_due_at=due.report.astimezone(UTC),
        family_due_at=due.family.astimezone(UTC),
        standing=Standing.HELD,
        held_at=starts_at,
        created_at=starts_at - timedelta(days=25),
        created_from=f"V{number}",
    )


def _agency(session: Session, held: Conference, agency_id: int, person_id: int, turn: int) -> None:
    """One agency's place, with answers that take turns."""
    attendance = (Attendance.YES, Attendance.NO, None)[turn % 3]
    invited = Invitation(
        conference_id=key(held.id),
        agency_id=agency_id,
        professional_id=person_id if turn % 7 == 0 else None,
        invited_at=held.created_at,
        attendance=attendance,
        mode=Mode.VIDEO if attendance is Attendance.YES else None,
    )
    session.add(invited)
    session.flush()
    session.add_all(_answers(held, invited, person_id, turn))
    if held.type.is_review and turn % 2:
        place: dict[str, Any] = {"conference_id": key(held.id), "position": key(invited.id), "owner_id": agency_id}
        action = Action(**place, wording="Visit", created_at=held.created_at)
        session.add(action)
        session.flush()
        if turn % 3:
            said: dict[str, Any] = {"recorded_at": held.created_at, "recorded_by_id": person_id}
            done: dict[str, Any] = {
                "action_id": key(action.id),
                "invitation_id": key(invited.id),
                "status": ActionStatus.DONE,
            }
            session.add(ActionUpdate(**done, **said))
    session.flush()


def _answers(held: Conference, invited: Invitation, person_id: int, turn: int) -> Iterator[SQLModel]:
    """What is stored for one invitation, in every table of which the snapshot counts something."""
    day, number = held.starts_at.date(), key(invited.id)
    said: dict[str, Any] = {"recorded_at": held.created_at, "recorded_by_id": person_id}
    yield Attendee(
        conference_id=key(held.id),
        invitation_id=number,
        agency_id=invited.agency_id,
        presence=Presence.VIDEO if turn % 2 else Presence.ABSENT,
        **said,
    )
    sent_on = day - timedelta(days=turn % 11) if turn % 4 else None
    yield Report(
        invitation_id=number, status=ReportStatus.SENT if sent_on else ReportStatus.RESEARCH, sent_on=sent_on, **said
    )
    shared_on = None if turn % 2 else day - timedelta(days=turn % 9)
    shared: dict[str, Any] = {"value": Shared.YES if shared_on else Shared.NO, "shared_on": shared_on}
    yield Sharing(invitation_id=number, safety=Safety.SAFE, **shared, **said)
    answers: dict[str, Any] = {f"q{question}": list(Answer)[(turn + question) % 4] for question in range(1, 11)}
    yield Feedback(
        invitation_id=number,
        submitted_at=held.starts_at if turn % 5 else None,
        submitted_by_id=person_id,
        q11=list(Rating)[turn % 4],
        reasons={"q2": "research_instead"} if answers["q2"] is Answer.NO else {},
        **answers,
    )
    yield OutboxRow(
        conference_id=key(held.id),
        recipient_id=person_id,
        invitation_id=number,
        kind=Kind.REMINDER,
        occasion=str(number),
        due_at=held.created_at,
        status=Delivery.SENT,
        channel="D1",
        ts="1.1",
    )
