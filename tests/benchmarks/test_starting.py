"""How long commands take from nothing, and how much memory, next to Python importing Bolt and doing nothing."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from pathlib import Path
from statistics import median

import pytest

from bot.partnership import APP
from bot.sandbox import Sandbox, User
from tests.benchmarks.measuring import Table, Way, taking_turns

ROUNDS = 4
PATIENCE = 60
#: Ends by waiting to be looked at, since a process that has ended holds nothing any more.
PLAIN = "import slack_bolt.async_app, sys; print('done', file=sys.stderr, flush=True); sys.stdin.read()"
CONVENE = """
import sys
from bot.cli import main
sys.argv[0] = "convene"
try:
    main()
finally:
    print("done", file=sys.stderr, flush=True)
    sys.stdin.read()
"""
DEADLINES = ("deadlines", "--type", "RCPC", "--on", "2027-01-05", "--jurisdiction", "ENG", "--json")
#: Linux says how much memory a process has held at most; elsewhere only the times are measured.
MEMORY = Path("/proc/self/status").exists()


async def test_starting(tmp_path: Path, table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    held: dict[str, list[float]] = {}
    async with Sandbox([User("UPRIYA", "Priya Nair", "Social worker", "")], app=APP) as slack:
        tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
        place = {"SLACK_API_URL": slack.api_url, "PORT": "0"}
        programmes = {
            "Python that imports Bolt": (b"done", (PLAIN,)),
            "convene deadlines, answered": (b"done", (CONVENE, *DEADLINES)),
            "convene run, ready on its database and its socket": (b'"ready"', (CONVENE, "run")),
        }
        started: list[tuple[str, Process]] = []

        def way(name: str, sign: bytes, words: tuple[str, ...]) -> Way:
            async def start() -> None:
                started.append((name, await until(sign, words, tokens | place)))

            return start

        async def end() -> None:
            name, process = started.pop()
            if MEMORY:
                held.setdefault(name, []).append(most_memory(process.pid))
            said = await ended(process)
            assert ("report_deadline" in said) is ("deadlines" in name)

        medians = await taking_turns(
            ROUNDS, {name: way(name, sign, words) for name, (sign, words) in programmes.items()}, between=end
        )
    assert (tmp_path / "data" / "convene.db").exists()
    table.add("Starting", medians, "ms")
    if held:
        table.add("Memory when started", {name: median(each) for name, each in held.items()}, "MB")


async def until(sign: bytes, words: tuple[str, ...], environment: Mapping[str, str]) -> Process:
    """Start Python with these words, and wait until it gives a sign on standard error."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", *words, env=os.environ | environment, stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    assert process.stderr is not None
    async with asyncio.timeout(PATIENCE):
        async for line in process.stderr:
            if sign in line:
                return process
    raise AssertionError("it ended without the sign")


async def ended(process: Process) -> str:
    """Let it go, in good order if it can; returns what it said."""
    process.terminate()
    assert process.stdin is not None
    process.stdin.close()
    try:
        out, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
    except TimeoutError:
        process.kill()
        raise
    return out.decode()


def most_memory(pid: int) -> float:
    """The most memory that a process has held so far, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
