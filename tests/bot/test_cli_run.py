"""`convene run` as a process of its own: it starts on a workspace, says when it is ready, and ends in good order."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Literal
from urllib.request import urlopen

import pytest

from bot.partnership import APP
from bot.sandbox import Sandbox, User
from tests.bot.terminal import Convene

CONVENE = str(Path(sys.executable).with_name("convene"))
PATIENCE = 40  # seconds on a busy machine


async def ready(process: Process) -> dict[str, object]:
    """The line in which the bot says that it is ready."""
    assert process.stderr
    async with asyncio.timeout(PATIENCE):
        async for line in process.stderr:
            if line.startswith(b"{") and json.loads(line)["event"] == "ready":
                return dict(json.loads(line))
    raise AssertionError("it ended before it was ready")


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_it_starts_answers_for_its_health_and_ends_when_told(
    convene: Convene, tmp_path: Path, mode: Literal["socket", "http"]
) -> None:
    people = [User("UPRIYA", "Priya Nair", "Social worker", "")]
    async with Sandbox(people, mode=mode, app=APP, app_url="http://127.0.0.1:9/") as slack:
        tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_API_URL": slack.api_url, "PORT": "0"}
        heard = (
            {"SLACK_APP_TOKEN": slack.app_token} if mode == "socket" else {"SLACK_SIGNING_SECRET": slack.signing_secret}
        )
        process = await asyncio.create_subprocess_exec(
            CONVENE, "run", cwd=tmp_path, env=os.environ | tokens | heard, stdout=PIPE, stderr=PIPE
        )
        try:
            said = await ready(process)
            assert said["socket_mode"] is (mode == "socket")
            with await asyncio.to_thread(urlopen, f"http://127.0.0.1:{said['port']}/healthz") as health:
                assert health.status == 200
        finally:
            process.terminate()
            out, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert (process.returncode, out) == (0, b"")
    assert (tmp_path / "data" / "convene.db").exists()


async def test_a_token_that_slack_refuses_is_said_in_one_sentence(convene: Convene) -> None:
    async with Sandbox([], app=APP) as slack:
        tokens = {"SLACK_BOT_TOKEN": "xoxb-strange", "SLACK_APP_TOKEN": slack.app_token, "SLACK_API_URL": slack.api_url}
        said = await asyncio.to_thread(convene, "run", **tokens)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Slack refuses SLACK_BOT_TOKEN (invalid_auth). ")
    assert said.err.count("\n") == 1
