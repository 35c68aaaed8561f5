"""What is said when a birth makes the booked review too late, and when a plan is older than 12 months."""

from handlers.views.blocks import Block, actions, button, context, escape, section
from handlers.views.cards import DONE, heading
from handlers.views.preview import RULES, WARNING
from models.next_dates_sheet import NextSheet
from scheduling.words import day_words, moment_words


def too_late_letter(sheet: NextSheet, tag: object) -> list[Block]:
    """The new limit and the date that is booked, until one of them is put right."""
    code = sheet.of.conference.code
    if sheet.review is None or not sheet.review_too_late:
        return [section(f"{DONE} {code}: the review is not too late any more.")]
    by = f"*{day_words(sheet.review_by.on, sheet.of.today)}*, {RULES[sheet.review_by.rule]}"
    words = (
        f"{WARNING} *{code}: the review is booked too late now*\nA child was born. The review has to be held by {by}. "
        f"{sheet.review.code} is booked for *{_when(sheet)}*. The social worker can move it."
    )
    return [section(words), actions([button(f"Open {sheet.review.code}", "show", sheet.review.id)], f"late:{tag}")]


def too_late_line(sheet: NextSheet) -> str:
    """What a lock screen shows of it."""
    code = sheet.of.conference.code
    if not sheet.review_too_late:
        return f"{code}: the review is not too late any more"
    return f"{code}: the review has to be held by {day_words(sheet.review_by.on, sheet.of.today)}. Please move it"


def old_plan_letter(sheet: NextSheet, tag: object) -> list[Block]:
    """A prompt, not a judgement (G: where professionals met, it had a positive impact)."""
    of = sheet.of
    words = (
        "*A child has had a child protection plan for more than 12 months.*\n"
        "Where professionals met without the family, it helped to see what is stuck and to agree a clear direction. "
        "Please decide together whether to call a professionals’ meeting."
    )
    who = f"Social worker: {of.social_worker.full_name} · Chair: {of.chair.full_name}"
    look = button("Next dates", "next_dates", of.conference.id)
    return [heading(of), section(words), actions([look], f"old_plan:{tag}"), context(escape(who))]


def old_plan_line(sheet: NextSheet) -> str:
    """What a lock screen shows of it."""
    return f"{sheet.of.conference.code}: please consider a professionals’ meeting"


def _when(sheet: NextSheet) -> str:
    if sheet.review is None:
        return ""
    return moment_words(sheet.review.starts_at, sheet.of.conference.jurisdiction.zone, sheet.of.today)
