"""The command line as a whole: help, starting quickly, refusing to start with the wrong settings, migrating."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands.tokens import token_faults
from bot.settings import Settings
from tests.bot.terminal import Convene

ROOT = Path(__file__).parent.parent.parent
SHOWS_IMPORTS = """
import sys
from bot.cli import app
try:
    app(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
print(" ".join(sorted(sys.modules)))
"""


def test_help_lists_what_can_be_done(convene: Convene) -> None:
    said = convene("--help")
    assert said.code == 0
    for command in ("run", "demo", "tour", "migrate", "deadlines", "directory", "doctor", "settings"):
        assert f" {command} " in said.out


def test_it_says_its_version(convene: Convene) -> None:
    assert convene("--version").out.startswith("convene 0.")
    assert convene().code == 2


def test_deadlines_are_worked_out_without_loading_slack_or_the_database(tmp_path: Path) -> None:
    asked = ["deadlines", "--type", "ICPC", "--on", "2026-03-12", "--json"]
    command = [sys.executable, "-c", SHOWS_IMPORTS, *asked]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "scheduling.deadlines" in loaded
    assert (
        loaded & {"slack_bolt", "slack_sdk", "starlette", "handlers", "bot.programme", "alembic", "sqlalchemy"} == set()
    )


def test_the_installed_command_is_the_same(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("convene")), "deadlines", "--type", "ICPC", "--on", "2026-03-14"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Conferences are not held at weekends and 14 March 2026 is a Saturday, so choose a day from Monday to Friday.\n"
    )


@pytest.mark.parametrize(
    ("tokens", "sentences"),
    [
        ({}, ["SLACK_BOT_TOKEN is not set", "Set SLACK_APP_TOKEN (Socket Mode) or"]),
        (
            {"slack_bot_token": "xapp-1-two", "slack_app_token": "xoxb-one"},
            ["SLACK_BOT_TOKEN holds an app-level token", "SLACK_APP_TOKEN holds a bot token"],
        ),
        ({"slack_bot_token": "xoxp-one", "slack_app_token": "xapp-1-two"}, ["SLACK_BOT_TOKEN must be a bot token"]),
        ({"slack_bot_token": "xoxb-one", "slack_app_token": "two"}, ["SLACK_APP_TOKEN must be an app-level token"]),
        ({"slack_bot_token": "xoxb-one", "slack_signing_secret": "xapp-1"}, ["SLACK_SIGNING_SECRET holds a token"]),
        ({"slack_bot_token": "xoxb-one", "slack_app_token": "xapp-1-two"}, []),
        ({"slack_bot_token": "xoxb-one", "slack_signing_secret": "8f742231b10e"}, []),
        ({"slack_bot_token": "one", "slack_app_token": "two", "slack_api_url": "http://127.0.0.1:1/api/"}, []),
    ],
)
def test_tokens_of_the_wrong_type_are_told_apart(tokens: dict[str, str], sentences: list[str]) -> None:
    faults = token_faults(Settings.by_default(**tokens))
    assert [fault[: len(sentence)] for fault, sentence in zip(faults, sentences, strict=True)] == sentences
    assert not any(token in fault for fault in faults for token in tokens.values() if "-" in token)


def test_the_bot_does_not_start_without_what_it_needs(convene: Convene) -> None:
    said = convene("run")
    assert said.code == 2
    assert "SLACK_BOT_TOKEN is not set" in said.err
    assert convene("run", "--role", "boss").err == "--role must be one of all, web, worker.\n"


def test_the_embedded_database_brings_itself_up_to_date(convene: Convene, tmp_path: Path) -> None:
    assert convene("directory", "export").out.startswith("record,agency,")
    assert convene("migrate").out == "The database is up to date (revision 0001).\n"
    key = tmp_path / "data" / "convene.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.databases("postgresql")
def test_a_server_is_migrated_when_asked_and_not_before(
    convene: Convene, empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    before = convene("directory", "export")
    assert (before.code, before.err) == (1, "The database is not up to date: run `convene migrate`.\n")
    assert convene("migrate").code == 0
    assert convene("directory", "export").code == 0


def test_a_database_that_does_not_answer_is_said_without_its_address(convene: Convene) -> None:
    url = "postgresql://convene:hunter2@127.0.0.1:1/records"
    said = convene("migrate", DATABASE_URL=url, CONVENE_KEYS=convene("settings", "--new-key").out.strip())
    assert said.code == 1
    assert said.err == "The database cannot be opened: check DATABASE_URL, and that the server is running.\n"
