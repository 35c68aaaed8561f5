"""The Home tab: what is each person's to do, page by page, with a button for everything that can be typed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handlers.views.blocks import Block, Element, View, actions, button, context, divider, header, home_tab, section
from handlers.views.cards import recorded_lines
from handlers.views.held import outcome_buttons, record_words
from handlers.views.papers import TITLE, entry_buttons, entry_words, receipt_letter
from handlers.views.words import within
from models.cards import Card, ConferenceCard
from models.overview import DirectoryNumbers, Line
from models.papers import PaperLine, PapersSheet
from models.record import Part

#: Three blocks an entry, and headings, stay within a tab's hundred.
ON_A_PAGE = 25


@dataclass(frozen=True)
class Entry:
    """A few blocks that stay together, under a heading that is repeated on the next page."""

    heading: str
    blocks: tuple[Block, ...]


def home_view(entries: Sequence[Entry], top: Sequence[Element], page: int = 1) -> View:
    """One page of the tab."""
    pages = max(1, -(-len(entries) // ON_A_PAGE))
    page = min(max(page, 1), pages)
    blocks: list[Block] = [actions(top, "home_top")] if top else []
    under = ""
    for entry in entries[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]:
        blocks.append(header(entry.heading) if entry.heading != under else divider())
        under = entry.heading
        blocks += entry.blocks
    return home_tab([*blocks, *_pager(page, pages)])


def stranger_view() -> View:
    """For somebody whom the directory does not know."""
    return home_tab(
        [
            header("Welcome to Convene"),
            section(
                "Convene helps agencies take part in child protection conferences. "
                "You are not in this partnership’s directory yet. Ask your administrator to add you, then come back."
            ),
        ]
    )


def running_entry(line: Line) -> Entry:
    """A conference for whoever runs it."""
    value = line.conference_id
    progress = [f"{line.answered} of {line.invited} have said whether they are coming"]
    if line.details_to_send:
        progress.append(f"○ Secure details to send: {line.details_to_send}")
    elif line.invited:
        progress.append("✓ Secure details sent to everyone")
    buttons = [button("Show", "show", value), button("Readiness", "readiness", value)]
    return _entry("Conferences you run", _conference(line, progress), buttons, f"running:{value}")


def chairing_entry(line: Line) -> Entry:
    """A conference for its chair."""
    value = line.conference_id
    progress = [f"{line.answered} of {line.invited} have said whether they are coming"]
    buttons = [button("Readiness", "readiness", value), button("Show", "show", value)]
    return _entry("Conferences you chair", _conference(line, progress), buttons, f"chairing:{value}")


def outcome_entry(line: Line) -> Entry:
    """A conference that is over and of which nobody has said yet whether it was held."""
    value = line.conference_id
    text = _conference(line, ["When it was, everyone invited gets the feedback form."])
    return _entry("Was it held?", text, outcome_buttons(value), f"outcome:{value}")


def record_entry(of: ConferenceCard, still_open: Collection[Part]) -> Entry:
    """A conference whose record is not finished."""
    value = of.conference.id
    text = f"*{of.conference.code}* · {of.conference.type.label}\n{of.when} ({of.zone})\n{record_words(still_open)}"
    return _entry("Records to finish", text, [button("Open the record", "record", value)], f"record:{value}")


def papers_entry(sheet: PapersSheet, *, runs: bool) -> Entry:
    """A conference whose decision letter or minutes are still to send, overdue, or not with everybody."""
    value = sheet.of.conference.id
    return _entry(TITLE, entry_words(sheet), entry_buttons(sheet, runs=runs), f"papers:{value}")


def receipt_entry(card: Card, line: PaperLine) -> Entry:
    """Something that was sent, and of which its reader has not said whether they have it."""
    ask, *_, row = receipt_letter(card, line, for_them=False, tag=f"{card.invitation_id}:{line.paper}")
    return Entry("What you are asked", (ask, row))


def feedback_entry(line: Line) -> Entry:
    """A conference on which feedback is coming in."""
    value = line.conference_id
    text = _conference(line, [f"{line.feedback} of {line.invited} have given feedback"])
    return _entry("Feedback coming in", text, [button("See the feedback", "feedback_seen", value)], f"feedback:{value}")


def invitation_entry(card: Card) -> Entry:
    """An invitation for the agency's professional, with what is recorded and what is missing."""
    of, value = card.of, card.invitation_id
    text = "\n".join([f"*{of.conference.code}* · {of.when} ({of.zone})", *recorded_lines(card, to_agency=True)])
    buttons = [
        button("Coming or not", "coming", value),
        button("Report", "report", value),
        button("Shared with the family", "sharing", value),
    ]
    if card.answers.actions:
        buttons.append(button("Actions", "actions", value))
    buttons.append(button("Ask a person", "ask_person", value))
    return _entry("What you are asked", text, buttons, f"invitation:{value}")


def directory_entry(numbers: DirectoryNumbers) -> Entry:
    """The directory's numbers, for the administrator."""
    lines = [
        f"{numbers.agencies} agencies, {numbers.professionals} people",
        _gap(numbers.nobody_known, "agencies with nobody known there"),
        _gap(numbers.without_lead, "agencies without a safeguarding lead"),
        _gap(numbers.not_in_slack, "people whom Slack does not reach"),
        "Cases are not shown here. The directory is changed by importing it again.",
    ]
    return Entry("The directory", (section("\n".join(lines)),))


def again_entry(line: Line, by: str) -> Entry:
    """A conference that was not held and has to be scheduled again."""
    what = within(line.of.conference.standing)
    text = _conference(line, [f"○ It was {what}. {by}"])
    value = line.conference_id
    buttons = [button("Schedule it again", "schedule_again", value, style="primary"), button("Show", "show", value)]
    return _entry("To be scheduled again", text, buttons, f"again:{value}")


def feedback_wanted_entry(card: Card, closes: str | None) -> Entry:
    """A conference on which the agency's feedback is still wanted."""
    of, value = card.of, card.invitation_id
    by = f" by {closes}" if closes else ""
    text = f"*{of.conference.code}* · {of.when} ({of.zone})\n○ Feedback: five minutes{by}"
    give = button("Give feedback", "feedback", value)
    return _entry("What you are asked", text, [give], f"feedback_wanted:{value}")


def nothing_entry(*, runs: bool) -> Entry:
    """When there is nothing to do."""
    words = "Nothing is asked of you at the moment. When something is, you get a message."
    if runs:
        words = "You have no conferences to come. Choose *Schedule a conference* to begin."
    return Entry("Nothing to do", (section(words),))


def _conference(line: Line, more: Sequence[str]) -> str:
    of = line.of
    return "\n".join([f"*{of.conference.code}* · {of.conference.type.label}", f"{of.when} ({of.zone})", *more])


def _entry(heading: str, text: str, buttons: Sequence[Element], block_id: str) -> Entry:
    return Entry(heading, (section(text), actions(buttons, block_id)))


def _gap(count: int, what: str) -> str:
    return f"{'○' if count else '✓'} {count or 'No'} {what}"


def _pager(page: int, pages: int) -> list[Block]:
    if pages == 1:
        return []
    buttons = [button("Back", f"home_page.{page - 1}", page - 1)] if page > 1 else []
    buttons += [button("More", f"home_page.{page + 1}", page + 1)] if page < pages else []
    return [divider(), context(f"Page {page} of {pages}"), actions(buttons, "home_pages")]
