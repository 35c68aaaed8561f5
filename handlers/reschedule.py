"""Moving a conference: the new deadlines are shown before it is done, and everyone is told once."""

from dataclasses import replace

from handlers.answers import Answer
from handlers.asked import Asked
from handlers.booking_form import MomentForm, draft_of
from handlers.changing import again, done, first
from handlers.deeds import Deeds, Form
from handlers.fields import read
from handlers.finding import by_button, by_code, of_form
from handlers.views.blocks import View
from handlers.views.changing import Change, moment_now, move_form
from models.booking import reschedule
from models.cards import cards_of, conference_card
from models.conference import Conference
from models.desk import Desk, key
from models.inviting import Invitee
from models.preview import Preview, preview


def draw(desk: Desk, asked: Asked, conference: Conference) -> View:  # noqa: ARG001  # every deed is asked for
    """The form with the date and time it has."""
    change = first(desk, conference, moment_now(conference_card(desk, conference)))
    return move_form(change, _preview(desk, conference, change))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form with what follows from another date."""
    conference = of_form(desk, asked)
    change = again(desk, asked, conference, sentence)
    return move_form(change, _preview(desk, conference, change))


def submit(desk: Desk, asked: Asked) -> Answer:
    """Move it."""
    filled = read(MomentForm, asked)
    conference = reschedule(desk, asked.ref_id("c"), filled.moment, asked.seen_version())
    when = conference_card(desk, conference).when
    return done(desk, conference, f"Moved to {when}. Everyone who is invited is told once.")


def _preview(desk: Desk, conference: Conference, change: Change) -> Preview:
    """What the new date would mean for those who are invited already."""
    invited = tuple(
        Invitee(card.invitation.agency_id, card.invitation.professional_id)
        for card in cards_of(desk, conference)
        if card.invitation.open
    )
    draft = replace(
        draft_of(desk, change.filled.fields),
        type=conference.type,
        chair_id=conference.chair_id,
        social_worker_id=conference.social_worker_id,
        strategy_on=conference.strategy_on,
        notified_on=conference.notified_on,
        reviews_id=conference.reviews_id,
        chosen=invited,
        moving=key(conference.id),
    )
    return replace(preview(desk, draft), nobody_known=())


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        commands={"reschedule": by_code("reschedule", draw)},
        presses={"reschedule": by_button(draw)},
        forms=(Form("reschedule", submit, redraw),),
    )
