"""Finding a button or field among blocks by what a person or a test calls it, and what using it sends."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox.people.answers import NotOnScreen
from bot.sandbox.reading import elements_of, options_of, text_of
from bot.sandbox.records import Json

Found = tuple[Json, Json]


def find_element(blocks: Sequence[Json], wanted: str, value: Any = None, block_id: str | None = None) -> Found:
    """The block and element with this action id, words on a button, or block id; one only.

    Where several buttons share an action id, `value` (the button's own) or `block_id` says which.
    """
    usable = [(b, e) for b, e in elements_of(blocks) if block_id in (None, b.get("block_id"))]
    found = (
        [pair for pair in usable if pair[1].get("action_id") == wanted]
        or [pair for pair in usable if text_of(pair[1].get("text")) == wanted]
        or [pair for pair in usable if pair[0].get("block_id") == wanted]
    )
    if len(found) > 1 and value is not None:
        found = [pair for pair in found if value in _values(pair[1])] or found
    there_is = [_name(element) for _, element in usable]
    if not found:
        raise NotOnScreen(f"no “{wanted}” here", there_is)
    if len(found) > 1:
        raise NotOnScreen(f"{len(found)} elements are “{wanted}”: say which by value or block_id", there_is)
    return found[0]


def sends_at_once(block: Json) -> bool:
    """Whether using the element tells the app at once; plain input blocks wait for submission."""
    return block["type"] != "input" or bool(block.get("dispatch_action"))


def action_of(block: Json, element: Json, state: Json | None, value: Any) -> Json:
    """One entry of `actions` in block_actions, without its time."""
    kind = element["type"]
    action: Json = {"type": kind, "action_id": element["action_id"], "block_id": block["block_id"]}
    if state is not None:
        action |= state
    elif kind == "overflow":
        action["selected_option"] = _menu_choice(element, value)
    else:
        action |= {key: element[key] for key in ("text", "value", "style") if key in element}
    if state is not None and element.get("placeholder"):
        action["placeholder"] = element["placeholder"]
    return action


def _menu_choice(element: Json, value: Any) -> Json:
    for option in options_of(element):
        if value in (option.get("value"), text_of(option.get("text"))):
            return option
    raise NotOnScreen("no such entry in the menu", [str(o.get("value")) for o in options_of(element)])


def _values(element: Json) -> list[Any]:
    return [element.get("value"), *(o.get("value") for o in options_of(element))]


def _name(element: Json) -> str:
    label = text_of(element.get("text"))
    return f"{element.get('action_id')} [{label}]" if label else str(element.get("action_id"))
