"""Five hundred invitations, planned and delivered, next to bare calls that post the same letters."""

import asyncio
from collections.abc import Iterable
from datetime import date, time
from functools import partial

from sqlmodel import col, func, select

from bot.post import AT_ONCE
from bot.sandbox import User
from models.agency import Professional
from models.booking import Booking, schedule
from models.desk import Desk, key
from models.directory import COLUMNS, import_directory
from models.inviting import Invitee
from models.outbox import Delivery, OutboxRow
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Kind
from tests.benchmarks.measuring import Table, taking_turns
from tests.harness import Partnership, stored

TURNS, CONFERENCES, AGENCIES = 5, 2, 50
ALL = TURNS * CONFERENCES * AGENCIES
SCHOOLS = [f"USCHOOL{number}" for number in range(ALL)]


async def test_sending(house: Partnership, database_kind: str, table: Table) -> None:
    await house.programme.office.transact(None, open_schools)
    house.slack.workspace.users |= {slack_id: User(slack_id, "Kim Lee", "Head teacher") for slack_id in SCHOOLS}
    waiting = list(SCHOOLS)

    async def bare() -> None:
        await post(house, waiting[: CONFERENCES * AGENCIES])

    async def plan() -> None:
        for _ in range(CONFERENCES):
            invited = [waiting.pop(0) for _ in range(AGENCIES)]
            await house.programme.office.transact("UPRIYA", partial(book, slack_ids=invited))

    async def deliver() -> None:
        await house.programme.post.deliver()

    ways = {"chat.postMessage and nothing else": bare, "planned": plan, "delivered": deliver}
    medians = await taking_turns(TURNS - 1, ways)
    assert delivered(house) == ALL
    letters = 1000 * CONFERENCES * AGENCIES
    both = {"invitations, planned and delivered": medians["planned"] + medians["delivered"]}
    a_second = {name: letters / taken for name, taken in (medians | both).items()}
    table.add(f"Letters a second, of {ALL}, {database_kind}", a_second, "/s")


def open_schools(desk: Desk) -> None:
    """As many schools as there will be invitations, each with somebody who speaks for it."""
    blank = dict.fromkeys(COLUMNS, "")
    rows = []
    for number, slack_id in enumerate(SCHOOLS):
        school = {"agency": f"School number {number}"}
        rows += [
            blank | school | {"record": "agency", "kind": "school"},
            blank | school | {"record": "person", "name": "Kim Lee", "job_role": "Head teacher", "slack": slack_id},
        ]
    lines = [",".join(COLUMNS)] + [",".join(row.values()) for row in rows]
    assert import_directory(desk, "\n".join(lines).encode()).added == 2 * ALL


def book(desk: Desk, slack_ids: list[str]) -> None:
    """A conference to which these people are invited."""
    found = desk.session.exec(select(Professional).where(col(Professional.slack_id).in_([*slack_ids, "URUTH"])))
    people = {person.slack_id: person for person in found}
    booking = Booking(
        type=ConferenceType.RCPC,
        on=date(2026, 3, 12),
        at=time(10),
        minutes=90,
        place="Ravensmoor Town Hall",
        chair_id=key(people["URUTH"].id),
        ages=(13, 4),
        invitees=tuple(Invitee(people[each].agency_id, key(people[each].id)) for each in slack_ids),
        form=slack_ids[0],
    )
    schedule(desk, booking)


async def post(house: Partnership, slack_ids: Iterable[str]) -> None:
    """Post a letter of the size of an invitation to each of these people, as many at once as the post room does."""
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "You are invited. " * 30}}
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(slack_id: str) -> None:
        async with gate:
            await house.programme.client.chat_postMessage(
                channel=slack_id,
                text="You are invited.",
                blocks=[block] * 5,
                metadata={"event_type": "bare", "event_payload": {"letter": slack_id}},
            )

    await asyncio.gather(*map(one, slack_ids))


def delivered(house: Partnership) -> int:
    """How many of the schools have their invitation, by the outbox and by what stands in their conversations."""
    reads = [any("You are invited to a" in each.reads() for each in house.person(name).dm) for name in SCHOOLS]
    with stored(house) as session:
        to_schools = select(Professional.id).where(col(Professional.slack_id).in_(SCHOOLS))
        sent = select(func.count()).where(
            col(OutboxRow.kind) == Kind.INVITATION,
            col(OutboxRow.status) == Delivery.SENT,
            col(OutboxRow.recipient_id).in_(to_schools),
        )
        assert session.exec(sent).one() == sum(reads)
    return sum(reads)
