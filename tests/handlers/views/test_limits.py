"""Each of Slack's limits, from both sides: what is just allowed, and what is one too many."""

from typing import Any

import pytest

from handlers.views.limits import (
    SlackLimit,
    check_message,
    check_view,
    faults_in_message,
    faults_in_view,
)

Json = dict[str, Any]


def plain(text: str = "Yes") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "Yes") -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "Some words", **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(**more: Any) -> Json:
    return {"type": "button", "action_id": "go", "text": plain(), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def options(count: int, **more: Any) -> list[Json]:
    return [{"text": plain(f"Choice {n}"), "value": str(n), **more} for n in range(count)]


def select(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "pick", "options": options(3), **more}


def field(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain("Label"), "element": element, **more}


def text_input(**more: Any) -> Json:
    return {"type": "plain_text_input", "action_id": "text", **more}


def modal(*blocks: Json, **more: Any) -> Json:
    return {
        "type": "modal",
        "title": plain("Title"),
        "submit": plain("Send"),
        "blocks": list(blocks),
        **more,
    }


def test_a_whole_message_and_a_whole_modal_are_fine() -> None:
    blocks = [
        {"type": "header", "text": plain("Heading")},
        section(accessory=select(placeholder=plain("Choose"))),
        {"type": "divider"},
        {"type": "context", "elements": [mrkdwn("Small print")]},
        actions(button(), button(action_id="stop", style="danger")),
    ]
    form = modal(*blocks, field(text_input(max_length=200)), field({"type": "datepicker"}))
    assert faults_in_message("Hello", blocks) == []
    assert faults_in_view(form) == []
    assert faults_in_view({"type": "home", "blocks": blocks}) == []
    check_message("Hello", blocks)
    check_view(form)


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        (section("x" * 3_001), "blocks[0].text: 3,001 characters, at most 3,000"),
        (section(""), "blocks[0].text: empty"),
        ({"type": "section"}, "blocks[0]: needs text or fields"),
        ({"type": "section", "fields": []}, "blocks[0].fields: 0 given, 1 to 10 allowed"),
        ({"type": "section", "fields": [mrkdwn()] * 11}, "blocks[0].fields: 11 given, 1 to 10 allowed"),
        (
            {"type": "section", "fields": [mrkdwn("x" * 2_001)]},
            "blocks[0].fields[0]: 2,001 characters, at most 2,000",
        ),
        ({"type": "header", "text": plain("x" * 151)}, "blocks[0].text: 151 characters, at most 150"),
        ({"type": "header", "text": mrkdwn()}, "blocks[0].text: must be plain_text"),
        ({"type": "context", "elements": [mrkdwn()] * 11}, "blocks[0].elements: 11 given, 1 to 10 allowed"),
        ({"type": "context", "elements": [button()]}, "blocks[0].elements[0].type: not allowed in context"),
        (actions(), "blocks[0].elements: 0 given, 1 to 25 allowed"),
        (actions(button(), button()), "blocks[0]: 1 action_id used more than once"),
        (actions(text_input()), "blocks[0].elements[0].type: not allowed in actions"),
        (
            actions({"type": "multi_static_select", "options": options(1)}),
            "blocks[0].elements[0].type: not allowed in actions",
        ),
        (section(block_id="x" * 256), "blocks[0].block_id: 256 characters, at most 255"),
        ({"type": "carousel"}, "blocks[0].type: unknown block type"),
        (section(acessory=button()), "blocks[0].acessory: unknown here"),
        ({"type": "image", "image_url": "https://example.org/a.png"}, "blocks[0].alt_text: missing"),
        ({"type": "image", "alt_text": "A chart"}, "blocks[0].image_url: missing"),
    ],
)
def test_a_block_past_a_limit_is_named(block: Json, fault: str) -> None:
    assert faults_in_message("Hello", [block]) == [fault]


@pytest.mark.parametrize(
    ("element", "fault"),
    [
        (button(text=plain("x" * 76)), ".text: 76 characters, at most 75"),
        (button(text=mrkdwn()), ".text: must be plain_text"),
        (button(text={**plain(), "verbatim": True}), ".text.verbatim: unknown here"),
        (button(value="x" * 2_001), ".value: 2,001 characters, at most 2,000"),
        (button(style="green"), ".style: must be primary or danger"),
        (button(placeholder=plain()), ".placeholder: unknown here"),
        (button(action_id="x" * 256), ".action_id: 256 characters, at most 255"),
        (
            button(confirm={"title": plain("x" * 101), "text": plain(), "confirm": plain(), "deny": plain()}),
            ".confirm.title: 101 characters, at most 100",
        ),
        (
            button(confirm={"title": plain(), "text": plain("x" * 301), "confirm": plain(), "deny": plain()}),
            ".confirm.text: 301 characters, at most 300",
        ),
        (select(options=options(101)), ".options: 101 given, 1 to 100 allowed"),
        (select(options=[]), ".options: 0 given, 1 to 100 allowed"),
        (select(options=options(1, text=plain("x" * 76))), ".options[0].text: 76 characters, at most 75"),
        (select(options=options(1, text=mrkdwn())), ".options[0].text: must be plain_text"),
        (select(options=options(1, value="x" * 151)), ".options[0].value: 151 characters, at most 150"),
        (select(options=options(2, value="same")), ": 1 option values used more than once"),
        (select(initial_option=options(9)[8]), ".initial_option: not among the options"),
        (select(placeholder=plain("x" * 151)), ".placeholder: 151 characters, at most 150"),
        (select(option_groups=[], options=None), ".option_groups: 0 given, 1 to 100 allowed"),
        (
            {"type": "static_select", "option_groups": [{"label": plain(), "options": options(101)}]},
            ".option_groups[0].options: 101 given, 1 to 100 allowed",
        ),
        ({"type": "checkboxes", "options": options(11)}, ".options: 11 given, 1 to 10 allowed"),
        ({"type": "radio_buttons", "options": options(11)}, ".options: 11 given, 1 to 10 allowed"),
        ({"type": "overflow", "options": options(6)}, ".options: 6 given, 1 to 5 allowed"),
        (
            {"type": "checkboxes", "options": options(2), "initial_options": []},
            ".initial_options: 0 given, 1 to 2 allowed",
        ),
        (
            {"type": "datepicker", "initial_date": "5 March"},
            ".initial_date: not a date or time as Slack writes it",
        ),
    ],
)
def test_an_element_past_a_limit_is_named(element: Json, fault: str) -> None:
    assert faults_in_message("Hello", [actions(element)]) == [f"blocks[0].elements[0]{fault}"]


@pytest.mark.parametrize(
    ("view", "fault"),
    [
        (modal(), "blocks: 0 given, 1 to 100 allowed"),
        (modal(*[section()] * 101), "blocks: 101 given, 1 to 100 allowed"),
        (modal(section(), title=plain("x" * 25)), "title: 25 characters, at most 24"),
        (modal(section(), title=None), "title: missing"),
        (modal(section(), submit=plain("x" * 25)), "submit: 25 characters, at most 24"),
        (modal(section(), private_metadata="x" * 3_001), "private_metadata: 3,001 characters, at most 3,000"),
        (modal(section(), callback_id="x" * 256), "callback_id: 256 characters, at most 255"),
        (modal(field(text_input()), submit=None), "submit: missing, needed because there is an input"),
        (
            modal(section(block_id="same"), section(block_id="same")),
            "blocks: 1 block_id used more than once",
        ),
        (modal(section(), id="V1"), "id: unknown here"),
        (modal(section(), type="dialog"), "type: must be modal or home"),
        (
            modal(field(text_input(max_length=3_001))),
            "blocks[0].element.max_length: must be 1 to 3,000",
        ),
        (
            modal(field(text_input(min_length=9, max_length=3))),
            "blocks[0].element.min_length: must be 0 to max_length",
        ),
        (
            modal(field(text_input(max_length=3, initial_value="four"))),
            "blocks[0].element.initial_value: 4 characters, at most 3",
        ),
        (modal(field(button())), "blocks[0].element.type: not allowed in input"),
        (modal(field(text_input(), label=mrkdwn())), "blocks[0].label: must be plain_text"),
        (
            modal(*[field(text_input(focus_on_load=True))] * 2),
            "blocks: more than one focus_on_load",
        ),
    ],
)
def test_a_view_past_a_limit_is_named(view: Json, fault: str) -> None:
    assert faults_in_view(view) == [fault]


def test_a_message_holds_fifty_blocks_and_thirteen_thousand_characters() -> None:
    assert faults_in_message("Hello", [section("short")] * 50) == []
    assert faults_in_message("Hello", [section("short")] * 51) == ["blocks: 51 given, 0 to 50 allowed"]
    assert faults_in_message("Hello", [section("x" * 2_600)] * 5) == []
    assert faults_in_message("Hello", [section("x" * 2_601)] * 5) == [
        "blocks: 13,005 characters in all, at most 13,000"
    ]


def test_a_message_without_text_is_silent_to_a_screen_reader() -> None:
    assert faults_in_message("", [section()]) == ["text: empty"]
    assert faults_in_message(None, [section()]) == ["text: missing"]


def test_checkboxes_may_be_formatted_and_menus_may_not() -> None:
    formatted = options(2, text=mrkdwn("*Yes*"))
    assert faults_in_message("Hello", [actions({"type": "checkboxes", "options": formatted})]) == []
    assert len(faults_in_message("Hello", [actions({"type": "overflow", "options": formatted})])) == 2


def test_what_is_no_block_at_all_is_a_fault_and_no_crash() -> None:
    broken: Any = ["words", None, {"elements": 3}]
    assert [fault.split(": ")[1] for fault in faults_in_message("Hello", broken)] == ["unknown block type"] * 3
    assert faults_in_view(modal(field(None))) == ["blocks[0].element.type: not allowed in input"]  # type: ignore[arg-type] # the fault


def test_all_faults_are_told_at_once_and_none_quotes_what_was_written() -> None:
    secret = "Rowan " * 600
    with pytest.raises(SlackLimit) as refused:
        check_message("Hello", [section(secret), actions(button(text=plain(secret), value=secret))])
    assert len(refused.value.faults) == 3
    assert "Rowan" not in str(refused.value)
