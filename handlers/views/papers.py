"""Decision letter and minutes on screen: what is to send, who has received what, and the question whether it came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.views.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    context,
    date_input,
    divider,
    escape,
    input_block,
    modal,
    option,
    section,
    select,
    short,
    ticks,
)
from handlers.views.cards import DONE, OPEN, heading, who
from handlers.views.scheduled import reach_words
from models.cards import Card
from models.paper import Receipt
from models.papers import PaperLine, PapersSheet
from scheduling.paper_facts import Paper
from scheduling.words import day_words, moment_words

TITLE = "Letters and minutes"
FORM = "paper_sent"
#: Lines of a list that stay within a section's 3,000 characters, and within a message that is to be read.
LINES, IN_A_MESSAGE = 15, 20
MOST = 150


@dataclass(frozen=True)
class Words:
    """How one paper is spoken of."""

    full: str
    name: str
    is_: str
    has: str


WORDS = {
    Paper.DECISION_LETTER: Words("Decision letter and outline plan", "decision letter", "is", "has"),
    Paper.MINUTES: Words("Minutes", "minutes", "are", "have"),
}


def to_send_letter(sheet: PapersSheet, tag: object) -> list[Block]:
    """To whoever runs the conference: what is to send by when, and a button to say that it went out."""
    how = "Send each to everyone invited by your secure route, then say so here. Nothing of it goes through Slack."
    return [heading(sheet.of), section(f"*Letter and minutes*\n{how}"), *_lines(sheet, runs=True), _open(sheet, tag)]


def to_send_line(sheet: PapersSheet) -> str:
    """What a lock screen shows of it."""
    code = sheet.of.conference.code
    unsent = [line for line in sheet.lines if line.sent is None]
    if not unsent:
        return f"{code}: decision letter and minutes are marked as sent"
    return f"{code}: please send the {WORDS[unsent[0].paper].name} by {_due(sheet, unsent[0])}, and say so here"


def overdue_letter(sheet: PapersSheet, line: PaperLine, tag: object, *, runs: bool) -> list[Block]:
    """What is overdue, or whom it has not reached: to the chair, and to the social worker who `runs` it."""
    waiting = [_waiting(row) for row in line.waiting] if line.sent else []
    more = len(waiting) - IN_A_MESSAGE
    listed = [*waiting[:IN_A_MESSAGE], *([f"and {more} more"] if more > 0 else [])]
    asker = f"Questions? The social worker is {escape(sheet.of.social_worker.full_name)}."
    again = f"If somebody has not had the {WORDS[line.paper].name}, please send them a copy by your secure route."
    return [
        heading(sheet.of),
        section(status_words(sheet, line)),
        *_chunks(listed),
        context(again if runs else asker),
        _open(sheet, tag),
    ]


def overdue_line(sheet: PapersSheet, line: PaperLine) -> str:
    """What a lock screen shows of it."""
    code, words = sheet.of.conference.code, WORDS[line.paper]
    if line.sent is None:
        return f"{code}: the {words.name} {words.is_} not marked as sent"
    if line.waiting:
        return f"{code}: the {words.name} {words.has} not reached everyone"
    return f"{code}: the {words.name} {words.has} reached everyone"


def receipt_letter(card: Card, line: PaperLine, *, for_them: bool, tag: object) -> list[Block]:
    """The one question; after the answer, what is recorded."""
    words, code = WORDS[line.paper], card.conference.code
    if line.sent is None:
        return [section(f"{code}: the {words.name} {words.is_} not marked as sent any more. Nothing is asked of you.")]
    receipt = next((found for row, found in line.rows if row.invitation_id == card.invitation_id), None)
    if receipt is not None and receipt.received:
        whom = f"{escape(who(card))} {'has' if card.invitee else 'have'}" if for_them else "You have"
        return [section(f"{DONE} {whom} received the {words.name} of {code}.")]
    yes = _answer(card, line, "yes", "Yes, received" if receipt is None else "Received now")
    if receipt is not None:
        seen = (
            f"{OPEN} The {words.name} of {code} {words.has} not arrived yet. The social worker and the chair see this."
        )
        return [section(seen), actions([yes], f"received:{tag}")]
    no = _answer(card, line, "no", "Not yet")
    sent = f"Sent on {day_words(line.sent.sent_on, card.of.today)}, by the secure route and not through Slack."
    ask = f"*Have you received the {words.name} of {code}?*\n{sent}"
    if for_them:
        reach = f"They are not in Slack. How to reach them: {escape(reach_words(card))}."
        ask = f"*Please ask {escape(who(card))}: have they received the {words.name} of {code}?*\n{sent} {reach}"
    return [section(ask), actions([{**yes, "style": "primary"}, no], f"received:{tag}")]


def receipt_line(card: Card, line: PaperLine, *, for_them: bool) -> str:
    """What a lock screen shows of it."""
    words, code = WORDS[line.paper], card.conference.code
    if for_them:
        return f"{code}: please ask somebody outside Slack whether the {words.name} {words.has} arrived"
    return f"{code}: have you received the {words.name}?"


def papers_view(sheet: PapersSheet, *, runs: bool, sentence: str | None = None) -> View:
    """Both papers and everybody they are for."""
    top = [section(f"{DONE} {escape(sentence)}")] if sentence else []
    blocks = [*top, heading(sheet.of)]
    for line in sheet.lines:
        blocks += [divider(), _line(sheet, line, runs=runs), *_receipts(line, runs=runs)]
    return modal(TITLE, blocks, ref={"c": sheet.of.conference.id})


def sent_form(sheet: PapersSheet, line: PaperLine, on: date | None, sentence: str | None = None) -> View:
    """On which day it went out; for one that is marked already, a way to take it back."""
    words, today = WORDS[line.paper], sheet.of.today
    label = f"When did the {words.name} go out by the secure route?"
    initial = on or (line.sent.sent_on if line.sent else today)
    blocks = [
        *([section(f"*{escape(sentence)}*")] if sentence else []),
        context(f"*{sheet.of.conference.code}* · due {_due(sheet, line)} ({sheet.of.zone})"),
        input_block("sent_on", label, date_input(initial.isoformat())),
    ]
    if line.sent:
        undo = ticks([option("undo", f"The {words.name} did not go out after all")])
        blocks.append(input_block("undo", "Was it a mistake?", undo, optional=True))
    ref = {"c": sheet.of.conference.id, "k": line.paper.value}
    return modal("Sent", blocks, callback_id=FORM, submit="Save", close="Cancel", ref=ref)


def status_words(sheet: PapersSheet, line: PaperLine) -> str:
    """One paper in a line or two: due, sent, late, received by how many."""
    full, due = f"*{WORDS[line.paper].full}*", _due(sheet, line)
    if line.sent is None:
        return f"{OPEN} {full} – {'not marked as sent; due since' if line.overdue else 'due'} {due}"
    sent_on = line.sent.sent_on
    late = sent_on > line.due_at.astimezone(sheet.of.conference.jurisdiction.zone).date()
    when = f"sent on {day_words(sent_on, sheet.of.today)}" + (f", after the deadline, {due}" if late else "")
    received = len(line.rows) - len(line.waiting)
    mark = OPEN if line.waiting else DONE
    return f"{mark} {full} – {when}\nReceived by {received} of {len(line.rows)}, as far as they have said"


def entry_words(sheet: PapersSheet) -> str:
    """Both papers, for a list of conferences."""
    of = sheet.of
    top = f"*{of.conference.code}* · {of.conference.type.label}\n{of.when} ({of.zone})"
    return "\n".join([top, *(status_words(sheet, line) for line in sheet.lines)])


def entry_buttons(sheet: PapersSheet, *, runs: bool) -> list[Element]:
    """What can be done about them from a list."""
    see = button("See who received what", "papers", sheet.of.conference.id)
    return [*([_mark(sheet, line) for line in sheet.lines if line.sent is None] if runs else []), see]


def _lines(sheet: PapersSheet, *, runs: bool) -> list[Block]:
    return [_line(sheet, line, runs=runs) for line in sheet.lines]


def _line(sheet: PapersSheet, line: PaperLine, *, runs: bool) -> Block:
    return section(status_words(sheet, line), _mark(sheet, line) if runs else None)


def _mark(sheet: PapersSheet, line: PaperLine) -> Element:
    name = WORDS[line.paper].name
    words = "Change the day" if line.sent else f"{name.capitalize()} sent"
    says = f"{words}: {name} of {sheet.of.conference.code}"
    return button(words, f"paper_sent.{line.paper.value}", sheet.of.conference.id, says=says)


def _open(sheet: PapersSheet, tag: object) -> Block:
    return actions([button("See who received what", "papers", sheet.of.conference.id)], f"papers:{tag}")


def _answer(card: Card, line: PaperLine, said: str, words: str) -> Element:
    about = f"{words}: {WORDS[line.paper].name} of {card.conference.code}"
    return button(words, f"received.{line.paper.value}-{said}", card.invitation_id, says=about)


def _receipts(line: PaperLine, *, runs: bool) -> Iterator[Block]:
    """Whom it has not reached, then whom it has; for whoever runs it, a way to type in what they were told."""
    if line.sent is None:
        return
    waiting = line.waiting
    yield from _chunks([_waiting(row) for row in waiting])
    if runs and waiting:
        menu = select([option(card.invitation_id, who(card)) for card, _ in waiting[:100]], placeholder="Who told you?")
        menu["action_id"] = f"received_for.{line.paper.value}"
        yield section("Somebody told you that it has arrived?", menu, f"received_for:{line.paper.value}:{len(waiting)}")
    there = [card for card, receipt in line.rows if receipt is not None and receipt.received]
    yield from _chunks([f"{DONE} {escape(short(who(card), MOST))}" for card in there])


def _waiting(row: tuple[Card, Receipt | None]) -> str:
    card, receipt = row
    state = "no answer" if receipt is None else "not yet"
    return f"{OPEN} {escape(short(who(card), MOST))} – {state}"


def _chunks(lines: Sequence[str]) -> list[Block]:
    return [section("\n".join(lines[start : start + LINES])) for start in range(0, len(lines), LINES)]


def _due(sheet: PapersSheet, line: PaperLine) -> str:
    return moment_words(line.due_at, sheet.of.conference.jurisdiction.zone, sheet.of.today)
