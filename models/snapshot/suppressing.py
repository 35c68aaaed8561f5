"""Small counts in a breakdown are not shown, and cannot be worked out from what is: neither here nor by subtraction.

Counts from 1 to 5 are hidden. The whole is known, so hiding one cell alone would hide nothing: each hidden cell is a
corner of a *rectangle*, of two parts and two answers, whose four corners are hidden. One agency more in one corner, one
fewer in the next, and so on around, leaves every sum as it was; as long as the two that lose one have one to lose, no
hidden number follows from what is shown. Two further rules keep this true for questions that are counted of others:

- a part of which only 1 to 5 answered at all is hidden wholly, and so is a second part: one may move between the two;
- where the base of a question is hidden (the reports, of which some were shared), so is the part's whole row of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from models.snapshot.counting import Counted, Part
from models.snapshot.questions import TABLES, Source, Table

#: Counts from 1 to this are not shown: in a small partnership they could point at somebody.
SMALL = 5
#: The whole, in the place of a part's name. No agency, kind, type or month is called so.
WHOLE = ""

_Cell = tuple[str, str, str]  # part, table, answer


def is_small(count: int) -> bool:
    """Whether a count is too small to be shown."""
    return 1 <= count <= SMALL


@dataclass
class Hidden:
    """What is not shown of a breakdown: answers, and whole rows with their base. `WHOLE` stands for the sums."""

    cells: set[_Cell] = field(default_factory=set)
    rows: set[tuple[str, str]] = field(default_factory=set)

    def hides(self, part: str, table: Table, answer: str) -> bool:
        """Whether the count of this answer is hidden."""
        return (part, table.name, answer) in self.cells or (part, table.name) in self.rows

    def hides_base(self, part: str, table: Table) -> bool:
        """Whether the base is hidden, of which the answers are counted."""
        return (part, table.name) in self.rows


def suppressed(counted: Counted) -> Hidden:
    """What has to be hidden of a breakdown. Nothing is, where there are no parts."""
    hidden = Hidden()
    if not counted.parts:
        return hidden
    tiny = {source: _tiny(counted, source) for source in Source}
    for table in TABLES:
        for part in (*counted.parts, WHOLE):
            if _hides_row(hidden, table, part, tiny[table.source]):
                hidden.rows.add((part, table.name))
        _hide_cells(counted.parts, table, hidden)
    return hidden


def _tiny(counted: Counted, source: Source) -> frozenset[str]:
    """The parts of which so few answered at all that nothing of them is shown, and one more to keep them company."""
    everybody = next(table.name for table in TABLES if table.source is source and table.of is None)
    sizes = {name: part.bases[everybody] for name, part in counted.parts.items() if part.bases[everybody]}
    tiny = {name for name, size in sizes.items() if is_small(size)}
    if len(tiny) == 1:
        others = sorted(sizes.keys() - tiny, key=lambda name: (sizes[name], name))
        tiny.add(others[0] if others else WHOLE)
    return frozenset(tiny)


def _hides_row(hidden: Hidden, table: Table, part: str, tiny: frozenset[str]) -> bool:
    if table.of is None:
        return part in tiny
    whole, answers = table.of
    return (part, whole) in hidden.rows or any((part, whole, answer) in hidden.cells for answer in answers)


def _hide_cells(parts: Mapping[str, Part], table: Table, hidden: Hidden) -> None:
    """Hide the small counts of a question, and the other corners of a rectangle for each."""
    counts = {name: [part.cells[table.name, answer] for answer in table.answers] for name, part in parts.items()}
    for part, row in counts.items():
        for place, count in enumerate(row):
            if is_small(count) and table.answers[place] in table.shown and (part, table.name) not in hidden.rows:
                corners = _corners(counts, part, place, _Costs(table, hidden))
                hidden.cells |= {(name, table.name, table.answers[at]) for name, at in corners}


@dataclass(frozen=True)
class _Costs:
    """How much more would be hidden with a rectangle: as little as possible."""

    table: Table
    hidden: Hidden

    def of(self, counts: Mapping[str, list[int]], corners: tuple[tuple[str, int], ...]) -> tuple[int, int]:
        """How many corners are shown so far, and how many agencies they count."""
        new = [(name, at) for name, at in corners if not self.hidden.hides(name, self.table, self.table.answers[at])]
        return len(new), sum(counts[name][at] for name, at in new)


def _corners(counts: Mapping[str, list[int]], part: str, place: int, costs: _Costs) -> tuple[tuple[str, int], ...]:
    """The cheapest rectangle at this corner; with nobody in any other part the sums have to be hidden instead."""
    rectangles = list(_rectangles(counts, part, place))
    if rectangles:
        return min(rectangles, key=lambda corners: (costs.of(counts, corners), corners))
    other = next(at for at, count in enumerate(counts[part]) if count and at != place)
    return (part, place), (part, other), (WHOLE, place), (WHOLE, other)


def _rectangles(counts: Mapping[str, list[int]], part: str, place: int) -> Iterator[tuple[tuple[str, int], ...]]:
    """Those around which one can be moved: the two that lose one are not empty."""
    row = counts[part]
    for name, at in product(counts, range(len(row))):
        if name == part or at == place:
            continue
        if counts[name][at] or (row[at] and counts[name][place]):
            yield (part, place), (name, place), (part, at), (name, at)
