"""What people read is held against the code: paths, links, commands, settings, tables, states and pictures."""

import re
import struct
import tomllib
from itertools import chain
from pathlib import Path

import pytest
import typer
from sqlmodel import SQLModel
from typer.testing import CliRunner

import models.tables  # noqa: F401  # registers every table on the metadata
from bot.cli import app
from bot.setting_words import name_of
from bot.settings import Settings
from handlers.rooms import all_deeds
from handlers.views.help import COMMANDS
from models.outbox import Delivery
from scheduling.ladder import Kind
from tests.code import ROOT

PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")),
]
#: What begins a path of ours, so that `/slack/events` or `views/` in prose is not taken for one.
PLACES = tuple(path.name for path in ROOT.iterdir() if path.is_dir() and path.name not in {".git", ".venv", "data"})


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(text: str) -> list[str]:
    """The lines of code blocks, without their indent."""
    found = re.findall(r"^ *```\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [line.strip() for line in chain.from_iterable(block.splitlines() for block in found)]


def in_ticks(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL))


def headings(text: str) -> set[str]:
    """The anchors of a page's headings."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_is_there(page: str) -> None:
    named = [word for word in in_ticks(read(page)) if word.startswith(tuple(f"{place}/" for place in PLACES))]
    named += [word for word in in_ticks(read(page)) if word.endswith((".py", ".yaml", ".toml")) and "/" not in word]
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_link_leads_nowhere(page: str) -> None:
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", read(page)):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = (ROOT / page).parent / name if name else ROOT / page
        if not target.exists() or (anchor and anchor not in headings(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert broken == []


def typed(text: str) -> list[list[str]]:
    """Every `convene …` of a page, in code blocks and in backticks, as words."""
    lines = [line for line in (*blocks(text), *in_ticks(text)) if line.startswith("convene ")]
    return [line.split()[1:] for line in lines]


def leaves() -> dict[str, set[str]]:
    """Every command of the command line with its options."""
    found: dict[str, set[str]] = {}
    root = typer.main.get_command(app)
    for name, command in root.commands.items():  # type: ignore[attr-defined]  # a group, whose type is Click's own
        below = getattr(command, "commands", None)
        for path, leaf in ((f"{name} {sub}", leaf) for sub, leaf in below.items()) if below else ((name, command),):
            found[path] = {option for parameter in leaf.params for option in parameter.opts}
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_a_page_names_is_there_with_its_options(page: str) -> None:
    known = leaves()
    for words in typed(read(page)):
        command = next((name for name in (" ".join(words[:2]), words[0]) if name in known), None)
        assert command, f"convene {' '.join(words)}"
        assert {word for word in words if word.startswith("--")} - known[command] == set()


def test_the_readme_names_every_command() -> None:
    named = {" ".join(words) for words in typed(read("README.md"))}
    assert [name for name in leaves() if not any(said.startswith(name) for said in named)] == []


@pytest.mark.parametrize("command", sorted(leaves()))
def test_every_command_explains_itself(command: str) -> None:
    said = CliRunner().invoke(app, [*command.split(), "--help"])
    assert said.exit_code == 0
    assert f"convene {command}" in said.stdout


def test_the_readme_lists_what_the_help_lists() -> None:
    listed = re.findall(r"^\| `/conference ([^`]+)` \|", read("README.md"), re.MULTILINE)
    assert listed == [command.usage for command in COMMANDS]


@pytest.mark.parametrize("page", [page for page in PAGES if page != "docs/settings.md"])
def test_every_setting_and_target_that_a_page_names_is_there(page: str) -> None:
    text = read(page)
    settings = {name_of(name, field) for name, field in Settings.model_fields.items()}
    assert set(re.findall(r"CONVENE_[A-Z_]+[A-Z]", text)) - settings - {"CONVENE_CHROMIUM"} == set()
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    named = [words for words in (*in_ticks(text), *blocks(text)) if words.startswith("make ")]
    assert {words.split()[1] for words in named} - targets == set()


def test_the_architecture_tells_of_every_table_and_state() -> None:
    rows = re.findall(r"^\| (`[^|]+`) \|", read("docs/architecture.md"), re.MULTILINE)
    named = set(chain.from_iterable(re.findall(r"`(\w+)`", row) for row in rows))
    assert named == set(SQLModel.metadata.tables) | set(Delivery)


def test_every_kind_of_message_has_a_writer() -> None:
    assert set(Kind) - all_deeds().letters.keys() == set()


def size(picture: Path) -> tuple[int, int]:
    """Width and height, as a PNG file says at its beginning."""
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return int(width), int(height)


def test_every_picture_is_shown_and_of_one_size() -> None:
    pictures = {path.name: size(path) for path in (ROOT / "docs" / "pictures").iterdir()}
    assert pictures
    assert set(pictures.values()) == {(1280, 800)}
    shown = re.findall(r"!\[[^\]]{20,}\]\(docs/pictures/([\w.-]+)\)", read("README.md"))
    assert sorted(shown) == sorted(pictures)


def test_the_readme_is_short() -> None:
    assert len(read("README.md").splitlines()) <= 215


def test_the_changelog_begins_with_this_version() -> None:
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    assert re.findall(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)[0] == version
