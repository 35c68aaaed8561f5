"""Scheduling a conference again that could not be held: the ordinary form, filled in as the first one was."""

import secrets
from dataclasses import replace

from handlers.asked import Asked, Field
from handlers.deeds import Deeds
from handlers.finding import by_button
from handlers.next_dates_review import values_of
from handlers.schedule import redraw
from handlers.views.blocks import View
from handlers.views.record import NOT_HELD
from models.booking import may_schedule
from models.cards import children_of
from models.chairing import hold_again_by
from models.conference import Conference
from models.desk import Desk, key
from models.inviting import invited_last_time
from models.refusals import Closed
from scheduling.ladder import Standing


def draw(desk: Desk, asked: Asked, conference: Conference) -> View:
    """The form, which the social worker checks and sends."""
    may_schedule(desk)
    if conference.standing not in NOT_HELD:
        raise Closed(f"{conference.code} is not recorded as inquorate or postponed, so it is not scheduled again.")
    ref = {"form": secrets.token_hex(8)}
    return redraw(desk, replace(asked, fields=filled_in(desk, conference), ref=ref), None)


def filled_in(desk: Desk, conference: Conference) -> dict[str, Field]:
    """The first one as the fields of that form; the last day for an inquorate one is proposed, if it is ahead."""
    by = hold_again_by(desk, conference) if conference.standing is Standing.INQUORATE else None
    ages = [child.age for child in children_of(desk.session, key(conference.id))]
    return {
        "type": conference.type.value,
        "reviews": str(conference.reviews_id) if conference.reviews_id is not None else None,
        "social_worker": str(conference.social_worker_id),
        "chair": str(conference.chair_id),
        "strategy": conference.strategy_on.isoformat() if conference.strategy_on else None,
        "notified": conference.notified_on.isoformat() if conference.notified_on else None,
        "date": by.isoformat() if by and by > desk.today(conference.jurisdiction) else None,
        "time": f"{conference.local_start:%H:%M}",
        "minutes": str(conference.minutes),
        "place": conference.place,
        "ages": ", ".join("unborn" if age is None else str(age) for age in ages),
        "concerns": list(conference.concerns),
        "needs": list(conference.needs),
        "agencies": values_of(invited_last_time(desk, key(conference.id))),
    }


def register(deeds: Deeds) -> None:
    """The deed of this room."""
    deeds.add(presses={"schedule_again": by_button(draw)})
