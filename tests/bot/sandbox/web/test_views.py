"""views.*: who may put a view in front of whom, when, and what becomes of what was typed."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox import Json, Person
from tests.bot.sandbox.living import GP, Bot, Seconds, living


def view(title: str = "First", *fields: str, **more: Any) -> Json:
    inputs = [
        {
            "type": "input",
            "block_id": name,
            "optional": True,
            "label": {"type": "plain_text", "text": name},
            "element": {"type": "plain_text_input", "action_id": name},
        }
        for name in fields
    ]
    words = {"type": "section", "text": {"type": "mrkdwn", "text": title}}
    return {
        "type": "modal",
        "callback_id": "form",
        "title": {"type": "plain_text", "text": title},
        "submit": {"type": "plain_text", "text": "Send"},
        "blocks": [words, *inputs],
        **more,
    }


def triggers(bot: Bot) -> None:
    """Does nothing by itself: the tests use the trigger ids that it receives."""

    @bot.app.command("/go")
    @bot.app.shortcut("go")
    @bot.app.action("go")
    async def go(ack: Any) -> None:
        await ack()


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
async def bot(seconds: Seconds) -> AsyncIterator[Bot]:
    async with living(triggers, "http", realtime=seconds) as bot:
        yield bot


async def trigger(bot: Bot) -> str:
    await bot.person().command("/go")
    return str(bot.last()["trigger_id"])


async def opened(bot: Bot, definition: Json) -> Person:
    await bot.client.views_open(trigger_id=await trigger(bot), view=definition)
    return bot.person()


def top(person: Person) -> str:
    assert person.modal is not None
    return person.modal.title


async def test_a_trigger_works_once(bot: Bot) -> None:
    trigger_id = await trigger(bot)
    await bot.client.views_open(trigger_id=trigger_id, view=view())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        await bot.client.views_open(trigger_id=trigger_id, view=view())


async def test_a_trigger_lives_three_seconds(bot: Bot, seconds: Seconds) -> None:
    in_time, late = await trigger(bot), await trigger(bot)
    seconds.advance(3)
    await bot.client.views_open(trigger_id=in_time, view=view())
    seconds.advance(0.1)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await bot.client.views_open(trigger_id=late, view=view())


async def test_a_trigger_cannot_be_invented(bot: Bot) -> None:
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        await bot.client.views_open(trigger_id="1.2.abc", view=view())


async def test_a_shortcut_gives_a_trigger_too(bot: Bot) -> None:
    await bot.person().shortcut("go")
    await bot.client.views_open(trigger_id=bot.last()["trigger_id"], view=view())
    assert top(bot.person()) == "First"


async def test_a_wrong_view_is_refused_with_the_place(bot: Bot) -> None:
    wrong = view(title="This title is far too long for a modal")
    with pytest.raises(SlackApiError) as refused:
        await bot.client.views_open(trigger_id=await trigger(bot), view=wrong)
    assert refused.value.response["error"] == "invalid_arguments"
    assert refused.value.response["response_metadata"]["messages"] == ["[ERROR] title: 38 characters, at most 24"]


async def test_three_views_can_lie_on_each_other(bot: Bot) -> None:
    gp = await opened(bot, view("First"))
    for title in ("Second", "Third"):
        button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
        assert gp.modal is not None
        with_button = view(top(gp))
        with_button["blocks"].append({"type": "actions", "elements": [button]})
        await bot.client.views_update(view_id=gp.modal.id, view=with_button)
        await gp.press(gp.modal, "go")
        await bot.client.views_push(trigger_id=bot.last()["trigger_id"], view=view(title))
    assert gp.modal is not None
    assert (top(gp), gp.modal.previous_id is not None) == ("Third", True)
    trigger_id = bot.slack.workspace.triggers.issue(GP.id, gp.modal.id)
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await bot.client.views_push(trigger_id=trigger_id, view=view("Fourth"))
    await gp.close_modal()
    assert top(gp) == "Second"


async def test_only_an_open_modal_can_be_pushed_upon(bot: Bot) -> None:
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        await bot.client.views_push(trigger_id=await trigger(bot), view=view())


async def test_what_was_typed_stays_where_the_field_stays(bot: Bot) -> None:
    gp = await opened(bot, view("First", "name", "town"))
    assert gp.modal is not None
    await gp.fill("name", "Asha")
    await gp.fill("town", "York")
    await bot.client.views_update(view_id=gp.modal.id, view=view("Changed", "name", "street"))
    assert gp.modal.value("name") == "Asha"
    assert gp.modal.value("street") is None
    with pytest.raises(KeyError):
        gp.modal.value("town")


async def test_a_view_that_changed_meanwhile_is_not_overwritten(bot: Bot) -> None:
    gp = await opened(bot, view("First"))
    assert gp.modal is not None
    first = gp.modal.hash
    await bot.client.views_update(view_id=gp.modal.id, view=view("Second"), hash=first)
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await bot.client.views_update(view_id=gp.modal.id, view=view("Third"), hash=first)
    assert top(gp) == "Second"


async def test_a_view_is_found_by_its_external_id_while_it_is_open(bot: Bot) -> None:
    gp = await opened(bot, view("First", external_id="form-7"))
    await bot.client.views_update(external_id="form-7", view=view("Second", external_id="form-7"))
    assert top(gp) == "Second"
    with pytest.raises(SlackApiError, match="duplicate_external_id"):
        await bot.client.views_open(trigger_id=await trigger(bot), view=view("Again", external_id="form-7"))
    await gp.close_modal()
    with pytest.raises(SlackApiError, match="not_found"):
        await bot.client.views_update(external_id="form-7", view=view("Third"))


async def test_home_is_for_one_person_and_is_no_modal(bot: Bot) -> None:
    home = {"type": "home", "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "Hello"}}]}
    await bot.client.views_publish(user_id=GP.id, view=home)
    mine = bot.person().home
    assert mine is not None
    assert mine.reads() == "Hello"
    assert bot.slack.person("UREED").home is None
    with pytest.raises(SlackApiError, match="type: must be home"):
        await bot.client.views_publish(user_id=GP.id, view=view())
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await bot.client.views_publish(user_id=GP.id, view=home, hash="old")
