"""What a reply means becomes facts that the record takes as they are, or a question: for every sentence we have."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path

import pytest

from models.answering import Coming, ReportAnswer
from models.conversation.translate import translate
from models.conversation.understood import Ask, Part, Understood, sealed, unsealed
from models.invitation import AbsenceReason, Attendance, Mode, NotUsReason
from models.report import ReportStatus
from models.sharing import Method, NotSharedReason, Relation, Shared
from models.understanding import Frame, understand

TODAY = date(2026, 3, 4)
FRAME = Frame(
    received=datetime(2026, 3, 4, 14),  # noqa: DTZ001  # a frame may stand on local clocks
    conference=datetime(2026, 3, 12, 10),  # noqa: DTZ001  # the same
    type="RCPC",
    report_due=date(2026, 3, 5),
)
OWN = {11: "Speech and language referral", 12: "Review the medication", 13: "Parenting course for the mother"}
FOLDER = Path(__file__).parents[1] / "understanding"
SENTENCES = [
    json.loads(line)["text"] for file in sorted(FOLDER.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
]


def said(text: str) -> Understood:
    return translate(understand(text, FRAME), OWN, TODAY)


def test_every_sentence_becomes_facts_that_the_record_takes_or_questions() -> None:
    for text in SENTENCES:
        found = said(text)
        assert not wrong_in(found), text
        assert unsealed(sealed({1: found})) == {1: found}, text


def wrong_in(found: Understood) -> list[str]:
    """Why the record would refuse what is ready, or whom it would mislead."""
    wrong = []
    report, sharing, coming = found.report, found.sharing, found.coming
    if Part.REPORT in found.ready and report is not None:
        wrong += ["sent when?"] if report.status is ReportStatus.SENT and report.sent_on is None else []
        wrong += ["why none?"] if report.status is ReportStatus.NOT_PROVIDING and report.reason is None else []
    if Part.SHARING in found.ready and sharing is not None:
        gone_through = sharing.value in {Shared.YES, Shared.PARTLY}
        wrong += ["shared when?"] if gone_through and sharing.shared_on is None else []
        wrong += ["not before"] if sharing.method is Method.IN_MEETING else []
        wrong += ["planned when?"] if sharing.value is Shared.PLANNED and sharing.planned_for is None else []
        wrong += ["why not?"] if sharing.value is Shared.NO and sharing.reason is None else []
        wrong += ["restricted"] if sharing.reason is NotSharedReason.INCREASED_RISK else []
    if Part.COMING in found.ready and coming is not None and coming.attendance is Attendance.DEPUTY:
        wrong += [] if len((coming.deputy_name or "").split()) > 1 and coming.deputy_role else ["who?"]
    if "auto_reply" in found.flags and not found.is_empty:
        wrong.append("a machine records nothing")
    return wrong + [f"words: {words}" for words in texts(found) if len(words) > 60]


def texts(value: object) -> Iterator[str]:
    """Every text in a value that is no member of a closed list."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name)) if field.name != "flags" else ()
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)


@pytest.mark.parametrize(
    ("text", "coming"),
    [
        ("I can attend by video", Coming(Attendance.YES, Mode.VIDEO)),
        ("on annual leave that week so can't attend", Coming(Attendance.NO, reason=AbsenceReason.ANNUAL_LEAVE)),
        (
            "Running a clinic til 11, could join 11.15 by phone for 20 mins",
            Coming(Attendance.PART, Mode.PHONE, joins_at=time(11, 15), leaves_at=time(11, 35)),
        ),
    ],
)
def test_coming(text: str, coming: Coming) -> None:
    assert said(text).coming == coming


@pytest.mark.parametrize(
    ("text", "report", "ask"),
    [
        ("report sent this morning", ReportAnswer(ReportStatus.SENT, TODAY), None),
        ("report is done", ReportAnswer(ReportStatus.COMPLETED), Ask.IS_SENT),
        ("I have sent the report", ReportAnswer(ReportStatus.SENT), Ask.WHEN_SENT),
        ("emailed my report to the SW on Monday", ReportAnswer(ReportStatus.COMPLETED), Ask.IS_SENT),
        (
            "report in draft, should be Friday",
            ReportAnswer(ReportStatus.IN_PROGRESS, expected_on=date(2026, 3, 6)),
            None,
        ),
    ],
)
def test_reports(text: str, report: ReportAnswer, ask: Ask | None) -> None:
    found = said(text)
    assert (found.report, found.ask) == (report, ask)


def test_sharing_keeps_relations_that_the_record_knows() -> None:
    found = said("Child is 14, I went through it with her as well as her nan who she lives with. 2 March").sharing
    assert found is not None
    assert set(found.shared_with) == {Relation.CHILD, Relation.GRANDPARENT}


def test_in_the_meeting_is_not_shared() -> None:
    found = said("ran out of time to go through it with them before, will do it on the day").sharing
    assert found is not None
    assert (found.value, found.reason, found.method) == (Shared.NO, NotSharedReason.RAN_OUT_OF_TIME, None)


def test_a_reason_for_the_chair_alone_is_no_line_in_a_message() -> None:
    assert said("I don't think it would be safe to share this with dad").sharing is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("wrong person", NotUsReason.WRONG_PERSON),
        ("We discharged them in September", NotUsReason.NOT_OUR_PATIENT),
        ("Never met them", NotUsReason.NOT_INVOLVED),
    ],
)
def test_not_ours_is_the_only_fact(text: str, reason: NotUsReason) -> None:
    found = said(text)
    assert (found.not_us, found.parts) == (reason, (Part.NOT_US,))


def test_actions_are_placed_by_number_and_by_words_that_only_one_has() -> None:
    found = said("Action 1 (speech & language referral) done 12 Feb. Action 2 waiting list, 14 weeks")
    assert [(action.action_id, action.barrier) for action in found.actions] == [
        (11, None),
        (12, "Waiting list 14 weeks"),
    ]
    assert [action.action_id for action in said("parenting course: mum did 3 of 8 sessions").actions] == [13]
    nowhere = said("housing referral: done")
    assert (nowhere.actions, nowhere.ask) == ((), Ask.WHICH_ACTION)
    assert said("Action 9 done").ask is Ask.WHICH_ACTION
    assert "housing" not in sealed({1: nowhere})
