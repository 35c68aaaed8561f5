"""The actions of the last conference, typed in for its review, and asked about with everything else."""

from datetime import date

import pytest
from sqlmodel import select

from models.action import Action, ActionStatus
from models.answering import ActionAnswer, answer_action
from models.desk import key
from models.invitation import Invitation
from models.old_actions import OldAction, add_action
from models.refusals import NotYours, Refused
from scheduling.deadlines import ConferenceType
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.screens import reads, shown
from tests.harness import Partnership, stored

pytestmark = pytest.mark.databases("sqlite")
MAPLE = "Maple Street Surgery"


def actions(house: Partnership) -> list[Action]:
    with stored(house) as session:
        return list(session.exec(select(Action)))


async def test_one_after_another(house: Partnership) -> None:
    booked(house)
    await house.settle()
    priya, khan = house.person("UPRIYA"), house.person("UKHAN")
    assert "[Actions]" not in khan.dm[-1].reads()
    await priya.press(priya.dm[0], "Actions from last time")
    await priya.press(shown(priya), "Add an action")
    for wording in ("Health check", "Medication review"):
        await priya.fill("owner", MAPLE)
        await priya.fill("wording", wording)
        await priya.fill("due_on", "2026-02-20")
        assert (await priya.submit()).updated
        assert f"{wording} – due Friday 20 February" in reads(priya)
        await priya.press(shown(priya), "Add another")
        assert shown(priya).value("wording") is None
    await house.settle()
    assert [row.wording for row in actions(house)] == ["Health check", "Medication review"]
    assert "Tell us what was done about your 2 actions." in khan.dm[-1].reads()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"wording": "Ring 07700 900123"}, "wording", "This looks as if it holds a phone number."),
        ({"due_on": "2019-01-01"}, "due_on", "This date is years away."),
    ],
)
async def test_a_mistake_is_said_under_its_field(
    house: Partnership, changes: dict[str, str], field: str, sentence: str
) -> None:
    conference = booked(house)
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"show {conference.code}")
    await priya.press(shown(priya), "Actions from last time")
    await priya.press(shown(priya), "Add an action")
    for name, value in {"owner": MAPLE, "wording": "Health check", **changes}.items():
        await priya.fill(name, value)
    sent = await priya.submit()
    assert sentence in sent.errors[field]
    assert actions(house) == []


async def test_a_mistaken_one_is_taken_away_until_it_is_answered(house: Partnership) -> None:
    conference = booked(house)
    with stored(house) as session:
        owner = session.get_one(Invitation, invitation_of(house, conference, MAPLE)).agency_id
    added = as_person(
        house, "UPRIYA", lambda desk: add_action(desk, key(conference.id), OldAction(owner, "Health check", None))
    )
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"show {conference.code}")
    await priya.press(shown(priya), "Actions from last time")
    number = invitation_of(house, conference, MAPLE)
    as_person(house, "UKHAN", lambda desk: answer_action(desk, number, ActionAnswer(key(added.id), ActionStatus.DONE)))
    await priya.press(shown(priya), "Take away")
    assert "The agency has told us about this action, so it stays." in reads(priya)
    assert len(actions(house)) == 1


def test_only_whoever_runs_a_review_adds_them(house: Partnership) -> None:
    review, first = booked(house), booked(house, kind=ConferenceType.ICPC)
    with stored(house) as session:
        owner = session.get_one(Invitation, invitation_of(house, review, MAPLE)).agency_id
    action = OldAction(owner, "Health check", date(2026, 2, 20))
    with pytest.raises(NotYours):
        as_person(house, "UDANIEL", lambda desk: add_action(desk, key(review.id), action))
    with pytest.raises(Refused, match="asked about at a review"):
        as_person(house, "UPRIYA", lambda desk: add_action(desk, key(first.id), action))
