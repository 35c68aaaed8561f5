"""For whoever is invited for the first time: what a conference is, in a minute, and a person to ask."""

from handlers.views.blocks import View, actions, button, context, escape, modal, section
from models.cards import Card

_BRING = (
    "*What you bring.* What you have seen and heard in your work, what goes well, what worries you, and what your "
    "service can do. You do not need to know everything, and you decide nothing alone."
)
_REPORT = (
    "*Your report.* One page is enough: your contact with the child and family, facts kept apart from your opinion, "
    "the child’s own words or what you observed, and whether you think the threshold is met, and why."
)
_FAMILY = (
    "*Going through it with the family.* Do it before the meeting, in person or by phone, so that nobody hears it "
    "there for the first time. Is there any reason not to share it with one parent? Say so and the chair will ring you."
)
_ON_THE_DAY = (
    "*On the day.* The chair asks each of you in turn. Say what you know and what you do not. You can come for part "
    "of the meeting, by video or by phone, or send a colleague."
)
_AFTERWARDS = (
    "*Afterwards.* You are told what was decided. If you disagree, tell the chair before the meeting ends: it is "
    "recorded, and it is welcome."
)


def guide(card: Card) -> View:
    """The short guide, for one invitation."""
    of = card.of
    still = "still " if of.is_review else ""
    what = (
        "*What it is.* A meeting of the family and everybody who works with them. Together it decides whether each "
        f"child {still}needs a child protection plan. {escape(of.chair.full_name)} leads it, and is independent."
    )
    buttons = [
        button("Will you be there?", "coming", card.invitation_id),
        button("Ask a person", "ask_person", card.invitation_id),
    ]
    about = context(f"{of.conference.code} · {of.when} ({of.zone})")
    rest = [section(part) for part in (_BRING, _REPORT, _FAMILY, _ON_THE_DAY, _AFTERWARDS)]
    return modal("First time?", [about, section(what), *rest, actions(buttons, "guide")])


def told(card: Card, duty_number: str) -> View:
    """After somebody asked for a person: who will be in touch, and whom to ring when it cannot wait."""
    asker = escape(f"{card.of.social_worker.full_name}, {card.of.social_worker.job_role}")
    return modal(
        "Ask a person",
        [
            section(f"{asker}, has been told that you would like to talk about {card.conference.code}."),
            section(f"If a child may be at risk now, do not wait: ring {escape(duty_number)}, or 999 in an emergency."),
        ],
    )
