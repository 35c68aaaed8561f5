"""views.*: modals in front of a person and their Home tab."""

from bot.sandbox.delivery.payloads import view_payload
from bot.sandbox.errors import SlackError
from bot.sandbox.records import Json, View
from bot.sandbox.web.method import Call, Method
from handlers.views.limits import faults_in_view


def _definition(call: Call, kind: str) -> Json:
    definition: Json | None = call.decoded("view", dict, "invalid_arguments")
    if definition is None:
        raise SlackError("invalid_arguments")
    check_view(definition, kind)
    return definition


def check_view(definition: Json, kind: str) -> None:
    """Refuse a view that Slack would refuse."""
    if definition.get("type") != kind:
        raise SlackError.with_messages("invalid_arguments", [f"view.type: must be {kind}"])
    if faults := faults_in_view(definition):
        raise SlackError.with_messages("invalid_arguments", faults)


def open_view(call: Call) -> Json:
    definition = _definition(call, "modal")
    trigger = call.workspace.triggers.exchange(call.required("trigger_id"))
    return _shown(call.workspace.screens.open(trigger.user, definition))


def push_view(call: Call) -> Json:
    definition = _definition(call, "modal")
    trigger = call.workspace.triggers.exchange(call.required("trigger_id"))
    if trigger.view_id is None:
        raise SlackError("invalid_trigger_id")
    return _shown(call.workspace.screens.push(trigger.user, definition))


def update_view(call: Call) -> Json:
    view = call.workspace.screens.find(call.text("view_id"), call.text("external_id"))
    definition = _definition(call, view.type)
    return _shown(call.workspace.screens.update(view, definition, call.text("hash")))


def publish_view(call: Call) -> Json:
    user = call.workspace.user(call.required("user_id"))
    definition = _definition(call, "home")
    if not call.workspace.app.home_tab:
        raise SlackError("not_enabled")
    return _shown(call.workspace.screens.publish(user.id, definition, call.text("hash")))


def _shown(view: View) -> Json:
    return {"view": view_payload(view)}


METHODS = {
    "views.open": Method(open_view, 100, writes=True),
    "views.push": Method(push_view, 100, writes=True),
    "views.update": Method(update_view, 100, writes=True),
    "views.publish": Method(publish_view, 100, writes=True),
}
