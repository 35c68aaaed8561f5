"""Scheduling a conference: the command, the shortcut and the button open one form; sending it books everything."""

import secrets
from dataclasses import replace
from typing import TypeVar

from handlers.answers import Answer, Open, Recorded
from handlers.asked import Asked
from handlers.booking_form import ScheduleForm, chosen_invitees, draft_of
from handlers.deeds import Deeds, Form, Paragraph
from handlers.fields import read
from handlers.views.blocks import View
from handlers.views.schedule import Choices, Filled, schedule_form
from handlers.views.scheduled import scheduled_letter, scheduled_line, scheduled_view
from models.agency import Duty
from models.booking import Booking, may_schedule, schedule
from models.cards import cards_of, conference_card
from models.choices import chairs, contacts, reviewable, social_workers
from models.conference import Conference
from models.desk import Desk
from models.outbox import OutboxRow
from models.preview import again, preview
from models.refusals import Refused
from scheduling.ladder import Kind

T = TypeVar("T")


def open_form(desk: Desk, asked: Asked) -> Answer:
    """The empty form."""
    may_schedule(desk)
    return Open(redraw(desk, replace(asked, ref={"form": secrets.token_hex(8)}), None))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form as it stands, with what follows from it."""
    supports = desk.actor.duty is Duty.BUSINESS_SUPPORT
    draft = draft_of(desk, asked.fields)
    own = draft.social_worker_id if supports else desk.actor_id
    choices = Choices(
        chairs=_some(chairs(desk), "chair"),
        contacts=_some(contacts(desk, without=[own] if own else []), "agency"),
        reviewable=reviewable(desk),
        social_workers=_some(social_workers(desk), "social worker") if supports else (),
    )
    shown = preview(desk, replace(draft, social_worker_id=own))
    return schedule_form(Filled(asked.fields), choices, shown, sentence, ref=asked.ref)


def _some(found: list[T], what: str) -> list[T]:
    """Without any of these nothing can be scheduled, and a menu without choices cannot be shown."""
    if not found:
        raise Refused(f"There is no {what} in the directory yet. Ask your administrator to import it, then try again.")
    return found


def submit(desk: Desk, asked: Asked) -> Answer:
    """Book the conference, and say what is still to do."""
    filled = read(ScheduleForm, asked)
    invitees = chosen_invitees(desk, filled.agencies) + again(desk, draft_of(desk, asked.fields))
    booking = Booking(
        type=filled.type,
        on=filled.date,
        at=filled.time,
        minutes=filled.minutes,
        place=filled.place,
        chair_id=filled.chair,
        ages=filled.ages,
        invitees=invitees,
        social_worker_id=filled.social_worker,
        strategy_on=filled.strategy,
        notified_on=filled.notified,
        reviews_id=filled.reviews,
        concerns=frozenset(filled.concerns),
        needs=frozenset(filled.needs),
        bank_holiday_accepted=filled.bank_holiday,
        form=_name_of_form(asked),
    )
    conference = schedule(desk, booking)
    return Recorded(scheduled_view(conference_card(desk, conference), cards_of(desk, conference)))


def _name_of_form(asked: Asked) -> str:
    """By which a form that is sent twice is known: by our own mark, as a server may use its ids again."""
    return f"form:{str(asked.ref.get('form', ''))[:20]}:{asked.view_id[:50]}"


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """The same for the social worker's conversation with us, where it stays and is kept up to date."""
    conference = desk.session.get_one(Conference, row.conference_id)
    of, cards = conference_card(desk, conference), cards_of(desk, conference)
    return Paragraph(scheduled_line(of), scheduled_letter(of, cards, tag=row.id))


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        commands={"schedule": open_form},
        presses={"schedule": open_form},
        shortcuts={"schedule_conference": open_form},
        forms=(Form("schedule", submit, redraw),),
        letters={Kind.SCHEDULED: letter},
    )
