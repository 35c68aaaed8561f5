"""Finding people in the directory by their Slack account, and finding out whose account an e-mail address has."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select

from models import audit
from models.agency import Agency, Professional

ASK_AGAIN_AFTER = timedelta(days=1)


def person_by_slack_id(session: Session, slack_id: str) -> Professional | None:
    """Who has this Slack account; None for a stranger, and for somebody who or whose agency is no longer active."""
    query = select(Professional).join(Agency, col(Agency.id) == col(Professional.agency_id))
    active = (col(Professional.active).is_(True), col(Agency.active).is_(True))
    return session.exec(query.where(Professional.slack_id == slack_id, *active)).first()


def people_to_look_up(session: Session, now: datetime, limit: int = 50) -> list[Professional]:
    """People known by e-mail address alone, about whom Slack has not been asked today; the longest unasked first."""
    asked = col(Professional.looked_up_at)
    query = select(Professional).where(
        col(Professional.active).is_(True),
        col(Professional.slack_id).is_(None),
        col(Professional.email).is_not(None),
        or_(asked.is_(None), asked <= now - ASK_AGAIN_AFTER),
    )
    return list(session.exec(query.order_by(asked.is_not(None), asked, col(Professional.id)).limit(limit)))


def recognise(session: Session, professional_id: int, slack_id: str | None, now: datetime) -> bool:
    """Keep Slack's answer: the account, or None for nobody. False when it gives the person no (free) account."""
    person = session.get_one(Professional, professional_id)
    person.looked_up_at = now
    session.add(person)
    if slack_id is None or person.slack_id is not None:
        return False
    if session.exec(select(Professional.id).where(Professional.slack_id == slack_id)).first() is not None:
        return False  # somebody else's already: two addresses, one account
    person.slack_id = slack_id
    audit.write(session, at=now, actor_id=None, deed="recognised", subject_id=professional_id)
    return True
