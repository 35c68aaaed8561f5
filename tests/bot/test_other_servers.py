"""Convene on servers other than our own: they may leave out what nobody touched and use their ids again."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.sandbox import Person
from handlers.asked import Asked, submit
from handlers.views.blocks import View, date_input, input_block, modal, option, radio, text_input, ticks
from tests.harness import Partnership, house

__all__ = ["house"]

CHOICES = [option("a", "One"), option("b", "Another")]
FORM = modal(
    "A form",
    [
        input_block("on", "Day", date_input("2026-03-12")),
        input_block("one", "One of two", radio(CHOICES, "b")),
        input_block("many", "Some of two", ticks(CHOICES, ["a"]), optional=True),
        input_block("words", "Words", text_input(), optional=True),
    ],
    callback_id="form",
    submit="Send",
)


def sent(values: Mapping[str, Any], *, by: str = "UKHAN", view: View = FORM) -> Asked:
    """The form as a server sends it that counts its views from one and gives every state of them the same hash."""
    state = {"values": {name: {name: element} for name, element in values.items()}}
    of_server = {"id": "V1", "hash": "same", "state": state}
    return submit({"type": "view_submission", "user": {"id": by}, "view": {**view, **of_server}})


def test_what_a_server_leaves_out_stands_as_it_was_drawn() -> None:
    fields = sent({"words": {"type": "plain_text_input", "value": "of mine"}}).fields
    assert fields == {"on": "2026-03-12", "one": "b", "many": ["a"], "words": "of mine"}


def test_what_somebody_emptied_is_empty() -> None:
    emptied = {
        "on": {"type": "datepicker", "selected_date": None},
        "one": {"type": "radio_buttons", "selected_option": None},
        "many": {"type": "checkboxes", "selected_options": []},
    }
    assert sent(emptied).fields == {"on": None, "one": None, "many": [], "words": None}


def test_a_submission_is_the_same_only_to_the_letter() -> None:
    words = {"words": {"type": "plain_text_input", "value": "of mine"}}
    first = sent(words).key
    assert sent(words).key == first
    assert len(first) <= 80
    others = [sent({}), sent(words, by="UREED"), sent(words, view={**FORM, "private_metadata": "{}"})]
    assert len({first, *(other.key for other in others)}) == 4


@pytest.mark.databases("sqlite")
async def test_every_scheduling_form_has_a_mark_of_its_own_and_keeps_it(house: Partnership) -> None:
    """By it a form that is sent twice is known, though a server that starts again may use its ids again."""
    priya, marks = house.person("UPRIYA"), []
    for _ in range(2):
        await priya.command("/conference", "schedule")
        marks.append(mark(priya))
        await priya.fill("type", "ICPC")
        assert mark(priya) == marks[-1]
    assert len(set(marks)) == 2


def mark(person: Person) -> str:
    """What the open form carries."""
    assert person.modal is not None
    return str(json.loads(person.modal.definition["private_metadata"])["form"])
