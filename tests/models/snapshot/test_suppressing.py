"""No small count of a breakdown can be worked out from what is shown: tried with other numbers that fit it as well."""

from collections.abc import Iterator, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from models.snapshot.counting import Counted, Part
from models.snapshot.questions import TABLES, Table
from models.snapshot.suppressing import WHOLE, Hidden, is_small, suppressed

BY_NAME = {table.name: table for table in TABLES}
#: One of each kind: everybody's, a part of it, of those, and a part of that.
LINKED = [BY_NAME[name] for name in ("log.2", "log.2.research", "log.3", "log.4", "log.4.late")]


def part_of(answers: Mapping[str, Mapping[str, int]]) -> Part:
    """A part with these answers; what is not given is nobody."""
    cells: dict[tuple[str, str], int] = {}
    bases: dict[str, int] = {}
    for table in TABLES:
        given_here = answers.get(table.name, {})
        if table.of is None:
            base = sum(answers.get("log.2", {}).values())
        else:
            whole, of = table.of
            base = sum(cells[whole, answer] for answer in of)
        own = {answer: given_here.get(answer, 0) for answer in table.counted}
        cells |= {(table.name, answer): own[answer] for answer in table.counted}
        cells[table.name, table.left] = base - sum(own.values())
        bases[table.name] = base
    return Part(cells, bases)


def whole_of(parts: Mapping[str, Part]) -> Counted:
    names = part_of({})
    cells = {name: sum(part.cells[name] for part in parts.values()) for name in names.cells}
    bases = {name: sum(part.bases[name] for part in parts.values()) for name in names.bases}
    return Counted(Part(cells, bases), dict(parts))


def split(draw: st.DrawFn, total: int, answers: tuple[str, ...]) -> dict[str, int]:
    """A number of agencies, spread over the answers."""
    cuts = sorted(draw(st.lists(st.integers(0, total), min_size=len(answers) - 1, max_size=len(answers) - 1)))
    return dict(zip(answers, (b - a for a, b in zip((0, *cuts), (*cuts, total), strict=True)), strict=True))


@st.composite
def breakdowns(draw: st.DrawFn) -> Counted:
    """Up to four parts, each with up to a dozen agencies."""
    parts = {}
    for name in "abcd"[: draw(st.integers(1, 4))]:
        given_here: dict[str, dict[str, int]] = {}
        made = part_of({})
        for table in LINKED:
            if table.of is None:
                base = draw(st.integers(0, 12))
            else:
                base = sum(made.cells[table.of[0], answer] for answer in table.of[1])
            given_here[table.name] = split(draw, base, table.answers)
            made = part_of(given_here)
        parts[name] = made
    return whole_of(parts)


#: A number that the reader does not know, or knows: an answer of a table in a part, or everybody (no answer).
Number = tuple[str, str, str]
Equation = dict[Number, int]


def equations(counted: Counted, hidden: Hidden) -> Iterator[Equation]:
    """What a reader knows to be zero when some numbers change and the page stays the same."""
    parts = {**counted.parts, WHOLE: counted.total}
    for table in LINKED:
        for part in parts:
            whole = base_of(part, table)
            yield {(part, table.name, answer): 1 for answer in table.answers} | dict.fromkeys(whole, -1)
            if not hidden.hides_base(part, table):
                yield dict.fromkeys(whole, 1)
            for answer in table.shown:
                if not hidden.hides(part, table, answer):
                    yield {(part, table.name, answer): 1}
        for answer in table.answers:
            yield {(part, table.name, answer): 1 if part else -1 for part in parts}
    yield {(part, "", ""): 1 if part else -1 for part in parts}


def base_of(part: str, table: Table) -> list[Number]:
    return [(part, "", "")] if table.of is None else [(part, table.of[0], answer) for answer in table.of[1]]


def value_of(counted: Counted, number: Number) -> int:
    part, table, answer = number
    here = counted.parts[part] if part else counted.total
    return here.cells[table, answer] if table else here.bases["log.2"]


def others_fit(counted: Counted, known: list[Equation], number: Number) -> bool:
    """Whether this number could be one more or one fewer, with everything that is shown as it is.

    What no longer adds up is mended by moving another hidden number by one, and so on: the tightest sum first.
    """
    fixed = {name for equation in known if len(equation) == 1 for name in equation}

    def mended(changed: dict[Number, int]) -> bool:
        ways: list[tuple[Number, int]] | None = None
        for equation in known:
            wrong = sum(changed.get(name, 0) * factor for name, factor in equation.items())
            if wrong:
                these = [(name, -1 if wrong * factor > 0 else 1) for name, factor in equation.items()]
                these = [(name, step) for name, step in these if may_move(name, step, changed)]
                ways = these if ways is None or len(these) < len(ways) else ways
        return ways is None or any(mended({**changed, name: step}) for name, step in ways)

    def may_move(name: Number, step: int, changed: dict[Number, int]) -> bool:
        return name not in fixed and name not in changed and value_of(counted, name) + step >= 0

    return any(may_move(number, step, {}) and mended({number: step}) for step in (-1, 1))


@settings(max_examples=150, deadline=None)
@given(breakdowns())
def test_no_small_count_is_shown_or_can_be_worked_out(counted: Counted) -> None:
    hidden = suppressed(counted)
    known = list(equations(counted, hidden))
    for table in LINKED:
        for part, here in counted.parts.items():
            assert hidden.hides_base(part, table) or not is_small(here.bases[table.name])
            for answer in table.shown:
                if is_small(here.cells[table.name, answer]):
                    assert hidden.hides(part, table, answer)
                    assert others_fit(counted, known, (part, table.name, answer)), (part, table.name, answer)
