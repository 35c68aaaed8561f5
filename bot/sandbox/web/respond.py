"""response_url: how an app answers a command or a press without a token, five times within half an hour."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox.errors import SlackError
from bot.sandbox.records import Json
from bot.sandbox.tickets import ResponseUrl
from bot.sandbox.workspace import BOT_USER_ID, Workspace
from handlers.views.limits import faults_in_message


async def handle(workspace: Workspace, request: Request) -> Response:
    """One answer posted to a response URL."""
    try:
        body = json.loads(await request.body())
        place = workspace.response_urls.use(request.url.path.lstrip("/"))
        show(workspace, place.channel, place.user, body, place)
    except SlackError as refused:
        status = 404 if refused.error in ("expired_url", "used_url") else 400
        return JSONResponse({"ok": False, "error": refused.error, **refused.more}, status)
    except ValueError:
        return JSONResponse({"ok": False, "error": "invalid_payload"}, 400)
    return PlainTextResponse("ok")


def show(
    workspace: Workspace, channel_id: str, user: str, body: dict[str, Any], place: ResponseUrl | None = None
) -> None:
    """Show an answer: to that person only unless it says `in_channel`; or change the message it belongs to."""
    origin = workspace.find(channel_id, place.message_ts) if place and place.message_ts else None
    if body.get("delete_original"):
        if origin is None:
            raise SlackError("message_not_found")
        workspace.delete(origin)
        return
    text, blocks = str(body.get("text") or ""), body.get("blocks") or []
    if not text and not blocks:
        raise SlackError("no_text")
    if blocks and (faults := faults_in_message(text or "blocks only", blocks)):
        raise SlackError.with_messages("invalid_blocks", faults)
    if body.get("replace_original") and origin is not None:
        changes: Json = {"text": text, "blocks": blocks}
        workspace.edit(origin, changes)
        return
    public = body.get("response_type") == "in_channel"
    channel = workspace.channel(channel_id)
    thread_ts = body.get("thread_ts")
    seen_by = None if public else user
    workspace.post(channel, BOT_USER_ID, text, blocks, thread_ts=thread_ts, seen_by=seen_by)
