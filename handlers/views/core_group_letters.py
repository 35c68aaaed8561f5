"""What members of a core group read: that they are asked, what is still missing, what has changed."""

from handlers.views.blocks import Block, Element, actions, button, context, escape, header, section, short
from handlers.views.cards import DONE
from handlers.views.core_group import PARTS, actions_line, group_heading, part_line, turns_words
from models.core_group import Part
from models.core_group_cards import PlaceCard

MOST_TEXT = 2800


def asked_letter(place: PlaceCard, tag: object) -> list[Block]:
    """The invitation, which shows what is recorded as soon as something is."""
    if closed := closed_words(place):
        return [section(escape(closed))]
    title = "The core group is set up" if place.leads else "You are asked to a core group"
    return [
        header(title),
        section(group_heading(place.card)),
        section("\n".join(_words(place))),
        *_buttons(place, tag),
        *([] if place.leads else [_questions(place)]),
    ]


def asked_line(place: PlaceCard) -> str:
    """What a lock screen shows of it."""
    code, when = place.card.of.conference.code, place.card.when
    if closed := closed_words(place):
        return closed
    if place.leads:
        return f"{code}: the core group is set up for {when}"
    if not missing_words(place):
        return f"{code}: everything is recorded for the core group on {when}. Thank you"
    return f"{code}: please {missing_words(place)} the core group on {when}"


def reminder_letter(place: PlaceCard, tag: object) -> list[Block]:
    """The one reminder: only what is still missing."""
    if closed := closed_words(place):
        return [section(escape(closed))]
    if not missing_words(place):
        words = f"{DONE} Everything is recorded for the core group on {place.card.when}. Thank you."
        return [section(words), *_buttons(place, tag)]
    lines = [f"*{place.card.of.conference.code}: the core group is on {place.card.when}*"]
    if place.member.part is None:
        lines.append(part_line(place))
    if place.updated < len(place.asked):
        lines.append(actions_line(place))
    return [section("\n".join(lines)), *_buttons(place, tag), _questions(place)]


def changed_letter(place: PlaceCard, what: str, tag: object) -> list[Block]:
    """It has moved, is called off, or this person is not asked any more."""
    closed = closed_words(place)
    if what != "moved" or closed:
        return [section(escape(closed or asked_line(place)))]
    kept = "Your answers are kept." if place.member.part else "Please tell us if you can come."
    return [
        section(f"*The core group of {place.card.of.conference.code} has a new date or place*"),
        section(group_heading(place.card)),
        section("\n".join([kept, *_answers(place)])),
        *_buttons(place, tag),
    ]


def changed_line(place: PlaceCard, what: str) -> str:
    """What a lock screen shows of it."""
    if what == "moved" and not closed_words(place):
        return f"{place.card.of.conference.code}: the core group is now on {place.card.when}"
    return asked_line(place)


def to_pass_on(place: PlaceCard, words: str, tag: object) -> list[Block]:
    """To the social worker, about somebody whom Slack does not reach: how to reach them, and the text to send."""
    who = escape(place.who)
    ways = [place.person.email if place.person else None, place.agency.duty_contact]
    reach = escape("; ".join(way for way in ways if way) or "no contact in the directory")
    blocks = [
        section(f"*Please pass this on to {who}.*\nSlack does not reach them. How to reach them: {reach}."),
        section(f"```{escape(short(words, MOST_TEXT))}```"),
    ]
    if closed_words(place):
        return blocks
    answer = button("Answer for them", "core_group_for", place.member.id, says=f"Answer for {place.agency.name}")
    return [*blocks, actions([answer], f"core_group_for:{tag}")]


def plain_words(place: PlaceCard, what: str) -> str:
    """The same as plain text, for the social worker to send."""
    card = place.card
    if closed := closed_words(place):
        return closed
    of = card.of
    first = {
        "moved": f"The core group of {of.conference.code} has a new date or place.",
        "reminder": f"A reminder of the core group of {of.conference.code}.",
    }.get(what, f"You are asked to a core group, {of.conference.code}.")
    lines = [first, f"{card.when} ({of.zone}). {card.where}", turns_words(card)]
    if place.member.part is None:
        lines.append("Please tell me if you or a colleague can come.")
    if place.updated < len(place.asked):
        count = len(place.asked) - place.updated
        lines.append(f"Please tell me what was done about {'your action' if count == 1 else f'your {count} actions'}.")
    asker = f"{of.social_worker.full_name}, {of.social_worker.job_role}"
    return "\n".join([*lines, "", f"Tell me by phone if that is easier. {asker}"])


def closed_words(place: PlaceCard) -> str | None:
    """Why nothing is asked any more; None while something is."""
    if place.member.withdrawn_at is not None:
        code, when = place.card.of.conference.code, place.card.when
        return f"{code}: you are not asked to the core group on {when} any more. Thank you."
    return place.card.closed


def missing_words(place: PlaceCard) -> str:
    """What is asked, as it goes on with “the core group”; empty when everything is recorded."""
    coming, updates = place.member.part is None, place.updated < len(place.asked)
    if coming and updates:
        return "say if you are coming, and update your actions, for"
    if coming:
        return "say if you are coming to"
    return "update your actions for" if updates else ""


def _words(place: PlaceCard) -> list[str]:
    card = place.card
    lines = ["It carries the child protection plan on between conferences."]
    if card.chair is not None and card.chair.id == place.member.professional_id:
        lines.append("*It is your turn to chair it.*")
    if card.minute_taker is not None and card.minute_taker.id == place.member.professional_id:
        lines.append("*It is your turn to take the minutes.*")
    return [*lines, escape(turns_words(card)), *_answers(place)]


def _answers(place: PlaceCard) -> list[str]:
    lines = [] if place.leads or place.member.part is None else [part_line(place)]
    return [*lines, *filter(None, [actions_line(place)])]


def _buttons(place: PlaceCard, tag: object) -> list[Block]:
    """At most four: the answers that are not given yet, and the actions."""
    value = place.member.id
    elements: list[Element] = []
    if place.leads:
        elements.append(button("Open the core group", "core_group", place.card.group.id))
    else:
        parts = [part for part in Part if part is not place.member.part]
        elements += [button(PARTS[part], f"core_come.{part.value}", value) for part in parts]
    if place.asked:
        words = "Update actions" if place.updated < len(place.asked) else "Change actions"
        elements.append(button(words, "core_actions", value))
    return [actions(elements, f"core_group:{tag}")]


def _questions(place: PlaceCard) -> Block:
    lead = place.card.of.social_worker
    return context(escape(f"Questions, or not for you? The social worker is {lead.full_name}."))
