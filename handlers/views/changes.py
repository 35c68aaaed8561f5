"""What is said when a conference moves, its deadlines move, or it is called off: to those invited and to the chair."""

from handlers.views.asking import questions
from handlers.views.blocks import Block, actions, button, escape, section
from handlers.views.cards import coming_line, heading, who
from models.cards import Card, ConferenceCard
from models.invitation import Attendance


def moved(card: Card, tag: object) -> list[Block]:
    """The new date and its deadlines; the answers given are kept."""
    if card.closed:
        return [section(escape(card.closed))]
    kept = "Your answers are kept."
    if card.invitation.attendance in {None, Attendance.NO}:
        kept += " Please tell us if you can come on the new date."
    else:
        kept += f" Please check that this is still right: {coming_line(card)}"
    return [
        section(f"*{card.conference.code} has a new date*"),
        heading(card.of),
        section(f"{_deadlines(card)}\n{kept}"),
        *questions(card, tag, quiet=False),
    ]


def deadlines_changed(card: Card, tag: object) -> list[Block]:
    """A bank holiday was added or taken away, so working days count differently."""
    if card.closed:
        return [section(escape(card.closed))]
    return [
        section(
            f"*The deadlines for {card.conference.code} have changed*\n"
            f"A day was added to the bank holidays or taken from them. The conference is still on {card.of.when}.\n"
            f"{_deadlines(card)}"
        ),
        *questions(card, tag, card.missing, quiet=False),
    ]


def moved_for_chair(of: ConferenceCard, tag: object) -> list[Block]:
    """The same to the chair, who answers nothing and wants to see who is still coming."""
    return [
        section(f"*{of.conference.code} has a new date*"),
        heading(of),
        section(_both_deadlines(of)),
        *_readiness(of, tag),
    ]


def deadlines_changed_for_chair(of: ConferenceCard, tag: object) -> list[Block]:
    """The same to the chair."""
    return [
        section(
            f"*The deadlines for {of.conference.code} have changed*\n"
            f"A day was added to the bank holidays or taken from them.\n{_both_deadlines(of)}"
        ),
        *_readiness(of, tag),
    ]


def cancelled(of: ConferenceCard) -> list[Block]:
    """The one notice that a cancelled conference leaves."""
    return [
        section(
            f"*{of.conference.code} on {of.when} is cancelled*\nNothing more is asked of you. Thank you for your time."
        )
    ]


def cancelled_to_pass_on(card: Card) -> list[Block]:
    """To the social worker, about somebody whom Slack does not reach."""
    contact = (
        escape(card.invitee.email or card.agency.duty_contact) if card.invitee else escape(card.agency.duty_contact)
    )
    reach = f" They can be reached at {contact}." if contact else ""
    words = f"They are not in Slack, so please tell {escape(who(card))} that nothing more is asked.{reach}"
    return [section(f"*{card.conference.code} on {card.of.when} is cancelled*\n{words}")]


def withdrawn(card: Card) -> list[Block]:
    """The agency is no longer asked."""
    asker = escape(f"{card.of.social_worker.full_name}, {card.of.social_worker.job_role}")
    return [
        section(
            f"*Your invitation to {card.conference.code} on {card.of.when} was withdrawn*\n"
            f"Nothing more is asked of you. If you think this is a mistake, speak to {asker}."
        )
    ]


def _deadlines(card: Card) -> str:
    if card.asked_too_late:
        return "The usual deadlines have passed, which is not counted against you. Send what you can before then."
    return _both_deadlines(card.of)


def _both_deadlines(of: ConferenceCard) -> str:
    if of.report_due == of.family_due:
        return f"Report, and sharing it with the family: by *{of.report_due}*."
    return f"Report: by *{of.report_due}*. Sharing it with the family: by *{of.family_due}*."


def _readiness(of: ConferenceCard, tag: object) -> list[Block]:
    if of.closed:
        return []
    return [actions([button("See who is ready", "readiness", of.conference.id)], f"readiness:{tag}")]
