"""Questions in plain words: which are asked, what an answer is made of, and what goes to a person.

Answers come from the facts of now. About others they give roles and agencies, and only of those who said they come.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import col, select

from models.access import answers_for, parts_in
from models.action import Action, ActionUpdate
from models.agency import Professional
from models.cards import Card, cards_of
from models.challenge import Enquiry
from models.desk import Desk
from models.invitation import Attendance
from models.readiness import COMING
from models.redirecting import ask_a_person
from models.understanding.flags import FLAGS


class Question(StrEnum):
    """What somebody asks, or what a message shows that they should know: flags of `understand`, in order of answer."""

    FIRST_TIME = "send_first_timer_guide"
    REPORT_DUE = "question_report_due"
    REPORT_STILL_NEEDED = "question_report_still_needed"
    REPORT_RECEIVED = "question_report_received"
    HOW_TO_SEND = "question_how_to_send"
    FILE_MENTIONED = "attachment_use_secure_route"
    WHEN = "question_when"
    WHERE = "question_where"
    WHO_CHAIRS = "question_who_chairs"
    WHO_IS_COMING = "question_who_is_coming"
    MUST_I_SHARE = "question_must_i_share"
    WHY_SHARE = "signpost_sharing_guidance"
    MY_ACTIONS = "question_my_actions"
    MEANING = "question_meaning_of_words"
    CAN_IT_MOVE = "question_can_it_move"
    FEE = "fee_question_to_safeguarding_lead"
    DISAGREEMENT = "signpost_escalation"
    NAMED_CONTACT = "named_contact"
    UNANSWERED = "question_unanswered"


#: Flags of questions, each of which has an answer.
QUESTION_FLAGS = frozenset(flag for flag in FLAGS if flag.startswith("question_"))


@dataclass(frozen=True)
class Attendee:
    """Somebody who says they are coming: a role and an agency, never a name."""

    role: str
    agency: str
    in_part: bool


@dataclass(frozen=True)
class Known:
    """What answers are made of, for one invitation and the person who asks."""

    card: Card
    coming: tuple[Attendee, ...]
    actions: tuple[tuple[Action, ActionUpdate | None], ...]
    lead: Professional | None
    person_asked: bool
    secure_route: str


def asked_in(flags: Collection[str]) -> tuple[Question, ...]:
    """The questions among the flags of a message, in the order in which they are answered."""
    found = [question for question in Question if question.value in flags]
    if Question.MUST_I_SHARE in found and Question.WHY_SHARE in found:
        found.remove(Question.WHY_SHARE)
    if Question.HOW_TO_SEND in found and Question.FILE_MENTIONED in found:
        found.remove(Question.FILE_MENTIONED)
    return tuple(found)


def known(desk: Desk, card: Card) -> Known:
    """What there is to answer the acting person with. They may be the invitee, a colleague, or run the conference."""
    theirs = answers_for(desk, card.invitation) or bool(parts_in(desk, card.conference))
    own = card.invitation_id
    lead = desk.session.get(Professional, card.agency.lead_id) if card.agency.lead_id is not None else None
    return Known(
        card=card,
        coming=tuple(_attendees(each for each in cards_of(desk, card.conference) if each.invitation_id != own)),
        actions=card.answers.actions if theirs else (),
        lead=lead if lead is not None and lead.active and lead.id != desk.actor_id else None,
        person_asked=_person_asked(desk, card),
        secure_route=desk.rules.secure_route,
    )


def pass_on(desk: Desk, card: Card, flags: Collection[str]) -> None:
    """Have the social worker told of what only they decide: whether the conference can be moved."""
    if Question.CAN_IT_MOVE in asked_in(flags) and card.closed is None:
        ask_a_person(desk, card.invitation_id)


def _attendees(cards: Iterable[Card]) -> list[Attendee]:
    found = []
    for card in cards:
        invitation = card.invitation
        if not invitation.open or invitation.attendance not in COMING:
            continue
        deputy = invitation.attendance is Attendance.DEPUTY
        role = invitation.deputy_role if deputy else card.invitee.job_role if card.invitee else None
        found.append(Attendee(role or "Somebody", card.agency.name, invitation.attendance is Attendance.PART))
    return found


def _person_asked(desk: Desk, card: Card) -> bool:
    waiting = select(Enquiry.id).where(
        Enquiry.invitation_id == card.invitation_id,
        Enquiry.asked_by_id == desk.actor_id,
        col(Enquiry.for_chair).is_(False),
        col(Enquiry.settled_at).is_(None),
    )
    return desk.session.exec(waiting).first() is not None
