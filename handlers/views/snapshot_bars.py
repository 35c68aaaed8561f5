"""Drawing bars: how each answer looks, a stacked bar, the marker of the reference, and the legend.

Colours are of a set that people with colour-blindness tell apart, and carry nothing alone: each answer has a pattern of
its own, and bars are labelled.
"""
# ruff: noqa: PLC0415  # matplotlib takes a second to import, and few processes ever draw

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from handlers.views.snapshot_words import NOT_SHOWN
from models.snapshot.questions import RATINGS
from models.snapshot.taking import Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, DPI = 12.8, 125
INK, PALE, MARK = "#1a1a1a", "#595959", "#c00000"
#: Answers in the order of the bar.
ORDER = ("yes", "partially", "no", "asked_too_late", "na", *RATINGS, "no_answer")
#: Words are words: without this a dollar sign would begin a formula.
PLAIN: dict[str, Any] = {"parse_math": False}


@dataclass(frozen=True)
class _Look:
    """How an answer is drawn: its colour, its pattern, and the ink that can be read on it."""

    colour: str
    pattern: str
    ink: str = INK


_LOOKS: Mapping[str, _Look] = MappingProxyType(
    {
        "yes": _Look("#00558c", "", "white"),
        "partially": _Look("#7fb8de", "//"),
        "no": _Look("#e69f00", ""),
        "asked_too_late": _Look("#f6d98a", "\\\\"),
        "na": _Look("#d9d9d9", ".."),
        "no_answer": _Look("white", ""),
        "outstanding": _Look("#00558c", "", "white"),
        "good": _Look("#7fb8de", "//"),
        "requires_improvement": _Look("#f6d98a", "\\\\"),
        "inadequate": _Look("#e69f00", ""),
    }
)
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


def sheet(height: float, title: str, below: str) -> "Figure":
    """A white page with its title and a line that says how to read it."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    figure.text(0.02, 1 - 0.3 / height, title, size=15, weight="bold", color=INK, va="center", **PLAIN)
    figure.text(0.02, 1 - 0.62 / height, below, size=10, color=INK, va="center")
    return figure


def as_png(figure: "Figure", title: str) -> bytes:
    """The page as a file."""
    file = BytesIO()
    figure.savefig(file, format="png", metadata={"Title": title, "Software": None})
    return file.getvalue()


def bar(axes: "Axes", place: float, rows: Sequence[Row], room: float, reference: float | None = None) -> None:
    """One stacked bar, as far as its answers may be shown; a segment of `room` percent has its number in it."""
    at = 0.0
    for row in rows:
        if row.suppressed:
            if not at:
                axes.text(2, place, NOT_SHOWN, ha="left", va="center", size=9, color=PALE, style="italic")
                return
            break
        if row.share:
            _segment(axes, place, at, row.share, _LOOKS[row.answer], room)
            at += row.share
    if reference is not None and at:
        axes.plot([reference] * 2, [place - 0.48, place + 0.48], color=MARK, linewidth=2.4, zorder=5)
        axes.plot(reference, place - 0.44, marker="v", color=MARK, markersize=6, zorder=6)


def _segment(axes: "Axes", place: float, at: float, percent: float, look: _Look, room: float) -> None:
    axes.barh(place, percent, 0.74, left=at, color=look.colour, hatch=look.pattern, edgecolor=INK, linewidth=0.6)
    if percent >= room:
        box = {"facecolor": look.colour, "edgecolor": "none", "pad": 1.2} if look.pattern else None
        middle, words = at + percent / 2, f"{percent:.0f}%"
        axes.text(middle, place, words, ha="center", va="center", size=9, color=look.ink, bbox=box)


def axis(axes: "Axes", bars: int, steps: int) -> None:
    """From nothing to all, with as little else as can be."""
    axes.set_xlim(0, 100)
    axes.set_ylim(bars - 0.4, -0.6)
    ticks = range(0, 101, steps)
    axes.set_xticks(ticks, [f"{percent}%" for percent in ticks], size=9, color=PALE)
    axes.set_yticks([])
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def legend(figure: "Figure", *, ratings: bool) -> None:
    """What each pattern means, at the foot of the page."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    entries: list[Patch | Line2D] = [
        Patch(
            facecolor=_LOOKS[answer].colour,
            hatch=_LOOKS[answer].pattern,
            edgecolor=INK,
            label=words if ratings else words.partition(" / ")[0],
        )
        for answer, words in _LEGEND.items()
    ]
    entries.append(Line2D([], [], color=MARK, linewidth=2.4, marker="v", label="City & Hackney, April 2021"))
    foot = (0.015, 0.12 / figure.get_figheight())
    figure.legend(handles=entries, loc="lower left", bbox_to_anchor=foot, ncols=4, frameon=False, fontsize=9)
