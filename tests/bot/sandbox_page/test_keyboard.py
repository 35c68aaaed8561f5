"""Everything without a mouse: choose a person, complete a command, fill in every kind of field, send."""

import pytest
from playwright.async_api import Page, expect

from tests.bot.sandbox.living import Bot
from tests.bot.sandbox_page.cafe import ADA, BEN

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def become_ada(page: Page) -> None:
    await expect(page.locator("[data-person]").first).to_be_visible()
    await page.keyboard.press("Control+k")
    await page.keyboard.type("baker")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("textbox", name="Message the app")).to_be_focused()


async def test_a_person_is_found_by_their_job(page: Page) -> None:
    await become_ada(page)
    await expect(page.get_by_role("heading", name=ADA.name)).to_be_visible()
    await page.keyboard.press("Control+k")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name=BEN.name)).to_be_visible()


async def test_a_command_is_suggested_completed_and_sent(page: Page) -> None:
    await become_ada(page)
    await page.keyboard.type("/or")
    suggestions = page.get_by_role("listbox", name="Commands")
    await expect(suggestions.get_by_role("option")).to_have_count(5)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("textbox", name="Message the app")).to_have_value("/order cake")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog", name="Order a cake")).to_be_visible()


async def test_a_whole_form(page: Page, bot: Bot) -> None:
    await become_ada(page)
    await page.keyboard.type("/order everything")
    await page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Everything")
    await expect(form.get_by_label("A line")).to_be_focused()
    await page.keyboard.type("First")
    await form.get_by_role("radio", name="Small").focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await form.get_by_role("combobox", name="Fillings").focus()
    await page.keyboard.type("nuts")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.type("fig")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await expect(form.get_by_role("button", name="Remove Walnuts")).to_be_visible()
    await page.keyboard.press("Tab")
    await page.keyboard.type("ade")
    await expect(form.get_by_role("option", name="Adele")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(form.get_by_role("combobox", name="Baker")).to_have_value("Adele")
    await form.get_by_role("button", name="Send").focus()
    await page.keyboard.press("Enter")
    await expect(form).to_have_count(0)
    values = bot.last()["view"]["state"]["values"]
    assert values["line"]["line"]["value"] == "First"
    assert values["size"]["size"]["selected_option"]["value"] == "large"
    assert [one["value"] for one in values["extras"]["extras"]["selected_options"]] == ["cream"]
    assert [one["value"][:4] for one in values["fillings"]["fillings"]["selected_options"]] == ["waln", "figs"]
    assert values["baker"]["baker"]["selected_option"]["value"] == "Adele"
    assert values["day"]["day"]["selected_date"] == "2026-03-12"


async def test_focus_stays_in_a_dialog_and_goes_back_where_it_was(page: Page) -> None:
    await become_ada(page)
    await page.keyboard.type("/order cake")
    await page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Order a cake")
    await expect(form.get_by_label("Name on the cake")).to_be_focused()
    for _ in range(12):
        await page.keyboard.press("Tab")
        assert await form.evaluate("dialog => dialog.contains(document.activeElement)")
    await page.keyboard.press("Shift+Tab")
    assert await form.evaluate("dialog => dialog.contains(document.activeElement)")
    await page.keyboard.press("Escape")
    await expect(form).to_have_count(0)
    await expect(page.get_by_role("textbox", name="Message the app")).to_be_focused()


async def test_arrow_keys_walk_through_people_messages_and_menus(page: Page, bot: Bot) -> None:
    await bot.client.chat_postMessage(channel=ADA.id, text="One")
    await bot.client.chat_postMessage(channel=ADA.id, text="Two")
    await become_ada(page)
    await expect(page.get_by_role("article")).to_have_count(2)
    await page.get_by_role("region", name="Messages").focus()
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("article").last).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("article").first).to_be_focused()
    await page.locator(f"[data-person={ADA.id}]").focus()
    await page.keyboard.press("ArrowDown")
    await expect(page.locator(f"[data-person={BEN.id}]")).to_be_focused()
    await page.get_by_role("button", name="Shortcuts").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="Order a cake")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog", name="Order a cake")).to_be_visible()
