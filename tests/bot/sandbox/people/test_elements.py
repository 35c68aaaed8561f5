"""Finding the one element that is meant, where several look alike."""

import pytest

from bot.sandbox import Json, NotOnScreen
from bot.sandbox.people.elements import action_of, find_element


def button(words: str, **more: str) -> Json:
    return {"type": "button", "action_id": "show", "text": {"type": "plain_text", "text": words}, **more}


def row(block_id: str, element: Json) -> Json:
    return {"type": "section", "block_id": block_id, "accessory": element}


ROWS = [row("one", button("Show", value="1")), row("two", button("Show", value="2", style="primary"))]


def test_buttons_of_a_list_are_told_apart_by_value_or_place() -> None:
    assert find_element(ROWS, "show", "2")[0]["block_id"] == "two"
    assert find_element(ROWS, "Show", block_id="one")[1]["value"] == "1"
    with pytest.raises(NotOnScreen, match="2 elements are “show”: say which"):
        find_element(ROWS, "show")
    with pytest.raises(NotOnScreen, match="2 elements"):
        find_element(ROWS, "show", "3")


def test_a_field_is_found_by_its_block_too() -> None:
    assert find_element(ROWS, "two")[1]["value"] == "2"


def test_a_press_carries_what_the_button_carries() -> None:
    block, element = find_element(ROWS, "two")
    assert action_of(block, element, None, None) == {
        "type": "button",
        "action_id": "show",
        "block_id": "two",
        "text": {"type": "plain_text", "text": "Show"},
        "value": "2",
        "style": "primary",
    }


def test_a_menu_holds_only_its_own_entries() -> None:
    entry = {"text": {"type": "plain_text", "text": "More"}, "value": "m"}
    block = row("one", {"type": "overflow", "action_id": "menu", "options": [entry]})
    assert action_of(block, block["accessory"], None, "More")["selected_option"] == entry
    with pytest.raises(NotOnScreen, match="no such entry in the menu; on the screen: m"):
        action_of(block, block["accessory"], None, "Less")
