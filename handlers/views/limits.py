"""Slack's limits on messages and views, checked before anything is sent, because only Slack would check them.

slack_sdk's own models find most of these when a block is built but not all, and only for blocks built
through them. A fault is a plain sentence with a path (`blocks[3].text: 3,200 characters, at most 3,000`).
It never quotes what somebody wrote.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

Block = Mapping[str, Any]

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_CHARACTERS = 13_000
MESSAGE_TEXT = 40_000
PRIVATE_METADATA = 3_000
VIEW_BYTES = 250_000
ID = 255

_SELECTS = {"static_select", "external_select", "users_select", "conversations_select", "channels_select"}
_MULTI = {f"multi_{name}" for name in _SELECTS}
_CHOICES = {"checkboxes", "radio_buttons"}
_DATES = {"datepicker", "timepicker"}
_ONLY_INPUT = {
    "plain_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
    "rich_text_input",
    "file_input",
}
_BUTTONS = {"button", "overflow", "workflow_button"}
_ALLOWED = {
    "accessory": _SELECTS | _MULTI | _CHOICES | _DATES | _BUTTONS | {"image"},
    "actions": _SELECTS | _CHOICES | _DATES | _BUTTONS | {"datetimepicker"},
    "input": _SELECTS | _MULTI | _CHOICES | _DATES | _ONLY_INPUT | {"datetimepicker"},
    "context": {"mrkdwn", "plain_text", "image"},
}
_SIMPLE_BLOCKS = {"divider", "rich_text", "markdown", "video", "file", "table"}
_OPTION_COUNT = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}


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
    found = _Faults()
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
    found = _Faults()
    kind = view.get("type")
    if kind not in ("modal", "home"):
        found.add("type", "must be modal or home")
    blocks = view.get("blocks") or []
    found.count("blocks", blocks, 1, VIEW_BLOCKS)
    for name in ("callback_id", "external_id"):
        found.length(name, view.get(name), 0, ID)
    found.length("private_metadata", view.get("private_metadata"), 0, PRIVATE_METADATA)
    if kind == "modal":
        _modal(found, view, blocks)
    found.blocks(blocks)
    if len(json.dumps(view, default=str).encode()) > VIEW_BYTES:
        found.add("view", f"larger than {VIEW_BYTES:,} bytes")
    return found.faults


def _modal(found: "_Faults", view: Block, blocks: Sequence[Block]) -> None:
    found.plain("title", view.get("title"), 24, required=True)
    for name in ("submit", "close"):
        found.plain(name, view.get(name), 24)
    if any(block.get("type") == "input" for block in blocks) and not view.get("submit"):
        found.add("submit", "missing, needed because there is an input")


def _characters(part: Any) -> int:
    """How many characters of text there are anywhere in a block."""
    if isinstance(part, Mapping):
        own = len(part["text"]) if isinstance(part.get("text"), str) else 0
        return own + sum(_characters(value) for value in part.values())
    if isinstance(part, list | tuple):
        return sum(_characters(value) for value in part)
    return 0


class _Faults:
    """Collects faults while walking through blocks."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def add(self, path: str, fault: str) -> None:
        self.faults.append(f"{path}: {fault}")

    # Sizes and texts

    def length(self, path: str, text: Any, least: int, most: int) -> None:
        if text is None and least == 0:
            return
        if not isinstance(text, str):
            self.add(path, "missing")
        elif len(text) < least:
            self.add(path, "empty")
        elif len(text) > most:
            self.add(path, f"{len(text):,} characters, at most {most:,}")

    def count(self, path: str, items: Any, least: int, most: int) -> None:
        if not isinstance(items, list | tuple):
            self.add(path, "must be a list")
        elif not least <= len(items) <= most:
            self.add(path, f"{len(items)} given, {least} to {most} allowed")

    def plain(self, path: str, text: Any, most: int, *, required: bool = False) -> None:
        self.text(path, text, most, required=required, mrkdwn=False)

    def text(self, path: str, text: Any, most: int, *, required: bool = False, mrkdwn: bool = True) -> None:
        """A text object, not longer than `most`."""
        if text is None:
            if required:
                self.add(path, "missing")
            return
        if not isinstance(text, Mapping) or text.get("type") not in ("plain_text", "mrkdwn"):
            self.add(path, "must be a plain_text or mrkdwn object")
            return
        if text["type"] == "mrkdwn" and not mrkdwn:
            self.add(path, "must be plain_text")
        if text["type"] == "mrkdwn" and "emoji" in text:
            self.add(f"{path}.emoji", "only plain_text has it")
        if text["type"] == "plain_text" and "verbatim" in text:
            self.add(f"{path}.verbatim", "only mrkdwn has it")
        self.length(path, text.get("text"), 1, most)

    # Blocks

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Every block, and that no two share an id."""
        self.distinct("blocks", [b.get("block_id") for b in blocks if b.get("block_id")], "block_id")
        for index, block in enumerate(blocks):
            self.block(f"blocks[{index}]", block)
        focused = [b for b in blocks if (b.get("element") or {}).get("focus_on_load")]
        if len(focused) > 1:
            self.add("blocks", "more than one focus_on_load")

    def block(self, path: str, block: Block) -> None:
        self.length(f"{path}.block_id", block.get("block_id"), 0, ID)
        kind = block.get("type")
        if kind == "section":
            self.section(path, block)
        elif kind == "header":
            self.plain(f"{path}.text", block.get("text"), 150, required=True)
        elif kind == "context":
            self.elements(path, block, "context", 10)
        elif kind == "actions":
            self.elements(path, block, "actions", 25)
        elif kind == "input":
            self.input(path, block)
        elif kind == "image":
            self.plain(f"{path}.title", block.get("title"), 2_000)
            self.image(path, block)
        elif kind not in _SIMPLE_BLOCKS:
            self.add(f"{path}.type", "unknown block type")

    def section(self, path: str, block: Block) -> None:
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

    def input(self, path: str, block: Block) -> None:
        self.plain(f"{path}.label", block.get("label"), 2_000, required=True)
        self.plain(f"{path}.hint", block.get("hint"), 2_000)
        self.element(f"{path}.element", block.get("element") or {}, "input")

    def elements(self, path: str, block: Block, place: str, most: int) -> None:
        elements = block.get("elements") or []
        self.count(f"{path}.elements", elements, 1, most)
        self.distinct(path, [e["action_id"] for e in elements if e.get("action_id")], "action_id")
        for index, element in enumerate(elements):
            self.element(f"{path}.elements[{index}]", element, place)

    def distinct(self, path: str, ids: Sequence[Any], name: str) -> None:
        repeated = sum(1 for times in Counter(ids).values() if times > 1)
        if repeated:
            self.add(path, f"{repeated} {name} used more than once")

    # Elements

    def element(self, path: str, element: Block, place: str) -> None:
        kind = str(element.get("type"))
        if kind not in _ALLOWED[place]:
            self.add(f"{path}.type", f"not allowed in {place}")
            return
        if kind in ("mrkdwn", "plain_text"):
            self.text(path, element, 2_000)
            return
        if kind == "image":
            self.image(path, element)
            return
        self.length(f"{path}.action_id", element.get("action_id"), 0, ID)
        self.plain(f"{path}.placeholder", element.get("placeholder"), 150)
        self.confirm(f"{path}.confirm", element.get("confirm"))
        if kind == "button":
            self.button(path, element)
        elif kind in ("static_select", "multi_static_select", "overflow") or kind in _CHOICES:
            self.options(path, element, kind)
        else:
            self.typed(path, element, kind)

    def image(self, path: str, image: Block) -> None:
        self.length(f"{path}.alt_text", image.get("alt_text"), 1, 2_000)
        if "slack_file" not in image:
            self.length(f"{path}.image_url", image.get("image_url"), 1, 3_000)

    def button(self, path: str, button: Block) -> None:
        self.plain(f"{path}.text", button.get("text"), 75, required=True)
        self.length(f"{path}.value", button.get("value"), 0, 2_000)
        self.length(f"{path}.url", button.get("url"), 0, 3_000)
        self.length(f"{path}.accessibility_label", button.get("accessibility_label"), 0, 75)
        if button.get("style") not in (None, "primary", "danger"):
            self.add(f"{path}.style", "must be primary or danger")

    def confirm(self, path: str, confirm: Block | None) -> None:
        if confirm is None:
            return
        self.plain(f"{path}.title", confirm.get("title"), 100, required=True)
        self.text(f"{path}.text", confirm.get("text"), 300, required=True)
        self.plain(f"{path}.confirm", confirm.get("confirm"), 30, required=True)
        self.plain(f"{path}.deny", confirm.get("deny"), 30, required=True)

    def options(self, path: str, element: Block, kind: str) -> None:
        """The options of a select, with their groups, and that what is chosen at first is among them."""
        groups = element.get("option_groups")
        if groups is None:
            options = list(element.get("options") or [])
            self.count(f"{path}.options", options, 1, _OPTION_COUNT.get(kind, 100))
            self.option_list(f"{path}.options", options, kind)
        else:
            options = self.groups(f"{path}.option_groups", groups, kind)
            if element.get("options"):
                self.add(path, "has both options and option_groups")
        self.distinct(path, [option.get("value") for option in options], "option value")
        initial = element.get("initial_options")
        if initial is not None:
            self.count(f"{path}.initial_options", initial, 1, len(options))
        for chosen in [*(initial or []), *filter(None, [element.get("initial_option")])]:
            if chosen not in options:
                self.add(f"{path}.initial_option", "not among the options")

    def groups(self, path: str, groups: Sequence[Block], kind: str) -> list[Any]:
        self.count(path, groups, 1, 100)
        options: list[Any] = []
        for index, group in enumerate(groups):
            own = list(group.get("options") or [])
            self.plain(f"{path}[{index}].label", group.get("label"), 75, required=True)
            self.count(f"{path}[{index}].options", own, 1, 100)
            self.option_list(f"{path}[{index}].options", own, kind)
            options += own
        return options

    def option_list(self, path: str, options: Sequence[Block], kind: str) -> None:
        for index, option in enumerate(options):
            here = f"{path}[{index}]"
            self.text(f"{here}.text", option.get("text"), 75, required=True, mrkdwn=kind in _CHOICES)
            self.text(f"{here}.description", option.get("description"), 75, mrkdwn=kind in _CHOICES)
            self.length(f"{here}.value", option.get("value"), 1, 150)
            self.length(f"{here}.url", option.get("url"), 0, 3_000)

    def typed(self, path: str, element: Block, kind: str) -> None:
        """Fields that are typed or picked."""
        if kind == "plain_text_input":
            most = element.get("max_length", 3_000)
            if not 1 <= most <= 3_000:
                self.add(f"{path}.max_length", "must be 1 to 3,000")
            if not 0 <= element.get("min_length", 0) <= most:
                self.add(f"{path}.min_length", "must be 0 to max_length")
            self.length(f"{path}.initial_value", element.get("initial_value"), 0, most)
        initials = (("initial_date", date.fromisoformat), ("initial_time", time.fromisoformat))
        for name, parse in initials:
            try:
                parse(str(element[name]))
            except KeyError:
                continue
            except ValueError:
                self.add(f"{path}.{name}", "not a date or time as Slack writes it")
