"""Continuing a plan at its review: what was not done goes into the new outline plan without being typed again."""

from sqlmodel import Session, col, select

from models.conference import Conference
from models.core_group_actions import done_by, plan_of
from models.desk import Desk, key
from models.outline_plan import MOST_ACTIONS, planned
from models.planned_action import PlannedAction
from models.record import Corrected, Part
from models.recording import correct, writing, written
from models.refusals import Refused
from models.register import present_agencies
from models.same_children import same_children


def unfinished(session: Session, conference: Conference) -> list[PlannedAction]:
    """The actions of the plan reviewed that nobody has said were done, and that the new plan does not hold yet."""
    if conference.reviews_id is None:
        return []
    reviewed = session.get_one(Conference, conference.reviews_id)
    query = select(PlannedAction.continues_id).where(PlannedAction.conference_id == conference.id)
    left_out = set(session.exec(query.where(col(PlannedAction.continues_id).is_not(None))))
    left_out |= done_by(session, reviewed)
    return [action for action in plan_of(session, key(reviewed.id)) if action.id not in left_out]


def continue_plan(desk: Desk, conference_id: int) -> int:
    """Take over what was not done, for the chair to change or take away; returns how many. Twice adds nothing.

    A date that has passed, an owner who was not there, and for whom it is when the children are not the same, are left
    open: the plan asks for them anew.
    """
    conference, record = writing(desk, conference_id)
    existing = planned(desk, conference_id)
    open_ones = unfinished(desk.session, conference)
    if len(existing) + len(open_ones) > MOST_ACTIONS:
        raise Refused(f"One outline plan can hold {MOST_ACTIONS} actions.")
    same = same_children(desk.session, conference)
    here = {agency.id for agency in present_agencies(desk, conference)}
    day = conference.local_start.date()
    position = max((row.position for row in existing), default=-1)
    for number, action in enumerate(open_ones, 1):
        taken = PlannedAction(
            conference_id=conference_id,
            position=position + number,
            children=list(action.children) if same else [],
            owner_id=action.owner_id if action.owner_id in here else None,
            wording=action.wording,
            due_on=action.due_on if action.due_on and action.due_on >= day else None,
            outcome=action.outcome,
            measure=action.measure,
            harm=action.harm,
            continues_id=action.id,
            recorded_at=desk.now,
            recorded_by_id=desk.actor_id,
        )
        desk.session.add(taken)
        desk.session.flush()
        correct(desk, record, Part.PLAN, Corrected.ACTION, None, taken.id)
    if open_ones:
        written(desk, record, "continued_plan", conference.reviews_id)
    return len(open_ones)
