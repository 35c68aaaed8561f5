"""Every kind of field: how a value becomes its state, and what Slack itself says of a wrong one."""

from typing import Any

import pytest

from bot.sandbox import Json, NotOnScreen
from bot.sandbox.people.fields import fault_in, initial_state, state_from
from bot.sandbox.people.writing import as_slack_sends
from bot.sandbox.records import plain_value

RED: Json = {"text": {"type": "plain_text", "text": "Red"}, "value": "r"}
BLUE: Json = {"text": {"type": "plain_text", "text": "Blue"}, "value": "b"}


def element(kind: str, **more: Any) -> Json:
    return {"type": kind, "action_id": "x", **more}


def colours(kind: str, **more: Any) -> Json:
    return element(kind, options=[RED, BLUE], **more)


@pytest.mark.parametrize(
    ("part", "given", "key", "value"),
    [
        (element("plain_text_input"), "Hello", "value", "Hello"),
        (element("plain_text_input"), "", "value", None),
        (element("number_input"), 7, "value", "7"),
        (element("datepicker"), "2026-03-12", "selected_date", "2026-03-12"),
        (element("timepicker"), "10:00", "selected_time", "10:00"),
        (element("datetimepicker"), 1772442300, "selected_date_time", 1772442300),
        (element("users_select"), "UKHAN", "selected_user", "UKHAN"),
        (element("multi_users_select"), ["UKHAN"], "selected_users", ["UKHAN"]),
        (element("conversations_select"), "C1", "selected_conversation", "C1"),
        (element("datepicker"), None, "selected_date", None),
        (colours("static_select"), None, "selected_option", None),
        (colours("checkboxes"), [], "selected_options", []),
    ],
)
def test_a_value_becomes_a_state(part: Json, given: Any, key: str, value: Any) -> None:
    state = state_from(part, given)
    assert state == {"type": part["type"], key: value}
    assert plain_value(state) == value


@pytest.mark.parametrize("said", ["b", "Blue"])
@pytest.mark.parametrize("kind", ["static_select", "radio_buttons"])
def test_an_option_is_chosen_by_value_or_by_its_words(kind: str, said: str) -> None:
    state = state_from(colours(kind), said)
    assert state["selected_option"] == {
        "text": {"type": "plain_text", "text": "Blue", "emoji": True},
        "value": "b",
    }


@pytest.mark.parametrize("kind", ["multi_static_select", "checkboxes"])
def test_several_options_are_chosen(kind: str) -> None:
    assert plain_value(state_from(colours(kind), ["Blue", "r"])) == ["b", "r"]
    assert plain_value(state_from(colours(kind), "b")) == ["b"]


def test_options_in_groups_are_options() -> None:
    groups = [{"label": {"type": "plain_text", "text": "All"}, "options": [RED, BLUE]}]
    assert plain_value(state_from(element("static_select", option_groups=groups), "Red")) == "r"


def test_what_cannot_be_picked_is_not_on_the_screen() -> None:
    with pytest.raises(NotOnScreen, match="r, b"):
        state_from(colours("static_select"), "green")
    for kind, value in (("datepicker", "31 June"), ("datepicker", "2026-02-30"), ("timepicker", "25:00")):
        with pytest.raises(NotOnScreen):
            state_from(element(kind), value)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        (element("plain_text_input", initial_value="Hi"), "Hi"),
        (element("datepicker", initial_date="2026-03-12"), "2026-03-12"),
        (element("timepicker", initial_time="09:30"), "09:30"),
        (colours("static_select", initial_option=RED), "r"),
        (colours("checkboxes", initial_options=[RED, BLUE]), ["r", "b"]),
        (element("users_select", initial_user="UKHAN"), "UKHAN"),
        (element("multi_users_select", initial_users=["UKHAN"]), ["UKHAN"]),
        (colours("static_select"), None),
    ],
)
def test_an_untouched_field_holds_what_it_began_with(part: Json, value: Any) -> None:
    assert plain_value(initial_state(part)) == value


@pytest.mark.parametrize(
    ("part", "value", "fault"),
    [
        (element("plain_text_input"), "", "Please complete this required field."),
        (element("plain_text_input", max_length=3), "four", "Enter at most 3 characters."),
        (element("plain_text_input", min_length=3), "ab", "Enter at least 3 characters."),
        (element("email_text_input"), "not an address", "Enter a valid email address."),
        (element("url_text_input"), "example.org", "Enter a valid link."),
        (element("number_input", is_decimal_allowed=False), "1.5", "Enter a number."),
        (element("number_input", is_decimal_allowed=True, min_value="2"), "1.5", "Enter 2 or more."),
        (element("number_input", is_decimal_allowed=False, max_value="2"), "3", "Enter 2 or less."),
        (colours("checkboxes"), [], "Please complete this required field."),
        (colours("multi_static_select", max_selected_items=1), ["r", "b"], "Choose at most 1."),
        (element("plain_text_input"), "fine", None),
        (element("email_text_input"), "a@b.example", None),
        (element("url_text_input"), "https://example.org", None),
        (element("number_input", is_decimal_allowed=True), "1.5", None),
    ],
)
def test_slack_itself_looks_at_a_field(part: Json, value: Any, fault: str | None) -> None:
    assert fault_in({"type": "input", "element": part}, state_from(part, value)) == fault


def test_an_optional_field_may_stay_empty() -> None:
    part = element("plain_text_input", min_length=3)
    assert fault_in({"type": "input", "optional": True, "element": part}, state_from(part, "")) is None


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("Fish & chips < 5", "Fish &amp; chips &lt; 5"),
        ("see https://example.org/a?b=1.", "see <https://example.org/a?b=1>."),
        (
            "write to dr.khan@surgery.example, please",
            "write to <mailto:dr.khan@surgery.example|dr.khan@surgery.example>, please",
        ),
        ("5pm @ the school", "5pm @ the school"),
    ],
)
def test_what_is_typed_arrives_as_slack_writes_it(typed: str, sent: str) -> None:
    assert as_slack_sends(typed) == sent
