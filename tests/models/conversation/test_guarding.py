"""Who is told about a dangerous message: the first who can be reached, and somebody else when they cannot."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.agency import Professional
from models.answering import Coming, answer_coming
from models.audit import AuditEntry
from models.cards import my_cards
from models.challenge import Enquiry
from models.conference import Conference
from models.conversation.contacts import codes_for
from models.conversation.guarding import guard
from models.conversation.place import placed
from models.conversation.safety import Danger, Sign
from models.conversation.said import Said
from models.desk import Desk, key
from models.enquiries import settle
from models.invitation import Attendance
from models.inviting import withdraw
from models.outbox import Delivery, OutboxRow
from models.redirecting import ask_the_chair
from models.refusals import NotYours
from models.sending import Sender, claim, failed, put_in_letter, sift, unwritable
from scheduling.clock import SettableClock
from scheduling.ladder import Kind
from tests.models.conftest import RULES, At, person

HARM, ROOM = Danger(frozenset({Sign.HARM})), Danger(frozenset({Sign.EXCLUSION}))
NAMED = replace(RULES, safeguarding_contact="quinn.marsh@ravensmoor.example")
SENDER = Sender("here")


def write(at: At, slack_id: str, danger: Danger = HARM, number: int = 1, rules: object = NAMED) -> None:
    """Somebody's dangerous message in the open DM."""
    said = Said("", "D1", f"{number}.1", key=f"event:{number}")
    with at(slack_id, rules) as desk:
        guard(desk, danger, said, placed(desk, said).cards)


def alerted(at: At) -> list[tuple[str | None, Delivery]]:
    """Who was to be alerted, in this order, and what became of it."""
    with at(None) as desk:
        rows = select(OutboxRow).where(OutboxRow.kind == Kind.SAFETY_ALERT).order_by(col(OutboxRow.id))
        return [
            (desk.session.get_one(Professional, row.recipient_id).slack_id, row.status)
            for row in desk.session.exec(rows)
        ]


def give_up(desk: Desk) -> None:
    """Slack refuses every alert that is due."""
    rows = [row for row in claim(desk, SENDER) if row.kind is Kind.SAFETY_ALERT]
    put_in_letter(desk, rows, "L1")
    desk.session.flush()
    failed(desk, SENDER, "L1", "restricted_action")


def test_several_messages_at_once_alert_once_and_later_ones_again(at: At, conference: Conference) -> None:
    for number in range(3):
        write(at, "UKHAN", number=number)
    assert alerted(at) == [("UQUINN", Delivery.PLANNED)]
    with at(None, NAMED) as desk:
        claim(desk, SENDER)
    write(at, "UKHAN", number=4)
    write(at, "UREED", number=5)
    assert len(alerted(at)) == 3


def test_who_cannot_be_reached_is_followed_by_the_next(at: At, conference: Conference) -> None:
    write(at, "UREED")
    with at(None, NAMED) as desk:
        person(desk.session, "UQUINN").unreachable_at = desk.now
    with at(None, NAMED) as desk:
        sift(desk, SENDER, [key(row.id) for row in claim(desk, SENDER)])
    assert alerted(at) == [
        ("UQUINN", Delivery.SKIPPED),
        ("UPRIYA", Delivery.PLANNED),
        ("URUTH", Delivery.PLANNED),
    ]
    with at(None, NAMED) as desk:
        give_up(desk)
    assert [who for who, _ in alerted(at)] == ["UQUINN", "UPRIYA", "URUTH", "UADMIN"]
    with at(None, NAMED) as desk:
        unwritable(desk, SENDER, [key(row.id) for row in claim(desk, SENDER)])
    assert [who for who, _ in alerted(at)] == ["UQUINN", "UPRIYA", "URUTH", "UADMIN"], "nobody is left"
    with at(None) as desk:
        assert desk.session.exec(select(AuditEntry).where(AuditEntry.deed == "nobody_to_alert")).all()


@pytest.mark.parametrize(
    ("writer", "told"),
    [
        ("UPRIYA", ["UADMIN"]),  # runs it, but is invited to none; the lead of social care is not in Slack
        ("UKHAN", ["UPRIYA", "URUTH"]),
        ("USAM", ["UJO"]),  # of a school that is invited through somebody else: the school's own lead
        ("UQUINN", ["UADMIN"]),
    ],
)
def test_without_a_contact_whoever_comes_closest_is_told(
    at: At, conference: Conference, writer: str, told: Sequence[str]
) -> None:
    write(at, writer, rules=RULES)
    assert [who for who, _ in alerted(at)] == told


def test_references_are_read_by_those_who_have_a_part(at: At, conference: Conference) -> None:
    with at(None, NAMED) as desk:
        khan = person(desk.session, "UKHAN")
        for reader, codes in {
            "UQUINN": (conference.code,),
            "UADMIN": (),
            "UREED": (),
            "UKHAN": (conference.code,),
        }.items():
            assert codes_for(desk, person(desk.session, reader), khan, None) == codes, reader
        for reader, codes in {"UPRIYA": (conference.code,), "UADMIN": (), "UREED": ()}.items():
            assert codes_for(desk, person(desk.session, reader), khan, conference.id) == codes, reader


def test_the_chair_is_asked_once_and_not_for_an_invitation_that_was_withdrawn(
    at: At, conference: Conference, clock: SettableClock
) -> None:
    for number in range(2):
        write(at, "UKHAN", ROOM, number)
    with at("UKHAN", NAMED) as desk:
        [card] = my_cards(desk)
        [enquiry] = desk.session.exec(select(Enquiry)).all()
        assert enquiry.for_chair
    with at("UPRIYA") as desk:
        withdraw(desk, card.invitation_id)
    clock.advance(timedelta(hours=1))
    with at("UKHAN", NAMED) as desk:
        guard(desk, ROOM, Said("", "D1", "9.1", thread="8.1", key="event:9"), [card])
        assert len(desk.session.exec(select(Enquiry)).all()) == 1
        answers = select(OutboxRow).where(OutboxRow.kind == Kind.SAFETY).order_by(col(OutboxRow.id))
        assert [row.thread for row in desk.session.exec(answers)] == [None, "8.1"]


def test_what_is_planned_for_the_conference_meanwhile_takes_nothing_back(at: At, conference: Conference) -> None:
    both = Danger(HARM.signs | ROOM.signs)
    write(at, "UKHAN", both)
    with at("UREED", NAMED) as desk:
        [card] = my_cards(desk)
        answer_coming(desk, card.invitation_id, Coming(Attendance.YES))
    with at(None, NAMED) as desk:
        kinds = (Kind.SAFETY, Kind.SAFETY_ALERT, Kind.PLEASE_PHONE)
        rows = desk.session.exec(select(OutboxRow).where(col(OutboxRow.kind).in_(kinds))).all()
        assert {row.kind: row.status for row in rows} == dict.fromkeys(kinds, Delivery.PLANNED)
        kept = sift(desk, SENDER, [key(row.id) for row in claim(desk, SENDER)])
        assert {row.kind for row in kept} >= set(kinds)


def test_only_who_may_answer_an_invitation_asks_its_chair_and_only_the_chair_settles(
    at: At, conference: Conference
) -> None:
    write(at, "UKHAN", ROOM)
    with at(None) as desk:
        [enquiry] = desk.session.exec(select(Enquiry)).all()
    for stranger in ("UHOLLY", "UADMIN", "UQUINN"):
        with at(stranger) as desk, pytest.raises(NotYours):
            ask_the_chair(desk, enquiry.invitation_id)
    for other in ("UPRIYA", "UKHAN", "UCHAIR2"):
        with at(other) as desk, pytest.raises(NotYours):
            settle(desk, key(enquiry.id))
    with at("URUTH") as desk:
        assert settle(desk, key(enquiry.id)).settled_at == desk.now
