"""conversations.*: opening a DM and reading what was said in it."""

from bot.sandbox.delivery.payloads import message_payload
from bot.sandbox.errors import SlackError
from bot.sandbox.records import Channel, Json, Message
from bot.sandbox.web.method import Call, Method, need_scopes
from bot.sandbox.workspace import BOT_USER_ID

PAGE_MAX = 999


def open_dm(call: Call) -> Json:
    """The DM with one person (`users`), or one already open (`channel`)."""
    users = [u for u in (call.text("users") or "").split(",") if u]
    if not users:
        channel = call.workspace.channel(call.required("channel", "users_list_not_supplied"))
    elif len(users) > 1:
        raise SlackError("missing_scope", needed="mpim:write", provided=",".join(call.workspace.app.scopes))
    else:
        before = len(call.workspace.channels)
        channel = call.workspace.direct_channel(users[0])
        if len(call.workspace.channels) == before:
            return {"channel": {"id": channel.id}, "no_op": True, "already_open": True}
    return {"channel": {"id": channel.id}}


def history(call: Call) -> Json:
    channel = _readable(call)
    wanted = [m for m in _between(call, channel) if m.thread_ts in (None, m.ts)]
    return _page(call, list(reversed(wanted)))


def replies(call: Call) -> Json:
    channel = _readable(call)
    root = call.required("ts", "thread_not_found")
    if root not in channel.messages:
        raise SlackError("thread_not_found")
    return _page(call, [m for m in _between(call, channel) if root in (m.ts, m.thread_ts)])


def info(call: Call) -> Json:
    channel = call.workspace.channel(call.required("channel", "channel_not_found"))
    need_scopes(call.workspace, "im:read" if channel.kind == "im" else "channels:read")
    shown: Json = {"id": channel.id, "created": 0, "is_archived": False, "is_im": channel.kind == "im"}
    if channel.kind == "im":
        return {"channel": {**shown, "user": call.workspace.other_in(channel)}}
    inside = BOT_USER_ID in channel.members
    return {"channel": {**shown, "name": channel.name, "is_channel": True, "is_member": inside}}


def _readable(call: Call) -> Channel:
    channel = call.workspace.channel(call.required("channel", "channel_not_found"))
    need_scopes(call.workspace, channel.history_scope)
    if BOT_USER_ID not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _between(call: Call, channel: Channel) -> list[Message]:
    """Messages after `oldest` and before `latest`, both ends only with `inclusive`; oldest first."""
    oldest, latest = _ts(call, "oldest", 0.0), _ts(call, "latest", float("inf"))
    inclusive = call.flag("inclusive")
    return [
        message
        for ts, message in channel.messages.items()
        if oldest < float(ts) < latest or (inclusive and float(ts) in (oldest, latest))
    ]


def _ts(call: Call, name: str, otherwise: float) -> float:
    try:
        return float(call.text(name) or otherwise)
    except ValueError:
        raise SlackError(f"invalid_ts_{name}") from None


def _page(call: Call, messages: list[Message]) -> Json:
    limit = min(call.number("limit", 100), PAGE_MAX) or 100
    cursor = call.text("cursor")
    if cursor and not cursor.removeprefix("next:").isdigit():
        raise SlackError("invalid_cursor")
    start = int(cursor.removeprefix("next:")) if cursor else 0
    more = len(messages) > start + limit
    metadata = call.flag("include_all_metadata")
    shown = [message_payload(m, metadata=metadata) for m in messages[start : start + limit]]
    following = f"next:{start + limit}" if more else ""
    return {
        "messages": shown,
        "has_more": more,
        "pin_count": 0,
        "response_metadata": {"next_cursor": following},
    }


METHODS = {
    "conversations.open": Method(open_dm, 50, ("im:write",), writes=True),
    "conversations.history": Method(history, 50),
    "conversations.replies": Method(replies, 50),
    "conversations.info": Method(info, 50),
}
