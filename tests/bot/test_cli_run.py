"""`convene run` as a process of its own: it starts on a workspace, says when it is ready, and ends in good order."""

import asyncio
import json
import os
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import closing
from pathlib import Path
from typing import Literal
from urllib.request import urlopen

import pytest
from cryptography.fernet import Fernet

from bot.partnership import APP, SAMPLE
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


async def test_a_server_named_without_its_path_is_found(convene: Convene) -> None:
    async with Sandbox([], app=APP) as slack:
        server, _, path = slack.api_url.rstrip("/").rpartition("/")
        tokens = {"SLACK_BOT_TOKEN": "xoxb-strange", "SLACK_APP_TOKEN": slack.app_token, "SLACK_API_URL": server}
        said = await asyncio.to_thread(convene, "run", **tokens)
    assert path == "api"
    assert said.err.startswith("Slack refuses SLACK_BOT_TOKEN (invalid_auth). ")


async def test_an_app_token_that_slack_refuses_ends_it_in_good_order(convene: Convene, tmp_path: Path) -> None:
    async with Sandbox([], app=APP) as slack:
        tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": "xapp-strange", "SLACK_API_URL": slack.api_url}
        process = await asyncio.create_subprocess_exec(
            CONVENE, "run", cwd=tmp_path, env=os.environ | tokens | {"PORT": "0"}, stdout=PIPE, stderr=PIPE
        )
        _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 2
    assert err.decode() == ("Slack refused to open a socket (invalid_auth). Run `convene doctor` to see what to do.\n")


@pytest.mark.databases("sqlite")
def test_a_database_whose_key_is_elsewhere_is_not_worked_on(convene: Convene, tmp_path: Path) -> None:
    convene("migrate")
    sealed = Fernet(Fernet.generate_key()).encrypt(b"Ring the school").decode()
    with closing(sqlite3.connect(tmp_path / "data" / "convene.db")) as database:
        database.execute(
            "INSERT INTO actions (conference_id, position, owner_id, wording, created_at) VALUES (1, 0, 1, ?, ?)",
            (sealed, "2026-03-02 09:05:00.000000"),
        )
        database.commit()
    said = convene("run", SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Some free text was sealed with a key that is not here, and cannot be read. ")
    assert "key file" in said.err


async def test_whoever_is_known_by_email_is_recognised_at_the_start(convene: Convene, tmp_path: Path) -> None:
    assert convene("directory", "import", str(SAMPLE)).code == 0
    people = [User("UEWAN", "Ewan Pryce", "GP", "ewan.pryce@hillcrest.example")]
    async with Sandbox(people, app=APP) as slack:
        tokens = {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_API_URL": slack.api_url,
        }
        process = await asyncio.create_subprocess_exec(
            CONVENE, "run", cwd=tmp_path, env=os.environ | tokens | {"PORT": "0"}, stdout=PIPE, stderr=PIPE
        )
        await ready(process)
        async with asyncio.timeout(8):  # well before the next turn
            while "UEWAN" not in (await asyncio.to_thread(convene, "directory", "export")).out:
                pass
        process.terminate()
        await asyncio.wait_for(process.communicate(), PATIENCE)
