"""Who was invited, who attended, who provided a report: the question that B asks of every conference, answered."""

from dataclasses import dataclass

from models.access import SEES_ALL, conference_by_id
from models.cards import ConferenceCard, cards_of, conference_card
from models.desk import Desk
from models.invitation import Attendance
from models.readiness import COMING, ReportState, report_state
from models.record import Presence
from models.register import lines_of


@dataclass(frozen=True)
class Who:
    """One agency: what the register says; until it does, `answered`. Of whom came uninvited no report is expected."""

    agency: str
    presence: Presence | None
    answered: Attendance | None
    report: ReportState | None
    invited: bool
    provided: bool

    @property
    def attended(self) -> bool:
        """Whether somebody from the agency was there; as long as the register is silent, said they would be."""
        return self.answered in COMING if self.presence is None else self.presence is not Presence.ABSENT


def who(desk: Desk, conference_id: int) -> tuple[ConferenceCard, list[Who]]:
    """Each agency at a conference, for its chair and whoever runs it; that it was seen is audited."""
    conference = conference_by_id(desk, conference_id, SEES_ALL)
    cards = {card.invitation_id: card for card in cards_of(desk, conference)}
    desk.note("saw_who", conference_id)
    found = []
    for line in lines_of(desk, conference):
        card = cards.get(line.invitation_id) if line.invitation_id is not None else None
        report = card.answers.report if card else None
        state = report_state(desk, card) if card else None
        provided = report is not None and report.sent_on is not None
        presence = line.presence if line.recorded else None
        answered = card.invitation.attendance if card else None
        found.append(Who(line.agency, presence, answered, state, card is not None, provided))
    return conference_card(desk, conference), found
