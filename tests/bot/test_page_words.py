"""Plain words on the demo's page: typed in a thread and in the conversation, confirmed where they were typed."""

import pytest
from playwright.async_api import Page, expect

from bot.partnership import Partnership
from models.report import Report, ReportStatus
from tests.bot.sandbox_page.conftest import browser, chromium_path, no_proxy, page, window
from tests.bot.test_page_story import be, bot, fits, newest, write
from tests.handlers.booked import booked, invitation_of
from tests.harness import stored
from tests.scenarios.living import KHAN, MAPLE

__all__ = ["bot", "browser", "chromium_path", "no_proxy", "page", "window"]

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_words_in_a_thread_are_confirmed_in_the_thread(page: Page, bot: Partnership) -> None:
    conference = booked(bot)
    await bot.settle()
    await be(page, KHAN)
    letter = newest(page, "You are invited to a child protection conference")
    await letter.hover()
    await letter.get_by_role("button", name="Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    box = page.get_by_role("textbox", name="Reply in this thread")
    await box.fill("sent it over this morning, went through it with mum on the phone on Friday")
    await box.press("Enter")
    check = thread.get_by_role("article").filter(has_text="This is what we understood")
    await expect(check).to_contain_text("Report: sent today, Monday 2 March")
    await expect(check).to_contain_text("Shared with the mother by phone on Friday 27 February")
    await fits(page)
    await check.get_by_role("button", name="That’s right").click()
    await expect(thread).to_contain_text("✓ Recorded. Thank you.")
    await expect(letter).to_contain_text("✓ Report: sent on Monday 2 March")
    await fits(page)
    with stored(bot) as session:
        assert session.get_one(Report, invitation_of(bot, conference, MAPLE)).status is ReportStatus.SENT
    await write(page, "I can come by video. Who is the chair?")
    check = newest(page, "This is what we understood")
    await expect(check).to_contain_text("The chair is Ruth Adeyemi")
    await check.get_by_role("button", name="Not this one").click()
    await expect(newest(page, "Nothing was recorded from your message.")).to_be_visible()
    await fits(page)
