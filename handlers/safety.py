"""What a dangerous message brings about: the answer to its writer, the alert, and the chair who is asked to ring."""

from dataclasses import replace

from handlers.answers import Answer, Recorded
from handlers.asked import Asked
from handlers.deeds import Deeds, Paragraph
from handlers.views import safety as views
from models.agency import Agency, Professional
from models.cards import card, my_cards
from models.challenge import Enquiry
from models.conversation.contacts import codes_for, safeguarding_contact
from models.conversation.guarding import alerts_of, danger_of, writer_of
from models.desk import Desk
from models.exclusion import exclusion_due
from models.invitation import Invitation
from models.outbox import OutboxRow
from models.redirecting import ask_the_chair
from scheduling.ladder import Kind


def phone_me(desk: Desk, asked: Asked) -> Answer:
    """Have the chair of one conference asked to ring; pressing again adds nothing."""
    enquiry = ask_the_chair(desk, asked.number())
    call = _call(desk, enquiry.invitation_id)
    return Recorded(views.chair_told(call, asks_exclusion=asked.option.endswith(views.ABOUT_THE_ROOM)))


def answer(desk: Desk, row: OutboxRow) -> Paragraph:
    """To whoever wrote: what to do now, and that nothing was kept."""
    danger, known = danger_of(row), row.invitation_id is not None
    reader = desk.session.get_one(Professional, row.recipient_id)
    answered = views.Answered(
        danger=danger,
        choices=tuple(my_cards(replace(desk, person=reader))) if danger.for_chair and not known else (),
        told=tuple(alerts_of(desk, row)) if danger.harm else (),
        duty_number=desk.rules.duty_number,
        secure_route=desk.rules.secure_route,
        call=_call(desk, row.invitation_id) if row.invitation_id is not None else None,
    )
    return Paragraph(views.answer_line(answered), views.answer(answered, row.id))


def _call(desk: Desk, invitation_id: int) -> views.Call:
    this = card(desk, desk.session.get_one(Invitation, invitation_id))
    service = desk.session.get_one(Agency, this.of.chair.agency_id).duty_contact
    return views.Call(this, service, exclusion_due(desk, this.conference), desk.now)


def alert(desk: Desk, row: OutboxRow) -> Paragraph:
    """To the named contact: who wrote, about which conference, how they are reached; not a word of what."""
    writer, reader = writer_of(desk, row), desk.session.get_one(Professional, row.recipient_id)
    contact = safeguarding_contact(desk)
    alerted = views.Alerted(
        writer=writer,
        agency=desk.session.get_one(Agency, writer.agency_id),
        codes=codes_for(desk, reader, writer, row.conference_id),
        named=contact is not None and contact.id == reader.id,
        contact=contact,
        contact_agency=desk.session.get_one(Agency, contact.agency_id) if contact else None,
        duty_number=desk.rules.duty_number,
    )
    return Paragraph(views.alert_line(alerted), views.alert(alerted))


def please_phone(desk: Desk, row: OutboxRow) -> Paragraph:
    """To the chair alone: somebody would like to be rung."""
    enquiry = desk.session.get_one(Enquiry, int(row.occasion.partition(":")[2]))
    this = card(desk, desk.session.get_one(Invitation, enquiry.invitation_id))
    asker = desk.session.get_one(Professional, enquiry.asked_by_id)
    return Paragraph(views.please_phone_line(this, enquiry), views.please_phone(this, asker, enquiry))


def register(deeds: Deeds) -> None:
    """The deed and the letters of this room."""
    letters = {Kind.SAFETY: answer, Kind.SAFETY_ALERT: alert, Kind.PLEASE_PHONE: please_phone}
    deeds.add(presses={"phone_me": phone_me}, letters=letters)
