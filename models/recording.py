"""Writing the chair's record part by part: who may, what a later change leaves behind, and when it is whole."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import col, select

from models.access import Part as In
from models.access import conference_by_id
from models.carrying import carry_on, next_dates_changed
from models.conference import Child, Conference
from models.decision import Decision, Verdict
from models.desk import Desk
from models.planning import mark_stale
from models.record import ConferenceRecord, Corrected, Correction, NotMetReason, Part
from models.refusals import Changed, Closed, Refused
from models.sharing import Relation
from scheduling.ladder import Kind, Standing
from scheduling.words import list_words

CHAIR = frozenset({In.CHAIRS})
#: What is recorded of a conference that has a record, and of one that has a register: people came to it.
HELD = frozenset({Standing.HELD})
PEOPLE_CAME = HELD | {Standing.INQUORATE}
#: The parts inside a sentence.
NAMES = {
    Part.REGISTER: "who attended",
    Part.FAMILY: "when you met the family",
    Part.DECISIONS: "a decision for each child",
    Part.PLAN: "the outline plan",
}
#: Nobody meets a family about a conference earlier than this.
LONGEST_BEFORE = timedelta(weeks=12)
#: The record as it is before anything was written.
FIRST_VERSION = 1


def writing(
    desk: Desk, conference_id: int, seen_version: int | None = None, among: Collection[Standing] = HELD
) -> tuple[Conference, ConferenceRecord]:
    """The conference and its record, for its chair to write in; raises `Closed` unless it was held.

    `among` widens that for a part that another outcome has too. `seen_version` is the version of the record that a
    form was opened with; raises `Changed` when it is another now.
    """
    conference = conference_by_id(desk, conference_id, CHAIR)
    must_be_among(conference, among)
    record = desk.session.get(ConferenceRecord, conference_id)
    if seen_version is not None and seen_version != version_of(record):
        raise Changed
    if record is None:
        record = ConferenceRecord(conference_id=conference_id, begun_at=desk.now, version=FIRST_VERSION)
        desk.session.add(record)
        desk.session.flush()
    return conference, record


def must_be_among(conference: Conference, among: Collection[Standing] = HELD) -> None:
    """Raise `Closed` unless what is recorded of the conference leaves something to write."""
    if conference.standing not in among:
        raise Closed(f"Say first whether {conference.code} was held. This is recorded of a conference that was.")


def version_of(record: ConferenceRecord | None) -> int:
    """The version of a record that may not have been begun."""
    return record.version if record is not None else FIRST_VERSION


def written(desk: Desk, record: ConferenceRecord, deed: str, subject_id: int | None = None, detail: str = "") -> None:
    """After a change: counted, audited, and the chair's message about it follows."""
    record.version += 1
    desk.note(deed, record.conference_id, subject_id, detail)
    mark_stale(desk.session, record.conference_id, kinds=frozenset({Kind.HELD}))
    desk.session.flush()
    carry_on(desk, record.conference_id)
    next_dates_changed(desk, desk.session.get_one(Conference, record.conference_id))


def correct(
    desk: Desk, record: ConferenceRecord, part: Part, what: Corrected, was: str | None, subject_id: int | None = None
) -> None:
    """Keep what a finished record said before a change. What is changed while it is being written is not kept."""
    if record.finished_at is None:
        return
    correction = Correction(
        conference_id=record.conference_id,
        part=part,
        what=what,
        subject_id=subject_id,
        was=was,
        corrected_at=desk.now,
        corrected_by_id=desk.actor_id,
    )
    desk.session.add(correction)
    desk.session.flush()


def record_family(
    desk: Desk,
    conference_id: int,
    met_at: datetime | None,
    met_with: tuple[Relation, ...],
    reason: NotMetReason | None,
    seen_version: int,
) -> ConferenceRecord:
    """Record when the chair met the family beforehand and with whom, or why they did not (J).

    Raises `Refused` under `met_on`, `met_with` or `reason`.
    """
    conference, record = writing(desk, conference_id, seen_version)
    if met_at is None and reason is None:
        raise Refused("Choose the reason that comes closest.", "reason")
    if met_at is not None:
        if met_at > conference.ends_at:
            raise Refused("This is after the conference. Tell us when you met the family before it.", "met_on")
        if met_at < conference.starts_at - LONGEST_BEFORE:
            raise Refused("This is long before the conference. Check the date.", "met_on")
        if not met_with:
            raise Refused("Choose whom you met, by their relation to the child.", "met_with")
    reason = None if met_at else reason
    relations = sorted(each.value for each in met_with) if met_at else []
    other_moment = (record.family_met_at, record.not_met_reason) != (met_at, reason)
    if not other_moment and record.family_with == relations:
        return record
    if other_moment:
        correct(desk, record, Part.FAMILY, Corrected.FAMILY_MET, _moment(record))
    if record.family_with != relations:
        correct(desk, record, Part.FAMILY, Corrected.FAMILY_WITH, ",".join(record.family_with) or None)
    record.family_met_at, record.family_with, record.not_met_reason = met_at, relations, reason
    written(desk, record, "recorded_family_meeting", detail=reason.value if reason else "met")
    return record


def finish(desk: Desk, conference_id: int) -> ConferenceRecord:
    """Finish a record whose parts are all there; what is changed afterwards is shown as a correction."""
    _, record = writing(desk, conference_id)
    if record.finished_at is not None:
        return record
    missing = [NAMES[part] for part in open_parts(desk, conference_id)]
    if missing:
        raise Refused(f"Still open: {list_words(missing)}. Record this first.")
    record.plan_at = record.plan_at or desk.now
    record.finished_at = desk.now
    written(desk, record, "finished_record")
    return record


def open_parts(desk: Desk, conference_id: int) -> list[Part]:
    """The parts that are still to be recorded, in the order in which they are asked."""
    record = desk.session.get(ConferenceRecord, conference_id)
    undecided, plans = _decided(desk, conference_id)
    states = {
        Part.REGISTER: record is not None and record.register_at is not None,
        Part.FAMILY: record is not None and family_is_said(record),
        Part.DECISIONS: undecided == 0,
        # Where no child has a plan there is no outline of one.
        Part.PLAN: record is not None and (record.plan_at is not None or (undecided == 0 and plans == 0)),
    }
    return [part for part, done in states.items() if not done]


def still_to_record(desk: Desk, conference_id: int) -> list[Part] | None:
    """The open parts; None once the record is finished."""
    record = desk.session.get(ConferenceRecord, conference_id)
    return None if record is not None and record.finished_at is not None else open_parts(desk, conference_id)


def family_is_said(record: ConferenceRecord) -> bool:
    """Whether the required field is filled in: the chair met the family, or says why not."""
    return record.family_met_at is not None or record.not_met_reason is not None


def _decided(desk: Desk, conference_id: int) -> tuple[int, int]:
    """How many children are without a decision, and how many have a plan."""
    rows = desk.session.exec(
        select(Child.id, Decision.verdict)
        .join(Decision, col(Decision.child_id) == col(Child.id), isouter=True)
        .where(Child.conference_id == conference_id)
    ).all()
    return sum(verdict is None for _, verdict in rows), sum(verdict is Verdict.PLAN for _, verdict in rows)


def _moment(record: ConferenceRecord) -> str | None:
    """What the record said: a moment, or the word of a reason."""
    if record.family_met_at is not None:
        return record.family_met_at.isoformat()
    return record.not_met_reason.value if record.not_met_reason else None
