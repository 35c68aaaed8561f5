"""Reminders and what follows them: only what is still missing, kindly, with the date and hour by which it is due."""

from handlers.views.asking import ask_words, corrections, questions
from handlers.views.blocks import Block, escape, section
from handlers.views.cards import DONE, missing_line, missing_lines, recorded_lines
from models.cards import Card
from scheduling.ladder import Missing
from scheduling.words import list_words

#: What a challenge is about, as the agency and its safeguarding lead read it.
ABOUT = {
    Missing.ATTENDANCE: "whether somebody is coming",
    Missing.REPORT: "about the report",
    Missing.SHARING: "about sharing the report with the family",
    Missing.ACTIONS: "about the actions",
}


def reminder(card: Card, rung: str, addressed: str, tag: object) -> list[Block]:
    """What is still missing, and the buttons for it."""
    if card.closed:
        return _closed(card)
    if not card.missing:
        return _thanks(card, tag)
    return [
        section("\n".join([_title(card, _opening(card, rung)), *_to(addressed)])),
        section("\n".join(missing_lines(card))),
        *questions(card, tag, card.missing, quiet=False),
    ]


def overdue(card: Card, addressed: str, tag: object) -> list[Block]:
    """The deadline has passed and something has not come: to the person, and to whoever covers for them."""
    if card.closed:
        return _closed(card)
    if not card.missing:
        return _thanks(card, tag)
    help_words = (
        "If it is done already, tell us here. If not, a short factual report still helps, even without much contact. "
        f"The conference is on *{card.of.when}*."
    )
    late = card.missing != {Missing.ATTENDANCE}  # the rest has come since: nothing is late any more
    return [
        section("\n".join([_title(card, overdue_words(card)), *_to(addressed), *[help_words] * late])),
        section("\n".join(missing_lines(card))),
        *questions(card, tag, card.missing, quiet=False),
    ]


def overdue_line(card: Card) -> str:
    """What a lock screen shows of it."""
    if card.closed or not card.missing:
        return ask_words(card)
    return f"{card.conference.code}: {overdue_words(card)}"


def overdue_words(card: Card) -> str:
    """Such as `We haven’t had your report. The deadline was Thursday 5 March, 5pm`, as a sentence."""
    missing, of = card.missing, card.of
    late = {Missing.REPORT: "your report", Missing.ACTIONS: "an update on your actions"}
    words = list_words([name for about, name in late.items() if about in missing])
    seen = (
        "whether the family has seen your report" if Missing.REPORT not in missing else "whether the family has seen it"
    )
    if words:
        unsure = f", and don’t know {seen}" if Missing.SHARING in missing else ""
        return f"We haven’t had {words}{unsure}. The deadline was {of.report_due}."
    if Missing.SHARING in missing:
        return f"We don’t know {seen}. The deadline was {of.family_due}."
    return f"We don’t know yet if somebody is coming on {of.when}."


def challenge(card: Card, about: Missing, tag: object) -> list[Block]:
    """The chair has asked the agency about one thing that is missing. Short: there may be one for each thing."""
    if card.closed:
        return _closed(card)
    asked = f"*{card.conference.code}* · The chair, {escape(card.of.chair.full_name)}, has asked {ABOUT[about]}."
    if about not in card.missing:
        return [section(f"{asked}\n{DONE} You have answered this. Thank you.")]
    please = f"Please tell us how things stand before *{card.of.when}*. A short answer is enough."
    return [
        section(f"{asked}\n{missing_line(card, about)}\n{please}"),
        *questions(card, tag, {about}, quiet=False),
    ]


def challenge_line(card: Card, about: Missing) -> str:
    """What a lock screen shows of it."""
    if card.closed or about not in card.missing:
        return ask_words(card)
    return f"{card.conference.code}: the chair has asked {ABOUT[about]}. Please answer before {card.of.when}"


def escalation(card: Card, about: Missing, asked_on: str, tag: object) -> list[Block]:
    """To the agency's safeguarding lead: the chair asked, and nobody has answered."""
    if card.closed:
        return _closed(card)
    agency = escape(card.agency.name)
    if about not in card.missing:
        return [section(f"*{card.conference.code}* · {DONE} {agency} has answered the chair. Thank you.")]
    asked = f"The chair, {escape(card.of.chair.full_name)}, asked {agency} {ABOUT[about]} on {asked_on}."
    help_words = (
        f"There is no answer yet. As the safeguarding lead, please help or answer here before *{card.of.when}*."
    )
    return [
        section(f"*{card.conference.code}* · {asked}\n{help_words}"),
        *questions(card, tag, {about}, quiet=False),
    ]


def escalation_line(card: Card, about: Missing) -> str:
    """What a lock screen shows of it."""
    if card.closed or about not in card.missing:
        return ask_words(card)
    return f"{card.conference.code}: the chair has had no answer from your agency. Please help before {card.of.when}"


def _opening(card: Card, rung: str) -> str:
    """The first sentence of a reminder. It is read again when the message is updated, so it counts no days."""
    if rung == "conference-1" or card.asked_too_late:
        return "You were asked late, which is never counted against you. Whatever you can send helps."
    if card.missing == {Missing.ATTENDANCE}:
        return "We don’t know yet if you are coming."
    if rung == "report-day":
        return f"The deadline is *{card.of.report_due}*. This is what we have not had yet."
    return "This is what we have not had yet."


def _title(card: Card, words: str) -> str:
    return f"*{card.conference.code}* · {card.of.when} ({card.of.zone})\n{words}"


def _to(addressed: str) -> list[str]:
    return [escape(addressed)] if addressed else []


def _thanks(card: Card, tag: object) -> list[Block]:
    """Everything is recorded; it can still be changed."""
    lines = "\n".join(recorded_lines(card, to_agency=True))
    return [
        section(_title(card, "Everything we asked for is recorded. Thank you.")),
        section(lines),
        *corrections(card, tag),
    ]


def _closed(card: Card) -> list[Block]:
    return [section(escape(card.closed or ""))]
