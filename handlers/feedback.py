"""Giving feedback after a conference: the letters, the form of twelve questions, and its submission."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator

from handlers.answers import Answer as Shown
from handlers.answers import Open, Recorded
from handlers.asked import Asked
from handlers.deeds import Deeds, Form, Paragraph
from handlers.fields import maybe, one_of, read, words
from handlers.views.blocks import View
from handlers.views.feedback import (
    CALLBACK,
    MAY_BE_NAMED,
    WORDS,
    Values,
    feedback_letter,
    feedback_modal,
    one,
    reason_field,
    thanks,
)
from handlers.views.questions import EXTRAS, REASONS
from models.cards import card
from models.conference import Conference
from models.desk import Desk
from models.feedback import QUESTIONS, Answer, ChangeForChild, Feedback, Rating
from models.invitation import Invitation
from models.outbox import OutboxRow
from models.refusals import Refused
from models.responding import FeedbackAnswer, closing_words, from_the_log, give_feedback, is_closed, open_form
from scheduling.ladder import Kind

Replied = Annotated[Answer | None, maybe(Answer)]


class FeedbackForm(BaseModel):
    """The form as it is sent. Only the first question has to be answered: a short answer is better than none."""

    q1: Annotated[Answer, one_of(Answer, "Tell us whether your agency attended.")]
    q2: Replied
    q3: Replied
    q4: Replied
    q5: Replied
    q6: Replied
    q7: Replied
    q8: Replied
    q9: Replied
    q10: Replied
    q11: Annotated[Rating | None, maybe(Rating)]
    q12: Annotated[str | None, words(WORDS)]
    invited_in_time: Replied
    received_last_record: Replied
    could_judge_threshold: Replied
    change_for_child: Annotated[ChangeForChild | None, maybe(ChangeForChild)]
    may_be_named: Annotated[bool, BeforeValidator(lambda ticked: MAY_BE_NAMED in (ticked or []))]


def open_feedback(desk: Desk, asked: Asked) -> Shown:
    """Open the form: with what the agency answered before, otherwise with what our own record answers."""
    row, given = open_form(desk, asked.number())
    record = from_the_log(desk, row)
    answered = given is not None and given.submitted_at is not None
    values = _values(given) if given and answered else {name: answer.value for name, answer in record.items()}
    closes = closing_words(desk, row.conference)
    return Open(feedback_modal(row, values, from_record=() if answered else record, closes=closes))


def redraw(desk: Desk, asked: Asked, sentence: str | None) -> View:
    """The form with what stands in it, after a No has brought up or taken away its reasons."""
    row, given = open_form(desk, asked.ref_id("i"))
    record = () if given and given.submitted_at else tuple(from_the_log(desk, row))
    closes = closing_words(desk, row.conference)
    return feedback_modal(row, asked.fields, from_record=record, closes=closes, sentence=sentence)


def submit(desk: Desk, asked: Asked) -> Shown:
    """Record the feedback and say thank you; a later answer replaces an earlier one."""
    form = read(FeedbackForm, asked)
    given: dict[str, Any] = form.model_dump()
    answer = FeedbackAnswer(
        answers={name: given[name] for name in QUESTIONS},
        rating=form.q11,
        words=form.q12,
        reasons=_reasons(form, asked.fields),
        change_for_child=form.change_for_child,
        may_be_named=form.may_be_named,
        **{name: given[name] for name in EXTRAS},
    )
    give_feedback(desk, asked.ref_id("i"), answer)
    row, _ = open_form(desk, asked.ref_id("i"))
    return Recorded(thanks(row, closing_words(desk, row.conference)))


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """The letter that asks for feedback; what it shows follows what is recorded."""
    invitation = desk.session.get_one(Invitation, row.invitation_id)
    conference = desk.session.get_one(Conference, invitation.conference_id)
    closes = closing_words(desk, conference)
    blocks = feedback_letter(
        card(desk, invitation),
        closes=closes,
        is_open=not is_closed(desk, conference),
        reminder=row.kind is Kind.FEEDBACK_REMINDER,
        for_them=row.recipient_id == conference.social_worker_id != invitation.professional_id,
    )
    by = f" by {closes}" if closes else ""
    return Paragraph(f"{conference.code}: please give feedback on the conference{by}", blocks)


def _reasons(form: FeedbackForm, fields: Values) -> dict[str, str]:
    """The reason chosen for each No; one that is not on the list is refused under its field."""
    chosen: dict[str, str] = {}
    for question, reasons in REASONS.items():
        reason = one(fields, reason_field(question))
        if getattr(form, question) is not Answer.NO or reason is None:
            continue
        if reason not in reasons:
            raise Refused("This reason is not on the list. Choose one that is.", reason_field(question))
        chosen[question] = reason
    return chosen


def _values(feedback: Feedback) -> dict[str, str | list[str] | None]:
    """What was answered before, as the form's fields hold it."""
    names = (*QUESTIONS, "q11", "q12", *EXTRAS, "change_for_child")
    values: dict[str, str | list[str] | None] = {name: getattr(feedback, name) for name in names}
    values |= {reason_field(question): reason for question, reason in feedback.reasons.items()}
    return {**values, "may_be_named": [MAY_BE_NAMED] if feedback.may_be_named else []}


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.add(
        presses={"feedback": open_feedback},
        forms=(Form(CALLBACK, submit, redraw),),
        letters={Kind.FEEDBACK: letter, Kind.FEEDBACK_REMINDER: letter},
    )
