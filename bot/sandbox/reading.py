"""Blocks read aloud: the plain text of what a person sees, for tests, the tour and screen readers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = dict[str, Any]
_LINK = re.compile(r"<(?:[^<>|]+\|)?([^<>|]+)>")
_STYLE = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)(.+?)(?<=\S)\1(?![\w*_~`])")
CHOICES = ("radio_buttons", "checkboxes")


def read_message(text: str, blocks: Sequence[Json]) -> str:
    """The blocks when there are any (the text is then only for notifications), else the text."""
    return "\n".join(read_blocks(blocks, {}, {})) if blocks else plain(text)


def read_view(definition: Json, values: Mapping[str, Mapping[str, Json]], errors: Mapping[str, str]) -> str:
    """Title, blocks with what is filled in, errors under their fields, then the submit and close buttons."""
    lines = [text_of(definition.get("title"))] if definition.get("title") else []
    lines += read_blocks(definition.get("blocks", []), values, errors)
    ends = [f"[{text_of(definition[key])}]" for key in ("submit", "close") if definition.get(key)]
    return "\n".join([*lines, " ".join(ends)] if ends else lines)


def read_blocks(
    blocks: Sequence[Json], values: Mapping[str, Mapping[str, Json]], errors: Mapping[str, str]
) -> list[str]:
    """One or more lines for each block."""
    lines: list[str] = []
    for block in blocks:
        block_id = str(block.get("block_id", ""))
        lines += _read_block(block, values.get(block_id, {}))
        if block_id in errors:
            lines.append(f"  ! {errors[block_id]}")
    return lines


def _read_block(block: Json, state: Mapping[str, Json]) -> list[str]:
    kind = block.get("type")
    if kind == "divider":
        return ["---"]
    if kind == "input":
        optional = " (optional)" if block.get("optional") else ""
        hint = [f"  {text_of(block['hint'])}"] if block.get("hint") else []
        return [f"{text_of(block.get('label'))}{optional}: {_element(block['element'], state)}", *hint]
    if kind in ("actions", "context"):
        return [" ".join(_element(e, state) for e in block.get("elements", []))]
    if kind == "image":
        return [f"({block.get('alt_text', '')})"]
    if kind == "rich_text":
        return ["".join(_rich(e) for e in block.get("elements", []))]
    return _read_text_block(block, state)


def _read_text_block(block: Json, state: Mapping[str, Json]) -> list[str]:
    lines = [text_of(block.get("text"))] if block.get("text") else []
    lines += [text_of(field) for field in block.get("fields", [])]
    if accessory := block.get("accessory"):
        lines.append(_element(accessory, state))
    return lines


def _element(element: Json, state: Mapping[str, Json]) -> str:
    kind = str(element.get("type", ""))
    if kind in ("mrkdwn", "plain_text"):
        return text_of(element)
    if kind == "button":
        return f"[{text_of(element.get('text'))}]"
    if kind == "image":
        return f"({element.get('alt_text', '')})"
    if kind == "overflow":
        return "[" + " | ".join(text_of(o.get("text")) for o in options_of(element)) + "]"
    held = state.get(str(element.get("action_id", ""))) or _as_sent(element)
    if kind in CHOICES:
        chosen = {o["value"] for o in chosen_options(held)}
        mark = {True: "(x)", False: "( )"}
        return " ".join(f"{mark[o.get('value') in chosen]} {text_of(o.get('text'))}" for o in options_of(element))
    return f"[{_shown(held, element)}]"


def _shown(held: Json, element: Json) -> str:
    """What stands in a text, date or select field, else its placeholder."""
    if options := chosen_options(held):
        return ", ".join(text_of(option.get("text")) for option in options)
    for key, value in held.items():
        if key != "type" and value:
            return str(value)
    initial = element.get("initial_option") or {}
    return text_of(initial.get("text") or element.get("placeholder"))


def chosen_options(held: Mapping[str, Any]) -> list[Json]:
    """The options picked in a select, radio or checkbox field's state."""
    if one := held.get("selected_option"):
        return [one]
    return list(held.get("selected_options") or [])


def options_of(element: Json) -> list[Json]:
    """All options of a select, with those inside groups."""
    grouped = [option for group in element.get("option_groups", []) for option in group.get("options", [])]
    return [*element.get("options", []), *grouped]


def elements_of(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Each element that a person can use, with its block, in reading order."""
    for block in blocks:
        if block.get("type") == "input":
            yield block, block["element"]
        elif block.get("type") == "actions":
            yield from ((block, element) for element in block.get("elements", []))
        elif "action_id" in (block.get("accessory") or {}):
            yield block, block["accessory"]


def button_labels(blocks: Sequence[Json]) -> list[str]:
    """What is written on each button."""
    return [text_of(e.get("text")) for _, e in elements_of(blocks) if e.get("type") == "button"]


def text_of(text: Any) -> str:
    """A text object as a person sees it."""
    if not isinstance(text, dict):
        return str(text or "")
    return plain(str(text.get("text", ""))) if text.get("type") == "mrkdwn" else str(text.get("text", ""))


def plain(mrkdwn: str) -> str:
    """Slack's light formatting taken off: *bold*, _italics_, links, and the three escaped characters."""
    shown = _STYLE.sub(r"\2", _LINK.sub(r"\1", mrkdwn))
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _rich(element: Json) -> str:
    if "elements" in element:
        return "".join(_rich(part) for part in element["elements"])
    return str(element.get("text") or element.get("url") or "")


def _as_sent(element: Json) -> Json:
    """What an element of a message holds before anybody touches it: what the app chose."""
    return {
        "selected_options": element.get("initial_options", []),
        "selected_option": element.get("initial_option"),
    }
