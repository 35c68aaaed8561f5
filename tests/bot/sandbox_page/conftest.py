"""A real browser in front of a real sandbox with a small café's app in it; what it complains about fails the test."""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Error, Page, Request, async_playwright

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


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def window(browser: Browser) -> AsyncIterator[Page]:
    """One window for all tests: making one takes longer than most of them. The page keeps nothing in the browser."""
    context = await browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield await context.new_page()
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(window: Page, bot: Bot) -> AsyncIterator[Page]:
    """The page, just opened on a laptop. Console errors and requests to anywhere else fail the test."""
    complaints: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def broke(error: Error) -> None:
        complaints.append(str(error))

    def asked(request: Request) -> None:
        if not request.url.startswith((bot.slack.url, "data:", "about:")):
            complaints.append(f"a request to {request.url}")

    await window.set_viewport_size({"width": 1280, "height": 800})
    await window.emulate_media(color_scheme="light", reduced_motion="reduce")
    window.on("console", said)
    window.on("pageerror", broke)
    window.on("request", asked)
    await window.goto(bot.slack.url, wait_until="commit")
    yield window
    await window.goto("about:blank")
    window.remove_listener("console", said)
    window.remove_listener("pageerror", broke)
    window.remove_listener("request", asked)
    assert complaints == []
