"""The form that schedules a conference: its fields in the order in which a social worker knows the answers."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handlers.asked import Field
from handlers.booking_form import AGENCY, LENGTHS, MOST_PLACE, PERSON, TICKED, USUAL_LENGTH
from handlers.views.blocks import (
    OPTION_TEXT,
    Block,
    Element,
    View,
    context,
    date_input,
    divider,
    escape,
    input_block,
    modal,
    multi_select,
    option,
    radio,
    section,
    select,
    short,
    text_input,
    ticks,
    time_input,
)
from handlers.views.cards import length_words
from handlers.views.preview import day_blocks, people_blocks
from handlers.views.words import label
from models.agency import Professional
from models.choices import Contact
from models.conference import Concern, Conference, Need
from models.preview import Preview
from scheduling.deadlines import ConferenceType
from scheduling.words import day_words

#: What the agencies' menu may take of the 250,000 bytes of a view; what is chosen stands in it twice.
MOST_BYTES = 150_000


@dataclass(frozen=True)
class Choices:
    """What the menus offer; `social_workers` only to business support, who schedule for one of them."""

    chairs: Sequence[Professional]
    contacts: Sequence[Contact]
    reviewable: Sequence[Conference] = ()
    social_workers: Sequence[Professional] = ()


@dataclass(frozen=True)
class Filled:
    """What stands in a form's fields at this moment."""

    fields: Mapping[str, Field]

    def text(self, name: str) -> str | None:
        """What stands in a field that holds one value."""
        value = self.fields.get(name)
        return value if isinstance(value, str) and value else None

    def several(self, name: str) -> list[str]:
        """What stands in a field that holds several."""
        value = self.fields.get(name)
        return value if isinstance(value, list) else []


def schedule_form(
    filled: Filled,
    choices: Choices,
    shown: Preview,
    sentence: str | None = None,
    *,
    ref: Mapping[str, object] | None = None,
) -> View:
    """The whole form; what follows from the answers stands beneath the fields that it follows from."""
    blocks = [
        *([section(f"*{escape(sentence)}*")] if sentence else []),
        *_kind(filled, choices),
        *moment_fields(filled, shown),
        divider(),
        *_family(filled),
        divider(),
        agencies_field(filled, choices.contacts, optional=bool(filled.several("invite_again"))),
        *people_blocks(shown),
    ]
    return modal("Schedule a conference", blocks, callback_id="schedule", submit="Schedule", close="Cancel", ref=ref)


def moment_fields(filled: Filled, shown: Preview) -> list[Block]:
    """When it takes place, with what follows from it next to the date: the same when it is moved."""
    lengths = [option(minutes, length_words(minutes)) for minutes in LENGTHS]
    length = select(lengths, filled.text("minutes") or str(USUAL_LENGTH))
    override = ticks([option(TICKED, "Hold it on a bank holiday")], filled.several("bank_holiday"))
    return [
        input_block("date", "Date", date_input(filled.text("date")), dispatch=True),
        input_block("time", "Time", time_input(filled.text("time")), dispatch=True),
        *day_blocks(shown),
        input_block("bank_holiday", "If it is a bank holiday", override, optional=True, dispatch=True),
        input_block("minutes", "How long", length, dispatch=True),
    ]


def agencies_field(filled: Filled, contacts: Sequence[Contact], *, optional: bool = False) -> Block:
    """The agencies, grouped by kind; each choice is a person there, or the agency where nobody is known."""
    groups: dict[str, list[Element]] = {}
    for groups in _menus(contacts):
        if len(json.dumps(groups)) <= MOST_BYTES:
            break
    menu = multi_select(groups, filled.several("agencies"), "Choose agencies")
    hint = "Whoever knows the children or their parents. You can invite more later."
    return input_block("agencies", "Who to invite", menu, hint=hint, optional=optional, dispatch=True)


def _menus(contacts: Sequence[Contact]) -> Iterator[dict[str, list[Element]]]:
    """The menu as it should be, then shorter ones for bigger partnerships: one person for each agency, fewer words."""
    first = {contact.agency.id: contact for contact in reversed(contacts)}
    by_agency = sorted(first.values(), key=lambda contact: contact.agency.name)
    for offered in (contacts, by_agency):
        yield _grouped((contact, _contact(contact)) for contact in offered)
    for most in (OPTION_TEXT, 30):
        yield _grouped((each, option(_value(each), short(each.agency.name, most))) for each in by_agency)


def _grouped(options: Iterable[tuple[Contact, Element]]) -> dict[str, list[Element]]:
    groups: dict[str, list[Element]] = defaultdict(list)
    for contact, made in options:
        groups[label(contact.agency.kind)].append(made)
    return dict(sorted(groups.items()))


def _kind(filled: Filled, choices: Choices) -> list[Block]:
    kinds = [option(kind.value, label(kind)) for kind in ConferenceType]
    blocks = [input_block("type", "Type of conference", radio(kinds, filled.text("type")), dispatch=True)]
    blocks += _before(filled, choices)
    if choices.social_workers:
        menu = _people(choices.social_workers, filled.text("social_worker"), "Choose the social worker")
        blocks.append(input_block("social_worker", "Social worker", menu, dispatch=True))
    chairs = _people(choices.chairs, filled.text("chair"), "Choose the chair")
    return [*blocks, input_block("chair", "Chair", chairs, dispatch=True)]


def _before(filled: Filled, choices: Choices) -> list[Block]:
    """What came before this conference and starts its statutory clock; it depends on the type."""
    match filled.text("type"):
        case None:
            return []
        case ConferenceType.RCPC:
            return _review(filled, choices.reviewable)
        case ConferenceType.TRANSFER_IN:
            field = date_input(filled.text("notified"))
            return [input_block("notified", "Written notification received", field, optional=True, dispatch=True)]
    field = date_input(filled.text("strategy"))
    hint = "The discussion that started the section 47 enquiry, not a later one."
    return [input_block("strategy", "Strategy discussion", field, hint=hint, optional=True, dispatch=True)]


def _review(filled: Filled, reviewable: Sequence[Conference]) -> list[Block]:
    if not reviewable:
        return [context("You have no earlier conference here, so we cannot work out by when this review is due.")]
    earlier = [
        option(row.id, f"{row.code} · {day_words(row.local_start.date(), None)}", label(row.type)) for row in reviewable
    ]
    menu = select(earlier, filled.text("reviews"), "Choose the conference")
    usual = filled.several("invite_again") if "invite_again" in filled.fields else [TICKED]
    again = ticks([option(TICKED, "Invite everyone who was invited last time")], usual)
    return [
        input_block("reviews", "The conference it reviews", menu, optional=True, dispatch=True),
        input_block("invite_again", "The same agencies", again, optional=True, dispatch=True),
    ]


def _family(filled: Filled) -> list[Block]:
    place = text_input(filled.text("place"), most=MOST_PLACE, placeholder="Leave empty: link by secure email")
    ages = text_input(filled.text("ages"), most=200, placeholder="For example: 7, 4, unborn")
    concerns = ticks([option(each.value, label(each)) for each in Concern], filled.several("concerns"))
    needs = ticks([option(each.value, label(each)) for each in Need], filled.several("needs"))
    named = "Ages only, no names: we call them Child A, Child B and so on."
    asked = "In general terms. They decide which agencies are always invited."
    return [
        input_block("place", "Place", place, optional=True),
        input_block("ages", "Ages of the children", ages, hint=named, dispatch=True),
        input_block("concerns", "Concerns", concerns, hint=asked, optional=True, dispatch=True),
        input_block("needs", "Interpreter and access needs", needs, optional=True),
    ]


def _contact(contact: Contact) -> Element:
    agency, person = contact.agency, contact.person
    if person is None:
        return option(_value(contact), agency.name, "Nobody known there yet")
    name = f"{agency.name}: {person.full_name}" if contact.colleagues else agency.name
    return option(_value(contact), name, f"{person.full_name}, {person.job_role}")


def _value(contact: Contact) -> str:
    return f"{PERSON}{contact.person.id}" if contact.person else f"{AGENCY}{contact.agency.id}"


def _people(people: Sequence[Professional], initial: str | None, placeholder: str) -> Element:
    return select([option(person.id, person.full_name, person.job_role) for person in people], initial, placeholder)
