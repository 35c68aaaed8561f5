"""Every choice has its words, in the house's style, and they fit where Slack shows them."""

import inspect
from enum import StrEnum
from types import ModuleType

import pytest

from handlers.views.blocks import OPTION_TEXT
from handlers.views.words import label, within
from models import action, agency, conference, feedback, invitation, readiness, report, sharing
from scheduling import deadlines, facts

MODULES: tuple[ModuleType, ...] = (
    action,
    agency,
    conference,
    feedback,
    invitation,
    readiness,
    report,
    sharing,
    deadlines,
    facts,
)
#: Lists that no person chooses from or is shown.
INTERNAL = {"Kind", "Delivery", "SkipReason", "Jurisdiction"}


def lists() -> list[type[StrEnum]]:
    found = {
        kind
        for module in MODULES
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, StrEnum)
    }
    return sorted((kind for kind in found - {StrEnum} if kind.__name__ not in INTERNAL), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", lists())
def test_every_member_has_words_of_its_own(kind: type[StrEnum]) -> None:
    words = [label(member) for member in kind]
    assert len(set(words)) == len(words)
    for each in words:
        assert 0 < len(each) <= OPTION_TEXT
        assert each[0].isupper()
        assert "!" not in each


def test_inside_a_sentence_a_choice_has_no_capital_unless_it_is_a_name() -> None:
    assert within(report.Route.SECURE_EMAIL) == "by secure email"
    assert within(agency.AgencyKind.GP) == "GP practice"
    assert within(conference.Need.SIGN_LANGUAGE) == "British Sign Language interpreter"
    assert within(sharing.Shared.UNSURE) == "I am not sure"
