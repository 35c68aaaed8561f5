"""Saying whether the family has seen the report: the question of safety first, and for nobody else's eyes."""

from typing import Annotated

from pydantic import BaseModel

from handlers.answers import Answer, Update
from handlers.asked import Asked
from handlers.deeds import Deeds, Form
from handlers.fields import Day, Ids, maybe, one_of, read, some_of
from handlers.filling import again, first, recorded, show
from handlers.views.blocks import View
from handlers.views.sharing import GONE_THROUGH, form, saved
from models.answering import SharingAnswer, answer_sharing, open_invitation
from models.cards import card, others_invited
from models.desk import Desk
from models.refusals import Refused
from models.sharing import FamilyResponse, Method, NotSharedReason, Relation, Safety, Shared

#: The field that must be filled in for each answer; it is shown once the answer is chosen.
_NEEDS = {
    Shared.YES: "shared_on",
    Shared.PARTLY: "shared_on",
    Shared.PLANNED: "planned_for",
    Shared.NO: "reason",
}
#: Where a restricted reason could be read off: not shown to whoever answers on the agency's behalf.
PRIVATE = ("safety", "reason")


class SharingForm(BaseModel):
    """The form as it is sent; fields that were not shown are empty."""

    safety: Annotated[Safety, one_of(Safety, "Answer this first, please.")]
    value: Annotated[Shared | None, maybe(Shared)]
    shared_on: Day
    method: Annotated[Method | None, maybe(Method)]
    shared_with: Annotated[tuple[Relation, ...], some_of(Relation)]
    response: Annotated[FamilyResponse | None, maybe(FamilyResponse)]
    reason: Annotated[NotSharedReason | None, maybe(NotSharedReason)]
    planned_for: Day
    also_for: Ids

    def as_answer(self) -> SharingAnswer:
        """The domain's value; what does not belong to the chosen answer is left out."""
        if self.value in GONE_THROUGH:
            return SharingAnswer(
                safety=self.safety,
                value=self.value,
                shared_on=self.shared_on,
                method=self.method,
                shared_with=self.shared_with,
                response=self.response,
                also_for=self.also_for,
            )
        planned = self.planned_for if self.value is Shared.PLANNED else None
        reason = self.reason if self.value is Shared.NO else None
        return SharingAnswer(self.safety, self.value, planned_for=planned, reason=reason)


def open_form(desk: Desk, asked: Asked) -> Answer:
    """Open the form: with the question of safety alone until that is answered."""
    sheet = first(desk, asked, saved, PRIVATE)
    return show(sheet, form(sheet, others_invited(desk, sheet.card)))


def submit(desk: Desk, asked: Asked) -> Answer:
    """Record what the form says, or ask on while it has not asked everything."""
    filled = read(SharingForm, asked)
    if _has_more_to_ask(filled, asked):
        return Update(redraw(desk, asked, None))
    if filled.safety is Safety.SAFE and filled.value is None:
        raise Refused("Choose one answer.", "value")
    _check_agencies(desk, asked, filled)
    answer_sharing(desk, asked.ref_id("i"), filled.as_answer(), asked.seen_version())
    return recorded(desk, asked)


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form with the questions that follow from what is answered now."""
    sheet = again(desk, asked, sentence, saved, PRIVATE)
    return form(sheet, others_invited(desk, sheet.card))


def _has_more_to_ask(filled: SharingForm, asked: Asked) -> bool:
    """Whether the form was sent before the questions that follow were shown."""
    if "value" not in asked.fields:
        return True
    return filled.value in _NEEDS and _NEEDS[filled.value] not in asked.fields


def _check_agencies(desk: Desk, asked: Asked, filled: SharingForm) -> None:
    _, invitation = open_invitation(desk, asked.ref_id("i"), None)
    invited = {agency.id for agency in others_invited(desk, card(desk, invitation))}
    if not set(filled.also_for) <= invited:
        raise Refused("One of these agencies is no longer invited. Choose again.", "also_for")


def register(deeds: Deeds) -> None:
    """Put this room's deeds on the register."""
    deeds.add(presses={"sharing": open_form}, forms=(Form("sharing", submit, redraw),))
