"""A terminal in an empty folder, with nothing set but what a test sets: `convene("deadlines", …)`."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.setting_words import PREFIX, name_of
from bot.settings import Settings


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


Convene = Callable[..., Said]


@pytest.fixture
def convene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Convene:
    """Run a command; keywords are environment variables. The folder is the test's own `tmp_path`."""
    ours = {name_of(name, field) for name, field in Settings.model_fields.items()}
    for name in os.environ:
        if name in ours or name.startswith(PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)

    def run(*words: str, **environment: str) -> Said:
        result = CliRunner().invoke(app, words, env=environment, catch_exceptions=False)
        return Said(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def stored(database_url: str, convene: Convene, monkeypatch: pytest.MonkeyPatch) -> Convene:
    """The same, on a database with the schema, whose key is set."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("CONVENE_KEYS", convene("settings", "--new-key").out.strip())
    return convene
