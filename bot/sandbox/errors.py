"""How the Web API refuses: Slack's own error names, with whatever goes beside them."""

from typing import Any


class SlackError(Exception):
    """One refused call; `error` is the name that Slack documents, `more` joins the JSON answer."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more

    @classmethod
    def with_messages(cls, error: str, messages: list[str]) -> "SlackError":
        """A refusal that says which parts of the blocks or the view are wrong."""
        return cls(error, response_metadata={"messages": [f"[ERROR] {message}" for message in messages]})
