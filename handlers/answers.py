"""What a handler answers: values, not calls. The edge turns them into Slack's acknowledgement or a `views.*` call."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.views.blocks import Block, View


@dataclass(frozen=True)
class Open:
    """Show a modal: on top of the one that is open, if the person stands in one."""

    view: View


@dataclass(frozen=True)
class Update:
    """Show another view in place of the modal the person stands in; nothing is recorded by it."""

    view: View


@dataclass(frozen=True)
class Recorded:
    """Something was recorded. Close the forms, or show a result in their place."""

    view: View | None = None


@dataclass(frozen=True)
class FieldErrors:
    """Sentences under fields, by block id; the form stays as it is and keeps what was typed."""

    errors: Mapping[str, str]


@dataclass(frozen=True)
class Tell:
    """A sentence or a few where the person stands, seen by them alone."""

    title: str
    sentence: str


@dataclass(frozen=True)
class Home:
    """The Home tab of the person who asked."""

    view: View
    recorded: bool = False


@dataclass(frozen=True)
class SayAtOnce:
    """Words for somebody whom the directory does not know, where they wrote to us.

    They have no row in the outbox, and none is made. If Slack does not take the words, it brings the message again.
    """

    text: str
    blocks: list[Block]


@dataclass(frozen=True)
class Nothing:
    """Nothing to show."""


Answer = Open | Update | Recorded | FieldErrors | Tell | Home | SayAtOnce | Nothing
