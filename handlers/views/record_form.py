"""The forms in which the chair writes the record: the conference on top, what stands in the fields, the way back."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.views.blocks import Block, Element, View, actions, button, context, escape, modal, section
from handlers.views.schedule import Filled
from models.cards import ConferenceCard


@dataclass(frozen=True)
class Writing:
    """One form of one record. `version` is that of the record which the chair has seen."""

    of: ConferenceCard
    filled: Filled
    version: int
    sentence: str | None = None
    page: int = 1

    @property
    def conference_id(self) -> int | None:
        """The conference's opaque id, as buttons carry it."""
        return self.of.conference.id

    def drawn(
        self,
        title: str,
        blocks: Sequence[Block],
        deed: str,
        *,
        submit: str | None = "Save",
        back: Sequence[Element] = (),
        **more: object,
    ) -> View:
        """The modal; `more` are further opaque ids that the form carries."""
        top = [section(f"*{escape(self.sentence)}*")] if self.sentence else []
        ways = back or [button("Back to the record", "record", self.conference_id)]
        ref = {"c": self.conference_id, "v": self.version, "p": self.page, **more}
        body = [*top, about(self.of), *blocks, actions(ways, "back")]
        return modal(title, body, callback_id=deed, submit=submit, ref=ref)


def about(of: ConferenceCard) -> Block:
    """The small line that says which conference it is."""
    return context(f"*{of.conference.code}* · {of.when} ({of.zone})")


def pages_of(count: int, on_a_page: int) -> int:
    """How many pages so many entries fill: one at least."""
    return max(1, -(-count // on_a_page))
