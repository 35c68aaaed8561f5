"""How well and how fast replies in plain words are understood, file by file and group by group."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

import pytest

from models.understanding import understand
from models.understanding.normalise import LONGEST
from tests.benchmarks.measuring import Table
from tests.models.understanding.corpus import FACTS, FILES, FRAME, GROUPS, Score, score, sentences

IMPORTED = "import time; start = time.process_time(); {}; print((time.process_time() - start) * 1000)"
LONG = {
    "4,000 characters of replies": lambda words: " ".join(words)[:LONGEST],
    "4,000 characters of their words, shuffled": lambda words: " ".join(random.Random(3).sample(words, len(words)))[:LONGEST],
    "4,000 characters of actions": lambda _: ("action 1 done " * LONGEST)[:LONGEST],
    "4,000 characters of punctuation": lambda _: ("@a." * LONGEST)[:LONGEST],
}  # fmt: skip


def line(group: str, found: Score, *groups: str) -> str:
    return (
        f"  {group:<14}{found.precision(*groups):>10.3f}{found.recall(*groups):>10.3f}{found.f1(*groups):>10.3f}"
        f"{sum(found.right[each] for each in groups):>8}{sum(found.wrong[each] for each in groups):>8}"
        f"{sum(found.missed[each] for each in groups):>8}\n"
    )


@pytest.mark.parametrize("name", FILES)
def test_how_well(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = score(name)
    with capsys.disabled():
        sys.stdout.write(f"\n{name}: {found.exact} of {found.sentences} exactly\n")
        sys.stdout.write(f"  {'':<14}{'precision':>10}{'recall':>10}{'F1':>10}{'right':>8}{'wrong':>8}{'missed':>8}\n")
        sys.stdout.writelines(line(group, found, group) for group in GROUPS)
        sys.stdout.write(line("all facts", found, *FACTS))
    assert found.sentences == len(sentences(name))


def test_how_fast(table: Table) -> None:
    texts = [sentence.text for name in FILES for sentence in sentences(name)]
    words = " ".join(texts).split()
    figures = {"a reply": median(timed(lambda text=text: understand(text, FRAME)) for text in texts * 3)}  # type: ignore[misc]  # bound at once
    for what, make in LONG.items():
        text = make(words)
        figures[what] = median(timed(lambda text=text: understand(text, FRAME)) for _ in range(5))  # type: ignore[misc]  # bound at once
    table.add("Understanding one reply", figures, "ms")
    assert understand(texts[0], FRAME).report.status == "submitted"


def test_how_fast_the_first(table: Table) -> None:
    """What a command that understands one reply pays before it can."""
    first = "from models.understanding import understand, Frame; from datetime import datetime as d; " \
        "understand('sent it over tday', Frame(d(2026, 3, 4), d(2026, 3, 12), 'RCPC', d(2026, 3, 5).date()))"  # fmt: skip
    figures = {
        what: in_a_new_process(code)
        for what, code in {"importing json": "import json", "the first reply": first}.items()
    }
    table.add("From nothing, beyond the interpreter", figures, "ms")
    assert figures["the first reply"] > 0


def timed(deed: Callable[[], object]) -> float:
    before = time.process_time()
    deed()
    return (time.process_time() - before) * 1000


def in_a_new_process(code: str) -> float:
    command = [sys.executable, "-c", IMPORTED.format(code)]
    return median(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(5))
