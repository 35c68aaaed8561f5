"""Slack passes on what people do and then answers nothing itself: what is recorded stays so."""

import pytest
from sqlmodel import col, select

from models.conference import Conference
from models.invitation import Invitation
from tests.handlers.booked import booked, invitation_of
from tests.handlers.screens import shown
from tests.harness import Partnership, house, stored

__all__ = ["house"]

pytestmark = pytest.mark.databases("sqlite")


def sent(house: Partnership) -> list[int | None]:
    """To whom the secure email has gone."""
    with stored(house) as session:
        query = select(Invitation.id).where(col(Invitation.secure_details_at).is_not(None))
        return list(session.exec(query))


async def ticking(house: Partnership) -> tuple[Conference, int]:
    """Priya has a conference with its boxes in front of her."""
    conference = booked(house)
    priya = house.person("UPRIYA")
    await priya.command("/conference", f"show {conference.code}")
    return conference, invitation_of(house, conference, "Maple Street Surgery")


async def test_a_tick_counts_though_the_form_cannot_be_drawn_again(house: Partnership) -> None:
    _, maple = await ticking(house)
    priya = house.person("UPRIYA")
    house.slack.faults.rate_limit("views.update")
    await priya.press(shown(priya), "secure_details.0", [str(maple)])
    assert sent(house) == [maple]
    assert "nothing was recorded" not in shown(priya).reads()


async def test_a_home_that_cannot_be_drawn_costs_no_answer(house: Partnership) -> None:
    _, maple = await ticking(house)
    priya = house.person("UPRIYA")
    await priya.open_home()
    house.slack.faults.rate_limit("views.update")
    house.slack.faults.rate_limit("views.publish")
    answer = await priya.press(shown(priya), "secure_details.0", [str(maple)])
    assert answer.acknowledged
    assert sent(house) == [maple]


async def test_what_could_not_be_shown_is_asked_for_again(house: Partnership) -> None:
    """Nothing was recorded, and that is what the person is told."""
    priya = house.person("UPRIYA")
    house.slack.faults.rate_limit("views.open", times=2)
    answer = await priya.command("/conference", "schedule")
    assert "nothing was recorded. Please try again" in answer.text
    assert priya.modal is None
