"""What a person types and picks before it is sent: kept field by field, wherever the field stands."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.people.fields import has_state, state_from
from bot.sandbox.reading import chosen_options, elements_of
from bot.sandbox.records import Json, Message, Values, View
from bot.sandbox.screens import values_of
from bot.sandbox.workspace import Workspace


def typed_in(workspace: Workspace, where: Message | View, user: str) -> Values:
    """The state of every field of a modal, Home or message as this person has left it."""
    if isinstance(where, View):
        return where.values
    place = (where.channel, where.ts, user)
    workspace.typed[place] = values_of(where.blocks, workspace.typed.get(place, {}))
    return workspace.typed[place]


def known_options(where: Message | View, element: Json, held: Json) -> list[Json]:
    """Options that are not in the block itself: offered by the app, or already chosen."""
    offered = where.offered.get(element["action_id"], []) if isinstance(where, View) else []
    initial = [element.get("initial_option"), *element.get("initial_options", [])]
    return [*offered, *chosen_options(held), *filter(None, initial)]


def keep(workspace: Workspace, where: Message | View, user: str, values: Mapping[str, Mapping[str, Any]]) -> None:
    """Take over what stands in the fields now, as a page knows it; nothing is sent."""
    typed = typed_in(workspace, where, user)
    for block, element in elements_of(where.blocks):
        given = values.get(block["block_id"], {})
        action_id = element["action_id"]
        if not has_state(element) or action_id not in given:
            continue
        held = typed[block["block_id"]][action_id]
        offered = known_options(where, element, held)
        typed[block["block_id"]][action_id] = state_from(element, given[action_id], offered)
