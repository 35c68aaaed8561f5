"""Who was invited, who attended and who provided a report, a line each."""

from collections.abc import Sequence

from handlers.views.blocks import Block, View, context, escape, modal, section
from handlers.views.cards import heading
from handlers.views.words import within
from models.cards import ConferenceCard
from models.record import Presence
from models.who import Who

#: Lines in one paragraph; sixty invitations fill four.
TOGETHER = 15


def who_view(of: ConferenceCard, found: Sequence[Who]) -> View:
    """All of them, counted first."""
    invited = [each for each in found if each.invited]
    counts = (
        f"{len(invited)} invited, {sum(each.attended for each in invited)} attended, "
        f"{sum(each.provided for each in invited)} provided a report"
    )
    blocks: list[Block] = [heading(of), section(f"*{counts}*")]
    lines = [_line(each) for each in found]
    blocks += [section("\n".join(lines[at : at + TOGETHER])) for at in range(0, len(lines), TOGETHER)]
    if any(each.presence is None for each in invited):
        blocks.append(context("Where the register says nothing yet, it is what the agency had answered."))
    return modal("Who was there", blocks)


def _line(each: Who) -> str:
    if each.presence is Presence.ABSENT:
        presence = "was not there"
    elif each.presence is not None:
        presence = f"was there, {within(each.presence)}"
    else:
        presence = f"had answered: {within(each.answered)}" if each.answered else "had not answered"
    report = f"report: {within(each.report)}" if each.report else "came uninvited"
    return f"{'✓' if each.attended else '○'} *{escape(each.agency)}* · {presence} · {report}"
