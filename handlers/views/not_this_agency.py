"""For the social worker: an agency says that the invitation went to the wrong place."""

from handlers.views.blocks import Block, actions, button, confirm, escape, section
from handlers.views.cards import heading, recorded_lines, who
from handlers.views.words import within
from models.cards import Card


def not_us_letter(card: Card, tag: object) -> list[Block]:
    """Who says so, why, whom to ask instead; and the two things one then does."""
    if card.closed:
        return [heading(card.of), section(escape(f"{who(card)}: {card.closed}"))]
    if card.invitation.not_us_at is None:
        lines = [f"*{escape(who(card))}* has answered since:", *recorded_lines(card)]
        return [heading(card.of), section("\n".join(lines))]
    reason = f": {within(card.invitation.not_us_reason)}" if card.invitation.not_us_reason else ""
    lines = [f"*{escape(who(card))}* says that this invitation is not for them{reason}."]
    if card.invitation.not_us_instead:
        lines.append(f"Ask instead: {escape(card.invitation.not_us_instead)}")
    lines.append("Nothing more is asked of them, unless you speak to them and they change their answer.")
    sure = confirm("Withdraw this invitation?", "They are told once.", "Withdraw")
    buttons = [
        button("Invite someone else", "invite", card.conference.id, style="primary"),
        button("Withdraw this invitation", "withdraw_one", card.invitation_id, confirm=sure),
        button("Answer for them", "answer_for", card.invitation_id),
    ]
    return [heading(card.of), section("\n".join(lines)), actions(buttons, f"not_us:{tag}")]


def not_us_line(card: Card) -> str:
    """What a lock screen shows of it."""
    of = card.of
    return f"{of.conference.code}: an agency says the invitation for {of.when} is not for them. Please see who to ask"
