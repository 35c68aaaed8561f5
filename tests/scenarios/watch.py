"""What everybody was ever shown in one story, and what must be true of all of it however the story ends."""

import re
from collections.abc import Iterable

from sqlalchemy import text
from sqlmodel import SQLModel, col, select

from bot.sandbox import Json, Message, View
from bot.sandbox.screens import Screens
from bot.sandbox.workspace import Happening, Workspace
from handlers.views.limits import faults_in_message, faults_in_view
from models.agency import Agency, Professional
from models.audit import first_break
from models.enclosure import Enclosed, EnclosureRow
from models.outbox import Delivery, OutboxRow
from tests.harness import Partnership, stored

#: What a person typed, in every story that has people type: it must stay with those who are meant to read it.
MARKER = "Quartzfinch"
#: Words of the reason that is shown to nobody.
RESTRICTED = ("increased_risk", "increase risk", "increased risk")


def mentions(part: object) -> list[str]:
    """Whatever Slack would read in marked-up text as a call to somebody, or as a link."""
    if isinstance(part, dict):
        own = str(part.get("text")) if part.get("type") == "mrkdwn" else ""
        return re.findall(r"<[!@#h][^>]*>", own) + [each for value in part.values() for each in mentions(value)]
    return [each for item in part for each in mentions(item)] if isinstance(part, list) else []


class _Screens(Screens):
    """The workspace's screens, which also remember every view that was put on them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.shown: list[tuple[str, Json]] = []

    def _new(self, user: str, definition: Json) -> View:
        self.shown.append((user, definition))
        return super()._new(user, definition)

    def update(self, view: View, definition: Json, expected_hash: str | None = None) -> View:
        self.shown.append((view.user, definition))
        return super().update(view, definition, expected_hash)


class Watch:
    """Every message as it was sent and as it was changed, and every view, by the person who got it."""

    def __init__(self, house: Partnership) -> None:
        self._house = house
        self._screens = _Screens(house.slack.workspace)
        house.slack.workspace.screens = self._screens
        house.slack.workspace.listeners.append(self._heard)
        self._messages: list[tuple[str, str, list[Json]]] = []
        self._files: list[tuple[str, str]] = []
        with stored(house) as session:
            people, agencies = session.exec(select(Professional.full_name)), session.exec(select(Agency.name))
            self.names = [*people, *agencies]

    def _heard(self, what: Happening, message: Message, before: Message | None) -> None:
        del before
        if what != "deleted" and message.bot:
            whose = self._house.slack.workspace.other_in(self._house.slack.workspace.channels[message.channel])
            self._messages.append((whose, message.text, message.blocks))
            for file in message.files:
                inside = (file.content or b"").decode(errors="replace")
                self._files.append((whose, f"{file.name} {file.title} {file.alt} {inside}"))

    def shown_to(self, slack_id: str) -> str:
        """Everything that this person was ever shown, as Slack was told it."""
        messages = [f"{line} {blocks}" for whose, line, blocks in self._messages if whose == slack_id]
        views = [str(view) for whose, view in self._screens.shown if whose == slack_id]
        alone = [message.reads() for message in self._house.person(slack_id).ephemeral]
        files = [words for whose, words in self._files if whose == slack_id]
        return "\n".join([*messages, *views, *alone, *files])

    def faults(self) -> list[str]:
        """What Slack would refuse of it, what a lock screen would give away, what was not done as it should be."""
        found = list(self._house.slack.complaints)
        for _, line, blocks in self._messages:
            found += faults_in_message(line, blocks) + mentions({"type": "mrkdwn", "text": line}) + mentions(blocks)
            found += [f"on a lock screen: {name}" for name in (*self.names, MARKER, *RESTRICTED) if name in line]
        for _, words in self._files:
            found += [f"in a file: {name}" for name in (*self.names, MARKER, *RESTRICTED) if name in words]
        for _, view in self._screens.shown:
            found += faults_in_view(view) + mentions(view)
        with stored(self._house) as session:
            broken = first_break(session)
            if broken is not None:
                found.append(f"the audit trail breaks at {broken.chain}.{broken.number}")
            lost = select(OutboxRow).where(col(OutboxRow.status).in_([Delivery.FAILED, Delivery.UNCERTAIN]))
            found += [f"{row.kind} {row.status}: {row.fault}" for row in session.exec(lost)]
            waiting = select(EnclosureRow).where(col(EnclosureRow.status) == Enclosed.FAILED)
            found += [f"a file of message {row.outbox_id}: {row.fault}" for row in session.exec(waiting)]
        return found

    def faults_in_log(self, written: str) -> list[str]:
        """Names and typed words in a log, and what only a fault of ours writes there."""
        alarming = (
            "unexpected_error",
            "unwritable",
            "too_big",
            "delivery_failed",
            "job_failed",
            "Traceback",
            "apology",
        )
        return [word for word in (*self.names, MARKER, *RESTRICTED, *alarming) if word in written]

    def stored_as(self, words: Iterable[str]) -> list[str]:
        """The columns in which any of these words can be read in the database as it lies on the disk."""
        found: list[str] = []
        with stored(self._house) as session:
            for table in SQLModel.metadata.sorted_tables:
                for column in table.columns:
                    raw = session.connection().execute(text(f'SELECT CAST("{column.name}" AS TEXT) FROM {table.name}'))
                    if any(word in str(value) for (value,) in raw for word in words):
                        found.append(f"{table.name}.{column.name}")
        return found
