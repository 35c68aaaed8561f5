"""Taking a snapshot: rows with n, N, percentage and the base, for whoever may see them; small counts are not shown."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlmodel import Session

from models.snapshot.counting import Part, count
from models.snapshot.days import Period
from models.snapshot.questions import BY_NAME, REFERENCE, TABLES, BaseIs, Source
from models.snapshot.rows import Asked, By
from models.snapshot.suppressing import WHOLE, Hidden, suppressed


@dataclass(frozen=True)
class Row:
    """One answer to one question from one source. `n` and `percent` are None where the count is not shown.

    `reference` is City & Hackney's published percentage (H), where it published one.
    """

    question: str
    answer: str
    source: Source
    base_is: BaseIs
    n: int | None
    base: int | None
    part: str = WHOLE

    @property
    def suppressed(self) -> bool:
        """Whether the count is hidden because it, or one that would tell it, is small."""
        return self.n is None

    @property
    def share(self) -> float | None:
        """In percent, not rounded; None when hidden, and of nobody."""
        return 100 * self.n / self.base if self.n is not None and self.base else None

    @property
    def percent(self) -> float | None:
        """The same with one decimal."""
        return round(self.share, 1) if self.share is not None else None

    @property
    def reference(self) -> float | None:
        """The published percentage to compare with."""
        return REFERENCE.get((self.question, self.answer))


@dataclass(frozen=True)
class Pair:
    """The same answer from the log and from the form, side by side; either may be missing."""

    question: str
    answer: str
    log: Row | None
    form: Row | None

    @property
    def reference(self) -> float | None:
        """City & Hackney's published percentage."""
        return REFERENCE.get((self.question, self.answer))

    @property
    def difference(self) -> float | None:
        """By how many percentage points the form says more than the log; None unless both can be seen."""
        if self.log is None or self.form is None or self.log.percent is None or self.form.percent is None:
            return None
        return round(self.form.percent - self.log.percent, 1)


@dataclass(frozen=True)
class Snapshot:
    """A period's answers: of the whole, and of each part of a breakdown by its name."""

    period: Period
    whole: tuple[Row, ...]
    by: By | None = None
    parts: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    agency: str | None = None

    def row(self, question: str, answer: str, source: Source, part: str = WHOLE) -> Row:
        """One row; raises `LookupError` when there is none of the kind."""
        rows = self.parts[part] if part else self.whole
        wanted = (question, answer, source)
        found = next((row for row in rows if (row.question, row.answer, row.source) == wanted), None)
        if found is None:
            raise LookupError(question, answer)
        return found

    def pairs(self, part: str = WHOLE) -> list[Pair]:
        """Every answer with what the log and the form say, in the order of the form's questions."""
        found: dict[tuple[str, str], dict[Source, Row]] = {}
        for row in self.parts[part] if part else self.whole:
            found.setdefault((row.question, row.answer), {})[row.source] = row
        both = [Pair(*name, rows.get(Source.LOG), rows.get(Source.FORM)) for name, rows in found.items()]
        order = list(dict.fromkeys(pair.question for pair in both))
        return sorted(both, key=lambda pair: (order.index(pair.question), _place(pair)))

    @property
    def invited(self) -> int | None:
        """How many agencies were invited in all."""
        return self.row("1", "yes", Source.LOG).base

    @property
    def responded(self) -> int | None:
        """How many of them answered the feedback form."""
        return self.row("1", "yes", Source.FORM).base


def _place(pair: Pair) -> int:
    """Where an answer stands among those to its question; what is part of another comes after them."""
    table = BY_NAME.get(f"{Source.FORM}.{pair.question}")
    return table.answers.index(pair.answer) if table and pair.answer in table.answers else len(pair.question) + 20


def take(session: Session, asked: Asked, *, show_small: bool = False) -> Snapshot:
    """The snapshot itself, for a command line or for somebody whose access is decided."""
    counted = count(session, asked)
    hidden = Hidden() if show_small else suppressed(counted)
    return Snapshot(
        period=asked.period,
        whole=tuple(_rows(counted.total, hidden, WHOLE)),
        by=asked.by,
        parts={name: tuple(_rows(part, hidden, name)) for name, part in counted.parts.items()},
        agency=asked.agency,
    )


def _rows(part: Part, hidden: Hidden, name: str) -> Iterator[Row]:
    for table in TABLES:
        if not table.question:
            continue
        of = BY_NAME[table.percent_of] if table.percent_of else table
        base = None if hidden.hides_base(name, of) else part.bases[of.name]
        for answer in table.shown:
            n = None if hidden.hides(name, table, answer) else part.cells[table.name, answer]
            yield Row(table.question, answer, table.source, table.base_is, n, base, name)
