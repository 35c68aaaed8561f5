"""The chair's letter on the working day before, and the list from which a conference's summary is chosen."""

from collections.abc import Sequence
from datetime import datetime

from handlers.views.blocks import Block, View, actions, button, context, escape, modal, section
from handlers.views.cards import heading
from handlers.views.readiness import in_order, missing_words, summary_lines
from handlers.views.readiness_row import about_words
from models.overview import Line
from models.readiness import Readiness, ReadinessRow, ReportState
from models.sharing import Shared
from scheduling.words import moment_words

MOST_AGENCIES = 12
MOST_CHOICES = 90
_SENT = frozenset({ReportState.IN_TIME, ReportState.LATE})


def readiness_letter(readiness: Readiness, now: datetime) -> list[Block]:
    """Counts, what is missing from whom, and the way to the whole."""
    of = readiness.card
    conference_id = of.conference.id
    blocks: list[Block] = [heading(of)]
    if of.closed:
        blocks.append(context(escape(of.closed)))
    blocks.append(section("\n".join([counts_words(readiness), *summary_lines(readiness, chairs=True)])))
    blocks.append(section(_missing_by_agency(readiness)))
    blocks.append(
        actions([button("Open the summary", "readiness", conference_id, style="primary")], f"readiness:{conference_id}")
    )
    as_of = moment_words(now, of.conference.jurisdiction.zone, of.today)
    social_worker = f"{of.social_worker.full_name}, {of.social_worker.job_role}"
    blocks.append(context(f"As of {as_of}. Questions about this conference: {escape(social_worker)}."))
    return blocks


def counts_words(readiness: Readiness) -> str:
    """The four counts, each with its base."""
    rows = [row for row in readiness.rows if row.card.invitation.open]
    parts = [
        f"Coming: {sum(row.coming for row in rows)} of {len(rows)}",
        f"Reports: {sum(_has_report(row) for row in rows)} of {len(rows)}",
        f"Shared with the family: {sum(_shared(row) for row in rows)} of {len(rows)}",
    ]
    updated = [row.actions_updated for row in rows]
    if owned := sum(of for _, of in updated):
        parts.append(f"Actions updated: {sum(done for done, _ in updated)} of {owned}")
    return " · ".join(parts)


def chooser(lines: Sequence[Line]) -> View:
    """One's conferences, each with a button that opens its summary."""
    blocks = [
        section(f"*{line.of.conference.code}* · {line.of.when}", button("Open", "readiness", line.conference_id))
        for line in lines[:MOST_CHOICES]
    ]
    intro = section("Which conference? Next time you can add its reference: `/conference readiness CODE`.")
    return modal("Readiness", [intro, *blocks])


def _missing_by_agency(readiness: Readiness) -> str:
    rows = [row for row in in_order(readiness.rows) if row.card.missing]
    if not rows:
        return missing_words(readiness)
    expected = sum(row.card.invitation.open for row in readiness.rows)
    lines = [f"*Still missing* from {len(rows)} of {expected} agencies:"]
    lines += [f"○ {escape(row.card.agency.name)}: {about_words(row.card.missing)}" for row in rows[:MOST_AGENCIES]]
    if len(rows) > MOST_AGENCIES:
        lines.append(f"and {len(rows) - MOST_AGENCIES} more: open the summary to see them")
    return "\n".join(lines)


def _has_report(row: ReadinessRow) -> bool:
    report = row.card.answers.report
    return row.report in _SENT or (report is not None and report.sent_on is not None)


def _shared(row: ReadinessRow) -> bool:
    sharing = row.card.answers.sharing
    return sharing is not None and sharing.value in {Shared.YES, Shared.PARTLY}
