"""Fields changed faster than Slack redraws the form: the newest change decides what is shown."""

import asyncio

from tests.harness import Partnership


async def test_the_deadlines_of_the_newest_change_are_shown(house: Partnership) -> None:
    priya = house.person("UPRIYA")
    await priya.command("/conference", "schedule")
    await priya.fill("type", "ICPC")
    changes = [priya.fill("date", day) for day in ("2026-03-12", "2026-03-13", "2026-03-17")]
    await asyncio.gather(*changes, priya.fill("time", "10:00"))
    assert priya.modal is not None
    assert "Reports due Thursday 12 March, 5pm" in priya.modal.reads()
    assert house.slack.complaints == []
