"""A snapshot counts what is stored, on both databases alike: local days, the register, and a recount by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from sqlalchemy import Engine

from models.agency import AgencyKind
from models.cards import cards_of
from models.conference import Conference
from models.database import transaction
from models.desk import Desk, key
from models.feedback import Answer, Rating
from models.history.entry import HistoryEntry, Written
from models.invitation import Attendance
from models.record import Attendee, Presence
from models.responding import from_the_log
from models.rules import HouseRules
from models.snapshot.days import Period
from models.snapshot.questions import Source
from models.snapshot.rows import Asked, By
from models.snapshot.taking import Snapshot, take
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Standing
from tests.models.conftest import At

ZONE = HouseRules().zone()
DUE = date(2025, 3, 3)


def period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last), ZONE)


def hold(desk: Desk, conference: Conference, starts_at: datetime) -> Conference:
    """Move a stored conference, and have it held."""
    row = desk.session.get_one(Conference, conference.id)
    row.starts_at, row.standing, row.held_at = starts_at, Standing.HELD, starts_at + timedelta(hours=2)
    desk.session.flush()
    return row


def test_a_period_and_its_months_are_local(at: At, conference: Conference) -> None:
    with at(None) as desk:
        hold(desk, conference, datetime(2026, 3, 31, 23, 30, tzinfo=UTC))  # half past midnight on 1 April, in summer
        found = {}
        for first, last in (("2026-03-01", "2026-03-31"), ("2026-04-01", "2026-04-01"), ("2026-03-01", "2026-04-30")):
            found[first, last] = take(desk.session, Asked(period(first, last), By.MONTH), show_small=True)
    assert [each.invited for each in found.values()] == [0, 7, 7]
    assert [list(each.parts) for each in found.values()] == [[], ["2026-04"], ["2026-04"]]


def test_the_register_says_who_attended_and_until_then_the_agency(at: At, conference: Conference) -> None:
    with at("URUTH") as desk:
        row = hold(desk, conference, datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
        gp, police, school, *_ = cards_of(desk, row)
        gp.invitation.attendance = Attendance.YES
        police.invitation.attendance = Attendance.NO
        school.invitation.attendance = Attendance.PART
        for card, presence in ((gp, Presence.ABSENT), (police, Presence.PHONE)):
            desk.session.add(
                Attendee(
                    conference_id=key(row.id),
                    invitation_id=card.invitation_id,
                    agency_id=card.invitation.agency_id,
                    presence=presence,
                    recorded_at=desk.now,
                    recorded_by_id=desk.actor_id,
                )
            )
        desk.session.flush()
        taken = take(desk.session, Asked(period("2026-03-02", "2026-03-02")))
        asked = [from_the_log(desk, card).get("q1") for card in (gp, police, school)]
    assert asked == [Answer.NO, Answer.YES, Answer.PARTIALLY], "the form begins with the same"
    answers = ("yes", "partially", "no", "na", "no_answer")
    assert [taken.row("1", answer, Source.LOG).n for answer in answers] == [1, 1, 1, 0, 4]


def entries() -> list[HistoryEntry]:
    """Agencies of three kinds at conferences of two months, with every answer somewhere."""
    answers = (None, *Answer)
    found = []
    for number, (written, sent, late) in enumerate(product(Written, (None, -1, 1), (False, True))):
        for turn in range(3):
            place = number * 3 + turn
            shared = answers[place % 5]
            given = {f"q{q}": answers[(place * q + turn) % 5] for q in range(1, 11)}
            rating = (None, *Rating)[place % 5]
            found.append(
                HistoryEntry(
                    key=f"k{place}",
                    conference=f"c{place % 7}",
                    content="",
                    held_on=date(2025, 3, 6) + timedelta(days=30 * (place % 2)),
                    type=(ConferenceType.ICPC, ConferenceType.RCPC)[place % 2],
                    agency=f"Agency {place % 4}",
                    agency_kind=(AgencyKind.GP, AgencyKind.SCHOOL, AgencyKind.POLICE)[place % 3],
                    invited_on=DUE + timedelta(days=1) if late else (None, DUE)[turn % 2],
                    report_due_on=DUE,
                    family_due_on=DUE,
                    attended=answers[(place * 3) % 5],
                    report=written,
                    report_sent_on=DUE + timedelta(days=sent) if sent and written is not Written.NO else None,
                    shared=shared,
                    shared_on=DUE + timedelta(days=turn) if shared in {Answer.YES, Answer.PARTIALLY} else None,
                    actions=answers[(place * 7) % 5],
                    **given,
                    q11=rating,
                    q12="Words" if place % 6 == 0 else None,
                    responded=any(given.values()) or rating is not None or place % 6 == 0,
                )
            )
    return found


def recount(rows: list[HistoryEntry]) -> dict[tuple[str, str, Source], tuple[int, int]]:
    """The same by hand, for one answer of each sort: how many, of how many."""
    answered = [row for row in rows if row.responded]
    sent = [row for row in rows if row.report is Written.YES]
    said = [row for row in answered if row.q2 is Answer.YES]
    shared = [row for row in sent if row.shared in {Answer.YES, Answer.PARTIALLY}]
    too_late = {row.key for row in rows if row.invited_on is not None and row.invited_on > DUE}
    late = [row for row in sent if row.report_sent_on is not None and row.report_sent_on > DUE]
    no = [row for row in said if row.q3 is Answer.NO]
    shared_late = [row for row in shared if row.shared_on and row.shared_on > DUE and row.key not in too_late]
    log, form = Source.LOG, Source.FORM
    return {
        ("1", "no", log): (sum(row.attended is Answer.NO for row in rows), len(rows)),
        ("1", "no_answer", log): (sum(row.attended is None for row in rows), len(rows)),
        ("2", "research", log): (sum(row.report is Written.RESEARCH for row in rows), len(rows)),
        ("3", "no", log): (sum(row.key not in too_late for row in late), len(sent)),
        ("3", "asked_too_late", log): (sum(row.key in too_late for row in late), len(sent)),
        ("4", "late", log): (len(shared_late), len(shared)),
        ("8", "partially", log): (sum(row.actions is Answer.PARTIALLY for row in rows), len(rows)),
        ("1", "yes", form): (sum(row.q1 is Answer.YES for row in answered), len(answered)),
        ("3", "no", form): (sum(row.key not in too_late for row in no), len(said)),
        ("3", "asked_too_late", form): (sum(row.key in too_late for row in no), len(said)),
        ("5", "na", form): (sum(row.q5 is Answer.NOT_APPLICABLE for row in said), len(said)),
        ("10", "no_answer", form): (sum(row.q10 is None for row in answered), len(answered)),
        ("11", "good", form): (sum(row.q11 is Rating.GOOD for row in answered), len(answered)),
        ("12", "comment", form): (sum(row.q12 is not None for row in answered), len(answered)),
    }


@pytest.mark.parametrize("by", [None, *By])
def test_a_recount_by_hand_says_the_same(engine: Engine, by: By | None) -> None:
    rows = entries()
    with transaction(engine) as session:
        session.add_all(rows)
        session.flush()
        taken = take(session, Asked(period("2025-03-01", "2025-04-30"), by), show_small=True)
        parts: dict[By | None, Callable[[HistoryEntry], str]] = {
            None: lambda _: "",
            By.AGENCY: lambda row: row.agency,
            By.KIND: lambda row: row.agency_kind.value,
            By.TYPE: lambda row: row.type.value,
            By.MONTH: lambda row: f"{row.held_on:%Y-%m}",
        }
        names = {parts[by](row) for row in rows}
        assert set(taken.parts) == (names if by else set())
        for name in names:
            assert _counted(taken, name) == recount([row for row in rows if parts[by](row) == name]), name
        assert _counted(taken, "") == recount(rows)


def _counted(taken: Snapshot, part: str) -> dict[tuple[str, str, Source], tuple[int | None, int | None]]:
    found = {}
    for name in recount([]):
        row = taken.row(*name, part)
        found[name] = (row.n, row.base)
    return found
