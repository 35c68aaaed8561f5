"""The payloads that Slack sends to an app, complete and of the documented shapes."""

import uuid
from typing import Any

from bot.sandbox.records import OTHER_TEAM, Channel, Json, Message, SharedFile, User, View
from bot.sandbox.workspace import APP_ID, BOT_ID, BOT_USER_ID, TEAM_DOMAIN, TEAM_ID, Workspace

VERIFICATION_TOKEN = "legacy-verification-token"


def team_of(user: User) -> str:
    return OTHER_TEAM if user.kind == "stranger" else TEAM_ID


def user_payload(user: User) -> Json:
    return {"id": user.id, "username": user.username, "name": user.username, "team_id": team_of(user)}


def channel_payload(channel: Channel) -> Json:
    return {"id": channel.id, "name": "directmessage" if channel.kind == "im" else channel.name}


def message_payload(message: Message, *, metadata: bool = False) -> Json:
    """A message as history, chat.* answers and block_actions show it."""
    shown: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    shown["team"] = TEAM_ID
    if message.bot:
        shown |= {"bot_id": BOT_ID, "app_id": APP_ID, "bot_profile": bot_profile(message.author)}
    if message.blocks:
        shown["blocks"] = message.blocks
    if message.thread_ts:
        shown["thread_ts"] = message.thread_ts
    if message.edited:
        shown["edited"] = message.edited
    if metadata and message.metadata:
        shown["metadata"] = message.metadata
    if message.files:
        shown |= {"subtype": "file_share", "upload": True, "files": [file_payload(file) for file in message.files]}
    return shown


def file_payload(file: SharedFile) -> Json:
    """A file as the messages that carry it show it. A real Slack says more, and some of it only later."""
    shown: Json = {"id": file.id, "name": file.name, "title": file.title, "size": file.length, "user": BOT_USER_ID}
    return shown | {"mode": "hosted", "alt_txt": file.alt} if file.alt else shown | {"mode": "hosted"}


def bot_profile(name: str) -> Json:
    return {"id": BOT_ID, "app_id": APP_ID, "name": name, "deleted": False, "team_id": TEAM_ID}


def view_payload(view: View) -> Json:
    """A view as views.* answers and interactions show it, with the state of its fields."""
    return {
        **view.definition,
        "id": view.id,
        "team_id": TEAM_ID,
        "app_id": APP_ID,
        "bot_id": BOT_ID,
        "app_installed_team_id": TEAM_ID,
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "hash": view.hash,
        "state": {"values": view.values},
    }


def command_payload(workspace: Workspace, user: User, channel: Channel, command: str, text: str) -> Json:
    """A slash command; over HTTP it is form-encoded, hence strings only."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel_payload(channel)["name"],
        "user_id": user.id,
        "user_name": user.username,
        "command": command,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": workspace.respond_at(channel, user),
        "trigger_id": workspace.triggers.issue(user.id),
    }


def _interaction(kind: str, user: User) -> Json:
    return {
        "type": kind,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "user": user_payload(user),
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def shortcut_payload(workspace: Workspace, user: User, callback_id: str) -> Json:
    """A global shortcut."""
    return {
        **_interaction("shortcut", user),
        "callback_id": callback_id,
        "trigger_id": workspace.triggers.issue(user.id),
        "action_ts": workspace.new_ts(),
    }


def message_action(workspace: Workspace, user: User, message: Message, action: Json, state: Any) -> Json:
    """A button or another element used in a message."""
    channel = workspace.channel(message.channel)
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    return {
        **_interaction("block_actions", user),
        "container": container,
        "trigger_id": workspace.triggers.issue(user.id),
        "channel": channel_payload(channel),
        "message": message_payload(message),
        "state": {"values": state},
        "response_url": workspace.respond_at(channel, user, message.ts),
        "actions": [{**action, "action_ts": workspace.new_ts()}],
    }


def view_action(workspace: Workspace, user: User, view: View, action: Json) -> Json:
    """A button or another element used in a modal or in Home."""
    return {
        **_interaction("block_actions", user),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": workspace.triggers.issue(user.id, view.id),
        "view": view_payload(view),
        "actions": [{**action, "action_ts": workspace.new_ts()}],
    }


def submission_payload(workspace: Workspace, user: User, view: View) -> Json:
    """A modal that was sent off."""
    return {
        **_interaction("view_submission", user),
        "trigger_id": workspace.triggers.issue(user.id, view.id),
        "view": view_payload(view),
        "response_urls": [],
    }


def closed_payload(user: User, view: View, *, cleared: bool) -> Json:
    """A modal that was closed without sending; only when it asked to be told."""
    return {
        **_interaction("view_closed", user),
        "view": view_payload(view),
        "is_cleared": cleared,
    }


def suggestion_payload(user: User, view: View, block_id: str, action_id: str) -> Json:
    """A question for the options of an external select; the caller adds `value`, what was typed."""
    return {
        **_interaction("block_suggestion", user),
        "container": {"type": "view", "view_id": view.id},
        "view": view_payload(view),
        "block_id": block_id,
        "action_id": action_id,
    }


def event_payload(workspace: Workspace, event: Json) -> Json:
    """An Events API callback around one event."""
    number = next(workspace.numbers)
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "api_app_id": APP_ID,
        "type": "event_callback",
        "event": event,
        "event_id": f"Ev{number:08d}{uuid.uuid4().hex[:6].upper()}",
        "event_time": int(workspace.now().timestamp()),
        "event_context": f"4-{number:08d}",
        "is_ext_shared_channel": False,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
    }


def home_opened_event(workspace: Workspace, user: User, channel: Channel, tab: str, home: View | None) -> Json:
    """Somebody looked at the app's Home or Messages tab."""
    event = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": channel.id,
        "tab": tab,
        "event_ts": workspace.new_ts(),
    }
    return {**event, "view": view_payload(home)} if home and tab == "home" else event
