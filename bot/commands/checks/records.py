"""The database: reachable, up to date, readable with our keys, its trail unbroken, its directory fit for work."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, col, select

import models.tables  # noqa: F401  # registers every table on the metadata
from bot.commands.checks.finding import Finding, fault, notice, well
from models.agency import Agency, Duty, Professional
from models.audit import first_break
from models.columns import Sealed, SealedWithAnotherKey
from models.database import reading, revisions
from models.enclosure import Enclosed, EnclosureRow
from models.outbox import Delivery, OutboxRow

SAMPLED = 500  # sealed texts of each column: a lost key shows in any of them
NAMED = 5


def schema(engine: Engine) -> Iterator[Finding]:
    """Whether the tables are those that this version works with."""
    current, newest = revisions(engine)
    if current == newest:
        yield well(f"The database answers and is up to date (revision {current}).")
    elif current is None:
        yield fault("The database answers, but has no tables.", "Run `convene migrate`.")
    else:
        yield fault(f"The database is at revision {current}, not {newest}.", "Run `convene migrate`.")


def contents(engine: Engine) -> Iterator[Finding]:
    """What is in the tables."""
    with reading(engine) as session:
        yield seals(session)
        yield _trail(session)
        yield _letters(session)
        yield from _directory(session)


def seals(session: Session) -> Finding:
    """Whether the keys open what is sealed."""
    columns = [c for table in SQLModel.metadata.sorted_tables for c in table.columns if isinstance(c.type, Sealed)]
    opened = 0
    try:
        for column in columns:
            sealed = select(column).where(column.is_not(None)).limit(SAMPLED)
            opened += len(session.exec(sealed).all())
    except SealedWithAnotherKey:
        return fault(
            "Some free text was sealed with a key that is not here, and cannot be read.",
            "Add the earlier key to CONVENE_KEYS, after the newest one, with a comma between them. "
            "If none was set there, it is in the key file in the folder where Convene ran before.",
        )
    return well(f"The keys open what is sealed ({opened} texts tried)." if opened else "Nothing is sealed yet.")


def _trail(session: Session) -> Finding:
    broken = first_break(session)
    if broken is None:
        return well("The audit trail is unbroken.")
    return fault(
        f"The audit trail is broken at entry {broken.number} of chain {broken.chain}: it was changed outside Convene.",
        "Tell whoever is responsible for information governance, and keep a copy of the database as it is.",
    )


def _letters(session: Session) -> Finding:
    """Whether messages or their files were given up: a reminder that never arrives is harm."""
    given_up = Counter(session.exec(select(OutboxRow.fault).where(OutboxRow.status == Delivery.FAILED)))
    given_up += Counter(session.exec(select(EnclosureRow.fault).where(EnclosureRow.status == Enclosed.FAILED)))
    if not given_up:
        return well("No message was given up.")
    reasons = ", ".join(f"{number} × {reason}" for reason, number in given_up.most_common(NAMED))
    return notice(
        f"{given_up.total()} messages or files could not be delivered: {reasons}.",
        "People whom Slack cannot reach are passed on to the social worker. Check their accounts in the directory.",
    )


def _directory(session: Session) -> Iterator[Finding]:
    agencies = session.exec(select(Agency).where(col(Agency.active).is_(True)).order_by(col(Agency.name))).all()
    people = session.exec(select(Professional).where(col(Professional.active).is_(True))).all()
    if not agencies:
        yield fault("The directory is empty.", "Import it: `convene directory import FILE.csv`.")
        return
    yield well(f"The directory has {len(agencies)} agencies and {len(people)} people.")
    yield from _duties(people)
    staffed = {person.agency_id for person in people}
    empty = [agency.name for agency in agencies if agency.id not in staffed]
    if empty:
        yield notice(f"Nobody is known at {_some(empty)}.", "Add somebody, or they cannot be invited by name.")
    leaderless = [agency.name for agency in agencies if agency.lead_id is None and agency.id in staffed]
    if leaderless:
        remedy = "Name one, or unanswered challenges go to nobody there."
        yield notice(f"No safeguarding lead is named at {_some(leaderless)}.", remedy)
    unknown = sum(person.slack_id is None for person in people)
    if unknown:
        yield notice(f"{unknown} people are known by email address only: the bot asks Slack for their accounts daily.")


def _duties(people: Sequence[Professional]) -> Iterator[Finding]:
    """Who must be there for a conference to be scheduled and chaired."""
    counts = Counter(person.duty for person in people if person.slack_id)
    needed = {Duty.SOCIAL_WORKER: "schedule a conference", Duty.CHAIR: "chair one"}
    for duty, deed in needed.items():
        if not counts[duty]:
            remedy = f"Put {duty.value} under duty for at least one person, with their Slack ID."
            yield fault(f"Nobody in the directory can {deed}.", remedy)
    if all(counts[duty] for duty in needed):
        yield well(f"{counts[Duty.SOCIAL_WORKER]} social workers and {counts[Duty.CHAIR]} chairs can use Slack.")


def _some(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
