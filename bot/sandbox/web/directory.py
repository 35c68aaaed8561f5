"""users.*, bots.*, auth.*, api.*, apps.*: who is who, and whether a token is good."""

from bot.sandbox.delivery.payloads import team_of
from bot.sandbox.errors import SlackError
from bot.sandbox.records import Json, User
from bot.sandbox.web.method import Call, Method
from bot.sandbox.workspace import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID


def user_record(call: Call, user: User) -> Json:
    """A person as users.info shows them; the address only with its scope and only for our own people."""
    profile: Json = {"real_name": user.name, "display_name": user.name, "title": user.title}
    if "users:read.email" in call.workspace.app.scopes and user.kind != "stranger":
        profile["email"] = user.email
    return {
        "id": user.id,
        "team_id": team_of(user),
        "name": user.username,
        "real_name": user.name,
        "deleted": False,
        "tz": user.tz,
        "profile": profile,
        "is_bot": False,
        "is_app_user": False,
        "is_restricted": user.kind in ("multi_channel_guest", "single_channel_guest"),
        "is_ultra_restricted": user.kind == "single_channel_guest",
        "is_stranger": user.kind == "stranger" and not user.shares_channel,
    }


def _bot_user(call: Call) -> Json:
    name = call.workspace.app.name
    profile = {"real_name": name, "display_name": name, "bot_id": BOT_ID, "api_app_id": APP_ID}
    return {
        "id": BOT_USER_ID,
        "team_id": TEAM_ID,
        "name": name.lower(),
        "real_name": name,
        "deleted": False,
        "is_bot": True,
        "profile": profile,
    }


def users_info(call: Call) -> Json:
    user_id = call.required("user", "user_not_found")
    if user_id == BOT_USER_ID:
        return {"user": _bot_user(call)}
    return {"user": user_record(call, call.workspace.user(user_id))}


def lookup_by_email(call: Call) -> Json:
    wanted = call.required("email").casefold()
    for user in call.workspace.users.values():
        if user.kind != "stranger" and user.email and user.email.casefold() == wanted:
            return {"user": user_record(call, user)}
    raise SlackError("users_not_found")


def users_list(call: Call) -> Json:
    everyone = [user_record(call, user) for user in call.workspace.users.values()]
    members = [*everyone, _bot_user(call)]
    start, limit = call.number("cursor", 0), call.number("limit", 0) or len(members)
    following = str(start + limit) if start + limit < len(members) else ""
    return {"members": members[start : start + limit], "response_metadata": {"next_cursor": following}}


def bots_info(call: Call) -> Json:
    if call.text("bot") not in (None, BOT_ID):
        raise SlackError("bot_not_found")
    name = call.workspace.app.name
    return {"bot": {"id": BOT_ID, "app_id": APP_ID, "user_id": BOT_USER_ID, "name": name, "deleted": False}}


def auth_test(call: Call) -> Json:
    return {
        "url": call.workspace.base_url,
        "team": call.workspace.team,
        "user": call.workspace.app.name.lower(),
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def api_test(call: Call) -> Json:
    if error := call.text("error"):
        raise SlackError(error, args=dict(call.arguments))
    return {"args": dict(call.arguments)}


METHODS = {
    "users.info": Method(users_info, 100, ("users:read",)),
    "users.lookupByEmail": Method(lookup_by_email, 50, ("users:read.email",)),
    "users.list": Method(users_list, 20, ("users:read",)),
    "bots.info": Method(bots_info, 50, ("users:read",)),
    "auth.test": Method(auth_test, 600),
    "api.test": Method(api_test, 600, token="none"),
}
