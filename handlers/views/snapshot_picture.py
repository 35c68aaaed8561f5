"""The snapshot as one picture: horizontal stacked bars, for Slack's preview and for print.

Of the whole, a bar for each question and source; of a breakdown, a column of bars for each question that the log
answers, with a line for each part. A line marks what City & Hackney published. matplotlib is imported when a picture is
first drawn, and used through its objects: nothing of it is shared between threads.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING

from handlers.views.blocks import short
from handlers.views.snapshot_bars import INK, ORDER, PALE, PLAIN, as_png, axis, bar, legend, sheet
from handlers.views.snapshot_words import SHORT, count_words, part_words, title_words
from models.snapshot.questions import TWICE, Source
from models.snapshot.taking import Row, Snapshot

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: From this many percent on, a segment has room for its number: in a wide bar, and in a narrow one.
ROOM, NARROW_ROOM = 6, 20
#: Parts of a breakdown in one picture; more are not readable, and stand in the files of `convene snapshot`.
MOST_PARTS = 40
#: The answer to 9 and 10 that City & Hackney reports is the No, and so begins the bar.
_NO_FIRST = ("no", "yes", "partially", "na", "no_answer")
_READ = "log: from what was recorded · form: from what agencies answered · at the right: Yes, or as said, of how many"
_READ_PARTS = (
    "From the log. In brackets: how many agencies were invited. Small counts are not shown: then a bar ends early."
)


@dataclass(frozen=True)
class _Bar:
    """One bar of the whole: its label, its segments, what stands at its right, and where the reference is."""

    label: str
    rows: tuple[Row, ...]
    words: str
    reference: float | None


def picture(snapshot: Snapshot) -> bytes:
    """The whole, or the breakdown, as a PNG."""
    return _breakdown(snapshot) if snapshot.parts else _whole(snapshot)


def _whole(snapshot: Snapshot) -> bytes:
    bars = list(_bars(snapshot))
    height, title = 1.8 + 0.36 * len(bars), title_words(snapshot)
    figure = sheet(height, title, _READ)
    axes = figure.add_axes((0.27, 0.9 / height, 0.46, 1 - 1.85 / height))
    for place, each in enumerate(bars):
        bar(axes, place, each.rows, ROOM, each.reference)
    _label(axes, bars)
    legend(figure, ratings=True)
    return as_png(figure, title)


def _bars(snapshot: Snapshot) -> list[_Bar]:
    """Each question with the log's bar above the form's; questions that nobody had are left out."""
    bars = []
    for question, words in SHORT.items():
        for source in Source:
            rows = {row.answer: row for row in _of(snapshot.whole, question, source)}
            if not rows:
                continue
            order = _NO_FIRST if question in {"9", "10"} else ORDER
            drawn = tuple(rows[answer] for answer in order if answer in rows)
            bars.append(_Bar(f"{question}  {words}", drawn, _beside(rows), drawn[0].reference))
    return bars


def _beside(rows: Mapping[str, Row]) -> str:
    """What is counted, in numbers, and what City & Hackney found."""
    first = next(iter(rows.values()))
    if first.question == "11":
        return f"Good: {count_words(rows['good'])}, published: {rows['good'].reference:g}%"
    no = first.question in {"9", "10"}
    words = f"No: {count_words(rows['no'])}" if no else count_words(rows["yes"])
    late = rows.get("late")
    if late is not None and late.n:
        words += f", {late.n} late"
    return words


def _label(axes: "Axes", bars: Sequence[_Bar]) -> None:
    """Labels at the left, numbers at the right, a pale line between questions."""
    axis(axes, len(bars), 25)
    labelled = ""
    for place, each in enumerate(bars):
        axes.text(-1, place, each.rows[0].source.value, ha="right", va="center", size=9, color=PALE)
        axes.text(101.5, place, each.words, ha="left", va="center", size=9, color=INK)
        if each.label != labelled:
            axes.text(-8, place, each.label, ha="right", va="center", size=10, color=INK)
            if place:
                axes.plot([-58, 158], [place - 0.5] * 2, color="#e0e0e0", linewidth=0.8, clip_on=False, zorder=0)
        labelled = each.label


def _breakdown(snapshot: Snapshot) -> bytes:
    parts = list(snapshot.parts)[:MOST_PARTS]
    height, title = 2.45 + 0.36 * len(parts), title_words(snapshot)
    more = f" The first {MOST_PARTS} of {len(snapshot.parts)}." if len(snapshot.parts) > MOST_PARTS else ""
    figure = sheet(height, title, _READ_PARTS + more)
    wide = 0.76 / len(TWICE)
    for column, question in enumerate(TWICE):
        axes = figure.add_axes((0.23 + wide * column, 0.9 / height, wide - 0.035, 1 - 2.35 / height))
        axis(axes, len(parts), 50)
        axes.set_title(fill(f"{question}  {SHORT[question]}", 20), size=9, color=INK, loc="left")
        for place, part in enumerate(parts):
            rows = {row.answer: row for row in _of(snapshot.parts[part], question, Source.LOG)}
            bar(axes, place, [rows[answer] for answer in ORDER if answer in rows], NARROW_ROOM, rows["yes"].reference)
            if column == 0:
                base = f" ({rows['yes'].base:,})" if rows["yes"].base is not None else ""
                name = short(part_words(snapshot.by, part), 38) + base
                axes.text(-4, place, name, ha="right", va="center", size=9, color=INK, **PLAIN)
    legend(figure, ratings=False)
    return as_png(figure, title)


def _of(rows: Sequence[Row], question: str, source: Source) -> list[Row]:
    return [row for row in rows if (row.question, row.source) == (question, source)]
