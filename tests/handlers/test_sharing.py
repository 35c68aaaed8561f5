"""Sharing with the family: the question of safety first, two clocks, and a reason that stays with the chair."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.views.cards import sharing_line
from models.answering import SharingAnswer, answer_sharing
from models.cards import card
from models.conference import Conference
from models.desk import Desk
from models.invitation import Invitation
from models.readiness import summary
from models.sharing import FamilyResponse, Method, NotSharedReason, Safety, Shared, Sharing
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.screens import reads
from tests.harness import Partnership, stored

#: The domain's own tests run on both databases; these are about the conversation.
pytestmark = pytest.mark.databases("sqlite")
MAPLE = "Maple Street Surgery"
WILL_RING = "The chair will ring you. Please don’t write why"


def sharing_of(house: Partnership, conference: Conference) -> Sharing | None:
    invitation = invitation_of(house, conference, MAPLE)
    with stored(house) as session:
        return session.get(Sharing, invitation)


def phone_flags(house: Partnership, conference: Conference) -> list[str]:
    """The agencies which the chair is asked to ring."""
    rows = as_person(house, "URUTH", lambda desk: summary(desk, desk.session.merge(conference)).rows)
    return [row.card.agency.name for row in rows if row.please_phone]


@pytest.fixture
async def asked(house: Partnership) -> Conference:
    """A review conference, with the GP's form about sharing open."""
    conference = booked(house)
    await house.settle()
    khan = house.person("UKHAN")
    await khan.press(khan.dm[-1], "Shared with the family?")
    return conference


async def test_safety_is_asked_before_anything_else(house: Partnership, asked: Conference) -> None:
    khan = house.person("UKHAN")
    assert "Is there any reason not to share your report with one parent?" in reads(khan)
    assert "Have you gone through your report" not in reads(khan)
    await khan.fill("safety", "No, it is safe to share")
    assert "Have you gone through your report with the family?" in reads(khan)
    await khan.fill("value", "Yes")
    await khan.fill("shared_on", "2026-03-02")
    await khan.fill("method", "By phone")
    await khan.fill("shared_with", ["Mother", "Carer"])
    await khan.fill("response", "They disagreed with part of it")
    await khan.fill("also_for", ["Ravensmoor Health Visiting"])
    assert (await khan.submit()).closed
    sharing = sharing_of(house, asked)
    assert sharing is not None
    assert (sharing.safety, sharing.value, sharing.shared_on) == (Safety.SAFE, Shared.YES, date(2026, 3, 2))
    assert (sharing.method, sharing.response) == (Method.PHONE, FamilyResponse.DISAGREED_IN_PART)
    assert sharing.shared_with == ["mother", "carer"]
    assert len(sharing.also_for) == 1
    await house.settle()
    assert "✓ Shared with the family: yes, on Monday 2 March" in khan.dm[-1].reads()


async def test_a_form_sent_after_the_first_question_asks_the_next(house: Partnership, asked: Conference) -> None:
    khan = house.person("UKHAN")
    assert (await khan.submit()).errors == {"safety": "Please complete this required field."}
    await khan.fill("safety", "No, it is safe to share")
    assert (await khan.submit()).errors == {"value": "Please complete this required field."}
    assert sharing_of(house, asked) is None


async def test_in_the_meeting_is_not_before_the_meeting(house: Partnership, asked: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.fill("safety", "No, it is safe to share")
    await khan.fill("value", "Yes")
    await khan.fill("shared_on", "2026-03-02")
    await khan.fill("method", "In the meeting itself")
    assert "In the meeting is not before the meeting" in reads(khan)
    assert list((await khan.submit()).errors) == ["method"]
    await khan.fill("value", "Planned")
    await khan.fill("planned_for", "2026-02-27")
    assert (await khan.submit()).errors == {
        "planned_for": "This date has passed. Choose the day on which you will do it."
    }
    await khan.fill("planned_for", "2026-03-04")
    assert (await khan.submit()).closed
    await house.settle()
    line = "○ Shared with the family: planned for Wednesday 4 March – due Thursday 5 March, 5pm"
    assert line in khan.dm[-1].reads()


@pytest.mark.parametrize("answer", ["Yes, there is a reason", "I am not sure"])
async def test_when_it_is_not_safe_the_chair_rings(house: Partnership, asked: Conference, answer: str) -> None:
    khan = house.person("UKHAN")
    await khan.fill("safety", answer)
    assert WILL_RING in reads(khan)
    assert (await khan.submit()).closed
    assert phone_flags(house, asked) == [MAPLE]
    await house.settle()
    assert "✓ Shared with the family: no; the chair will ring you" in khan.dm[-1].reads()


async def test_a_restricted_reason_is_seen_by_nobody(house: Partnership, asked: Conference) -> None:
    """No message says more than that the chair will ring."""
    khan, priya = house.person("UKHAN"), house.person("UPRIYA")
    await khan.fill("safety", "No, it is safe to share")
    await khan.fill("value", "No")
    await khan.fill("reason", "Sharing would increase risk")
    assert WILL_RING in reads(khan)
    assert (await khan.submit()).closed
    await house.settle()
    assert phone_flags(house, asked) == [MAPLE]
    everything = "".join(message.text + message.reads() for each in (khan, priya) for message in each.dm)
    assert "risk" not in everything.replace("at risk", "").casefold()


async def test_a_reason_comes_with_its_advice(house: Partnership, asked: Conference) -> None:
    khan = house.person("UKHAN")
    await khan.fill("safety", "No, it is safe to share")
    await khan.fill("value", "No")
    await khan.fill("reason", "We send it to the chair, as is our practice")
    assert "the family should hear it from you first" in reads(khan)
    await khan.fill("reason", "An interpreter is needed")
    assert "The social worker can arrange one" in reads(khan)


@pytest.mark.parametrize("value", [Shared.PLANNED, Shared.UNSURE, Shared.NO, Shared.YES])
def test_to_the_social_worker_a_restricted_answer_reads_like_any_other(house: Partnership, value: Shared) -> None:
    conference = booked(house)
    invitation = invitation_of(house, conference, MAPLE)
    plain = SharingAnswer(
        Safety.SAFE,
        value,
        shared_on=date(2026, 3, 2),
        planned_for=date(2026, 3, 4),
        reason=NotSharedReason.OTHER,
    )

    def line(desk: Desk) -> str:
        return sharing_line(card(desk, desk.session.get_one(Invitation, invitation)))

    def read_by_others(answer: SharingAnswer) -> str:
        as_person(house, "UKHAN", lambda desk: answer_sharing(desk, invitation, answer))
        return as_person(house, "UPRIYA", line)

    assert read_by_others(plain) == read_by_others(replace(plain, safety=Safety.NOT_WITH_ONE_PARENT))
