"""The sheet on which an agency's answer is given: which invitation, what stands in its fields, who fills it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from handlers.asked import Field
from handlers.views.blocks import Block, View, context, escape, modal, section
from handlers.views.cards import who
from models.cards import Card

Fields = Mapping[str, Field]


@dataclass(frozen=True)
class Sheet:
    """One form of one invitation. `version` is that of the facts which the person has seen."""

    card: Card
    fields: Fields
    version: int
    on_behalf: bool = False
    from_menu: bool = False
    sentence: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """What stands in a field that holds one value."""
        value = self.fields.get(name)
        return value if isinstance(value, str) and value else None

    def several(self, name: str) -> list[str]:
        """What stands in a field that holds several."""
        value = self.fields.get(name)
        return value if isinstance(value, list) else []

    def drawn(self, title: str, blocks: list[Block], *, callback_id: str, submit: str = "Save") -> View:
        """The modal, with what the person has to know on top."""
        ref = {"i": self.card.invitation_id, "v": self.version, **({"m": 1} if self.from_menu else {}), **self.more}
        top = [section(f"*{escape(self.sentence)}*")] if self.sentence else []
        of = self.card.of
        about = f"*{of.conference.code}* · {of.when} ({of.zone})"
        if self.on_behalf:
            about = f"You are recording this for *{escape(who(self.card))}*\n{about}"
        return modal(
            title, [*top, context(about), *blocks], callback_id=callback_id, submit=submit, close="Cancel", ref=ref
        )

    def carrying(self, **more: object) -> "Sheet":
        """The same sheet, whose form carries further opaque ids."""
        return replace(self, more={**self.more, **more})
