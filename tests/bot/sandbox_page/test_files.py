"""Files in the conversation: a picture is shown with its words, anything else can be saved."""

import struct
import zlib
from pathlib import Path

import pytest
from playwright.async_api import Page, ViewportSize, expect

from tests.bot.sandbox.living import Bot
from tests.bot.sandbox_page.cafe import ADA

pytestmark = pytest.mark.asyncio(loop_scope="session")
MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")


def picture(width: int, height: int) -> bytes:
    """A plain grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\x00" + b"\x99" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def test_a_picture_is_seen_and_a_file_is_saved(page: Page, bot: Bot, tmp_path: Path) -> None:
    channel = bot.slack.workspace.direct_channel(ADA.id).id
    await bot.client.files_upload_v2(
        channel=channel, content=picture(1600, 600), filename="sales.png", title="Sales", alt_txt="More cake than bread"
    )
    await bot.client.files_upload_v2(
        channel=channel, content=b"BEGIN:VCALENDAR", filename="Ada's order & more.ics", initial_comment="Your *order*"
    )
    await page.goto("about:blank")
    await page.goto(f"{bot.slack.url}#{ADA.id}", wait_until="commit")
    image = page.get_by_role("img", name="More cake than bread")
    await expect(image).to_be_visible()
    assert await image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1600
    await expect(page.get_by_role("article").nth(1)).to_contain_text("Your order")
    async with page.expect_download() as saving:
        await page.get_by_role("link", name="Save Ada's order & more.ics").click()
    saved = await (await saving.value).path()
    assert saved.read_bytes() == b"BEGIN:VCALENDAR"
    for width in (1280, 390):
        await page.set_viewport_size(ViewportSize(width=width, height=800))
        faults: list[str] = await page.evaluate(MEASURE)
        assert faults == []
