"""Was it held? The question to the chair once a conference's end has passed, and what is recorded of it."""

from collections.abc import Collection
from datetime import date

from handlers.views.blocks import Block, Element, actions, button, confirm, context, escape, section
from handlers.views.cards import DONE, OPEN, heading
from models.cards import ConferenceCard
from models.record import Part
from models.responding import Response
from scheduling.ladder import Standing
from scheduling.words import day_words

_WORDS = {
    Standing.HELD: ("Yes, it was held", "It was held after all"),
    Standing.INQUORATE: ("No, inquorate", "It was inquorate"),
    Standing.POSTPONED: ("No, postponed", "It was postponed"),
}


def held_letter(
    of: ConferenceCard, response: Response, again_by: date, closes: str | None, still_open: Collection[Part] | None
) -> list[Block]:
    """The question, or what is recorded; `again_by` is the last day for an inquorate one to be held again.

    `still_open` are the parts of the record that are not there yet; None once it is finished.
    """
    conference_id = of.conference.id
    blocks = [heading(of)]
    if of.conference.standing is Standing.HELD:
        words = f"{DONE} Held. {response_words(response)}{_until(closes)}\n{record_words(still_open)}"
        blocks.append(section(words))
        ways = [
            button("Open the record", "record", conference_id, style=None if still_open is None else "primary"),
            button("Next dates", "next_dates", conference_id),
            button("See the feedback", "feedback_seen", conference_id),
        ]
        blocks.append(actions(ways, f"feedback_seen:{conference_id}"))
    else:
        blocks += outcome_blocks(of, again_by)
    blocks.append(context(f"Questions? The social worker is {escape(of.social_worker.full_name)}."))
    return blocks


def outcome_blocks(of: ConferenceCard, again_by: date, *, may_answer: bool = True) -> list[Block]:
    """Of a conference that is not recorded as held: the question, or why it was not, with the other answers."""
    conference, conference_id = of.conference, of.conference.id
    match conference.standing:
        case Standing.SCHEDULED if may_answer:
            words = "*Was this conference held?* When it was, everyone invited gets the feedback form."
            buttons = outcome_buttons(conference_id)
        case Standing.SCHEDULED:
            words, buttons = "The chair has not said yet whether it was held.", []
        case Standing.INQUORATE:
            words = f"{DONE} Inquorate, so no decision was made. {_again(again_by, of.today)}"
            buttons = _correct(conference.standing, conference_id)
        case Standing.POSTPONED:
            words = f"{DONE} Postponed. The social worker schedules the new date."
            buttons = _correct(conference.standing, conference_id)
        case _:
            words, buttons = f"{conference.code} was cancelled. There is nothing more to record.", []
    row = [actions(buttons, f"outcome:{conference_id}")] if buttons and may_answer else []
    return [section(words), *row]


def outcome_buttons(conference_id: int | None) -> list[Element]:
    """The three answers. Held is asked back, because the feedback form goes out with it."""
    sure = confirm(
        "It was held?",
        "Everyone who was invited gets the feedback form now. This cannot be taken back.",
        "Yes, it was held",
    )
    held, inquorate, postponed = (words for words, _ in _WORDS.values())
    return [
        button(held, "outcome.held", conference_id, style="primary", confirm=sure),
        button(inquorate, "outcome.inquorate", conference_id),
        button(postponed, "outcome.postponed", conference_id),
    ]


def response_words(response: Response) -> str:
    """How many of those invited have given feedback."""
    return f"{response.answered} of {response.invited} have answered the feedback form."


def record_words(still_open: Collection[Part] | None) -> str:
    """How far the chair's record is."""
    if still_open is None:
        return f"{DONE} The record is finished."
    if not still_open:
        return f"{OPEN} Every part of the record is there. You can finish it."
    return f"{OPEN} The record: {len(Part) - len(still_open)} of {len(Part)} parts are there."


def _correct(standing: Standing, conference_id: int | None) -> list[Element]:
    others = [(outcome, after) for outcome, (_, after) in _WORDS.items() if outcome is not standing]
    return [button(after, f"outcome.{outcome.value}", conference_id) for outcome, after in others]


def _again(by: date, today: date) -> str:
    return (
        f"Hold it again by *{day_words(by, today)}*, which is within 10 working days. "
        "The social worker schedules the new date."
    )


def _until(closes: str | None) -> str:
    return f" The form closes on {closes}." if closes else ""
