"""The help says what the person who asks can do, and nothing that is not there."""

import pytest

from handlers.rooms import all_deeds
from handlers.views.help import COMMANDS
from tests.harness import Partnership

pytestmark = pytest.mark.databases("sqlite")


@pytest.mark.parametrize("typed", ["", "help", "HELP"])
async def test_help_lists_the_commands_of_whoever_asks(house: Partnership, typed: str) -> None:
    answer = await house.person("UPRIYA").command("/conference", typed)
    text = answer.reads()
    assert "/conference schedule – schedule a conference" in text
    assert "do not work inside a thread" in text
    chair = (await house.person("URUTH").command("/conference", typed)).reads()
    assert "/conference readiness CODE" in chair
    assert "schedule" not in chair


async def test_an_unknown_subcommand_gets_the_help_and_is_not_repeated(house: Partnership) -> None:
    answer = await house.person("UPRIYA").command("/conference", "shedule <!channel> for Tommy")
    assert "That is not one of Convene’s commands. Nothing was done." in answer.reads()
    assert "/conference schedule" in answer.reads()
    assert "shedule" not in answer.reads()
    assert "Tommy" not in answer.reads()


async def test_agencies_are_told_that_they_need_no_commands(house: Partnership) -> None:
    answer = await house.person("UKHAN").command("/conference", "help")
    assert "You need no commands" in answer.reads()


async def test_help_is_a_button_in_home_as_well(house: Partnership) -> None:
    quinn = house.person("UQUINN")
    home = await quinn.open_home()
    assert home is not None
    await quinn.press(home, "help")
    assert quinn.modal is not None
    assert "/conference snapshot" in quinn.modal.reads()


def test_every_command_that_the_help_names_is_there() -> None:
    registered = all_deeds().commands
    named = {command.usage.split()[0] for command in COMMANDS}
    assert named - registered.keys() == set()
