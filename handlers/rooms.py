"""Every room of the house, registered: where a newcomer finds which module answers what."""

from collections.abc import Callable

from handlers import challenge, feedback, feedback_seen, held, help, home, readiness  # noqa: A004  # a room's name
from handlers.deeds import Deeds

ROOMS: tuple[Callable[[Deeds], None], ...] = (
    home.register,
    help.register,
    readiness.register,
    challenge.register,
    held.register,
    feedback.register,
    feedback_seen.register,
)


def all_deeds() -> Deeds:
    """The full register of deeds."""
    deeds = Deeds()
    for register in ROOMS:
        register(deeds)
    return deeds
