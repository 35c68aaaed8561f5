"""The facts of one conference as plain values, in the form the ladder of reminders reads them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.action import Action, ActionUpdate
from models.agency import Agency, Professional, Unavailability
from models.challenge import Challenge, Enquiry
from models.conference import Conference
from models.core_group_facts import core_group_facts
from models.desk import key
from models.feedback import Feedback
from models.invitation import Invitation
from models.next_dates_facts import next_facts
from models.paper_facts import paper_facts
from models.report import Report, ReportStatus
from models.sharing import Shared, Sharing
from scheduling.hours import Period
from scheduling.ladder import ChallengeFacts, ConferenceFacts, EnquiryFacts, InviteeFacts, Missing, Standing

#: A report in one of these states needs no further reminder: it is there, or we know why it will not come.
SETTLED_REPORTS = frozenset({ReportStatus.SENT, ReportStatus.NOT_PROVIDING, ReportStatus.RESEARCH})


@dataclass(frozen=True)
class Answers:
    """What one invitation has answered so far."""

    invitation: Invitation
    report: Report | None
    sharing: Sharing | None
    actions: tuple[tuple[Action, ActionUpdate | None], ...]
    feedback: Feedback | None

    @property
    def missing(self) -> frozenset[Missing]:
        """What the agency has still to tell us. Not coming never removes the duty to report."""
        if not self.invitation.open:
            return frozenset()
        missing = set()
        if self.invitation.attendance is None:
            missing.add(Missing.ATTENDANCE)
        if self.report is None or self.report.status not in SETTLED_REPORTS:
            missing.add(Missing.REPORT)
        if self._sharing_is_missing:
            missing.add(Missing.SHARING)
        if any(update is None for _, update in self.actions):
            missing.add(Missing.ACTIONS)
        return frozenset(missing)

    @property
    def _sharing_is_missing(self) -> bool:
        """No report means nothing to share; a plan to share is not yet sharing."""
        if self.report is not None and self.report.status in {
            ReportStatus.NOT_PROVIDING,
            ReportStatus.RESEARCH,
        }:
            return False
        open_values = {None, Shared.PLANNED, Shared.UNSURE}
        return self.sharing is None or (self.sharing.value in open_values and not self.sharing.please_phone)


def answers_of(session: Session, invitations: Sequence[Invitation]) -> dict[int, Answers]:
    """Everything recorded for these invitations of one conference, in a fixed number of queries."""
    ids = [key(invitation.id) for invitation in invitations]
    reports = {row.invitation_id: row for row in session.exec(select(Report).where(col(Report.invitation_id).in_(ids)))}
    sharings = {
        row.invitation_id: row for row in session.exec(select(Sharing).where(col(Sharing.invitation_id).in_(ids)))
    }
    feedback = {
        row.invitation_id: row for row in session.exec(select(Feedback).where(col(Feedback.invitation_id).in_(ids)))
    }
    owned = _actions_by_owner(session, {invitation.conference_id for invitation in invitations})
    return {
        key(invitation.id): Answers(
            invitation=invitation,
            report=reports.get(key(invitation.id)),
            sharing=sharings.get(key(invitation.id)),
            actions=tuple(owned[invitation.conference_id, invitation.agency_id]),
            feedback=feedback.get(key(invitation.id)),
        )
        for invitation in invitations
    }


def _actions_by_owner(
    session: Session, conferences: set[int]
) -> dict[tuple[int, int], list[tuple[Action, ActionUpdate | None]]]:
    rows = session.exec(
        select(Action, ActionUpdate)
        .join(ActionUpdate, col(ActionUpdate.action_id) == col(Action.id), isouter=True)
        .where(col(Action.conference_id).in_(conferences))
        .order_by(col(Action.position))
    )
    owned: dict[tuple[int, int], list[tuple[Action, ActionUpdate | None]]] = defaultdict(list)
    for action, update in rows:
        owned[action.conference_id, action.owner_id].append((action, update))
    return owned


def facts_of(session: Session, conference: Conference) -> ConferenceFacts:
    """Read what the ladder needs to know about one conference."""
    invitations = session.exec(
        select(Invitation).where(Invitation.conference_id == conference.id).order_by(col(Invitation.id))
    ).all()
    answers = answers_of(session, invitations)
    people = _people(session, invitations)
    ids = list(answers)
    enquiries = session.exec(
        select(Enquiry).where(col(Enquiry.invitation_id).in_(ids), col(Enquiry.settled_at).is_(None))
    ).all()
    challenges = session.exec(select(Challenge).where(col(Challenge.invitation_id).in_(ids))).all()
    was_held = conference.standing is Standing.HELD
    return ConferenceFacts(
        conference=key(conference.id),
        type=conference.type,
        starts_at=conference.starts_at,
        ends_at=conference.ends_at,
        report_deadline=conference.report_due_at,
        standing=conference.standing,
        created_at=conference.created_at,
        sequence=conference.sequence,
        moved_at=conference.moved_at,
        cancelled_at=conference.cancelled_at,
        replanned_at=conference.replanned_at,
        replan_sequence=conference.replan_sequence,
        handed_over_at=conference.handed_over_at,
        handover_sequence=conference.handover_sequence,
        social_worker=conference.social_worker_id,
        chair=conference.chair_id,
        held_at=conference.held_at,
        invitees=tuple(people.facts(answers[key(invitation.id)]) for invitation in invitations),
        enquiries=tuple(EnquiryFacts(key(row.id), row.invitation_id, row.asked_at, row.for_chair) for row in enquiries),
        challenges=tuple(
            ChallengeFacts(
                key(row.id),
                row.invitation_id,
                row.made_at,
                row.about not in answers[row.invitation_id].missing,
            )
            for row in challenges
        ),
        papers=paper_facts(session, conference) if was_held else (),
        core_groups=core_group_facts(session, conference) if was_held else (),
        next=next_facts(session, conference) if was_held else None,
    )


@dataclass(frozen=True)
class _People:
    """Who can be reached, for the agencies of one conference."""

    professionals: dict[int, Professional]
    agencies: dict[int, Agency]
    unavailable: dict[int, tuple[Period, ...]]

    def reachable(self, professional_id: int | None) -> int | None:
        """The professional's id if a message can reach them in Slack."""
        person = self.professionals.get(professional_id) if professional_id is not None else None
        return professional_id if person is not None and person.in_slack else None

    def there(self, professional_id: int | None, agency: Agency) -> int | None:
        """The same for somebody who speaks for an agency as long as they work there."""
        person = self.professionals.get(professional_id) if professional_id is not None else None
        return self.reachable(professional_id) if person is not None and person.agency_id == agency.id else None

    def facts(self, answers: Answers) -> InviteeFacts:
        invitation = answers.invitation
        agency = self.agencies[invitation.agency_id]
        is_open = agency.active  # once it has closed, nobody there can answer
        return InviteeFacts(
            invitation=key(invitation.id),
            recipient=self.there(invitation.professional_id, agency) if is_open else None,
            deputy=self.there(invitation.deputy_id, agency) if is_open else None,
            lead=self.reachable(agency.lead_id) if is_open else None,
            invited_at=invitation.invited_at,
            withdrawn_at=invitation.withdrawn_at,
            missing=answers.missing,
            secure_details_sent=invitation.secure_details_at is not None,
            unavailable=self.unavailable.get(invitation.agency_id, ()),
            not_us_at=invitation.not_us_at,
            feedback_done=answers.feedback is not None and answers.feedback.submitted_at is not None,
        )


def _people(session: Session, invitations: Sequence[Invitation]) -> _People:
    agency_ids = {invitation.agency_id for invitation in invitations}
    agencies = {key(row.id): row for row in session.exec(select(Agency).where(col(Agency.id).in_(agency_ids)))}
    wanted = {invitation.professional_id for invitation in invitations}
    wanted |= {invitation.deputy_id for invitation in invitations} | {row.lead_id for row in agencies.values()}
    professionals = session.exec(select(Professional).where(col(Professional.id).in_(wanted - {None})))
    periods: dict[int, tuple[Period, ...]] = defaultdict(tuple)
    for row in session.exec(select(Unavailability).where(col(Unavailability.agency_id).in_(agency_ids))):
        periods[row.agency_id] += (Period(row.starts_on, row.ends_on),)
    return _People({key(row.id): row for row in professionals}, agencies, periods)
