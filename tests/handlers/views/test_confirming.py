"""However much somebody says, Slack takes the message that shows it, and no words in it call or link to anybody."""

from dataclasses import replace
from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.views.asks import ask_blocks, ask_line, which_blocks
from handlers.views.blocks import Block
from handlers.views.confirming import confirm_blocks, recorded_blocks, set_aside_blocks, told_blocks, which_part
from handlers.views.limits import faults_in_message, faults_in_view
from models.action import ActionStatus
from models.answering import ActionAnswer, Coming, ReportAnswer, SharingAnswer
from models.cards import Card
from models.conversation.shown import Shown
from models.conversation.understood import Ask, Part, Understood
from models.desk import key
from models.invitation import Attendance, Mode, NotUsReason
from models.report import ReportStatus, Route
from models.sharing import FamilyResponse, Method, NotSharedReason, Relation, Safety, Shared
from models.understanding.flags import FLAGS
from tests.handlers.views.test_answer_views import LONG, cards, owned
from tests.scenarios.watch import mentions

#: Many views are built for each, on machines that are busy with other tests.
few = settings(deadline=None, max_examples=25)
EVIL = "<!channel> & <https://example.org|x> " + LONG[:80]
COMINGS = (
    Coming(Attendance.YES, Mode.VIDEO),
    Coming(Attendance.NO),
    Coming(Attendance.PART, joins_at=time(11), leaves_at=time(12)),
    Coming(Attendance.DEPUTY, Mode.PHONE, deputy_name=EVIL, deputy_role=EVIL),
)
REPORTS = (
    ReportAnswer(ReportStatus.SENT, date(2026, 3, 2), route=Route.PORTAL),
    ReportAnswer(ReportStatus.IN_PROGRESS, expected_on=date(2026, 3, 20)),
    ReportAnswer(ReportStatus.RESEARCH),
    ReportAnswer(ReportStatus.NOT_PROVIDING),
)
SHARINGS = [
    SharingAnswer(safety, value, date(2026, 3, 1), Method.COPY_HANDED_OVER, tuple(Relation), FamilyResponse.DISAGREED)
    for safety in Safety
    for value in Shared
]
SHARINGS.append(SharingAnswer(Safety.SAFE, Shared.NO, reason=NotSharedReason.OTHER, planned_for=date(2026, 3, 4)))


@st.composite
def told(draw: st.DrawFn) -> Shown:
    """Anything that can be understood, beside a record in any state, with up to forty actions of one agency."""
    card = draw(cards())
    actions = tuple(owned(draw(st.sampled_from([0, 1, 8, 9, 40])), updated=False))
    card = replace(card, answers=replace(card.answers, actions=actions))
    answers = tuple(
        ActionAnswer(key(action.id), ActionStatus.IN_PROGRESS, "Waiting list 14 weeks", "Home visit", date(2026, 3, 9))
        for action, _ in actions
    )
    found = Understood(
        coming=draw(st.none() | st.sampled_from(COMINGS)),
        report=draw(st.none() | st.sampled_from(REPORTS)),
        sharing=draw(st.none() | st.sampled_from(SHARINGS)),
        actions=draw(st.sampled_from([(), answers])),
        unplaced=draw(st.sampled_from([None, ActionAnswer(0, ActionStatus.DONE)])),
        not_us=draw(st.none() | st.sampled_from(NotUsReason)),
        flags=draw(st.sampled_from([(), tuple(FLAGS)])),
    )
    found = found.asking(*draw(st.sets(st.sampled_from(Ask))))
    return Shown(card, found, tuple(draw(st.sets(st.sampled_from(Part)))), draw(st.booleans()))


def faults(blocks: list[Block]) -> list[str]:
    return faults_in_message("A line", blocks) + mentions(blocks) if blocks else []


@few
@given(told())
def test_slack_takes_whatever_was_understood(now: Shown) -> None:
    assert faults(confirm_blocks(now, 7, [])) == []
    assert faults(told_blocks(now, 7, [])) == []
    assert faults(recorded_blocks(now, [part.value for part in now.found.parts], 7)) == []
    assert faults(set_aside_blocks(now, "Nothing was recorded.", 7)) == []
    if now.found.ready:
        assert faults_in_view(which_part(now, 7)) == []


@few
@given(told())
def test_each_fact_that_is_ready_can_be_taken_out_and_confirmed_once(now: Shown) -> None:
    blocks = confirm_blocks(now, 7, [])
    pressed = [block["accessory"]["action_id"] for block in blocks if "accessory" in block]
    in_rows = [element["action_id"] for block in blocks for element in block.get("elements", []) if "value" in element]
    assert in_rows.count("reply_right") == bool(now.found.ready)
    for part in now.found.ready:
        assert any(each.startswith(f"reply_not.{part}") for each in pressed)
    waiting = {ask.part for ask in now.found.asks} - {Part.ACTIONS}
    assert not [each for each in pressed if each.removeprefix("reply_not.") in waiting]
    assert in_rows.count("ask_person") == 1


@few
@given(told(), st.sampled_from(Ask))
def test_each_question_has_at_most_four_answers(now: Shown, ask: Ask) -> None:
    found = Understood(unplaced=ActionAnswer(0, ActionStatus.DONE)).asking(ask)
    blocks = ask_blocks(now.card, found, 7)
    buttons = [element["text"]["text"] for block in blocks for element in block.get("elements", [])]
    assert len(set(buttons)) == len(buttons) <= 4
    assert buttons or not now.card.answers.actions
    assert ask_line(ask) in str(blocks) or not buttons


@few
@given(st.lists(cards(), min_size=1, max_size=2))
def test_slack_takes_any_number_of_conferences(some: list[Card]) -> None:
    assert faults(which_blocks(some * 20, 7)) == []
