"""The outline plan: its actions, what is vague about them, and whether there is a contingency (B, G, J)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlmodel import col, select

from models.agency import Agency
from models.cards import children_of
from models.conference import Child, Conference
from models.core_group import CoreGroupUpdate
from models.decision import Decision, Verdict
from models.desk import Desk, key
from models.planned_action import Harm, PlannedAction
from models.record import ConferenceRecord, Corrected, Part
from models.recording import correct, writing, written
from models.refusals import NotYours, Refused
from models.register import present_agencies
from models.screening import must_be_clean
from scheduling.words import day_words, list_words

#: As long as the wording of an action that a review asks about (`models.old_actions`).
MOST_WORDING, MOST_WORDS, MOST_ACTIONS = 150, 300, 60
FURTHEST = timedelta(days=365 * 2)


class Query(StrEnum):
    """What is missing from an action. It is asked, and the chair decides."""

    OWNER = "owner"
    DATE = "date"
    OUTCOME = "outcome"
    MEASURE = "measure"
    CHILD = "child"
    HARM = "harm"


@dataclass(frozen=True)
class Agreed:
    """One action as the chair writes it down; `children` are positions."""

    wording: str | None
    children: tuple[int, ...] = ()
    owner_id: int | None = None
    due_on: date | None = None
    outcome: str | None = None
    measure: str | None = None
    harm: Harm | None = None


def queries(action: PlannedAction) -> tuple[Query, ...]:
    """What is vague about an action: nobody's, without an end, an outcome or a measure, or for no child."""
    there = (action.owner_id, action.due_on, action.outcome, action.measure, action.children, action.harm)
    return tuple(query for query, value in zip(Query, there, strict=True) if value in (None, [], ""))


def without_action(
    children: Iterable[Child], decisions: dict[int, Decision], actions: Sequence[PlannedAction]
) -> list[Child]:
    """Children with a plan for whom nothing is planned (J: actions invariably did not cover all of the siblings)."""
    covered = {position for action in actions for position in action.children}
    return [
        child
        for child in children
        if (decision := decisions.get(key(child.id))) is not None
        and decision.verdict is Verdict.PLAN
        and child.position not in covered
    ]


def planned(desk: Desk, conference_id: int) -> list[PlannedAction]:
    """The actions in the order in which they were agreed."""
    query = select(PlannedAction).where(PlannedAction.conference_id == conference_id)
    return list(desk.session.exec(query.order_by(col(PlannedAction.position))))


def add_planned(desk: Desk, conference_id: int, agreed: Agreed, seen_version: int) -> PlannedAction:
    """Add one. The same wording for the same agency and children is kept once.

    Raises `Refused` under `wording`, `owner`, `children`, `due_on`, `outcome` or `measure`.
    """
    conference, record = writing(desk, conference_id, seen_version)
    _check(desk, conference, agreed)
    existing = planned(desk, conference_id)
    for row in existing:
        same = (row.owner_id, tuple(row.children), row.wording.casefold())
        if same == (agreed.owner_id, agreed.children, (agreed.wording or "").casefold()):
            return row
    if len(existing) >= MOST_ACTIONS:
        raise Refused(f"One outline plan can hold {MOST_ACTIONS} actions.", "wording")
    action = PlannedAction(
        conference_id=conference_id,
        position=max((row.position for row in existing), default=-1) + 1,
        wording="",
        recorded_at=desk.now,
        recorded_by_id=desk.actor_id,
    )
    _write(desk, action, agreed)
    correct(desk, record, Part.PLAN, Corrected.ACTION, None, action.id)
    written(desk, record, "added_planned_action", action.id)
    return action


def change_planned(desk: Desk, action_id: int, agreed: Agreed, seen_version: int) -> PlannedAction:
    """Change one; raises `Refused` under the same fields."""
    action, conference, record = _to_change(desk, action_id, seen_version)
    _check(desk, conference, agreed)
    if _agreed(action) == agreed:
        return action
    correct(desk, record, Part.PLAN, Corrected.ACTION, _in_words(desk, action), action_id)
    _write(desk, action, agreed)
    written(desk, record, "changed_planned_action", action_id)
    return action


def remove_planned(desk: Desk, action_id: int) -> Conference:
    """Take a mistaken one away, as long as no core group has been told what came of it."""
    action, conference, record = _to_change(desk, action_id, None)
    if desk.session.exec(select(CoreGroupUpdate).where(CoreGroupUpdate.action_id == action_id)).first() is not None:
        raise Refused("An agency has told a core group about this action, so it stays.")
    correct(desk, record, Part.PLAN, Corrected.ACTION, _in_words(desk, action), action_id)
    desk.session.delete(action)
    written(desk, record, "removed_planned_action", action_id)
    return conference


def say_contingency(desk: Desk, conference_id: int, there_is: bool) -> Conference:  # noqa: FBT001  # a yes or a no
    """Record whether the plan says what happens if things do not improve (J)."""
    conference, record = writing(desk, conference_id)
    if record.contingency is not there_is:
        if record.contingency is not None:
            correct(desk, record, Part.PLAN, Corrected.CONTINGENCY, "yes" if record.contingency else "no")
        record.contingency = there_is
        written(desk, record, "recorded_contingency", detail="yes" if there_is else "no")
    return conference


def complete_plan(desk: Desk, conference_id: int) -> Conference:
    """Say that these are all the actions. What is still queried stays as it is: the chair decides."""
    conference, record = writing(desk, conference_id)
    if record.contingency is None:
        raise Refused("Say first whether there is a contingency: what happens if things do not improve.")
    if record.plan_at is None:
        record.plan_at = desk.now
        written(desk, record, "completed_plan")
    return conference


def _to_change(
    desk: Desk, action_id: int, seen_version: int | None
) -> tuple[PlannedAction, Conference, ConferenceRecord]:
    action = desk.session.get(PlannedAction, action_id)
    if action is None:
        raise NotYours
    return action, *writing(desk, action.conference_id, seen_version)


def _check(desk: Desk, conference: Conference, agreed: Agreed) -> None:
    if not agreed.wording:
        raise Refused("Say in a few neutral words what is to be done.", "wording")
    for text, name, most in (
        (agreed.wording, "wording", MOST_WORDING),
        (agreed.outcome, "outcome", MOST_WORDS),
        (agreed.measure, "measure", MOST_WORDS),
    ):
        if text and len(text) > most:
            raise Refused(f"Keep this to {most} characters: short and neutral.", name)
        must_be_clean(text, name)
    if agreed.owner_id is not None and agreed.owner_id not in {a.id for a in present_agencies(desk, conference)}:
        raise Refused("Choose an agency that was invited or is in the register.", "owner")
    positions = {child.position for child in children_of(desk.session, key(conference.id))}
    if not set(agreed.children) <= positions:
        raise Refused("Choose from the children of this conference.", "children")
    day = conference.local_start.date()
    if agreed.due_on and agreed.due_on < day:
        raise Refused("This is before the conference. Give a date that is still to come.", "due_on")
    if agreed.due_on and agreed.due_on > day + FURTHEST:
        raise Refused("This date is years away. Check it.", "due_on")


def _write(desk: Desk, action: PlannedAction, agreed: Agreed) -> None:
    action.wording, action.children, action.owner_id = agreed.wording or "", list(agreed.children), agreed.owner_id
    action.due_on, action.outcome, action.measure, action.harm = (
        agreed.due_on,
        agreed.outcome,
        agreed.measure,
        agreed.harm,
    )
    action.recorded_at, action.recorded_by_id = desk.now, desk.actor_id
    desk.session.add(action)
    desk.session.flush()


def _agreed(action: PlannedAction) -> Agreed:
    return Agreed(
        action.wording,
        tuple(action.children),
        action.owner_id,
        action.due_on,
        action.outcome,
        action.measure,
        action.harm,
    )


def _in_words(desk: Desk, action: PlannedAction) -> str:
    """An action as it read, kept with its correction."""
    owner = desk.session.get_one(Agency, action.owner_id).name if action.owner_id is not None else ""
    children = children_of(desk.session, action.conference_id)
    whom = list_words([child.label for child in children if child.position in action.children])
    due = f"by {day_words(action.due_on, None)}" if action.due_on else ""
    harm = action.harm.value if action.harm else ""
    said = (action.wording, f"for {whom}" if whom else "", owner, due, action.outcome, action.measure, harm)
    return "; ".join(words for words in said if words)
