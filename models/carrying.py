"""Carrying the plan on: the outline plan of one conference becomes what is asked about at its review."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlmodel import col, select

from models.action import Action, ActionUpdate
from models.agency import Agency
from models.conference import Conference
from models.desk import Desk, key
from models.invitation import Invitation
from models.planned_action import PlannedAction
from models.planning import mark_stale, plan
from scheduling.ladder import Kind, Standing

#: Messages that show what follows a conference.
SHOW_NEXT_DATES = frozenset({Kind.NEXT_DATES, Kind.REVIEW_TOO_LATE})


@dataclass(frozen=True)
class Carried:
    """How many actions of a plan the review will ask about, and how many it cannot: nobody's, or of whom is not there.

    `not_invited` are the agencies of the latter, once for each action.
    """

    asked: int
    without_owner: int
    not_invited: tuple[str, ...] = ()


def carry_on(desk: Desk, conference_id: int) -> None:
    """After the plan of a conference has changed: the review that is booked already asks about it as it is now."""
    booked = select(Conference).where(
        Conference.reviews_id == conference_id,
        Conference.standing == Standing.SCHEDULED,
        col(Conference.starts_at) > desk.now,
    )
    for review in desk.session.exec(booked.order_by(col(Conference.id))).all():
        if carry_over(desk, review):
            mark_stale(desk.session, key(review.id))
            plan(desk, review)


def tell_reviewed(desk: Desk, review: Conference) -> None:
    """A review was booked, moved, called off or held: what the conference before it leads to has changed."""
    if review.reviews_id is not None:
        next_dates_changed(desk, desk.session.get_one(Conference, review.reviews_id))


def next_dates_changed(desk: Desk, conference: Conference) -> None:
    """The messages about what follows a conference are brought up to date, sent ones and unsent ones."""
    mark_stale(desk.session, key(conference.id), kinds=SHOW_NEXT_DATES)
    plan(desk, conference)


def carried(desk: Desk, conference_id: int, invited: Collection[int]) -> Carried:
    """What of the plan of a conference its review asks about, when these agencies are invited to it."""
    query = (
        select(PlannedAction.owner_id, Agency.name)
        .join(Agency, col(Agency.id) == col(PlannedAction.owner_id), isouter=True)
        .where(PlannedAction.conference_id == conference_id)
        .order_by(col(PlannedAction.position))
    )
    owners = desk.session.exec(query).all()
    return Carried(
        asked=sum(owner in invited for owner, _ in owners),
        without_owner=sum(owner is None for owner, _ in owners),
        not_invited=tuple(name for owner, name in owners if owner is not None and owner not in invited),
    )


def carry_over(desk: Desk, review: Conference) -> bool:
    """Bring the actions of a review in step with the plan that it reviews; whether anything has changed.

    An action that nobody owns cannot be asked about and stays behind. What its owner has answered stays as it was
    asked. The same action typed in by hand is taken for the planned one.
    """
    if review.reviews_id is None or not review.type.is_review:
        return False
    query = select(PlannedAction).where(
        PlannedAction.conference_id == review.reviews_id, col(PlannedAction.owner_id).is_not(None)
    )
    planned = {key(row.id): row for row in desk.session.exec(query.order_by(col(PlannedAction.position)))}
    there = select(Action).where(Action.conference_id == review.id)
    actions = list(desk.session.exec(there.order_by(col(Action.position))))
    answered = _answered(desk, actions)
    owners = _take_away(desk, actions, planned, answered)
    for row in planned.values():
        owners |= _carry(desk, review, row, actions, answered)
    if not owners:
        return False
    desk.session.flush()
    desk.note("carried_actions", key(review.id), review.reviews_id)
    _count(desk, review, owners)
    return True


def _carry(
    desk: Desk, review: Conference, planned: PlannedAction, actions: list[Action], answered: set[int]
) -> set[int]:
    """One planned action; the owners whose messages show it differently now."""
    owner = key(planned.owner_id)
    asked = next((row for row in actions if row.planned_id == planned.id), None)
    if asked is None:
        asked = next((row for row in actions if row.planned_id is None and _same(row, planned)), None)
    if asked is None:
        asked = Action(
            conference_id=key(review.id),
            position=max((row.position for row in actions), default=-1) + 1,
            owner_id=owner,
            wording=planned.wording,
            due_on=planned.due_on,
            created_at=desk.now,
            planned_id=planned.id,
        )
        desk.session.add(asked)
        actions.append(asked)
        return {owner}
    asked.planned_id = planned.id
    now = (owner, planned.wording, planned.due_on)
    if asked.id in answered or (asked.owner_id, asked.wording, asked.due_on) == now:
        return set()
    owners = {asked.owner_id, owner}
    asked.owner_id, asked.wording, asked.due_on = now
    return owners


def _take_away(desk: Desk, actions: list[Action], planned: Iterable[int], answered: set[int]) -> set[int]:
    """What is no longer in the plan is no longer asked about; what was answered stays as if typed in by hand."""
    owners = set()
    for row in [each for each in actions if each.planned_id is not None and each.planned_id not in planned]:
        if row.id in answered:
            row.planned_id = None
            continue
        owners.add(row.owner_id)
        actions.remove(row)
        desk.session.delete(row)
    desk.session.flush()
    return owners


def _same(row: Action, planned: PlannedAction) -> bool:
    return (row.owner_id, row.wording.casefold()) == (planned.owner_id, planned.wording.casefold())


def _answered(desk: Desk, actions: Iterable[Action]) -> set[int]:
    ids = [row.id for row in actions]
    return set(desk.session.exec(select(ActionUpdate.action_id).where(col(ActionUpdate.action_id).in_(ids))))


def _count(desk: Desk, review: Conference, owners: set[int]) -> None:
    """Forms that the owners have open are noticed to be out of date."""
    rows = select(Invitation).where(Invitation.conference_id == review.id, col(Invitation.agency_id).in_(owners))
    for invitation in desk.session.exec(rows):
        invitation.version += 1
