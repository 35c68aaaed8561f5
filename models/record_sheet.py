"""The chair's record as it reads: its parts, what each holds, what is still open and what was corrected."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import col, select

from models.access import SEES_ALL, conference_by_id, parts_in, run_by_actor
from models.access import Part as In
from models.agency import Agency, Professional
from models.cards import ConferenceCard, children_of, conference_card
from models.conference import Child, Conference
from models.continuing import unfinished
from models.deciding import decisions_of, dissents_of
from models.decision import Decision, Dissent
from models.desk import Desk, key
from models.outline_plan import planned, queries, without_action
from models.planned_action import PlannedAction
from models.record import ConferenceRecord, Correction, Part, Presence
from models.recording import CHAIR, open_parts, version_of
from models.register import Line, lines_of
from scheduling.ladder import Standing

#: How many conferences are offered when one asks for the record without a reference.
MOST_OFFERED = 40


@dataclass(frozen=True)
class RecordSheet:
    """The whole record, as the chair and whoever runs the conference see it."""

    of: ConferenceCard
    record: ConferenceRecord | None
    lines: tuple[Line, ...]
    children: tuple[Child, ...]
    decisions: Mapping[int, Decision]
    dissents: Mapping[int, list[tuple[Dissent, Agency]]]
    actions: tuple[PlannedAction, ...]
    owners: Mapping[int, str]
    corrections: tuple[tuple[Correction, str], ...]
    still_open: tuple[Part, ...]
    may_write: bool
    runs: bool
    unfinished: int = 0

    @property
    def conference_id(self) -> int:
        """Its opaque id, as buttons carry it."""
        return key(self.of.conference.id)

    @property
    def version(self) -> int:
        """The version that a form opened from here has seen."""
        return version_of(self.record)

    @property
    def finished(self) -> bool:
        """Whether the chair has finished it."""
        return self.record is not None and self.record.finished_at is not None

    @property
    def attended(self) -> tuple[Line, ...]:
        """Those of whom the chair has said that they were there."""
        return tuple(line for line in self.lines if line.recorded and line.presence is not Presence.ABSENT)

    @property
    def absent(self) -> tuple[Line, ...]:
        """Those of whom the chair has said that they were not."""
        return tuple(line for line in self.lines if line.recorded and line.presence is Presence.ABSENT)

    @property
    def unsaid(self) -> tuple[Line, ...]:
        """Those of whom the chair has not said it yet."""
        return tuple(line for line in self.lines if not line.recorded)

    @property
    def vague(self) -> int:
        """How many actions are queried."""
        return sum(bool(queries(action)) for action in self.actions)

    @property
    def uncovered(self) -> list[Child]:
        """Children with a plan for whom nothing is planned."""
        return without_action(self.children, dict(self.decisions), self.actions)


def record_sheet(desk: Desk, conference_id: int) -> RecordSheet:
    """The record, for the chair and for whoever runs the conference; that it was seen is audited."""
    conference = conference_by_id(desk, conference_id, SEES_ALL)
    desk.note("saw_record", conference_id)
    return sheet_of(desk, conference)


def sheet_of(desk: Desk, conference: Conference) -> RecordSheet:
    """The record itself; access is checked by whoever asks for it."""
    conference_id = key(conference.id)
    actions, parts = planned(desk, conference_id), parts_in(desk, conference)
    return RecordSheet(
        of=conference_card(desk, conference),
        record=desk.session.get(ConferenceRecord, conference_id),
        lines=tuple(lines_of(desk, conference)),
        children=tuple(children_of(desk.session, conference_id)),
        decisions=decisions_of(desk, conference_id),
        dissents=dissents_of(desk, conference_id),
        actions=tuple(actions),
        owners=_names(desk, {action.owner_id for action in actions}),
        corrections=_corrections(desk, conference_id),
        still_open=tuple(open_parts(desk, conference_id)),
        may_write=bool(parts & CHAIR),
        runs=In.RUNS in parts,
        unfinished=len(unfinished(desk.session, conference)),
    )


def records(desk: Desk) -> list[ConferenceCard]:
    """Conferences that the acting person ran or chaired and that are over, the newest first."""
    query = (
        select(Conference)
        .where(
            run_by_actor(desk) | (col(Conference.chair_id) == desk.actor_id),
            Conference.standing != Standing.CANCELLED,
            col(Conference.starts_at) <= desk.now,
        )
        .order_by(col(Conference.starts_at).desc(), col(Conference.id))
        .limit(MOST_OFFERED)
    )
    return [conference_card(desk, row) for row in desk.session.exec(query)]


def records_to_finish(desk: Desk) -> list[ConferenceCard]:
    """Conferences that the acting person chaired and whose record is not finished, the oldest first."""
    query = (
        select(Conference)
        .join(ConferenceRecord, col(ConferenceRecord.conference_id) == col(Conference.id), isouter=True)
        .where(
            Conference.chair_id == desk.actor_id,
            Conference.standing == Standing.HELD,
            col(ConferenceRecord.finished_at).is_(None),
        )
        .order_by(col(Conference.starts_at), col(Conference.id))
        .limit(MOST_OFFERED)
    )
    return [conference_card(desk, row) for row in desk.session.exec(query)]


def _names(desk: Desk, ids: set[int | None]) -> dict[int, str]:
    rows = desk.session.exec(select(Agency).where(col(Agency.id).in_(ids - {None})))
    return {key(row.id): row.name for row in rows}


def _corrections(desk: Desk, conference_id: int) -> tuple[tuple[Correction, str], ...]:
    """The corrections, the newest first, each with the name of who made it."""
    rows = desk.session.exec(
        select(Correction, Professional.full_name)
        .join(Professional, col(Professional.id) == col(Correction.corrected_by_id))
        .where(Correction.conference_id == conference_id)
        .order_by(col(Correction.id).desc())
    )
    return tuple((correction, name) for correction, name in rows)
