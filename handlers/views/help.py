"""The help: what each person can ask, as data, so that a test can hold it against what is registered."""

from dataclasses import dataclass

from models.agency import Duty

_RUNNERS = frozenset({Duty.SOCIAL_WORKER, Duty.BUSINESS_SUPPORT})
_QUALITY = frozenset({Duty.QUALITY_LEAD})
_WHOLE = _RUNNERS | {Duty.CHAIR}


@dataclass(frozen=True)
class Command:
    """One subcommand: how it is typed, what it does, and whose it is."""

    usage: str
    does: str
    whose: frozenset[Duty]


COMMANDS = (
    Command("schedule", "schedule a conference and invite the agencies", _RUNNERS),
    Command("list", "your conferences to come", _WHOLE),
    Command("show CODE", "one conference: who is invited and what they have answered", _WHOLE),
    Command("readiness CODE", "who is coming, whose report is in and what is missing", _WHOLE),
    Command("record CODE", "after the conference: who attended, what was decided, the outline plan", _WHOLE),
    Command("who CODE", "who was invited, who attended, who provided a report", _WHOLE),
    Command("papers CODE", "decision letter and minutes: what was sent, and who has received it", _WHOLE),
    Command("next CODE", "what comes next: the core group and the review, each with its limit", _WHOLE),
    Command("snapshot", "the data snapshot; add two dates, and by agency, kind, type or month", _QUALITY),
    Command("invite CODE", "invite another agency", _RUNNERS),
    Command("withdraw CODE", "withdraw an invitation", _RUNNERS),
    Command("reschedule CODE", "move a conference; everyone is told once", _RUNNERS),
    Command("cancel CODE", "cancel a conference; everyone is told", _RUNNERS),
    Command("hand over CODE", "hand a conference over to another social worker", _RUNNERS),
    Command("help", "this list", frozenset(Duty)),
)

_ELSEWHERE = {
    Duty.AGENCY: (
        "You need no commands. What you are asked comes as a message with buttons, "
        "and everything still open stands in the Home tab."
    ),
    Duty.QUALITY_LEAD: (
        "Type `/conference snapshot` for the data snapshot of the past 12 months, or with days and a breakdown: "
        "`/conference snapshot 1/1/2026 31/3/2026 by agency`, or by kind, type or month. The Home tab has the same."
    ),
    Duty.ADMINISTRATOR: "The Home tab shows how complete the directory is. It is imported by whoever runs Convene.",
}
_HOME = (
    "Commands do not work inside a thread. The Home tab does the same with buttons: "
    "open Convene from the list of apps and choose *Home*."
)


def help_words(duty: Duty, *, unknown: bool = False) -> str:
    """The commands that this person can use, a line each, and where else to go."""
    mine = [command for command in COMMANDS if duty in command.whose]
    lines = ["That is not one of Convene’s commands. Nothing was done.", ""] if unknown else []
    if duty in _ELSEWHERE:
        lines += [_ELSEWHERE[duty]]
    else:
        lines += ["*What you can type*"]
        lines += [f"• `/conference {command.usage}` – {command.does}" for command in mine]
        lines += ["", "CODE is a conference’s reference, such as CPC-7F3K.", _HOME]
    return "\n".join(lines)
