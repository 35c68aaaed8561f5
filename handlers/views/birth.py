"""The form by which a birth is recorded: which child, by label, and the day."""

from collections.abc import Sequence

from handlers.views.blocks import View, context, date_input, escape, input_block, modal, option, section, select
from models.cards import ConferenceCard
from models.conference import Child


def birth_form(of: ConferenceCard, unborn: Sequence[Child], sentence: str | None = None) -> View:
    """The form; it never shows a date, as one that was recorded identifies a child."""
    top = [section(f"*{escape(sentence)}*")] if sentence else []
    why = "No name. We keep the date locked away and use it for one thing: by when the review has to be held."
    blocks = [*top, context(f"*{of.conference.code}* · {of.when}"), section(why)]
    if len(unborn) > 1:
        menu = select([option(child.id, child.label) for child in unborn], placeholder="Choose the child")
        blocks.append(input_block("child", "Which child", menu))
    blocks.append(input_block("born_on", f"When {_who(unborn)} was born", date_input()))
    ref = {"c": of.conference.id}
    return modal("A child was born", blocks, callback_id="birth", submit="Save", close="Cancel", ref=ref)


def _who(unborn: Sequence[Child]) -> str:
    return unborn[0].label if len(unborn) == 1 else "the child"
