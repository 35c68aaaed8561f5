"""`convene understand` as people and other programs ask it."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.models.understanding.corpus import EXAMPLES, sentences

FRAME = {
    "--received": "2026-03-04T14:00",
    "--conference": "2026-03-12T10:00",
    "--type": "RCPC",
    "--report-due": "2026-03-05",
}


def ask(typed: str, **changes: str) -> tuple[int, str, str]:
    options = FRAME | {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
    words = ["understand", *(word for pair in options.items() for word in pair)]
    result = CliRunner().invoke(app, words, input=typed)
    return result.exit_code, result.stdout, result.stderr


def test_every_line_gets_its_meaning_in_the_same_shape() -> None:
    code, out, err = ask("".join(f"{sentence.text}\n" for sentence in sentences(EXAMPLES)))
    assert (code, err) == (0, "")
    assert out.splitlines() == [json.dumps(sentence.meaning, ensure_ascii=False) for sentence in sentences(EXAMPLES)]


def test_an_empty_line_is_answered_too() -> None:
    code, out, _ = ask("\nattending\n")
    assert code == 0
    assert [json.loads(line)["attendance"]["value"] for line in out.splitlines()] == [None, "yes"]


def test_nothing_typed_is_nothing_said() -> None:
    assert ask("") == (0, "", "")


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("received", "yesterday", "--received must be a date with an hour"),
        ("received", "2026-03-04", "--received must be a date with an hour"),
        ("conference", "12 March", "--conference must be a date with an hour"),
        ("type", "LAC", "--type must be ICPC"),
        ("report_due", "soon", "--report-due must be a date"),
        ("received", "9999-12-31T23:59", "--received must be of a year from 1900 to 2200"),
        ("report_due", "0001-01-01", "--report-due must be of a year from 1900 to 2200"),
        ("conference", "2026-03-12T10:00Z", "leave the zone out"),
        ("agency", "florist", "--agency must be one of"),
    ],
)
def test_a_wrong_option_is_said_in_one_sentence(option: str, value: str, sentence: str) -> None:
    code, out, err = ask("attending\n", **{option: value})
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def program() -> list[str]:
    options = (word for pair in FRAME.items() for word in pair)
    return [sys.executable, "-c", "from bot.cli import main; main()", "understand", *options]


def test_bytes_that_are_no_text_end_nothing() -> None:
    done = subprocess.run(program(), input=b"\xff\xfe attending\n", capture_output=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["attendance"]["value"] == "yes"


def test_a_closed_standard_input_is_nothing_said() -> None:
    closed = ["sh", "-c", 'exec "$@" <&-', "sh", *program()]
    done = subprocess.run(closed, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
