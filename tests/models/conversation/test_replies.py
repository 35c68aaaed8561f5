"""A message placed, understood, sealed and settled, on both databases: what is stored at each step, and for whom."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from sqlmodel import col, select, text

from models.access import may_still_read
from models.answering import Coming, answer_coming
from models.audit import AuditEntry
from models.booking import cancel, schedule
from models.conference import Conference
from models.conversation.forgetting import KNOWN_FOR, forget_old
from models.conversation.hearing import heard
from models.conversation.place import placed
from models.conversation.reply import WAITS, Reply, Stage
from models.conversation.said import Said
from models.conversation.settling import Outcome, choose, confirm, find, not_this, place_action, tell
from models.conversation.shown import shown
from models.conversation.understood import Ask, Part, unsealed
from models.desk import Desk, key
from models.invitation import Attendance, Invitation, Mode
from models.outbox import Delivery, OutboxRow
from models.refusals import Closed, NotYours, Refused
from models.report import Report
from scheduling.clock import SettableClock
from tests.models.conftest import At, booking, person

WORDS = "I can come by video, report sent this morning"


def say(desk: Desk, words: str = WORDS, thread: str | None = None) -> Reply:
    said = Said(words, "D1", f"{desk.now.timestamp():.6f}", thread)
    return heard(desk, said, placed(desk, said))


def letter_at(desk: Desk, ts: str, *conferences: Conference, to: str = "UKHAN") -> None:
    """Somebody's invitations to these conferences, as one message of ours."""
    for conference in conferences:
        mine = (OutboxRow.conference_id == conference.id, OutboxRow.recipient_id == person(desk.session, to).id)
        row = desk.session.exec(select(OutboxRow).where(*mine)).first()
        assert row is not None
        row.status, row.channel, row.ts = Delivery.SENT, "D1", ts


def test_the_meaning_is_sealed_until_it_is_confirmed_and_then_gone(at: At, conference: Conference) -> None:
    with at("UKHAN") as desk:
        reply = say(desk)
        reply_id = key(reply.id)
        assert (reply.stage, shown(desk, reply).found.ready) == (Stage.CONFIRM, (Part.COMING, Part.REPORT))
        raw = desk.session.connection().execute(text("SELECT kept FROM replies")).scalar_one()
        assert "video" not in raw
        assert "coming" not in raw
    with at("UKHAN") as desk:
        assert confirm(desk, reply_id) is Outcome.RECORDED
        assert confirm(desk, reply_id) is Outcome.NOTHING
    with at("UKHAN") as desk:
        reply = find(desk, reply_id)
        assert (reply.stage, reply.kept, reply.recorded) == (Stage.RECORDED, None, ["coming", "report"])
        invitation = desk.session.get_one(Invitation, reply.invitation_id)
        assert (invitation.attendance, invitation.mode) == (Attendance.YES, Mode.VIDEO)
        assert desk.session.get_one(Report, reply.invitation_id).sent_on == date(2026, 3, 2)
        deeds = [entry.deed for entry in desk.session.exec(select(AuditEntry).order_by(col(AuditEntry.id)))][-4:]
        assert deeds == ["wrote_to_us", "confirmed_reply", "answered_coming", "answered_report"]


def test_nothing_is_half_recorded(at: At, conference: Conference) -> None:
    """What the buttons would refuse is refused here, and then nothing of the reply is recorded."""
    with at("UKHAN") as desk:
        reply_id = key(say(desk).id)
    with at("UPRIYA") as desk:
        cancel(desk, key(conference.id), conference.version)
    with pytest.raises(Closed), at("UKHAN") as desk:
        confirm(desk, reply_id)
    with at("UKHAN") as desk:
        assert desk.session.exec(select(Report)).all() == []
        assert say(desk).stage is Stage.TOLD


SETTLE: dict[str, Callable[[Desk, int], object]] = {
    "confirm": confirm,
    "take out": lambda desk, reply_id: not_this(desk, reply_id, Part.REPORT),
    "choose": lambda desk, reply_id: choose(desk, reply_id, 1),
    "tell": lambda desk, reply_id: tell(desk, reply_id, Ask.WHEN_SENT, "today"),
    "place": lambda desk, reply_id: place_action(desk, reply_id, 1),
}


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize("deed", SETTLE)
def test_a_reply_is_settled_by_its_writer_alone(at: At, conference: Conference, deed: str) -> None:
    with at("UKHAN") as desk:
        reply_id = key(say(desk).id)
    for other in ("UPRIYA", "URUTH", "UREED", "UADMIN"):
        with pytest.raises(NotYours), at(other) as desk:
            SETTLE[deed](desk, reply_id)
    with pytest.raises(NotYours), at("UKHAN") as desk:
        SETTLE[deed](desk, 9999)


@pytest.mark.databases("sqlite")
def test_buttons_that_are_out_of_use_are_refused(at: At, conference: Conference) -> None:
    with at("UKHAN") as desk:
        reply_id = key(say(desk, "I have sent the report").id)
    with pytest.raises(Refused), at("UKHAN") as desk:
        tell(desk, reply_id, Ask.WHEN_SENT, "in_person")
    with at("UKHAN") as desk:
        tell(desk, reply_id, Ask.WILL_YOU, "video")  # not the question that is open
        assert shown(desk, find(desk, reply_id)).found.ask is Ask.WHEN_SENT


def test_a_letter_about_two_conferences_is_asked_about(at: At, conference: Conference) -> None:
    with at("UPRIYA") as desk:
        second = schedule(desk, booking(desk, form="V2", on=date(2026, 3, 19)))
        letter_at(desk, "7.7", conference, second)
        letter_at(desk, "8.8", second, to="UREED")
    with at("UKHAN") as desk:
        reply = say(desk, thread="7.7")
        reply_id = key(reply.id)
        assert (reply.stage, reply.invitation_id) == (Stage.WHICH, None)
        assert reply.kept is not None
        ids = list(unsealed(reply.kept))
        of = [desk.session.get_one(Invitation, each).conference_id for each in ids]
        assert of == [conference.id, second.id]
        assert say(desk, thread="8.8").stage is Stage.WHICH  # somebody else's letter is no place of theirs
    with pytest.raises(NotYours), at("UKHAN") as desk:
        choose(desk, reply_id, 9999)
    with at("UKHAN") as desk:
        choose(desk, reply_id, ids[1])
        reply = find(desk, reply_id)
        assert (reply.stage, reply.invitation_id, list(unsealed(str(reply.kept)))) == (Stage.CONFIRM, ids[1], ids[1:])
        row = desk.session.exec(select(OutboxRow).where(OutboxRow.occasion == f"reply:{reply_id}")).one()
        assert may_still_read(desk, row)


@pytest.mark.databases("sqlite")
def test_a_change_of_the_same_thing_is_shown_first_and_another_does_not_disturb(at: At, conference: Conference) -> None:
    with at("UKHAN") as desk:
        reply = say(desk)
        reply_id, invitation_id = key(reply.id), key(reply.invitation_id)
        answer_coming(desk, invitation_id, Coming(Attendance.YES, Mode.PHONE))
    with at("UKHAN") as desk:
        assert confirm(desk, reply_id) is Outcome.CHANGED
        not_this(desk, reply_id, Part.COMING)
        answer_coming(desk, invitation_id, Coming(Attendance.YES, Mode.IN_PERSON))
    with at("UKHAN") as desk:
        assert confirm(desk, reply_id) is Outcome.RECORDED
        assert desk.session.get_one(Invitation, invitation_id).mode is Mode.IN_PERSON


@pytest.mark.databases("sqlite")
def test_what_waits_is_forgotten_after_a_day(at: At, conference: Conference, clock: SettableClock) -> None:
    with at("UKHAN") as desk:
        say(desk)
        told = key(say(desk, "we're going to disagree with stepping down btw").id)
    with at(None) as desk:
        forget_old(desk)
        assert len(desk.session.exec(select(Reply).where(col(Reply.kept).is_not(None))).all()) == 2
        row = desk.session.exec(select(OutboxRow).where(OutboxRow.occasion == f"reply:{told}")).one()
        row.status, row.channel, row.ts = Delivery.SENT, "D1", "9.9"
    with at(None) as desk:
        forget_old(desk)  # answered, and nothing to confirm: gone at once
        assert desk.session.get_one(Reply, told).kept is None
    clock.advance(WAITS + timedelta(minutes=1))
    with at(None) as desk:
        forget_old(desk)
        assert desk.session.exec(select(Reply).where(col(Reply.kept).is_not(None))).all() == []
    with at("UADMIN") as desk:
        nothing = key(say(desk, "hello").id)
    clock.advance(KNOWN_FOR + timedelta(minutes=1))
    with at(None) as desk:
        forget_old(desk)
        assert desk.session.get(Reply, nothing) is None
        assert desk.session.get(Reply, told) is not None  # goes with its invitation


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("Running a clinic til 11, could join 11.15 by phone for 20 mins", (time(11, 15), None)),
        ("I can only be there until 11am", (None, time(11))),
        ("can join at 2pm for 20 mins", (None, None)),
    ],
)
def test_hours_are_those_of_the_meeting(
    at: At, conference: Conference, words: str, hours: tuple[time | None, time | None]
) -> None:
    """It is planned from 10am until 11:30am."""
    with at("UKHAN") as desk:
        found = shown(desk, say(desk, words)).found
    assert found.coming is not None
    assert (found.coming.joins_at, found.coming.leaves_at) == hours
    assert (found.ask is Ask.PART_HOURS) == (hours == (None, None))
