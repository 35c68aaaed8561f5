"""The forms that change a conference: move it, cancel it, hand it over, invite or withdraw. Each leads back to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.asked import Field
from handlers.views.blocks import (
    Block,
    View,
    actions,
    button,
    context,
    escape,
    input_block,
    modal,
    option,
    section,
    select,
)
from handlers.views.cards import who
from handlers.views.preview import people_blocks
from handlers.views.schedule import Filled, agencies_field, moment_fields
from handlers.views.words import label
from models.agency import Professional
from models.cards import Card, ConferenceCard
from models.choices import Contact
from models.invitation import PriorityReason
from models.preview import Preview


@dataclass(frozen=True)
class Change:
    """A form about one conference: what stands in it, the version of the facts it shows, a sentence on top."""

    of: ConferenceCard
    filled: Filled
    version: int
    sentence: str | None = None

    def drawn(self, title: str, blocks: Sequence[Block], deed: str, submit: str) -> View:
        """The modal, with the conference it is about on top and the way back to it below."""
        of = self.of
        about = context(f"*{of.conference.code}* · {of.when} ({of.zone})")
        top = [section(f"*{escape(self.sentence)}*")] if self.sentence else []
        back = actions([button(f"Back to {of.conference.code}", "show", of.conference.id)], "back")
        ref = {"c": of.conference.id, "v": self.version}
        return modal(
            title, [*top, about, *blocks, back], callback_id=deed, submit=submit or None, close="Close", ref=ref
        )


def moment_now(of: ConferenceCard) -> dict[str, Field]:
    """The date, time and length it has, as they stand in the fields at first."""
    conference = of.conference
    start = conference.local_start
    return {
        "date": start.date().isoformat(),
        "time": f"{start:%H:%M}",
        "minutes": str(conference.minutes),
        "bank_holiday": ["yes"] if conference.bank_holiday_accepted else [],
    }


def move_form(change: Change, shown: Preview) -> View:
    """Another date or time, with what follows from it."""
    told = context("Everyone who is invited is told once. What they have answered stays recorded.")
    blocks = [*moment_fields(change.filled, shown), *people_blocks(shown), told]
    return change.drawn("Move the conference", blocks, "reschedule", "Move it")


def cancel_form(change: Change, invited: int) -> View:
    """The question before a conference is cancelled."""
    people = "The agency that is invited is" if invited == 1 else f"The {invited} agencies that are invited are"
    words = (
        f"*Cancel {change.of.conference.code}?*\n{people} told once, and so is the chair. "
        "Nothing more is asked of anybody. You cannot take this back."
    )
    return change.drawn("Cancel the conference", [section(words)], "cancel", "Cancel it")


def hand_over_form(change: Change, social_workers: Sequence[Professional]) -> View:
    """To whom it goes."""
    if not social_workers:
        words = "There is no other social worker in the directory. Ask your administrator to add them."
        return change.drawn("Hand over", [section(words)], "hand_over", submit="")
    people = [option(person.id, person.full_name, person.job_role) for person in social_workers]
    menu = select(people, change.filled.text("to"), "Choose the social worker")
    told = context("They get everything from now on, and a message. You will no longer see this conference.")
    return change.drawn("Hand over", [input_block("to", "To whom", menu), told], "hand_over", "Hand over")


def invite_form(change: Change, contacts: Sequence[Contact], shown: Preview) -> View:
    """Further agencies, with why they matter if they do."""
    if not contacts:
        words = "Everybody in the directory is invited already. Ask your administrator to add who is missing."
        return change.drawn("Invite someone else", [section(words)], "invite", submit="")
    reasons = [option(each.value, label(each)) for each in PriorityReason]
    priority = select(reasons, change.filled.text("priority"), "Not a priority")
    late = context("Recorded as invited later than the others. A deadline that has passed never counts against them.")
    blocks = [
        agencies_field(change.filled, contacts),
        *people_blocks(shown),
        input_block("priority", "Why they matter most", priority, optional=True),
        late,
    ]
    return change.drawn("Invite someone else", blocks, "invite", "Invite")


def withdraw_form(change: Change, cards: Sequence[Card]) -> View:
    """Which invitation is to be withdrawn."""
    if not cards:
        return change.drawn("Withdraw", [section("Nobody is invited at the moment.")], "withdraw", submit="")
    rows = [option(card.invitation_id, who(card)) for card in cards]
    menu = select(rows, change.filled.text("invitation"), "Choose the invitation")
    told = context("They are told once, and nothing more is asked of them.")
    blocks = [input_block("invitation", "Invitation to withdraw", menu), told]
    return change.drawn("Withdraw", blocks, "withdraw", "Withdraw")
