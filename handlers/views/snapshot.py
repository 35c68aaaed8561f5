"""The data snapshot on screen: a modal with every row, the message that brings the picture, and a page of Home."""

from collections.abc import Iterator, Sequence

from handlers.views.blocks import (
    Block,
    View,
    actions,
    button,
    context,
    escape,
    modal,
    option,
    section,
    select,
)
from handlers.views.home import Entry
from handlers.views.snapshot_words import (
    NOT_SHOWN,
    SHORT,
    answer_words,
    base_words,
    count_words,
    part_words,
    percent_words,
    question_words,
    title_words,
)
from models.snapshot.questions import TWICE, Source
from models.snapshot.rows import By
from models.snapshot.suppressing import SMALL
from models.snapshot.taking import Pair, Row, Snapshot

#: Parts of a breakdown in one menu; further ones are in the files of `convene snapshot`.
MOST_PARTS = 100
_SMALL = f"Counts from 1 to {SMALL} are not shown in a breakdown, nor those from which they could be worked out."
_COMPARED = "City &amp; Hackney: its audit of April 2021. Points: by how much the form says more than the log."


def snapshot_modal(snapshot: Snapshot, request_id: int, place: int = 0) -> View:
    """Every row of the whole, or of one part of a breakdown, which is chosen above."""
    parts = list(snapshot.parts)[:MOST_PARTS]
    place = min(max(place, 0), max(len(parts) - 1, 0))
    blocks = [section(f"*{escape(title_words(snapshot))}*"), context(_responses(snapshot))]
    if parts:
        options = [option(number, part_words(snapshot.by, part)) for number, part in enumerate(parts)]
        menu = {**select(options, str(place)), "action_id": "snapshot_part"}
        blocks.append(section("Show", menu, block_id="snapshot_part"))
        more = f" The first {MOST_PARTS} of {len(snapshot.parts)} are here." if len(snapshot.parts) > MOST_PARTS else ""
        blocks.append(context(_SMALL + more))
    pairs = snapshot.pairs(parts[place] if parts else "")
    for question in dict.fromkeys(pair.question for pair in pairs):
        these = [pair for pair in pairs if pair.question == question]
        blocks.append(section("\n".join([f"*{question_words(question)}*", *_lines(these)])))
    blocks.append(context(_COMPARED))
    return modal("Data snapshot", blocks, ref={"r": request_id})


def snapshot_letter(snapshot: Snapshot, request_id: int, *, stopped: bool | None = None) -> list[Block]:
    """The message: what stands out, and a button for all of it. `stopped`, of an agency's own: that they opted out."""
    blocks = [section(f"*{escape(title_words(snapshot))}*"), context(_responses(snapshot))]
    blocks.append(section(escape("\n".join(_headlines(snapshot)))))
    buttons = [button("Show every row", "snapshot_show", request_id)]
    if stopped is not None:
        words, deed = ("Send these again", "snapshot_start") if stopped else ("Stop these messages", "snapshot_stop")
        buttons.append(button(words, deed, request_id))
        blocks.append(
            context(
                "You get no more of these. You can have them again."
                if stopped
                else "You get this as the agency’s safeguarding lead, on the first working day of each month."
            )
        )
    return [*blocks, actions(buttons, f"snapshot:{request_id}")]


def not_theirs() -> list[Block]:
    """In the place of a snapshot whose reader may not see it any more."""
    return [section("This snapshot is not shown any more: your role has changed since.")]


def snapshot_entries(snapshot: Snapshot) -> list[Entry]:
    """The quality lead's Home: what stands out of the past year, and a button for each way to break it down."""
    blocks = (
        context(f"The past 12 months. {_responses(snapshot)}"),
        section(escape("\n".join(_headlines(snapshot)))),
        context(f"{_COMPARED} No case is shown here."),
        actions(
            [
                button("Picture and every row", "snapshot", "", style="primary"),
                *(button(words, f"snapshot.{by}", "") for by, words in _BREAKDOWNS.items()),
            ],
            "snapshot",
        ),
    )
    return [Entry("Data snapshot", blocks)]


_BREAKDOWNS = {By.AGENCY: "By agency", By.KIND: "By kind of agency", By.TYPE: "By type", By.MONTH: "By month"}


def alt_words(snapshot: Snapshot, most: int = 1000) -> str:
    """What the picture shows, in words."""
    lines = [
        title_words(snapshot),
        *(line.replace("*", "") for line in (_of_parts if snapshot.by else _headlines)(snapshot)),
    ]
    words = " ".join(f"{line}." for line in lines)
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _headlines(snapshot: Snapshot) -> Iterator[str]:
    """Each question's answer that City & Hackney reports, in a line."""
    pairs = {(pair.question, pair.answer): pair for pair in snapshot.pairs()}
    for question, words in SHORT.items():
        if question == "11":
            good = pairs[question, "good"].form, pairs[question, "outstanding"].form
            yield f"{words}: *{_sum_words(good)}* good or outstanding"
            continue
        pair = pairs[question, "no" if question in {"9", "10"} else "yes"]
        no = "no: " if question in {"9", "10"} else ""
        said = [f"{no}*{percent_words(row)}* {_FROM[row.source]}" for row in (pair.log, pair.form) if row is not None]
        late = pairs[question, "late"].log if question == "4" else None
        if late is not None and late.n:
            said.append(f"{late.n:,} of the shared ones late")
        reference = f" (City & Hackney {pair.reference:g}%)" if pair.reference is not None else ""
        yield f"{words}: {', '.join(said)}{reference}"


def _of_parts(snapshot: Snapshot) -> Iterator[str]:
    """What the picture of a breakdown shows: of each part, who said yes by the log."""
    for part in snapshot.parts:
        rows = [snapshot.row(question, "yes", Source.LOG, part) for question in TWICE]
        said = ", ".join(f"{SHORT[row.question].lower()} {percent_words(row)}" for row in rows)
        yield f"{part_words(snapshot.by, part)}: {said}"


_FROM = {Source.LOG: "from the log", Source.FORM: "from the form"}


def _sum_words(rows: Sequence[Row | None]) -> str:
    counts = [row.n for row in rows if row is not None]
    base = rows[0].base if rows[0] else 0
    known = [count for count in counts if count is not None]
    return f"{100 * sum(known) / base:.0f}%" if base and len(known) == len(counts) else "–"


def _responses(snapshot: Snapshot) -> str:
    if snapshot.invited == 0:
        return "No conference was held."
    invited, forms = (NOT_SHOWN if count is None else f"{count:,}" for count in (snapshot.invited, snapshot.responded))
    return f"Invited to conferences that were held: {invited}. Feedback forms: {forms}."


def _lines(pairs: Sequence[Pair]) -> Iterator[str]:
    """An answer a line; one that nobody gave is left out, except the one that is compared."""
    bases: dict[str, None] = {}
    for pair in pairs:
        rows = [row for row in (pair.log, pair.form) if row is not None]
        if not any(row.n or row.suppressed for row in rows) and pair.reference is None:
            continue
        bases |= {base_words(row): None for row in rows if row.answer != "late"}
        said = [f"{row.source.value} {count_words(row)}" for row in rows]
        if pair.difference is not None:
            said.append(f"{pair.difference:+g} points")
        if pair.reference is not None:
            said.append(f"City & Hackney {pair.reference:g}%")
        yield escape(f"{answer_words(pair.question, pair.answer)}: {' · '.join(said)}")
    if bases:
        yield f"_of {'; of '.join(bases)}_"
    else:
        yield "Nobody was asked."
