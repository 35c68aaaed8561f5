"""The blocks that the café shows: its order form, a form with every kind of element, its messages, its Home."""

from typing import Any

from bot.sandbox import Json


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def words(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def option(text: str, value: str | None = None) -> Json:
    return {"text": plain(text), "value": value or text.lower()}


def field(name: str, label: str, kind: str, **more: Any) -> Json:
    """An input block; its element's own keys are those in `more` that are not the block's."""
    block: Json = {key: more.pop(key) for key in ("optional", "hint", "dispatch_action") if key in more}
    element = {"type": kind, "action_id": name, **more}
    return {"type": "input", "block_id": name, "label": plain(label), "element": element, **block}


FLAVOURS = [option("Lemon"), option("Ginger"), option("Plum")]
ORDER: Json = {
    "type": "modal",
    "callback_id": "order",
    "title": plain("Order a cake"),
    "submit": plain("Order"),
    "close": plain("Cancel"),
    "blocks": [
        field("name", "Name on the cake", "plain_text_input", max_length=20, hint=plain("20 letters fit")),
        field("day", "Day", "datepicker"),
        field("flavour", "Flavour", "static_select", options=FLAVOURS, optional=True, dispatch_action=True),
    ],
}
SHELVES = [
    {"label": plain("Fruit"), "options": [option("Cherries"), option("Figs, soaked overnight in a very dark rum")]},
    {"label": plain("Nuts"), "options": [option("Almonds"), option("Walnuts")]},
]
EVERYTHING: Json = {
    "type": "modal",
    "callback_id": "everything",
    "title": plain("Everything"),
    "submit": plain("Send"),
    "blocks": [
        {"type": "header", "text": plain("A form with one of each")},
        {
            "type": "actions",
            "elements": [{"type": "button", "action_id": "further", "text": plain("One step further")}],
        },
        words("*Bold*, _slanted_ and `code`, and a very-long-word-" + "x" * 90),
        {"type": "divider"},
        field("line", "A line", "plain_text_input", max_length=40),
        field("story", "A story", "plain_text_input", multiline=True, optional=True),
        field("mail", "An email address", "email_text_input", optional=True),
        field("sum", "A number", "number_input", is_decimal_allowed=False, optional=True),
        field("page", "A link", "url_text_input", optional=True),
        field("day", "A day", "datepicker", initial_date="2026-03-12"),
        field("hour", "An hour", "timepicker", initial_time="10:00"),
        field("size", "A size", "radio_buttons", options=[option("Small"), option("Large")]),
        field("extras", "Extras", "checkboxes", options=[option("Cream"), option("Sprinkles")], optional=True),
        field("fillings", "Fillings", "multi_static_select", option_groups=SHELVES, optional=True),
        field("baker", "Baker", "external_select", min_query_length=1, optional=True),
        field("guest", "Who is it for?", "users_select", optional=True),
        {
            **words("A section with a menu"),
            "accessory": {"type": "overflow", "action_id": "more", "options": [option("One"), option("Two")]},
        },
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "Small print"}]},
    ],
}
FURTHER: Json = {
    "type": "modal",
    "title": plain("One step further"),
    "blocks": [words("There is no more than this.")],
}
LETTER = (
    "You asked for a cake with a name on it, and here is what happens now.\n\n"
    "• we bake it the evening before\n• we write the name\n• Gil brings it to your door\n"
    "> A cake is a promise.\nSee <https://cakes.example|how we bake> or ask <@UBEN>."
)


def confirmation(name: str) -> list[Json]:
    """The message after an order: long, with buttons, a menu and a button that asks again."""
    sure = {"title": plain("Cancel the cake?"), "text": plain("It cannot be baked twice."), "confirm": plain("Yes")}
    buttons = [
        {"type": "button", "action_id": "thanks", "style": "primary", "text": plain("That is right")},
        {
            "type": "button",
            "action_id": "cancel",
            "style": "danger",
            "text": plain("Cancel the order"),
            "confirm": {**sure, "deny": plain("Keep it")},
        },
        {
            "type": "static_select",
            "action_id": "candles",
            "placeholder": plain("How many candles?"),
            "options": [option("None"), option("Five"), option("Sixty")],
        },
    ]
    return [
        {"type": "header", "text": plain("We have your order")},
        words(LETTER),
        {"type": "section", "fields": [words("*Name*")["text"], {"type": "plain_text", "text": name}]},
        {"type": "divider"},
        {"type": "actions", "block_id": "next", "elements": buttons},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "You can change it until the evening"}]},
    ]


HOME: Json = {
    "type": "home",
    "blocks": [
        {"type": "header", "text": plain("Welcome to the café")},
        words("Order here, or in Messages with `/order cake`."),
        {
            "type": "actions",
            "elements": [{"type": "button", "action_id": "start", "text": plain("Order a cake now")}],
        },
    ],
}
