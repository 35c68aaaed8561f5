"""What every form that changes a conference shares: how it is opened, drawn again, and where it leads back to."""

from collections.abc import Callable, Mapping

from handlers.answers import Answer, Recorded
from handlers.asked import Asked, Field
from handlers.showing import showing
from handlers.views.changing import Change
from handlers.views.schedule import Filled
from models.booking import must_be_open
from models.cards import conference_card
from models.conference import Conference
from models.desk import Desk


def first(
    desk: Desk,
    conference: Conference,
    fields: Mapping[str, Field] | None = None,
    must_be: Callable[[Desk, Conference], None] = must_be_open,
) -> Change:
    """The form as a command or a button opens it; raises `Closed` when there is nothing left to change."""
    must_be(desk, conference)
    return Change(conference_card(desk, conference), Filled(fields or {}), conference.version)


def again(desk: Desk, asked: Asked, conference: Conference, sentence: str | None) -> Change:
    """The form as it stands before the person, with what they typed.

    With a sentence they are shown the facts of now; without one the form keeps the version that they have seen, so
    that a change in between is still noticed when they send it.
    """
    version = asked.seen_version() if sentence is None else conference.version
    return Change(conference_card(desk, conference), Filled(asked.fields), version, sentence)


def done(desk: Desk, conference: Conference, sentence: str) -> Answer:
    """Back to the conference, with what was done on top."""
    return Recorded(showing(desk, conference, sentence=sentence))
