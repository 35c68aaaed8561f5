"""What a person types, as Slack passes it on: three characters escaped, links and addresses wrapped."""

import re

_LINK = re.compile(r"(?<![\w/])(https?://[^\s<>]+[^\s<>.,;:!?)])")
_ADDRESS = re.compile(r"(?<![\w.:/@])([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


def as_slack_sends(text: str) -> str:
    """The `text` of a message event for these keystrokes."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    linked = _LINK.sub(r"<\1>", escaped)
    return _ADDRESS.sub(r"<mailto:\1|\1>", linked)
