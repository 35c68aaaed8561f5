"""The page about a partnership's own history shows what its commands print (its percentages: test_cli_snapshot.py)."""

from tests.bot.terminal import Convene
from tests.page_of_history import commands, printed


def test_the_page_shows_what_its_commands_print(stored: Convene) -> None:
    said = [stored(*words) for words in commands()]
    assert [each.code for each in said] == [0, 0]
    assert "".join(each.out for each in said) == printed()
