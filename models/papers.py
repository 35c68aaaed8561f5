"""Sending decision letter and minutes, and hearing that they arrived: the operations, and the lists that follow."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models.access import Part, answers_for, conference_by_id, invitation_to_answer, run_by_actor
from models.agency import AgencyKind
from models.cards import Card, ConferenceCard, card, cards_of, conference_card
from models.conference import Conference
from models.desk import Desk, key
from models.invitation import Invitation
from models.paper import Receipt, SentPaper
from models.paper_facts import receipts_of, sent_papers
from models.planning import mark_stale, plan
from models.refusals import Closed, Refused
from scheduling.ladder import Kind, Standing
from scheduling.paper_facts import Paper
from scheduling.papers import paper_due

RUNNERS = frozenset({Part.RUNS})
#: The messages that show what is recorded here.
SHOWING = frozenset({Kind.PAPERS, Kind.PAPERS_OVERDUE, Kind.RECEIPT})
#: How long what did not arrive is kept before people's eyes.
RECENTLY = timedelta(weeks=12)


@dataclass(frozen=True)
class PaperLine:
    """One paper of one conference; `rows` are those it is for, GPs first (S: they are the ones who get none)."""

    paper: Paper
    due_at: datetime
    sent: SentPaper | None
    now: datetime
    rows: tuple[tuple[Card, Receipt | None], ...]

    @property
    def overdue(self) -> bool:
        """Whether it should have been sent by now and is not marked as sent."""
        return self.sent is None and self.now > self.due_at

    @property
    def waiting(self) -> list[tuple[Card, Receipt | None]]:
        """Whom it has not reached, as far as anybody has said."""
        return [row for row in self.rows if row[1] is None or not row[1].received]


@dataclass(frozen=True)
class PapersSheet:
    """Both papers of one conference."""

    of: ConferenceCard
    lines: tuple[PaperLine, ...]

    def line(self, paper: Paper) -> PaperLine:
        """The line of one of them."""
        return next(line for line in self.lines if line.paper is paper)


def mark_sent(desk: Desk, conference_id: int, paper: Paper, sent_on: date | None) -> Conference:
    """Record on which day a paper went out by the secure route; None takes back what was recorded by mistake.

    The same day twice changes nothing. Raises `Refused` for a day that cannot be.
    """
    conference = conference_by_id(desk, conference_id, RUNNERS)
    must_be_held(conference)
    row = desk.session.get(SentPaper, (conference_id, paper))
    if (row.sent_on if row else None) == sent_on:
        return conference
    if sent_on is None:
        _take_back(desk, conference, paper)
        return _recorded(desk, conference, "took_back_paper", paper)
    if not conference.local_start.date() <= sent_on <= desk.today(conference.jurisdiction):
        raise Refused("Choose the day on which it was sent: not before the conference, and not after today.", "sent_on")
    if row is None:
        row = SentPaper(
            conference_id=conference_id,
            paper=paper,
            sent_on=sent_on,
            marked_at=desk.now,
            marked_by_id=desk.actor_id,
        )
        desk.session.add(row)
    row.sent_on, row.marked_at, row.marked_by_id = sent_on, desk.now, desk.actor_id
    return _recorded(desk, conference, "marked_paper_sent", paper)


def say_received(desk: Desk, invitation_id: int, paper: Paper, *, received: bool) -> Invitation:
    """Record whether a paper has reached an agency, as it says itself or has told the social worker."""
    conference, invitation = invitation_to_answer(desk, invitation_id)
    must_be_held(conference)
    if not invitation.open or desk.session.get(SentPaper, (key(conference.id), paper)) is None:
        raise Closed(f"This paper of {conference.code} is not marked as sent to you, so there is nothing to answer.")
    receipt = desk.session.get(Receipt, (invitation_id, paper))
    if receipt is not None and receipt.received == received:
        return invitation
    if receipt is None:
        receipt = Receipt(
            invitation_id=invitation_id,
            paper=paper,
            received=received,
            answered_at=desk.now,
            answered_by_id=desk.actor_id,
        )
        desk.session.add(receipt)
    receipt.received, receipt.answered_at, receipt.answered_by_id = received, desk.now, desk.actor_id
    receipt.on_behalf = not answers_for(desk, invitation)
    _recorded(desk, conference, "received_paper" if received else "paper_not_there", paper, invitation_id)
    return invitation


def papers_sheet(desk: Desk, conference: Conference) -> PapersSheet:
    """Both papers with their receipts. Access is checked by whoever asks for it."""
    cards = sorted(
        (card for card in cards_of(desk, conference) if card.invitation.open),
        key=lambda card: (card.agency.kind is not AgencyKind.GP, card.agency.name, card.invitation_id),
    )
    sent = sent_papers(desk.session, conference)
    receipts = {(row.invitation_id, row.paper): row for row in receipts_of(desk.session, conference)}
    calendar, ladder = desk.rules.calendar(conference.jurisdiction), desk.rules.ladder
    lines = (
        PaperLine(
            paper=paper,
            due_at=paper_due(paper, conference.local_start.date(), calendar, ladder),
            sent=sent.get(paper),
            now=desk.now,
            rows=tuple((card, receipts.get((card.invitation_id, paper))) for card in cards),
        )
        for paper in Paper
    )
    return PapersSheet(conference_card(desk, conference), tuple(lines))


def papers_to_send(desk: Desk) -> list[PapersSheet]:
    """Conferences the acting person runs of which a paper is still to be sent, the oldest first."""
    sheets = _recent(desk, run_by_actor(desk))
    return [sheet for sheet in sheets if any(line.sent is None for line in sheet.lines)]


def papers_missing(desk: Desk) -> list[PapersSheet]:
    """Conferences the acting person chairs with a paper that is overdue, or has not reached everybody."""
    sheets = _recent(desk, col(Conference.chair_id) == desk.actor_id)
    return [sheet for sheet in sheets if any(line.overdue or (line.sent and line.waiting) for line in sheet.lines)]


def receipts_wanted(desk: Desk) -> list[tuple[Card, PaperLine]]:
    """What was sent to the acting person and of which they have not said whether they have it, the oldest first."""
    query = (
        select(Invitation, SentPaper.paper)
        .join(Conference, col(Conference.id) == col(Invitation.conference_id))
        .join(SentPaper, col(SentPaper.conference_id) == col(Conference.id))
        .join(
            Receipt,
            (col(Receipt.invitation_id) == col(Invitation.id)) & (col(Receipt.paper) == col(SentPaper.paper)),
            isouter=True,
        )
        .where(
            Invitation.professional_id == desk.actor_id,
            col(Invitation.withdrawn_at).is_(None),
            col(Invitation.not_us_at).is_(None),
            col(Receipt.paper).is_(None),
            col(SentPaper.marked_at) > desk.now - RECENTLY,
            Conference.standing == Standing.HELD,
        )
        .order_by(col(SentPaper.marked_at), col(Invitation.id))
    )
    found = [(card(desk, invitation), paper) for invitation, paper in desk.session.exec(query)]
    return [(this, papers_sheet(desk, this.conference).line(Paper(paper))) for this, paper in found]


def _recent(desk: Desk, whose: ColumnElement[bool]) -> list[PapersSheet]:
    query = (
        select(Conference)
        .where(whose, Conference.standing == Standing.HELD, col(Conference.held_at) > desk.now - RECENTLY)
        .order_by(col(Conference.starts_at), col(Conference.id))
    )
    return [papers_sheet(desk, conference) for conference in desk.session.exec(query)]


def must_be_held(conference: Conference) -> None:
    """Raise `Closed` for a conference that was not held, or of which nobody has said so yet."""
    if conference.standing is not Standing.HELD:
        raise Closed(f"Letters and minutes of {conference.code} follow once the chair has said that it was held.")


def _take_back(desk: Desk, conference: Conference, paper: Paper) -> None:
    receipts = [row for row in receipts_of(desk.session, conference) if row.paper is paper]
    if any(row.received for row in receipts):
        raise Refused("Somebody has received it already, so it was sent. You can correct the day.", "sent_on")
    for gone in (*receipts, desk.session.get_one(SentPaper, (conference.id, paper))):
        desk.session.delete(gone)


def _recorded(
    desk: Desk, conference: Conference, deed: str, paper: Paper, invitation_id: int | None = None
) -> Conference:
    desk.note(deed, key(conference.id), invitation_id, paper.value)
    mark_stale(desk.session, key(conference.id), kinds=SHOWING)
    plan(desk, conference)
    return conference
