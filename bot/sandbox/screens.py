"""What stands in front of each person: their stack of modals (three at most) and their Home tab."""

from collections.abc import Sequence
from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING

from bot.sandbox.errors import SlackError
from bot.sandbox.people.fields import has_state, initial_state
from bot.sandbox.reading import elements_of
from bot.sandbox.records import Json, Values, View

if TYPE_CHECKING:
    from bot.sandbox.workspace import Workspace

STACK = 3
_KEPT = {
    "type": "modal",
    "title": None,
    "submit": None,
    "close": None,
    "callback_id": "",
    "private_metadata": "",
    "external_id": "",
    "clear_on_close": False,
    "notify_on_close": False,
    "submit_disabled": False,
}


class Screens:
    """Opens, pushes, updates and closes views, keeping what was typed as Slack keeps it."""

    def __init__(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self.numbers = count(1)

    def top(self, user: str) -> View | None:
        stack = self.stacks.get(user)
        return stack[-1] if stack else None

    def depth(self, user: str) -> int:
        return len(self.stacks.get(user, []))

    def find(self, view_id: str | None, external_id: str | None = None) -> View:
        """An open modal or a Home by id or external id."""
        everything = [*self.homes.values(), *(v for stack in self.stacks.values() for v in stack)]
        for view in everything:
            if (view_id and view.id == view_id) or (external_id and view.definition["external_id"] == external_id):
                return view
        raise SlackError("not_found")

    def open(self, user: str, definition: Json) -> View:
        """A new root modal; whatever stood there is gone."""
        view = self._new(user, definition)
        view.root_id = view.id
        self.stacks[user] = [view]
        self.workspace.touch()
        return view

    def push(self, user: str, definition: Json) -> View:
        """One more modal on top."""
        stack = self.stacks.get(user, [])
        if not stack:
            return self.open(user, definition)
        if len(stack) >= STACK:
            raise SlackError("push_limit_reached")
        view = self._new(user, definition)
        view.root_id, view.previous_id = stack[0].id, stack[-1].id
        stack.append(view)
        self.workspace.touch()
        return view

    def update(self, view: View, definition: Json, expected_hash: str | None = None) -> View:
        """Change a view in place: what was typed stays where block and action ids are the same."""
        if expected_hash and expected_hash != view.hash:
            raise SlackError("hash_conflict")
        view.definition = complete(definition)
        view.values = values_of(view.blocks, view.values)
        view.hash, view.errors, view.trouble = self._new_hash(), {}, None
        self.workspace.touch()
        return view

    def publish(self, user: str, definition: Json, expected_hash: str | None = None) -> View:
        """Set a person's Home tab. Unlike a modal it starts afresh."""
        home = self.homes.get(user)
        if home is None:
            home = self.homes[user] = self._new(user, definition)
            home.root_id = home.id
            self.workspace.touch()
            return home
        home.values = {}
        return self.update(home, definition, expected_hash)

    def close(self, view: View) -> None:
        """Take one modal away, and those on top of it."""
        stack = self.stacks.get(view.user, [])
        if view in stack:
            del stack[stack.index(view) :]
            self.workspace.touch()

    def clear(self, user: str) -> None:
        self.stacks.pop(user, None)
        self.workspace.touch()

    def _new(self, user: str, definition: Json) -> View:
        full = complete(definition)
        if external_id := full["external_id"]:
            try:
                self.find(None, external_id)
            except SlackError:
                pass
            else:
                raise SlackError("duplicate_external_id")
        view = View(f"V{next(self.numbers):08d}", user, full, hash=self._new_hash())
        view.values = values_of(view.blocks, {})
        return view

    def _new_hash(self) -> str:
        return f"{int(self.workspace.seconds())}.{next(self.numbers):08x}"


def complete(definition: Json) -> Json:
    """A view with every key that Slack sends back, and ids on every block and element."""
    return {**_KEPT, **deepcopy(definition), "blocks": with_ids(definition.get("blocks", []))}


def with_ids(blocks: Sequence[Json]) -> list[Json]:
    """Copies of the blocks, with the ids that Slack gives where the app gave none."""
    copies = deepcopy(list(blocks))
    for index, block in enumerate(copies):
        block.setdefault("block_id", f"b{index:04d}")
    for index, (_, element) in enumerate(elements_of(copies)):
        element.setdefault("action_id", f"a{index:04d}")
    return copies


def values_of(blocks: Sequence[Json], typed: Values) -> Values:
    """The state of every field: what was typed before where it still fits, else the initial value."""
    values: Values = {}
    for block, element in elements_of(blocks):
        if not has_state(element):
            continue
        block_id, action_id = block["block_id"], element["action_id"]
        before = typed.get(block_id, {}).get(action_id)
        kept = before is not None and before["type"] == element["type"]
        state = before if kept and before is not None else initial_state(element)
        values.setdefault(block_id, {})[action_id] = state
    return values
