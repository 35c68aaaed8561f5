"""Core groups in the Home tab: those one runs, and those one is asked to."""

from handlers.views.blocks import Element, actions, button, section
from handlers.views.cards import OPEN
from handlers.views.core_group import PARTS, actions_line, part_line
from handlers.views.home import Entry
from models.core_group import Part
from models.core_group_cards import GroupSheet, PlaceCard


def running_group_entry(sheet: GroupSheet) -> Entry:
    """A core group for whoever runs it, with how far its members are."""
    card = sheet.card
    value = card.group.id
    answered = sum(place.member.part is not None for place in sheet.places)
    lines = [f"*{card.of.conference.code}* · Core group on {card.when} ({card.of.zone})"]
    if card.has_begun:
        lines.append(f"{OPEN} Was it held? Record who came.")
        ways = [button("Record who came", "core_group_held", value, style="primary")]
    else:
        lines.append(f"{answered} of {len(sheet.places)} have said whether they are coming")
        ways = [button("Open", "core_group", value, says=f"Open the core group of {card.of.conference.code}")]
    return Entry("Core groups you run", (section("\n".join(lines)), actions(ways, f"running_core_group:{value}")))


def my_place_entry(place: PlaceCard) -> Entry:
    """A core group for somebody who is asked to it."""
    card, value = place.card, place.member.id
    lines = [f"*{card.of.conference.code}* · Core group on {card.when} ({card.of.zone})", part_line(place)]
    parts = [part for part in Part if part is not place.member.part]
    elements: list[Element] = [button(PARTS[part], f"core_come.{part.value}", value) for part in parts]
    if place.asked:
        lines.append(actions_line(place))
        elements.append(button("Update actions", "core_actions", value))
    return Entry("What you are asked", (section("\n".join(lines)), actions(elements, f"core_group:{value}")))
