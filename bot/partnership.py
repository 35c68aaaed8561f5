"""The fictional partnership: the real programme on its own Slack workspace, for the demo, the tour and the tests."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from pydantic import SecretStr
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from bot.programme import Programme, compose, running
from bot.sandbox import AppDefinition, Person, Sandbox, User
from bot.settings import Settings
from models.agency import Agency, Professional
from models.database import reading, transaction
from models.desk import Desk
from models.directory import import_directory
from models.sending import next_due
from scheduling.clock import SettableClock, SystemClock
from scheduling.ladder import Kind

SAMPLE = Path(__file__).parent / "sample_directory.csv"
#: A Monday in term time, with a bank holiday and school holidays ahead. UTC is local time until 29 March.
FIRST_MORNING = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
#: How many moments the page offers to jump to.
MOMENTS = 20
TEAM = "Ravensmoor and Calder"
APP = AppDefinition(
    name="Convene",
    commands=(("/conference", "schedule | list | show CODE | readiness CODE | help"),),
    shortcuts=(("schedule_conference", "Schedule a conference"),),
    scopes=("chat:write", "commands", "files:write", "im:history", "im:write", "users:read", "users:read.email"),
)


@dataclass
class Partnership:
    """The workspace, the programme, and the clock that both look at."""

    slack: Sandbox
    programme: Programme
    clock: SettableClock
    engine: Engine

    def person(self, slack_id: str) -> Person:
        """Somebody of the partnership, to act as."""
        return self.slack.person(slack_id)

    async def settle(self) -> None:
        """Have everything sent that is due now."""
        await self.programme.settle()

    async def go_to(self, moment: datetime) -> None:
        """Let time pass until `moment`, stopping at each moment at which something is due, as a real clock would."""
        while (due := self._next_due()) is not None and due <= moment:
            self.clock.set(due)
            await self.programme.tick()
        self.clock.set(moment)
        await self.settle()

    async def pass_by(self, time: timedelta) -> None:
        """Let an amount of time pass."""
        await self.go_to(self.clock.now() + time)

    def _next_due(self) -> datetime | None:
        with reading(self.engine) as session:
            return next((due for due, _ in next_due(session, self.clock.now())), None)


class WallClock:
    """The clock on the workspace's wall, which its page can move: what is worth jumping to, and the jump."""

    def __init__(self, clock: SettableClock, engine: Engine) -> None:
        self._clock = clock
        self._engine = engine
        self.travel: Callable[[datetime], Awaitable[None]] | None = None

    def now(self) -> datetime:
        """The simulated moment."""
        return self._clock.now()

    def moments(self) -> list[tuple[datetime, str]]:
        """Each moment at which something will be sent, with what; soonest first."""
        with reading(self._engine) as session:
            due = next_due(session, self.now())
        kinds: dict[datetime, list[Kind]] = {}
        for moment, kind in due:
            kinds.setdefault(moment, []).append(kind)
        return [(moment, _label(sent)) for moment, sent in list(kinds.items())[:MOMENTS]]

    async def jump(self, to: datetime) -> None:
        """Go there, sending on the way what is due on the way."""
        if self.travel is not None:
            await self.travel(to)


_WORDS = {
    Kind.REMINDER: "reminders",
    Kind.OVERDUE: "overdue reports",
    Kind.SECURE_DETAILS: "secure details still to send",
    Kind.RELAY: "reminders to pass on",
    Kind.READINESS: "the chair’s readiness summary",
    Kind.HELD: "the conference has ended",
    Kind.FEEDBACK_REMINDER: "feedback reminders",
    Kind.ESCALATION: "an unanswered challenge",
    Kind.PAPERS: "letter and minutes to send",
    Kind.PAPERS_OVERDUE: "what is overdue or has not arrived",
    Kind.RECEIPT: "has it arrived?",
    Kind.NEXT_DATES: "what comes next",
    Kind.CORE_GROUP_REMINDER: "reminders of a core group",
    Kind.CORE_GROUP_HELD: "a core group has ended",
    Kind.PROFESSIONALS_MEETING: "a plan of 12 months",
    Kind.SNAPSHOT: "an agency’s numbers of the month",
}


def _label(kinds: list[Kind]) -> str:
    words = list(dict.fromkeys(_WORDS.get(kind, "messages") for kind in kinds))
    return ", ".join(words[:2]).capitalize()


@asynccontextmanager
async def partnership(
    engine: Engine,
    settings: Settings,
    *,
    mode: Literal["socket", "http"] = "socket",
    clock: SettableClock | None = None,
    port: int = 0,
    hurried: bool = True,
    nudges: bool = True,
) -> AsyncIterator[Partnership]:
    """Start workspace and programme on a database with the sample directory in it, and stop both at the end.

    `hurried=False` lifts what depends on real seconds (rate limits, three seconds to answer), for tests and the tour on
    a busy machine; `nudges=False` sends nothing by itself, for those who say when.
    """
    clock = clock or SettableClock(FIRST_MORNING)
    with transaction(engine) as session:
        import_directory(Desk(session, clock.now(), settings.house_rules()), SAMPLE.read_bytes())
    wall = WallClock(clock, engine)
    real = SystemClock()
    begun = real.now().timestamp()
    slack = Sandbox(
        _people(engine),
        mode=mode,
        app=APP,
        clock=wall,
        port=port,
        team=TEAM,
        rate_limits=hurried,
        realtime=(lambda: real.now().timestamp()) if hurried else (lambda: begun),
        ack_seconds=3 if hurried else 30,
    )
    async with (
        slack,
        running(compose(_towards(slack, settings, mode), clock=clock, engine=engine, nudges=nudges)) as programme,
    ):
        if mode == "http":
            slack.app_url = f"http://127.0.0.1:{programme.door.port}/slack/events"
        else:
            await slack.connected()
        here = Partnership(slack, programme, clock, engine)
        wall.travel = here.go_to
        yield here


def _towards(slack: Sandbox, settings: Settings, mode: str) -> Settings:
    """These settings, with Slack being the workspace."""
    return settings.model_copy(
        update={
            "slack_api_url": slack.api_url,
            "slack_bot_token": SecretStr(slack.bot_token),
            "slack_app_token": SecretStr(slack.app_token) if mode == "socket" else None,
            "slack_signing_secret": SecretStr(slack.signing_secret),
            "port": 0,
        }
    )


def _people(engine: Engine) -> list[User]:
    with Session(engine) as session:
        rows = session.exec(
            select(Professional, Agency)
            .join(Agency, col(Agency.id) == col(Professional.agency_id))
            .where(col(Professional.slack_id).is_not(None))
            .order_by(col(Professional.id))
        )
        return [
            User(str(person.slack_id), person.full_name, f"{person.job_role}, {agency.name}", person.email or "")
            for person, agency in rows
        ]
