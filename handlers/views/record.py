"""The chair's record as one sheet: each part with what it holds, what is still open, and the way into it."""

from collections.abc import Sequence
from datetime import date

from handlers.views.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    confirm,
    context,
    divider,
    escape,
    modal,
    option,
    section,
    select,
)
from handlers.views.cards import DONE, OPEN, heading
from handlers.views.held import outcome_blocks
from handlers.views.record_corrections import correction_blocks
from handlers.views.words import label, within
from models.cards import ConferenceCard
from models.conference import Child
from models.decision import Dissent, StepDown, Verdict
from models.record import Part
from models.record_sheet import RecordSheet
from models.recording import PEOPLE_CAME
from models.sharing import Relation
from scheduling.ladder import Standing
from scheduling.words import day_words, list_words, moment_words

RECORD = "record"
NOT_HELD = frozenset({Standing.INQUORATE, Standing.POSTPONED})
#: From here on each child's decision is opened from one menu, so that the sheet stays short.
MANY_CHILDREN = 7


def record_view(sheet: RecordSheet, again_by: date, sentence: str | None = None) -> View:
    """The sheet. `again_by` is the day by which an inquorate conference is held again."""
    of = sheet.of
    top = [section(f"{DONE} {escape(sentence)}")] if sentence else []
    if of.conference.standing is Standing.HELD:
        body = [*_parts(sheet), *_finish(sheet), *correction_blocks(sheet)]
    else:
        body = outcome_blocks(of, again_by, may_answer=sheet.may_write)
        body += _again(sheet)
        body += [_who(sheet)] if of.conference.standing in PEOPLE_CAME else []
    blocks = [*top, heading(of), *body]
    return modal(f"Record of {of.conference.code}", blocks, callback_id=RECORD, ref={"c": sheet.conference_id})


def chooser(cards: Sequence[ConferenceCard]) -> View:
    """One's conferences that are over, the newest first, each with a button for its record."""
    rows = [
        section(
            f"*{of.conference.code}* · {of.conference.type.label}\n{of.when} ({of.zone})",
            button("Record", RECORD, of.conference.id, says=f"Record of {of.conference.code}"),
        )
        for of in cards
    ]
    older = context("For an older one, type its reference: `/conference record CODE`.")
    return modal("Records", [*rows, older])


def _parts(sheet: RecordSheet) -> list[Block]:
    held = f"{DONE} Held."
    if sheet.may_write:
        held += " The record is saved part by part, so you can stop and come back."
    return [
        context(held),
        _who(sheet),
        _part(sheet, Part.FAMILY, "Meeting the family beforehand", _family(sheet), "family_meeting"),
        *_children(sheet),
        _part(sheet, Part.PLAN, "The outline plan", _plan(sheet), "outline", see=True),
    ]


def _again(sheet: RecordSheet) -> list[Block]:
    """For whoever runs a conference that could not be held: the form that schedules it again."""
    if not sheet.runs or sheet.of.conference.standing not in NOT_HELD:
        return []
    return [actions([button("Schedule it again", "schedule_again", sheet.conference_id, style="primary")], "again")]


def _who(sheet: RecordSheet) -> Block:
    return _part(sheet, Part.REGISTER, "Who attended", _register(sheet), "register", see=True)


def _part(sheet: RecordSheet, part: Part, title: str, lines: Sequence[str], deed: str, *, see: bool = False) -> Block:
    """One part; whoever may not write can still open what does not fit here."""
    words = "Write" if sheet.may_write else "See"
    to = button(words, deed, sheet.conference_id, says=f"{words}: {title}") if sheet.may_write or see else None
    symbol = OPEN if part in sheet.still_open else DONE
    return section("\n".join([f"{symbol} *{title}*", *lines]), to, f"part:{part.value}")


def _register(sheet: RecordSheet) -> list[str]:
    lines = []
    if sheet.attended or sheet.absent:
        lines.append(f"{len(sheet.attended)} attended, {len(sheet.absent)} did not.")
    if sheet.unsaid:
        people = "1 person" if len(sheet.unsaid) == 1 else f"{len(sheet.unsaid)} people"
        lines.append(f"Not said yet for {people}.")
    queried = sum(line.name_is_queried for line in sheet.attended)
    if queried:
        lines.append(f"_Full name not known: {queried}_")
    return lines


def _family(sheet: RecordSheet) -> list[str]:
    record, of = sheet.record, sheet.of
    if record is None or (record.family_met_at is None and record.not_met_reason is None):
        if not sheet.may_write:
            return ["Not recorded yet."]
        return ["Required: when you met them before the conference and whom, or why you did not."]
    if record.not_met_reason is not None:
        return [f"Did not meet: {within(record.not_met_reason)}."]
    people = list_words([within(Relation(each)) for each in record.family_with])
    when = moment_words(record.family_met_at, of.conference.jurisdiction.zone, of.today) if record.family_met_at else ""
    return [f"Met on {when}: {people}."]


def _children(sheet: RecordSheet) -> list[Block]:
    """A section a child; of a large family all in one, with a menu."""
    if len(sheet.children) < MANY_CHILDREN:
        return [section(_child(sheet, child), _decide(sheet, child), f"child:{child.id}") for child in sheet.children]
    menu: Element | None = None
    if sheet.may_write:
        choices = [option(child.id, f"{child.label}, {child.age_words}") for child in sheet.children]
        menu = {**select(choices, None, "Choose the child"), "action_id": "decide"}
    halves = [sheet.children[start : start + MANY_CHILDREN - 1] for start in range(0, len(sheet.children), 6)]
    blocks = [section("\n".join(_child(sheet, child) for child in half)) for half in halves]
    return [*blocks, *([actions([menu], "children")] if menu else [])]


def _decide(sheet: RecordSheet, child: Child) -> Element | None:
    if not sheet.may_write:
        return None
    return button("Write", "decide", child.id, says=f"Write: {child.label}")


def _child(sheet: RecordSheet, child: Child) -> str:
    decision = sheet.decisions.get(child.id or 0)
    name = f"*{child.label}*, {child.age_words}"
    if decision is None:
        return f"{OPEN} {name}\nNo decision recorded yet."
    lines = [f"{DONE} {name}"]
    if decision.verdict is Verdict.PLAN and decision.category:
        lines.append(f"{label(decision.verdict)}: {within(decision.category)}{_since(sheet, decision.plan_since)}")
    else:
        lines.append(label(decision.verdict))
    if decision.step_down is StepDown.NOT_SET_OUT:
        lines.append(f"_{label(decision.step_down)}. It should have been: who sets it out, and by when?_")
    elif decision.step_down:
        lines.append(f"{label(decision.step_down)}.")
    for dissent, agency in sheet.dissents.get(child.id or 0, []):
        lines.append(f"{escape(agency.name)} disagrees{_formally(sheet, dissent)}.")
    return "\n".join(lines)


def _since(sheet: RecordSheet, since: date | None) -> str:
    day = sheet.of.conference.local_start.date()
    return f", since {day_words(since, sheet.of.today)}" if since and since != day else ""


def _formally(sheet: RecordSheet, dissent: Dissent) -> str:
    if dissent.raised_at is None or dissent.closes_at is None:
        return ""
    zone, today = sheet.of.conference.jurisdiction.zone, sheet.of.today
    raised, closes = (moment_words(moment, zone, today) for moment in (dissent.raised_at, dissent.closes_at))
    over = dissent.raised_at > dissent.closes_at or dissent.closes_at.astimezone(zone).date() < today
    return f" formally, recorded {raised}; the 72 hours {'ended' if over else 'last until'} {closes}"


def _plan(sheet: RecordSheet) -> list[str]:
    lines = []
    count = len(sheet.actions)
    if count:
        lines.append(
            f"{count} action{'' if count == 1 else 's'}{f', {sheet.vague} of them queried' if sheet.vague else ''}."
        )
    elif Part.PLAN not in sheet.still_open and not sheet.uncovered:
        lines.append("No child has a plan, so no outline is needed.")
    if sheet.uncovered and (count or Part.PLAN not in sheet.still_open):
        lines.append(f"_No action is for {list_words([child.label for child in sheet.uncovered])}._")
    if sheet.record is not None and sheet.record.contingency is not None:
        lines.append(f"Contingency: {'yes' if sheet.record.contingency else 'no'}.")
    return lines


def _finish(sheet: RecordSheet) -> list[Block]:
    """How far it is as a whole, the way to finish it, and to what follows from it."""
    ways = [button("Next dates", "next_dates", sheet.conference_id)]
    if sheet.finished and sheet.record is not None and sheet.record.finished_at is not None:
        zone = sheet.of.conference.jurisdiction.zone
        when = moment_words(sheet.record.finished_at, zone, sheet.of.today)
        state = f"{DONE} Finished on {when}. What is changed now is shown as a correction."
    elif not sheet.may_write:
        state = f"{OPEN} The chair has not finished this record yet."
    elif sheet.still_open:
        state = f"You can finish the record once every part has a {DONE}."
    else:
        state = f"{OPEN} Every part is there."
        ways = [_finish_button(sheet), *ways]
    return [divider(), context(state), actions(ways, "finish")]


def _finish_button(sheet: RecordSheet) -> Element:
    words = "You can still change it. What it said before is then shown as a correction."
    sure = confirm("Finish the record?", words, "Finish it")
    return button("Finish the record", "finish_record", sheet.conference_id, style="primary", confirm=sure)
