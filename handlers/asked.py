"""What a person asked of us in Slack, parsed once from the payload into one typed value.

Nothing in it is trusted: ids are opaque and looked up again, and access is decided inside the operation.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from models.conversation.said import Said

Payload = Mapping[str, Any]
Field = str | list[str] | None

#: What makes two submissions one. Slack's hash alone would do; not every server changes it, or never repeats an id.
_SAME_FORM = ("id", "hash", "callback_id", "private_metadata", "state")


class Surface(StrEnum):
    """Where the person stood, which is where the answer belongs."""

    COMMAND = "command"
    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"


class Way(StrEnum):
    """How they asked."""

    COMMAND = "command"
    PRESS = "press"
    SUBMIT = "submit"
    SHORTCUT = "shortcut"
    HOME = "home"
    SAY = "say"


@dataclass(frozen=True)
class Asked:
    """One request. `fields` holds a form's current state by block id; `ref` what a form or button carries."""

    way: Way
    surface: Surface
    slack_id: str
    deed: str
    option: str = ""
    value: str = ""
    text: str = ""
    trigger_id: str = ""
    view_id: str = ""
    view_hash: str = ""
    callback_id: str = ""
    fields: Mapping[str, Field] = field(default_factory=dict)
    ref: Mapping[str, Any] = field(default_factory=dict)
    first_input: str = ""
    chosen: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    key: str = ""
    said: Said | None = None

    def number(self) -> int:
        """The opaque id that a button carries; -1, which is nobody's, when it is not one."""
        return int(self.value) if self.value.isascii() and self.value.isdigit() and len(self.value) < 16 else -1

    def ref_id(self, name: str) -> int:
        """An opaque id that a form carries; -1 when it is missing or no number that a database knows."""
        value = self.ref.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53 else -1

    def seen_version(self) -> int:
        """The version of the facts that the form was opened with."""
        return self.ref_id("v")


def command(payload: Payload) -> Asked:
    """A slash command: the first word is the deed."""
    words = str(payload.get("text") or "").split(None, 1)
    return Asked(
        way=Way.COMMAND,
        surface=Surface.COMMAND,
        slack_id=str(payload["user_id"]),
        deed=words[0].casefold() if words else "help",
        text=words[1].strip() if len(words) > 1 else "",
        trigger_id=str(payload.get("trigger_id") or ""),
    )


def shortcut(payload: Payload) -> Asked:
    """A global shortcut."""
    return Asked(
        way=Way.SHORTCUT,
        surface=Surface.COMMAND,
        slack_id=str(payload["user"]["id"]),
        deed=str(payload.get("callback_id") or ""),
        trigger_id=str(payload.get("trigger_id") or ""),
    )


def press(payload: Payload) -> Asked:
    """A button, a menu or a changed field. `action_id` is the deed, with an option after a full stop."""
    action = payload["actions"][0]
    deed, _, option = str(action.get("action_id") or "").partition(".")
    view = payload.get("view") or {}
    surface = {"modal": Surface.MODAL, "home": Surface.HOME}.get(str(view.get("type")), Surface.MESSAGE)
    chosen = _value(action)
    return Asked(
        way=Way.PRESS,
        surface=surface,
        slack_id=str(payload["user"]["id"]),
        deed=deed,
        option=option,
        value=chosen if isinstance(chosen, str) else "",
        chosen=tuple(chosen) if isinstance(chosen, list) else (),
        offered=_offered(payload, str(action.get("block_id"))),
        trigger_id=str(payload.get("trigger_id") or ""),
        key=_digest("press", _pressed(payload, action)),
        **_of_view(view),
    )


def submit(payload: Payload) -> Asked:
    """A submitted form. Sent again as it stands it is the same request; corrected, it is another."""
    view = payload["view"]
    return Asked(
        way=Way.SUBMIT,
        surface=Surface.MODAL,
        slack_id=str(payload["user"]["id"]),
        deed=str(view.get("callback_id") or ""),
        trigger_id=str(payload.get("trigger_id") or ""),
        key=_digest("submit", [payload["user"]["id"], *(view.get(name) for name in _SAME_FORM)]),
        **_of_view(view),
    )


def home_opened(event: Payload) -> Asked:
    """The Home tab was opened."""
    return Asked(way=Way.HOME, surface=Surface.HOME, slack_id=str(event["user"]), deed="home")


def said(event: Payload, event_id: str, *, edited: bool = False) -> Asked:
    """A message that a person wrote to us. Its words are not kept beyond this request."""
    key, ts, thread = f"event:{event_id}"[:80], str(event.get("ts") or ""), event.get("thread_ts")
    message = Said(
        text=str(event.get("text") or ""),
        channel=str(event.get("channel") or ""),
        ts=ts,
        thread=str(thread) if thread and thread != ts else None,
        files=len(event.get("files") or ()),
        edited=edited,
        key=key,
    )
    return Asked(
        way=Way.SAY,
        surface=Surface.MESSAGE,
        slack_id=str(event.get("user") or ""),
        deed="say",
        key=key,
        said=message,
    )


def _of_view(view: Payload) -> dict[str, Any]:
    blocks = view.get("blocks") or []
    inputs = {
        str(block.get("block_id")): block.get("element") or {} for block in blocks if block.get("type") == "input"
    }
    state = (view.get("state") or {}).get("values") or {}
    return {
        "view_id": str(view.get("id") or ""),
        "view_hash": str(view.get("hash") or ""),
        "callback_id": str(view.get("callback_id") or ""),
        "fields": {
            # A field that nobody touched stands as it was drawn, whether or not the server repeats it.
            **{block: _value(_drawn(element)) for block, element in inputs.items()},
            **{block: _value(element) for block, held in state.items() for element in held.values()},
        },
        "ref": _ref(view.get("private_metadata")),
        "first_input": next(iter(inputs), ""),
    }


def _drawn(element: Payload) -> Payload:
    """What a field held when it was drawn, in the shape of a form's state."""
    return {
        state: element[initial]
        for initial, state in (
            ("initial_value", "value"),
            ("initial_date", "selected_date"),
            ("initial_time", "selected_time"),
            ("initial_option", "selected_option"),
            ("initial_options", "selected_options"),
        )
        if initial in element
    }


def _ref(metadata: object) -> dict[str, Any]:
    try:
        read = json.loads(str(metadata)) if metadata else {}
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _value(element: Payload) -> Field:
    """The value of an element, whatever its kind: a text, a date, a time, an option, several options."""
    for name in ("selected_options", "selected_users"):
        if name in element:
            chosen = element[name] or []
            return [option["value"] if isinstance(option, dict) else str(option) for option in chosen]
    option = element.get("selected_option")
    if option is not None:
        return str(option["value"])
    for name in ("value", "selected_date", "selected_time", "selected_user"):
        if element.get(name) is not None:
            return str(element[name])
    return None


def _offered(payload: Payload, block_id: str) -> tuple[str, ...]:
    """The values on offer in the pressed block: a box that is not ticked was offered and left empty."""
    blocks = (payload.get("view") or payload.get("message") or {}).get("blocks") or []
    for block in blocks:
        if block.get("block_id") == block_id:
            elements = [*block.get("elements", []), block.get("accessory"), block.get("element")]
            return tuple(str(option["value"]) for e in elements if e for option in e.get("options", []))
    return ()


def _pressed(payload: Payload, action: Payload) -> dict[str, Any]:
    """A replayed or repeated delivery is the same to the letter; a second press is not."""
    container = payload.get("container") or {}
    return {
        "user": payload["user"]["id"],
        "trigger": payload.get("trigger_id"),
        "action": dict(action),
        "where": [
            container.get("message_ts"),
            container.get("view_id"),
            (payload.get("view") or {}).get("hash"),
        ],
    }


def _digest(kind: str, said: object) -> str:
    """One short key for a request; not one of its words can be read from it."""
    written = json.dumps(said, sort_keys=True, default=str)
    return f"{kind}:{hashlib.sha256(written.encode()).hexdigest()[:40]}"
