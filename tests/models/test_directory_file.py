"""The directory's file, as spreadsheets really write it; and written so that no cell calculates."""

import csv

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from models.desk import Desk
from models.directory import COLUMNS, exported, import_directory
from models.directory.file import lines_of, written
from models.rules import HouseRules
from models.spreadsheet import FileRefused
from tests.models.test_directory import KHAN, MAPLE, NOW, bring_in, file

PLAIN = file(MAPLE | {"duty_contact": "Café de Zoë"}, KHAN).decode()
#: Letters of names here and elsewhere, and what people put between them.
WORDS = st.text("abcèéñøžłßŞ'’- ", min_size=2, max_size=12).map(str.strip).filter(lambda word: word[:1].isalpha())


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("cp1252"),
        PLAIN.encode("utf-16"),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace("\r\n", "\n").encode(),
        PLAIN.replace("Café", "Cafe\u0301 ").replace("record", " Record").encode(),
        PLAIN.replace("\r\n", ",,,\r\n,,\r\n").encode(),
    ],
    ids=["utf-8", "bom", "windows", "utf-16", "semicolons", "tabs", "unix", "untidy", "blank cells"],
)
def test_it_is_read_however_the_spreadsheet_saved_it(content: bytes) -> None:
    lines, faults = lines_of(content)
    assert faults == []
    assert [line.cells["agency"] for line in lines] == ["Maple Street Surgery"] * 2
    assert lines[0].cells["duty_contact"] == "Café de Zoë"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty."),
        (b"\n \n", "the file is empty."),
        (PLAIN.splitlines()[0].encode(), "the file has column names but no rows."),
        (b"PK\x03\x04 and the rest of a workbook", "this is a workbook"),
        (b"record,agency\0", "this is not a text file"),
        (b"record,\x81\x8d", "the text cannot be read"),
        (PLAIN.replace("email", "e-mail").encode(), "the column e-mail is not known."),
        (PLAIN.replace("email", "slack").encode(), "the column slack is there twice."),
    ],
)
def test_what_is_no_directory_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        lines_of(content)
    assert any(fault.reason.startswith(reason) and fault.line == 1 for fault in refusal.value.faults)


def test_every_missing_column_is_named() -> None:
    with pytest.raises(FileRefused) as refusal:
        lines_of(b"record,agency,name\nperson,Maple Street Surgery,Amira Khan\n")
    missing = {fault.reason.split()[2] for fault in refusal.value.faults}
    assert missing == set(COLUMNS) - {"record", "agency", "name"}


def test_a_row_that_runs_over_is_a_fault_of_its_own_line() -> None:
    lines, faults = lines_of(
        PLAIN.encode() + b"person,Maple Street Surgery,,,,,,Khan, Amira,GP,,UKHAN,a@b.example,yes\n"
    )
    assert len(lines) == 2
    assert [fault.line for fault in faults] == [4]
    assert "quotation marks" in faults[0].reason


@pytest.mark.parametrize("cell", ["=1+1", "+44 1632 960001", "-2", "@here", "=HYPERLINK()"])
def test_no_cell_that_we_write_is_a_formula(cell: str) -> None:
    text = written([dict.fromkeys(COLUMNS, "") | {"duty_contact": cell}])
    [row] = csv.DictReader(text.splitlines())
    assert row["duty_contact"] == f"'{cell}"


def test_a_telephone_number_is_not_taken_for_a_formula(engine: Engine) -> None:
    bring_in(engine, file(MAPLE | {"duty_contact": "+44 (0)1632 960001"}))
    with Session(engine) as session:
        text = exported(session)
    assert "'+44 (0)1632 960001" in text
    assert bring_in(engine, text.encode()).unchanged == 1


@st.composite
def directories(draw: st.DrawFn) -> bytes:
    """Agencies with people of any names, some of them leads."""
    names = draw(st.lists(WORDS, min_size=1, max_size=4, unique_by=lambda name: " ".join(name.casefold().split())))
    rows: list[dict[str, str]] = []
    for number, name in enumerate(names):
        people = [
            {
                "record": "person",
                "agency": name,
                "name": f"{draw(WORDS)} {draw(WORDS)}ab",
                "job_role": draw(WORDS),
                "slack": f"U{number}X{place}" if draw(st.booleans()) else "",
                "email": f"p{number}.{place}@agency.example",
                "active": draw(st.sampled_from(["yes", "no"])),
            }
            for place in range(draw(st.integers(0, 3)))
        ]
        leads = [row["email"] for row in people if row["active"] == "yes"]
        days = draw(
            st.lists(st.dates(min_value=NOW.date(), max_value=NOW.date().replace(year=2030)), unique=True, max_size=3)
        )
        agency = {
            "record": "agency",
            "agency": name,
            "kind": draw(st.sampled_from(["gp", "school", "police"])),
            "safeguarding_lead": draw(st.sampled_from([*leads, ""])),
            "duty_contact": draw(st.sampled_from(["", "+44 1632 960001", 'Reception, "front desk"'])),
            "unavailable": "; ".join(f"{day}..{day} {draw(WORDS)}" for day in days),
            "active": draw(st.sampled_from(["yes", "no", ""])),
        }
        rows += [agency, *people]
    return file(*draw(st.permutations(rows)))


@given(content=directories())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_importing_what_was_exported_changes_nothing(engine: Engine, content: bytes) -> None:
    with Session(engine) as session:
        desk = Desk(session, NOW, HouseRules())
        added = import_directory(desk, content).added
        text = exported(session)
        again = import_directory(desk, text.encode("utf-8-sig"))
        assert (again.added, again.changed, again.unchanged, again.left_alone) == (0, 0, added, 0)
        assert exported(session) == text
        session.rollback()
