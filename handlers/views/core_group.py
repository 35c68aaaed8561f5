"""A core group on screen: the form that sets one up or changes it, and the sheet with all its members."""

import zlib
from collections.abc import Mapping, Sequence

from handlers.asked import Field
from handlers.booking_form import LENGTHS, MOST_PLACE, TICKED
from handlers.views.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    confirm,
    context,
    date_input,
    escape,
    input_block,
    modal,
    option,
    section,
    select,
    text_input,
    ticks,
    time_input,
)
from handlers.views.cards import DONE, OPEN, length_words
from handlers.views.core_group_lines import drift_lines
from handlers.views.preview import RULES, WARNING
from handlers.views.schedule import Filled, agencies_field
from models.agency import Professional
from models.cards import ConferenceCard
from models.choices import Contact
from models.core_group import Part
from models.core_group_cards import GroupCard, GroupSheet, PlaceCard
from models.core_group_draft import GroupPreview
from scheduling.plan_facts import GroupStanding
from scheduling.words import day_words, list_words, time_words

FORM, SHEET = "core_group_form", "core_group"
USUAL_LENGTH = 60
PARTS = {Part.COMING: "Coming", Part.COLLEAGUE: "A colleague comes", Part.NOT_COMING: "Nobody can come"}
_MEANING = (
    "A core group carries the plan on between conferences. Chairing it and taking the minutes is everybody’s turn: "
    "we propose whoever did it least recently."
)


def group_form(
    of: ConferenceCard,
    filled: Filled,
    contacts: Sequence[Contact],
    shown: GroupPreview,
    ref: Mapping[str, object],
    sentence: str | None = None,
) -> View:
    """The form; what follows from the answers stands beneath the fields that it follows from."""
    lengths = [option(minutes, length_words(minutes)) for minutes in LENGTHS]
    place = text_input(filled.text("place"), most=MOST_PLACE, placeholder="Leave empty: link by secure email")
    right = ticks([option(TICKED, "These are the people who work with the family now")], filled.several("confirmed"))
    blocks = [
        *([section(f"*{escape(sentence)}*")] if sentence else []),
        context(f"*{of.conference.code}* · {_MEANING}"),
        input_block("date", "Date", date_input(filled.text("date")), dispatch=True),
        input_block("time", "Time", time_input(filled.text("time")), dispatch=True),
        section("\n".join(_day_lines(filled, shown)), block_id="day"),
        input_block("minutes", "How long", select(lengths, filled.text("minutes") or str(USUAL_LENGTH)), dispatch=True),
        input_block("place", "Place", place, optional=True),
        agencies_field(filled, contacts),
        *_services(shown),
        input_block("confirmed", "Check the members", right),
        *_turns(filled, shown),
    ]
    title, submit = ("Change the core group", "Save") if "g" in ref else ("Set up a core group", "Invite them")
    return modal(title, blocks, callback_id=FORM, submit=submit, close="Cancel", ref=dict(ref))


def group_view(sheet: GroupSheet, *, runs: bool, sentence: str | None = None) -> View:
    """The core group with its members, as whoever runs or chairs the conference opens it."""
    card = sheet.card
    blocks = [
        *([section(f"{DONE} {escape(sentence)}")] if sentence else []),
        section(group_heading(card)),
        context(escape(turns_words(card))),
        *([section(escape(_standing(card)))] if not card.is_booked else []),
        *_flags(sheet),
        *_deeds(card, runs=runs),
        *(_place(place, runs=runs and card.is_booked) for place in sheet.places),
    ]
    return modal("Core group", blocks, callback_id=SHEET, ref={"g": card.group.id})


def group_heading(card: GroupCard) -> str:
    """Reference, date, time with zone, length and place."""
    return (
        f"*{card.of.conference.code}* · Core group\n*{card.when}* ({card.of.zone}), "
        f"{length_words(card.group.minutes)}\n{escape(card.where)}"
    )


def turns_words(card: GroupCard) -> str:
    """Who chairs and who takes the minutes."""
    chair = card.chair.full_name if card.chair else "not agreed yet"
    minutes = card.minute_taker.full_name if card.minute_taker else "not agreed yet"
    return f"Chairs: {chair} · Takes the minutes: {minutes}"


def part_line(place: PlaceCard) -> str:
    """Whether somebody of this service comes."""
    if place.member.part is None:
        return f"{OPEN} Coming: not answered yet"
    return f"{DONE} {PARTS[place.member.part]}"


def actions_line(place: PlaceCard) -> str:
    """How many of the service's actions are updated; nothing when it has none."""
    if not place.asked:
        return ""
    sign = DONE if place.updated == len(place.asked) else OPEN
    return f"{sign} Actions: {place.updated} of {len(place.asked)} updated"


def _day_lines(filled: Filled, shown: GroupPreview) -> list[str]:
    """The limit and whether it is met, and what is odd about the day."""
    met = ""
    if chosen := filled.text("date"):
        met = f" {DONE} Met" if chosen <= shown.limit.on.isoformat() else " ✗ Not met: this is after the limit"
    lines = [f"*Hold it by* {day_words(shown.limit.on, shown.today)}: {RULES[shown.limit.rule]}.{met}"]
    if shown.refusal:
        lines.append(f"{WARNING} {escape(shown.refusal)}")
    lines += [f"{WARNING} {escape(each.person.full_name)} is at a conference then." for each in shown.booked]
    if shown.away:
        names = escape(list_words([each.agency.name for each in shown.away]))
        lines.append(f"{WARNING} Away on that day: {names}.")
    return lines


def _services(shown: GroupPreview) -> list[Block]:
    if shown.services <= shown.most_services:
        return []
    return [section(f"{WARNING} {too_many_words(shown.services, shown.most_services)}", block_id="services")]


def too_many_words(services: int, most: int) -> str:
    """The flag when more than eight services are involved (G)."""
    return (
        f"*{services} services are involved, which is more than {most}.* "
        "Is it clear to the family who does what? Think about who has to be in the core group."
    )


def turn_field(fields: Mapping[str, Field], name: str) -> str:
    """The block id of one of the two menus, as the form has it: it is another one after the members have changed."""
    return next((block for block in fields if block.startswith(f"{name}:")), name)


def _turns(filled: Filled, shown: GroupPreview) -> list[Block]:
    """Who chairs and who takes the minutes, the proposal first.

    What stands in a field stays there as long as the field does, so with other members these are other fields: nobody
    is left in them who does not take part any more. A proposal is named in its field's id: left as it was, it gives
    way to the one that follows from the members of now, and only what somebody chose stays.
    """
    people, known = people_options(shown.people), {str(person.id) for person in shown.people}
    own = zlib.crc32(",".join(sorted(known)).encode())
    turns = (("chair", "Chairs this time", shown.chair_id), ("minutes_by", "Takes the minutes", shown.minute_taker_id))
    blocks = []
    for name, words, proposed in turns:
        field = turn_field(filled.fields, name)
        chosen = filled.text(field)
        stays = chosen in known and chosen != field.rpartition(":")[2]
        menu = select(people, chosen if stays else str(proposed), "Not agreed yet")
        blocks.append(input_block(f"{name}:{own}" if stays else f"{name}:{own}:{proposed}", words, menu, optional=True))
    return blocks


def _flags(sheet: GroupSheet) -> list[Block]:
    lines = drift_lines(sheet.drifting, sheet.owners, sheet.card.of.today)
    if sheet.too_many:
        lines.insert(0, f"{WARNING} {too_many_words(sheet.services, sheet.most_services)}")
    return [section("\n".join(lines), block_id="flags")] if lines else []


def _standing(card: GroupCard) -> str:
    match card.group.standing:
        case GroupStanding.CANCELLED:
            return "Cancelled. Everybody who was asked was told."
        case GroupStanding.NOT_HELD:
            return f"{OPEN} It did not take place."
    return f"{DONE} Held."


def _deeds(card: GroupCard, *, runs: bool) -> list[Block]:
    back = button("Next dates", "next_dates", card.of.conference.id)
    value = card.group.id
    if not runs or card.group.standing is GroupStanding.CANCELLED:
        return [actions([back], "deeds")]
    if not card.is_booked:
        return [actions([button("Correct this", "core_group_held", value), back], "deeds")]
    if card.has_begun:
        return [actions([button("Record who came", "core_group_held", value, style="primary"), back], "deeds")]
    sure = confirm("Cancel this core group?", "Everybody who was asked is told once.", "Cancel it")
    elements = [
        button("Change it", "change_core_group", value),
        button("Cancel it", "cancel_core_group", value, style="danger", confirm=sure),
        back,
    ]
    return [actions(elements, "deeds")]


def _place(place: PlaceCard, *, runs: bool) -> Block:
    role = f"{place.person.full_name}, {place.person.job_role}" if place.person else "Nobody known there yet"
    lines = [f"*{escape(place.agency.name)}*", escape(role)]
    if place.member.attended is None:
        lines += [line for line in (part_line(place), actions_line(place)) if line]
    else:
        lines += [f"{DONE} Was there" if place.member.attended else "Was not there", actions_line(place)]
    answer = None
    if runs and place.leads and place.asked:
        answer = button("Update actions", "core_actions", place.member.id)
    elif runs and not place.leads:
        says = f"Answer for {place.agency.name}"
        answer = button("Answer for them", "core_group_for", place.member.id, says=says)
    return section("\n".join(filter(None, lines)), answer)


def people_options(people: Sequence[Professional]) -> list[Element]:
    """People as choices of a menu."""
    return [option(person.id, person.full_name, person.job_role) for person in people]


def clock_words(card: GroupCard) -> str:
    """The hour alone, such as `10am`."""
    return time_words(card.local_start.time())
