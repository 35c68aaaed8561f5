"""A small café's Bolt app, with a form, buttons, threads and a Home tab: something for the page to show."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.sandbox import AppDefinition, Json, User
from tests.bot.sandbox.living import Bot
from tests.bot.sandbox_page.menu_card import EVERYTHING, FURTHER, HOME, ORDER, confirmation

MONDAY = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
ADA = User("UADA", "Ada Brook", "Baker", "ada@cafe.example")
BEN = User("UBEN", "Dr Benedict Featherstone-Haugh", "Manager of the northern branches", "ben@cafe.example")
GIL = User("UGIL", "Gil Moor", "Delivery driver", "gil@vans.example", kind="multi_channel_guest")
PIA = User("UPIA", "Pia Lund", "Flour mill", "pia@mill.example", kind="stranger")
PEOPLE = (ADA, BEN, GIL, PIA)
CAFE = AppDefinition(
    name="Café",
    commands=(("/order", "cake | everything | status ORDER | help"),),
    shortcuts=(("order_cake", "Order a cake"),),
)


class Wall:
    """The café's clock: it stands still until somebody jumps, and rings the bot when it does."""

    def __init__(self) -> None:
        self.at = MONDAY
        self.bot: Bot | None = None

    def now(self) -> datetime:
        return self.at

    def moments(self) -> list[tuple[datetime, str]]:
        after = ((MONDAY + timedelta(days=days), label) for days, label in ((1, "Cake is due"), (30, "Bill is due")))
        return [(moment, label) for moment, label in after if moment > self.at]

    async def jump(self, to: datetime) -> None:
        self.at = to
        if self.bot is not None:
            await self.bot.client.chat_postMessage(channel=ADA.id, text="Your cake is *ready*")


def cafe(bot: Bot) -> None:
    """Register all that the café does."""
    _orders(bot)
    _buttons(bot)
    _talk(bot)


def _orders(bot: Bot) -> None:
    @bot.app.command("/order")
    async def order(ack: Any, command: Json, client: Any) -> None:
        forms = {"cake": ORDER, "everything": EVERYTHING}
        if command["text"] not in forms:
            await ack("Say `/order cake` <b>please</b>")
            return
        await client.views_open(trigger_id=command["trigger_id"], view=forms[command["text"]])
        await ack()

    @bot.app.shortcut("order_cake")
    async def from_shortcut(ack: Any, shortcut: Json, client: Any) -> None:
        await client.views_open(trigger_id=shortcut["trigger_id"], view=ORDER)
        await ack()

    @bot.app.action("flavour")
    async def priced(ack: Any, body: Json, client: Any) -> None:
        chosen = body["actions"][0]["selected_option"]["text"]["text"]
        price = {"type": "context", "block_id": "price", "elements": [{"type": "mrkdwn", "text": f"{chosen}: £12"}]}
        view = {**ORDER, "blocks": [price, *ORDER["blocks"]]}
        await client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)
        await ack()

    @bot.app.view("order")
    async def ordered(ack: Any, view: Json, body: Json, client: Any) -> None:
        values = view["state"]["values"]
        if values["day"]["day"]["selected_date"] < "2026-03-03":
            await ack(response_action="errors", errors={"day": "Choose tomorrow or later."})
            return
        await client.chat_postMessage(
            channel=body["user"]["id"], text="Your order", blocks=confirmation(values["name"]["name"]["value"])
        )
        await ack()

    @bot.app.action("further")
    async def further(ack: Any, body: Json, client: Any) -> None:
        await client.views_push(trigger_id=body["trigger_id"], view=FURTHER)
        await ack()

    @bot.app.view("everything")
    async def accepted(ack: Any) -> None:
        await ack()


def _buttons(bot: Bot) -> None:
    @bot.app.action("cancel")
    async def cancel(ack: Any, body: Json, client: Any) -> None:
        await client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text="Cancelled", blocks=[])
        await ack()

    @bot.app.action("candles")
    async def candles(ack: Any, respond: Any, body: Json) -> None:
        chosen = body["actions"][0]["selected_option"]["text"]["text"]
        await respond(text=f"Candles: {chosen}", response_type="ephemeral", replace_original=False)
        await ack()

    @bot.app.action("start")
    async def start(ack: Any, body: Json, client: Any) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=ORDER)
        await ack()

    @bot.app.options("baker")
    async def bakers(ack: Any, payload: Json) -> None:
        found = [name for name in ("Ada", "Adele", "Boris") if name.lower().startswith(payload["value"].lower())]
        await ack(options=[{"text": {"type": "plain_text", "text": name}, "value": name} for name in found])


def _talk(bot: Bot) -> None:
    @bot.app.event("app_home_opened")
    async def home(event: Json, client: Any) -> None:
        await client.views_publish(user_id=event["user"], view=HOME)

    @bot.app.event("message")
    async def answer(event: Json, client: Any) -> None:
        root = event.get("thread_ts") or event["ts"]
        await client.chat_postMessage(channel=event["channel"], thread_ts=root, text="Thank you, noted")
