"""Slack's mark-up as the page shows it, and that nobody can write into the page with it."""

import pytest
from playwright.async_api import Page, expect

from tests.bot.sandbox_page.cafe import ADA, BEN

pytestmark = pytest.mark.asyncio(loop_scope="session")

RENDER = """async (text) => {
  const { mrkdwn } = await import("/mrkdwn.js");
  const { h } = await import("/dom.js");
  return h("div", {}, mrkdwn(text)).innerHTML;
}"""


async def shows(page: Page, text: str) -> str:
    await expect(page.locator("[data-person]").first).to_be_visible()
    html: str = await page.evaluate(RENDER, text)
    return html


MARKS = {
    "*bold* _slanted_ ~gone~": "<strong>bold</strong> <em>slanted</em> <s>gone</s>",
    "*_both_*": "<strong><em>both</em></strong>",
    "2*3*4 and snake_case_name": "2*3*4 and snake_case_name",
    "* not bold *": "* not bold *",
    "`*as it is*`": "<code>*as it is*</code>",
    "a\nb": "a<br>b",
    "a\n\nb": 'a<span class="gap"></span>b',
    "```\n*x*\n y```": "<pre>*x*\n y</pre>",
    "> one\n&gt; two\nthree": "<blockquote>one<br>two</blockquote>three",
    "• one\n• *two*": '<ul class="bullets"><li>one</li><li><strong>two</strong></li></ul>',
    ":white_check_mark: :no_such_thing: 10:30:15": "✅ :no_such_thing: 10:30:15",
    "Tom &amp; Jo &lt;3": "Tom &amp; Jo &lt;3",
}


async def test_marks(page: Page) -> None:
    assert {text: await shows(page, text) for text in MARKS} == MARKS


async def test_references(page: Page) -> None:
    assert await shows(page, f"<@{ADA.id}>") == f'<span class="mention">@{ADA.name}</span>'
    assert BEN.name in await shows(page, f"ask <@{BEN.id}>")
    dated = await shows(page, "<!date^1772730000^{date_long} at {time}|some day>")
    assert dated.endswith(">Thursday 5 March 2026 at 5pm</time>")
    linked = await shows(page, "<https://cakes.example/a_b_c|our *cakes*>")
    assert 'href="https://cakes.example/a_b_c"' in linked
    assert 'rel="noopener noreferrer"' in linked


ATTACKS = (
    "<img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<javascript:alert(1)|press me>",
    "*<b onclick=x>*",
    "```<img src=x onerror=alert(1)>```",
)
FOREIGN = """(html) => {
  const all = new DOMParser().parseFromString(html, "text/html").body.querySelectorAll("*");
  const ours = ["SPAN", "STRONG", "PRE", "CODE"];
  const plain = (one) => one.getAttributeNames().every((name) => name === "class");
  return [...all].filter((one) => !ours.includes(one.tagName) || !plain(one)).length;
}"""


async def test_nobody_writes_into_the_page(page: Page) -> None:
    made = {text: await page.evaluate(FOREIGN, await shows(page, text)) for text in ATTACKS}
    assert made == dict.fromkeys(ATTACKS, 0)
