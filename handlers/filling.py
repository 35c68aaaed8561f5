"""Filling in an answer: how every form of an invitation is opened, drawn again and closed.

The same forms serve the agency, whoever records its answer on its behalf, and whoever corrects what we understood of
their plain words (`handlers/drafts.py`).
"""

from collections.abc import Callable, Collection

from handlers.answers import Answer, Open, Recorded, Update
from handlers.asked import Asked, Surface
from handlers.drafts import draft_ref, draft_used, drafted
from handlers.views.behalf import MENU, menu
from handlers.views.blocks import View
from handlers.views.sheet import Fields, Sheet
from models.answering import on_behalf, open_invitation, version_of
from models.cards import Card, card
from models.desk import Desk

Saved = Callable[[Card], Fields]


def first(desk: Desk, asked: Asked, saved: Saved, private: Collection[str] = ()) -> Sheet:
    """The sheet as a button opens it: with what is recorded. Raises `Refused` for whoever may not answer.

    What is recorded in `private` fields is not shown to whoever answers on the agency's behalf.
    """
    conference, invitation = open_invitation(desk, asked.number(), None)
    row = card(desk, invitation)
    desk.note("opened_answer_form", invitation.conference_id, invitation.id)
    behalf = on_behalf(desk, invitation)
    return Sheet(
        card=row,
        fields=_shown({**saved(row), **drafted(desk, row, asked.ref)}, private if behalf else ()),
        version=version_of(conference, invitation),
        on_behalf=behalf,
        from_menu=asked.surface is Surface.MODAL and asked.callback_id == MENU,
        more=draft_ref(asked.ref),
    )


def again(desk: Desk, asked: Asked, sentence: str | None, saved: Saved, private: Collection[str] = ()) -> Sheet:
    """The sheet as it stands before the person, what they typed over what is recorded.

    With a sentence the person is shown the facts of now; without one they keep the version they have seen, so that
    a change in between is still noticed when they send the form.
    """
    conference, invitation = open_invitation(desk, asked.ref_id("i"), None)
    row = card(desk, invitation)
    behalf = on_behalf(desk, invitation)
    return Sheet(
        card=row,
        fields={**_shown({**saved(row), **drafted(desk, row, asked.ref)}, private if behalf else ()), **asked.fields},
        version=asked.seen_version() if sentence is None else version_of(conference, invitation),
        on_behalf=behalf,
        from_menu=asked.ref_id("m") == 1,
        sentence=sentence,
        more=draft_ref(asked.ref),
    )


def show(sheet: Sheet, view: View) -> Answer:
    """A form on top of where the person stands; in place of the menu from which it was chosen."""
    return Update(view) if sheet.from_menu else Open(view)


def recorded(desk: Desk, asked: Asked, view: View | None = None) -> Answer:
    """After an answer is stored: back to the menu it was chosen from, or the forms are closed."""
    draft_used(desk, asked)
    if asked.ref_id("m") != 1:
        return Recorded(view)
    _, invitation = open_invitation(desk, asked.ref_id("i"), None)
    return Recorded(menu(card(desk, invitation), saved=True))


def _shown(fields: Fields, private: Collection[str]) -> Fields:
    return {name: value for name, value in fields.items() if name not in private}
