"""How well and how fast replies in plain words are understood, file by file and group by group."""

import os
import random
import subprocess
import sys
import time
from statistics import median
from tempfile import TemporaryDirectory

import pytest

from models.understanding import understand
from models.understanding.normalise import LONGEST
from tests.benchmarks.measuring import Table
from tests.models.understanding.corpus import FACTS, FILES, FIRST_SEEN, FRAME, GROUPS, UNREAD, Score, score, sentences

REPORTED = "print((time.process_time() - start) * 1000)"
ALL_WORDS = " ".join(sentence.text for name in FILES for sentence in sentences(name)).split()
LONG = {
    "4,000 characters of replies": " ".join(ALL_WORDS),
    "4,000 characters of their words, shuffled": " ".join(random.Random(3).sample(ALL_WORDS, len(ALL_WORDS))),
    "4,000 characters of actions": "action 1 done " * LONGEST,
    "4,000 characters of punctuation": "@a." * LONGEST,
}
FIRST = """
from datetime import date, datetime
from models.understanding import Frame, understand
understand("sent it over tday", Frame(datetime(2026, 3, 4), datetime(2026, 3, 12), "RCPC", date(2026, 3, 5)))
"""


def line(group: str, found: Score, *groups: str) -> str:
    return (
        f"  {group:<14}{found.precision(*groups):>10.3f}{found.recall(*groups):>10.3f}{found.f1(*groups):>10.3f}"
        f"{sum(found.right[each] for each in groups):>8}{sum(found.wrong[each] for each in groups):>8}"
        f"{sum(found.missed[each] for each in groups):>8}\n"
    )


@pytest.mark.parametrize("name", [*FILES, UNREAD])
def test_how_well(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = score(name)
    with capsys.disabled():
        sys.stdout.write(f"\n{name}: {found.exact} of {found.sentences} exactly\n")
        sys.stdout.write(f"  {'':<14}{'precision':>10}{'recall':>10}{'F1':>10}{'right':>8}{'wrong':>8}{'missed':>8}\n")
        sys.stdout.writelines(line(group, found, group) for group in GROUPS)
        sys.stdout.write(line("all facts", found, *FACTS))
    assert found.sentences == len(sentences(name))


def test_as_first_seen(capsys: pytest.CaptureFixture[str]) -> None:
    """What is learnt from is no measure any more; this was, on the day on which each round came in."""
    with capsys.disabled():
        sys.stdout.write("\nAs first seen, all facts\n")
        sys.stdout.write(f"  {'':<14}{'precision':>10}{'recall':>10}\n")
        sys.stdout.writelines(f"  {name:<14}{p:>10.2f}{r:>10.2f}\n" for name, (p, r) in FIRST_SEEN.items())
    assert all(0 < each <= 1 for both in FIRST_SEEN.values() for each in both)


def test_how_fast(table: Table) -> None:
    texts = [sentence.text for name in FILES for sentence in sentences(name)]
    figures = {"a reply": median(timed(text) for text in texts * 3)}
    for what, text in LONG.items():
        figures[what] = median(timed(text[:LONGEST]) for _ in range(5))
    table.add("Understanding one reply", figures, "ms")
    assert understand(texts[0], FRAME).report.status == "submitted"


def test_how_fast_the_first(table: Table) -> None:
    """What a command that understands one reply pays before it can."""
    figures = {"importing json": in_a_new_process("import json"), "the first reply": in_a_new_process(FIRST)}
    table.add("From nothing, beyond the interpreter", figures, "ms")
    assert figures["the first reply"] > 0


def timed(text: str) -> float:
    before = time.process_time()
    understand(text, FRAME)
    return (time.process_time() - before) * 1000


def in_a_new_process(code: str) -> float:
    """Milliseconds, the compiled modules at hand as they are where it is installed."""
    command = [sys.executable, "-c", f"import time\nstart = time.process_time()\n{code}\n{REPORTED}"]
    with TemporaryDirectory() as compiled:
        around = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        runs = [subprocess.run(command, capture_output=True, text=True, check=True, env=around) for _ in range(6)]
    return median(float(run.stdout) for run in runs[1:])
