"""Delivery: every message arrives once, whatever Slack and the network do. Facts are never lost with a message."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlmodel import col, select

from bot.post import PostRoom
from handlers.rooms import all_deeds
from models import sending, upkeep
from models.agency import Professional
from models.booking import cancel, schedule
from models.conference import Conference
from models.desk import Desk, key
from models.outbox import Delivery, OutboxRow, SkipReason
from scheduling.ladder import Kind
from tests.conftest import MORNING
from tests.harness import Partnership, house, stored
from tests.models.conftest import booking

__all__ = ["house"]


async def scheduled(house: Partnership) -> Conference:
    """Priya schedules; nothing is sent yet."""

    def work(desk: Desk) -> Conference:
        return schedule(desk, booking(desk, people=("UKHAN", "UREED")))

    return await house.programme.office.transact("UPRIYA", work)


def rows(house: Partnership, *kinds: Kind) -> list[OutboxRow]:
    with stored(house) as session:
        query = select(OutboxRow).where(col(OutboxRow.kind).in_(kinds)).order_by(col(OutboxRow.id))
        return list(session.exec(query))


def statuses(house: Partnership, *kinds: Kind) -> Counter[Delivery]:
    return Counter(row.status for row in rows(house, *kinds))


def invitations_in(house: Partnership, slack_id: str) -> int:
    return sum("You are invited to a child" in message.reads() for message in house.person(slack_id).dm)


async def test_an_invitation_arrives_once_however_often_the_post_is_sent(house: Partnership) -> None:
    await scheduled(house)
    for _ in range(3):
        await house.settle()
    assert invitations_in(house, "UKHAN") == 1
    sent = [row for row in rows(house, Kind.INVITATION) if row.status is Delivery.SENT]
    assert all(row.channel and row.ts and row.letter for row in sent)
    assert house.slack.complaints == []


@pytest.mark.parametrize("lost", [1, 2, 3, 5])
async def test_lost_replies_are_looked_for_and_nothing_is_sent_twice(house: Partnership, lost: int) -> None:
    await scheduled(house)
    house.slack.faults.lose_next_reply(lost)
    for _ in range(4):
        await house.settle()
        house.clock.advance(timedelta(minutes=1))
    assert statuses(house, Kind.INVITATION)[Delivery.SENT] == statuses(house, Kind.INVITATION).total()
    assert [invitations_in(house, slack_id) for slack_id in ("UKHAN", "UREED", "UPROB", "UMID")] == [1, 1, 1, 1]


async def test_an_outage_delays_and_loses_nothing(house: Partnership) -> None:
    await scheduled(house)
    house.slack.faults.outage = True
    await house.settle()
    assert invitations_in(house, "UKHAN") == 0
    house.slack.faults.outage = False
    house.clock.advance(timedelta(minutes=20))
    await house.settle()
    await house.settle()
    assert invitations_in(house, "UKHAN") == 1


async def test_too_many_at_once_are_sent_when_slack_says(house: Partnership) -> None:
    await scheduled(house)
    house.slack.faults.rate_limit("chat.postMessage", times=9, retry_after=30)
    await house.settle()
    waiting = [row for row in rows(house, Kind.INVITATION) if row.status is Delivery.PLANNED and row.not_before]
    assert all(row.not_before == house.clock.now() + timedelta(seconds=30) for row in waiting)
    house.slack.faults.limited.clear()
    house.clock.advance(timedelta(seconds=31))
    await house.settle()
    assert invitations_in(house, "UKHAN") == 1


async def test_a_sender_that_died_before_sending_leaves_its_rows_to_the_next(house: Partnership) -> None:
    await scheduled(house)
    await house.programme.office.transact(None, lambda desk: sending.claim(desk, sending.Sender("dead")))
    await house.settle()
    assert invitations_in(house, "UKHAN") == 0
    house.clock.advance(sending.LEASE + timedelta(seconds=1))
    await house.settle()
    assert invitations_in(house, "UKHAN") == 1


async def test_two_post_rooms_share_the_work_and_send_nothing_twice(house: Partnership) -> None:
    for number in range(6):
        await house.programme.office.transact("UPRIYA", partial(_schedule_one, form=f"V{number}"))
    second = PostRoom(house.programme.office, house.programme.client, all_deeds().letters)
    await asyncio.gather(house.programme.post.deliver(), second.deliver())
    lines = [line for message in house.person("UKHAN").dm for line in message.reads().splitlines()]
    with stored(house) as session:
        codes = session.exec(select(Conference.code)).all()
    for code in codes:
        assert sum(line.startswith(f"{code} · Initial") for line in lines) == 1


async def test_reminders_that_piled_up_during_an_outage_come_as_one(house: Partnership) -> None:
    await scheduled(house)
    await house.settle()
    house.clock.set(datetime(2026, 3, 9, 9, 45, tzinfo=UTC))  # nothing was sent for a week
    await house.settle()
    khan = [row for row in rows(house, Kind.REMINDER) if row.recipient_id == _id(house, "UKHAN")]
    assert Counter(row.status for row in khan)[Delivery.SENT] == 1
    assert any(row.skip_reason is SkipReason.NO_LONGER_WANTED for row in khan)
    assert max(khan, key=lambda row: row.due_at).status is Delivery.SENT


async def test_an_account_that_cannot_be_written_to_is_passed_on_by_the_social_worker(house: Partnership) -> None:
    await scheduled(house)
    with stored(house) as session:
        person = session.exec(select(Professional).where(Professional.slack_id == "UKHAN")).one()
        person.slack_id = "UGONE"
        session.add(person)
        session.commit()
    await house.settle()
    await house.settle()
    relayed = [message for message in house.person("UPRIYA").dm if "Maple Street Surgery" in message.reads()]
    assert relayed
    assert [row.fault for row in rows(house, Kind.INVITATION) if row.status is Delivery.FAILED]


async def test_who_acts_can_be_reached_again(house: Partnership) -> None:
    with stored(house) as session:
        session.exec(select(Professional).where(Professional.slack_id == "UKHAN")).one().unreachable_at = MORNING
        session.commit()
    await scheduled(house)
    await house.settle()
    assert invitations_in(house, "UKHAN") == 0
    await house.person("UKHAN").open_home()
    await house.settle()
    assert invitations_in(house, "UKHAN") == 1


async def test_a_social_worker_whom_slack_gets_to_know_later_gets_what_waited(house: Partnership) -> None:
    with stored(house) as session:
        priya = session.exec(select(Professional).where(Professional.slack_id == "UPRIYA")).one()
        priya.slack_id, priya.email = None, "priya.nair@elsewhere.example"
        session.commit()
    office = house.programme.office
    schedule_for_priya = partial(_schedule_one, form="V1", social_worker_id=priya.id)
    await office.transact("UBUSINESS", schedule_for_priya)
    await house.settle()
    assert statuses(house, Kind.SCHEDULED) == {Delivery.SKIPPED: 1}
    await office.transact(None, partial(upkeep.recognised, professional_id=key(priya.id), slack_id="UPRIYA"))
    await house.settle()
    assert statuses(house, Kind.SCHEDULED) == {Delivery.SENT: 1}
    assert "is scheduled" in house.person("UPRIYA").dm[0].reads()


async def test_while_slack_does_not_let_us_in_nothing_is_given_up(house: Partnership) -> None:
    await scheduled(house)
    client = house.programme.client
    token, client.token = client.token, "xoxb-revoked"
    await house.settle()
    assert statuses(house, Kind.INVITATION) == {Delivery.PLANNED: statuses(house, Kind.INVITATION).total()}
    client.token = token
    house.clock.advance(timedelta(minutes=20))
    await house.settle()
    assert invitations_in(house, "UKHAN") == 1
    with stored(house) as session:
        assert not session.exec(select(Professional).where(col(Professional.unreachable_at).is_not(None))).all()


async def test_a_letter_of_unknown_fate_to_an_account_that_is_gone_is_passed_on(house: Partnership) -> None:
    await scheduled(house)
    await house.settle()
    await house.programme.office.transact("UPRIYA", partial(_schedule_one, form="V2"))
    house.slack.faults.lose_next_reply(9)
    await house.settle()
    house.slack.faults.lost_replies = 0
    with stored(house) as session:
        session.exec(select(Professional).where(Professional.slack_id == "UKHAN")).one().slack_id = "UGONE"
        session.commit()
    await house.settle()
    await house.settle()
    assert statuses(house, *Kind)[Delivery.UNCERTAIN] == 0
    assert any("Maple Street Surgery" in message.reads() for message in house.person("UPRIYA").dm)


async def test_what_is_no_longer_wanted_is_not_sent(house: Partnership) -> None:
    conference = await scheduled(house)
    await house.settle()
    await house.programme.office.transact("UPRIYA", lambda desk: cancel(desk, key(conference.id), conference.version))
    await house.go_to(datetime(2026, 3, 13, 12, tzinfo=UTC))
    read = " ".join(message.reads() for message in house.person("UKHAN").dm)
    assert "was cancelled" in read
    assert statuses(house, Kind.REMINDER)[Delivery.SENT] == 0


async def test_letters_say_nothing_on_a_lock_screen_but_reference_and_deadline(house: Partnership) -> None:
    await scheduled(house)
    await house.settle()
    for slack_id in ("UKHAN", "UREED", "UPRIYA"):
        for message in house.person(slack_id).dm:
            assert "CPC-" in message.text
            assert not any(word in message.text for word in ("Khan", "Surgery", "abuse"))


def _schedule_one(desk: Desk, form: str, **more: object) -> Conference:
    return schedule(desk, booking(desk, people=("UKHAN",), changes=more, form=form))


def _id(house: Partnership, slack_id: str) -> int:
    with stored(house) as session:
        return key(session.exec(select(Professional.id).where(Professional.slack_id == slack_id)).one())
