"""The agencies of an imported history, as conditions of the same names as those of conferences held here."""

from sqlalchemy import ColumnElement, String, and_, false, literal, not_, or_, type_coerce
from sqlmodel import SQLModel, col

from models.feedback import QUESTIONS, Answer
from models.history.entry import HistoryEntry, Written
from models.snapshot.questions import ANSWERS, CHANGES, EXTRAS, RATINGS, Condition, Says
from models.snapshot.rows import Asked, By, Rows
from scheduling.deadlines import ConferenceType

_GIVEN = (Answer.YES, Answer.PARTIALLY)


def past(asked: Asked) -> Rows:
    """The agencies that were invited to conferences of the history in the period."""
    counted = asked.period.covers_day(col(HistoryEntry.held_on))
    if asked.agency is not None:
        counted = and_(counted, col(HistoryEntry.agency) == asked.agency)
    return Rows(
        source=SQLModel.metadata.tables["history"],
        counted=counted,
        part=_part(asked),
        says={**_answers(), **_reported(), **_shared(), **_said()}
        | {("at", "review"): col(HistoryEntry.type) == ConferenceType.RCPC},
    )


def _part(asked: Asked) -> ColumnElement[str]:
    match asked.by:
        case By.AGENCY:
            return type_coerce(col(HistoryEntry.agency), String())
        case By.KIND:
            return type_coerce(col(HistoryEntry.agency_kind), String())
        case By.TYPE:
            return type_coerce(col(HistoryEntry.type), String())
        case By.MONTH:
            return asked.period.month_of_day(col(HistoryEntry.held_on))
        case None:
            return literal("")


def _answers() -> Says:
    """What is written down as an answer."""
    names = ("attended", "actions", *QUESTIONS)
    says: dict[tuple[str, str], Condition] = {
        (name, answer): col(getattr(HistoryEntry, name)) == answer for name in names for answer in ANSWERS
    }
    return says | {("q11", rating): col(HistoryEntry.q11) == rating for rating in RATINGS}


def _reported() -> Says:
    """Only days are known here: who was asked on the day on which something was due was asked in time."""
    report, sent_on, due_on = col(HistoryEntry.report), col(HistoryEntry.report_sent_on), HistoryEntry.report_due_on
    invited_on = col(HistoryEntry.invited_on)
    too_late = and_(invited_on.is_not(None), invited_on > due_on)
    return {
        ("report", "yes"): report == Written.YES,
        ("report", "no"): report != Written.YES,
        ("report", "research"): report == Written.RESEARCH,
        ("in_time", "yes"): sent_on <= due_on,
        ("in_time", "no"): and_(sent_on > due_on, not_(too_late)),
        ("in_time", "asked_too_late"): and_(sent_on > due_on, too_late),
        ("asked", "too_late"): too_late,
    }


def _shared() -> Says:
    """Shared after the conference is not shared before it; where the day is not known, the answer counts."""
    shared, on, due_on = col(HistoryEntry.shared), col(HistoryEntry.shared_on), HistoryEntry.family_due_on
    held_on, invited_on = col(HistoryEntry.held_on), col(HistoryEntry.invited_on)
    before, could = or_(on.is_(None), on <= held_on), or_(invited_on.is_(None), invited_on <= due_on)
    return {
        ("shared", "yes"): and_(shared == Answer.YES, before),
        ("shared", "partially"): and_(shared == Answer.PARTIALLY, before),
        ("shared", "no"): or_(shared == Answer.NO, and_(shared.in_(_GIVEN), on > held_on)),
        ("shared", "na"): shared == Answer.NOT_APPLICABLE,
        ("shared", "late"): and_(shared.in_(_GIVEN), on <= held_on, on > due_on, could),
    }


def _said() -> Says:
    """What the form said. A file has no reasons: that research was sent instead, its own column says."""
    research = and_(col(HistoryEntry.q2) == Answer.NO, col(HistoryEntry.report) == Written.RESEARCH)
    extras = {(name, answer): false() for name in EXTRAS for answer in (*ANSWERS, *CHANGES)}
    return extras | {
        ("responded", "yes"): col(HistoryEntry.responded).is_(True),
        ("q12", "comment"): col(HistoryEntry.q12).is_not(None),
        ("said", "research"): research,
        ("said", "asked_late"): false(),
    }
