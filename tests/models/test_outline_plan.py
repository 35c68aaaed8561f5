"""The outline plan in the domain: what is vague is queried and kept, what cannot be is refused under its field."""

from datetime import date

import pytest

from models.outline_plan import Agreed, Query, add_planned, planned, queries
from models.planned_action import Harm
from models.refusals import Refused
from tests.models.conftest import At
from tests.models.recorded import version

ONCE = pytest.mark.databases("sqlite")


@pytest.mark.parametrize(
    ("agreed", "asked"),
    [
        (Agreed("Attends sessions"), tuple(Query)),
        (
            Agreed("Attends sessions", (0,), None, date(2026, 4, 1), "", None, Harm.NEGLECT),
            (Query.OWNER, Query.OUTCOME, Query.MEASURE),
        ),
    ],
)
@ONCE
def test_a_vague_action_is_queried_and_kept(held: int, at: At, agreed: Agreed, asked: tuple[Query, ...]) -> None:
    with at("URUTH") as desk:
        assert queries(add_planned(desk, held, agreed, version(desk, held))) == asked


@pytest.mark.parametrize(
    ("agreed", "field"),
    [
        (Agreed(None), "wording"),
        (Agreed("x" * 151), "wording"),
        (Agreed("Ring 07700 900123"), "wording"),
        (Agreed("Visits", outcome="NHS 943 476 5919"), "outcome"),
        (Agreed("Visits", measure="Mail sam@example.org"), "measure"),
        (Agreed("Visits", children=(5,)), "children"),
        (Agreed("Visits", owner_id=999999), "owner"),
        (Agreed("Visits", due_on=date(2026, 3, 11)), "due_on"),
        (Agreed("Visits", due_on=date(2031, 3, 11)), "due_on"),
    ],
)
@ONCE
def test_what_cannot_be_in_a_plan_is_refused_under_its_field(held: int, at: At, agreed: Agreed, field: str) -> None:
    with at("URUTH") as desk:
        with pytest.raises(Refused) as refused:
            add_planned(desk, held, agreed, version(desk, held))
        assert refused.value.field == field
        assert planned(desk, held) == []
