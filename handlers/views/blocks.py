"""Slack's blocks in the few shapes that Convene uses, with its limits respected by construction.

Words of ours are mrkdwn; words of people are escaped and shown verbatim, so that nobody can ping or format through us.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Block = dict[str, Any]
Element = dict[str, Any]
View = dict[str, Any]
Option = tuple[str, str] | tuple[str, str, str]  # value, text, description

BUTTON_TEXT, OPTION_TEXT, TITLE, SECTION = 75, 75, 24, 3000
OPTIONS_IN_A_GROUP, OPTIONS_IN_A_SELECT, TICKS = 100, 100, 10


def escape(words: str) -> str:
    """Make a person's words harmless inside mrkdwn."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def short(words: str, most: int) -> str:
    """Cut to `most` characters with an ellipsis, on a word's end where that is near."""
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most * 2 // 3 else cut).rstrip(" ,.;–-") + "…"


def plain(words: str, most: int = 3000) -> Element:
    """A plain_text object."""
    return {"type": "plain_text", "text": short(words, most), "emoji": True}


def mrkdwn(words: str) -> Element:
    """A mrkdwn object, shown verbatim."""
    return {"type": "mrkdwn", "text": short(words, SECTION), "verbatim": True}


def header(words: str) -> Block:
    """A heading."""
    return {"type": "header", "text": plain(words, 150)}


def section(words: str, accessory: Element | None = None, block_id: str | None = None) -> Block:
    """A paragraph, with at most one element at its side."""
    block: Block = {"type": "section", "text": mrkdwn(words)}
    if accessory:
        block["accessory"] = accessory
    return _with_id(block, block_id)


def facts(pairs: Iterable[tuple[str, str]]) -> Block:
    """Up to ten labelled facts in two columns."""
    fields = [mrkdwn(short(f"*{name}*\n{value}", 2000)) for name, value in pairs]
    return {"type": "section", "fields": fields[:10]}


def context(words: str) -> Block:
    """A small grey line."""
    return {"type": "context", "elements": [mrkdwn(words)]}


def divider() -> Block:
    """A line across."""
    return {"type": "divider"}


def actions(elements: Sequence[Element], block_id: str | None = None) -> Block:
    """A row of buttons and menus."""
    return _with_id({"type": "actions", "elements": list(elements)[:25]}, block_id)


def button(
    words: str,
    deed: str,
    value: object,
    *,
    style: str | None = None,
    confirm: Element | None = None,
    says: str = "",
) -> Element:
    """A button that asks for `deed` with an opaque `value`; `says` is what a screen reader reads, if more is needed."""
    element: Element = {
        "type": "button",
        "text": plain(words, BUTTON_TEXT),
        "action_id": deed,
        "value": str(value),
    }
    if style:
        element["style"] = style
    if confirm:
        element["confirm"] = confirm
    if says:
        element["accessibility_label"] = short(says, 75)
    return element


def confirm(title: str, words: str, yes: str, no: str = "Go back") -> Element:
    """The question before something that cannot be taken back."""
    return {
        "title": plain(title, 100),
        "text": plain(words, 300),
        "confirm": plain(yes, 30),
        "deny": plain(no, 30),
    }


def option(value: object, words: str, description: str = "") -> Element:
    """One choice of a menu, of radio buttons or of tick boxes."""
    made: Element = {"text": plain(words, OPTION_TEXT), "value": str(value)}
    if description:
        made["description"] = plain(description, 75)
    return made


def input_block(
    name: str, label: str, element: Element, *, hint: str = "", optional: bool = False, dispatch: bool = False
) -> Block:
    """A field of a form. Its block id and action id are its name, by which errors find it."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label, 2000),
        "element": {**element, "action_id": name},
        "optional": optional,
    }
    if hint:
        block["hint"] = plain(hint, 2000)
    if dispatch:
        block["dispatch_action"] = True
    return block


def text_input(
    initial: str | None = None, *, most: int = 300, multiline: bool = False, placeholder: str = ""
) -> Element:
    """A text field of at most `most` characters."""
    element: Element = {"type": "plain_text_input", "max_length": most, "multiline": multiline}
    if initial:
        element["initial_value"] = initial[:most]
    if placeholder:
        element["placeholder"] = plain(placeholder, 150)
    return element


def date_input(initial: str | None = None) -> Element:
    """A date, as YYYY-MM-DD."""
    return {"type": "datepicker", **({"initial_date": initial} if initial else {})}


def time_input(initial: str | None = None) -> Element:
    """A time of day, as HH:MM, on local clocks."""
    return {"type": "timepicker", **({"initial_time": initial} if initial else {})}


def select(options: Sequence[Element], initial: str | None = None, placeholder: str = "") -> Element:
    """A menu with one choice; more than a hundred choices are put into groups."""
    element: Element = {"type": "static_select", **_choices(options)}
    first = [made for made in options if made["value"] == initial]
    if first:
        element["initial_option"] = first[0]
    if placeholder:
        element["placeholder"] = plain(placeholder, 150)
    return element


def multi_select(
    groups: Mapping[str, Sequence[Element]], initial: Iterable[str] = (), placeholder: str = ""
) -> Element:
    """A menu with several choices, in groups of at most a hundred each."""
    element: Element = {"type": "multi_static_select", "option_groups": option_groups(groups)}
    wanted = set(initial)
    chosen = [made for options in groups.values() for made in options if made["value"] in wanted]
    if chosen:
        element["initial_options"] = chosen
    if placeholder:
        element["placeholder"] = plain(placeholder, 150)
    return element


def option_groups(groups: Mapping[str, Sequence[Element]]) -> list[Element]:
    """Groups of options; one that is longer than Slack allows is continued in a second of the same name."""
    return [
        {"label": plain(name, 75), "options": list(options[start : start + OPTIONS_IN_A_GROUP])}
        for name, options in groups.items()
        for start in range(0, len(options), OPTIONS_IN_A_GROUP)
    ][:100]


def radio(options: Sequence[Element], initial: str | None = None) -> Element:
    """Up to ten choices, one of which is taken."""
    element: Element = {"type": "radio_buttons", "options": list(options)[:TICKS]}
    first = [made for made in element["options"] if made["value"] == initial]
    if first:
        element["initial_option"] = first[0]
    return element


def ticks(options: Sequence[Element], initial: Iterable[str] = (), deed: str = "") -> Element:
    """Up to ten tick boxes."""
    element: Element = {"type": "checkboxes", "options": list(options)[:TICKS]}
    wanted = set(initial)
    chosen = [made for made in element["options"] if made["value"] in wanted]
    if chosen:
        element["initial_options"] = chosen
    if deed:
        element["action_id"] = deed
    return element


def modal(
    title: str,
    blocks: Sequence[Block],
    *,
    callback_id: str = "",
    submit: str | None = None,
    close: str = "Close",
    ref: Mapping[str, Any] | None = None,
) -> View:
    """A modal. `ref` holds opaque ids only; they are looked up and checked again when it comes back."""
    view: View = {
        "type": "modal",
        "title": plain(title, TITLE),
        "close": plain(close, TITLE),
        "blocks": list(blocks)[:100],
    }
    if submit:
        view["submit"] = plain(submit, TITLE)
    if callback_id:
        view["callback_id"] = callback_id
    if ref:
        view["private_metadata"] = json.dumps(dict(ref), separators=(",", ":"))
    return view


def notice(title: str, sentence: str) -> View:
    """A modal that only says something."""
    return modal(title, [section(escape(sentence))])


def home_tab(blocks: Sequence[Block]) -> View:
    """The Home tab."""
    return {"type": "home", "blocks": list(blocks)[:100]}


def _choices(options: Sequence[Element]) -> Element:
    if len(options) <= OPTIONS_IN_A_SELECT:
        return {"options": list(options)}
    return {"option_groups": option_groups({"Choose": options})}


def _with_id(block: Block, block_id: str | None) -> Block:
    return {**block, "block_id": block_id} if block_id else block
