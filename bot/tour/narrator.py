"""The narrator: has people do things, waits for the messages that follow, and tells what each of them then sees."""

from collections.abc import Awaitable
from datetime import datetime
from textwrap import indent, wrap
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.markup import escape
from rich.rule import Rule

from bot.partnership import Partnership
from bot.sandbox import Message, Person, Submission, View
from scheduling.words import moment_words

WIDTH = 100
LONDON = ZoneInfo("Europe/London")


class StepMissed(Exception):  # reads as what happened
    """A step of the story did not happen."""


class Narrator:
    """Tells a story that must be true: every step says what is to be seen, and stops when it is not there."""

    def __init__(self, console: Console, here: Partnership) -> None:
        self._console = console
        self.here = here
        self.steps = 0
        self.code = ""
        self._last_form: list[str] = []

    def scene(self, title: str) -> None:
        """Begin a scene."""
        self._console.print()
        self._console.print(Rule(f"[bold]{escape(title)}[/bold]", align="left"))

    async def at(self, moment: datetime) -> None:
        """Let time pass until a moment; everything due on the way is sent."""
        await self.here.go_to(moment)
        self._console.print(f"\n[bold cyan]⏱  {self._now()}[/bold cyan]")

    async def does(
        self, slack_id: str, what: str, deed: Awaitable[object], *, sees: str | None = None, error: str | None = None
    ) -> Person:
        """Have somebody do something; `sees` must then stand before them, or `error` under a field."""
        person = self.here.person(slack_id)
        self._say(person, what)
        outcome = await deed
        await self.here.settle()
        if isinstance(outcome, Submission) and outcome.errors:
            self._show("under the field", "\n".join(outcome.errors.values()))
            if error is None or not any(error in sentence for sentence in outcome.errors.values()):
                raise StepMissed(f"{person.user.name} {what}: the form was not accepted")
        elif error is not None:
            raise StepMissed(f"{person.user.name} {what}: no error was shown")
        if sees is not None:
            self._expect(person, what, sees)
        return person

    def reads(self, slack_id: str, words: str) -> Message:
        """Somebody reads a message in their conversation with Convene; returns it."""
        person = self.here.person(slack_id)
        for message in reversed(person.dm):
            if words in message.reads():
                self._say(person, "reads")
                self._show(message.text, message.reads())
                return message
        raise StepMissed(f"{person.user.name} was to read “{words}” and found no such message")

    def has_file(self, slack_id: str) -> None:
        """Somebody looks at the newest file in their conversation."""
        person = self.here.person(slack_id)
        if not person.files:
            raise StepMissed(f"{person.user.name} has no file")
        self._say(person, "opens the file")
        self._show(person.files[-1].name, person.files[-1].reads())

    def does_not_read(self, slack_id: str, words: str) -> None:
        """Somebody has no message with these words."""
        person = self.here.person(slack_id)
        if any(words in message.reads() for message in person.dm):
            raise StepMissed(f"{person.user.name} was not to read “{words}”")
        self._say(person, f"has no message that says “{words}”")

    def message(self, slack_id: str, words: str) -> Message:
        """A message in somebody's conversation, for pressing its buttons."""
        return self.here.person(slack_id).find(words)

    def modal(self, slack_id: str) -> View:
        """The modal in front of somebody."""
        view = self.here.person(slack_id).modal
        if view is None:
            raise StepMissed(f"{self.here.person(slack_id).user.name} has no form open")
        return view

    def missed(self, missed: Exception) -> None:
        """Say that the story stopped here."""
        self._console.print(f"\n[bold red]✗ This step did not happen:[/bold red] {escape(str(missed))}")

    def finish(self) -> None:
        """Say that the story is over, and whether Slack would have refused anything on the way."""
        complaints = self.here.slack.complaints
        if complaints:
            raise StepMissed(f"Slack would have refused: {complaints[0]}")
        self._console.print(f"\n[bold green]✓ The whole story happened, in {self.steps} steps.[/bold green]")

    def _expect(self, person: Person, what: str, words: str) -> None:
        view = person.modal
        seen = view.reads() if view is not None else person.dm[-1].reads() if person.dm else ""
        said = [message.reads() for message in person.ephemeral[-1:]]
        for text in (seen, *said, person.home.reads() if person.home else ""):
            if words in text:
                if view is not None and text is seen:
                    self._show_form(text)
                else:
                    self._show("sees", text)
                return
        raise StepMissed(f"{person.user.name} {what}: “{words}” was to be seen, but there stood:\n{seen}")

    def _show_form(self, text: str) -> None:
        """A form, or only what is new in it when most of it was shown just before."""
        lines = text.strip().splitlines()
        new = [line for line in lines if line not in self._last_form]
        self._last_form = lines
        if 0 < len(new) * 2 <= len(lines):
            self._show("form, where this is new", "\n".join(new))
        else:
            self._show("form", text)

    def _say(self, person: Person, what: str) -> None:
        self.steps += 1
        role = person.user.title.split(",")[0]
        self._console.print(f"\n[bold]{escape(person.user.name)}[/bold] ({escape(role)}) {escape(what)}")

    def _show(self, label: str, text: str) -> None:
        self._console.print(f"    [dim]{escape(label)}[/dim]")
        for line in text.strip().splitlines():
            wrapped = wrap(line, WIDTH, subsequent_indent="  ") or [""]
            self._console.print(indent(escape("\n".join(wrapped)), "    │ "), soft_wrap=True)

    def _now(self) -> str:
        return moment_words(self.here.clock.now(), LONDON, None)
