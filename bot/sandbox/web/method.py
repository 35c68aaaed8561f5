"""One Web API method: what a call carries, which token and scopes it needs, and how often it may be called."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from bot.sandbox.errors import SlackError
from bot.sandbox.records import Json
from bot.sandbox.workspace import Workspace

T = TypeVar("T", bound=dict[str, Any] | list[Any])


@dataclass(frozen=True)
class Call:
    """One call with its arguments, which come as strings (form) or as JSON values."""

    workspace: Workspace
    arguments: Mapping[str, Any]

    def text(self, name: str) -> str | None:
        """An optional string."""
        value = self.arguments.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str | int | float):
            raise SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] {name}"]})
        return str(value)

    def required(self, name: str, error: str = "invalid_arguments") -> str:
        """A string that must be there."""
        value = self.text(name)
        if value is None:
            raise SlackError(error, response_metadata={"messages": [f"[ERROR] missing {name}"]})
        return value

    def flag(self, name: str) -> bool:
        return self.arguments.get(name) in (True, 1, "1", "true", "True")

    def number(self, name: str, otherwise: int) -> int:
        value = self.text(name)
        if value is None:
            return otherwise
        if not value.isdigit():
            raise SlackError("invalid_limit" if name == "limit" else "invalid_arguments")
        return int(value)

    def decoded(self, name: str, kind: type[T], error: str) -> T | None:
        """A JSON value, given as such or as a string holding JSON; `kind` is list or dict."""
        value = self.arguments.get(name)
        if value is None or value == "":
            return None
        try:
            value = json.loads(value) if isinstance(value, str) else value
        except ValueError:
            raise SlackError(error) from None
        if not isinstance(value, kind):
            raise SlackError(error)
        return value


@dataclass(frozen=True)
class Method:
    """How a method is guarded. `scopes`: all of them are needed."""

    answer: Callable[[Call], Json]
    per_minute: int
    scopes: tuple[str, ...] = ()
    token: Literal["bot", "app", "none"] = "bot"
    writes: bool = False
    #: the argument that names a channel with a limit of one message a second
    paced_by: str | None = None


def need_scopes(workspace: Workspace, *needed: str) -> None:
    """Refuse as Slack does when the app was not given one of these."""
    missing = [scope for scope in needed if scope not in workspace.app.scopes]
    if missing:
        provided = ",".join(workspace.app.scopes)
        raise SlackError("missing_scope", needed=",".join(missing), provided=provided)
