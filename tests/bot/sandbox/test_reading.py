"""What a person reads of blocks: every kind of block and field in plain words."""

from bot.sandbox import Json
from bot.sandbox.reading import button_labels, plain, read_message, read_view


def text(words: str, kind: str = "plain_text") -> dict[str, str]:
    return {"type": kind, "text": words}


def options(*words: str) -> list[dict[str, object]]:
    return [{"text": text(word), "value": word.lower()} for word in words]


def test_formatting_is_not_read_out() -> None:
    assert plain("*Bold*, _italic_, ~gone~ and `code`") == "Bold, italic, gone and code"
    assert plain("<https://example.org|the guide> or <https://example.org>") == "the guide or https://example.org"
    assert plain("5 &lt; 6 &amp; 2 * 3 * 4") == "5 < 6 & 2 * 3 * 4"


def test_every_block_is_read_in_order() -> None:
    blocks: list[dict[str, object]] = [
        {"type": "header", "text": text("Heading")},
        {"type": "section", "text": text("*Words*", "mrkdwn"), "fields": [text("One"), text("Two")]},
        {"type": "divider"},
        {"type": "image", "alt_text": "A chart"},
        {"type": "context", "elements": [text("Small"), {"type": "image", "alt_text": "a tick"}]},
        {
            "type": "actions",
            "elements": [
                {"type": "button", "action_id": "a", "text": text("Yes")},
                {"type": "overflow", "action_id": "b", "options": options("More", "Less")},
                {"type": "datepicker", "action_id": "c", "placeholder": text("Choose a date")},
            ],
        },
    ]
    assert read_message("for notifications", blocks).splitlines() == [
        "Heading",
        "Words",
        "One",
        "Two",
        "---",
        "(A chart)",
        "Small (a tick)",
        "[Yes] [More | Less] [Choose a date]",
    ]
    assert button_labels(blocks) == ["Yes"]
    assert read_message("only text", []) == "only text"


def test_a_form_is_read_with_what_stands_in_it_and_what_is_wrong() -> None:
    radios = {"type": "radio_buttons", "action_id": "r", "options": options("Yes", "No")}
    form = {
        "title": text("A form"),
        "submit": text("Send"),
        "close": text("Cancel"),
        "blocks": [
            {
                "type": "input",
                "block_id": "name",
                "label": text("Name"),
                "hint": text("In full"),
                "element": {"type": "plain_text_input", "action_id": "n"},
            },
            {"type": "input", "block_id": "come", "optional": True, "label": text("Coming"), "element": radios},
        ],
    }
    values: dict[str, dict[str, Json]] = {
        "name": {"n": {"type": "plain_text_input", "value": "Asha"}},
        "come": {"r": {"type": "radio_buttons", "selected_option": options("No")[0]}},
    }
    assert read_view(form, values, {"name": "Give both names"}).splitlines() == [
        "A form",
        "Name: [Asha]",
        "  In full",
        "  ! Give both names",
        "Coming (optional): ( ) Yes (x) No",
        "[Send] [Cancel]",
    ]
