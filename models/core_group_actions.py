"""The plan's actions as a core group asks about them, and which of them drift: not done at two meetings running."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.action import Action, ActionStatus, ActionUpdate
from models.conference import Conference
from models.core_group import CoreGroup, CoreGroupUpdate
from models.desk import key
from models.invitation import Invitation
from models.next_dates_facts import chain, followed_by, review_booked
from models.planned_action import PlannedAction
from scheduling.ladder import Standing
from scheduling.plan_facts import GroupStanding

#: At how many meetings running an action has not been done when it is said to drift.
RUNNING = 2


@dataclass(frozen=True)
class Asked:
    """One action of the plan at one core group, with what its owner says there."""

    action: PlannedAction
    update: CoreGroupUpdate | None


@dataclass(frozen=True)
class Drift:
    """An action that was not done at two meetings running. A fact about an action, never about an agency."""

    planned_id: int
    wording: str
    owner_id: int | None
    due_on: date | None
    meetings: tuple[date, ...]


def asked_about(session: Session, group: CoreGroup) -> list[Asked]:
    """The actions a core group asks about: those of the plan that nobody has said were done at an earlier one."""
    updates = _updates(session, group.conference_id)
    earlier = [row.id for row in _held(session, group.conference_id) if row.starts_at < group.starts_at]
    done = {action for action, group_id in updates if group_id in earlier and _done(updates[action, group_id].status)}
    return [
        Asked(action, updates.get((key(action.id), key(group.id))))
        for action in plan_of(session, group.conference_id)
        if action.id not in done
    ]


def owing(session: Session, group: CoreGroup) -> frozenset[int]:
    """The agencies that have still to say at a core group what they have done about an action."""
    open_ones = (asked.action.owner_id for asked in asked_about(session, group) if asked.update is None)
    return frozenset(owner for owner in open_ones if owner is not None)


def plan_of(session: Session, conference_id: int) -> list[PlannedAction]:
    """The actions of a conference's outline plan, in the order in which they were agreed."""
    query = select(PlannedAction).where(PlannedAction.conference_id == conference_id)
    return list(session.exec(query.order_by(col(PlannedAction.position))))


def drifting(session: Session, conference: Conference) -> list[Drift]:
    """The actions of a conference's plan that drift, as core groups and reviews have heard of them.

    A meeting that is still to come counts for an action as soon as its owner has said there that it is not done. An
    action that was taken over from the last plan drifts on.
    """
    meetings = _meetings(session, chain(session, conference))
    continued = _continued(session, conference)
    found = []
    for action in plan_of(session, key(conference.id)):
        names = continued[key(action.id)]
        heard = [meeting for meeting in meetings if meeting.asked(names)]
        if len(heard) < RUNNING or any(meeting.done(names) for meeting in heard):
            continue
        days = tuple(meeting.at.astimezone(conference.jurisdiction.zone).date() for meeting in heard[-RUNNING:])
        found.append(Drift(key(action.id), action.wording, action.owner_id, action.due_on, days))
    return found


def done_by(session: Session, conference: Conference) -> set[int]:
    """The actions of a conference's plan of which somebody has said that they were done."""
    meetings = _meetings(session, [conference])
    actions = (key(action.id) for action in plan_of(session, key(conference.id)))
    return {action for action in actions if any(meeting.done({action}) for meeting in meetings)}


def _continued(session: Session, conference: Conference) -> dict[int, set[int]]:
    """Each action of the plan with those of earlier plans that it carries on."""
    earlier = {
        action.id: action.continues_id
        for each in chain(session, conference)
        for action in plan_of(session, key(each.id))
    }
    found: dict[int, set[int]] = {}
    for action in plan_of(session, key(conference.id)):
        names: set[int] = set()
        name: int | None = key(action.id)
        while name is not None and name not in names:
            names.add(name)
            name = earlier.get(name)
        found[key(action.id)] = names
    return found


@dataclass(frozen=True)
class _Meeting:
    """What one meeting has heard about the plan's actions. One that was held has asked about all that were agreed."""

    at: datetime
    was_held: bool
    said: dict[int, ActionStatus]
    agreed: frozenset[int]

    def asked(self, names: set[int]) -> bool:
        """Whether an action, by whichever name, was asked about."""
        return bool(names & self.said.keys()) or (self.was_held and bool(names & self.agreed))

    def done(self, names: set[int]) -> bool:
        return any(_done(self.said.get(name)) for name in names)


def _meetings(session: Session, conferences: Iterable[Conference]) -> list[_Meeting]:
    """The core groups and the reviews of these conferences, in order of time."""
    found = [
        meeting
        for conference in conferences
        for meeting in (*_group_meetings(session, conference), *_review_meetings(session, conference))
    ]
    return sorted(found, key=lambda meeting: meeting.at)


def _group_meetings(session: Session, conference: Conference) -> Iterable[_Meeting]:
    said: dict[int, dict[int, ActionStatus]] = defaultdict(dict)
    for (action, group_id), update in _updates(session, key(conference.id)).items():
        said[group_id][action] = update.status
    actions = plan_of(session, key(conference.id))
    query = select(CoreGroup).where(
        CoreGroup.conference_id == conference.id,
        col(CoreGroup.standing).in_([GroupStanding.HELD, GroupStanding.SCHEDULED]),
    )
    for group in session.exec(query):
        agreed = frozenset(key(action.id) for action in actions if action.recorded_at <= group.starts_at)
        yield _Meeting(group.starts_at, group.standing is GroupStanding.HELD, said[key(group.id)], agreed)


def _review_meetings(session: Session, conference: Conference) -> Iterable[_Meeting]:
    review = followed_by(session, conference) or review_booked(session, conference)
    if review is None:
        return
    rows: Sequence[tuple[Action, ActionUpdate | None]] = session.exec(
        select(Action, ActionUpdate)
        .join(ActionUpdate, col(ActionUpdate.action_id) == col(Action.id), isouter=True)
        .where(Action.conference_id == review.id, col(Action.planned_id).is_not(None))
    ).all()
    said = {row.planned_id: update.status for row, update in rows if update is not None and row.planned_id is not None}
    # Whose agency was not invited, as the social worker's own is not, was not asked there.
    invited = set(session.exec(select(Invitation.agency_id).where(Invitation.conference_id == review.id)))
    asked = frozenset(row.planned_id for row, _ in rows if row.planned_id is not None and row.owner_id in invited)
    yield _Meeting(review.starts_at, review.standing is Standing.HELD, said, asked)


def _updates(session: Session, conference_id: int) -> dict[tuple[int, int], CoreGroupUpdate]:
    """By action and core group."""
    groups = select(CoreGroup.id).where(CoreGroup.conference_id == conference_id)
    rows = session.exec(select(CoreGroupUpdate).where(col(CoreGroupUpdate.core_group_id).in_(groups)))
    return {(row.action_id, row.core_group_id): row for row in rows}


def _held(session: Session, conference_id: int) -> list[CoreGroup]:
    query = select(CoreGroup).where(CoreGroup.conference_id == conference_id, CoreGroup.standing == GroupStanding.HELD)
    return list(session.exec(query))


def _done(status: ActionStatus | None) -> bool:
    return status is ActionStatus.DONE
