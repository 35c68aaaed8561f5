"""The page about a partnership's own history: `python -m tests.page_of_history` writes into it what is printed."""

import os
import re
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app
from bot.keys import new_key
from tests.code import ROOT

PAGE = ROOT / "docs" / "city-and-hackney.md"
_LAST_BLOCK = re.compile(r"(?<=## What it prints\n\n```\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    """The commands that readers are told to try, as words; the page names the file as seen from the project."""
    tried = PAGE.read_text(encoding="utf-8").partition("## Try it")[2].partition("```\n")[2].partition("```")[0]
    return [line.replace("docs/", f"{PAGE.parent}/").split()[1:] for line in tried.splitlines()]


def printed() -> str:
    """What the page says that they print."""
    found = _LAST_BLOCK.search(PAGE.read_text(encoding="utf-8"))
    assert found, "the page has lost its last block"
    return found.group()


def main() -> None:
    """Run the commands on a database of their own, and write down what they print."""
    with tempfile.TemporaryDirectory() as folder:
        place = {"DATABASE_URL": f"sqlite:///{Path(folder) / 'convene.db'}", "CONVENE_KEYS": new_key()}
        said = [CliRunner().invoke(app, words, env=os.environ | place).stdout for words in commands()]
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_LAST_BLOCK.sub(lambda _: "".join(said), text), encoding="utf-8")


if __name__ == "__main__":
    main()
