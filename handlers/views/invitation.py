"""The invitation: what somebody with forty seconds has to know, and what they can do about it at once.

City & Hackney's recommendation HCFS 4 says what it must tell those who seldom come. The family is never named here.
"""

from handlers.views.asking import ask_words, questions
from handlers.views.blocks import Block, escape, header, section
from handlers.views.cards import conference_times, heading, missing_lines, recorded_lines
from models.cards import Card

_EXPERIENCE = (
    "*You do not need to know everything.* What you send and your professional experience help decide whether the "
    "threshold is met. A short factual report helps even if you cannot come or have had little contact."
)


def invitation(card: Card, tag: object) -> list[Block]:
    """The message, which shows what is recorded as soon as something is."""
    if card.closed:
        return [heading(card.of), section(escape(card.closed))]
    top = [header("You are invited to a child protection conference"), heading(card.of)]
    if _answered(card):
        return [*top, section("\n".join(recorded_lines(card, to_agency=True))), *questions(card, tag)]
    body = [section(escape(f"{_why(card)}\n{_decided(card)}")), section(_asks(card)), section(_EXPERIENCE)]
    return [*top, *body, *questions(card, tag)]


def invitation_line(card: Card) -> str:
    """What a lock screen shows of it."""
    if card.closed or _answered(card):
        return ask_words(card)
    return f"You are invited. {ask_words(card)}"


def plain_words(card: Card) -> str:
    """The same as plain text, for the social worker to send to somebody whom Slack does not reach."""
    of = card.of
    lines = [
        "You are invited to a child protection conference." if not _answered(card) else "About your invitation:",
        f"{of.conference.code}, {of.conference.type.label}",
        f"{of.when} ({of.zone}), {conference_times(of)}. {of.where}",
        "",
    ]
    if _answered(card):
        lines += ["We still need:", *missing_lines(card)] if card.missing else ["Everything is recorded. Thank you."]
    else:
        lines += [_why(card), _decided(card), "", _asks(card), "", _EXPERIENCE]
    asker = f"{of.social_worker.full_name}, {of.social_worker.job_role}"
    report = "Please do not send the report by ordinary email: use your secure route."
    phone = f"Tell me your answers by phone if that is easier, and ask me anything. {asker}"
    return "\n".join([*lines, "", report, phone]).replace("*", "")


def _answered(card: Card) -> bool:
    answers = card.answers
    facts = (card.invitation.attendance, card.invitation.not_us_at, answers.report, answers.sharing)
    return any(fact is not None for fact in facts) or any(update is not None for _, update in answers.actions)


def _why(card: Card) -> str:
    words = (
        f"*Why you.* {card.agency.name} may know this family. "
        "The secure email with this reference names them; we never do."
    )
    return f"{words} The social worker has marked your part as a priority." if card.invitation.priority else words


def _decided(card: Card) -> str:
    still = "still " if card.of.is_review else ""
    return f"*What is decided.* Whether each child {still}needs a child protection plan."


def _asks(card: Card) -> str:
    """What is asked and by when, each with its date and hour."""
    of = card.of
    asks = ["Tell us if you will be there. A colleague can come as your deputy."]
    if card.asked_too_late:
        late = f"You were asked after the deadline, {of.report_due}: that is never counted against you."
        asks += [f"Send what you can before the conference. {late}", "Go through it with the family first if you can."]
    else:
        asks += [
            f"Send your report by *{of.report_due}*, by your secure route, not through Slack.",
            f"Go through it with the family by *{of.family_due}*.",
        ]
    asks[-1] += " If that might not be safe, say so and the chair will ring you."
    count = len(card.answers.actions)
    if count:
        asks.append(f"Tell us what was done about your {'action' if count == 1 else f'{count} actions'}.")
    return "\n".join(["*What we ask*", *(f"{number}. {words}" for number, words in enumerate(asks, 1))])
