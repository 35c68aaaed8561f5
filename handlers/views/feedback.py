"""The feedback form as a modal of five minutes, the letters that ask for it, and the thanks."""

from collections.abc import Collection, Mapping

from handlers.views.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    context,
    escape,
    header,
    input_block,
    modal,
    option,
    radio,
    section,
    select,
    text_input,
    ticks,
)
from handlers.views.cards import DONE, heading, who
from handlers.views.questions import CHANGE, EXTRAS, QUESTIONS, REASONS
from handlers.views.words import label
from models.cards import Card
from models.feedback import Answer, ChangeForChild, Rating

CALLBACK = "feedback_form"
WORDS = 1500
MAY_BE_NAMED = "yes"
_FROM_US = "From our record. Please correct it if it is wrong."
Values = Mapping[str, str | list[str] | None]


def feedback_modal(
    card: Card, values: Values, *, from_record: Collection[str], closes: str | None, sentence: str | None = None
) -> View:
    """The form with `values` in it; a No brings up its reasons."""
    blocks: list[Block] = [section(f":information_source: {escape(sentence)}")] if sentence else []
    until = f" You can change your answers until {closes}." if closes else ""
    blocks.append(
        section(
            f"*{card.conference.code}* · {card.of.when}\n{escape(card.agency.name)}\n"
            f"Five minutes. Only the first question is required.{until}"
        )
    )
    for name in QUESTIONS:
        blocks += _question(name, values, recorded=name in from_record)
    blocks.append(header("If you have another minute"))
    blocks += [_answer_field(name, words, values) for name, words in EXTRAS.items()]
    if card.of.is_review:
        chosen = [option(each.value, label(each)) for each in ChangeForChild]
        element = radio(chosen, one(values, "change_for_child"))
        blocks.append(input_block("change_for_child", CHANGE, element, optional=True))
    blocks.append(_naming(values))
    return modal("Feedback", blocks, callback_id=CALLBACK, submit="Send", ref={"i": card.invitation_id})


def one(values: Values, name: str) -> str | None:
    """The single value of a field."""
    value = values.get(name)
    return value if isinstance(value, str) and value else None


def reason_field(question: str) -> str:
    """The name of the field with the reasons for a No."""
    return f"reason_{question}"


def _question(name: str, values: Values, *, recorded: bool) -> list[Block]:
    number = name.removeprefix("q")
    words = f"{number}. {QUESTIONS[name]}"
    if name == "q11":
        ratings = radio([option(each.value, label(each)) for each in Rating], one(values, name))
        return [input_block(name, words, ratings, optional=True)]
    if name == "q12":
        box = text_input(one(values, name), most=WORDS, multiline=True)
        return [input_block(name, words, box, optional=True, hint="No names, please, of families or of staff.")]
    field = _answer_field(name, words, values, hint=_FROM_US if recorded else "", required=name == "q1")
    return [field, *_reasons(name, values)]


def _answer_field(name: str, words: str, values: Values, *, hint: str = "", required: bool = False) -> Block:
    element = radio([option(each.value, label(each)) for each in Answer], one(values, name))
    return input_block(name, words, element, hint=hint, optional=not required, dispatch=name in REASONS)


def _reasons(name: str, values: Values) -> list[Block]:
    if name not in REASONS or one(values, name) != Answer.NO:
        return []
    field = reason_field(name)
    menu = select(
        [option(value, words) for value, words in REASONS[name].items()], one(values, field), "Choose a reason"
    )
    return [input_block(field, f"Why not? (question {name.removeprefix('q')})", menu, optional=True)]


def _naming(values: Values) -> Block:
    ticked = values.get("may_be_named")
    agree = option(
        MAY_BE_NAMED, "The chair may see that this came from my agency", "Leave it empty and the chair sees counts only"
    )
    element = ticks([agree], ticked if isinstance(ticked, list) else [])
    return input_block("may_be_named", "Your agency’s name", element, optional=True)


def feedback_letter(
    card: Card, *, closes: str | None, is_open: bool, reminder: bool, for_them: bool = False
) -> list[Block]:
    """Asks for feedback; shows what is recorded once it is given, and only a sentence once it has closed.

    `for_them`: to the social worker, who asks somebody outside Slack and types in what they say.
    """
    given = card.answers.feedback is not None and card.answers.feedback.submitted_at is not None
    blocks = [heading(card.of)]
    if not is_open:
        thanks = "Thank you for what you told us. " if given else ""
        return [*blocks, section(f"{thanks}Feedback on {card.conference.code} is closed.")]
    if given:
        blocks.append(section(f"{DONE} {escape(card.agency.name)} has given feedback. Thank you."))
    elif for_them:
        words = f"Slack does not reach {escape(who(card))}. Please ask them how this conference went, and type it in."
        blocks.append(section(words))
    elif reminder:
        blocks.append(section("There is still time to tell us how this conference went. It takes five minutes."))
    else:
        blocks.append(
            section(
                "*How did this conference go?* Twelve short questions, five minutes, some of them filled in already. "
                "Your answers show where agencies need to be asked earlier or helped more."
            )
        )
    blocks.append(actions([_form_button(card, given=given)], f"feedback:{card.invitation_id}"))
    person = f"{card.of.social_worker.full_name}, {card.of.social_worker.job_role}"
    blocks.append(context(f"Open until {closes}. Questions? Ask {escape(person)}."))
    return blocks


def thanks(card: Card, closes: str | None) -> View:
    """After the form is sent."""
    until = f" You can change it until {closes}." if closes else ""
    words = f"{DONE} Your feedback on {card.conference.code} is recorded.{until}"
    return modal("Thank you", [section(words)])


def _form_button(card: Card, *, given: bool) -> Element:
    if given:
        return button("Change our answers", "feedback", card.invitation_id)
    return button("Give feedback", "feedback", card.invitation_id, style="primary")
