"""Nothing is clipped, nothing runs off the screen, and all text can be read, on three sizes of screen."""

from pathlib import Path

import pytest
from playwright.async_api import Page, ViewportSize, expect

from tests.bot.sandbox.living import Bot
from tests.bot.sandbox_page.cafe import ADA
from tests.bot.sandbox_page.menu_card import confirmation

pytestmark = pytest.mark.asyncio(loop_scope="session")

LAPTOP = ViewportSize(width=1280, height=800)
SIZES = (LAPTOP, ViewportSize(width=1024, height=700), ViewportSize(width=390, height=800))
MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")


async def faults(page: Page) -> list[str]:
    found: list[str] = await page.evaluate(MEASURE)
    return found


@pytest.fixture(params=SIZES, ids=lambda size: str(size["width"]))
def size(request: pytest.FixtureRequest) -> ViewportSize:
    chosen: ViewportSize = request.param
    return chosen


async def open_at(page: Page, bot: Bot, where: str) -> None:
    await page.goto("about:blank")
    await page.goto(f"{bot.slack.url}{where}", wait_until="commit")


async def test_every_part_fits(page: Page, bot: Bot, size: ViewportSize) -> None:
    await bot.client.chat_postMessage(channel=ADA.id, text="Your order", blocks=confirmation("Z" * 60))
    await page.set_viewport_size(size)
    await expect(page.get_by_role("heading", name="Welcome to Corner Café")).to_be_visible()
    assert await faults(page) == []
    await open_at(page, bot, f"#{ADA.id}/home")
    await expect(page.get_by_role("heading", name="Welcome to the café")).to_be_visible()
    assert await faults(page) == []
    await open_at(page, bot, f"#{ADA.id}")
    await expect(page.get_by_role("article")).to_be_visible()
    assert await faults(page) == []
    await page.get_by_role("article").hover()
    await page.get_by_role("button", name="Reply in thread").click()
    await expect(page.get_by_role("complementary", name="Thread").get_by_role("article")).to_be_visible()
    assert await faults(page) == []


async def test_a_form_with_one_of_each_fits(page: Page, bot: Bot, size: ViewportSize) -> None:
    await page.set_viewport_size(size)
    await open_at(page, bot, f"#{ADA.id}")
    box = page.get_by_role("textbox", name="Message the app")
    await box.fill("/order everything")
    await expect(page.get_by_role("listbox", name="Commands")).to_be_visible()
    assert await faults(page) == []
    await box.press("Enter")
    form = page.get_by_role("dialog", name="Everything")
    await form.get_by_label("Fillings").click()
    await form.get_by_role("option", name="Figs").click()
    assert await faults(page) == []
    await page.keyboard.press("Escape")
    await form.get_by_role("button", name="Send").click()
    await expect(form.locator("[data-error-for=line]")).to_be_visible()
    assert await faults(page) == []
    sends = await form.get_by_role("button", name="Send").bounding_box()
    assert sends is not None
    assert sends["y"] + sends["height"] <= size["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_stands_out_from_its_ground(page: Page, bot: Bot, scheme: str) -> None:
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    await bot.client.chat_postMessage(channel=ADA.id, text="Your order", blocks=confirmation("Zoë"))
    for where in ("", f"#{ADA.id}", f"#{ADA.id}/home"):
        await open_at(page, bot, where)
        await expect(page.locator("#content > *").first).to_be_visible()
        assert await page.evaluate(f"({MEASURE})({{contrast: true}})") == []
    await open_at(page, bot, f"#{ADA.id}")
    await page.get_by_role("textbox", name="Message the app").fill("/order everything")
    await page.get_by_role("textbox", name="Message the app").press("Enter")
    form = page.get_by_role("dialog", name="Everything")
    await form.get_by_role("button", name="Send").click()
    await expect(form.locator("[data-error-for=line]")).to_be_visible()
    assert await page.evaluate(f"({MEASURE})({{contrast: true}})") == []
