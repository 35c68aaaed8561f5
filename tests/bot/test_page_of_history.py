"""City & Hackney's page comes out again from its file: to the percent, and to the letter of our own page."""

import json

from models.snapshot.questions import REFERENCE
from tests.bot.terminal import Convene
from tests.page_of_history import commands, printed


def test_the_page_shows_what_its_commands_print(stored: Convene) -> None:
    said = [stored(*words) for words in commands()]
    assert [each.code for each in said] == [0, 0]
    assert "".join(each.out for each in said) == printed()


def test_every_percentage_that_was_published_comes_out_again(stored: Convene) -> None:
    bring_in, take = commands()
    stored(*bring_in)
    rows = json.loads(stored(*take, "--json").out)["rows"]
    form = {(str(row["question"]), row["answer"]): row for row in rows if row["source"] == "form"}
    assert {name: abs(form[name]["percent"] - percent) < 0.5 for name, percent in REFERENCE.items()} == dict.fromkeys(
        REFERENCE, True
    )
    counts = [form["1", "yes"], form["2", "yes"], form["3", "yes"], form["4", "yes"], form["4", "late"]]
    assert [(row["n"], row["base"], row["base_is"]) for row in counts] == [
        (70, 176, "respondents"),
        (100, 176, "respondents"),
        (70, 100, "reports"),
        (34, 100, "reports"),
        (6, 34, "shared"),
    ]
    log = {(row["question"], row["answer"]): row for row in rows if row["source"] == "log"}
    assert (log[2, "research"]["n"], log[3, "asked_too_late"]["n"]) == (11, 4)
    assert log[1, "yes"]["base_is"] == "invited"
