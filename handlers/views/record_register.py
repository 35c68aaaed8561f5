"""The attendance register in pages: a line a person, pre-filled, and the form that says who somebody was."""

from collections.abc import Sequence

from handlers.asked import Field
from handlers.views.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    confirm,
    context,
    escape,
    input_block,
    modal,
    option,
    section,
    select,
    text_input,
    ticks,
)
from handlers.views.cards import DONE, OPEN
from handlers.views.record_form import Writing, about, pages_of
from handlers.views.words import label
from models.agency import Agency
from models.record import Presence
from models.record_sheet import RecordSheet
from models.register import Line
from models.registering import MOST_NAME

REGISTER, PERSON = "register", "person_there"
ON_A_PAGE = 10
#: What a line's field is called: the slot of the line stands behind it.
FIELD = "presence:"
#: In the place of a page's number: save, and go back to the record.
BACK = "0"


def register_form(writing: Writing, lines: Sequence[Line]) -> View:
    """One page of it, with a question about each person; what is sent is saved, so the pages can be left."""
    pages = pages_of(len(lines), ON_A_PAGE)
    page = min(max(writing.page, 1), pages)
    shown = lines[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    value = writing.conference_id
    ways = [button("Add someone who came uninvited", "add_attendee", value)]
    ways += [button("Page before", f"register.{page - 1}", value)] if page > 1 else []
    ways += [button("Save, back to the record", f"register.{BACK}", value)]
    hint = "Filled in with what the agencies had answered. Correct it to who was there."
    blocks = [
        context(f"Page {page} of {pages}. {hint}" if pages > 1 else hint),
        *(block for line in shown for block in _line(line, writing)),
    ]
    submit = "Save, next page" if page < pages else "Save"
    return writing.drawn("Who attended", blocks, REGISTER, submit=submit, back=ways)


def person_form(writing: Writing, slot: str, agency: str | None, agencies: Sequence[Agency]) -> View:
    """Who was there: for a line of the register, or with its agency for somebody who came uninvited."""
    filled = writing.filled
    name = text_input(filled.text("full_name"), most=MOST_NAME, placeholder="First name and surname")
    role = text_input(filled.text("job_role"), most=MOST_NAME, placeholder="For example: practice nurse")
    unknown = ticks([option("yes", "Nobody knows more of the name")], filled.several("name_is_whole"))
    blocks: list[Block] = [section(f"*{escape(agency)}*")] if agency else _agency(writing, agencies)
    blocks += [
        input_block("full_name", "Full name", name, optional=True, hint="A professional’s name, never the family’s."),
        input_block("name_is_whole", "If there is only a first name", unknown, optional=True),
        input_block("job_role", "Role", role, optional=True),
        input_block("presence", "How did they attend?", _presences(filled.text("presence"))),
    ]
    back = [button("Back to the register", f"register.{writing.page}", writing.conference_id)]
    if slot.startswith("a"):
        sure = confirm("Take this person away?", "The register no longer shows them.", "Take away")
        back.append(button("Take away", "remove_attendee", slot[1:], confirm=sure))
    return writing.drawn("Who was there" if agency else "Came uninvited", blocks, PERSON, back=back, s=slot)


def register_seen(sheet: RecordSheet, page: int) -> View:
    """The register for whoever may only read it."""
    pages = pages_of(len(sheet.lines), ON_A_PAGE)
    page = min(max(page, 1), pages)
    value = sheet.conference_id
    rows = [section(_seen(line)) for line in sheet.lines[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]]
    turns = [(page - 1, "Page before")] * (page > 1) + [(page + 1, "Next page")] * (page < pages)
    ways = [button(words, f"register.{turn}", value) for turn, words in turns]
    ways.append(button("Back to the record", "record", value))
    return modal("Who attended", [about(sheet.of), *rows, actions(ways, "back")], ref={"c": value})


def saved_person(line: Line) -> dict[str, Field]:
    """What is recorded or expected of somebody, as the form's fields."""
    return {"full_name": line.full_name, "job_role": line.job_role, "presence": line.presence}


def _line(line: Line, writing: Writing) -> tuple[Block, Block]:
    change = button("Change", "name_person", line.slot, says=f"Change who came from {line.agency}")
    name = FIELD + line.slot
    chosen = writing.filled.text(name) or line.presence
    words = _who(line)
    if line.name_is_queried and line.recorded:
        words += f"\n_{OPEN} What is the full name?_"
    question = f"{line.full_name or line.agency}: how did they attend?"
    return section(words, change), input_block(name, question, _presences(chosen), optional=True)


def _seen(line: Line) -> str:
    if not line.recorded or line.presence is None:
        return f"{_who(line)}\n{OPEN} Not said yet"
    return f"{_who(line)}\n{DONE} {label(line.presence)}"


def _who(line: Line) -> str:
    person = ", ".join(escape(words) for words in (line.full_name, line.job_role) if words)
    uninvited = " · came uninvited" if line.uninvited else ""
    return f"*{escape(line.agency)}*{uninvited}\n{person or 'Nobody named'}"


def _agency(writing: Writing, agencies: Sequence[Agency]) -> list[Block]:
    filled = writing.filled
    menu = select([option(agency.id, agency.name) for agency in agencies], filled.text("agency"), "Choose the agency")
    other = text_input(filled.text("other_agency"), most=MOST_NAME)
    return [
        input_block("agency", "Agency", menu, optional=True),
        input_block("other_agency", "Or its name, if it is not on the list", other, optional=True),
    ]


def _presences(chosen: str | None) -> Element:
    return select([option(each.value, label(each)) for each in Presence], chosen, "Not said yet")


def counted(lines: Sequence[Line]) -> str:
    """What a saved register says on top of the record."""
    absent = sum(line.presence is Presence.ABSENT for line in lines if line.recorded)
    there = sum(line.recorded for line in lines) - absent
    unsaid = sum(not line.recorded for line in lines)
    words = f"Saved: {there} attended, {absent} did not."
    return f"{words} Not said yet for {unsaid}." if unsaid else words
