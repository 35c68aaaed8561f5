"""The chair's record in the domain: who may write it, what the database refuses, what a correction keeps."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, col, select

from models.agency import Agency
from models.answering import Coming, answer_coming
from models.audit import AuditEntry
from models.chairing import record_outcome
from models.conference import Conference
from models.deciding import Decided, decide
from models.decision import Category, Decision, Dissent, StepDown, Verdict
from models.desk import key
from models.invitation import Attendance, Invitation, Mode
from models.outline_plan import Agreed, add_planned, change_planned, planned, remove_planned
from models.planned_action import Harm, PlannedAction
from models.record import Attendee, ConferenceRecord, Correction, NotMetReason, Part, Presence
from models.record_sheet import record_sheet
from models.recording import finish, open_parts, record_family, still_to_record
from models.refusals import Changed, Closed, NotYours, Refused
from models.register import attended, lines_of
from models.registering import PersonThere, add_uninvited, name_person, remove_uninvited, save_presences
from scheduling.clock import SettableClock
from scheduling.ladder import Standing
from tests.models.conftest import At, agency, person
from tests.models.recorded import END, GUEST, children, corrections, everybody, finished, say_no_plan, version

MAPLE, POLICE, HOUSING = "Maple Street Surgery", "Calder Valley Police", "Ravensmoor Housing"
ONCE = pytest.mark.databases("sqlite")


def test_the_register_begins_with_the_answers_and_guesses_nothing(
    conference: Conference, at: At, clock: SettableClock
) -> None:
    answers = {
        "UKHAN": Coming(Attendance.YES, Mode.VIDEO),
        "UREED": Coming(Attendance.DEPUTY, Mode.PHONE, deputy_name="Anita Desai", deputy_role="Inspector"),
        "UJO": Coming(Attendance.NO),
        "UHOLLY": Coming(Attendance.PART, Mode.IN_PERSON),
    }
    for slack_id, answer in answers.items():
        with at(slack_id) as desk:
            number = desk.session.exec(
                select(Invitation.id).where(Invitation.professional_id == person(desk.session, slack_id).id)
            ).one()
            answer_coming(desk, key(number), answer)
    clock.set(END)
    with at("URUTH") as desk:
        record_outcome(desk, key(conference.id), Standing.HELD)
        lines = {line.agency: line for line in lines_of(desk, desk.session.get_one(Conference, conference.id))}
    assert lines[MAPLE].presence is Presence.VIDEO
    assert (lines[POLICE].full_name, lines[POLICE].presence) == ("Anita Desai", Presence.PHONE)
    assert lines["Larkfield Primary School"].presence is Presence.ABSENT
    assert lines["Ravensmoor Health Visiting"].presence is Presence.PART
    assert lines["Ravensmoor Children's Social Care"].full_name == "Priya Nair"
    assert lines["Safe Haven Domestic Abuse Service"].presence is None
    assert not any(line.recorded for line in lines.values())


def test_whether_an_agency_attended_is_one_column_of_an_outer_join(held: int, at: At) -> None:
    with at("URUTH") as desk:
        conference = desk.session.get_one(Conference, held)
        slots = {line.agency: line.slot for line in lines_of(desk, conference)}
        said = {slots[MAPLE]: Presence.VIDEO, slots[POLICE]: Presence.ABSENT}
        save_presences(desk, held, said, version(desk, held))
        stranger = PersonThere(
            "Delroy Francis", "Tenancy officer", Presence.PART, key(agency(desk.session, HOUSING).id)
        )
        add_uninvited(desk, held, stranger, version(desk, held))
    with at("URUTH") as desk:
        rows = desk.session.exec(
            select(Agency.name, attended())
            .join(Invitation, col(Invitation.agency_id) == col(Agency.id))
            .join(Attendee, col(Attendee.invitation_id) == col(Invitation.id), isouter=True)
            .where(Invitation.conference_id == held)
        ).all()
        known: dict[str, bool | None] = dict(rows)
        assert len(rows) == len(known), "one row an invitation"
        assert (known[MAPLE], known[POLICE], known["Larkfield Primary School"]) == (True, False, None)
        assert HOUSING not in known
        housing = desk.session.exec(select(Attendee).where(col(Attendee.invitation_id).is_(None))).one()
        assert housing.professional_id is not None, "found in the directory by name"


PLAN: dict[str, object] = {"verdict": Verdict.PLAN}
NO_PLAN: dict[str, object] = {"verdict": Verdict.NO_PLAN}
FORBIDDEN: tuple[tuple[type[SQLModel], dict[str, object]], ...] = (
    (Decision, PLAN | {"plan_since": date(2026, 3, 12)}),
    (Decision, PLAN | {"category": Category.NEGLECT}),
    (Decision, NO_PLAN),
    (Decision, NO_PLAN | {"step_down": StepDown.EARLY_HELP, "category": Category.PHYSICAL}),
    (Dissent, {"agency_id": 1, "formal": True}),
    (Dissent, {"agency_id": 1, "formal": False, "raised_at": END, "closes_at": END}),
    (Attendee, {"full_name": "Lou Marsh", "presence": Presence.VIDEO}),
    (ConferenceRecord, {"begun_at": END, "finished_at": END}),
    (ConferenceRecord, {"begun_at": END, "family_met_at": END, "not_met_reason": NotMetReason.OTHER}),
)


def test_the_database_refuses_what_the_rules_forbid(held: int, at: At) -> None:
    with at("URUTH") as desk:
        also: dict[str, object] = {"conference_id": held, "child_id": children(desk, held)[0]}
        also |= {"recorded_at": desk.now, "recorded_by_id": desk.actor_id}
        for table, values in FORBIDDEN:
            row = table(**values, **{name: value for name, value in also.items() if name in table.model_fields})
            with pytest.raises(IntegrityError, match=r"(?i)check"), desk.session.begin_nested():
                desk.session.add(row)


def test_a_record_is_finished_once_every_part_is_there(held: int, at: At) -> None:
    with at("URUTH") as desk:
        assert still_to_record(desk, held) == list(Part)
        with pytest.raises(Refused, match="Still open: who attended, when you met the family, a decision for each"):
            finish(desk, held)
        everybody(desk, held)
        assert open_parts(desk, held) == [Part.FAMILY, Part.DECISIONS, Part.PLAN]
        record_family(desk, held, None, (), NotMetReason.DECLINED, version(desk, held))
        say_no_plan(desk, held)
        assert open_parts(desk, held) == [], "without a plan there is no outline of one"
        finish(desk, held)
        assert still_to_record(desk, held) is None
        deeds = desk.session.exec(select(AuditEntry.deed).where(AuditEntry.chain == held)).all()
        assert deeds[-1] == "finished_record"


def test_what_is_changed_before_the_end_is_no_correction_and_afterwards_is(held: int, at: At) -> None:
    with at("URUTH") as desk:
        everybody(desk, held, Presence.VIDEO)
        finished(desk, held)
        assert corrections(desk) == []
        first, second = children(desk, held)
        to = Decided(Verdict.PLAN, Category.NEGLECT, disagree=frozenset({key(agency(desk.session, POLICE).id)}))
        decide(desk, first, to, version(desk, held))
        decide(desk, first, to, version(desk, held))
        assert corrections(desk) == [("decision", "no_plan"), ("step_down", "child_in_need"), ("dissent", None)]
        record_family(desk, held, None, (), NotMetReason.NO_TIME, version(desk, held))
        assert corrections(desk)[3:] == [("family_met", "2026-03-12T09:30:00+00:00"), ("family_with", "mother")]
        everybody(desk, held, Presence.PHONE)
        assert corrections(desk)[-1] == ("presence", "in_person")
        decide(desk, second, Decided(Verdict.NO_PLAN, step_down=StepDown.NOT_SET_OUT), version(desk, held))
        assert corrections(desk)[-1] == ("step_down", "child_in_need")
        sheet = record_sheet(desk, held)
        assert {name for _, name in sheet.corrections} == {"Ruth Adeyemi"}
        # A child has a plan since: the plan of a finished record is not opened again.
        assert sheet.still_open == ()


def test_free_text_is_sealed_where_it_stands_and_where_it_was_corrected(held: int, at: At) -> None:
    with at("URUTH") as desk:
        finished(desk, held)
        action = add_planned(desk, held, Agreed("Home visits each week", outcome="Calm evenings"), version(desk, held))
        change_planned(desk, key(action.id), Agreed("Home visits twice a week"), version(desk, held))
        slot = lines_of(desk, desk.session.get_one(Conference, held))[0].slot
        name_person(desk, held, slot, PersonThere("Nadia Rowe", "Nurse", Presence.VIDEO), version(desk, held))
    with at("URUTH") as desk:
        assert ("action", "Home visits each week; Calm evenings") in corrections(desk)
        assert any(was and was.startswith("Dr Amira Khan") for what, was in corrections(desk) if what == "person")
        connection = desk.session.connection()
        for table in (PlannedAction, Correction, Attendee):
            name = str(table.__tablename__)
            stored = str(connection.exec_driver_sql(f"SELECT * FROM {name}").all())
            for word in ("visits", "evenings", "Rowe", "Amira"):
                assert word not in stored, name


@ONCE
def test_a_form_opened_before_a_change_is_noticed(held: int, at: At) -> None:
    with at("URUTH") as desk:
        before = version(desk, held)
        record_family(desk, held, None, (), NotMetReason.OTHER, before)
        with pytest.raises(Changed):
            record_family(desk, held, None, (), NotMetReason.NOT_SAFE, before)
        with pytest.raises(Changed):
            decide(desk, children(desk, held)[0], Decided(Verdict.PLAN, Category.NEGLECT), before)
        with pytest.raises(Changed):
            save_presences(desk, held, {}, before)


@ONCE
def test_the_same_again_changes_nothing(held: int, at: At) -> None:
    with at("URUTH") as desk:
        finished(desk, held)
        police = key(agency(desk.session, POLICE).id)
        agreed = Agreed(
            "Share the log", (0,), police, date(2026, 4, 1), "Fewer calls", "No call in a month", Harm.NEGLECT
        )
        added = add_planned(desk, held, agreed, version(desk, held))
        add_uninvited(desk, held, GUEST, version(desk, held))
        seen = version(desk, held)
        everybody(desk, held, Presence.IN_PERSON)
        seen = version(desk, held)
        everybody(desk, held, Presence.IN_PERSON)
        say_no_plan(desk, held)
        finish(desk, held)
        assert add_planned(desk, held, agreed, seen).id == added.id
        assert change_planned(desk, key(added.id), agreed, seen).id == added.id
        add_uninvited(desk, held, GUEST, seen)
        assert version(desk, held) == seen
        assert len(planned(desk, held)) == 1


@ONCE
def test_only_the_chair_writes_and_only_of_a_conference_that_was_held(
    conference: Conference, at: At, clock: SettableClock
) -> None:
    number = key(conference.id)
    clock.set(END)
    with at("URUTH") as desk, pytest.raises(Closed, match="Say first whether"):
        record_family(desk, number, None, (), NotMetReason.OTHER, 1)
    with at("URUTH") as desk:
        record_outcome(desk, number, Standing.HELD)
        finished(desk, number)
        action = key(add_planned(desk, number, Agreed("Home visits"), version(desk, number)).id)
    for somebody in ("UPRIYA", "UDANIEL", "UCHAIR2", "UQUINN", "UADMIN", "UKHAN"):
        with at(somebody) as desk:
            child, seen = children(desk, number)[0], version(desk, number)
            slot = lines_of(desk, desk.session.get_one(Conference, number))[0].slot
            for write in (
                lambda desk=desk, seen=seen: record_family(desk, number, None, (), NotMetReason.OTHER, seen),
                lambda desk=desk, seen=seen, slot=slot: save_presences(desk, number, {slot: Presence.ABSENT}, seen),
                lambda desk=desk, seen=seen, slot=slot: name_person(desk, number, slot, GUEST, seen),
                lambda desk=desk, seen=seen: add_uninvited(desk, number, GUEST, seen),
                lambda desk=desk, seen=seen, child=child: decide(desk, child, Decided(Verdict.NO_PLAN), seen),
                lambda desk=desk, seen=seen: add_planned(desk, number, Agreed("Visits"), seen),
                lambda desk=desk: remove_planned(desk, action),
                lambda desk=desk: finish(desk, number),
            ):
                with pytest.raises(NotYours):
                    write()
        if somebody != "UPRIYA":
            with at(somebody) as desk, pytest.raises(NotYours):
                record_sheet(desk, number)
    with at("UPRIYA") as desk:
        sheet = record_sheet(desk, number)
        assert (sheet.may_write, len(sheet.actions)) == (False, 1)


@ONCE
def test_a_line_of_another_conference_is_not_found_here(held: int, at: At) -> None:
    with at("URUTH") as desk:
        for slot in ("i999999", "a1", "p1x", "", "nonsense"):
            with pytest.raises(NotYours):
                save_presences(desk, held, {slot: Presence.VIDEO}, version(desk, held))
        with pytest.raises(NotYours):
            name_person(desk, held, "i999999", PersonThere("Lou Marsh", "Officer", Presence.VIDEO), version(desk, held))
        slot = lines_of(desk, desk.session.get_one(Conference, held))[0].slot
        invited = name_person(desk, held, slot, PersonThere("Lou Marsh", "GP", Presence.VIDEO), version(desk, held))
        with pytest.raises(Refused, match="stays in the register"):
            remove_uninvited(desk, key(invited.id))
