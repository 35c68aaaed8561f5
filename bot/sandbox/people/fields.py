"""One field's state: from what a person gives it, to the shape in which Slack sends it, and back to a fault."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from bot.sandbox.people.answers import NotOnScreen
from bot.sandbox.reading import chosen_options, options_of, text_of

Json = dict[str, Any]

TEXT = {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
ONE_OPTION = {"static_select", "external_select", "radio_buttons"}
MANY_OPTIONS = {"multi_static_select", "multi_external_select", "checkboxes"}
ONE_THING = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
}
MANY_THINGS = {
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
}
_INITIAL = {
    "datepicker": "initial_date",
    "timepicker": "initial_time",
    "datetimepicker": "initial_date_time",
    "users_select": "initial_user",
    "multi_users_select": "initial_users",
    "conversations_select": "initial_conversation",
    "multi_conversations_select": "initial_conversations",
    "channels_select": "initial_channel",
    "multi_channels_select": "initial_channels",
}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def has_state(element: Json) -> bool:
    """Whether the element holds a value; buttons and overflow menus do not."""
    kind = element.get("type")
    return kind in TEXT | ONE_OPTION | MANY_OPTIONS | ONE_THING.keys() | MANY_THINGS.keys() | {"rich_text_input"}


def initial_state(element: Json) -> Json:
    """The state of an untouched element, from its `initial_…` value."""
    kind = str(element["type"])
    if kind in ONE_OPTION:
        return {"type": kind, "selected_option": _bare(element.get("initial_option"))}
    if kind in MANY_OPTIONS:
        return {"type": kind, "selected_options": [_bare(o) for o in element.get("initial_options", [])]}
    if kind in ONE_THING:
        return {"type": kind, ONE_THING[kind]: element.get(_INITIAL[kind])}
    if kind in MANY_THINGS:
        return {"type": kind, MANY_THINGS[kind]: list(element.get(_INITIAL[kind], []))}
    if kind == "rich_text_input":
        return {"type": kind, "rich_text_value": element.get("initial_value")}
    return {"type": kind, "value": element.get("initial_value")}


def state_from(element: Json, value: Any, offered: Sequence[Json] = ()) -> Json:
    """The state after a person gives `value`; options by value or by the words shown."""
    kind = str(element["type"])
    if kind in ONE_OPTION:
        chosen = None if value in (None, "") else _option(element, value, offered)
        return {"type": kind, "selected_option": chosen}
    if kind in MANY_OPTIONS:
        return {"type": kind, "selected_options": [_option(element, v, offered) for v in _listed(value)]}
    if kind in ONE_THING:
        return {"type": kind, ONE_THING[kind]: _dated(kind, value)}
    if kind in MANY_THINGS:
        return {"type": kind, MANY_THINGS[kind]: _listed(value)}
    if kind == "rich_text_input":
        return {"type": kind, "rich_text_value": _rich_text(value) if value else None}
    text = None if value is None else str(value)
    return {"type": kind, "value": text or None}


def is_empty(state: Json) -> bool:
    """Whether the person has given nothing."""
    return not any(value for key, value in state.items() if key != "type")


def fault_in(block: Json, state: Json) -> str | None:
    """What Slack itself says under a field before the app hears of it, or None."""
    element: Json = block["element"]
    if is_empty(state):
        return None if block.get("optional") else "Please complete this required field."
    kind = element["type"]
    if kind in TEXT:
        return _fault_in_text(element, str(state["value"]))
    most = element.get("max_selected_items")
    return f"Choose at most {most}." if most and len(chosen_options(state)) > most else None


def _fault_in_text(element: Json, value: str) -> str | None:
    kind = element["type"]
    least, most = element.get("min_length"), element.get("max_length")
    if least and len(value) < least:
        return f"Enter at least {least} characters."
    if most and len(value) > most:
        return f"Enter at most {most} characters."
    if kind == "email_text_input" and not _EMAIL.fullmatch(value):
        return "Enter a valid email address."
    if kind == "url_text_input" and not re.match(r"https?://\S+$", value):
        return "Enter a valid link."
    return _fault_in_number(element, value) if kind == "number_input" else None


def _fault_in_number(element: Json, value: str) -> str | None:
    pattern = r"-?\d+(\.\d+)?" if element.get("is_decimal_allowed") else r"-?\d+"
    if not re.fullmatch(pattern, value):
        return "Enter a number."
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and float(value) < float(low):
        return f"Enter {low} or more."
    if high is not None and float(value) > float(high):
        return f"Enter {high} or less."
    return None


def _option(element: Json, wanted: Any, offered: Sequence[Json]) -> Json:
    choices = [*options_of(element), *offered]
    for option in choices:
        if option.get("value") == wanted:
            return _bare(option) or {}
    for option in choices:
        if text_of(option.get("text")) == wanted:
            return _bare(option) or {}
    raise NotOnScreen(f"{element.get('action_id')}: no such option", [str(o.get("value")) for o in choices])


def _bare(option: Json | None) -> Json | None:
    """An option as Slack echoes it: its text as an object with `emoji`, its value."""
    if option is None:
        return None
    extra = {"verbatim": False} if option["text"].get("type") == "mrkdwn" else {"emoji": True}
    echoed = {"text": {**extra, **option["text"]}, "value": option.get("value")}
    return {**echoed, "description": option["description"]} if "description" in option else echoed


def _dated(kind: str, value: Any) -> Any:
    """Dates and times as a date picker would give them: nothing else can be picked."""
    if value in (None, ""):
        return None
    try:
        if kind == "datepicker":
            return date.fromisoformat(str(value)).isoformat()
        if kind == "timepicker":
            return time.fromisoformat(str(value)).strftime("%H:%M")
    except ValueError:
        raise NotOnScreen(f"a {kind} cannot hold this value") from None
    return value


def _listed(value: Any) -> list[Any]:
    if value in (None, ""):
        return []
    return list(value) if isinstance(value, list | tuple | set | frozenset) else [value]


def _rich_text(value: Any) -> Json:
    if isinstance(value, dict):
        return value
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(value)}]}
    return {"type": "rich_text", "elements": [section]}
