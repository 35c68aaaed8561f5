"""Deciding for each child separately: plan or no plan, what follows, and which agencies disagree (J, G)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from models.agency import Agency
from models.conference import Child, Conference
from models.decision import Category, Decision, Dissent, StepDown, Verdict
from models.desk import Desk, key
from models.record import ConferenceRecord, Corrected, Part
from models.recording import correct, writing, written
from models.refusals import NotYours, Refused
from models.register import present_agencies
from models.same_children import same_children
from scheduling.statutory import due

DISSENT_CLOCK = "dissent_72_hours_sussex"


@dataclass(frozen=True)
class Decided:
    """What was decided for one child; `plan_since` only where the plan is older than this conference.

    `disagree` and `formal` are agencies; formal dissent is disagreement, whether or not it is said twice.
    """

    verdict: Verdict
    category: Category | None = None
    plan_since: date | None = None
    step_down: StepDown | None = None
    disagree: frozenset[int] = frozenset()
    formal: frozenset[int] = frozenset()


def decide(desk: Desk, child_id: int, decided: Decided, seen_version: int) -> Conference:
    """Record one child's decision; raises `Refused` under the field that is missing or cannot be."""
    child = desk.session.get(Child, child_id)
    if child is None:
        raise NotYours
    conference, record = writing(desk, child.conference_id, seen_version)
    values = _checked(desk, conference, child, decided)
    agencies = {key(agency.id): agency for agency in present_agencies(desk, conference)}
    if (decided.disagree | decided.formal) - agencies.keys():
        raise Refused("Choose agencies that were invited or are in the register.", "disagree")
    changed = _decision(desk, record, child, values)
    changed |= _dissents(desk, conference, record, child, decided)
    if changed:
        written(desk, record, "recorded_decision", child_id, decided.verdict.value)
    return conference


def dissent_closes(desk: Desk, conference: Conference) -> datetime:
    """Until when professional dissent can be raised formally: clock hours from the end, not working days."""
    answer = due(DISSENT_CLOCK, conference.ends_at, desk.rules.calendar(conference.jurisdiction))
    if answer.at is None:
        raise LookupError("a clock that counts hours answers with a moment")
    return answer.at


def plan_began(desk: Desk, conference: Conference, child: Child) -> date | None:
    """When a plan under review began, from the record of the conference reviewed; a first plan begins on the day.

    None where a review's earlier record is not ours to know, or its children are not the same: the chair is asked.
    """
    if not conference.type.is_review:
        return conference.local_start.date()
    if not same_children(desk.session, conference):
        return None
    earlier = desk.session.exec(
        select(Decision)
        .join(Child, col(Child.id) == col(Decision.child_id))
        .where(Child.conference_id == conference.reviews_id, Child.position == child.position)
    ).first()
    if earlier is None:
        return None
    return earlier.plan_since or conference.local_start.date()


def decisions_of(desk: Desk, conference_id: int) -> dict[int, Decision]:
    """The decisions of a conference by child."""
    rows = desk.session.exec(select(Decision).where(Decision.conference_id == conference_id))
    return {row.child_id: row for row in rows}


def dissents_of(desk: Desk, conference_id: int) -> dict[int, list[tuple[Dissent, Agency]]]:
    """The agencies that disagree, by child."""
    rows = desk.session.exec(
        select(Dissent, Agency)
        .join(Agency, col(Agency.id) == col(Dissent.agency_id))
        .where(Dissent.conference_id == conference_id)
        .order_by(col(Agency.name))
    )
    found: dict[int, list[tuple[Dissent, Agency]]] = {}
    for dissent, agency in rows:
        found.setdefault(dissent.child_id, []).append((dissent, agency))
    return found


def _checked(desk: Desk, conference: Conference, child: Child, decided: Decided) -> Decided:
    """The same without what does not belong to the verdict."""
    if decided.verdict is Verdict.NO_PLAN:
        if decided.step_down is None:
            raise Refused("Say what was set out before the conference closed.", "step_down")
        return Decided(Verdict.NO_PLAN, step_down=decided.step_down)
    if decided.category is None:
        raise Refused("Choose the category of the plan.", "category")
    day = conference.local_start.date()
    since = decided.plan_since or plan_began(desk, conference, child)
    if since is None:
        raise Refused("Give the day on which the plan began. If it begins now, that is the conference’s day.", "since")
    if since > day:
        raise Refused("This is after the conference. A plan begins on its day, or began earlier.", "since")
    if since.year < day.year - 18:
        raise Refused("This date is years away. Check it.", "since")
    return Decided(Verdict.PLAN, category=decided.category, plan_since=since)


def _decision(desk: Desk, record: ConferenceRecord, child: Child, to: Decided) -> bool:
    """Write the decision; whether anything is different now."""
    row = desk.session.get(Decision, child.id)
    if row is None:
        row = Decision(
            child_id=key(child.id),
            conference_id=child.conference_id,
            verdict=to.verdict,
            recorded_at=desk.now,
            recorded_by_id=desk.actor_id,
        )
    elif (row.verdict, row.category, row.plan_since, row.step_down) == _values(to):
        return False
    else:
        _keep(desk, record, row, to)
    row.verdict, row.category, row.plan_since, row.step_down = _values(to)
    row.recorded_at, row.recorded_by_id = desk.now, desk.actor_id
    desk.session.add(row)
    desk.session.flush()
    return True


def _keep(desk: Desk, record: ConferenceRecord, row: Decision, to: Decided) -> None:
    """What a finished record said, for each value that is another now."""
    since = row.plan_since.isoformat() if row.plan_since else None
    former = (
        (Corrected.DECISION, row.verdict.value, row.verdict is not to.verdict),
        (Corrected.CATEGORY, row.category.value if row.category else None, row.category is not to.category),
        (Corrected.PLAN_SINCE, since, row.plan_since != to.plan_since),
        (Corrected.STEP_DOWN, row.step_down.value if row.step_down else None, row.step_down is not to.step_down),
    )
    for what, was, is_other in former:
        if is_other and was is not None:
            correct(desk, record, Part.DECISIONS, what, was, row.child_id)


def _dissents(desk: Desk, conference: Conference, record: ConferenceRecord, child: Child, decided: Decided) -> bool:
    """Bring the agencies that disagree in step; formal dissent keeps the moment at which it was raised."""
    rows = {row.agency_id: row for row in desk.session.exec(select(Dissent).where(Dissent.child_id == child.id))}
    wanted = {agency_id: agency_id in decided.formal for agency_id in decided.disagree | decided.formal}
    if {agency_id: row.formal for agency_id, row in rows.items()} == wanted:
        return False
    correct(desk, record, Part.DECISIONS, Corrected.DISSENT, _named(desk, rows.values()), child.id)
    for agency_id in rows.keys() - wanted.keys():
        desk.session.delete(rows[agency_id])
    for agency_id, formal in wanted.items():
        row = rows.get(agency_id) or Dissent(
            child_id=key(child.id),
            agency_id=agency_id,
            conference_id=child.conference_id,
            formal=False,
            recorded_at=desk.now,
            recorded_by_id=desk.actor_id,
        )
        if row.formal is not formal:
            row.formal = formal
            row.raised_at = desk.now if formal else None
            row.closes_at = dissent_closes(desk, conference) if formal else None
        desk.session.add(row)
    desk.session.flush()
    return True


def _values(to: Decided) -> tuple[Verdict, Category | None, date | None, StepDown | None]:
    return to.verdict, to.category, to.plan_since, to.step_down


def _named(desk: Desk, rows: Iterable[Dissent]) -> str | None:
    names = [
        desk.session.get_one(Agency, row.agency_id).name + (" (formal)" if row.formal else "")
        for row in sorted(rows, key=lambda row: row.agency_id)
    ]
    return "; ".join(names) or None
