"""The JSON behind the browser page: what one person sees, and what they do, on this machine only."""

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.delivery.dispatch import Dispatch
from bot.sandbox.errors import SlackError
from bot.sandbox.page_state import state_for
from bot.sandbox.people import modals
from bot.sandbox.people.answers import NotAllowed, NotOnScreen
from bot.sandbox.people.person import Person
from bot.sandbox.people.typing import keep
from bot.sandbox.records import Json, Message, View
from bot.sandbox.workspace import Workspace

FILES = Path(__file__).parent / "page"
LONG_POLL_SECONDS = 20.0
Deed = Callable[[Person, Json], Awaitable[Json]]


@runtime_checkable
class WorkspaceClock(Protocol):
    """A clock that the page may move: `moments` are what is worth jumping to."""

    def now(self) -> datetime: ...

    def moments(self) -> list[tuple[datetime, str]]: ...

    async def jump(self, to: datetime) -> None: ...


class BadRequest(Exception):
    """The page sent something that no person could have done."""


class PageApi:
    """Routes of the page. Every POST must be JSON, which no form on another site can send unasked."""

    def __init__(self, workspace: Workspace, dispatch: Dispatch, clock: WorkspaceClock | None) -> None:
        self.workspace = workspace
        self.dispatch = dispatch
        self.clock = clock

    def routes(self) -> list[BaseRoute]:
        """All paths, the files of the page last."""
        deeds: dict[str, Deed] = {
            "open-home": open_home,
            "command": command,
            "shortcut": shortcut,
            "say": say,
            "action": action,
            "submit": submit,
            "close": close,
            "options": options,
        }
        return [
            Route("/page/state", self._state),
            Route("/page/changes", self._changes),
            Route("/page/clock", self._read_clock),
            Route("/page/clock", self._move_clock, methods=["POST"]),
            *(Route(f"/page/{name}", self._done_by(deed), methods=["POST"]) for name, deed in deeds.items()),
            Mount("/", StaticFiles(directory=FILES, html=True, check_dir=False)),
        ]

    async def _state(self, request: Request) -> Response:
        user = request.query_params.get("person")
        person = self._person(user) if user in self.workspace.users else None
        return _json(state_for(self.workspace, person))

    async def _changes(self, request: Request) -> Response:
        since = request.query_params.get("since", "0")
        version = await self.workspace.changed(int(since) if since.isdigit() else 0, LONG_POLL_SECONDS)
        return _json({"version": version})

    async def _read_clock(self, _: Request) -> Response:
        if self.clock is None:
            return _json({"error": "The clock here cannot be moved."}, 404)
        moments = [{"at": at.isoformat(), "label": label} for at, label in self._moments(self.clock)]
        return _json({"now": self.clock.now().isoformat(), "moments": moments})

    async def _move_clock(self, request: Request) -> Response:
        if self.clock is None:
            return _json({"error": "The clock here cannot be moved."}, 404)
        try:
            to = (await _body(request)).get("to")
            coming = self._moments(self.clock)
            if to == "next" and not coming:
                return _json({"error": "Nothing is planned."}, 409)
            await self.clock.jump(coming[0][0] if to == "next" else _moment(to))
        except BadRequest as refused:
            return _json({"error": str(refused)}, 400)
        self.workspace.touch()
        return await self._read_clock(request)

    def _moments(self, clock: WorkspaceClock) -> list[tuple[datetime, str]]:
        return sorted(moment for moment in clock.moments() if moment[0] > clock.now())

    def _person(self, user: object) -> Person:
        if not isinstance(user, str) or user not in self.workspace.users:
            raise BadRequest("Choose a person first.")
        return Person(self.workspace, self.dispatch, self.workspace.users[user])

    def _done_by(self, deed: Deed) -> Callable[[Request], Awaitable[Response]]:
        async def handle(request: Request) -> Response:
            try:
                body = await _body(request)
                return _json(await deed(self._person(body.get("person")), body))
            except NotAllowed as refused:
                return _json({"error": str(refused)}, 403)
            except NotOnScreen:
                return _json({"error": "This has changed in the meantime. Look again."}, 409)
            except (BadRequest, KeyError, SlackError):
                return _json({"error": "That did not work."}, 400)

        return handle


# What one person does


async def open_home(person: Person, _: Json) -> Json:
    await person.open_home()
    return {}


async def command(person: Person, body: Json) -> Json:
    answer = await person.command(body["command"], body.get("text") or "")
    return {"trouble": answer.trouble}


async def shortcut(person: Person, body: Json) -> Json:
    return {"trouble": (await person.shortcut(body["callback_id"])).trouble}


async def say(person: Person, body: Json) -> Json:
    sent = await person.say(body["text"], thread=body.get("thread_ts"))
    return {"ts": sent.ts}


async def action(person: Person, body: Json) -> Json:
    """A button or field used; everything else that stands in the fields comes along and is kept."""
    where = _surface(person, body)
    if isinstance(values := body.get("values"), dict):
        keep(person.workspace, where, person.id, values)
    value = values if isinstance(values, list) else body.get("value")
    answer = await person.press(where, body["action_id"], value, block_id=body["block_id"])
    return {"trouble": answer.trouble}


async def submit(person: Person, body: Json) -> Json:
    keep(person.workspace, _modal(person), person.id, body.get("values") or {})
    outcome = await person.submit()
    changed = outcome.updated or outcome.pushed
    return {
        "errors": outcome.errors,
        "closed": outcome.closed,
        "updated": changed,
        "trouble": outcome.trouble,
    }


async def close(person: Person, body: Json) -> Json:
    await modals.close(person, _modal(person), everything=bool(body.get("all")))
    return {}


async def options(person: Person, body: Json) -> Json:
    where = _surface(person, body)
    if not isinstance(where, View):
        raise BadRequest("An external select stands in a modal or in Home.")
    return {"options": await person.options(body["action_id"], body.get("query") or "", view=where)}


def _surface(person: Person, body: Json) -> Message | View:
    where = body.get("where")
    if where == "modal":
        return _modal(person)
    if where == "home" and person.home is not None:
        return person.home
    shown = [*person.dm, *person.ephemeral]
    found = next((message for message in shown if message.ts == body.get("ts")), None)
    if found is None:
        raise NotOnScreen("no such message")
    return found


def _modal(person: Person) -> View:
    if person.modal is None:
        raise NotOnScreen("no modal is open")
    return person.modal


async def _body(request: Request) -> Json:
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/json":
        raise BadRequest("Send JSON.")
    try:
        body = json.loads(await request.body())
    except ValueError:
        raise BadRequest("Send JSON.") from None
    if not isinstance(body, dict):
        raise BadRequest("Send a JSON object.")
    return body


def _moment(text: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        raise BadRequest("Give a date and time, or next.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _json(body: Json, status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return JSONResponse(body, status, headers=headers)
