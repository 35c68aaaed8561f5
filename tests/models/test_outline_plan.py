"""The outline plan in the domain: what is vague is queried and kept, what cannot be is refused under its field."""

from datetime import date, time

import pytest

from models.action import ActionStatus
from models.core_group_answers import update_action
from models.core_groups import Meeting, members_of, set_up
from models.deciding import Decided, decide
from models.decision import Category, Verdict
from models.desk import key
from models.outline_plan import Agreed, Query, add_planned, change_planned, planned, queries, remove_planned
from models.planned_action import Harm
from models.refusals import Refused
from tests.models.conftest import At, agency, invitee
from tests.models.recorded import children, corrections, finished, version

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


@ONCE
def test_what_a_core_group_was_told_about_stays_in_the_plan(held: int, at: At) -> None:
    with at("URUTH") as desk:
        owner = key(agency(desk.session, "Maple Street Surgery").id)
        decide(desk, children(desk, held)[0], Decided(Verdict.PLAN, Category.NEGLECT), version(desk, held))
        told = key(add_planned(desk, held, Agreed("Home visits", owner_id=owner), version(desk, held)).id)
        mistaken = key(add_planned(desk, held, Agreed("Attends sessions"), version(desk, held)).id)
    with at("UPRIYA") as desk:
        members = (invitee(desk.session, "UKHAN"),)
        group = set_up(desk, held, Meeting(date(2026, 3, 20), time(10), 60, None, members, confirmed=True, form="C1"))
        member = next(row for row in members_of(desk, group) if row.agency_id == owner)
    with at("UKHAN") as desk:
        update_action(desk, key(member.id), told, ActionStatus.IN_PROGRESS, None)
    with at("URUTH") as desk:
        remove_planned(desk, mistaken)
        with pytest.raises(Refused, match="told a core group about this action"):
            remove_planned(desk, told)
        assert [row.wording for row in planned(desk, held)] == ["Home visits"]


@ONCE
def test_a_correction_says_for_whom_an_action_was_and_which_harm_it_answered(held: int, at: At) -> None:
    with at("URUTH") as desk:
        action = key(add_planned(desk, held, Agreed("Visits", (0,), harm=Harm.NEGLECT), version(desk, held)).id)
        finished(desk, held)
        change_planned(desk, action, Agreed("Visits", (1,), harm=Harm.PHYSICAL), version(desk, held))
        change_planned(desk, action, Agreed("Visits", (0, 1)), version(desk, held))
        assert corrections(desk) == [
            ("action", "Visits; for Child A; neglect"),
            ("action", "Visits; for Child B; physical"),
        ]
