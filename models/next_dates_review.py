"""The review that follows a conference, before it is booked: when, whom to invite, and what is asked about."""

from dataclasses import dataclass
from datetime import date, time

from sqlmodel import col, select

from models.agency import Agency, Professional
from models.cards import children_of
from models.conference import Conference
from models.desk import Desk, key
from models.inviting import NOT_INVITED, Invitee, first_contact, invited_last_time
from models.next_dates import NextDates
from models.next_dates_agreeing import must_lead_on
from models.next_dates_sheet import sheet_of
from models.planned_action import PlannedAction
from models.record import Attendee, Presence


@dataclass(frozen=True)
class ReviewDraft:
    """What the form that schedules the review begins with. `also` are those besides last time's invitees."""

    conference: Conference
    on: date
    at: time
    ages: tuple[int | None, ...]
    also: tuple[Invitee, ...]


def review_draft(desk: Desk, conference: Conference) -> ReviewDraft:
    """The draft; raises `Closed` when the conference was not held, or was reviewed since."""
    must_lead_on(desk, conference)
    agreed = desk.session.get(NextDates, conference.id)
    return ReviewDraft(
        conference=conference,
        on=agreed.review_on if agreed else sheet_of(desk, conference).review_proposed,
        at=agreed.review_time if agreed else conference.local_start.time(),
        ages=tuple(child.age for child in children_of(desk.session, key(conference.id))),
        also=_also(desk, conference),
    )


def _also(desk: Desk, conference: Conference) -> tuple[Invitee, ...]:
    """Owners of the plan's actions and people who came uninvited, who are not among last time's invitees."""
    there = {invitee.agency_id for invitee in invited_last_time(desk, key(conference.id))}
    social_worker = desk.session.get_one(Professional, conference.social_worker_id)
    there.add(social_worker.agency_id)
    found: dict[int, Invitee] = {}
    for person in _came_uninvited(desk, conference):
        if person.agency_id not in there:
            found.setdefault(person.agency_id, Invitee(person.agency_id, key(person.id)))
    owners = select(PlannedAction.owner_id).where(PlannedAction.conference_id == conference.id)
    query = select(Agency).where(col(Agency.id).in_(owners), col(Agency.active)).order_by(col(Agency.name))
    for agency in desk.session.exec(query):
        if agency.id not in there:
            found.setdefault(key(agency.id), Invitee(key(agency.id), first_contact(desk.session, agency)))
    return tuple(found.values())


def _came_uninvited(desk: Desk, conference: Conference) -> list[Professional]:
    query = (
        select(Professional)
        .join(Attendee, col(Attendee.professional_id) == col(Professional.id))
        .where(
            Attendee.conference_id == conference.id,
            col(Attendee.invitation_id).is_(None),
            Attendee.presence != Presence.ABSENT,
            col(Professional.active),
            col(Professional.duty).not_in(NOT_INVITED),
        )
        .order_by(col(Attendee.id))
    )
    return list(desk.session.exec(query))
