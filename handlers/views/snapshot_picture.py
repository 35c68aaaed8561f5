"""The snapshot as one picture: horizontal stacked bars, one a question and source, for Slack's preview and for print.

Colours are of a set that people with colour-blindness tell apart, and carry nothing alone: each answer has a pattern of
its own, and every bar is labelled. A line marks what City & Hackney published. matplotlib is imported when a picture is
first drawn, and used through its objects: nothing of it is shared between threads.
"""
# ruff: noqa: PLC0415  # matplotlib takes a second to import, and few processes ever draw

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from handlers.views.snapshot_words import SHORT, count_words, title_words
from models.snapshot.questions import RATINGS, Source
from models.snapshot.taking import Row, Snapshot

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, DPI = 12.8, 125
#: From this many percent on, a segment has room for its number.
ROOM = 6
INK, PALE = "#1a1a1a", "#595959"


@dataclass(frozen=True)
class Look:
    """How an answer is drawn: its colour, its pattern, and the ink that can be read on it."""

    colour: str
    pattern: str
    ink: str = INK


_LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "yes": Look("#00558c", "", "white"),
        "partially": Look("#7fb8de", "//"),
        "no": Look("#e69f00", ""),
        "asked_too_late": Look("#f6d98a", "\\\\"),
        "na": Look("#d9d9d9", ".."),
        "no_answer": Look("white", ""),
        "outstanding": Look("#00558c", "", "white"),
        "good": Look("#7fb8de", "//"),
        "requires_improvement": Look("#f6d98a", "\\\\"),
        "inadequate": Look("#e69f00", ""),
    }
)
#: Answers in the order of the bar; the one that City & Hackney reports of 9 and 10 is the No, and so begins theirs.
_ORDER = ("yes", "partially", "no", "asked_too_late", "na", *RATINGS, "no_answer")
_NO_FIRST = ("no", "yes", "partially", "na", "no_answer")
#: The reference for question 11: two answers were published, and neither begins the bar.
_RATED = "City & Hackney: 50% good, 43% req. improvement"


_LEGEND: Mapping[str, str] = MappingProxyType(
    {
        "yes": "Yes / Outstanding",
        "partially": "Partially / Good",
        "no": "No (of question 3: late) / Inadequate",
        "asked_too_late": "Asked too late to comply / Requires improvement",
        "na": "Not applicable",
        "no_answer": "No answer",
    }
)


_BELOW_TITLE = "log: from what was recorded · form: from what agencies answered · at the right: Yes, of how many"


@dataclass(frozen=True)
class _Bar:
    """One bar: its label, its segments, what stands at its right, and where the reference is."""

    label: str
    rows: tuple[Row, ...]
    words: str
    reference: float | None


def picture(snapshot: Snapshot) -> bytes:
    """The whole as a PNG."""
    title = title_words(snapshot)
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    bars = list(_bars(snapshot))
    figure = Figure(figsize=(WIDTH, 1.8 + 0.36 * len(bars)), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.27, 0.9 / figure.get_figheight(), 0.46, 1 - 1.85 / figure.get_figheight()))
    for place, bar in enumerate(bars):
        _draw(axes, place, bar)
    _frame(axes, bars)
    _legend(figure, figure.get_figheight())
    for inches, words, look in ((0.3, title, {"size": 15, "weight": "bold"}), (0.62, _BELOW_TITLE, {"size": 10})):
        figure.text(0.02, 1 - inches / figure.get_figheight(), words, color=INK, va="center", **look)
    file = BytesIO()
    figure.savefig(file, format="png", metadata={"Title": title, "Software": None})
    return file.getvalue()


def _bars(snapshot: Snapshot) -> list[_Bar]:
    """Each question with the log's bar above the form's; questions that nobody had are left out."""
    bars = []
    for question, words in SHORT.items():
        for source in Source:
            rows = {row.answer: row for row in snapshot.whole if (row.question, row.source) == (question, source)}
            if not rows:
                continue
            order = _NO_FIRST if question in {"9", "10"} else _ORDER
            drawn = tuple(rows[answer] for answer in order if answer in rows)
            bars.append(_Bar(f"{question}  {words}", drawn, _beside(rows), drawn[0].reference))
    return bars


def _beside(rows: Mapping[str, Row]) -> str:
    """What is counted, in numbers, and what City & Hackney found."""
    first = next(iter(rows.values()))
    if first.question == "11":
        return f"of {first.base or 0:,}   {_RATED}" if first.base else "nobody"
    no = first.question in {"9", "10"}
    words = f"No: {count_words(rows['no'])}" if no else count_words(rows["yes"])
    late = rows.get("late")
    if late is not None and late.n:
        words += f", {late.n} late"
    return words


def _draw(axes: "Axes", place: int, bar: _Bar) -> None:
    at = 0.0
    for row in bar.rows:
        if not row.percent:
            continue
        look = _LOOKS[row.answer]
        axes.barh(
            place, row.percent, 0.74, left=at, color=look.colour, hatch=look.pattern, edgecolor=INK, linewidth=0.6
        )
        if row.percent >= ROOM:
            box = {"facecolor": look.colour, "edgecolor": "none", "pad": 1.2} if look.pattern else None
            words = f"{row.percent:.0f}%"
            axes.text(at + row.percent / 2, place, words, ha="center", va="center", size=9, color=look.ink, bbox=box)
        at += row.percent
    if bar.reference is not None:
        axes.plot([bar.reference] * 2, [place - 0.48, place + 0.48], color="#c00000", linewidth=2.4, zorder=5)
        axes.plot(bar.reference, place - 0.44, marker="v", color="#c00000", markersize=6, zorder=6)


def _frame(axes: "Axes", bars: Sequence[_Bar]) -> None:
    """Labels at the left, numbers at the right, a pale line between questions, and nothing else."""
    axes.set_xlim(0, 100)
    axes.set_ylim(len(bars) - 0.4, -0.6)
    axes.set_xticks(range(0, 101, 25), [f"{percent}%" for percent in range(0, 101, 25)], size=9, color=PALE)
    axes.set_yticks([])
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    labelled = ""
    for place, bar in enumerate(bars):
        source = "log" if bar.rows[0].source is Source.LOG else "form"
        axes.text(-1, place, source, ha="right", va="center", size=9, color=PALE)
        axes.text(101.5, place, bar.words, ha="left", va="center", size=9, color=INK)
        if bar.label != labelled:
            axes.text(-8, place, bar.label, ha="right", va="center", size=10, color=INK)
            if place:
                axes.plot([-58, 158], [place - 0.5] * 2, color="#e0e0e0", linewidth=0.8, clip_on=False, zorder=0)
        labelled = bar.label


def _legend(figure: "Figure", height: float) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    patches: list[Patch | Line2D] = [
        Patch(facecolor=_LOOKS[answer].colour, hatch=_LOOKS[answer].pattern, edgecolor=INK, label=words)
        for answer, words in _LEGEND.items()
    ]
    patches.append(Line2D([], [], color="#c00000", linewidth=2.4, marker="v", label="City & Hackney, April 2021"))
    figure.legend(
        handles=patches, loc="lower left", bbox_to_anchor=(0.015, 0.12 / height), ncols=4, frameon=False, fontsize=9
    )
