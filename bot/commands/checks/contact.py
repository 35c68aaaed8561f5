"""Who is told at once when somebody writes to Convene about harm: whether they are named, known and in Slack."""

from sqlalchemy import Engine

from bot.commands.checks.finding import Finding, fault, notice, well
from bot.settings import Settings
from models.conversation.contacts import safeguarding_contact
from models.database import reading
from models.desk import Desk
from scheduling.clock import Clock

NAME = "CONVENE_SAFEGUARDING_CONTACT"


def contact(engine: Engine, settings: Settings, clock: Clock) -> Finding:
    """How it stands; nobody's address is repeated."""
    if not settings.safeguarding_contact:
        return notice(
            "No safeguarding contact is named for messages about harm: the social worker and the chair are told.",
            f"Set {NAME} to the email address of somebody in the directory who reads Slack every day.",
        )
    with reading(engine) as session:
        person = safeguarding_contact(Desk(session, clock.now(), settings.house_rules()))
        if person is None:
            return fault(
                "The safeguarding contact is not in the directory, or not active.",
                f"Import them, or set {NAME} to the email address of somebody who is.",
            )
        if not person.in_slack:
            return notice(
                "The safeguarding contact is not in Slack: the social worker and the chair are asked to phone them.",
                "Add their Slack ID to the directory, or name somebody who has one.",
            )
    return well("The safeguarding contact is in the directory and in Slack.")
