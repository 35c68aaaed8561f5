"""What is stored of a conference's papers, read for the ladder and for the lists."""

from sqlmodel import Session, col, select

from models.conference import Conference
from models.invitation import Invitation
from models.paper import Receipt, SentPaper
from scheduling.paper_facts import Paper, PaperFacts


def sent_papers(session: Session, conference: Conference) -> dict[Paper, SentPaper]:
    """What is marked as sent."""
    rows = session.exec(select(SentPaper).where(SentPaper.conference_id == conference.id))
    return {row.paper: row for row in rows}


def receipts_of(session: Session, conference: Conference) -> list[Receipt]:
    """What agencies have said about it."""
    invited = select(Invitation.id).where(Invitation.conference_id == conference.id)
    return list(session.exec(select(Receipt).where(col(Receipt.invitation_id).in_(invited))))


def paper_facts(session: Session, conference: Conference) -> tuple[PaperFacts, ...]:
    """The same as plain values."""
    sent = sent_papers(session, conference)
    receipts = receipts_of(session, conference) if sent else []

    def said(paper: Paper, *, received: bool) -> frozenset[int]:
        return frozenset(row.invitation_id for row in receipts if (row.paper, row.received) == (paper, received))

    return tuple(
        PaperFacts(paper, row.sent_on, row.marked_at, said(paper, received=True), said(paper, received=False))
        for paper, row in sent.items()
    )
