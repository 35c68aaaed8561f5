"""Answers to the one question that a reply leaves open: each completes the fact, which is then shown to confirm."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from models.answering import Coming, ReportAnswer, SharingAnswer
from models.conversation.understood import Ask, Understood
from models.invitation import Attendance, Mode
from models.refusals import Refused
from models.report import NoReportReason, ReportStatus
from models.sharing import NotSharedReason, Safety, Shared


class Told(StrEnum):
    """What a button under a question says."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    NOT_YET = "not_yet"
    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    NO_INVOLVEMENT = "no_involvement"
    NO_TIME = "no_time"
    RAN_OUT_OF_TIME = "ran_out_of_time"
    UNABLE_TO_REACH = "unable_to_reach"


_Answer = Callable[[Understood, date], Understood]


def _says(**facts: Coming | ReportAnswer | SharingAnswer) -> _Answer:
    """The answer is a fact by itself."""

    def answer(found: Understood, _today: date) -> Understood:
        return replace(found, **facts)  # type: ignore[arg-type]  # the fields' own names

    return answer


def _sent(days_ago: int) -> _Answer:
    def answer(found: Understood, today: date) -> Understood:
        said = found.report or ReportAnswer(ReportStatus.SENT)
        on = today - timedelta(days=days_ago)
        return replace(found, report=replace(said, status=ReportStatus.SENT, sent_on=on, expected_on=None))

    return answer


def _shared(days_ago: int) -> _Answer:
    def answer(found: Understood, today: date) -> Understood:
        said = found.sharing or SharingAnswer(Safety.SAFE, Shared.YES)
        return replace(found, sharing=replace(said, shared_on=today - timedelta(days=days_ago)))

    return answer


def _not_shared(reason: NotSharedReason) -> _Answer:
    def answer(found: Understood, _today: date) -> Understood:
        said = found.sharing or SharingAnswer(Safety.SAFE, Shared.NO)
        return replace(found, sharing=replace(said, reason=reason))

    return answer


#: What each question can be answered with at once; all else is asked by a form or by a person.
TELLS: dict[Ask, dict[Told, _Answer]] = {
    Ask.WILL_YOU: {
        Told.IN_PERSON: _says(coming=Coming(Attendance.YES, Mode.IN_PERSON)),
        Told.VIDEO: _says(coming=Coming(Attendance.YES, Mode.VIDEO)),
        Told.PHONE: _says(coming=Coming(Attendance.YES, Mode.PHONE)),
    },
    Ask.IS_SENT: {Told.TODAY: _sent(0), Told.NOT_YET: _says()},
    Ask.WHEN_SENT: {Told.TODAY: _sent(0), Told.YESTERDAY: _sent(1)},
    Ask.WHY_NO_REPORT: {
        Told.NO_INVOLVEMENT: _says(
            report=ReportAnswer(ReportStatus.NOT_PROVIDING, reason=NoReportReason.NO_INVOLVEMENT)
        ),
        Told.NO_TIME: _says(report=ReportAnswer(ReportStatus.NOT_PROVIDING, reason=NoReportReason.NO_TIME)),
    },
    Ask.WHEN_SHARED: {Told.TODAY: _shared(0), Told.YESTERDAY: _shared(1)},
    Ask.WHY_NOT_SHARED: {
        Told.RAN_OUT_OF_TIME: _not_shared(NotSharedReason.RAN_OUT_OF_TIME),
        Told.UNABLE_TO_REACH: _not_shared(NotSharedReason.UNABLE_TO_REACH),
    },
}


def told(found: Understood, ask: Ask, answer: str, today: date) -> Understood:
    """The facts once a question is answered; raises `Refused` for a button that is no longer in use."""
    ways = TELLS.get(ask, {})
    if answer not in ways:
        raise Refused("This button is no longer in use. Please use the others.")
    return ways[Told(answer)](found, today).answered(ask)


def plainly(found: Understood, ask: Ask, *, yes: bool) -> Understood | None:
    """The facts once a question is answered by a bare yes or no; None when it cannot be."""
    match ask, yes:
        case Ask.WILL_YOU, True:
            return replace(found, coming=Coming(Attendance.YES)).answered(ask)
        case Ask.WILL_YOU, False:
            return replace(found, coming=Coming(Attendance.NO)).answered(ask)
        case Ask.IS_SENT, True:
            said = found.report or ReportAnswer(ReportStatus.SENT)
            sent = replace(said, status=ReportStatus.SENT, expected_on=None)
            return replace(found, report=sent).answered(ask).asking(Ask.WHEN_SENT)
        case Ask.IS_SENT, False:
            return found.answered(ask)
    return None
