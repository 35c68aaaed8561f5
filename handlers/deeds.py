"""The register of deeds: which function answers which command, button, form or shortcut.

Bolt asks one listener after another whether a request is theirs; a dictionary knows at once. A deed is an ordinary
synchronous function `(desk, asked) -> Answer` that runs inside one transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from handlers.answers import Answer
from handlers.asked import Asked, Way
from handlers.enclosure import Enclosure
from handlers.views.blocks import Block, View
from models.desk import Desk
from models.outbox import OutboxRow
from scheduling.ladder import Kind

K = TypeVar("K", bound=str)
T = TypeVar("T")

Deed = Callable[[Desk, Asked], Answer]
#: Builds a form's view again from what stands in it, with a sentence on top: after the facts changed, or a field did.
Redraw = Callable[[Desk, Asked, str | None], View]


@dataclass(frozen=True)
class Paragraph:
    """One message's part of a letter. `notification` is seen on a lock screen: the reference and what is asked."""

    notification: str
    blocks: list[Block]
    file: Enclosure | None = None


#: Writes a message from the facts of now. Called again when they change, to update the message that was sent.
Writer = Callable[[Desk, OutboxRow], Paragraph]


@dataclass(frozen=True)
class Form:
    """A modal that records something: what a submission does, and how to draw it again keeping what was typed."""

    callback_id: str
    submit: Deed
    redraw: Redraw


@dataclass
class Deeds:
    """What each module of this package contributes; two contributions of one name are a mistake in the code."""

    commands: dict[str, Deed] = field(default_factory=dict)
    presses: dict[str, Deed] = field(default_factory=dict)
    shortcuts: dict[str, Deed] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    letters: dict[Kind, Writer] = field(default_factory=dict)
    home: Deed | None = None
    say: Deed | None = None

    def add(
        self,
        *,
        commands: Mapping[str, Deed] | None = None,
        presses: Mapping[str, Deed] | None = None,
        shortcuts: Mapping[str, Deed] | None = None,
        forms: tuple[Form, ...] = (),
        letters: Mapping[Kind, Writer] | None = None,
    ) -> None:
        """Register the deeds of one module."""
        _add(self.commands, commands or {})
        _add(self.presses, presses or {})
        _add(self.shortcuts, shortcuts or {})
        _add(self.letters, letters or {})
        _add(self.forms, {form.callback_id: form for form in forms})

    def find(self, asked: Asked) -> Deed | None:
        """The deed that answers this request; None when there is none of that name."""
        if asked.way is Way.SUBMIT:
            form = self.forms.get(asked.deed)
            return form.submit if form else None
        if asked.way is Way.HOME:
            return self.home
        if asked.way is Way.SAY:
            return self.say
        if asked.way is Way.COMMAND:
            return self.commands.get(asked.deed) or self.commands.get("help")
        return (self.presses if asked.way is Way.PRESS else self.shortcuts).get(asked.deed)

    def form_of(self, asked: Asked) -> Form | None:
        """The form in which the person stands."""
        return self.forms.get(asked.callback_id)


def _add(register: dict[K, T], more: Mapping[K, T]) -> None:
    both = register.keys() & more.keys()
    if both:
        raise ValueError(f"two deeds share a name: {sorted(both)}")
    register.update(more)
