"""A hundred thousand conferences: a snapshot beside a plain scan of what it counts, readiness beside few others."""

from datetime import date

import sqlalchemy as sa
from cryptography.fernet import MultiFernet
from sqlalchemy import Engine
from sqlalchemy.sql.visitors import iterate
from sqlmodel import select

from models.agency import Professional
from models.database import make_engine, reading, transaction
from models.desk import Desk
from models.readiness import readiness
from models.snapshot.counting import count
from models.snapshot.days import Period
from models.snapshot.live import live
from models.snapshot.past import past
from models.snapshot.rows import Asked, By, Rows
from scheduling.calendars import Jurisdiction
from tests.benchmarks.archive import AGENCIES, FEW, NOW, RULES, copied, few_conferences, long_history, settled
from tests.benchmarks.measuring import Table, Way, taking_turns
from tests.models.conftest import At

TIMES, ROUNDS = 1000, 3
MANY = FEW * TIMES
INVITED = MANY * AGENCIES
PERIOD = Period(date(2020, 1, 1), date(2025, 12, 31), Jurisdiction.ENG.zone)


async def test_conferences_held_here(
    engine: Engine, another_database_url: str, keyring: MultiFernet, at: At, database_kind: str, table: Table
) -> None:
    few = make_engine(another_database_url, keyring)
    last = few_conferences(few)
    assert few_conferences(engine) == last
    settled(few)
    copied(engine, TIMES)
    ready = {f"among {FEW} conferences": readied(few, last), f"among {MANY:,}": readied(engine, last)}
    table.add(f"Readiness of one conference, {database_kind}", await taking_turns(40, ready), "ms")
    few.dispose()
    medians = await taking_turns(ROUNDS, beside_a_scan(engine, live(Asked(PERIOD))))
    table.add(f"Snapshot, {MANY:,} conferences and {INVITED:,} invitations, {database_kind}", medians, "ms")


async def test_an_imported_history(engine: Engine, at: At, database_kind: str, table: Table) -> None:
    long_history(engine, INVITED)
    medians = await taking_turns(ROUNDS, beside_a_scan(engine, past(Asked(PERIOD))))
    table.add(f"Snapshot, {INVITED:,} rows of history, {database_kind}", medians, "ms")


def readied(engine: Engine, conference_id: int) -> Way:
    """The chair asks for the readiness of one conference."""

    async def ask() -> None:
        with transaction(engine) as session:
            chair = session.exec(select(Professional).where(Professional.slack_id == "URUTH")).one()
            found = readiness(Desk(session, NOW, RULES, chair), conference_id)
        assert len(found.rows) == AGENCIES

    return ask


def beside_a_scan(engine: Engine, rows: Rows) -> dict[str, Way]:
    """The plain scan reads every column on which anything that is counted depends, of the same rows, and no more."""
    columns = {each for says in rows.says.values() for each in iterate(says) if isinstance(each, sa.Column)}
    tables = sorted({column.table for column in columns if column.table.name != "owned"}, key=str)
    plain = sa.select(*(sa.func.count(each) for each in columns)).select_from(rows.source)
    apart = [sa.select(*(sa.func.count(each) for each in columns if each.table is table)) for table in tables]

    def asking(*queries: sa.Executable) -> Way:
        async def ask() -> None:
            with reading(engine) as session:
                for query in queries:
                    assert session.connection().execute(query).one()

        return ask

    def counted(by: By | None = None) -> Way:
        async def ask() -> None:
            with reading(engine) as session:
                found = count(session, Asked(PERIOD, by=by))
            assert abs(found.total.bases["log.1"] - INVITED) < FEW * AGENCIES

        return ask

    ways = {"plain scan": asking(plain), "each of its tables by itself": asking(*apart), "snapshot": counted()}
    return ways | {f"snapshot by {by}": counted(by) for by in (By.AGENCY, By.TYPE, By.MONTH)}
