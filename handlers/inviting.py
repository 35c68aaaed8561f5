"""Inviting agencies later on, withdrawing an invitation, and what to do when an agency says it is the wrong one."""

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer, Recorded
from handlers.asked import Asked, Surface
from handlers.booking_form import Picked, chosen, chosen_invitees, draft_of
from handlers.changing import again, done, first
from handlers.deeds import Deeds, Form, Paragraph
from handlers.fields import maybe, read
from handlers.finding import by_button, by_code, of_form
from handlers.views.blocks import View
from handlers.views.cards import who
from handlers.views.changing import Change, invite_form, withdraw_form
from handlers.views.not_this_agency import not_us_letter, not_us_line
from models.cards import card, cards_of
from models.choices import contacts
from models.conference import Conference
from models.desk import Desk, key
from models.invitation import Invitation, PriorityReason
from models.inviting import invite, withdraw
from models.outbox import OutboxRow
from models.preview import preview
from scheduling.ladder import Kind
from scheduling.words import list_words


class InviteForm(BaseModel):
    """The invitation form as it is sent."""

    agencies: Picked
    priority: Annotated[PriorityReason | None, maybe(PriorityReason)]


class WithdrawForm(BaseModel):
    """The withdrawal form as it is sent."""

    invitation: Annotated[int, chosen("Choose the invitation to withdraw.")]


def draw_invite(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """The form for further agencies."""
    return _invite_form(desk, conference, first(desk, conference))


def redraw_invite(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The same, with what follows from those chosen so far."""
    conference = of_form(desk, asked)
    return _invite_form(desk, conference, again(desk, asked, conference, sentence))


def submit_invite(desk: Desk, asked: Asked) -> Answer:
    """Invite them."""
    filled = read(InviteForm, asked)
    chosen_now = chosen_invitees(desk, filled.agencies)
    added = invite(desk, asked.ref_id("c"), [replace(each, priority=filled.priority) for each in chosen_now])
    names = list_words([who(card(desk, invitation)) for invitation in added])
    return done(desk, desk.session.get_one(Conference, added[0].conference_id), f"Invited: {names}.")


def draw_withdraw(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """The form that asks which invitation."""
    return withdraw_form(first(desk, conference), cards_of(desk, conference))


def redraw_withdraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The same once more."""
    conference = of_form(desk, asked)
    return withdraw_form(again(desk, asked, conference, sentence), cards_of(desk, conference))


def submit_withdraw(desk: Desk, asked: Asked) -> Answer:
    """Withdraw it."""
    filled = read(WithdrawForm, asked)
    invitation = withdraw(desk, filled.invitation)
    conference = desk.session.get_one(Conference, invitation.conference_id)
    return done(desk, conference, f"Withdrawn: {who(card(desk, invitation))}. They are told once.")


def withdraw_one(desk: Desk, asked: Asked) -> Answer:
    """The button in the letter about an agency that says it is the wrong one."""
    invitation = withdraw(desk, asked.number())
    if asked.surface is Surface.MESSAGE:
        return Recorded()
    return done(desk, desk.session.get_one(Conference, invitation.conference_id), "Withdrawn.")


def not_us(desk: Desk, row: OutboxRow) -> Paragraph:
    """To the social worker: an agency says that the invitation is not for them, and whom to ask instead."""
    this = card(desk, desk.session.get_one(Invitation, row.invitation_id))
    return Paragraph(not_us_line(this), not_us_letter(this, tag=row.id))


def _invite_form(desk: Desk, conference: Conference, change: Change) -> View:
    present = cards_of(desk, conference)
    there = {each.invitation.professional_id for each in present} | {conference.social_worker_id}
    unknown = {each.agency.id for each in present if each.invitee is None}
    offered = [
        each
        for each in contacts(desk, without=[person for person in there if person is not None])
        if each.person is not None or each.agency.id not in unknown
    ]
    start = conference.local_start
    draft = replace(
        draft_of(desk, change.filled.fields),
        type=conference.type,
        on=start.date(),
        at=start.time(),
        minutes=conference.minutes,
        bank_holiday_accepted=True,
        moving=key(conference.id),
    )
    return invite_form(change, offered, preview(desk, draft))


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        commands={"invite": by_code("invite", draw_invite), "withdraw": by_code("withdraw", draw_withdraw)},
        presses={
            "invite": by_button(draw_invite),
            "withdraw": by_button(draw_withdraw),
            "withdraw_one": withdraw_one,
        },
        forms=(
            Form("invite", submit_invite, redraw_invite),
            Form("withdraw", submit_withdraw, redraw_withdraw),
        ),
        letters={Kind.NOT_US: not_us},
    )
