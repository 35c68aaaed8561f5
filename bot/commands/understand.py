"""`convene understand`: what the grammar makes of replies, one per line, for other programs and for curious people."""

import json
import sys
from dataclasses import dataclass
from datetime import date, datetime
from io import TextIOWrapper
from typing import NoReturn, TextIO

import typer

# `bot.commands.answers` would say this too, but it reads the settings, which take longer than all replies together.
_WRONG = 2
_YEARS = (1900, 2200)
TYPES = ("ICPC", "RCPC", "PRE-BIRTH", "TRANSFER-IN")


@dataclass(frozen=True)
class Asked:
    """The options as they were typed."""

    received: str
    conference: str
    type: str
    report_due: str
    agency_kind: str | None = None


def answer(asked: Asked, source: TextIO | None = None) -> None:
    """Print one line of JSON for each line read, or one sentence on standard error with exit code 2."""
    from models.understanding import Frame, understand

    frame = Frame(
        received=_moment("--received", asked.received),
        conference=_moment("--conference", asked.conference),
        type=_type(asked.type),
        report_due=_day("--report-due", asked.report_due),
        agency_kind=_agency(asked.agency_kind),
    )
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):  # whatever the terminal's language, and whatever bytes arrive
            stream.reconfigure(encoding="utf-8", errors="replace")
    for line in source or sys.stdin or ():  # a closed standard input has nothing to say
        meaning = understand(line.rstrip("\r\n"), frame)
        sys.stdout.write(json.dumps(meaning.as_json(), ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _type(text: str) -> str:
    known = text.strip().upper().replace("_", "-")
    return known if known in TYPES else _refuse("--type must be ICPC, RCPC, PRE-BIRTH or TRANSFER-IN.")


def _agency(text: str | None) -> str | None:
    if text is None:
        return None
    from models.agency import AgencyKind

    known = text.strip().lower()
    return known if known in set(AgencyKind) else _refuse(f"--agency must be one of {', '.join(AgencyKind)}.")


def _moment(option: str, text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _refuse(f"{option} must be a date with an hour like 2026-03-04T14:00.")
    if "T" not in text.upper() and " " not in text.strip():
        return _refuse(f"{option} must be a date with an hour like 2026-03-04T14:00.")
    if moment.tzinfo is not None:
        return _refuse(f"{option} is the hour on the conference's own clock: leave the zone out.")
    _of_our_time(option, moment)
    return moment


def _day(option: str, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return _refuse(f"{option} must be a date like 2026-03-05.")
    _of_our_time(option, day)
    return day


def _of_our_time(option: str, day: date) -> None:
    """Days are counted in both directions: at the ends of the calendar there would be none."""
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        _refuse(f"{option} must be of a year from {_YEARS[0]} to {_YEARS[1]}.")


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(_WRONG)
