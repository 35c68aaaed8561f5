"""The form that J found missing: when the chair met the family beforehand and with whom, or why not."""

from enum import StrEnum

from handlers.asked import Field
from handlers.views.blocks import (
    Block,
    View,
    date_input,
    input_block,
    option,
    radio,
    section,
    select,
    ticks,
    time_input,
)
from handlers.views.record_form import Writing
from handlers.views.words import label
from models.conference import Conference
from models.record import ConferenceRecord, NotMetReason
from models.sharing import Relation

FAMILY = "family_meeting"


class Met(StrEnum):
    """The first answer."""

    YES = "yes"
    NO = "no"


def saved(conference: Conference, record: ConferenceRecord | None) -> dict[str, Field]:
    """What is recorded, as the form's fields; the day is the conference's until another is said."""
    day = conference.local_start.date().isoformat()
    if record is None:
        return {"met_on": day}
    if record.family_met_at is None:
        reason = record.not_met_reason
        return {"met": Met.NO if reason else None, "reason": reason, "met_on": day}
    local = record.family_met_at.astimezone(conference.jurisdiction.zone)
    return {
        "met": Met.YES,
        "met_on": local.date().isoformat(),
        "met_at": f"{local:%H:%M}",
        "met_with": list(record.family_with),
    }


def family_form(writing: Writing) -> View:
    """The modal, with the fields that belong to the first answer."""
    filled = writing.filled
    choices = radio([option(Met.YES, "Yes"), option(Met.NO, "No")], filled.text("met"))
    blocks: list[Block] = [input_block("met", "Did you meet the family before the conference?", choices, dispatch=True)]
    if filled.text("met") == Met.YES:
        people = ticks([option(each.value, label(each)) for each in Relation], filled.several("met_with"))
        blocks += [
            input_block("met_on", "On which day?", date_input(filled.text("met_on"))),
            input_block("met_at", "At what time?", time_input(filled.text("met_at"))),
            input_block("met_with", "With whom?", people, hint="By their relation to the child. No names are kept."),
        ]
    elif filled.text("met") == Met.NO:
        reasons = select([option(each.value, label(each)) for each in NotMetReason], filled.text("reason"), "Choose")
        blocks.append(input_block("reason", "Why not?", reasons))
    else:
        blocks.append(section("This part is required. Nothing else about the family is asked or kept."))
    return writing.drawn("Meeting the family", blocks, FAMILY)
