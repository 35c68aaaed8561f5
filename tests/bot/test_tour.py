"""`convene tour` tells the whole story, in words that read right, and says so when a step does not happen."""

import re
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog
from rich.console import Console

from bot import tour
from bot.sandbox import Sandbox
from handlers import rooms

#: The scenes in their order, each with something that is seen in it and the moment at which it is told.
SCENES = (
    ("The social worker schedules a conference", "Reports due Monday 9 March, 5pm", "Monday 2 March 2026, 9:05am"),
    ("Each agency answers, in its own way", "✓ Coming: by phone", ""),
    ("Somebody without a Slack account", "Hillcrest Medical Practice", ""),
    ("Reminders ask only for what is still missing", "This is what we have not had yet.", "Thursday 5 March 2026"),
    ("Answers in plain words", "Shared with the mother by phone yesterday", ""),
    ("The deadline has passed", "We haven’t had your report", "Tuesday 10 March 2026"),
    ("The chair sees what is ready", "Quorum forecast", "Wednesday 11 March 2026"),
    ("The conference has ended", "How did this conference go?", "Thursday 12 March 2026"),
    ("The chair writes the record", "the 72 hours last", ""),
    ("What comes next", "hold it by Thursday 26 March, 10 working days after", ""),
    ("The decision letter is sent", "Received by 1 of 7", "Friday 20 March 2026"),
    ("The quality lead takes the data snapshot", "City & Hackney 40%", ""),
)


@pytest.fixture(autouse=True)
def log_as_before() -> Iterator[None]:
    """The tour sets up its own log, which belongs to this test's standard error."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)


async def told() -> tuple[int, str]:
    """The tour's exit code and its transcript."""
    paper = StringIO()
    code = await tour.tell(Console(file=paper, highlight=False, soft_wrap=True, width=200))
    return code, paper.getvalue()


async def test_the_whole_story_happens_and_reads_right() -> None:
    code, transcript = await told()
    assert code == 0, transcript[-600:]
    places = [transcript.index(f"\n{scene}") for scene, _, _ in SCENES]
    assert places == sorted(places)
    for (scene, seen, moment), start, end in zip(SCENES, places, [*places[1:], len(transcript)], strict=True):
        assert seen in transcript[start:end], scene
        assert moment in transcript[start:end], scene
    assert re.search(r"✓ The whole story happened, in \d{2,} steps\.", transcript)
    assert "under the field" in transcript
    assert not re.search(r"Traceback|\bNone\b|[{}]|<@|\[/?(bold|dim|red)", transcript), "nothing but words"
    assert "!" not in transcript, "nobody is shouted at"


async def test_a_story_without_one_of_its_rooms_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "ROOMS", tuple(room for room in rooms.ROOMS if room.__name__ != "handlers.report"))
    code, transcript = await told()
    assert code == 1
    assert "✗ This step did not happen" in transcript
    assert "The whole story happened" not in transcript


async def test_a_slack_that_fails_in_the_middle_ends_it_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = Sandbox.connected

    async def then_fail(slack: Sandbox, within: float = 10.0) -> None:
        await begin(slack, within)
        slack.faults.rate_limit("chat.postMessage", times=10_000, retry_after=3600)

    monkeypatch.setattr(Sandbox, "connected", then_fail)
    code, transcript = await told()
    assert code == 1
    assert "✗ This step did not happen" in transcript


def test_the_command_ends_with_the_same_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(rooms, "ROOMS", ())
    with pytest.raises(SystemExit) as ended:
        tour.main()
    assert ended.value.code == 1
    assert "✗ This step did not happen" in capsys.readouterr().out
