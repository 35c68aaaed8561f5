"""Actions of the previous conference: whose they are, what is refused, and that their owners are asked about them."""

from datetime import date

import pytest

from models.action import Action, ActionStatus
from models.answering import ActionAnswer, answer_action
from models.booking import cancel, schedule
from models.cards import cards_of
from models.conference import Conference
from models.desk import Desk, key
from models.old_actions import MOST_ACTIONS, OldAction, actions_of, add_action, owner_names, owners, remove_action
from models.refusals import Closed, NotYours, Refused
from scheduling.deadlines import ConferenceType
from scheduling.ladder import Missing
from tests.models.conftest import At, agency, booking

MAPLE = "Maple Street Surgery"


@pytest.fixture
def review(at: At) -> Conference:
    """A review in ten days."""
    with at("UPRIYA") as desk:
        return schedule(desk, booking(desk, type=ConferenceType.RCPC, on=date(2026, 3, 12)))


def add(desk: Desk, review: Conference, wording: str = "Health check", owner: str = MAPLE) -> Action:
    number = key(agency(desk.session, owner).id)
    return add_action(desk, key(review.id), OldAction(number, wording, date(2026, 2, 20)))


def test_its_owner_is_asked_and_nobody_else(at: At, review: Conference) -> None:
    with at("UPRIYA") as desk:
        add(desk, review)
    with at("UPRIYA") as desk:
        asked = {card.agency.name for card in cards_of(desk, review) if Missing.ACTIONS in card.missing}
    assert asked == {MAPLE}


def test_the_same_words_are_kept_once_and_in_order(at: At, review: Conference) -> None:
    with at("UPRIYA") as desk:
        for wording in ("Health check", "Referral", "HEALTH CHECK"):
            add(desk, review, wording)
        add(desk, review, "Health check", "Larkfield Primary School")
        rows = actions_of(desk, review)
        assert [row.wording for row in rows] == ["Health check", "Referral", "Health check"]
        assert [row.position for row in rows] == [0, 1, 2]
        assert set(owner_names(desk, rows).values()) == {MAPLE, "Larkfield Primary School"}


def test_only_invited_agencies_own_one(at: At, review: Conference) -> None:
    with at("UPRIYA") as desk:
        assert MAPLE in [each.name for each in owners(desk, review)]
        with pytest.raises(Refused) as refused:
            add(desk, review, owner="Hillcrest Medical Practice")
    assert refused.value.field == "owner"


@pytest.mark.parametrize("wording", ["", "x" * 151, "Ask about 943 476 5919", "Write to a@b.example"])
def test_wording_is_short_and_says_nobody(at: At, review: Conference, wording: str) -> None:
    with at("UPRIYA") as desk, pytest.raises(Refused) as refused:
        add(desk, review, wording)
    assert refused.value.field == "wording"
    assert not wording or wording not in refused.value.sentence


def test_there_is_an_end(at: At, review: Conference) -> None:
    with at("UPRIYA") as desk:
        for number in range(MOST_ACTIONS):
            add(desk, review, f"Action {number}")
        with pytest.raises(Refused, match="40 actions"):
            add(desk, review, "One more")


def test_taken_away_it_is_no_longer_asked_about(at: At, review: Conference) -> None:
    with at("UPRIYA") as desk:
        first, second = add(desk, review, "First"), add(desk, review, "Second")
        remove_action(desk, key(first.id))
        assert [row.id for row in actions_of(desk, review)] == [second.id]
        assert add(desk, review, "Third").position == 2, "a position is not given twice"
        remove_action(desk, key(second.id))


def test_an_answered_one_stays(at: At, review: Conference) -> None:
    with at("UPRIYA") as desk:
        action = add(desk, review)
        (card,) = (each for each in cards_of(desk, review) if each.agency.name == MAPLE)
    with at("UKHAN") as desk:
        answer_action(desk, card.invitation_id, ActionAnswer(key(action.id), ActionStatus.DONE))
    with at("UPRIYA") as desk, pytest.raises(Refused, match="so it stays"):
        remove_action(desk, key(action.id))


@pytest.mark.parametrize("slack_id", ["UDANIEL", "UKHAN", "URUTH", "UADMIN"])
def test_others_neither_add_nor_take_away(at: At, review: Conference, slack_id: str) -> None:
    with at("UPRIYA") as desk:
        action = add(desk, review)
    with at(slack_id) as desk:
        with pytest.raises(NotYours):
            add(desk, review, "Another")
        with pytest.raises(NotYours):
            remove_action(desk, key(action.id))


def test_nothing_more_after_it_is_cancelled(at: At, review: Conference) -> None:
    with at("UPRIYA") as desk:
        cancel(desk, key(review.id), review.version)
        with pytest.raises(Closed):
            add(desk, review)
