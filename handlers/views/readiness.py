"""The readiness summary on screen: who is coming, whose report is in, what was shared, what is missing. No score."""

from collections.abc import Sequence

from handlers.views.blocks import Block, View, actions, button, context, divider, escape, modal, section
from handlers.views.cards import heading
from handlers.views.core_group_lines import drift_lines
from handlers.views.readiness_row import row_blocks
from handlers.views.words import label, within
from models.conference import Child, Need
from models.readiness import Quorum, Readiness, ReadinessRow
from scheduling.ladder import Missing
from scheduling.words import list_words

#: Three blocks an agency, and a few above and below them, stay well within a modal's hundred.
ON_A_PAGE = 25


def readiness_modal(readiness: Readiness, *, chairs: bool, page: int = 1) -> View:
    """One page of the summary. Only the chair sees whom to phone, and can challenge."""
    rows = in_order(readiness.rows)
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    page = min(max(page, 1), pages)
    blocks = [heading(readiness.card)]
    if closed := readiness.card.closed:
        blocks.append(context(escape(closed)))
    lines = summary_lines(readiness, chairs=chairs)
    blocks.append(section("\n".join([lines[0], missing_words(readiness), *lines[1:]])))
    for row in rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]:
        blocks += [divider(), *row_blocks(row, chairs=chairs)]
    conference_id = readiness.card.conference.id
    blocks += _pager(page, pages, conference_id)
    title = f"Readiness {readiness.card.conference.code}"
    return modal(title, blocks, ref={"c": conference_id, "p": page})


def summary_lines(readiness: Readiness, *, chairs: bool) -> list[str]:
    """What concerns the whole conference, a line each; the quorum first."""
    lines = [f"*Quorum forecast:* {quorum_words(readiness.quorum, chairs=chairs)}"]
    if readiness.older_children:
        lines.append(f"*Ten or older:* {' · '.join(_child(child) for child in readiness.older_children)}")
    if needs := needs_words(readiness.card.conference.needs):
        lines.append(f"*Needed on the day:* {needs}")
    lines += drift_lines(readiness.drifting, readiness.owners, readiness.card.today)
    if chairs and (ring := phone_words(readiness.rows)):
        lines.append(ring)
    return lines


def quorum_words(quorum: Quorum, *, chairs: bool) -> str:
    """A forecast: the chair decides."""
    match quorum.others:
        case 0:
            coming = "No other agency has said that it is coming"
        case 1:
            coming = "1 other agency says it is coming"
        case others:
            coming = f"{others} other agencies say they are coming"
    needed = "1 is needed" if quorum.needed == 1 else f"{quorum.needed} are needed"
    return f"{coming}; {needed} besides social care. {'You decide' if chairs else 'The chair decides'} on quorum."


def missing_words(readiness: Readiness) -> str:
    """What is missing from how many agencies, in one line."""
    expected = [row for row in readiness.rows if row.card.invitation.open]
    if not expected:
        return "*Still missing:* no agency is invited yet."
    if not readiness.still_missing:
        return "*Still missing:* nothing. Every agency has answered everything."
    counts = {about: sum(about in row.card.missing for row in expected) for about in Missing}
    parts = [f"{within(about)} ({count})" for about, count in counts.items() if count]
    return f"*Still missing* from {len(readiness.still_missing)} of {len(expected)} agencies: {', '.join(parts)}"


def phone_words(rows: Sequence[ReadinessRow], most: int = 10) -> str:
    """Whom the chair should ring; never why. Empty when there is nobody."""
    names = [escape(row.card.agency.name) for row in rows if row.please_phone and row.card.invitation.open]
    if not names:
        return ""
    shown = names[:most] + ([f"{len(names) - most} more"] if len(names) > most else [])
    return f":telephone_receiver: *Please phone before the meeting:* {list_words(shown)}"


def in_order(rows: Sequence[ReadinessRow]) -> list[ReadinessRow]:
    """What needs the reader first: agencies with something missing, then the others, then who is not involved."""
    return sorted(rows, key=lambda row: (not row.card.invitation.open, not row.card.missing))


def needs_words(needs: Sequence[str]) -> str:
    """Interpreter and access needs."""
    return ", ".join([label(Need(need)) if not n else within(Need(need)) for n, need in enumerate(needs)])


def _child(child: Child) -> str:
    voice = within(child.voice) if child.voice else "not known yet whether they come or have an advocate"
    return f"{child.label} ({child.age_words}): {voice}"


def _pager(page: int, pages: int, conference_id: int | None) -> list[Block]:
    if pages == 1:
        return []
    buttons = []
    if page > 1:
        buttons.append(button("Previous agencies", f"readiness_page.{page - 1}", conference_id))
    if page < pages:
        buttons.append(button("More agencies", f"readiness_page.{page + 1}", conference_id))
    return [divider(), context(f"Page {page} of {pages}"), actions(buttons, "readiness_pages")]
