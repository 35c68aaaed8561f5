"""The letters to those who are invited: the invitation, its reminders, and what becomes of it.

Each is written from the facts of now, when it is sent and again when they have changed since.
"""

from handlers.calendar_file import for_invited, for_others
from handlers.deeds import Deeds, Paragraph
from handlers.views import changes, reminding
from handlers.views.asking import ask_words
from handlers.views.invitation import invitation, invitation_line
from models.cards import Card, ConferenceCard, card, conference_card
from models.challenge import Challenge
from models.conference import Conference
from models.desk import Desk
from models.invitation import Invitation
from models.outbox import OutboxRow
from scheduling.ladder import Kind, rung_of
from scheduling.words import day_words


def invite(desk: Desk, row: OutboxRow) -> Paragraph:
    """Why you, what is decided, what is asked and by when."""
    of = _card(desk, row)
    return Paragraph(invitation_line(of), invitation(of, row.id), None if of.closed else for_invited(of, desk.now))


def remind(desk: Desk, row: OutboxRow) -> Paragraph:
    """Only what is still missing."""
    of = _card(desk, row)
    return Paragraph(ask_words(of), reminding.reminder(of, rung_of(row.occasion), _addressed(of, row), row.id))


def say_overdue(desk: Desk, row: OutboxRow) -> Paragraph:
    """We haven't had it: to the person and to their deputy."""
    of = _card(desk, row)
    return Paragraph(reminding.overdue_line(of), reminding.overdue(of, _addressed(of, row), row.id))


def say_moved(desk: Desk, row: OutboxRow) -> Paragraph:
    """The new date, to those invited and to the chair."""
    if row.invitation_id is None:
        conference = _conference(desk, row)
        line = f"{conference.conference.code} has a new date: {conference.when}"
        file = None if conference.closed else for_others(conference, desk.now, moved=True)
        return Paragraph(line, changes.moved_for_chair(conference, row.id), file)
    of = _card(desk, row)
    line = of.closed or f"{of.conference.code} has a new date: {of.of.when}. The report is due by {of.of.report_due}"
    return Paragraph(line, changes.moved(of, row.id), None if of.closed else for_invited(of, desk.now, moved=True))


def say_deadlines_changed(desk: Desk, row: OutboxRow) -> Paragraph:
    """The new deadlines, because bank holidays have changed."""
    conference = _conference(desk, row)
    line = f"{conference.conference.code}: the report is now due by {conference.report_due}"
    if row.invitation_id is None:
        return Paragraph(line, changes.deadlines_changed_for_chair(conference, row.id))
    of = _card(desk, row)
    return Paragraph(of.closed or line, changes.deadlines_changed(of, row.id))


def say_cancelled(desk: Desk, row: OutboxRow) -> Paragraph:
    """Called off. About somebody outside Slack it goes to the social worker, to be passed on."""
    conference = _conference(desk, row)
    line = f"{conference.conference.code} on {conference.when} is cancelled"
    if row.invitation_id is None:
        return Paragraph(line, changes.cancelled(conference), for_others(conference, desk.now))
    of = _card(desk, row)
    if row.recipient_id != of.invitation.professional_id:
        return Paragraph(f"{line}: please pass it on", changes.cancelled_to_pass_on(of), for_others(of.of, desk.now))
    return Paragraph(line, changes.cancelled(conference), for_invited(of, desk.now))


def say_withdrawn(desk: Desk, row: OutboxRow) -> Paragraph:
    """Nothing more is asked of this agency."""
    of = _card(desk, row)
    line = f"Your invitation to {of.conference.code} was withdrawn"
    return Paragraph(line, changes.withdrawn(of), for_invited(of, desk.now))


def say_challenge(desk: Desk, row: OutboxRow) -> Paragraph:
    """The chair has asked about something that is missing."""
    of, about = _card(desk, row), _challenge(desk, row).about
    return Paragraph(reminding.challenge_line(of, about), reminding.challenge(of, about, row.id))


def escalate(desk: Desk, row: OutboxRow) -> Paragraph:
    """To the safeguarding lead: the chair's question is unanswered."""
    of, challenge = _card(desk, row), _challenge(desk, row)
    asked_on = day_words(challenge.made_at.astimezone(of.conference.jurisdiction.zone).date(), of.of.today)
    blocks = reminding.escalation(of, challenge.about, asked_on, row.id)
    return Paragraph(reminding.escalation_line(of, challenge.about), blocks)


def _card(desk: Desk, row: OutboxRow) -> Card:
    return card(desk, desk.session.get_one(Invitation, row.invitation_id))


def _conference(desk: Desk, row: OutboxRow) -> ConferenceCard:
    return conference_card(desk, desk.session.get_one(Conference, row.conference_id))


def _challenge(desk: Desk, row: OutboxRow) -> Challenge:
    """The challenge that the occasion names."""
    return desk.session.get_one(Challenge, int(row.occasion.partition(":")[2]))


def _addressed(of: Card, row: OutboxRow) -> str:
    """Why this person gets it, when they are not the one who was invited."""
    invited = of.invitee.full_name if of.invitee else of.agency.name
    if row.recipient_id == of.invitation.professional_id:
        return ""
    if row.recipient_id == of.invitation.deputy_id:
        return f"You are coming for {invited}, so we ask you as well."
    return f"{invited} is away, so we ask you as the safeguarding lead of {of.agency.name}."


def register(deeds: Deeds) -> None:
    """Put these letters on the register."""
    deeds.add(
        letters={
            Kind.INVITATION: invite,
            Kind.REMINDER: remind,
            Kind.OVERDUE: say_overdue,
            Kind.MOVED: say_moved,
            Kind.DEADLINE_CHANGED: say_deadlines_changed,
            Kind.CANCELLED: say_cancelled,
            Kind.WITHDRAWN: say_withdrawn,
            Kind.CHALLENGE: say_challenge,
            Kind.ESCALATION: escalate,
        }
    )
