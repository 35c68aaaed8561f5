"""The `message` events of a DM: written by a person or by the app itself, changed, deleted."""

import uuid

from bot.sandbox.delivery.payloads import file_payload, message_payload, team_of
from bot.sandbox.records import Json, Message, User
from bot.sandbox.workspace import Happening, Workspace


def message_event(
    workspace: Workspace, what: Happening, message: Message, before: Message | None, typed: str | None = None
) -> Json:
    """One event. Slack sends the app its own messages too, and tells it of its own changes."""
    place: Json = {"type": "message", "channel": message.channel, "channel_type": "im"}
    if what == "posted":
        shown = _by_app(message) if message.bot else _by_person(workspace.user(message.user), message, typed)
        return {**place, **shown, "event_ts": message.ts}
    now = workspace.new_ts()
    place |= {"hidden": True, "ts": now, "event_ts": now, "subtype": f"message_{what}"}
    if what == "deleted":
        return {**place, "deleted_ts": message.ts, "previous_message": message_payload(message)}
    previous = message_payload(before) if before else {}
    return {**place, "message": message_payload(message), "previous_message": previous}


def _by_app(message: Message) -> Json:
    return message_payload(message)


def _by_person(user: User, message: Message, typed: str | None) -> Json:
    """The text is how Slack passes it on, the blocks hold what was typed."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": typed or message.text}]}
    shown: Json = {
        "user": user.id,
        "text": message.text,
        "ts": message.ts,
        "client_msg_id": str(uuid.uuid4()),
        "team": team_of(user),
        "blocks": [{"type": "rich_text", "block_id": "rt", "elements": [section]}],
    }
    if message.files:
        files = [{**file_payload(file), "user": user.id} for file in message.files]
        shown |= {"subtype": "file_share", "upload": False, "files": files}
    return {**shown, "thread_ts": message.thread_ts} if message.thread_ts else shown
