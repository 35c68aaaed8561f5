"""Who is told that somebody may have written about harm: the named contact, or whoever comes closest to one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sqlmodel import col, func, select

from models.access import answers_for, parts_in
from models.agency import Agency, Duty, Professional
from models.cards import my_cards
from models.conference import Conference
from models.desk import Desk, key

#: A person's id, and the conference as part of which they are told, if it is one.
Told = tuple[int, Conference | None]


def safeguarding_contact(desk: Desk) -> Professional | None:
    """The person whom the partnership has named for this, as long as the directory has them."""
    email = desk.rules.safeguarding_contact
    if not email:
        return None
    named = select(Professional).where(
        func.lower(col(Professional.email)) == email.lower(), col(Professional.active).is_(True)
    )
    return desk.session.exec(named).first()


def alerted(
    desk: Desk, writer: Professional, conferences: Sequence[Conference], tried: Collection[int] = ()
) -> list[Told]:
    """Who is told about a message of `writer`: the first of these groups in which somebody can be reached in Slack.

    `tried` are those who could not be, whatever the directory says of them.

    The named contact; social worker and chair of the conferences that it may be about; the safeguarding lead of the
    writer's agency; the administrators, who are to name a contact.
    """
    for group in _groups(desk, writer, conferences):
        told = {
            (key(person.id), of.id if of else None): (key(person.id), of)
            for person, of in group
            if person.in_slack and person.id != writer.id and person.id not in tried
        }
        if told:
            return list(told.values())
    return []


def codes_for(desk: Desk, reader: Professional, writer: Professional, conference_id: int | None) -> tuple[str, ...]:
    """The references that somebody who is alerted may read: those of the conferences that it may be about.

    The named contact reads them all, others those in which they have a part. Administrators have no part in any.
    """
    contact, theirs = safeguarding_contact(desk), replace(desk, person=reader)
    named = contact is not None and contact.id == reader.id
    if conference_id is not None:
        of = desk.session.get_one(Conference, conference_id)
        return (of.code,) if named or parts_in(theirs, of) or _leads(desk, reader, writer) else ()
    cards = my_cards(replace(desk, person=writer))
    return tuple(dict.fromkeys(card.conference.code for card in cards if named or answers_for(theirs, card.invitation)))


def _leads(desk: Desk, reader: Professional, writer: Professional) -> bool:
    return desk.session.get_one(Agency, writer.agency_id).lead_id == reader.id


def _groups(
    desk: Desk, writer: Professional, conferences: Sequence[Conference]
) -> Iterator[list[tuple[Professional, Conference | None]]]:
    contact = safeguarding_contact(desk)
    yield [(contact, None)] if contact else []
    session = desk.session
    yield [
        (session.get_one(Professional, person), of)
        for of in conferences
        for person in (of.social_worker_id, of.chair_id)
    ]
    agency = session.get_one(Agency, writer.agency_id)
    yield [(session.get_one(Professional, agency.lead_id), None)] if agency.lead_id is not None else []
    administrators = select(Professional).where(
        Professional.duty == Duty.ADMINISTRATOR, col(Professional.active).is_(True)
    )
    yield [(person, None) for person in session.exec(administrators)]
