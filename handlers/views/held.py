"""Was it held? The question to the chair once a conference's end has passed, and what is recorded of it."""

from datetime import date

from handlers.views.blocks import Block, Element, actions, button, confirm, context, escape, section
from handlers.views.cards import DONE, heading
from models.cards import ConferenceCard
from models.responding import Response
from scheduling.ladder import Standing
from scheduling.words import day_words

_WORDS = {
    Standing.HELD: ("Yes, it was held", "It was held after all"),
    Standing.INQUORATE: ("No, inquorate", "It was inquorate"),
    Standing.POSTPONED: ("No, postponed", "It was postponed"),
}


def held_letter(of: ConferenceCard, response: Response, again_by: date, closes: str | None) -> list[Block]:
    """The question, or what is recorded; `again_by` is the last day for an inquorate one to be held again."""
    conference, conference_id = of.conference, of.conference.id
    blocks = [heading(of)]
    match conference.standing:
        case Standing.SCHEDULED:
            blocks.append(section("*Was this conference held?* When it was, everyone invited gets the feedback form."))
            blocks.append(actions(outcome_buttons(conference_id), f"outcome:{conference_id}"))
        case Standing.HELD:
            blocks.append(section(f"{DONE} Held. {response_words(response)}{_until(closes)}"))
            see = button("See the feedback", "feedback_seen", conference_id)
            blocks.append(actions([see], f"feedback_seen:{conference_id}"))
        case Standing.INQUORATE:
            blocks.append(section(f"{DONE} Inquorate, so no decision was made. {_again(again_by, of.today)}"))
            blocks.append(_correct(conference.standing, conference_id))
        case Standing.POSTPONED:
            blocks.append(section(f"{DONE} Postponed. The social worker schedules the new date."))
            blocks.append(_correct(conference.standing, conference_id))
        case _:
            blocks.append(section(f"{conference.code} was cancelled. There is nothing more to record."))
    blocks.append(context(f"Questions? The social worker is {escape(of.social_worker.full_name)}."))
    return blocks


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


def _correct(standing: Standing, conference_id: int | None) -> Block:
    others = [(outcome, after) for outcome, (_, after) in _WORDS.items() if outcome is not standing]
    buttons = [button(after, f"outcome.{outcome.value}", conference_id) for outcome, after in others]
    return actions(buttons, f"outcome:{conference_id}")


def _again(by: date, today: date) -> str:
    return (
        f"Hold it again by *{day_words(by, today)}*, which is within 10 working days. "
        "The social worker schedules the new date."
    )


def _until(closes: str | None) -> str:
    return f" The form closes on {closes}." if closes else ""
