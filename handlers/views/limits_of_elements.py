"""Slack's limits on the parts of a block: texts, buttons, selects, pickers. The blocks themselves: `limits`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, time
from typing import Any

Part = Mapping[str, Any]

ID = 255
_SELECTS = {"static_select", "external_select", "users_select", "conversations_select", "channels_select"}
_MULTI = {f"multi_{name}" for name in _SELECTS}
_CHOICES = {"checkboxes", "radio_buttons"}
_DATES = {"datepicker", "timepicker"}
_TYPED = {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
_BUTTONS = {"button", "overflow", "workflow_button"}
_ALLOWED = {
    "accessory": _SELECTS | _MULTI | _CHOICES | _DATES | _BUTTONS | {"image"},
    "actions": _SELECTS | _CHOICES | _DATES | _BUTTONS | {"datetimepicker"},
    "input": _SELECTS | _MULTI | _CHOICES | _DATES | _TYPED | {"datetimepicker", "rich_text_input", "file_input"},
    "context": {"mrkdwn", "plain_text", "image"},
}
_OPTION_COUNT = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}
# What each element may hold beside its type, action_id, placeholder, confirm and focus_on_load.
_KEYS = {
    "button": "text value url style accessibility_label",
    "overflow": "options",
    "checkboxes": "options initial_options",
    "radio_buttons": "options initial_option",
    "datepicker": "initial_date",
    "timepicker": "initial_time timezone",
    "datetimepicker": "initial_date_time",
    "static_select": "options option_groups initial_option",
    "multi_static_select": "options option_groups initial_options max_selected_items",
    "external_select": "initial_option min_query_length",
    "multi_external_select": "initial_options min_query_length max_selected_items",
    "users_select": "initial_user",
    "multi_users_select": "initial_users max_selected_items",
    "plain_text_input": "initial_value multiline min_length max_length dispatch_action_config",
    "email_text_input": "initial_value dispatch_action_config",
    "url_text_input": "initial_value dispatch_action_config",
    "number_input": "initial_value is_decimal_allowed min_value max_value dispatch_action_config",
}
_COMMON_KEYS = {"type", "action_id", "placeholder", "confirm", "focus_on_load"}
_WITHOUT_PLACEHOLDER = _CHOICES | _BUTTONS | {"datetimepicker"}


class Faults:
    """Collects faults, each with its path, while walking through the parts of a message or view."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def add(self, path: str, fault: str) -> None:
        self.faults.append(f"{path}: {fault}")

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

    def distinct(self, path: str, ids: Sequence[Any], name: str) -> None:
        repeated = sum(1 for times in Counter(map(str, ids)).values() if times > 1)
        if repeated:
            self.add(path, f"{repeated} {name} used more than once")

    def keys(self, path: str, part: Part, allowed: set[str]) -> None:
        """Slack refuses what it does not know, so a slip in a name is a fault."""
        for key in sorted(set(part) - allowed):
            self.add(f"{path}.{key}" if path else key, "unknown here")

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
        is_mrkdwn = text["type"] == "mrkdwn"
        if is_mrkdwn and not mrkdwn:
            self.add(path, "must be plain_text")
        self.keys(path, text, {"type", "text", "verbatim" if is_mrkdwn else "emoji"})
        self.length(path, text.get("text"), 1, most)

    def element(self, path: str, element: Any, place: str) -> None:
        """An element that stands in an accessory, actions, input or context."""
        kind = str(element.get("type")) if isinstance(element, Mapping) else "nothing"
        if kind not in _ALLOWED[place]:
            self.add(f"{path}.type", f"not allowed in {place}")
        elif kind in ("mrkdwn", "plain_text"):
            self.text(path, element, 2_000)
        elif kind == "image":
            self.image(path, element)
        else:
            self._interactive(path, element, kind)

    def image(self, path: str, image: Part) -> None:
        self.length(f"{path}.alt_text", image.get("alt_text"), 1, 2_000)
        if "slack_file" not in image:
            self.length(f"{path}.image_url", image.get("image_url"), 1, 3_000)

    def _interactive(self, path: str, element: Part, kind: str) -> None:
        if kind in _KEYS:
            without = {"placeholder"} if kind in _WITHOUT_PLACEHOLDER else set()
            self.keys(path, element, (_COMMON_KEYS - without) | set(_KEYS[kind].split()))
        self.length(f"{path}.action_id", element.get("action_id"), 0, ID)
        self.plain(f"{path}.placeholder", element.get("placeholder"), 150)
        self._confirm(f"{path}.confirm", element.get("confirm"))
        most = element.get("max_selected_items")
        if most is not None and most < 1:
            self.add(f"{path}.max_selected_items", "must be 1 or more")
        if kind == "button":
            self._button(path, element)
        elif "options" in _KEYS.get(kind, "").split():
            self._options(path, element, kind)
        elif kind == "plain_text_input":
            self._text_input(path, element)
        else:
            self._initial(path, element)

    def _button(self, path: str, button: Part) -> None:
        self.plain(f"{path}.text", button.get("text"), 75, required=True)
        self.length(f"{path}.value", button.get("value"), 0, 2_000)
        self.length(f"{path}.url", button.get("url"), 0, 3_000)
        self.length(f"{path}.accessibility_label", button.get("accessibility_label"), 0, 75)
        self._style(path, button)

    def _style(self, path: str, part: Part) -> None:
        if part.get("style") not in (None, "primary", "danger"):
            self.add(f"{path}.style", "must be primary or danger")

    def _confirm(self, path: str, confirm: Part | None) -> None:
        if confirm is None:
            return
        self.plain(f"{path}.title", confirm.get("title"), 100, required=True)
        self.text(f"{path}.text", confirm.get("text"), 300, required=True)
        self.plain(f"{path}.confirm", confirm.get("confirm"), 30, required=True)
        self.plain(f"{path}.deny", confirm.get("deny"), 30, required=True)
        self._style(path, confirm)

    def _options(self, path: str, element: Part, kind: str) -> None:
        """The options with their groups, and that what is chosen at first is exactly one of them."""
        groups = element.get("option_groups")
        if groups is None:
            options = list(element.get("options") or [])
            self.count(f"{path}.options", options, 1, _OPTION_COUNT.get(kind, 100))
            self._option_list(f"{path}.options", options, kind)
        else:
            options = self._groups(f"{path}.option_groups", groups, kind)
            if element.get("options"):
                self.add(path, "has both options and option_groups")
        self.distinct(path, [option.get("value") for option in options], "option values")
        initial = element.get("initial_options")
        if initial is not None:
            self.count(f"{path}.initial_options", initial, 1, len(options))
        for chosen in [*(initial or []), *filter(None, [element.get("initial_option")])]:
            if chosen not in options:
                self.add(f"{path}.initial_option", "not among the options")

    def _groups(self, path: str, groups: Sequence[Part], kind: str) -> list[Any]:
        self.count(path, groups, 1, 100)
        options: list[Any] = []
        for index, group in enumerate(groups):
            own = list(group.get("options") or [])
            self.plain(f"{path}[{index}].label", group.get("label"), 75, required=True)
            self.count(f"{path}[{index}].options", own, 1, 100)
            self._option_list(f"{path}[{index}].options", own, kind)
            options += own
        return options

    def _option_list(self, path: str, options: Sequence[Part], kind: str) -> None:
        allowed = {"text", "value", "description"} | ({"url"} if kind == "overflow" else set())
        may_mrkdwn = kind in _CHOICES
        for index, option in enumerate(options):
            here = f"{path}[{index}]"
            self.keys(here, option, allowed)
            self.text(f"{here}.text", option.get("text"), 75, required=True, mrkdwn=may_mrkdwn)
            self.text(f"{here}.description", option.get("description"), 75, mrkdwn=may_mrkdwn)
            self.length(f"{here}.value", option.get("value"), 1, 150)
            self.length(f"{here}.url", option.get("url"), 0, 3_000)

    def _text_input(self, path: str, element: Part) -> None:
        most = element.get("max_length", 3_000)
        if not 1 <= most <= 3_000:  # the limit stands once, here
            self.add(f"{path}.max_length", "must be 1 to 3,000")
        if not 0 <= element.get("min_length", 0) <= most:
            self.add(f"{path}.min_length", "must be 0 to max_length")
        self.length(f"{path}.initial_value", element.get("initial_value"), 0, most)

    def _initial(self, path: str, element: Part) -> None:
        """Initial dates and times, as Slack writes them."""
        for name, parse in (("initial_date", date.fromisoformat), ("initial_time", time.fromisoformat)):
            with suppress(KeyError):
                try:
                    parse(str(element[name]))
                except ValueError:
                    self.add(f"{path}.{name}", "not a date or time as Slack writes it")
