"""Safety first: harm, identifying details, files and what only the chair may hear. Nothing of it is ever kept."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from sqlmodel import select

from bot.sandbox import Message, Person, User
from models.agency import Professional
from models.audit import AuditEntry
from models.challenge import Enquiry
from models.desk import key
from models.enquiries import settle
from models.feedback import Feedback
from models.refusals import NotYours
from models.report import Report
from models.sharing import Sharing
from tests.handlers.booked import as_person, booked
from tests.harness import Partnership, stored
from tests.scenarios.living import HOLLY, KHAN, MAPLE, ONCE, PRIYA, QUINN, RUTH, at, count, invitation, letters
from tests.scenarios.watch import MARKER, Watch

pytestmark = ONCE
#: Ways in which people tell of harm, with a word in each that must be found nowhere afterwards.
HARM = f"{MARKER} had a black eye this morning and says mum’s boyfriend did it"
KEPT = (Report, Sharing, Feedback)


def named(house: Partnership, email: str) -> None:
    """The partnership names this person as its safeguarding contact."""
    house.programme.office.rules = replace(house.programme.office.rules, safeguarding_contact=email)


def nothing_is_kept(house: Partnership, watch: Watch, words: Iterable[str] = (MARKER,)) -> None:
    """Not in a column, not in the bytes of the database, and nothing is recorded.

    Slack's own store holds the person's message until they delete it; `Watch` has seen all that we sent.
    """
    assert watch.stored_as(words) == []
    file = Path(str(house.engine.url.database))
    for each in (file, file.with_name(file.name + "-wal")):
        assert not [word for word in words if each.exists() and word.encode() in each.read_bytes()]
    assert [table.__name__ for table in KEPT if count(house, table)] == []
    said = "\n".join(watch.shown_to(person) for person in (KHAN, PRIYA, RUTH, QUINN, HOLLY))
    assert [word for word in words if word in said] == []


def newest(person: Person, words: str) -> Message:
    return letters(person, words)[-1]


async def says(house: Partnership, who: str, words: str, thread: Message | None = None, *, file: str = "") -> Message:
    """Somebody writes to us; the answer."""
    person = house.person(who)
    await person.say(words, thread, file=file)
    await house.settle()
    return person.dm[-1]


async def test_harm_is_answered_at_once_and_the_named_contact_is_told_by_reference(
    house: Partnership, watch: Watch
) -> None:
    named(house, "Quinn.Marsh@ravensmoor.example")
    conference = booked(house)
    await house.settle()
    khan, quinn = house.person(KHAN), house.person(QUINN)
    invited = khan.dm[-1]
    before = {who: len(house.person(who).dm) for who in (PRIYA, RUTH, HOLLY)}
    answer = await says(house, KHAN, HARM, invited)
    assert answer.thread_ts == invited.ts
    read = answer.reads()
    assert read.index("999") < read.index("ring your duty team now") < read.index("Quinn Marsh")
    assert "has been told that you wrote, not what" in read
    assert "Please delete your message" in read
    assert "recorded nothing" in read
    [alert] = quinn.dm
    assert alert.text == f"{conference.code}: please ring a professional now about something they wrote"
    assert "Please ring Dr Amira Khan, GP and practice safeguarding lead, Maple Street Surgery now." in alert.reads()
    assert "amira.khan@maplestreet.example; Reception 01632 960301" in alert.reads()
    assert before == {who: len(house.person(who).dm) for who in before}, "nobody else is told"
    nothing_is_kept(house, watch)
    with stored(house) as session:
        noted = session.exec(select(AuditEntry).where(AuditEntry.deed == "wrote_of_harm")).one()
    assert (noted.chain, noted.detail) == (conference.id, "")


async def test_without_a_named_contact_the_social_worker_and_the_chair_are_told(
    house: Partnership, watch: Watch
) -> None:
    conference = booked(house)
    await house.settle()
    await says(house, KHAN, HARM)
    for who in (PRIYA, RUTH):
        alert = newest(house.person(who), "new disclosure of harm")
        assert conference.code in alert.text
        assert "no safeguarding contact is named" in alert.reads()
    assert (
        "Priya Nair, Social worker, and Ruth Adeyemi, Independent chair, have been told"
        in house.person(KHAN).dm[-1].reads()
    )
    nothing_is_kept(house, watch)


async def test_a_contact_who_is_not_in_slack_is_to_be_phoned(house: Partnership, watch: Watch) -> None:
    named(house, "yusuf.rahman@ravensmoor.example")
    booked(house)
    await house.settle()
    await says(house, KHAN, HARM)
    alert = newest(house.person(PRIYA), "new disclosure of harm").reads()
    assert "Please phone Yusuf Rahman, the safeguarding contact, as well" in alert
    assert "Duty desk 01632 960100" in alert
    nothing_is_kept(house, watch)


async def test_harm_is_answered_whatever_becomes_of_the_conference(house: Partnership, watch: Watch) -> None:
    """Without one, with several, after one is over, and for those who run them."""
    named(house, "quinn.marsh@ravensmoor.example")
    quinn = house.person(QUINN)
    for who in (KHAN, PRIYA, RUTH):
        assert "999" in (await says(house, who, HARM)).reads()
    assert [alert.text for alert in quinn.dm] == [
        "Convene: please ring a professional now about something they wrote"
    ] * 3
    codes = {booked(house).code}
    await house.settle()
    invited = house.person(KHAN).dm[-1]
    codes |= {booked(house).code}
    await house.settle()
    assert "999" in (await says(house, KHAN, HARM)).reads()
    assert all(code in quinn.dm[-1].text for code in codes)
    await house.go_to(at(3, 20, 9))
    assert "999" in (await says(house, KHAN, HARM, invited)).reads()
    assert sum(code in quinn.dm[-1].text for code in codes) == 1, "the thread knows which"
    nothing_is_kept(house, watch)


async def test_an_alert_survives_a_lost_reply_an_outage_and_a_contact_whom_slack_cannot_reach(
    house: Partnership, watch: Watch, written: StringIO
) -> None:
    named(house, "quinn.marsh@ravensmoor.example")
    booked(house)
    await house.settle()
    house.slack.faults.lose_next_reply(2)
    await house.person(KHAN).say(HARM)
    await house.settle()
    house.slack.faults.lost_replies = 0
    await house.pass_by(timedelta(minutes=1))
    assert len(letters(house.person(QUINN), "new disclosure of harm")) == 1
    assert len(letters(house.person(KHAN), "ring 999")) == 1

    house.slack.faults.deliver_twice()
    await house.person(HOLLY).say(HARM)
    await house.slack.faults.begin_outage()
    await house.settle()
    await house.slack.faults.end_outage()
    await house.pass_by(timedelta(minutes=20))
    assert len(letters(house.person(QUINN), "Holly Baptiste")) == 1
    nothing_is_kept(house, watch)


async def test_identifying_details_are_named_by_kind_and_nothing_is_recorded(house: Partnership, watch: Watch) -> None:
    conference = booked(house)
    await house.settle()
    answer = await says(house, KHAN, "re 485 777 3456 dob 14/2/19, 12 High St RM4 8QQ - report sent this morning")
    read = answer.reads()
    assert answer.text == "Convene: please delete your last message. Nothing of it was kept"
    assert "an NHS number, a date of birth and a postcode" in read
    assert "Please delete your message" in read
    assert "999" in read
    for detail in ("485", "14/2", "RM4"):
        assert detail not in read
    nothing_is_kept(house, watch, ("485 777", "14/2/19", "RM4 8QQ"))
    named_child = await says(house, KHAN, f"Report sent today for her son {MARKER} Holt, I will be there by phone")
    assert "the name of a child or family" in named_child.reads()
    nothing_is_kept(house, watch)
    assert invitation(house, conference.code, MAPLE).attendance is None


async def test_a_file_is_not_opened_and_the_words_beside_it_are_asked_for_again(
    house: Partnership, watch: Watch
) -> None:
    booked(house)
    await house.settle()
    answer = await says(house, KHAN, "report attached, I’ll be there", house.person(KHAN).dm[-1], file=f"{MARKER}.docx")
    assert "We have not opened it. If it is a report, send it by your secure route" in answer.reads()
    assert "write them again without the file" in answer.reads()
    alone = await says(house, KHAN, "", file=f"{MARKER}.docx")
    assert "We did not read the words" not in alone.reads()
    nothing_is_kept(house, watch)


async def test_what_only_the_chair_may_hear_reaches_the_chair_alone(house: Partnership, watch: Watch) -> None:
    conference = booked(house)
    await house.settle()
    ruth, priya, khan = house.person(RUTH), house.person(PRIYA), house.person(KHAN)
    before = len(priya.dm)
    read = (await says(house, KHAN, f"Dad should not be in the room, ask {MARKER} why", khan.dm[-1])).reads()
    assert f"Ruth Adeyemi, Independent chair, has been asked to phone you before {conference.code}" in read
    assert "three working days before: by Monday 9 March, 5pm." in read
    assert "Please don’t write why" in read
    letter = newest(ruth, "Please phone")
    assert letter.text == f"{conference.code}: please phone an agency before Thursday 12 March, 10am"
    assert "Reception 01632 960301" in letter.reads()
    assert len(priya.dm) == before
    await ruth.command("/conference", f"readiness {conference.code}")
    assert ruth.modal is not None
    assert "Please phone before the meeting: Maple Street Surgery" in ruth.modal.reads()
    await priya.command("/conference", f"readiness {conference.code}")
    assert priya.modal is not None
    assert "phone before" not in priya.modal.reads()
    with stored(house) as session:
        enquiry = session.exec(select(Enquiry)).one()
    with pytest.raises(NotYours):
        as_person(house, PRIYA, lambda desk: settle(desk, key(enquiry.id)))
    await ruth.close_modal()
    await ruth.press(letter, "We have spoken")
    await house.settle()
    assert "✓ You have spoken to them" in newest(ruth, "Maple Street").reads()
    nothing_is_kept(house, watch)


async def test_the_hour_for_an_exclusion_has_passed(house: Partnership, watch: Watch) -> None:
    booked(house)
    await house.go_to(at(3, 10, 9))
    read = (await says(house, KHAN, f"We need to request an exclusion of the father. {MARKER}")).reads()
    assert "by Monday 9 March, 5pm. That has passed" in read
    assert "ring the conference service (Conference office 01632 960110) as well" in read
    with stored(house) as session:
        session.exec(select(Professional).where(Professional.slack_id == RUTH)).one().unreachable_at = house.clock.now()
        session.commit()
    read = (await says(house, HOLLY, f"We need to request an exclusion of the father. {MARKER}")).reads()
    assert "We cannot reach Ruth Adeyemi, Independent chair, here. Please ring the conference service" in read
    nothing_is_kept(house, watch)


async def test_with_several_conferences_the_chair_of_none_is_guessed(house: Partnership, watch: Watch) -> None:
    first, second = booked(house), booked(house)
    await house.settle()
    khan, ruth = house.person(KHAN), house.person(RUTH)
    words = f"I have information that can't be shared in front of dad, can I speak to the chair first. {MARKER}"
    answer = await says(house, KHAN, words)
    assert "Which conference is it about?" in answer.reads()
    assert letters(ruth, "Please phone") == []
    await khan.press(answer, f"{second.code}, Thursday 12 March, 10am")
    assert khan.modal is not None
    assert f"asked to phone you before {second.code}" in khan.modal.reads()
    await house.settle()
    [letter] = letters(ruth, "Please phone")
    assert second.code in letter.text
    assert first.code not in letter.text
    nothing_is_kept(house, watch)
    await khan.close_modal()
    await house.go_to(at(3, 20, 9))
    assert "You have no open invitation" in (await says(house, KHAN, words)).reads()


async def test_somebody_whom_nobody_knows_reads_whom_to_ring(house: Partnership, watch: Watch) -> None:
    house.slack.workspace.users["UNEW"] = User("UNEW", "Robin Vale", "Locum GP", "")
    stranger = house.person("UNEW")
    await stranger.say(HARM)
    [_, answer] = stranger.dm
    assert "Ring 999. To tell somebody about harm, ring your duty team." in answer.reads()
    assert "nothing that you write here is read or kept" in answer.reads()
    await house.settle()
    assert house.person(QUINN).dm == []
    nothing_is_kept(house, watch)
    with stored(house) as session:
        session.exec(select(Professional).where(Professional.slack_id == KHAN)).one().active = False
        session.commit()
    assert "We do not know you yet" in (await says(house, KHAN, HARM)).reads(), "somebody who has left"


async def test_a_message_that_is_edited_into_harm_is_noticed(house: Partnership, watch: Watch) -> None:
    booked(house)
    await house.settle()
    khan = house.person(KHAN)
    await khan.say("I will attend by video")
    await house.settle()
    mine, answers = next(each for each in reversed(khan.dm) if not each.bot), len(khan.dm)
    await khan.edit(mine, "I will attend by phone")
    await house.settle()
    assert len(khan.dm) == answers, "what was answered is not answered twice"
    await khan.edit(mine, HARM)
    await house.settle()
    assert "ring 999" in khan.dm[-1].reads()
    nothing_is_kept(house, watch)
