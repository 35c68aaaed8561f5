"""What people do, told over both protocols: a command, a modal, a button, a reply, the Home tab."""

from typing import Any

from bot.sandbox import Json
from tests.bot.sandbox.living import GP, WORKER, Bot, Mode, living

MODAL: Json = {
    "type": "modal",
    "callback_id": "order",
    "title": {"type": "plain_text", "text": "An order"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "what",
            "label": {"type": "plain_text", "text": "What"},
            "element": {"type": "plain_text_input", "action_id": "text", "min_length": 3},
        },
        {
            "type": "input",
            "block_id": "when",
            "dispatch_action": True,
            "optional": True,
            "label": {"type": "plain_text", "text": "When"},
            "element": {"type": "datepicker", "action_id": "date"},
        },
    ],
}
BUTTONS: list[Json] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "Are you *coming*?"}},
    {
        "type": "actions",
        "block_id": "answer",
        "elements": [
            {"type": "button", "action_id": "yes", "value": "7", "text": {"type": "plain_text", "text": "Yes"}}
        ],
    },
]


def shop(bot: Bot) -> None:
    """Takes orders: a modal from a command, a confirmation by DM with a button, a Home tab."""

    @bot.app.command("/order")
    async def order(ack: Any, command: Json, client: Any, respond: Any) -> None:
        if command["text"] == "help":
            await ack("Say */order*")
            return
        await client.views_open(trigger_id=command["trigger_id"], view=MODAL)
        await respond("Opening")
        await ack()

    @bot.app.view("order")
    async def ordered(ack: Any, view: Json, body: Json, client: Any) -> None:
        if view["state"]["values"]["what"]["text"]["value"] == "moon":
            await ack(response_action="errors", errors={"what": "Sold out"})
            return
        await client.chat_postMessage(channel=body["user"]["id"], text="Are you coming?", blocks=BUTTONS)
        await ack()

    @bot.app.action("date")
    @bot.app.action("yes")
    async def chosen(ack: Any) -> None:
        await ack()

    @bot.app.event("app_home_opened")
    async def home(event: Json, client: Any) -> None:
        text = {"type": "mrkdwn", "text": f"Welcome <@{event['user']}>"}
        blocks = [{"type": "section", "text": text}]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    @bot.app.event("message")
    async def said(event: Json, say: Any) -> None:
        await say(f"You said {event['text']}", thread_ts=event.get("thread_ts") or event["ts"])


async def test_a_command_answers_that_person_only(mode: Mode) -> None:
    async with living(shop, mode) as bot:
        answer = await bot.person().command("/order", "help")
        assert answer.text == "Say /order"
        assert bot.person(WORKER).ephemeral == []
        assert bot.person().dm == []


async def test_a_modal_is_filled_in_and_sent(mode: Mode) -> None:
    async with living(shop, mode) as bot:
        gp = bot.person()
        opened = await gp.command("/order")
        assert opened.text == "Opening"
        assert gp.modal is not None
        assert gp.modal.reads() == "An order\nWhat: []\nWhen (optional): []\n[Send]"
        await gp.fill("what", "Two chairs")
        await gp.fill("date", "2026-03-12")
        assert bot.last()["actions"][0]["selected_date"] == "2026-03-12"
        assert (await gp.submit()).closed
        assert gp.modal is None
        assert gp.dm[-1].reads() == "Are you coming?\n[Yes]"


async def test_errors_stand_under_their_fields_and_nothing_typed_is_lost(mode: Mode) -> None:
    async with living(shop, mode) as bot:
        gp = bot.person()
        await gp.command("/order")
        assert (await gp.submit()).errors == {"what": "Please complete this required field."}
        await gp.fill("what", "ab")
        assert (await gp.submit()).errors == {"what": "Enter at least 3 characters."}
        await gp.fill("what", "moon")
        assert (await gp.submit()).errors == {"what": "Sold out"}
        assert gp.modal is not None
        assert gp.modal.value("what") == "moon"
        assert "! Sold out" in gp.modal.reads()


async def test_a_button_is_pressed_by_its_id_or_its_words(mode: Mode) -> None:
    async with living(shop, mode) as bot:
        await bot.client.chat_postMessage(channel=GP.id, text="Are you coming?", blocks=BUTTONS)
        gp = bot.person()
        assert (await gp.press(gp.dm[-1], "Yes")).acknowledged
        assert bot.last()["actions"][0]["value"] == "7"
        assert bot.last()["message"]["ts"] == gp.dm[-1].ts


async def test_a_reply_in_a_thread_is_answered_there(mode: Mode) -> None:
    async with living(shop, mode) as bot:
        gp = bot.person()
        said = await gp.say("Fish & chips")
        await gp.say("and peas", thread=said)
        assert [(m.reads(), m.thread_ts) for m in gp.dm] == [
            ("Fish & chips", None),
            ("You said Fish & chips", said.ts),
            ("and peas", said.ts),
            ("You said and peas", said.ts),
        ]


async def test_home_is_published_when_it_is_opened(mode: Mode) -> None:
    async with living(shop, mode) as bot:
        home = await bot.person().open_home()
        assert home is not None
        assert home.reads() == "Welcome @UKHAN"
