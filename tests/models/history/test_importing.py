"""A history is imported whole or not at all; importing it again changes nothing but what was corrected."""

import io
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session, select

from models.audit import AuditEntry
from models.database import reading, transaction
from models.desk import Desk
from models.history import COLUMNS, Imported, bring_in, import_history, lay_out, prepare
from models.history.importing import BATCH, MOST_FAULTS
from models.refusals import NotYours
from models.spreadsheet import FileRefused
from scheduling.calendars import Jurisdiction
from tests.models.conftest import At
from tests.models.history.files import GP, NOW, POLICE, RULES, file, imported, kept, refused


def test_a_row_is_kept_as_it_stands_with_the_deadlines_that_held(engine: Engine) -> None:
    assert imported(engine, file(GP, POLICE)) == Imported(2, 0, 0)
    gp, police = kept(engine)
    assert {name: gp[name] for name in ("held_on", "type", "agency_kind", "report_due_on", "family_due_on")} == {
        "held_on": date(2021, 3, 4),
        "type": "RCPC",
        "agency_kind": "gp",
        "report_due_on": date(2021, 2, 25),
        "family_due_on": date(2021, 2, 25),
    }
    answers = ("attended", "report", "shared", "shared_on", "actions", "q1", "q2", "q3", "q9", "q11")
    assert [gp[name] for name in answers] == [
        *("no", "yes", "partially", date(2021, 3, 1), "na"),
        *("no", "yes", None, "partially", "requires_improvement"),
    ]
    assert gp["q12"] == "We would have liked a copy of the plan."
    assert (gp["responded"], police["responded"]) == (True, False)
    assert (police["report"], police["agency_kind"], police["invited_on"]) == ("research", "other", None)


def test_an_initial_conference_has_its_own_deadline_and_bank_holidays_of_its_place_are_not_counted(
    engine: Engine,
) -> None:
    after_easter = GP | {"type": "ICPC", "date": "2021-04-07", "invited_on": "", "shared": "", "shared_on": ""}
    imported(engine, file(after_easter))
    assert kept(engine)[0]["report_due_on"] == date(2021, 3, 31)  # Good Friday and Easter Monday are between
    imported(engine, file(after_easter), replace(RULES, jurisdiction=Jurisdiction.SCT))
    assert kept(engine)[0]["report_due_on"] == date(2021, 4, 1)  # in Scotland Easter Monday is a working day


def test_the_same_file_twice_changes_nothing_and_a_corrected_row_is_changed(engine: Engine) -> None:
    imported(engine, file(GP, POLICE))
    first = kept(engine)
    again = file(GP | {"conference": "  audit  7 "}, POLICE)
    assert imported(engine, again) == Imported(0, 0, 2)
    assert kept(engine) == first
    corrected = GP | {"q12": "We have a copy of the plan now.", "attended": "yes"}
    later = POLICE | {"conference": "Audit 8", "date": "2021-03-05"}
    assert imported(engine, file(corrected, later)) == Imported(1, 1, 0)
    gp, police, _ = kept(engine)
    assert (gp["attended"], gp["q12"]) == ("yes", "We have a copy of the plan now.")
    assert police == first[1], "a row that the file does not mention stays"
    with Session(engine) as session:
        entries = session.exec(select(AuditEntry)).all()
    assert [(entry.deed, entry.detail) for entry in entries] == [
        ("history_imported", "added 2 changed 0"),
        ("history_imported", "added 1 changed 1"),
    ]


def test_an_agency_has_one_name_however_it_is_written(at: At, engine: Engine) -> None:
    written = ("maple street surgery", "School on the hill", "SCHOOL ON THE HILL")
    rows = [GP | {"conference": f"Audit {number}", "agency": name} for number, name in enumerate(written)]
    imported(engine, file(*rows))
    assert [row["agency"] for row in kept(engine)] == ["Maple Street Surgery", *["School on the hill"] * 2]


def test_every_wrong_row_is_said_and_nothing_is_imported(engine: Engine) -> None:
    imported(engine, file(POLICE))
    wrong = file(
        GP | {"type": "CIN review", "q3": "often"},
        GP,
        GP | {"agency": "maple street surgery", "attended": "partly"},
        GP | {"agency": "maple street surgery"},
    )
    assert refused(engine, wrong) == [
        "Line 2: q3 must be yes, partially, no or na, or empty.",
        "Line 2: type must be ICPC, RCPC, PRE-BIRTH or TRANSFER-IN.",
        "Line 4: attended must be yes, no or na, or empty.",
        "Line 5: the agency is at this conference on line 3 already.",
    ]


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(engine: Engine) -> None:
    first, *rows = file(GP, POLICE | {"q12": "We had no copy."}, POLICE | {"agency": "Probation"}).splitlines(
        keepends=True
    )
    open_ended = b"".join([first, rows[0], rows[1].replace(b"We had", b'"We had'), *rows[2:]])
    assert refused(engine, open_ended) == ["Line 3: the quotation marks on this line do not match."]


def test_of_a_file_that_is_wrong_throughout_the_first_faults_are_said_and_all_are_counted(engine: Engine) -> None:
    with pytest.raises(FileRefused) as refusal:
        imported(engine, file(*[GP | {"report": ""}] * (2 * MOST_FAULTS)))
    assert [fault.line for fault in refusal.value.faults] == list(range(2, MOST_FAULTS + 2))
    assert refusal.value.count == 2 * MOST_FAULTS


def test_a_label_is_nowhere_in_the_database_and_a_comment_is_sealed(engine: Engine) -> None:
    imported(engine, file(GP | {"conference": "Family of the blue door"}))
    with engine.connect() as connection:
        row = connection.execute(text("SELECT * FROM history")).mappings().one()
        secret = connection.execute(text("SELECT * FROM history_secret")).mappings().one()
    stored = " ".join(str(value) for value in (*row.values(), *secret.values())).casefold()
    assert "blue door" not in stored
    assert "copy of the plan" not in stored


def test_a_conference_of_our_own_is_not_counted_twice(at: At, engine: Engine, conference: object) -> None:
    code = conference.code  # type: ignore[attr-defined]  # the fixture's conference
    assert refused(engine, file(GP | {"conference": code.lower()})) == [
        "Line 2: conference is one of Convene's own, and would be counted twice."
    ]
    with at("UPRIYA") as desk, pytest.raises(NotYours):
        import_history(desk, io.BytesIO(file(GP)))


def test_others_can_write_while_a_long_file_is_read(engine: Engine) -> None:
    def write(_done: int, _all: int) -> None:
        with transaction(engine) as session:
            Desk(session, NOW, RULES).note("directory_imported")

    with engine.connect() as connection:
        with transaction(connection) as session:
            prepare(Desk(session, NOW, RULES))
        with reading(connection) as session:
            rows = lay_out(Desk(session, NOW, RULES), io.BytesIO(file(GP, POLICE)), write)
            session.commit()
        with transaction(connection) as session:
            assert bring_in(Desk(session, NOW, RULES), rows) == Imported(2, 0, 0)
    assert len(kept(engine)) == 2


def test_a_long_file_says_how_far_it_is(engine: Engine) -> None:
    said: list[tuple[int, int]] = []
    rows = [GP | {"conference": f"Audit {number}"} for number in range(2 * BATCH + 1)]
    content = file(*rows)
    with transaction(engine) as session:
        desk = Desk(session, NOW, RULES)
        found = import_history(desk, io.BytesIO(content), lambda done, total: said.append((done, total)))
    lines = len(rows) + 2
    assert found.added == len(rows)
    assert said == [(BATCH, lines), (2 * BATCH, lines), (2 * BATCH + 1, lines), (lines, lines)]


def test_the_columns_are_those_that_partnerships_were_told() -> None:
    assert ",".join(COLUMNS) == (
        "conference,type,date,agency,agency_kind,invited_on,attended,report,report_sent_on,shared,shared_on,"
        "action_update,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11,q12"
    )
