"""files.*: an address is lent, the bytes are taken there, and the file is completed and shared, once."""

from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.errors import SlackError
from bot.sandbox.records import Json, SharedFile
from bot.sandbox.web.chat import where_to_post
from bot.sandbox.web.method import Call, Method
from bot.sandbox.workspace import BOT_USER_ID, Workspace

LONGEST = 1_000_000_000
ALT_MAX = 1_000
COMMENT_MAX = 4_000
TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}


def lend_address(call: Call) -> Json:
    """Where the bytes of one file go, and the id that it will have."""
    name = call.required("filename")
    length = call.number("length", 0)
    alt = call.text("alt_txt") or ""
    if not 0 < length <= LONGEST or "/" in name:
        raise SlackError.with_messages("invalid_arguments", ["length or filename"])
    if len(alt) > ALT_MAX:
        raise SlackError("alt_txt_too_large")
    file_id = f"F{next(call.workspace.numbers):010d}"
    call.workspace.files[file_id] = SharedFile(file_id, name, length, alt)
    return {"upload_url": f"{call.workspace.base_url}upload/v1/{file_id}", "file_id": file_id}


async def take_bytes(workspace: Workspace, request: Request) -> Response:
    """The bytes themselves, as they are: exactly so many as were announced."""
    file = workspace.files.get(str(request.path_params["file_id"]))
    content = await request.body()
    if file is None or file.complete or len(content) != file.length:
        return Response("The upload was not expected.", 400)
    file.content = content
    return Response(f"OK - {len(content)}")


def complete(call: Call) -> Json:
    """The file is whole, and shared if a conversation is named. It works once for a file."""
    given = call.decoded("files", list, "invalid_arguments")
    if not given or not all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in given):
        raise SlackError("invalid_arguments")
    files = [_waiting(call.workspace, one["id"]) for one in given]
    channel = where_to_post(call, "channel_id") if call.text("channel_id") else None
    comment = call.text("initial_comment") or ""
    if len(comment) > COMMENT_MAX:
        raise SlackError("msg_too_long")
    if any(file.picture and not file.alt for file in files):
        call.workspace.complaints.append("a picture without alt_txt: screen readers read nothing else")
    for file, one in zip(files, given, strict=True):
        file.title, file.complete = str(one.get("title") or file.name), True
    if channel is not None:
        call.workspace.post(channel, BOT_USER_ID, comment, files=files)
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


def _waiting(workspace: Workspace, file_id: str) -> SharedFile:
    file = workspace.files.get(file_id)
    if file is None or file.content is None or file.complete:
        raise SlackError("file_not_found")
    return file


def serve(workspace: Workspace, request: Request) -> Response:
    """A file, for the page: pictures to be shown, everything else to be saved."""
    file = workspace.files.get(str(request.path_params["file_id"]))
    if file is None or not file.complete or file.name != request.path_params["name"]:
        return Response(status_code=404)
    kind = TYPES.get(file.name.rpartition(".")[2].lower())
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    if kind is None:
        headers["Content-Disposition"] = "attachment"
    return Response(file.content, media_type=kind or "application/octet-stream", headers=headers)


METHODS = {
    "files.getUploadURLExternal": Method(lend_address, 100, ("files:write",), writes=True),
    "files.completeUploadExternal": Method(complete, 100, ("files:write",), writes=True),
}
