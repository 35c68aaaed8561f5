"""The HTTP side of the Web API: reads a call, checks token, limits and scopes, and writes Slack's answer."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.delivery.socket_mode import SocketMode
from bot.sandbox.errors import SlackError
from bot.sandbox.faults import Faults
from bot.sandbox.records import Json
from bot.sandbox.web import chat, conversations, directory, files, views
from bot.sandbox.web.method import Call, Method, need_scopes
from bot.sandbox.web.rates import Rates
from bot.sandbox.workspace import Workspace

METHODS: dict[str, Method] = {
    **chat.METHODS,
    **conversations.METHODS,
    **directory.METHODS,
    **files.METHODS,
    **views.METHODS,
}


@dataclass(frozen=True)
class Credentials:
    """The app's two tokens and the secret with which requests to it are signed."""

    bot_token: str
    app_token: str
    signing_secret: str


class WebApi:
    """Answers `/api/METHOD`."""

    def __init__(
        self,
        workspace: Workspace,
        credentials: Credentials,
        rates: Rates,
        faults: Faults,
        socket: SocketMode,
        drop: Callable[[Request], Response],
    ) -> None:
        self.workspace = workspace
        self.credentials = credentials
        self.rates = rates
        self.faults = faults
        self.socket = socket
        self.drop = drop
        self.methods = {**METHODS, "apps.connections.open": Method(self._connect, 20, token="app")}

    async def handle(self, request: Request) -> Response:
        """One call, from its HTTP request to its HTTP answer."""
        if self.faults.outage:
            return Response(status_code=503)
        name = str(request.path_params["method"])
        method = self.methods.get(name)
        if method is None:
            return _answer({"ok": False, "error": "unknown_method", "req_method": name})
        try:
            arguments = await _arguments(request)
            self._check_token(method, _token(request, arguments))
            need_scopes(self.workspace, *method.scopes)
            wait = self._wait(name, method, arguments)
        except SlackError as refused:
            return _answer({"ok": False, "error": refused.error, **refused.more})
        if wait is not None:
            headers = {"Retry-After": str(wait)}
            return JSONResponse({"ok": False, "error": "ratelimited"}, 429, headers=headers)
        result = self._call(method, arguments)
        if result["ok"] and method.writes and self.faults.take_lost_reply():
            return self.drop(request)
        return _answer(result, {"x-oauth-scopes": ",".join(self.workspace.app.scopes)})

    def _call(self, method: Method, arguments: dict[str, Any]) -> Json:
        try:
            return {"ok": True, **method.answer(Call(self.workspace, arguments))}
        except SlackError as refused:
            return {"ok": False, "error": refused.error, **refused.more}

    def _wait(self, name: str, method: Method, arguments: dict[str, Any]) -> int | None:
        forced = self.faults.take_limit(name)
        if forced is not None:
            return forced
        channel = str(arguments.get(method.paced_by)) if method.paced_by else None
        if channel in self.workspace.users:
            channel = self.workspace.direct_channel(str(channel)).id
        return self.rates.wait_for(name, method.per_minute, channel)

    def _check_token(self, method: Method, token: str | None) -> None:
        if method.token == "none":
            return
        if token is None:
            raise SlackError("not_authed")
        right = self.credentials.app_token if method.token == "app" else self.credentials.bot_token
        if token == right:
            return
        known = token in (self.credentials.app_token, self.credentials.bot_token)
        raise SlackError("not_allowed_token_type" if known else "invalid_auth")

    def _connect(self, call: Call) -> Json:
        if not self.socket.open:
            raise SlackError("internal_error")
        base = call.workspace.base_url.replace("http", "ws", 1)
        return {"url": f"{base}socket/{self.socket.ticket()}"}


def _answer(body: Json, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(body, headers=headers)


def _token(request: Request, arguments: dict[str, Any]) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    given = arguments.pop("token", None)
    if scheme.lower() == "bearer" and token:
        return token.strip()
    return str(given) if given else None


async def _arguments(request: Request) -> dict[str, Any]:
    """Query, form and JSON arguments alike. A token in the address does not count: it would end up in logs."""
    found: dict[str, Any] = {name: value for name, value in request.query_params.items() if name != "token"}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            raise SlackError("invalid_json") from None
        if not isinstance(body, dict):
            raise SlackError("json_not_object")
        return {**found, **body}
    if kind == "application/x-www-form-urlencoded":
        return {**found, **dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))}
    if kind and await request.body():
        raise SlackError("invalid_post_type")
    return found
