"""The page as people use it: be somebody, order by command, be put right, press buttons, move the clock."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.bot.sandbox.living import Bot
from tests.bot.sandbox_page.cafe import ADA, BEN, PIA

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def be(page: Page, user_id: str) -> None:
    await page.locator(f"[data-person={user_id}]").click()
    await expect(page.locator(f"[data-person={user_id}]")).to_have_attribute("aria-current", "true")


async def write(page: Page, text: str) -> None:
    box = page.get_by_role("textbox", name="Message the app")
    await box.fill(text)
    await box.press("Enter")


async def order(page: Page, name: str = "Zoë", day: str = "2026-03-12") -> Locator:
    """Order a cake as Ada; the message that confirms it."""
    await be(page, ADA.id)
    await write(page, "/order cake")
    form = page.get_by_role("dialog", name="Order a cake")
    await form.get_by_label("Name on the cake").fill(name)
    await form.get_by_label("Day").fill(day)
    await form.get_by_role("button", name="Order").click()
    message = page.get_by_role("article").filter(has_text="We have your order")
    await expect(message).to_be_visible()
    return message


async def test_a_newcomer_is_told_what_to_do(page: Page) -> None:
    await expect(page.get_by_role("heading", name="Welcome to Corner Café")).to_be_visible()
    await expect(page.get_by_text("nothing leaves this computer").first).to_be_visible()
    await expect(page.get_by_text("/order cake")).to_be_visible()
    await page.get_by_role("button", name=f"Be {ADA.name}").click()
    await expect(page.get_by_role("textbox", name="Message the app")).to_be_focused()


async def test_an_error_stands_under_its_field_and_nothing_typed_is_lost(page: Page) -> None:
    await be(page, ADA.id)
    await write(page, "/order cake")
    form = page.get_by_role("dialog", name="Order a cake")
    await expect(form.get_by_label("Name on the cake")).to_be_focused()
    await form.get_by_label("Day").fill("2026-03-01")
    await form.get_by_role("button", name="Order").click()
    await expect(form.locator("[data-error-for=name]")).to_have_text("Error: Please complete this required field.")
    await form.get_by_label("Name on the cake").fill("Zoë & <b>Max</b>")
    await form.get_by_role("button", name="Order").click()
    error = form.locator("[data-error-for=day]")
    await expect(error).to_have_text("Error: Choose tomorrow or later.")
    await expect(error).to_have_attribute("role", "alert")
    await expect(form.get_by_label("Day")).to_be_focused()
    await expect(form.get_by_label("Day")).to_have_accessible_description("Error: Choose tomorrow or later.")
    await expect(form.locator("[data-error-for=name]")).to_have_count(0)
    await form.get_by_label("Day").fill("2026-03-12")
    await form.get_by_role("button", name="Order").click()
    await expect(form).to_have_count(0)
    message = page.get_by_role("article").filter(has_text="We have your order")
    await expect(message).to_contain_text("Zoë & <b>Max</b>")


async def test_a_form_that_changes_keeps_what_was_typed_and_where_one_is(page: Page) -> None:
    await be(page, ADA.id)
    await write(page, "/order cake")
    form = page.get_by_role("dialog", name="Order a cake")
    await form.get_by_label("Name on the cake").fill("Zoë")
    await form.get_by_label("Flavour").click()
    await form.get_by_role("option", name="Plum").click()
    await expect(form.locator("[data-block-id=price]")).to_have_text("Plum: £12")
    await expect(form.get_by_label("Name on the cake")).to_have_value("Zoë")
    await expect(form.get_by_label("Flavour")).to_have_value("Plum")
    await expect(form.get_by_label("Flavour")).to_be_focused()


async def test_a_form_on_top_of_a_form_leads_back_to_what_was_typed(page: Page) -> None:
    await be(page, ADA.id)
    await write(page, "/order everything")
    form = page.get_by_role("dialog", name="Everything")
    await form.get_by_label("A line").fill("Kept")
    await form.get_by_role("button", name="One step further").click()
    above = page.get_by_role("dialog", name="One step further")
    await expect(above).to_contain_text("There is no more than this.")
    await above.get_by_role("button", name="Back").click()
    await expect(form.get_by_label("A line")).to_have_value("Kept")
    await expect(form.get_by_role("button", name="Back")).to_have_count(0)


async def test_closing_asks_only_when_something_was_typed(page: Page, bot: Bot) -> None:
    await be(page, ADA.id)
    await write(page, "/order cake")
    form = page.get_by_role("dialog", name="Order a cake")
    await form.get_by_label("Name on the cake").fill("Zoë")
    await page.keyboard.press("Escape")
    question = page.get_by_role("alertdialog", name="Leave without saving?")
    await question.get_by_role("button", name="Keep editing").click()
    await expect(form.get_by_label("Name on the cake")).to_have_value("Zoë")
    await page.keyboard.press("Escape")
    await question.get_by_role("button", name="Leave").click()
    await expect(form).to_have_count(0)
    assert bot.slack.person(ADA.id).modal is None
    await write(page, "/order cake")
    await expect(form.get_by_label("Name on the cake")).to_have_value("")
    await page.keyboard.press("Escape")
    await expect(form).to_have_count(0)
    await expect(question).to_have_count(0)


async def test_a_button_asks_first_and_the_message_changes_in_place(page: Page) -> None:
    message = await order(page)
    await message.get_by_role("button", name="Cancel the order").click()
    question = page.get_by_role("alertdialog", name="Cancel the cake?")
    await question.get_by_role("button", name="Keep it").click()
    await expect(message).to_be_visible()
    await message.get_by_role("button", name="Cancel the order").click()
    await question.get_by_role("button", name="Yes").click()
    await expect(page.get_by_role("article").filter(has_text="Cancelled")).to_contain_text("(edited)")
    await expect(message).to_have_count(0)


async def test_a_menu_in_a_message_answers_only_that_person(page: Page) -> None:
    message = await order(page)
    await message.get_by_role("combobox", name="How many candles?").click()
    await message.get_by_role("option", name="Sixty").click()
    answer = page.get_by_role("article").filter(has_text="Candles: Sixty")
    await expect(answer).to_contain_text("Only visible to you")
    await expect(message.get_by_role("combobox")).to_have_value("Sixty")


async def test_a_reply_in_a_thread_and_its_answer(page: Page) -> None:
    message = await order(page)
    await message.hover()
    await message.get_by_role("button", name="Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    box = thread.get_by_role("textbox", name="Reply in this thread")
    await expect(box).to_be_focused()
    await box.fill("No nuts please")
    await box.press("Enter")
    await expect(thread.get_by_role("article")).to_have_count(3)
    await expect(thread.get_by_role("article").last).to_contain_text("Thank you, noted")
    await expect(message.get_by_role("button", name="2 replies")).to_be_visible()
    await thread.get_by_role("button", name="Close thread").click()
    await expect(thread).to_have_count(0)


async def test_home_and_its_button(page: Page) -> None:
    await be(page, ADA.id)
    await page.get_by_role("tab", name="Home").click()
    await expect(page.get_by_role("heading", name="Welcome to the café")).to_be_visible()
    await page.get_by_role("button", name="Order a cake now").click()
    await expect(page.get_by_role("dialog", name="Order a cake")).to_be_visible()


async def test_the_clock_jumps_and_brings_what_was_due(page: Page) -> None:
    await be(page, ADA.id)
    await expect(page.get_by_text("Monday 2 March 2026 9:05am GMT")).to_be_visible()
    await page.get_by_role("button", name="Jump to next: Cake is due, Tuesday 3 March, 9:05am").click()
    await expect(page.get_by_text("Tuesday 3 March 2026 9:05am GMT")).to_be_visible()
    await expect(page.get_by_role("separator", name="Today, Tuesday 3 March")).to_be_visible()
    await expect(page.get_by_role("article").last).to_contain_text("Your cake is ready")
    await page.get_by_role("button", name="Choose a moment").click()
    await page.get_by_role("menuitem", name=re.compile("Bill is due")).click()
    await expect(page.get_by_text("Wednesday 1 April 2026 10:05am BST")).to_be_visible()


async def test_what_came_while_away_is_counted_and_marked(page: Page, bot: Bot) -> None:
    await be(page, BEN.id)
    await bot.client.chat_postMessage(channel=ADA.id, text="One")
    await bot.client.chat_postMessage(channel=ADA.id, text="Two")
    entry = page.locator(f"[data-person={ADA.id}]")
    await expect(entry).to_contain_text("2 unread messages")
    await entry.click()
    await expect(page.get_by_role("separator", name="New messages")).to_be_visible()
    await expect(entry).not_to_contain_text("unread")
    await bot.client.chat_postMessage(channel=ADA.id, text="Three")
    await expect(page.get_by_role("article").filter(has_text="Three")).to_be_visible()
    await expect(page.locator("#live")).to_have_text("New message from Café: Three")


async def test_what_slack_does_not_allow_is_said(page: Page) -> None:
    await be(page, PIA.id)
    await write(page, "/order cake")
    await expect(page.get_by_text("In Slack, this person cannot use commands.")).to_be_visible()
    await page.get_by_role("tab", name="Home").click()
    await expect(page.get_by_role("heading", name="No Home tab for this person")).to_be_visible()


async def test_a_reload_is_the_same_person_in_the_same_place(page: Page) -> None:
    await be(page, ADA.id)
    await page.get_by_role("tab", name="Home").click()
    await expect(page.get_by_role("heading", name="Welcome to the café")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", name="Welcome to the café")).to_be_visible()
    await expect(page.locator(f"[data-person={ADA.id}]")).to_have_attribute("aria-current", "true")
