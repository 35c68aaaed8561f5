"""Every room of the house, registered: where a newcomer finds which module answers what."""

from handlers import (
    actions,
    birth,
    cancel,
    challenge,
    coming,
    confirming,
    enquiries,
    feedback,
    feedback_seen,
    guide,
    hand_over,
    held,
    help,  # noqa: A004  # named as the person types it
    home,
    invitation,
    inviting,
    listing,
    next_dates,
    next_dates_review,
    not_us,
    old_actions,
    on_behalf,
    papers,
    readiness,
    record,
    record_decision,
    record_family,
    record_plan,
    record_register,
    relay,
    report,
    reschedule,
    safety,
    say,
    schedule,
    secure_details,
    sharing,
)
from handlers.deeds import Deeds

#: In the order of a conference's life.
ROOMS = (
    help,
    home,
    schedule,
    listing,
    secure_details,
    old_actions,
    inviting,
    reschedule,
    cancel,
    hand_over,
    relay,
    enquiries,
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
    record,
    record_register,
    record_family,
    record_decision,
    record_plan,
    next_dates,
    next_dates_review,
    birth,
    papers,
    feedback,
    feedback_seen,
    safety,
    say,
    confirming,
)


def all_deeds() -> Deeds:
    """The full register of deeds."""
    deeds = Deeds()
    for room in ROOMS:
        room.register(deeds)
    return deeds
