"""What comes back to a person after doing something, and how the workspace says "you cannot"."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.sandbox.records import Message


class NotAllowed(Exception):
    """Slack itself does not let this person do that; the sentence is what Slack would show."""


class NotOnScreen(LookupError):
    """A test or the tour wants something that this person does not see; names what there is."""

    def __init__(self, wanted: str, there_is: Sequence[str] = ()) -> None:
        super().__init__(f"{wanted}; on the screen: {', '.join(there_is) or 'nothing'}")


@dataclass(frozen=True)
class Answer:
    """What one deed brought: lines shown to that person only, and Slack's own words if the app was silent."""

    ephemeral: list[Message] = field(default_factory=list)
    trouble: str | None = None

    @property
    def text(self) -> str:
        return self.reads()

    @property
    def acknowledged(self) -> bool:
        return self.trouble is None

    def reads(self) -> str:
        """All that was shown to that person only, as plain text."""
        return "\n".join(message.reads() for message in self.ephemeral)


@dataclass(frozen=True)
class Submission:
    """How a modal took being submitted; with errors it stays, and nothing typed is lost."""

    errors: dict[str, str] = field(default_factory=dict)
    closed: bool = False
    updated: bool = False
    pushed: bool = False
    trouble: str | None = None
    ephemeral: list[Message] = field(default_factory=list)
