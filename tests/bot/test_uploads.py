"""Files: each arrives once in the conversation of its letter, whatever Slack and the network do on the way."""

import asyncio
from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
from sqlmodel import col, select

from bot.post import PostRoom
from handlers.deeds import Paragraph
from handlers.enclosure import Enclosure
from handlers.rooms import all_deeds
from models.booking import schedule
from models.conference import Conference
from models.desk import Desk, key
from models.enclosure import Enclosed, EnclosureRow
from models.inviting import withdraw
from models.outbox import OutboxRow
from models.sending import LEASE
from scheduling.ladder import Kind
from tests.handlers.booked import as_person, invitation_of
from tests.harness import Partnership, house, stored
from tests.models.conftest import booking

__all__ = ["house"]

ONCE = pytest.mark.databases("sqlite")
LATER = LEASE + timedelta(seconds=1)


async def scheduled(house: Partnership) -> Conference:
    """Priya schedules; nothing is sent yet."""
    book = partial(_book, people=("UKHAN", "UREED"))
    return await house.programme.office.transact("UPRIYA", book)


def _book(desk: Desk, people: tuple[str, ...]) -> Conference:
    return schedule(desk, booking(desk, people=people))


def statuses(house: Partnership) -> Counter[Enclosed]:
    with stored(house) as session:
        return Counter(row.status for row in session.exec(select(EnclosureRow)))


def faults(house: Partnership) -> set[str | None]:
    with stored(house) as session:
        return set(session.exec(select(EnclosureRow.fault)))


async def test_a_file_follows_its_letter_once_however_often_the_post_is_sent(house: Partnership) -> None:
    conference = await scheduled(house)
    for _ in range(3):
        await house.settle()
    khan = house.person("UKHAN")
    assert [file.name for file in khan.files] == [f"{conference.code}.ics"]
    assert khan.shared[0].text == f"Put {conference.code} in your calendar"
    assert khan.shared[0].ts > khan.find("You are invited").ts
    assert set(statuses(house)) == {Enclosed.SHARED}
    assert house.slack.complaints == []


@pytest.mark.parametrize("lost", [1, 4, 5, 6, 7, 9, 12])
async def test_lost_replies_share_nothing_twice(house: Partnership, lost: int) -> None:
    """Of each letter, each address, each set of bytes or each file that was shared after all."""
    await scheduled(house)
    house.slack.faults.lose_next_reply(lost)
    for _ in range(6):
        await house.settle()
        house.clock.advance(LATER)
    assert [len(house.person(each).files) for each in ("UKHAN", "UREED", "UPROB", "UMID")] == [1, 1, 1, 1]
    assert set(statuses(house)) == {Enclosed.SHARED}


@ONCE
async def test_a_file_that_was_shared_is_found_and_one_that_was_not_is_completed(house: Partnership) -> None:
    await scheduled(house)
    await house.settle()
    with stored(house) as session:  # as if the process had died after the upload, before and after the last step
        for row in session.exec(select(EnclosureRow)):
            row.status, row.shared_at = Enclosed.UPLOADED, None
        session.commit()
    reed = house.person("UREED")
    house.slack.workspace.delete(reed.shared[0])
    for file in house.slack.workspace.files.values():
        file.complete = file.id in {shared.id for shared in house.person("UKHAN").files}
    await house.settle()
    assert (len(house.person("UKHAN").files), len(reed.files)) == (1, 1)
    assert set(statuses(house)) == {Enclosed.SHARED}


@ONCE
async def test_an_upload_that_slack_has_forgotten_begins_anew(house: Partnership) -> None:
    await scheduled(house)
    await house.settle()
    khan = house.person("UKHAN")
    with stored(house) as session:
        for row in session.exec(select(EnclosureRow)):
            row.status, row.file_id, row.shared_at = Enclosed.UPLOADED, "F0FORGOTTEN", None
        session.commit()
    house.slack.workspace.delete(khan.shared[0])
    await house.settle()
    assert (khan.files, faults(house)) == ([], {"file_not_found"})
    house.clock.advance(LATER)
    await house.settle()
    assert len(khan.files) == 1


@ONCE
async def test_without_the_permission_letters_arrive_and_files_wait(house: Partnership) -> None:
    await scheduled(house)
    app, workspace = house.slack.workspace.app, house.slack.workspace
    scopes = tuple(scope for scope in app.scopes if scope != "files:write")
    workspace.app = type(app)(name=app.name, scopes=scopes, commands=app.commands, shortcuts=app.shortcuts)
    await house.settle()
    house.person("UKHAN").find("You are invited")
    assert set(statuses(house)) == {Enclosed.WAITING}
    workspace.app = app
    for _ in range(2):
        house.clock.advance(LATER)
        await house.settle()
    assert len(house.person("UKHAN").files) == 1


@ONCE
async def test_when_slack_says_wait_the_file_waits(house: Partnership) -> None:
    await scheduled(house)
    house.slack.faults.rate_limit("files.completeUploadExternal", times=9, retry_after=30)
    await house.settle()
    assert house.person("UKHAN").files == []
    house.slack.faults.limited.clear()
    await house.settle()
    assert house.person("UKHAN").files == []
    house.clock.advance(timedelta(seconds=31))
    await house.settle()
    assert len(house.person("UKHAN").files) == 1


async def test_two_post_rooms_share_no_file_twice(house: Partnership) -> None:
    await scheduled(house)
    second = PostRoom(house.programme.office, house.programme.client, all_deeds().letters)
    await asyncio.gather(house.programme.post.deliver(), second.deliver())
    assert [len(house.person(each).files) for each in ("UKHAN", "UREED", "UPROB")] == [1, 1, 1]


@ONCE
async def test_a_file_that_cannot_be_made_is_given_up_and_holds_up_nobody(house: Partnership) -> None:
    conference = await scheduled(house)
    usual = all_deeds().letters
    number = invitation_of(house, conference, "Maple Street Surgery")

    def broken() -> bytes:
        raise ValueError("a name that no log may hold")

    def invite(desk: Desk, row: OutboxRow) -> Paragraph:
        written = usual[Kind.INVITATION](desk, row)
        khan = row.invitation_id == number
        return Paragraph(
            written.notification, written.blocks, Enclosure("x.ics", "x", broken) if khan else written.file
        )

    room = PostRoom(house.programme.office, house.programme.client, {**usual, Kind.INVITATION: invite})
    for _ in range(4):
        await room.deliver()
        house.clock.advance(LATER)
    assert (len(house.person("UKHAN").files), len(house.person("UREED").files)) == (0, 1)
    assert statuses(house)[Enclosed.FAILED] == 1
    assert "unwritable" in faults(house)


@ONCE
async def test_what_is_called_off_before_its_file_was_shared_has_only_the_newer_one(house: Partnership) -> None:
    conference = await scheduled(house)
    house.slack.faults.rate_limit("files.getUploadURLExternal", times=9, retry_after=5)
    await house.settle()
    house.slack.faults.limited.clear()
    number = invitation_of(house, conference, "Maple Street Surgery")
    as_person(house, "UPRIYA", lambda desk: withdraw(desk, number))
    for _ in range(2):
        await house.settle()
        house.clock.advance(LATER)
    assert [message.text for message in house.person("UKHAN").shared] == [
        f"Take {conference.code} out of your calendar"
    ]
    with stored(house) as session:
        dropped = select(OutboxRow.kind).join(EnclosureRow, col(EnclosureRow.outbox_id) == col(OutboxRow.id))
        found = session.exec(dropped.where(EnclosureRow.status == Enclosed.DROPPED)).all()
    assert (key(conference.id) > 0, found) == (True, [Kind.INVITATION])
