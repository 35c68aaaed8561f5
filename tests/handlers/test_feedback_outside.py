"""Feedback of somebody whom Slack does not reach: asked for by the social worker, and typed in by them."""

from datetime import timedelta

from sqlmodel import select

from models.agency import Professional
from models.conference import Conference
from models.desk import Desk, key
from models.feedback import Feedback
from models.inviting import Invitee, invite
from tests.handlers.booked import as_person, booked
from tests.harness import Partnership, stored


async def test_for_somebody_outside_slack_the_social_worker_types_it_in(house: Partnership) -> None:
    conference = booked(house)
    as_person(house, "UPRIYA", lambda desk: _invite_dr_pryce(desk, conference))
    await house.go_to(conference.ends_at + timedelta(minutes=5))
    ruth, priya = house.person("URUTH"), house.person("UPRIYA")
    await ruth.press(ruth.find("Was this conference held?"), "outcome.held")
    await house.settle()
    asked = priya.find("how this conference went")
    assert "Dr Ewan Pryce" in asked.reads()
    await priya.press(asked, "feedback")
    await priya.fill("q1", "yes")
    assert not (await priya.submit()).errors
    await house.settle()
    with stored(house) as session:
        assert len(session.exec(select(Feedback)).all()) == 1
    assert "has given feedback" in priya.dm[-1].reads() or "recorded" in priya.dm[-1].reads()


def _invite_dr_pryce(desk: Desk, conference: Conference) -> None:
    pryce = desk.session.exec(select(Professional).where(Professional.full_name == "Dr Ewan Pryce")).one()
    invite(desk, key(conference.id), [Invitee(pryce.agency_id, key(pryce.id))])
