"""Scheduling the review from the next dates: the ordinary form, with everything filled in that is known."""

import secrets
from collections.abc import Iterable
from dataclasses import replace

from handlers.asked import Asked, Field
from handlers.booking_form import AGENCY, PERSON, TICKED
from handlers.deeds import Deeds
from handlers.finding import by_button
from handlers.schedule import redraw
from handlers.views.blocks import View
from models.booking import may_schedule
from models.conference import Conference
from models.desk import Desk
from models.inviting import Invitee
from models.next_dates_review import ReviewDraft, review_draft
from scheduling.deadlines import ConferenceType


def draw(desk: Desk, asked: Asked, conference: Conference) -> View:
    """The form that schedules a conference, which the social worker checks and sends."""
    may_schedule(desk)
    fields = filled_in(review_draft(desk, conference))
    return redraw(desk, replace(asked, fields=fields, ref={"form": secrets.token_hex(8)}), None)


def filled_in(draft: ReviewDraft) -> dict[str, Field]:
    """The draft as the fields of that form."""
    last = draft.conference
    return {
        "type": ConferenceType.RCPC.value,
        "reviews": str(last.id),
        "invite_again": [TICKED],
        "social_worker": str(last.social_worker_id),
        "chair": str(last.chair_id),
        "date": draft.on.isoformat(),
        "time": f"{draft.at:%H:%M}",
        "minutes": str(last.minutes),
        "place": last.place,
        "ages": ", ".join("unborn" if age is None else str(age) for age in draft.ages),
        "concerns": list(last.concerns),
        "needs": list(last.needs),
        "agencies": [_value(each) for each in draft.also],
    }


def values_of(invitees: Iterable[Invitee]) -> list[str]:
    """Invitees as choices of the agencies' menu."""
    return [_value(each) for each in invitees]


def _value(invitee: Invitee) -> str:
    return f"{PERSON}{invitee.professional_id}" if invitee.professional_id else f"{AGENCY}{invitee.agency_id}"


def register(deeds: Deeds) -> None:
    """The deed of this room."""
    deeds.add(presses={"schedule_review": by_button(draw)})
