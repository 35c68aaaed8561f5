"""People answer as they would answer a colleague; nothing is recorded until they say that it is right."""

from datetime import date

import pytest
from sqlmodel import select

from models.conversation.reply import Reply, Stage
from models.report import Report, ReportStatus
from models.sharing import Method, Safety, Shared, Sharing
from tests.harness import Partnership, stored
from tests.scenarios.living import KHAN, MAPLE, REVIEW, at, booked, invitation, letters

pytestmark = pytest.mark.databases("sqlite")


async def test_a_reply_in_the_thread_is_shown_and_recorded_once_it_is_right(house: Partnership) -> None:
    code = await booked(house, REVIEW)
    await house.go_to(at(3, 4, 14))
    khan = house.person(KHAN)
    letter = letters(khan, code)[0]
    await khan.say("sent it over this morning, went through it with mum on the phone Tues", thread=letter)
    await house.settle()
    check = khan.dm[-1]
    assert check.thread_ts == letter.ts
    assert "Report: sent today, Wednesday 4 March" in check.reads()
    assert "Shared with the mother by phone yesterday, Tuesday 3 March" in check.reads()
    assert check.buttons.count("Not this one") == 2
    row = invitation(house, code, MAPLE)
    with stored(house) as session:
        assert session.get(Report, row.id) is None
    await khan.press(check, "That’s right")
    await house.settle()
    with stored(house) as session:
        report, sharing = session.get_one(Report, row.id), session.get_one(Sharing, row.id)
        replies = session.exec(select(Reply)).all()
    assert (report.status, report.sent_on, report.on_behalf) == (ReportStatus.SENT, date(2026, 3, 4), False)
    assert (sharing.value, sharing.shared_on, sharing.method) == (Shared.YES, date(2026, 3, 3), Method.PHONE)
    assert (sharing.shared_with, sharing.safety) == (["mother"], Safety.SAFE)
    assert [(reply.stage, reply.kept) for reply in replies] == [(Stage.RECORDED, None)]
    assert "✓ Recorded. Thank you." in khan.find("Recorded").reads()
    assert "✓ Report: sent on Wednesday 4 March" in letters(khan, code)[0].reads()
