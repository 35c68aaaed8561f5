"""The actions of the previous conference, typed in for its review: each owned by an agency that is invited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import col, select

from models.access import conference_by_id
from models.action import Action, ActionUpdate
from models.agency import Agency
from models.booking import RUNNERS, must_be_open
from models.conference import Conference
from models.desk import Desk, key
from models.invitation import Invitation
from models.planning import mark_stale, plan
from models.refusals import NotYours, Refused
from models.screening import must_be_clean

MOST_ACTIONS, MOST_WORDS = 40, 150
LONGEST_AGO = timedelta(days=365 * 3)


@dataclass(frozen=True)
class OldAction:
    """An action of the previous conference, typed in when its review is scheduled."""

    owner_id: int
    wording: str
    due_on: date | None


def add_action(desk: Desk, conference_id: int, action: OldAction) -> Action:
    """Add one; its owner is asked about it from now on. The same wording for the same agency is kept once.

    Raises `Refused` under `owner`, `wording` or `due_on`.
    """
    conference = _review(desk, conference_id)
    if action.owner_id not in {key(agency.id) for agency in owners(desk, conference)}:
        raise Refused("Choose an agency that is invited. You can invite it first.", "owner")
    if not action.wording:
        raise Refused("Say in a few neutral words what the agency agreed to do.", "wording")
    if len(action.wording) > MOST_WORDS:
        raise Refused(f"Keep this to {MOST_WORDS} characters: short and neutral.", "wording")
    must_be_clean(action.wording, "wording")
    if action.due_on and abs(action.due_on - desk.today(conference.jurisdiction)) > LONGEST_AGO:
        raise Refused("This date is years away. Check it.", "due_on")
    existing = actions_of(desk, conference)
    for row in existing:
        if (row.owner_id, row.wording.casefold()) == (action.owner_id, action.wording.casefold()):
            return row
    if len(existing) >= MOST_ACTIONS:
        raise Refused(f"One conference can hold {MOST_ACTIONS} actions.", "wording")
    added = Action(
        conference_id=conference_id,
        position=max((row.position for row in existing), default=-1) + 1,
        owner_id=action.owner_id,
        wording=action.wording,
        due_on=action.due_on,
        created_at=desk.now,
    )
    desk.session.add(added)
    desk.session.flush()
    return _changed(desk, conference, added, "added_action")


def remove_action(desk: Desk, action_id: int) -> Conference:
    """Take a mistaken one away, as long as its owner has said nothing about it."""
    action = desk.session.get(Action, action_id)
    if action is None:
        raise NotYours
    conference = _review(desk, action.conference_id)
    if desk.session.get(ActionUpdate, action_id) is not None:
        raise Refused("The agency has told us about this action, so it stays.")
    desk.session.delete(action)
    desk.session.flush()
    _changed(desk, conference, action, "removed_action")
    return conference


def actions_of(desk: Desk, conference: Conference) -> list[Action]:
    """The actions of a conference in the order in which they were typed in."""
    query = select(Action).where(Action.conference_id == conference.id)
    return list(desk.session.exec(query.order_by(col(Action.position))))


def owner_names(desk: Desk, rows: Sequence[Action]) -> dict[int, str]:
    """The names of the agencies that own these actions, by id; also of those no longer invited."""
    agencies = select(Agency).where(col(Agency.id).in_({row.owner_id for row in rows}))
    return {key(agency.id): agency.name for agency in desk.session.exec(agencies)}


def owners(desk: Desk, conference: Conference) -> list[Agency]:
    """Agencies that can own an action: those that are invited."""
    invited = select(Invitation.agency_id).where(
        Invitation.conference_id == conference.id,
        col(Invitation.withdrawn_at).is_(None),
        col(Invitation.not_us_at).is_(None),
    )
    return list(desk.session.exec(select(Agency).where(col(Agency.id).in_(invited)).order_by(col(Agency.name))))


def _review(desk: Desk, conference_id: int) -> Conference:
    conference = conference_by_id(desk, conference_id, RUNNERS)
    must_be_open(desk, conference)
    if not conference.type.is_review:
        raise Refused("Actions of a previous conference are asked about at a review.")
    return conference


def _changed(desk: Desk, conference: Conference, action: Action, deed: str) -> Action:
    """The owner's messages show it, and they are asked about it, or no longer."""
    rows = desk.session.exec(
        select(Invitation).where(Invitation.conference_id == conference.id, Invitation.agency_id == action.owner_id)
    )
    for invitation in rows:
        invitation.version += 1
    desk.note(deed, key(conference.id), action.id)
    mark_stale(desk.session, key(conference.id))
    plan(desk, conference)
    return action
