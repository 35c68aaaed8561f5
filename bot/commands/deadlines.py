"""`convene deadlines`: what the product computes, for people and for other programs."""

import json as json_format
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NoReturn

import typer

from bot.commands.answers import refuse, settings
from models.rules import HouseRules
from scheduling.calendars import Jurisdiction
from scheduling.clock import SystemClock
from scheduling.deadlines import ConferenceType, WeekendConference, deadlines_for, warnings_for
from scheduling.statutory import due, start_of
from scheduling.words import day_words, moment_words, time_words, zone_words

YEARS = range(1980, 2100)


@dataclass(frozen=True)
class Asked:
    """The options as they were typed."""

    type: str | None
    on: str | None
    rule: str | None
    start: str | None
    jurisdiction: str | None
    invited: str | None
    birth: str | None
    clear_days: bool | None


def answer(asked: Asked, *, json: bool) -> None:
    """Print the answer, or one sentence on standard error with exit code 2."""
    house = settings().house_rules()
    if asked.jurisdiction is not None:
        house = replace(house, jurisdiction=_jurisdiction(asked.jurisdiction))
    if asked.rule is not None or asked.start is not None:
        _of_a_rule(asked, house, json=json)
    else:
        _of_a_conference(asked, house, json=json)


def _of_a_conference(asked: Asked, house: HouseRules, *, json: bool) -> None:
    if asked.type is None or asked.on is None:
        refuse("Give --type and --on for a conference, or --rule and --start for another clock.")
    if asked.birth is not None:
        refuse("--birth goes with --rule.")
    kind, on, calendar = _type(asked.type), _day("--on", asked.on), house.calendar()
    rules = house.reports if asked.clear_days is None else replace(house.reports, clear_days=asked.clear_days)
    invited = None if asked.invited is None else _moment("--invited", asked.invited, house.jurisdiction)
    today = None if json else SystemClock().now().astimezone(house.zone()).date()
    try:
        both = deadlines_for(kind, on, calendar, rules)
        warnings = warnings_for(kind, on, calendar, rules, invited=invited, today=today)
    except WeekendConference as weekend:
        refuse(str(weekend))
    if json:
        _print_json(
            {
                "report_deadline": _parts(both.report),
                "family_deadline": _parts(both.family),
                "warnings": warnings,
            }
        )
        return
    zone = house.zone()
    typer.echo(f"{kind.label}, {day_words(on, today)}, {house.jurisdiction.label}")
    typer.echo(f"  Report due               {moment_words(both.report, zone, today)} ({zone_words(zone)})")
    typer.echo(f"  Shared with the family   {moment_words(both.family, zone, today)} ({zone_words(zone)})")
    for warning in warnings:
        typer.echo(f"  ! {warning}")


def _of_a_rule(asked: Asked, house: HouseRules, *, json: bool) -> None:
    if asked.rule is None or asked.start is None:
        refuse("--rule and --start go together.")
    if asked.type is not None or asked.on is not None or asked.clear_days is not None:
        refuse("--type, --on and --clear-days do not go with --rule.")
    start = _moment("--start", asked.start, house.jurisdiction)
    birth = None if asked.birth is None else _day("--birth", asked.birth)
    invited = None if asked.invited is None else _moment("--invited", asked.invited, house.jurisdiction)
    try:
        found = due(asked.rule, start, house.calendar(), birth=birth, invited=invited)
    except ValueError as wrong:
        refuse(str(wrong))
    if json:
        _print_json({"rule": asked.rule, "due": found.text})
        return
    when = day_words(found.on, None)
    at = f", {time_words(found.at.time())} ({zone_words(house.zone())})" if found.at else ""
    said = {"DUE": "due {}", "DEADLINE_PASSED": "was due {}, which had passed when the agency was invited"}
    said |= {"WARN": "{} is a bank holiday: only with an explicit override", "REJECT": "{} is a weekend: refused"}
    typer.echo(f"{asked.rule}: {said[found.outcome].format(when + at)}")


def _print_json(answer: dict[str, object]) -> None:
    typer.echo(json_format.dumps(answer, ensure_ascii=False))


def _parts(moment: datetime) -> dict[str, str]:
    zone = getattr(moment.tzinfo, "key", "UTC")
    return {"date": f"{moment:%Y-%m-%d}", "time": f"{moment:%H:%M}", "zone": zone}


def _type(text: str) -> ConferenceType:
    try:
        return ConferenceType(text)
    except ValueError:
        refuse("--type must be ICPC, RCPC, PRE-BIRTH or TRANSFER-IN.")


def _jurisdiction(text: str) -> Jurisdiction:
    try:
        return Jurisdiction(text)
    except ValueError:
        refuse(f"--jurisdiction must be one of {', '.join(Jurisdiction)}.")


def _day(option: str, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        refuse(f"{option} must be a date like 2027-01-05.")
    return day if day.year in YEARS else _out_of_range(option)


def _moment(option: str, text: str, jurisdiction: Jurisdiction) -> date:
    """A date, or an hour on the jurisdiction's own clock."""
    try:
        moment = start_of(text, jurisdiction)
    except ValueError:
        refuse(f"{option} must be a date like 2027-01-05, or 2027-01-05T15:00 with an hour.")
    return moment if moment.year in YEARS else _out_of_range(option)


def _out_of_range(option: str) -> NoReturn:
    refuse(f"{option} must be between the years {YEARS.start} and {YEARS.stop - 1}.")
