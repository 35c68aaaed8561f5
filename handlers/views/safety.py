"""What people read when a message is dangerous. It is never quoted, and the lines for a lock screen do not say why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.views.blocks import Block, Element, View, actions, button, context, escape, modal, section
from handlers.views.cards import DONE
from models.agency import Agency, Professional
from models.cards import Card
from models.challenge import Enquiry
from models.conversation.safety import Danger, Sign
from scheduling.words import list_words, moment_words

#: As many as a message holds comfortably; who is invited to more says it to the social worker.
MOST_CHOICES = 20
IN_A_ROW = 4
#: In the option of a button: the call is about who is in the room.
ABOUT_THE_ROOM = "-room"

_NAMES = {
    Sign.NHS_NUMBER: "an NHS number",
    Sign.BIRTH: "a date of birth",
    Sign.POSTCODE: "a postcode",
    Sign.PHONE: "a phone number",
    Sign.EMAIL: "an email address",
    Sign.CHILD_NAME: "the name of a child or family",
}
_HOW_TO_DELETE = "Please delete your message: point at it or press it, and choose “Delete message”."
_KEPT_NOTHING = "We kept nothing of it and recorded nothing."
_NO_REASON = "Please don’t write why, here or in the report. Share nothing that could put somebody at risk before then."


@dataclass(frozen=True)
class Call:
    """The call that the chair of a conference is asked to make. `service` is how the chair's own service is reached."""

    card: Card
    service: str
    exclusion_due: datetime
    now: datetime


@dataclass(frozen=True)
class Answered:
    """What the answer to a dangerous message is written from. `call` is known if its conference is."""

    danger: Danger
    choices: Sequence[Card]
    told: Sequence[Professional]
    duty_number: str
    secure_route: str
    call: Call | None


@dataclass(frozen=True)
class Alerted:
    """What an alert is written from. `named`: whether its reader is the partnership's safeguarding contact."""

    writer: Professional
    agency: Agency
    codes: tuple[str, ...]
    named: bool
    contact: Professional | None
    contact_agency: Agency | None
    duty_number: str


def answer_line(answered: Answered) -> str:
    """What a lock screen shows: what to do, not why."""
    danger = answered.danger
    if danger.harm:
        return f"Convene: please ring {answered.duty_number} now, or 999 in an emergency. Nothing was kept"
    if danger.for_chair and answered.call:
        code = answered.call.card.conference.code
        return f"{code}: please read how the chair hears of it. Nothing was kept"
    if danger.for_chair:
        return "Convene: please tell us which conference it is about. Nothing was kept"
    return "Convene: please delete your last message. Nothing of it was kept"


def answer(answered: Answered, tag: object) -> list[Block]:
    """What matters most first."""
    danger = answered.danger
    blocks = [*(_harm(answered) if danger.harm else []), *(_for_chair(answered, tag) if danger.for_chair else [])]
    if danger.details:
        names = list_words([_NAMES[each] for each in danger.details])
        blocks.append(section(f"Your message looks as if it holds {names}."))
    if Sign.FILE in danger.signs:
        route = escape(answered.secure_route)
        blocks.append(
            section(f"A file came with your message. We have not opened it. If it is a report, send it {route}.")
        )
    blocks.append(section(f"{_HOW_TO_DELETE} {_KEPT_NOTHING}"))
    if danger.harm:
        return blocks
    if not danger.for_chair:
        blocks.append(section(_again(danger)))
    return [*blocks, context(danger_words(answered.duty_number))]


def danger_words(duty_number: str) -> str:
    """Below every answer to plain words: where harm is told."""
    return f"Is a child in danger now? Ring 999. To tell somebody about harm, ring {escape(duty_number)}."


def stranger(duty_number: str) -> tuple[str, list[Block]]:
    """For somebody whom the directory does not know: nothing of what they write is read, and harm has its number."""
    line = f"Convene does not know you yet. To tell somebody about harm, ring {duty_number}, or 999 in an emergency"
    words = (
        "We do not know you yet, so nothing that you write here is read or kept. If you are invited to a conference, "
        "ask whoever invited you to have you added to the directory."
    )
    return line, [section(f"*{danger_words(duty_number)}*"), section(words)]


def chair_told(call: Call, *, asks_exclusion: bool) -> View:
    """After somebody said which conference it is about."""
    return modal(
        "A call from the chair", [section(words) for words in _chair_words(call, asks_exclusion=asks_exclusion)]
    )


def alert_line(alerted: Alerted) -> str:
    """What a lock screen shows: a reference and what to do."""
    about = f"{list_words(list(alerted.codes))}: " if alerted.codes else "Convene: "
    return f"{about}please ring a professional now about something they wrote"


def alert(alerted: Alerted) -> list[Block]:
    """Who wrote and how they are reached; not a word of what."""
    writer = escape(f"{alerted.writer.full_name}, {alerted.writer.job_role}, {alerted.agency.name}")
    about = f" They are part of {list_words(list(alerted.codes))}." if alerted.codes else ""
    what = (
        f"*Please ring {writer} now.* They wrote to Convene, and what they wrote may be a new disclosure of harm to a "
        f"child.{about}"
    )
    ring = escape(alerted.duty_number)
    done = f"They were asked at once to ring {ring}, or 999 in an emergency. We kept none of their words."
    reach = escape("; ".join(way for way in (alerted.writer.email, alerted.agency.duty_contact) if way))
    return [section(what), section(f"How to reach them: {reach}\n{done}"), context(_why_you(alerted))]


def please_phone(card: Card, asker: Professional, enquiry: Enquiry) -> list[Block]:
    """To the chair alone: who would like to be rung, and how they are reached; why, they say on the phone."""
    of = card.of
    zone, name = of.conference.jurisdiction.zone, escape(f"{asker.full_name}, {asker.job_role}, {card.agency.name}")
    if enquiry.settled_at is not None:
        spoken = moment_words(enquiry.settled_at, zone, of.today)
        return [section(f"*{of.conference.code}* · {name}\n{DONE} You have spoken to them: {spoken}.")]
    reach = escape("; ".join(way for way in (asker.email, card.agency.duty_contact) if way))
    asked = moment_words(enquiry.asked_at, zone, of.today)
    words = (
        f"*{of.conference.code}* · :telephone_receiver: *Please phone {name} before the meeting.* "
        f"Only you are told.\nAsked {asked}. How to reach them: {reach}"
    )
    row = actions([button("We have spoken", "settle", enquiry.id, style="primary")], f"enquiry:{enquiry.id}")
    return [section(words), row]


def please_phone_line(card: Card, enquiry: Enquiry) -> str:
    """What a lock screen shows of it."""
    of = card.of
    if enquiry.settled_at is not None:
        return f"{of.conference.code}: you have spoken"
    return f"{of.conference.code}: please phone an agency before {of.when}"


def _harm(answered: Answered) -> list[Block]:
    duty = escape(answered.duty_number)
    blocks = [
        section("*If a child or anybody else is in danger now, ring 999.*"),
        section(
            f"Otherwise ring {duty} now, and tell them what you were about to tell us. Please do not write it here."
        ),
    ]
    if answered.told:
        people = list_words([escape(f"{each.full_name}, {each.job_role},") for each in answered.told])
        verb = "has" if len(answered.told) == 1 else "have"
        blocks.append(section(f"{people} {verb} been told that you wrote, not what. Please ring all the same."))
    return blocks


def _for_chair(answered: Answered, tag: object) -> list[Block]:
    asks_exclusion = Sign.EXCLUSION in answered.danger.signs
    if answered.call is not None:
        if answered.call.card.closed:
            return [section(f"{escape(answered.call.card.closed)} {_ring_yourself(answered)}")]
        return [section(words) for words in _chair_words(answered.call, asks_exclusion=asks_exclusion)]
    if not answered.choices and answered.danger.harm:
        return []  # the duty desk hears of it at once
    if not answered.choices:
        words = "You have no open invitation, so we do not know which chair to ask."
        return [section(f"{words} {_ring_yourself(answered)}")]
    about = ABOUT_THE_ROOM if asks_exclusion else ""
    rows = [_choice(each, f"{place}{about}") for place, each in enumerate(answered.choices[:MOST_CHOICES])]
    question = "*Which conference is it about?* The chair will ring you, and nobody else is told."
    spread = [rows[start : start + IN_A_ROW] for start in range(0, len(rows), IN_A_ROW)]
    return [section(question), *(actions(row, f"phone_me:{tag}:{n}") for n, row in enumerate(spread))]


def _choice(card: Card, option: str) -> Element:
    return button(f"{card.conference.code}, {card.of.when}", f"phone_me.{option}", card.invitation_id)


def _chair_words(call: Call, *, asks_exclusion: bool) -> list[str]:
    chair = call.card.of.chair
    name, yourself = escape(f"{chair.full_name}, {chair.job_role},"), _service(call)
    words = f"{name} has been asked to phone you before {call.card.conference.code}. Nobody else is told of the call."
    if not chair.in_slack:
        words = f"We cannot reach {name} here. Please ring {yourself} and ask for them."
    if not asks_exclusion:
        return [f"{words} {_NO_REASON}"]
    by = moment_words(call.exclusion_due, call.card.conference.jurisdiction.zone, call.card.of.today)
    rule = f"Only the chair decides that somebody is not in the room, three working days before: by *{by}*."
    late = f" That has passed, so please ring {yourself} as well." if call.now > call.exclusion_due else ""
    return [f"{words} {_NO_REASON}", f"{rule}{late}"]


def _service(call: Call) -> str:
    reach = f" ({call.service})" if call.service else ""
    return escape(f"the conference service{reach}")


def _ring_yourself(answered: Answered) -> str:
    return f"Please ring the social worker, or {escape(answered.duty_number)} if it cannot wait."


def _again(danger: Danger) -> str:
    if danger.details:
        return "Then write again without it, or use the buttons of your invitation."
    if Sign.WORDS_BESIDE in danger.signs:
        return "We did not read the words beside it. If they were an answer, write them again without the file."
    return "What we need to know is whether and when you sent it: write that, or use the buttons of your invitation."


def _why_you(alerted: Alerted) -> str:
    if alerted.named:
        return "You get this because you are the partnership’s named safeguarding contact."
    if alerted.contact is None or alerted.contact_agency is None:
        return "You get this because no safeguarding contact is named, or can be reached in Slack. Please take it on."
    reach = "; ".join(way for way in (alerted.contact.email, alerted.contact_agency.duty_contact) if way)
    whom = f"{alerted.contact.full_name}, the safeguarding contact, as well: we cannot reach them here"
    return escape(f"Please phone {whom}. {reach}")
