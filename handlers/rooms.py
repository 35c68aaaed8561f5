"""Every room of the house, registered: where a newcomer finds which module answers what."""

from handlers import (
    actions,
    challenge,
    coming,
    feedback,
    feedback_seen,
    guide,
    held,
    help,  # noqa: A004  # named as the person types it
    home,
    invitation,
    not_us,
    on_behalf,
    readiness,
    report,
    schedule,
    sharing,
)
from handlers.deeds import Deeds

#: In the order of a conference's life.
ROOMS = (
    help,
    home,
    schedule,
    invitation,
    coming,
    not_us,
    guide,
    report,
    sharing,
    actions,
    on_behalf,
    readiness,
    challenge,
    held,
    feedback,
    feedback_seen,
)


def all_deeds() -> Deeds:
    """The full register of deeds."""
    deeds = Deeds()
    for room in ROOMS:
        room.register(deeds)
    return deeds
