"""One message that a person wrote to us, for the length of one request: its words are never stored or logged."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Said:
    """`channel` and `ts` are its place in Slack; `thread` the place of the message in whose thread it stands.

    Of attached files only their number is known: nothing is fetched. A message that was `edited` was answered as it
    first stood.
    """

    text: str = field(repr=False)
    channel: str
    ts: str
    thread: str | None = None
    files: int = 0
    edited: bool = False
    key: str = ""
