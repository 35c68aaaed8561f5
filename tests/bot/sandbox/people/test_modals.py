"""A modal from its opening to its end: acknowledgements that update, push and clear, and external selects."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.sandbox import Json, Person
from bot.sandbox.people.modals import TROUBLE
from tests.bot.sandbox.living import Bot, Mode, living

AGENCIES = {"a1": "Harbour Surgery", "a2": "Harbour School", "a3": "River Clinic"}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def modal(title: str, **more: Any) -> Json:
    who = {
        "type": "input",
        "block_id": "who",
        "optional": True,
        "label": plain("Agency"),
        "element": {"type": "external_select", "action_id": "agency", "min_query_length": 2},
    }
    what = {
        "type": "input",
        "block_id": "what",
        "optional": True,
        "label": plain("What next"),
        "element": {"type": "plain_text_input", "action_id": "what"},
    }
    base = {"type": "modal", "callback_id": "form", "title": plain(title), "submit": plain("Send")}
    return {**base, "blocks": [who, what], **more}


def answers(what: str) -> Json:
    """What the app answers to a submission in which this was typed."""
    known: dict[str, Json] = {
        "update": {"response_action": "update", "view": modal("Updated")},
        "push": {"response_action": "push", "view": modal("Pushed")},
        "clear": {"response_action": "clear"},
        "errors nowhere": {"response_action": "errors", "errors": {"elsewhere": "Wrong"}},
        "bad view": {"response_action": "update", "view": modal("Far too long a title for it")},
        "no such action": {"response_action": "dance"},
    }
    return known.get(what, {})


def forms(bot: Bot) -> None:
    @bot.app.command("/form")
    async def form(ack: Any, command: Json, client: Any) -> None:
        flags = dict.fromkeys(command["text"].split(), True)
        await client.views_open(trigger_id=command["trigger_id"], view=modal("First", **flags))
        await ack()

    @bot.app.view("form")
    async def sent(ack: Any, view: Json) -> None:
        await ack(**answers(view["state"]["values"]["what"]["what"]["value"]))

    @bot.app.view_closed("form")
    async def closed(ack: Any) -> None:
        await ack()

    @bot.app.options("agency")
    async def agencies(ack: Any, payload: Json) -> None:
        found = [(key, name) for key, name in AGENCIES.items() if payload["value"].lower() in name.lower()]
        await ack(options=[{"text": plain(name), "value": key} for key, name in found])


@pytest.fixture
async def bot(mode: Mode) -> AsyncIterator[Bot]:
    async with living(forms, mode) as bot:
        yield bot


async def opened(bot: Bot, text: str = "") -> Person:
    await bot.person().command("/form", text)
    return bot.person()


def title(person: Person) -> str | None:
    return person.modal.title if person.modal else None


async def test_a_submission_updates_pushes_closes_or_clears(bot: Bot) -> None:
    gp = await opened(bot)
    await gp.fill("what", "update")
    assert (await gp.submit()).updated
    assert title(gp) == "Updated"
    await gp.fill("what", "push")
    assert (await gp.submit()).pushed
    assert (title(gp), bot.slack.workspace.screens.depth(gp.id)) == ("Pushed", 2)
    await gp.fill("what", "close")
    assert (await gp.submit()).closed
    assert title(gp) == "Updated"
    await gp.fill("what", "push")
    await gp.submit()
    await gp.fill("what", "clear")
    assert (await gp.submit()).closed
    assert title(gp) is None


@pytest.mark.parametrize("answer", ["errors nowhere", "bad view", "no such action"])
async def test_an_answer_that_slack_would_not_take_is_trouble(bot: Bot, answer: str) -> None:
    gp = await opened(bot)
    await gp.fill("what", answer)
    assert (await gp.submit()).trouble == TROUBLE
    assert title(gp) == "First"
    assert len(bot.slack.complaints) == 1


async def test_closing_is_told_only_to_those_who_ask(bot: Bot) -> None:
    await (await opened(bot)).close_modal()
    assert bot.last().get("type") != "view_closed"
    gp = await opened(bot, "notify_on_close")
    await gp.close_modal()
    assert (bot.last()["type"], bot.last()["is_cleared"]) == ("view_closed", False)
    assert gp.modal is None


async def test_a_view_may_take_the_whole_stack_with_it(bot: Bot) -> None:
    gp = await opened(bot, "notify_on_close clear_on_close")
    await gp.close_modal()
    assert bot.last()["is_cleared"] is True


async def test_an_external_select_is_searched(bot: Bot) -> None:
    gp = await opened(bot)
    assert await gp.options("agency", "h") == []
    assert [o["value"] for o in await gp.options("agency", "harbour")] == ["a1", "a2"]
    assert bot.last()["value"] == "harbour"
    await gp.fill("agency", "River Clinic")
    assert gp.modal is not None
    assert gp.modal.value("agency") == "a3"
    assert "River Clinic" in gp.modal.reads()
