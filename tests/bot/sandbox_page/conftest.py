"""A real browser in front of a real sandbox with a small café's app in it; what it complains about fails the test."""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Page, Request, async_playwright

from tests.bot.sandbox.living import Bot, living
from tests.bot.sandbox_page.cafe import CAFE, PEOPLE, Wall, cafe

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 5_000


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where the browser is; without one these tests are skipped, but never in CI."""
    found = os.environ.get("CONVENE_CHROMIUM") or shutil.which("chromium")
    if found:
        return found
    reason = "no browser: install Debian's chromium, or name one in CONVENE_CHROMIUM"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium_path: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=list(QUIET))
        yield browser
        await browser.close()


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest_asyncio.fixture(loop_scope="session")
async def bot(no_proxy: None) -> AsyncIterator[Bot]:
    """The café at work: Monday 2 March 2026, 9:05am, until somebody moves the clock."""
    wall = Wall()
    async with living(cafe, people=PEOPLE, app=CAFE, clock=wall, team="Corner Café") as bot:
        wall.bot = bot
        yield bot
        assert bot.slack.complaints == []


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, bot: Bot) -> AsyncIterator[Page]:
    """The page, just opened on a laptop. Console errors and requests to anywhere else fail the test."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    complaints: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((bot.slack.url, "data:")):
            complaints.append(f"a request to {request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", asked)
    await page.goto(bot.slack.url, wait_until="commit")
    yield page
    await context.close()
    assert complaints == []
