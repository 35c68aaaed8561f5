"""Slack's limits on messages and views, checked before anything is sent, because only Slack would check them.

slack_sdk's own models find most of these when a block is built but not all, and only for blocks built
through them. A fault is a plain sentence with a path (`blocks[3].text: 3,200 characters, at most 3,000`).
It never quotes what somebody wrote.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from handlers.views.limits_of_elements import ID, Faults

Block = Mapping[str, Any]

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_CHARACTERS = 13_000
MESSAGE_TEXT = 40_000
PRIVATE_METADATA = 3_000
VIEW_BYTES = 250_000

_VIEW_KEYS = {
    "type",
    "title",
    "blocks",
    "close",
    "submit",
    "private_metadata",
    "callback_id",
    "clear_on_close",
    "notify_on_close",
    "external_id",
    "submit_disabled",
}
# What each block may hold beside its type and block_id; None for those that are not looked into.
_KEYS = {
    "section": {"text", "fields", "accessory", "expand"},
    "divider": set(),
    "header": {"text"},
    "context": {"elements"},
    "actions": {"elements"},
    "input": {"label", "element", "dispatch_action", "hint", "optional"},
    "image": {"alt_text", "image_url", "slack_file", "title"},
    "rich_text": {"elements"},
}
_NOT_LOOKED_INTO = {"markdown", "video", "file", "table"}


class SlackLimit(ValueError):
    """Slack would refuse this; `faults` says what and where."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = list(faults)


def check_message(text: str, blocks: Sequence[Block] | None = None) -> None:
    """Raise `SlackLimit` unless the message may be sent."""
    if faults := faults_in_message(text, blocks):
        raise SlackLimit(faults)


def check_view(view: Block) -> None:
    """Raise `SlackLimit` unless the modal or Home may be shown."""
    if faults := faults_in_view(view):
        raise SlackLimit(faults)


def faults_in_message(text: str | None, blocks: Sequence[Block] | None = None) -> list[str]:
    """Everything wrong with a message. The text is required: a screen reader reads nothing else."""
    found = _BlockFaults()
    found.length("text", text, 1, MESSAGE_TEXT)
    given = blocks or []
    found.count("blocks", given, 0, MESSAGE_BLOCKS)
    characters = sum(_characters(block) for block in given)
    if characters > MESSAGE_CHARACTERS:
        found.add("blocks", f"{characters:,} characters in all, at most {MESSAGE_CHARACTERS:,}")
    found.blocks(given)
    return found.faults


def faults_in_view(view: Block) -> list[str]:
    """Everything wrong with a modal or a Home tab."""
    found = _BlockFaults()
    kind = view.get("type")
    if kind not in ("modal", "home"):
        found.add("type", "must be modal or home")
    found.keys("", view, _VIEW_KEYS)
    blocks = view.get("blocks") or []
    found.count("blocks", blocks, 1, VIEW_BLOCKS)
    for name in ("callback_id", "external_id"):
        found.length(name, view.get(name), 0, ID)
    found.length("private_metadata", view.get("private_metadata"), 0, PRIVATE_METADATA)
    found.blocks(blocks)
    if kind == "modal":
        _modal(found, view, blocks)
    if len(json.dumps(view, default=str).encode()) > VIEW_BYTES:
        found.add("view", f"larger than {VIEW_BYTES:,} bytes")
    return found.faults


def _modal(found: "_BlockFaults", view: Block, blocks: Sequence[Block]) -> None:
    found.plain("title", view.get("title"), 24, required=True)
    for name in ("submit", "close"):
        found.plain(name, view.get(name), 24)
    if not view.get("submit") and any(_kind(block) == "input" for block in blocks):
        found.add("submit", "missing, needed because there is an input")


def _kind(block: Any) -> Any:
    return block.get("type") if isinstance(block, Mapping) else None


def _characters(part: Any) -> int:
    """How many characters of text there are anywhere in a block."""
    if isinstance(part, Mapping):
        own = len(part["text"]) if isinstance(part.get("text"), str) else 0
        return own + sum(_characters(value) for value in part.values())
    if isinstance(part, list | tuple):
        return sum(_characters(value) for value in part)
    return 0


class _BlockFaults(Faults):
    """The same for whole blocks."""

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Every block, and that no two share an id."""
        whole = [block for block in blocks if _kind(block) is not None]
        ids = [block["block_id"] for block in whole if block.get("block_id")]
        self.distinct("blocks", ids, "block_id")
        for index, block in enumerate(blocks):
            self.block(f"blocks[{index}]", block)
        if sum(1 for block in whole if _takes_focus(block)) > 1:
            self.add("blocks", "more than one focus_on_load")

    def block(self, path: str, block: Block) -> None:
        kind = _kind(block)
        if kind in _NOT_LOOKED_INTO:
            return
        if kind not in _KEYS:
            self.add(f"{path}.type", "unknown block type")
            return
        self.keys(path, block, {"type", "block_id"} | _KEYS[kind])
        self.length(f"{path}.block_id", block.get("block_id"), 0, ID)
        if kind == "section":
            self._section(path, block)
        elif kind == "header":
            self.plain(f"{path}.text", block.get("text"), 150, required=True)
        elif kind == "context":
            self._elements(path, block, "context", 10)
        elif kind == "actions":
            self._elements(path, block, "actions", 25)
        elif kind == "input":
            self._input(path, block)
        elif kind == "image":
            self.plain(f"{path}.title", block.get("title"), 2_000)
            self.image(path, block)

    def _section(self, path: str, block: Block) -> None:
        fields = block.get("fields")
        if block.get("text") is None and fields is None:
            self.add(path, "needs text or fields")
        self.text(f"{path}.text", block.get("text"), 3_000)
        if fields is not None:
            self.count(f"{path}.fields", fields, 1, 10)
            for index, field in enumerate(fields):
                self.text(f"{path}.fields[{index}]", field, 2_000, required=True)
        if (accessory := block.get("accessory")) is not None:
            self.element(f"{path}.accessory", accessory, "accessory")

    def _input(self, path: str, block: Block) -> None:
        self.plain(f"{path}.label", block.get("label"), 2_000, required=True)
        self.plain(f"{path}.hint", block.get("hint"), 2_000)
        self.element(f"{path}.element", block.get("element"), "input")

    def _elements(self, path: str, block: Block, place: str, most: int) -> None:
        elements = block.get("elements") or []
        self.count(f"{path}.elements", elements, 1, most)
        ids = [e["action_id"] for e in elements if isinstance(e, Mapping) and e.get("action_id")]
        self.distinct(path, ids, "action_id")
        for index, element in enumerate(elements):
            self.element(f"{path}.elements[{index}]", element, place)


def _takes_focus(block: Block) -> bool:
    element = block.get("element")
    return isinstance(element, Mapping) and bool(element.get("focus_on_load"))
