"""chat.*: posting, changing and deleting messages."""

import json

from bot.sandbox.delivery.payloads import message_payload
from bot.sandbox.errors import SlackError
from bot.sandbox.records import Channel, Json, Message
from bot.sandbox.web.method import Call, Method
from bot.sandbox.workspace import BOT_USER_ID, Workspace
from handlers.views.limits import faults_in_message

TEXT_MAX = 40_000
METADATA_BYTES = 8_000


def where_to_post(call: Call, argument: str = "channel") -> Channel:
    """The channel named, or the DM of the person named; the app has to be in it."""
    name = call.required(argument, "channel_not_found")
    if name in call.workspace.users:
        return call.workspace.direct_channel(name)
    channel = call.workspace.channel(name)
    if BOT_USER_ID not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _content(call: Call) -> tuple[str | None, list[Json] | None]:
    """The text and blocks, checked."""
    text = call.text("text")
    blocks: list[Json] | None = call.decoded("blocks", list, "invalid_blocks_format")
    if text is not None and len(text) > TEXT_MAX:
        raise SlackError("msg_too_long")
    if blocks and (faults := faults_in_message(text or "blocks only", blocks)):
        raise SlackError.with_messages("invalid_blocks", faults)
    return text, blocks


def _metadata(call: Call) -> Json | None:
    metadata: Json | None = call.decoded("metadata", dict, "invalid_metadata_format")
    if metadata and not (
        isinstance(metadata.get("event_type"), str) and isinstance(metadata.get("event_payload"), dict)
    ):
        raise SlackError("invalid_metadata_schema")
    if metadata and len(json.dumps(metadata).encode()) > METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return metadata


def _thread(call: Call, channel: Channel) -> str | None:
    thread_ts = call.text("thread_ts")
    if thread_ts and thread_ts not in channel.messages:
        raise SlackError("thread_not_found")
    return thread_ts


def _own(call: Call) -> Message:
    """The app's own message that is to be changed."""
    channel = call.workspace.channel(call.required("channel", "channel_not_found"))
    message = channel.messages.get(call.required("ts", "message_not_found"))
    if message is None:
        raise SlackError("message_not_found")
    return message


def post_message(call: Call) -> Json:
    channel = where_to_post(call)
    text, blocks = _content(call)
    if not text and not blocks:
        raise SlackError("no_text")
    if not text:
        _complain(call.workspace, "chat.postMessage without text: screen readers read nothing else")
    message = call.workspace.post(
        channel,
        BOT_USER_ID,
        text or "",
        blocks,
        thread_ts=_thread(call, channel),
        metadata=_metadata(call),
    )
    shown = message_payload(message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


def update(call: Call) -> Json:
    message = _own(call)
    if not message.bot:
        raise SlackError("cant_update_message")
    text, blocks = _content(call)
    metadata = _metadata(call)
    if text is None and blocks is None and metadata is None:
        raise SlackError("no_text")
    given = {"text": text, "blocks": blocks, "metadata": metadata}
    call.workspace.edit(message, {name: value for name, value in given.items() if value is not None})
    shown = message_payload(message, metadata=True)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": shown}


def delete(call: Call) -> Json:
    message = _own(call)
    if not message.bot:
        raise SlackError("cant_delete_message")
    call.workspace.delete(message)
    return {"channel": message.channel, "ts": message.ts}


def post_ephemeral(call: Call) -> Json:
    channel = where_to_post(call)
    user = call.workspace.user(call.required("user"))
    if user.id not in channel.members:
        raise SlackError("user_not_in_channel")
    text, blocks = _content(call)
    if not text and not blocks:
        raise SlackError("no_text")
    thread_ts = _thread(call, channel)
    posted = call.workspace.post(channel, BOT_USER_ID, text or "", blocks, seen_by=user.id, thread_ts=thread_ts)
    return {"message_ts": posted.ts}


def _complain(workspace: Workspace, complaint: str) -> None:
    workspace.complaints.append(complaint)


METHODS = {
    "chat.postMessage": Method(post_message, 600, ("chat:write",), writes=True, paced_by="channel"),
    "chat.update": Method(update, 50, ("chat:write",), writes=True),
    "chat.delete": Method(delete, 50, ("chat:write",), writes=True),
    "chat.postEphemeral": Method(post_ephemeral, 100, ("chat:write",), writes=True),
}
