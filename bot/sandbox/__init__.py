"""A Slack workspace on this machine: the default of the demo, and what the tests talk to instead of Slack.

It speaks Slack's own protocol to an unmodified Bolt app and knows nothing of conferences. It is stricter
than Slack wherever that brings a fault to light sooner.
"""

from bot.sandbox.page_api import WorkspaceClock
from bot.sandbox.people.answers import Answer, NotAllowed, NotOnScreen, Submission
from bot.sandbox.people.person import Person
from bot.sandbox.records import AppDefinition, Json, Message, SharedFile, User, View
from bot.sandbox.sandbox import Sandbox

__all__ = [
    "Answer",
    "AppDefinition",
    "Json",
    "Message",
    "NotAllowed",
    "NotOnScreen",
    "Person",
    "Sandbox",
    "SharedFile",
    "Submission",
    "User",
    "View",
    "WorkspaceClock",
]
