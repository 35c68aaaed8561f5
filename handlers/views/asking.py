"""The questions of an invitation as rows of buttons: at most four answers to each, and always a way to a person."""

from collections.abc import Collection

from handlers.views.blocks import Block, Element, actions, button, section
from handlers.views.words import label
from models.cards import Card
from models.invitation import Mode
from scheduling.ladder import Missing
from scheduling.words import list_words

EVERYTHING = frozenset(Missing)
MOST_IN_A_ROW = 4
_WILL = (
    "*Will you be there?*\n“Something else” is for a deputy, a part of the meeting, or nobody coming. Or just reply."
)

#: The deed that answers what is missing, and what its button says before and after.
_BUTTONS = {
    Missing.REPORT: ("report", "Report: how far is it?", "Change report"),
    Missing.SHARING: ("sharing", "Shared with the family?", "Change sharing"),
    Missing.ACTIONS: ("actions", "Update actions", "Change actions"),
}


def questions(card: Card, tag: object, about: Collection[Missing] = EVERYTHING, *, quiet: bool = True) -> list[Block]:
    """The rows of buttons for one invitation; `tag` makes their block ids unique in a letter.

    `about` limits them to what a message is about; `quiet` adds what is rarely needed to the way to a person.
    """
    if card.closed:
        return []
    if card.invitation.not_us_at is not None:
        return [actions([_button(card, "coming", "It is for us after all"), _person(card)], f"quiet:{tag}")]
    rows: list[Block] = []
    unanswered = card.invitation.attendance is None
    if Missing.ATTENDANCE in about and unanswered:
        rows += [section(_WILL), actions(will_buttons(card), f"will:{tag}")]
    answers = [] if unanswered or Missing.ATTENDANCE not in about else [_button(card, "coming", "Change attendance")]
    answers += [_answer(card, each) for each in _BUTTONS if each in about and _asked(card, each)]
    if quiet:
        last = [_button(card, "not_us", "Not us"), _button(card, "guide", "First time?"), _person(card)]
        return [*rows, *_row(answers, f"answers:{tag}"), actions(last, f"quiet:{tag}")]
    if len(answers) < MOST_IN_A_ROW:
        return [*rows, *_row([*answers, _person(card)], f"answers:{tag}")]
    return [*rows, *_row(answers, f"answers:{tag}"), *_row([_person(card)], f"quiet:{tag}")]


def corrections(card: Card, tag: object) -> list[Block]:
    """One row to change what is recorded, when nothing more is asked."""
    if card.closed or card.invitation.not_us_at is not None:
        return questions(card, tag)
    answers = [_answer(card, each) for each in _BUTTONS if _asked(card, each)]
    return [actions([_button(card, "coming", "Change attendance"), *answers], f"answers:{tag}")]


def will_buttons(card: Card) -> list[Element]:
    """The usual answers, one press each, and the way to all the others."""
    quick = [_button(card, f"come.{mode.value}", label(mode)) for mode in Mode]
    return [*quick, _button(card, "coming", "Something else…")]


def ask_words(card: Card) -> str:
    """What is asked, in one line that is safe on a lock screen, with the date and hour by which it is due."""
    code, missing = card.conference.code, card.missing
    if card.closed:
        return card.closed
    if card.invitation.not_us_at is not None:
        return f"{code}: you told us this is not for you. Thank you"
    if not missing:
        return f"{code} on {card.of.when}: everything is recorded. Thank you"
    asks = ["tell us if you are coming"] if Missing.ATTENDANCE in missing else []
    if Missing.ACTIONS in missing:
        asks.append("update your actions")
    with_due = _with_due(card)
    if card.asked_too_late and with_due:
        asks, due = [*asks, "send what you can"], f" before {card.of.when}"
    elif with_due:
        last = card.of.family_due if Missing.SHARING in missing else card.of.report_due
        asks, due = [*asks, *with_due], f" by {last}"
    else:
        due = f" before {card.of.when}"
    return f"{code}: please {list_words(asks)}{due}"


def _with_due(card: Card) -> list[str]:
    asks = {
        Missing.REPORT: "send your report",
        Missing.SHARING: "go through your report with the family",
    }
    if Missing.REPORT in card.missing:
        asks[Missing.SHARING] = "go through it with the family"
    if card.conference.family_due_at != card.conference.report_due_at:
        asks[Missing.REPORT] += f" by {card.of.report_due}"
    return [words for each, words in asks.items() if each in card.missing]


def _asked(card: Card, each: Missing) -> bool:
    """An agency without actions is not asked about them, and without a report there is nothing to share."""
    if each is Missing.ACTIONS:
        return bool(card.answers.actions)
    return each is Missing.REPORT or each in card.missing or card.answers.sharing is not None


def _answer(card: Card, each: Missing) -> Element:
    deed, ask, change = _BUTTONS[each]
    return _button(card, deed, ask if each in card.missing else change)


def _person(card: Card) -> Element:
    return _button(card, "ask_person", "Ask a person")


def _button(card: Card, deed: str, words: str) -> Element:
    return button(words, deed, card.invitation_id, says=f"{words.rstrip('…')}, {card.conference.code}")


def _row(elements: list[Element], block_id: str) -> list[Block]:
    return [actions(elements, block_id)] if elements else []
