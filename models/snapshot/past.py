"""The imported history, as rows that the snapshot counts: its columns say it all."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Boolean, ColumnElement, String, and_, false, inspect, literal, or_, type_coerce
from sqlalchemy.sql.expression import SQLColumnExpression
from sqlmodel import col

from models.feedback import Answer
from models.history.entry import HistoryEntry, Written
from models.snapshot.questions import ANSWERS, CHANGES, EXTRAS, RATINGS, Condition, Says
from models.snapshot.rows import Asked, By, Rows

_GIVEN = (Answer.YES, Answer.PARTIALLY)


def past(asked: Asked) -> Rows:
    """The agencies that were invited to conferences of the partnership's own audits in the period."""
    counted = asked.period.covers_day(col(HistoryEntry.held_on))
    if asked.agency is not None:
        counted = and_(counted, col(HistoryEntry.agency) == asked.agency)
    return Rows(
        source=inspect(HistoryEntry).local_table,
        counted=counted,
        part=_part(asked),
        says={**_recorded(), **_reported(), **_shared(), **_said()},
    )


def _part(asked: Asked) -> ColumnElement[str]:
    columns: Mapping[By | None, Any] = {
        By.AGENCY: HistoryEntry.agency,
        By.KIND: HistoryEntry.agency_kind,
        By.TYPE: HistoryEntry.type,
    }
    if asked.by is By.MONTH:
        return asked.period.month_of_day(col(HistoryEntry.held_on))
    return type_coerce(columns[asked.by], String()) if asked.by else literal("")


def _recorded() -> Says:
    return {
        (name, answer.value): col(getattr(HistoryEntry, name)) == answer
        for name in ("attended", "actions")
        for answer in Answer
    }


def _reported() -> Says:
    report, sent_on = col(HistoryEntry.report), col(HistoryEntry.report_sent_on)
    due_on = col(HistoryEntry.report_due_on)
    too_late = _invited_after(due_on)
    return {
        ("report", "yes"): report == Written.YES,
        ("report", "no"): report != Written.YES,
        ("report", "research"): report == Written.RESEARCH,
        ("in_time", "yes"): sent_on <= due_on,
        ("in_time", "no"): and_(sent_on > due_on, ~too_late),
        ("in_time", "asked_too_late"): and_(sent_on > due_on, too_late),
        ("asked", "too_late"): too_late,
    }


def _shared() -> Says:
    """An audit may know that a report was shared and not when: then it was before, and in time."""
    shared, on, due_on = col(HistoryEntry.shared), col(HistoryEntry.shared_on), col(HistoryEntry.family_due_on)
    before = or_(on.is_(None), on <= col(HistoryEntry.held_on))
    return {
        ("shared", "yes"): and_(shared == Answer.YES, before),
        ("shared", "partially"): and_(shared == Answer.PARTIALLY, before),
        ("shared", "no"): or_(shared == Answer.NO, and_(shared.in_(_GIVEN), ~before)),
        ("shared", "na"): shared == Answer.NOT_APPLICABLE,
        ("shared", "late"): and_(shared.in_(_GIVEN), before, on > due_on, ~_invited_after(due_on)),
    }


def _said() -> Says:
    """What the form says. An audit asks neither the extras nor for reasons from a list."""
    names = {**{f"q{number}": ANSWERS for number in range(1, 11)}, "q11": RATINGS}
    says: dict[tuple[str, str], Condition] = {
        (name, answer): col(getattr(HistoryEntry, name)) == answer
        for name, answers in names.items()
        for answer in answers
    }
    says |= {(name, answer): false() for name in EXTRAS for answer in (*ANSWERS, *CHANGES)}
    says["responded", "yes"] = type_coerce(col(HistoryEntry.responded), Boolean())
    says["q12", "comment"] = col(HistoryEntry.q12).is_not(None)
    says["said", "research"] = and_(says["q2", "no"], col(HistoryEntry.report) == Written.RESEARCH)
    says["said", "asked_late"] = says["asked", "extras"] = says["asked", "at_review"] = false()
    return says


def _invited_after(due_on: SQLColumnExpression[date]) -> Condition:
    """False, and not unknown, where nobody knows when the agency was invited."""
    invited_on = col(HistoryEntry.invited_on)
    return and_(invited_on.is_not(None), invited_on > due_on)
