"""Sending off and closing a modal, and the options of external selects: a conversation between view and app."""

from typing import TYPE_CHECKING, Any

from bot.sandbox.delivery import payloads
from bot.sandbox.errors import SlackError
from bot.sandbox.people.answers import Submission
from bot.sandbox.people.fields import fault_in
from bot.sandbox.people.typing import known_options
from bot.sandbox.reading import text_of
from bot.sandbox.records import Json, View
from bot.sandbox.web.views import check_view

if TYPE_CHECKING:
    from bot.sandbox.people.person import Person

TROUBLE = "We had some trouble connecting. Try again?"


async def submit(person: "Person", view: View) -> Submission:
    """Check the fields, send, and do what the app answered."""
    view.trouble, view.errors = None, local_faults(view)
    if view.errors:
        person.workspace.touch()
        return Submission(errors=dict(view.errors))
    before = {message.ts for message in person.ephemeral}
    payload = payloads.submission_payload(person.workspace, person.user, view)
    ack = await person.dispatch.ask("interactive", payload)
    if ack.failure:
        return _in_trouble(person, view)
    try:
        outcome = _follow(person, view, ack.body or {})
    except SlackError as refused:
        person.workspace.complaints.append(f"view_submission answer: {refused.error} {refused.more}")
        return _in_trouble(person, view)
    person.workspace.touch()
    shown = [message for message in person.ephemeral if message.ts not in before]
    return Submission(**{**outcome, "ephemeral": shown})


def local_faults(view: View) -> dict[str, str]:
    """What Slack finds by itself, by block id."""
    faults: dict[str, str] = {}
    for block in view.blocks:
        if block["type"] == "input":
            element = block["element"]
            fault = fault_in(block, view.values[block["block_id"]][element["action_id"]])
            if fault:
                faults[block["block_id"]] = fault
    return faults


def _follow(person: "Person", view: View, answer: Json) -> Json:
    """Do what the acknowledgement asks; the keywords of the Submission that comes of it."""
    screens = person.workspace.screens
    deed = answer.get("response_action")
    if deed is None:
        if answer:
            raise SlackError("unexpected_body")
        screens.close(view)
        return {"closed": True}
    if deed == "clear":
        screens.clear(person.id)
        return {"closed": True}
    if deed == "errors":
        view.errors = _errors(view, answer)
        return {"errors": dict(view.errors)}
    definition = answer.get("view") or {}
    check_view(definition, "modal")
    if deed == "update":
        screens.update(view, definition)
        return {"updated": True}
    if deed == "push":
        screens.push(person.id, definition)
        return {"pushed": True}
    raise SlackError("unknown_response_action")


def _errors(view: View, answer: Json) -> dict[str, str]:
    """The errors under their fields; each has to belong to an input block of this view."""
    errors: dict[str, str] = answer.get("errors") or {}
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not errors or not set(errors) <= inputs:
        raise SlackError("errors_not_under_inputs", blocks=sorted(set(errors) - inputs))
    return dict(errors)


def _in_trouble(person: "Person", view: View) -> Submission:
    view.trouble = TROUBLE
    person.workspace.tell(person.id, TROUBLE)
    return Submission(trouble=TROUBLE)


async def close(person: "Person", view: View, *, everything: bool = False) -> None:
    """Close one modal, or the whole stack; the app hears of those that asked for it."""
    screens = person.workspace.screens
    clears = everything or bool(view.definition["clear_on_close"])
    closing = list(reversed(screens.stacks.get(person.id, []))) if clears else [view]
    for one in closing:
        screens.close(one)
    for one in closing:
        if one.definition["notify_on_close"]:
            payload = payloads.closed_payload(person.user, one, cleared=clears)
            await person.dispatch.ask("interactive", payload)


async def suggestions(person: "Person", view: View, block: Json, element: Json, typed: str) -> list[Json]:
    """Ask the app for options, as an external select does while somebody types."""
    if len(typed) < int(element.get("min_query_length", 0)):
        return []
    payload = payloads.suggestion_payload(person.user, view, block["block_id"], element["action_id"])
    ack = await person.dispatch.ask("interactive", {**payload, "value": typed})
    body = ack.body or {}
    grouped = [option for group in body.get("option_groups", []) for option in group["options"]]
    offered: list[Json] = [*body.get("options", []), *grouped]
    before = view.offered.get(element["action_id"], [])
    view.offered[element["action_id"]] = [*offered, *(o for o in before if o not in offered)]
    return offered


async def look_up(person: "Person", view: View, block: Json, element: Json, value: Any) -> None:
    """Search an external select for what is to be chosen, unless it was offered or chosen before."""
    if "external" not in element["type"] or value in (None, "", []):
        return
    held = view.values.get(block["block_id"], {}).get(element["action_id"], {})
    for wanted in value if isinstance(value, list | tuple) else [value]:
        known = known_options(view, element, held)
        if wanted not in {o["value"] for o in known} | {text_of(o["text"]) for o in known}:
            await suggestions(person, view, block, element, str(wanted))
