"""What we understood of a message, as the facts that would be recorded: structured meaning only, never its words.

A fact whose part has a question open is not ready: it is recorded once the question is answered.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from models.answering import ActionAnswer, Coming, ReportAnswer, SharingAnswer
from models.invitation import NotUsReason

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class Part(StrEnum):
    """What a fact is about; each is recorded by an operation of its own."""

    COMING = "coming"
    REPORT = "report"
    SHARING = "sharing"
    ACTIONS = "actions"
    NOT_US = "not_us"


class Ask(StrEnum):
    """What has still to be asked before a fact can be recorded, in the order in which it is asked."""

    WILL_YOU = "will_you"
    DEPUTY = "deputy"
    PART_HOURS = "part_hours"
    IS_SENT = "is_sent"
    WHEN_SENT = "when_sent"
    WHY_NO_REPORT = "why_no_report"
    WHEN_SHARED = "when_shared"
    WHEN_PLANNED = "when_planned"
    WHY_NOT_SHARED = "why_not_shared"
    WHICH_ACTION = "which_action"
    HOW_FAR = "how_far"

    @property
    def part(self) -> Part:
        """The part of the record that waits for the answer."""
        return _PART_OF[self]


_PART_OF = {
    Ask.WILL_YOU: Part.COMING,
    Ask.DEPUTY: Part.COMING,
    Ask.PART_HOURS: Part.COMING,
    Ask.IS_SENT: Part.REPORT,
    Ask.WHEN_SENT: Part.REPORT,
    Ask.WHY_NO_REPORT: Part.REPORT,
    Ask.WHEN_SHARED: Part.SHARING,
    Ask.WHEN_PLANNED: Part.SHARING,
    Ask.WHY_NOT_SHARED: Part.SHARING,
    Ask.WHICH_ACTION: Part.ACTIONS,
    Ask.HOW_FAR: Part.ACTIONS,
}


@dataclass(frozen=True)
class Understood:
    """The facts, what has to be asked, and the flags on which a sentence is said.

    `unplaced` is what was said of an action of which we do not know which it is; its `action_id` is 0. `terms` are the
    words of the field that a question names.
    """

    coming: Coming | None = None
    report: ReportAnswer | None = None
    sharing: SharingAnswer | None = None
    actions: tuple[ActionAnswer, ...] = ()
    unplaced: ActionAnswer | None = None
    not_us: NotUsReason | None = None
    asks: tuple[Ask, ...] = ()
    flags: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of which a fact is known, ready or not."""
        held = {
            Part.NOT_US: self.not_us,
            Part.COMING: self.coming,
            Part.REPORT: self.report,
            Part.SHARING: self.sharing,
            Part.ACTIONS: self.actions or None,
        }
        return tuple(part for part, fact in held.items() if fact is not None)

    @property
    def ready(self) -> tuple[Part, ...]:
        """The parts that can be recorded as they are; actions are recorded one by one."""
        waiting = {ask.part for ask in self.asks} - {Part.ACTIONS}
        return tuple(part for part in self.parts if part not in waiting)

    @property
    def ask(self) -> Ask | None:
        """The one question to ask now."""
        return self.asks[0] if self.asks else None

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a fact nor a question about one."""
        return not self.parts and not self.asks

    def without(self, part: Part) -> "Understood":
        """The rest, once a part is recorded or was not meant."""
        rest = replace(self, asks=tuple(ask for ask in self.asks if ask.part is not part))
        match part:
            case Part.COMING:
                return replace(rest, coming=None)
            case Part.REPORT:
                return replace(rest, report=None)
            case Part.SHARING:
                return replace(rest, sharing=None)
            case Part.ACTIONS:
                return replace(rest, actions=(), unplaced=None)
            case Part.NOT_US:
                return replace(rest, not_us=None)

    def without_ready(self) -> "Understood":
        """What has still to be asked, once all that is ready is recorded."""
        rest = self
        for part in self.ready:
            rest = replace(rest, actions=()) if part is Part.ACTIONS else rest.without(part)
        return rest

    def asking(self, *asks: Ask) -> "Understood":
        """The same with these questions open as well, in the order in which they are asked."""
        wanted = {*self.asks, *asks}
        return replace(self, asks=tuple(ask for ask in Ask if ask in wanted))

    def answered(self, *asks: Ask) -> "Understood":
        """The same with these questions closed."""
        return replace(self, asks=tuple(ask for ask in self.asks if ask not in asks))


Choices = dict[int, Understood]


def sealed(choices: Choices) -> str:
    """What was understood, by the invitation it would be about, as the text that is sealed and kept."""
    return _adapter().dump_json(choices).decode()


def unsealed(kept: str) -> Choices:
    """The same, read again."""
    return _adapter().validate_json(kept)


@lru_cache(maxsize=1)
def _adapter() -> "TypeAdapter[Choices]":
    """Built when first used: it takes longer than all the rest of starting."""
    from pydantic import TypeAdapter  # noqa: PLC0415  # see above

    return TypeAdapter(Choices)
