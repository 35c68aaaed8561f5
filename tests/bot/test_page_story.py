"""The demo's page in a real browser, on the real partnership: a conference lived from the command to the feedback."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from bot.demo import demo_settings
from bot.opening import open_database
from bot.partnership import FIRST_MORNING, Partnership, partnership
from scheduling.clock import SettableClock
from tests.bot.sandbox_page.conftest import browser, chromium_path, no_proxy, page, window
from tests.scenarios.living import KHAN, PRIYA, RUTH

__all__ = ["browser", "chromium_path", "no_proxy", "page", "window"]

pytestmark = pytest.mark.asyncio(loop_scope="session")
MEASURE = (Path(__file__).parent / "sandbox_page" / "measure.js").read_text(encoding="utf-8")


@pytest_asyncio.fixture(loop_scope="session")
async def bot(no_proxy: None, tmp_path: Path) -> AsyncIterator[Partnership]:
    """The demo as it starts, on a clock that stands still until the page moves it."""
    settings = demo_settings(tmp_path)
    clock = SettableClock(FIRST_MORNING)
    async with partnership(open_database(settings), settings, clock=clock, hurried=False) as here:
        yield here
        assert here.slack.complaints == []


async def fits(page: Page) -> None:
    """Nothing is clipped, nothing lies off the screen, and all text can be read."""
    assert await page.evaluate(MEASURE) == []
    assert await page.evaluate(f"({MEASURE})({{contrast: true}})") == []


async def be(page: Page, user_id: str) -> None:
    await page.locator(f"[data-person={user_id}]").click()
    await expect(page.locator(f"[data-person={user_id}]")).to_have_attribute("aria-current", "true")


async def write(page: Page, text: str) -> None:
    box = page.get_by_role("textbox", name="Message the app")
    await box.fill(text)
    await box.press("Enter")


async def choose(form: Locator, field: str, *options: str) -> None:
    """Pick from a select menu, as one does with a mouse."""
    box = form.get_by_role("combobox", name=field)
    await box.click()
    for option in options:
        await form.get_by_role("option", name=option).first.click()
    if await form.get_by_role("listbox", name="Choices").count():
        await box.press("Tab")


def newest(page: Page, words: str) -> Locator:
    """The newest message with these words."""
    return page.get_by_role("article").filter(has_text=words).last


async def jump_to(page: Page, moment: str) -> None:
    """Move the clock by its menu."""
    await page.get_by_role("button", name="Choose a moment").click()
    await page.get_by_role("menuitem", name=re.compile(moment)).first.click()


async def schedule(page: Page) -> str:
    """Priya schedules; a Saturday is said under its field, and nothing she has chosen is lost."""
    await be(page, PRIYA)
    await write(page, "/conference schedule")
    form = page.get_by_role("dialog", name="Schedule a conference")
    await form.get_by_label("Initial child protection conference").check()
    await form.get_by_label("Strategy discussion").fill("2026-02-26")
    await expect(form).to_contain_text("Hold it by")
    await form.get_by_label("Date", exact=True).fill("2026-03-14")
    await expect(form).to_contain_text("Saturday")
    await fits(page)
    await form.get_by_label("Time", exact=True).fill("10:00")
    await choose(form, "Chair", "Ruth Adeyemi")
    await form.get_by_label("Ages of the children").fill("11")
    await choose(form, "Who to invite", "Maple Street Surgery", "Det Sgt Tom Reed")
    await fits(page)
    await form.get_by_role("button", name="Schedule", exact=True).click()
    await expect(form.locator("[data-error-for=date]")).to_contain_text("Saturday")
    await expect(form.get_by_label("Ages of the children")).to_have_value("11")
    await fits(page)
    await form.get_by_label("Date", exact=True).fill("2026-03-12")
    await expect(form).to_contain_text("Reports due Monday 9 March, 5pm")
    await form.get_by_role("button", name="Schedule", exact=True).click()
    done = page.get_by_role("dialog", name="Scheduled")
    await expect(done).to_contain_text("is scheduled")
    await fits(page)
    code = re.search(r"CPC-\w+", await done.inner_text())
    assert code is not None
    await page.keyboard.press("Escape")
    await expect(newest(page, f"{code[0]} is scheduled")).to_be_visible()
    await fits(page)
    return code[0]


async def answer(page: Page) -> None:
    """Dr Khan has forty seconds."""
    await be(page, KHAN)
    letter = newest(page, "You are invited to a child protection conference")
    await fits(page)
    await letter.get_by_role("button", name="By phone").click()
    await expect(letter).to_contain_text("✓ Coming: by phone")
    await fits(page)


async def report(page: Page) -> None:
    """The reminder comes; the report is sent tomorrow, says the GP, and is put right under the field."""
    await jump_to(page, "Reminders")
    reminder = newest(page, "This is what we have not had yet.")
    await expect(reminder).to_be_visible()
    await fits(page)
    await reminder.get_by_role("button", name="Report: how far is it?").click()
    form = page.get_by_role("dialog", name="Your report")
    await form.get_by_label("Sent", exact=True).check()
    await form.get_by_label("When was it sent?").fill("2026-03-20")
    await form.get_by_role("button", name="Save").click()
    await expect(form.locator("[data-error-for=sent_on]")).to_contain_text("This date is still to come.")
    await fits(page)
    await form.get_by_label("When was it sent?").fill("2026-03-04")
    await choose(form, "How?", "By secure email")
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_have_count(0)
    await expect(newest(page, "This is what we have not had yet.")).to_contain_text("Shared with the family")
    await expect(newest(page, "This is what we have not had yet.")).not_to_contain_text("Report: not yet")


async def readiness(page: Page, code: str) -> None:
    """Ruth reads the summary and challenges the police."""
    await be(page, RUTH)
    await jump_to(page, "readiness summary")
    await newest(page, "Quorum forecast").get_by_role("button", name="Open the summary").click()
    summary = page.get_by_role("dialog", name=f"Readiness {code}")
    await expect(summary).to_contain_text("in time, sent on Wednesday 4 March")
    await fits(page)
    await summary.get_by_role("button", name="Challenge Calder Valley Police").click()
    await page.get_by_role("alertdialog").get_by_role("button", name="Challenge").click()
    await expect(summary).to_contain_text("✓ Challenged about")
    await fits(page)
    await page.keyboard.press("Escape")


async def held(page: Page) -> None:
    """It was held, and Dr Khan says how it went."""
    await jump_to(page, "conference has ended")
    question = newest(page, "Was this conference held?")
    await question.get_by_role("button", name="Yes, it was held").click()
    await page.get_by_role("alertdialog").get_by_role("button", name="Yes, it was held").click()
    await expect(newest(page, "✓ Held.")).to_be_visible()
    await fits(page)
    await be(page, KHAN)
    await newest(page, "How did this conference go?").get_by_role("button", name="Give feedback").click()
    form = page.get_by_role("dialog", name="Feedback")
    await expect(form.get_by_role("group", name=re.compile("^1. Did")).get_by_label("Yes")).to_be_checked()
    await fits(page)
    await form.get_by_role("group", name=re.compile("^11.")).get_by_label("Good").check()
    await form.get_by_label("12. Any other issues").fill("Thank you 🙂")
    await form.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("dialog", name="Thank you")).to_contain_text("is recorded")
    await fits(page)
    await page.keyboard.press("Escape")
    await be(page, RUTH)
    await page.get_by_role("tab", name="Home").click()
    await expect(page.locator("#content")).to_contain_text("1 of 3 have given feedback")
    await fits(page)


async def test_a_conference_lived_in_the_browser(page: Page, bot: Partnership) -> None:
    code = await schedule(page)
    await answer(page)
    await report(page)
    await readiness(page, code)
    await held(page)
    assert bot.slack.complaints == [], "Slack would have taken all of it"
