"""Recording what was decided, one child after another."""

from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer, Recorded, Update
from handlers.asked import Asked
from handlers.deeds import Deeds, Form
from handlers.fields import Day, Ids, maybe, one_of, read
from handlers.record import record_of
from handlers.recording import again, first, to_write
from handlers.views.blocks import View
from handlers.views.record_decision import DECIDE, about_child, decision_form, saved
from handlers.views.record_form import Writing
from models.conference import Child, Conference
from models.deciding import Decided, decide, decisions_of, dissent_closes, dissents_of, plan_began
from models.decision import Category, StepDown, Verdict
from models.desk import Desk, key
from models.refusals import NotYours
from models.register import present_agencies
from scheduling.words import moment_words

#: The field that must be there for each verdict; it is shown once the verdict is chosen.
_NEEDS = {Verdict.PLAN: "category", Verdict.NO_PLAN: "step_down"}


class DecisionForm(BaseModel):
    """The form as it is sent; fields that were not shown are empty."""

    verdict: Annotated[Verdict, one_of(Verdict, "Choose what was decided.")]
    category: Annotated[Category | None, maybe(Category)]
    since: Day
    step_down: Annotated[StepDown | None, maybe(StepDown)]
    disagree: Ids
    formal: Ids


def open_form(desk: Desk, asked: Asked) -> Answer:
    """One child's form with what is recorded."""
    child, conference = _child(desk, asked.number())
    return Update(_form(desk, child, conference, first(desk, conference, _saved(desk, child, conference))))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form with the questions that follow from the verdict."""
    child, conference = _child(desk, asked.ref_id("k"))
    return _form(desk, child, conference, again(desk, asked, _saved(desk, child, conference), sentence))


def submit(desk: Desk, asked: Asked) -> Answer:
    """Record it, or ask on while the form has not asked everything."""
    filled = read(DecisionForm, asked)
    if _NEEDS[filled.verdict] not in asked.fields:
        return Update(redraw(desk, asked, None))
    decided = Decided(
        verdict=filled.verdict,
        category=filled.category,
        plan_since=filled.since,
        step_down=filled.step_down,
        disagree=frozenset(filled.disagree) - frozenset(filled.formal),
        formal=frozenset(filled.formal),
    )
    child_id = asked.ref_id("k")
    conference = decide(desk, child_id, decided, asked.seen_version())
    return Recorded(record_of(desk, key(conference.id), about_child(desk.session.get_one(Child, child_id))))


def _child(desk: Desk, child_id: int) -> tuple[Child, Conference]:
    child = desk.session.get(Child, child_id)
    if child is None:
        raise NotYours
    conference, _ = to_write(desk, child.conference_id)
    return child, conference


def _saved(desk: Desk, child: Child, conference: Conference) -> dict[str, str | list[str] | None]:
    number = key(child.id)
    decision = decisions_of(desk, child.conference_id).get(number)
    dissents = dissents_of(desk, child.conference_id).get(number, [])
    return saved(decision, dissents, plan_began(desk, conference, child))


def _form(desk: Desk, child: Child, conference: Conference, writing: Writing) -> View:
    zone = conference.jurisdiction.zone
    until = moment_words(dissent_closes(desk, conference), zone, desk.today(conference.jurisdiction))
    return decision_form(writing, child, present_agencies(desk, conference), until)


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(presses={"decide": open_form}, forms=(Form(DECIDE, submit, redraw),))
