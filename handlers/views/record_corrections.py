"""What was corrected in a finished record: what it said, who changed it and when."""

from collections.abc import Callable
from datetime import date, datetime

from handlers.views.blocks import Block, context, divider, escape, section, short
from handlers.views.words import within
from models.decision import Category, StepDown, Verdict
from models.record import Corrected, Correction, NotMetReason, Presence
from models.record_sheet import RecordSheet
from models.sharing import Relation
from scheduling.words import day_words, list_words, moment_words

#: The newest are shown; all of them stay stored.
SHOWN = 20

_ABOUT = {
    Corrected.PRESENCE: "how they attended",
    Corrected.PERSON: "who was there",
    Corrected.FAMILY_MET: "meeting the family",
    Corrected.FAMILY_WITH: "whom the chair met",
    Corrected.DECISION: "the decision",
    Corrected.CATEGORY: "the category",
    Corrected.PLAN_SINCE: "the beginning of the plan",
    Corrected.STEP_DOWN: "what was set out",
    Corrected.DISSENT: "who disagrees",
    Corrected.ACTION: "an action",
    Corrected.CONTINGENCY: "the contingency",
}


def correction_blocks(sheet: RecordSheet) -> list[Block]:
    """The corrections, the newest first; nothing when there are none."""
    if not sheet.corrections:
        return []
    rows = [context(_line(sheet, correction, name)) for correction, name in sheet.corrections[:SHOWN]]
    more = len(sheet.corrections) - SHOWN
    rest = [context(f"{more} earlier corrections are kept and not shown here.")] if more > 0 else []
    return [divider(), section("*Corrected after it was finished*"), *rows, *rest]


def _line(sheet: RecordSheet, correction: Correction, name: str) -> str:
    about, zone = _ABOUT[correction.what], sheet.of.conference.jurisdiction.zone
    when = moment_words(correction.corrected_at, zone, sheet.of.today)
    subject = _subject(sheet, correction)
    was = f"it was: {escape(short(_was(sheet, correction), 1000))}" if correction.was else "added"
    return f"{subject}{about} – {was} ({escape(name)}, {when})"


def _subject(sheet: RecordSheet, correction: Correction) -> str:
    """The child or the agency that it is about, where it is about one that is still there."""
    if correction.what in {Corrected.DECISION, Corrected.CATEGORY, Corrected.PLAN_SINCE, Corrected.STEP_DOWN}:
        return _child(sheet, correction.subject_id)
    if correction.what is Corrected.DISSENT:
        return _child(sheet, correction.subject_id)
    if correction.what in {Corrected.PRESENCE, Corrected.PERSON}:
        found = (line.agency for line in sheet.lines if line.attendee and line.attendee.id == correction.subject_id)
        return f"{escape(agency)}: " if (agency := next(found, None)) else ""
    return ""


def _child(sheet: RecordSheet, child_id: int | None) -> str:
    return next((f"{child.label}: " for child in sheet.children if child.id == child_id), "")


def _was(sheet: RecordSheet, correction: Correction) -> str:
    """The former value in words: of a closed list by its label, a day or a moment as people read it."""
    was = correction.was or ""
    read: dict[Corrected, Callable[[str], str]] = {
        Corrected.PRESENCE: lambda value: within(Presence(value)),
        Corrected.DECISION: lambda value: within(Verdict(value)),
        Corrected.CATEGORY: lambda value: within(Category(value)),
        Corrected.STEP_DOWN: lambda value: within(StepDown(value)),
        Corrected.FAMILY_WITH: lambda value: list_words([within(Relation(each)) for each in value.split(",")]),
        Corrected.PLAN_SINCE: lambda value: day_words(date.fromisoformat(value), sheet.of.today),
        Corrected.FAMILY_MET: lambda value: _met(sheet, value),
    }
    return read[correction.what](was) if correction.what in read else was


def _met(sheet: RecordSheet, value: str) -> str:
    if value in set(NotMetReason):
        return f"did not meet, {within(NotMetReason(value))}"
    return moment_words(datetime.fromisoformat(value), sheet.of.conference.jurisdiction.zone, sheet.of.today)
