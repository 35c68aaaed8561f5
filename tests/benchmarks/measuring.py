"""Measuring as ratios: ways of doing a thing take turns in one run, so that a busy machine is busy for all of them."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from statistics import median

Way = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Row:
    """One way of doing a thing: its median, and how often that of the first way goes into it."""

    what: str
    value: float
    unit: str
    ratio: float


@dataclass
class Table:
    """What was measured, by heading."""

    parts: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, heading: str, medians: Mapping[str, float], unit: str) -> None:
        """Rows that are compared with the first of them."""
        first = next(iter(medians.values()))
        self.parts[heading] = [Row(what, value, unit, value / first) for what, value in medians.items()]

    def lines(self) -> list[str]:
        """The table as text."""
        lines = []
        for heading, rows in self.parts.items():
            lines += ["", heading]
            lines += [f"  {row.what:<58}{row.value:>8.1f} {row.unit:<3}{row.ratio:>8.2f}" for row in rows]
        return lines


async def nothing() -> None:
    """Need nothing."""


async def taking_turns(rounds: int, ways: Mapping[str, Way], *, between: Way = nothing) -> dict[str, float]:
    """The median milliseconds of each way, after one round to warm up; `between` is not measured."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for name, way in ways.items():
            begun = time.perf_counter()
            await way()
            if turn:
                taken[name].append(1000 * (time.perf_counter() - begun))
            await between()
    return {name: median(each) for name, each in taken.items()}
