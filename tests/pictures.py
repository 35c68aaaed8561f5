"""Takes the pictures of the README: the tour's own story on the workspace's page, in a real browser.

`python -m tests.pictures` makes them anew in docs/pictures, with what the product shows today.
"""

import asyncio
import logging
import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Locator, Page, ViewportSize, async_playwright
from rich.console import Console

from bot import logs
from bot.demo import demo_settings
from bot.opening import open_database
from bot.partnership import FIRST_MORNING, partnership
from bot.tour import story
from bot.tour.narrator import Narrator
from models.database import transaction
from models.desk import Desk
from models.history import import_history
from scheduling.clock import SettableClock

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
#: City & Hackney's percentages as invented rows: a partnership's history in the demo's database.
HISTORY = FOLDER.parent / "city-and-hackney.csv"
SIZE = ViewportSize(width=1280, height=800)
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
THE_DAY_BEFORE = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)


async def take(folder: Path) -> list[Path]:
    """Live the story and take its pictures on the way."""
    logs.set_up(plain=True, level=logging.WARNING)
    with TemporaryDirectory(prefix="convene-pictures-") as place:
        settings, clock = demo_settings(Path(place)), SettableClock(FIRST_MORNING)
        engine = open_database(settings)
        async with (
            partnership(engine, settings, clock=clock, hurried=False, nudges=False) as here,
            window(here.slack.url) as page,
        ):
            teller = Narrator(Console(file=StringIO()), here)
            pictures = [await scheduling(page, folder)]
            await story.schedule(teller)
            pictures.append(await invitation(page, folder))
            for scene in (story.invite, story.outside_slack, story.remind):
                await scene(teller)
            pictures.append(await plain_words(page, folder, teller))
            await story.deadline(teller)
            await teller.at(THE_DAY_BEFORE)
            pictures.append(await readiness(page, folder))
            with transaction(engine) as session, HISTORY.open("rb") as file:
                import_history(Desk(session, clock.now(), settings.house_rules()), file)
            pictures.append(await snapshot(page, folder))
    return pictures


async def scheduling(page: Page, folder: Path) -> Path:
    """The social worker has chosen a date, and reads what follows from it."""
    await be(page, story.PRIYA)
    box = page.get_by_role("textbox", name="Message the app")
    await box.fill("/conference schedule")
    await box.press("Enter")
    form = page.get_by_role("dialog")
    await form.get_by_label("Initial child protection conference").check()
    await form.get_by_label("Strategy discussion").fill("2026-02-26")
    await form.get_by_text("Hold it by").wait_for()
    await form.get_by_label("Date", exact=True).fill("2026-03-12")
    await form.get_by_text("Reports due").wait_for()
    await form.get_by_label("Time", exact=True).fill("10:00")
    await form.get_by_text("Strategy discussion").first.evaluate("node => node.scrollIntoView()")
    taken = await picture(page, folder / "schedule.png", form.get_by_text("✓ Met"))
    await form.get_by_role("button", name="Cancel").click()
    await page.get_by_role("alertdialog").get_by_role("button", name="Leave").click()
    return taken


async def invitation(page: Page, folder: Path) -> Path:
    """What the GP finds: why they are asked, what for and by when, and the buttons."""
    await be(page, story.KHAN)
    message = page.get_by_role("article").filter(has_text=story.INVITATION)
    return await picture(page, folder / "invitation.png", message)


async def readiness(page: Page, folder: Path) -> Path:
    """The chair opens the summary on the day before."""
    await be(page, story.RUTH)
    await page.get_by_role("button", name="Open the summary").click()
    summary = page.get_by_role("dialog")
    taken = await picture(page, folder / "readiness.png", summary.get_by_text("Quorum forecast"))
    await summary.get_by_role("button", name="Close").last.click()
    return taken


async def plain_words(page: Page, folder: Path, teller: Narrator) -> Path:
    """The GP has answered in her own words under the reminder, and reads what was understood."""
    reminder = teller.message(story.KHAN, "This is what we have not had yet")
    khan = teller.here.person(story.KHAN)
    await khan.say("went through it with mum on the phone yesterday, she agreed", reminder)
    await teller.here.settle()
    await be(page, story.KHAN)
    await page.get_by_role("button", name="2 replies").click()
    check = page.get_by_role("button", name="That’s right")
    taken = await picture(page, folder / "plain-words.png", check)
    await check.click()
    await page.get_by_text("✓ Recorded. Thank you.").wait_for()
    return taken


async def snapshot(page: Page, folder: Path) -> Path:
    """The quality lead has asked for a period of the partnership's own history."""
    await be(page, story.QUINN)
    box = page.get_by_role("textbox", name="Message the app")
    await box.fill("/conference snapshot 2021-01-01 2021-03-31")
    await box.press("Enter")
    await page.get_by_role("dialog").get_by_role("button", name="Close").last.click()
    shown = page.get_by_role("img", name="Data snapshot, 1 January to 31 March 2021")
    await shown.scroll_into_view_if_needed()
    return await picture(page, folder / "snapshot.png", shown)


async def be(page: Page, user_id: str) -> None:
    """Take somebody's place."""
    await page.locator(f"[data-person={user_id}]").click()
    await page.locator(f"[data-person={user_id}][aria-current=true]").wait_for()


async def picture(page: Page, path: Path, shown: Locator) -> Path:
    """One picture of the whole page, as soon as what it is about can be seen and nothing moves any more."""
    await shown.first.wait_for()
    await page.screenshot(path=path, animations="disabled", caret="hide")
    return path


@asynccontextmanager
async def window(url: str) -> AsyncIterator[Page]:
    """The page in a laptop's window."""
    found = os.environ.get("CONVENE_CHROMIUM") or shutil.which("chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=list(QUIET))
        page = await browser.new_page(viewport=SIZE, locale="en-GB", color_scheme="light", reduced_motion="reduce")
        await page.goto(url, wait_until="commit")
        yield page
        await browser.close()


def main() -> None:
    for path in asyncio.run(take(FOLDER)):
        sys.stdout.write(f"{path.relative_to(FOLDER.parents[1])}\n")


if __name__ == "__main__":
    main()
