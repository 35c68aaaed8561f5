"""Drafts: a form opened from what we understood of somebody's words stands filled in with it, and settles it when sent.

A draft is named in the form by two opaque values, the reply and its part; both are looked up and checked again.
"""

from collections.abc import Mapping
from typing import Any

from handlers.asked import Asked
from handlers.views.coming import Will
from handlers.views.sheet import Fields
from models.answering import Coming, ReportAnswer, SharingAnswer
from models.cards import Card
from models.conversation.settling import filled_in, find
from models.conversation.shown import shown
from models.conversation.understood import Part, Understood
from models.desk import Desk
from models.invitation import Attendance

_WILLS = {Attendance.PART: Will.PART, Attendance.DEPUTY: Will.DEPUTY, Attendance.NO: Will.CANNOT}


def draft_ref(ref: Mapping[str, Any]) -> dict[str, Any]:
    """What a form carries further of the draft it was opened from."""
    return {name: ref[name] for name in ("r", "p") if name in ref}


def drafted(desk: Desk, card: Card, ref: Mapping[str, Any]) -> Fields:
    """What we understood, as the fields of its form; nothing for a form that was opened in any other way."""
    reply_id, part = ref.get("r"), _part(ref)
    if not isinstance(reply_id, int) or part is None:
        return {}
    reply = find(desk, reply_id)
    if reply.invitation_id != card.invitation_id:
        return {}
    return {name: value for name, value in _fields(shown(desk, reply).found, part, card).items() if value}


def draft_used(desk: Desk, asked: Asked) -> None:
    """The form has recorded what the draft was about: there is nothing left of it to confirm."""
    part = _part(asked.ref)
    if part is not None and asked.ref_id("r") >= 0:
        action = asked.ref_id("a")
        filled_in(desk, asked.ref_id("r"), part, action if part is Part.ACTIONS and action >= 0 else None)


def _part(ref: Mapping[str, Any]) -> Part | None:
    return next((part for part in Part if part == ref.get("p")), None)


def _fields(found: Understood, part: Part, card: Card) -> Fields:
    if part is Part.COMING and found.coming is not None:
        return _coming(found.coming)
    if part is Part.REPORT and found.report is not None:
        return _report(found.report)
    if part is Part.SHARING and found.sharing is not None:
        return _sharing(found.sharing, known=card.answers.sharing is not None)
    if part is Part.NOT_US and found.not_us is not None:
        return {"reason": found.not_us}
    if part is Part.ACTIONS:
        return _actions(found)
    return {}


def _coming(said: Coming) -> Fields:
    will = _WILLS.get(said.attendance) or (Will(said.mode) if said.mode else None)
    return {
        "attendance": will,
        "mode": said.mode,
        "joins_at": f"{said.joins_at:%H:%M}" if said.joins_at else None,
        "leaves_at": f"{said.leaves_at:%H:%M}" if said.leaves_at else None,
        "deputy_name": said.deputy_name,
        "deputy_role": said.deputy_role,
        "reason": said.reason,
    }


def _report(said: ReportAnswer) -> Fields:
    return {
        "status": said.status,
        "sent_on": said.sent_on.isoformat() if said.sent_on else None,
        "expected_on": said.expected_on.isoformat() if said.expected_on else None,
        "route": said.route,
        "written_as": said.written_as,
        "reason": said.reason,
    }


def _sharing(said: SharingAnswer, *, known: bool) -> Fields:
    """The question of safety is left to its writer, who has not been asked it yet."""
    return {
        "safety": said.safety if known else None,
        "value": said.value,
        "shared_on": said.shared_on.isoformat() if said.shared_on else None,
        "method": said.method,
        "shared_with": [relation.value for relation in said.shared_with],
        "response": said.response,
        "reason": said.reason,
        "planned_for": said.planned_for.isoformat() if said.planned_for else None,
    }


def _actions(found: Understood) -> Fields:
    fields: dict[str, str | list[str] | None] = {}
    for action in found.actions:
        own = f":{action.action_id}"
        fields |= {f"{name}{own}": getattr(action, name) for name in ("status", "barrier", "next_step")}
        fields[f"next_step_on{own}"] = action.next_step_on.isoformat() if action.next_step_on else None
    return fields
