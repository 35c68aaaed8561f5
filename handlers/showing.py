"""One conference as whoever asks may see it: drawn after every deed that changes it, so here for all of them."""

from handlers.views.blocks import View
from handlers.views.conference import Shown, conference_view
from models.access import Part, parts_in
from models.cards import cards_of, children_of, conference_card
from models.conference import Conference
from models.desk import Desk, key


def showing(desk: Desk, conference: Conference, *, page: int = 1, sentence: str | None = None) -> View:
    """The conference's modal, with what was just done on top. The caller has checked that they may see it."""
    everybody = cards_of(desk, conference, withdrawn=True)
    return conference_view(
        Shown(
            of=conference_card(desk, conference),
            cards=[card for card in everybody if card.invitation.withdrawn_at is None],
            withdrawn=[card for card in everybody if card.invitation.withdrawn_at is not None],
            children=children_of(desk.session, key(conference.id)),
            runs=Part.RUNS in parts_in(desk, conference),
            page=page,
            sentence=sentence,
        )
    )
