"""What a social worker passes on to somebody whom Slack does not reach: how to reach them, and the text to send."""

from html import unescape

from handlers.views.blocks import Block, actions, button, context, escape, section, short
from handlers.views.cards import DONE, conference_times, missing_line, missing_lines, recorded_lines, who
from handlers.views.invitation import plain_words
from handlers.views.reminding import ABOUT, overdue_words
from handlers.views.scheduled import reach_words
from models.agency import Professional
from models.cards import Card
from scheduling.ladder import Missing

#: A preformatted paragraph within Slack's 3,000 characters of a section.
MOST_TEXT = 2800


def relay_letter(card: Card, text: str, tag: object, lead: Professional | None = None) -> list[Block]:
    """The text, and the button by which the answer is typed in. `lead` is the safeguarding lead, if it is for them."""
    if card.closed:
        return [section(escape(f"{who(card)}: {card.closed}"))]
    if not card.missing:
        lines = [f"{DONE} *{escape(who(card))}* has answered everything for {card.conference.code}."]
        return [section("\n".join([*lines, *recorded_lines(card)])), actions([_answer(card)], f"relay:{tag}")]
    buttons = [_answer(card), button(f"Open {card.conference.code}", "show", card.conference.id)]
    return [
        section(f"*{card.conference.code}: please pass this on to {escape(_to(card, lead))}.*\n{_why(card, lead)}"),
        section(f"```{escape(short(text, MOST_TEXT))}```"),
        actions(buttons, f"relay:{tag}"),
        context("When they tell you their answers, type them in for them. They are marked as recorded by you."),
    ]


def relay_line(card: Card) -> str:
    """What a lock screen shows of it."""
    code = card.conference.code
    if card.closed or not card.missing:
        return f"{code}: there is nothing more to pass on"
    return f"{code}: please pass a message on to somebody outside Slack. Reports are due by {card.of.report_due}"


def text_for(card: Card, rung: str, about: Missing | None, lead: Professional | None) -> str:
    """The text for one occasion; the first is the invitation, the others say what has changed or is missing."""
    if rung == "invitation":
        return plain_words(card)
    return "\n".join([*_opening(card, rung, about, lead), "", *_asked(card, about), "", *_closing(card)])


def _opening(card: Card, rung: str, about: Missing | None, lead: Professional | None) -> list[str]:
    of, code = card.of, card.conference.code
    when = f"{of.when} ({of.zone}), {conference_times(of)}. {of.where}"
    if rung.startswith("sequence"):
        return [f"{code} has a new date: {when}", f"The report is now due by {of.report_due}. Your answers are kept."]
    if rung.startswith("replan"):
        return [f"The deadlines for {code} have changed. It is still on {when}", f"The report: {of.report_due}."]
    if rung == "challenge" and about:
        return [f"{code}: the chair, {of.chair.full_name}, has asked {ABOUT[about]}.", f"It is on {when}"]
    if rung == "escalation" and about:
        to = f"To {lead.full_name}, safeguarding lead. " if lead else ""
        return [f"{to}{code}: the chair has asked {card.agency.name} {ABOUT[about]}, and there is no answer yet."]
    if rung.startswith("report+"):
        return [f"{code}, {when}", overdue_words(card)]
    return [f"{code}, {when}", "This is what we have not had yet:"]


def _asked(card: Card, about: Missing | None) -> list[str]:
    lines = [missing_line(card, about)] if about else missing_lines(card)
    return [unescape(line).replace("*", "") for line in lines]


def _closing(card: Card) -> list[str]:
    asker = f"{card.of.social_worker.full_name}, {card.of.social_worker.job_role}"
    return [
        "A short factual report helps even if you cannot come or have had little contact.",
        "Please do not send the report by ordinary email: use your secure route.",
        f"Tell me your answers by phone if that is easier, and ask me anything. {asker}",
    ]


def _to(card: Card, lead: Professional | None) -> str:
    return f"{lead.full_name}, {card.agency.name}" if lead else who(card)


def _why(card: Card, lead: Professional | None) -> str:
    if lead:
        ways = "; ".join(way for way in (lead.email, card.agency.duty_contact) if way)
        return f"How to reach them: {escape(ways)}. It says nothing about the family."
    in_slack = card.invitee is not None and card.invitee.in_slack
    why = "They are away, and nobody there covers for them in Slack." if in_slack else "Slack does not reach them."
    return f"{why} How to reach them: {escape(reach_words(card))}. It says nothing about the family."


def _answer(card: Card) -> dict[str, object]:
    return button("Answer for them", "answer_for", card.invitation_id, says=f"Answer for {card.agency.name}")
