"""What one person sees, as the page takes it: people, messages, Home, the modal on top, Slack's own words."""

from datetime import UTC, datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.sandbox.delivery.payloads import view_payload
from bot.sandbox.people.person import Person
from bot.sandbox.records import Json, Message, SharedFile, User, View
from bot.sandbox.workspace import Workspace

ZONE = "Europe/London"


def state_for(workspace: Workspace, person: Person | None) -> Json:
    """Everything at once; without a person only who there is. Looking marks that person's messages as read."""
    zone = person.user.tz if person else ZONE
    people = [_in_list(workspace, user) for user in workspace.users.values()]
    state: Json = {
        "now": workspace.now().isoformat(),
        "zone": zone,
        "team": workspace.team,
        "people": people,
        "person": person.id if person else None,
        "version": workspace.version,
        "commands": [{"command": name, "hint": hint} for name, hint in workspace.app.commands or ()],
        "shortcuts": [{"callback_id": key, "name": name} for key, name in workspace.app.shortcuts or ()],
    }
    return state | (_seen_by(workspace, person, zone) if person else _nobody())


def _seen_by(workspace: Workspace, person: Person, zone: str) -> Json:
    messages: list[Message] = []
    if person.user.may_direct_message:
        messages = sorted([*person.dm, *person.shared, *person.ephemeral], key=lambda message: float(message.ts))
        workspace.read_until[person.id] = max((m.ts for m in messages), default="0", key=float)
    may_command = person.user.may_use_commands
    shown: Json = {
        "messages": [_message(message, zone) for message in messages],
        "home": _view(person.home),
        "home_allowed": person.user.may_open_home,
        "commands_allowed": may_command,
        "modal": _view(person.modal),
        "modal_depth": workspace.screens.depth(person.id),
        "notice": person.notice,
    }
    return shown if may_command else {**shown, "commands": [], "shortcuts": []}


def _nobody() -> Json:
    return {
        "messages": [],
        "home": None,
        "home_allowed": False,
        "commands_allowed": False,
        "modal": None,
        "modal_depth": 0,
        "notice": None,
    }


def _in_list(workspace: Workspace, user: User) -> Json:
    unread = 0
    if user.may_direct_message:
        seen = float(workspace.read_until.get(user.id, 0))
        messages = workspace.direct_channel(user.id).messages.values()
        unread = sum(1 for m in messages if m.bot and float(m.ts) > seen)
    return {"id": user.id, "name": user.name, "title": user.title, "kind": user.kind, "unread": unread}


def _message(message: Message, zone: str) -> Json:
    return {
        "ts": message.ts,
        "author": "bot" if message.bot else "person",
        "author_name": message.author,
        "time_text": clock_time(datetime.fromtimestamp(float(message.ts), UTC).astimezone(ZoneInfo(zone))),
        "text": message.text,
        "blocks": message.blocks,
        "thread_ts": message.thread_ts,
        "edited": message.edited is not None,
        "ephemeral": message.ephemeral,
        "files": [_file(file) for file in message.files],
    }


def _file(file: SharedFile) -> Json:
    where = f"files/{file.id}/{quote(file.name)}"
    return {"name": file.name, "title": file.title, "alt": file.alt, "picture": file.picture, "url": where}


def _view(view: View | None) -> Json | None:
    return None if view is None else {**view_payload(view), "errors": view.errors, "trouble": view.trouble}


def clock_time(at: datetime) -> str:
    """The time of day as people here write it: 5pm, 10:30am."""
    half = "am" if at.hour < 12 else "pm"
    hour = at.hour % 12 or 12
    return f"{hour}:{at.minute:02d}{half}" if at.minute else f"{hour}{half}"
